"""What would happen if: is there a before, an after that differs from it, and a question that does not give it away?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from InstructionGen.checks.claims import ConsequenceClaim
from InstructionGen.checks.instruction import read_instruction
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import content_keys, names_any, words
from InstructionGen.english import parse, tidy, verb_lemma
from InstructionGen.english.inflection import could_be_verb

MOST_SENTENCES = 2
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)]*(?=\s+\S)|[\r\n]")
# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mt|No|vs|[A-Z])\.(?=\s)", re.IGNORECASE)
_OF_THE_PICTURE = re.compile(
    r"^(?:an?|the|this)?\s*(?:[\w-]+\s)?(?:image|photo|photograph|picture)\s+(?:of|shows?|showing|depicts?|depicting)\b",
    re.IGNORECASE,
)
_COMMAS = re.compile(r"[,;]")
_EMPTY = frozenset(
    "be have do it they them itself all now still very more most much many no not there then than out up off down only "
    "one two while".split()
)
"""Words that no outcome is told by, in the form of ``_keys``."""
_OPENING = frozenset(
    "what how which where who whose when why would could can will is are does did has was were".split()
)
"""Words that a question begins with; behind them a request without its question mark is told by *if* or *about*."""
_COMMANDS = frozenset(
    "show imagine picture suppose say fast-forward skip wait see predict guess describe pour plug set open have do "
    "come shut close switch ring fill heat warm wind press squeeze drip dip stir boil bake cook fry soak ask "
    "tell".split()
)
"""Verbs by which one asks for what comes, beside those of edits; the tagger takes some of them for other words."""
_CLAUSE = re.compile(r",\s+(?:so|and|then|now|but)\s+|[:—–]\s+", re.IGNORECASE)


def tells_before_and_after(claim: ConsequenceClaim) -> None:
    """The thing is there before, and the caption after it tells of another state.

    Raises:
        Rejected: A caption is empty, long or of the picture as a picture; the thing is not named; nothing changes, or
            everything; the key words are not what is new.
    """
    for caption in (claim.input, claim.output):
        _is_a_caption(caption)
    if claim.concept and not _named(claim.input, claim.concept):
        refuse("concept not named", claim.concept[0])
    if words(claim.input) == words(claim.output):
        refuse("output repeats input", claim.output)
    before, after = _keys(claim.input), _keys(claim.output)
    if not (claim.concept and _named(claim.output, claim.concept)) and not before & after:
        refuse("nothing in common", f"{claim.input} / {claim.output}")
    phrases = key_phrases(claim.key_words)
    if not phrases:
        refuse("no key words")
    for phrase in phrases:
        keys = _keys(phrase)
        said, there, here = (keys, after, before) if keys else map(_all, (phrase, claim.output, claim.input))
        if not said or not said <= there:
            refuse("key word not in the output", phrase)
        if said <= here:
            refuse("key word in the input", phrase)


def hides_the_outcome(claim: ConsequenceClaim) -> None:
    """What is asked is a question or a request, and does not say what comes of it.

    Raises:
        Rejected: It is a caption, or has words of the outcome in it.
    """
    said = words(claim.edit)
    if not said or said in (words(claim.input), words(claim.output)):
        refuse("instruction repeats a caption", claim.edit)
    if len(_sentences(claim.edit)) > MOST_SENTENCES:
        refuse("more than two sentences", claim.edit)
    if not asks(claim.edit):
        refuse("instruction is not an edit", claim.edit)
    asked, before = _keys(claim.edit), _keys(claim.input)
    new = _keys(claim.output) - before
    told = {key for phrase in key_phrases(claim.key_words) for key in _keys(phrase)} - before
    given = asked & told or (asked & new if 2 * len(asked & new) > len(new) else set())
    if given:
        refuse("instruction gives away the outcome", f"{', '.join(sorted(given))} in {claim.edit!r}")


def key_phrases(key_words: str) -> tuple[str, ...]:
    """The key words one by one: a few words each, with commas between."""
    return tuple(phrase for part in _COMMAS.split(key_words) if (phrase := part.strip(" .")))


@lru_cache(maxsize=4096)
def asks(text: str) -> bool:
    """Whether a text is a question or a request, and no statement."""
    if text.rstrip(" \"'”’").endswith("?"):
        return True
    return any(_is_request(clause) for sentence in _sentences(text) for clause in _CLAUSE.split(sentence))


def _is_request(text: str) -> bool:
    said = words(text)
    if not said or said[0] in _OPENING:
        return len(said) > 1 and said[1] in {"if", "about"}
    if said[0] in _COMMANDS or read_instruction(text) is not None:
        return True
    first = parse(tidy(text)).tokens[0]
    is_base = could_be_verb(first.lower) and verb_lemma(first.lower) == first.lower
    return is_base and first.tag in {"verb-fin", "verb-inf"}


def _named(caption: str, concept: Sequence[str]) -> bool:
    """Whether a caption names a thing, by any of its names or by what such a name ends in: a glass for a wine glass."""
    return names_any(caption, concept) or names_any(caption, [name.split()[-1] for name in concept if " " in name])


def _is_a_caption(caption: str) -> None:
    if not words(caption):
        refuse("not one sentence", caption)
    if len(_sentences(caption)) > MOST_SENTENCES:
        refuse("more than two sentences", caption)
    if _OF_THE_PICTURE.match(caption.strip()):
        refuse("caption speaks of the picture", caption)


def _sentences(text: str) -> list[str]:
    parts = _SENTENCE_END.split(_ABBREVIATION.sub("", text.strip()))
    return [part for part in parts if words(part)]


def _all(text: str) -> frozenset[str]:
    """All words, for a key word that is a small one: *inside*, *still*."""
    return frozenset(words(text))


@lru_cache(maxsize=16384)
def _keys(text: str) -> frozenset[str]:
    """The words that carry meaning, in one form whatever their number and tense: ``frozen`` and ``froze`` are one."""
    found = (verb_lemma(key) for key in content_keys(text))
    return frozenset(key for key in found if key not in _EMPTY and key != "'s")
