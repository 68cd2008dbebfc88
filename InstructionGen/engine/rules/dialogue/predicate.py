"""What a caption says of its subject: a doing, a state, a place, or what it has."""

from __future__ import annotations

from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.engine.rules.dialogue.tale import Sort
from InstructionGen.engine.rules.edits.fitness import COLOURS
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import agree
from InstructionGen.english.inflection import gerund

STATIC: Final = frozenset(
    "on in at near beside behind by under beneath underneath inside outside between among against above below "
    "alongside atop amid within along next close front top across around over".split()
)
_HOLDING: Final = frozenset("contain feature include".split())
"""Verbs by which a thing has something in it."""
_STATIVE: Final = frozenset(
    "show feature contain include have appear seem cover surround overlook display depict represent consist be "
    "become make look need want belong fill line run".split()
)
"""Verbs that tell nothing that somebody does."""
_NO_PARTICIPLE: Final = frozenset(
    "sit stand lie run walk ride fly play hang go come get look pull arrive land travel drift fall".split()
)
_PARTICIPLES: Final = frozenset("set cut put spread split shut".split())
"""Verbs whose bare form is a participle."""


def predicate_at(
    reading: Reading, at: int, many: bool, finite: bool, alive: bool
) -> tuple[Sort, str, str, bool] | None:
    """What is said of a subject from a token on: its sort, verb, words, and whether it is a whole sentence."""
    rel = reading.tag(at) == "rel"
    at += rel
    whole = finite and not rel
    be = reading.tag(at) == "aux"
    if be and reading.lower(at) != ("are" if many else "is"):
        return None
    at += be
    tag, lower = reading.tag(at), reading.lower(at)
    if tag == "verb-fin" and not be:
        return _finite(reading, at, many, whole)
    if tag == "prep":
        return _placed(reading, at, be, alive, whole)
    return _participial(reading, at, be, whole) if at < reading.end and lower else None


def _participial(reading: Reading, at: int, be: bool, whole: bool) -> tuple[Sort, str, str, bool] | None:
    rest = reading.sentence.span(at, reading.end)
    at += reading.tag(at) == "adv" and reading.tag(at + 1) in ("verb-ing", "verb-ed")  # "is nearly finished"
    token = reading.tokens[at]
    if token.tag == "verb-ing" and token.lemma in _HOLDING:
        return "having", "", reading.sentence.span(at + 1, reading.end), whole
    if token.tag == "verb-ing" and token.lemma not in _STATIVE:
        return "doing", token.lemma, rest, whole
    undergone = be and token.lower == "being" and reading.tag(at + 1) == "verb-ed"
    if undergone or (token.lower == "full" and reading.lower(at + 1) == "of") or _is_participle(reading, at):
        return "state", token.lemma, rest, whole
    return None


def _placed(reading: Reading, at: int, be: bool, alive: bool, whole: bool) -> tuple[Sort, str, str, bool] | None:
    """What begins with a preposition: a place, or what the subject has."""
    lower = reading.lower(at)
    if lower == "with" and not be:
        held = reading.sentence.span(at + 1, reading.end)
        return ("having", "", held, whole) if held and reading.at(at + 1) is not None else None
    worn = lower == "in" and any(reading.head(p) in lexicon.WORN for p in reading.outer if at < p.first <= at + 2)
    worn = worn or (lower == "in" and reading.lower(at + 1) in COLOURS)
    static = lower in STATIC and (alive or lower != "over")
    return ("place", "", reading.sentence.span(at, reading.end), whole) if static and not worn else None


def _is_participle(reading: Reading, at: int) -> bool:
    """Whether something is done to the subject: ``parked on a street``, not ``stood on`` or ``cut the cake``."""
    token = reading.tokens[at]
    bare = token.lower == token.lemma and token.lemma not in _PARTICIPLES
    active = reading.tag(at + 1) in ("det", "poss", "num")
    return token.tag == "verb-ed" and not bare and not active and token.lemma not in _NO_PARTICIPLE | {"see", "show"}


def _finite(reading: Reading, at: int, many: bool, whole: bool) -> tuple[Sort, str, str, bool] | None:
    """``rides a horse`` as ``riding a horse``; None where the verb does not agree or another one follows it."""
    token = reading.tokens[at]
    number = "many" if many else "one"
    if agree(token.lower, number) != token.lower or agree(token.lower, "one") == agree(token.lower, "many"):
        return None
    if token.lemma == "have" or token.lemma in _HOLDING:
        return "having", "", reading.sentence.span(at + 1, reading.end), whole
    further = any(reading.tag(i) in ("verb-fin", "aux") for i in range(at + 1, reading.end))
    if token.lemma in _STATIVE or further:
        return None
    after = reading.sentence.span(at + 1, reading.end)
    return "doing", token.lemma, f"{gerund(token.lemma)} {after}".strip(), whole
