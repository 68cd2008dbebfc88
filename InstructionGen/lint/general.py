"""What can be said of an edit whose type nobody knows: an instruction, a change, and no more than one.

These checks are lenient where captions are titles, web captions or free rewrites: what they refuse, a reader would.
"""

from __future__ import annotations

import re
from itertools import pairwise

from InstructionGen.checks import Edit
from InstructionGen.checks.instruction import read_instruction
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.wording import content_keys, words
from InstructionGen.english import article, parse, tidy
from InstructionGen.english.inflection import could_be_verb

LEAST_WORDS = 5
"""Content words, those left out that the instruction speaks of, from which on it is asked how many stay."""
LEAST_KEPT = 0.3
"""The share of them that must stay."""
LEAST_KEPT_FREE = 0.1
"""The same where the captions were written apart from each other."""

_ELLIPTIC = re.compile(
    r"^(?:as|in|into|with|without|no|more|less|fewer|like|but|only|on|at|from|under|during|it|they|he|she|everything|"
    r"everyone|all|instead|maybe|perhaps|follow|watch)\b|"
    r"\b(?:instead|should|must|needs?|would|could|let|let's|want|wants|wish|as if|as though|become|becomes|turned|"
    r"becoming|replaced|removed|added|changed|swapped|now|style)\b",
    re.IGNORECASE,
)
"""How people ask without a verb that commands: *as a watercolour*, *more clouds*, *it should snow*."""
_RESTAGES = re.compile(
    r"\b(?:isolate|extract|cut|cut-?out|crop|only|nothing|nobody|everything|everyone|all\s+else|else|empty|alone|zoom|"
    r"close-?up|background|backdrop|surroundings|setting|location|place|scene)\b",
    re.IGNORECASE,
)
"""What is asked of much or all of the picture: of its words, few may stay."""
_TWICE = frozenset(
    "that had very so really many much bye ha la no yo chow tuk cha pom dum boo night knock tom bora".split()
)
_UNFINISHED = frozenset("a an the and or of".split())
_A_WORD = re.compile(r"[a-z]{3,}(?:'s)?")


def check_general(edit: Edit, *, free: bool = False) -> None:
    """Refuse what cannot be right for an edit of any type.

    Args:
        edit: Both captions known.
        free: They were written apart from each other.

    Raises:
        Rejected: no instruction, no change, hardly anything left of the picture, or English that breaks off.
    """
    check_asks(edit)
    if words(edit.input) == words(edit.output):
        refuse("output repeats input")
    kept, of = kept_words(edit)
    if _RESTAGES.search(edit.edit):
        of = 0
    if of >= LEAST_WORDS and kept < (LEAST_KEPT_FREE if free else LEAST_KEPT) * of:
        refuse("something else changed", f"{kept} of {of} content words stay")
    if not free:
        check_english(edit)


def check_asks(edit: Edit) -> None:
    """Refuse an instruction that is a caption, or asks for nothing. Raises ``Rejected``."""
    spoken = words(edit.edit)
    if not spoken:
        refuse("instruction is not an edit", edit.edit)
    if spoken in (words(edit.input), words(edit.output)):
        refuse("instruction repeats a caption", edit.edit)
    if read_instruction(edit.edit) is None and not _ELLIPTIC.search(edit.edit.strip()) and not _begins_with_verb(edit):
        refuse("instruction is not an edit", edit.edit)


def _begins_with_verb(edit: Edit) -> bool:
    """Whether the first word may be a command: *Zoom in*, *Colour the sky*, *Blur everything behind her*."""
    tokens = [token for token in parse(tidy(edit.edit)).tokens if token.tag not in ("comma", "punct")]
    if len(tokens) < 2:
        return False
    first, second = tokens[0], tokens[1]
    bare = could_be_verb(first.lower) and not first.lower.endswith(("s", "ing", "ed"))
    return first.tag in ("verb-inf", "verb-fin") or (bare and second.tag not in ("verb-fin", "aux", "verb-ing"))


def kept_words(edit: Edit) -> tuple[int, int]:
    """How many content words of the input are in the output, and of how many that the instruction does not speak of."""
    asked = set(content_keys(edit.edit))
    own = [key for key in dict.fromkeys(content_keys(edit.input)) if key not in asked]
    said = content_keys(edit.output)
    stems = {key[:5] for key in said}
    return sum(key in said or key[:5] in stems for key in own), len(own)


def check_english(edit: Edit) -> None:
    """Refuse an output that breaks where the input does not: doubled words, an article that does not fit, a loose end.

    Raises:
        Rejected: it does.
    """
    check_marks(edit.input, edit.output)
    known = set(pairwise(_plain(edit.input)))
    spoken = _plain(edit.output)
    for one, other in pairwise(spoken):
        if (one, other) in known:
            continue
        if one == other and one.isalpha() and one not in _TWICE:
            refuse("broken sentence", f"{one} {other}")
        if {one, other} <= {"a", "an", "the"}:
            refuse("broken sentence", f"{one} {other}")
        # Capitals may be initials, and digits are read in several ways.
        if one in ("a", "an") and _A_WORD.fullmatch(other) and article(other) != one:
            refuse("article does not fit", f"{one} {other}")
    if spoken and spoken[-1] in _UNFINISHED and _plain(edit.input)[-1:] != spoken[-1:]:
        refuse("broken sentence", f"ends in {spoken[-1]!r}")


def _plain(text: str) -> list[str]:
    """The words as they stand, marks between words kept: what a comma parts is no double."""
    return re.findall(r"[\w'’-]+|[^\w\s]", text)
