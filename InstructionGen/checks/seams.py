"""Does a caption read on where words were taken out of it, or put into it?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.reading import NOMINAL, OPENS_PHRASE, Reading, Word
from InstructionGen.checks.reasons import refuse
from InstructionGen.english.words import PREPOSITIONS_OF_SEVERAL_WORDS

_MARKS = re.compile(r",\s*[,.;:!?]|[(\[]\s*[)\]]|^\s*[,.;:]|[.;:]\s*,|\.\s*\.(?!\.)|\s[.]\s*\w")
_ARTICLES = frozenset({"a", "an", "the"})
_NEVER_LAST = _ARTICLES | {"directly", "right", "just", "very", "to", "there"}
_HOLDING = frozenset("in on over under around with".split())
_SIDES = frozenset("side edge middle center centre left right end corner".split())
_BEFORE_SIDES = frozenset("the a one each either left right far other this that very".split())
_DEPTHS = frozenset("foreground background distance".split())
SPLIT_NEVER = frozenset(
    {
        ("next", "to"),
        ("close", "to"),
        ("outside", "of"),
        ("inside", "of"),
        ("front", "of"),
        ("top", "of"),
        ("because", "of"),
        ("on", "top"),
        ("in", "front"),
    }
)
"""Words that are one preposition together and nothing apart."""
_PAIRS = frozenset(pair for long in PREPOSITIONS_OF_SEVERAL_WORDS for pair in itertools.pairwise(long))


def check_marks(before: str, after: str) -> None:
    """Refuse commas and stops that were left standing against each other, unless the input has them too."""
    found = _MARKS.search(after)
    if found and not _MARKS.search(before):
        refuse("broken sentence", found.group().strip() or after)
    if after.count('"') % 2 > before.count('"') % 2:
        refuse("broken sentence", "a quotation mark stands alone")
    if after.rstrip(" .!?").endswith(",") and not before.rstrip(" .!?").endswith(","):
        refuse("broken sentence", "ends in a comma")


def check_seam(left: Word | None, right: Word | None, comma: bool, opens: bool) -> None:
    """Refuse two words that cannot stand side by side.

    Args:
        left: The word before the seam; None at the beginning.
        right: The word after it; None at the end.
        comma: Whether a mark stands between them.
        opens: Whether a noun phrase begins at ``right``.
    """
    if left is None:
        why = _at_begin(right, opens)
    else:
        why = _at_end(left) if right is None else _inside(left, right, comma, opens)
    if why:
        refuse("broken sentence", why)


def _at_begin(right: Word | None, opens: bool) -> str:
    if right is None:
        return "nothing is left"
    if opens or right.key in ("there", "it", "this", "these", "someone", "here") or right.tag == "pron":
        return ""
    return f"begins with {right.key!r}"


def _at_end(left: Word) -> str:
    bad = left.key in _NEVER_LAST or left.tag in ("poss", "conj", "sub", "rel", "gen", "aux")
    if left.tag == "prep":
        bad = left.key not in lexicon.STRANDED
    return f"ends in {left.key!r}" if bad else ""


def _inside(left: Word, right: Word, comma: bool, opens: bool) -> str:
    """The two words where they clash, else nothing."""
    bad = False
    if left.key in _ARTICLES or left.tag in ("poss", "gen"):
        goes_on = right.tag in OPENS_PHRASE and right.key not in _ARTICLES
        bad = not goes_on and not right.tag.startswith(("verb", "adv"))
    elif left.tag in ("sub", "rel"):
        bad = right.tag in ("conj", "sub")
    elif left.tag == "conj":
        bad = right.tag == "conj" or right.key in ("with", "of", "to")
    elif left.tag == "prep":
        joined = (left.key, right.key) in _PAIRS or (left.key == "from" and right.tag == "prep")
        bad = not opens and right.tag not in ("pron", "verb-ing", "rel", "num", "det") and not joined
    elif left.tag == "aux":
        bad = right.tag in ("conj", "sub", "rel")
    elif left.tag in NOMINAL or left.tag == "pron":
        bad = not comma and ((opens and right.tag not in NOMINAL) or right.tag == "pron")
    elif left.key in ("to", "there") and not comma:
        bad = opens or right.tag in ("prep", "conj")
    return f"{left.key} {right.key}" if bad else ""


def leaves_object_wanting(left: Word | None, opens: bool) -> bool:
    """Whether a verb stands at a seam without the object that it had: ``A man riding | down a street``."""
    wanting = left is not None and left.tag.startswith("verb") and not opens
    return wanting and left is not None and left.lemma not in lexicon.CONTENT_WITHOUT_OBJECT


def part_left_behind(words: Sequence[Word], at: int) -> bool:
    """Whether what follows a seam says where someone held the thing that has gone: ``A man | in his hand``."""
    if at + 2 >= len(words) or words[at].tag != "prep" or words[at].key not in _HOLDING:
        return False
    if words[at + 1].tag != "poss" and words[at + 1].key not in ("the", "one", "each"):
        return False
    return any(word.lemma in lexicon.BODY for word in words[at + 2 : at + 4] if word.tag in NOMINAL)


def check_idioms(reading: Reading, positions: Iterable[int]) -> None:
    """Refuse *next* without *to*, *front* without *in* and the like among the given words."""
    words = reading.words
    for at in positions:
        key = words[at].key
        before = words[at - 1].key if at else ""
        follows = words[at + 1].key if at + 1 < len(words) else ""
        alone = (
            (key == "next" and follows not in ("to", "door") and before not in ("the", "his", "her", "its", "their"))
            or (key == "front" and follows == "of" and before not in ("in", "the"))
            or (key == "front" and before == "in" and follows not in ("of", ""))
            or (key in _SIDES and follows == "of" and before not in _BEFORE_SIDES)
        )
        if alone:
            refuse("broken sentence", f"{before} {key} {follows}".strip())
        if key in _DEPTHS and words[at].tag in NOMINAL and before in ("in", "on", "at", "to"):
            refuse("article missing", f"{before} {key}")
