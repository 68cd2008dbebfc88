"""Words as the checks compare them: without case, number, article and typographic dress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from InstructionGen.english import singular

_WORD = re.compile(r"\w+(?:['’.&-](?![sS]\b)\w+)*|['’][sS]\b|&")
ARTICLES = frozenset({"a", "an", "the"})
DETERMINERS = ARTICLES | frozenset(
    "this that these those some any each every another either neither no both all several many few various numerous "
    "multiple two three four five six seven eight nine ten eleven twelve dozen one my your his her its our their "
    "it's couple pair".split()
)
_NOT_CONTENT = ARTICLES | frozenset(
    "of in on at by with and or to from for near beside behind under over inside outside into onto through along "
    "around between among above below beneath beyond against across its his her their this that some as next".split()
)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, marks left out; ``T-shirt`` is one word, ``man's`` is two."""
    return tuple(match.casefold().replace("’", "'") for match in _WORD.findall(text))


@lru_cache(maxsize=65536)
def noun_key(word: str) -> str:
    """One form for a noun in either number: ``dogs`` -> ``dog``."""
    return singular(word.rstrip("'")) or word


@lru_cache(maxsize=8192)
def noun_keys(text: str) -> tuple[str, ...]:
    """The words of a noun phrase in one form each, its determiners left out in front."""
    found = [noun_key(word) for word in words(text)]
    while len(found) > 1 and found[0] in DETERMINERS:
        del found[0]
    return tuple(found)


@lru_cache(maxsize=8192)
def content_keys(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in one form each: ``on the wooden tables`` -> ``wooden, table``."""
    return tuple(noun_key(word) for word in words(text) if word not in _NOT_CONTENT)


def occurrences(needle: Sequence[str], hay: Sequence[str]) -> Iterator[int]:
    """Where the words of ``needle`` stand one after the other in ``hay``."""
    width = len(needle)
    if width:
        yield from (at for at in range(len(hay) - width + 1) if tuple(hay[at : at + width]) == tuple(needle))


def names(text: str, thing: str) -> bool:
    """Whether the text has the thing's words one after the other, in either number."""
    needle = noun_keys(thing)
    # On their own glasses are spectacles; where a juice glass is asked for, they are several of it.
    many_glasses = needle[-1:] == ("glass",)
    hay = tuple("glass" if many_glasses and word == "glasses" else noun_key(word) for word in words(text))
    joined = "".join(needle).replace("-", "")
    # "surf board" and "surfboard", "tshirt" and "t-shirt" are one word to a reader.
    return any(True for _ in occurrences(needle, hay)) or joined in set(_run_together(hay, len(needle)))


def names_any(text: str, things: Iterable[str]) -> bool:
    """Whether the text names one of the things."""
    return any(names(text, thing) for thing in things)


def _run_together(hay: Sequence[str], width: int) -> Iterator[str]:
    for size in {1, 2, width, width + 1}:
        yield from ("".join(hay[at : at + size]).replace("-", "") for at in range(len(hay) - size + 1))
