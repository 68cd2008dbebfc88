"""Where questions and answers say that things are: left, right, above or below of others, or in a part of the frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from InstructionGen.checks.dialogue.meaning import Meaning
from InstructionGen.checks.dialogue.said import PICTURE, Mention, Saying, said
from InstructionGen.checks.dialogue.turns import NO, YES, YES_NO

CONTRARY: Final = {"left": "right", "right": "left", "above": "below", "below": "above"}
DIRECTIONS: Final = {
    "left": "left", "right": "right", "above": "above", "over": "above", "higher than": "above", "below": "below",
    "beneath": "below", "underneath": "below", "lower than": "below", "under": "below",
}  # fmt: skip
_ADVERB: Final = r"(?:(?:immediate|far|direct|immediately|directly|just|slightly|a little|further|farther) )?"
_BESIDE: Final = re.compile(
    rf"\b(?:(?:(?:on|to|at|toward|towards|in) )?(?:the |its |their |his |her )?{_ADVERB}"
    r"(?P<side>left|right)(?:[- ]hand)?(?: side| edge| end| part| half)? (?:of|from)\b"
    r"|(?P<over>above|below|beneath|underneath|higher than|lower than)\b(?! (?:all |it )?(?:average|else|freezing)))",
    re.I,
)
"""A relation to another thing, which follows."""
_FRAME: Final = re.compile(
    r"\b(?:on|to|at|in|towards?|along|from|near|nearest|closest to|occup\w+|fill\w*)(?: to)? (?:the )?"
    r"(?:very |far |extreme |immediate )?"
    r"(?P<place>(?:(?:upper|lower|top|bottom|left|right|middle|center|centre|central)[- ]?)+(?:hand)?)"
    r"(?:[- ](?:side|corner|edge|half|part|portion|third|section|area|end|quarter))?\b"
    r"(?!\s*(?:of|from) (?!(?:the |this )?(?:\w+ )?(?:picture|image|photo|photograph|scene|frame|view|shot)\b)"
    r"|[- ]?(?:hand|arm|leg|foot|eye|ear|wing|turn|lane|shoulder|knee|choice|time|place|way|moment|now|next|behind|"
    r"shoe)\b)",
    re.I,
)
"""A place in the frame."""
_SIDES_ASKED: Final = re.compile(r"\b(?:which|what) (?:side|part|half|corner|edge)\b|\bwhere\b", re.I)
_BARE_SIDE: Final = re.compile(
    r"^(?:(?:it|they|he|she)(?: is|'s| are)? )?(?:the )?(?P<place>left|right|top|bottom|middle|cent(?:er|re))"
    r"(?: side| half| edge)?\W*$",
    re.I,
)
_NO_NAMES: Final[frozenset[str]] = frozenset()
_ASKS_WHAT: Final = re.compile(
    r"(?:what|who|which) (?:is|are|thing|object|item)? ?(?:to|on|at|in|above|below|beneath|underneath|directly|just|"
    r"located|placed|visible|seen|there)\b",
    re.I,
)
_NAMES: Final = re.compile(r"upper|lower|top|bottom|left|right|middle|center|centre|central")
_WHATEVER: Final = (
    Meaning("whatever", "whatever", _NO_NAMES, _NO_NAMES, _NO_NAMES, _NO_NAMES, _NO_NAMES, "", False, False),
)
"""What a question asks for."""
_PRONOUNS: Final = frozenset("it they them he she this that one these those".split())


class Placed(Struct, frozen=True):
    """Something, and where it is said to be."""

    things: tuple[Meaning, ...]
    """What may be meant to be there, the likeliest first."""
    relation: str
    """``left``, ``right``, ``above``, ``below``; or a place in the frame: ``top left``."""
    target: Meaning | None
    """What it is beside; None: it is in the frame."""
    is_loose: bool = False
    """Said of the frame or of what was named last."""
    is_denied: bool = False


@lru_cache(maxsize=65536)
def placed(question: str, answer: str) -> tuple[Placed, ...]:
    """Every place that a turn claims or denies."""
    asked = said(question)
    subject = _subject(asked)
    found: list[Placed] = []
    for saying in said(answer):
        found += in_sentence(saying, subject)
    yes, no = YES.match(answer) is not None, NO.match(answer) is not None
    for saying in asked:
        text = saying.sentence.text
        for told in in_sentence(saying, _WHATEVER):
            if YES_NO.match(text):
                if yes or (no and " or " not in text):
                    found.append(Placed(told.things, told.relation, told.target, told.is_loose, no))
            elif re.match(r"(?:and |so )?(?:what|who|which)\b", text, re.I) and not _is_given(saying):
                things = tuple(m.means for s in said(answer)[:1] for m in s.mentions if m.means.is_thing)[:1]
                if things and told.target != things[0]:
                    found.append(Placed(things, told.relation, told.target, told.is_loose))
            elif told.things != _WHATEVER:
                found.append(told)
    side = _BARE_SIDE.match(answer.strip())
    if side is not None and subject and _SIDES_ASKED.search(question):
        found.append(Placed(subject, side["place"].lower(), None))
    return tuple(found)


def _is_given(saying: Saying) -> bool:
    """*What is the dog on the left doing?* speaks of a dog; *what is on the left?* asks."""
    return (
        any(m.is_definite and m.means.is_thing for m in saying.mentions)
        and _ASKS_WHAT.match(saying.sentence.text) is None
        and re.match(r"which \w+ (?:is|are)\b", saying.sentence.text, re.I) is None
    )


def _subject(asked: Sequence[Saying]) -> tuple[Meaning, ...]:
    """What a question is about, for an answer's *it*."""
    for saying in asked:
        for mention in saying.mentions:
            if mention.means.is_thing:
                return (mention.means,)
    return ()


def in_sentence(saying: Saying, subject: tuple[Meaning, ...]) -> list[Placed]:
    """The places of one sentence; ``subject`` is what an *it* means."""
    text = saying.sentence.text
    found: list[Placed] = []
    taken: list[tuple[int, int]] = []
    for match in _BESIDE.finditer(text):
        relation = DIRECTIONS[(match["side"] or match["over"]).lower()]
        target = _next_thing(saying, match.end())
        if target is None or target.means.head in PICTURE:
            continue
        things = _things_at(saying, match.start(), subject, target)
        if things and target.means.is_thing:
            taken.append(match.span())
            found.append(Placed(things, relation, target.means))
    for match in _FRAME.finditer(text):
        if any(begin < match.end() and match.start() < end for begin, end in taken):
            continue
        place = " ".join(_NAMES.findall(match["place"].lower()))
        things = _things_at(saying, match.start(), subject, None)
        loose = (
            match[0].lower().startswith("to ")
            and " side" not in match[0]
            and " of " not in text[match.end() : match.end() + 4]
        )
        if things:
            found.append(Placed(things, place, None, loose))
    return found


def _next_thing(saying: Saying, at: int) -> Mention | None:
    """The phrase that follows a relation directly."""
    tokens = saying.sentence.tokens
    for mention in saying.mentions:
        start = tokens[mention.phrase.first].start
        if start >= at and saying.sentence.text[at:start].strip() in ("", "of"):
            return mention
    return None


def _things_at(saying: Saying, at: int, subject: tuple[Meaning, ...], target: Mention | None) -> tuple[Meaning, ...]:
    """What is said to be there: the thing named last before, the clause's first, or else what follows the target."""
    tokens = saying.sentence.tokens
    begin = max(
        (m.end() for m in re.finditer(r"[;:]|, (?:while|and|but|with|whereas)\b", saying.sentence.text[:at])), default=0
    )
    before = [m for m in saying.mentions if begin <= tokens[m.phrase.head].start < at and _counts(m, target)]
    if before:
        one = [before[-1].means, before[0].means]
        return tuple(dict.fromkeys(one))
    pronoun = any(token.lower in _PRONOUNS and token.start < at and token.start >= begin for token in tokens)
    if pronoun or (subject and at < 2 + len("it is ") and not _has_things_after(saying, at, target)):
        return subject
    after = [m for m in saying.mentions if tokens[m.phrase.first].start > at and _counts(m, target)]
    if after:
        return (after[0].means,)
    return subject


def _has_things_after(saying: Saying, at: int, target: Mention | None) -> bool:
    tokens = saying.sentence.tokens
    return any(tokens[m.phrase.first].start > at and _counts(m, target) for m in saying.mentions)


def _counts(mention: Mention, target: Mention | None) -> bool:
    return mention.means.is_thing and mention.mode != "denied" and (target is None or mention.phrase != target.phrase)
