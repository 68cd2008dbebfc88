"""Where questions and answers say that things are: left, right, above or below of others, or in a part of the frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from InstructionGen.checks.dialogue.meaning import Meaning
from InstructionGen.checks.dialogue.pointing import resolved
from InstructionGen.checks.dialogue.said import PICTURE, Mention, Saying, said
from InstructionGen.checks.dialogue.sides import (
    ASKS_WHAT,
    BARE_SIDE,
    BESIDE,
    BETWEEN,
    CENTRE,
    COMPARING,
    DIRECTIONS,
    FRAME,
    NAMES,
    NEW_THING,
    OTHER,
    PARENTHESIS,
    SIDES_ASKED,
)
from InstructionGen.checks.dialogue.subjects import Placed, begins_at, counts, of_mention, things_at
from InstructionGen.checks.dialogue.turns import NO, YES, YES_NO

_NO_NAMES: Final[frozenset[str]] = frozenset()
_WHATEVER: Final = (
    Meaning("whatever", "whatever", _NO_NAMES, _NO_NAMES, _NO_NAMES, _NO_NAMES, _NO_NAMES, "", False, False),
)
"""What a question asks for."""


@lru_cache(maxsize=65536)
def placed(question: str, answer: str) -> tuple[Placed, ...]:
    """Every place that a turn claims or denies."""
    asked = said(question)
    subject = _subject(asked)
    found: list[Placed] = []
    before = [m for saying in asked for m in saying.mentions if m.means.is_thing and m.mode != "denied"]
    for saying in said(answer):
        found += in_sentence(saying, subject, before)
        before += [m for m in saying.mentions if m.means.is_thing and m.mode != "denied"]
    yes, no = YES.match(answer) is not None, NO.match(answer) is not None
    found += _compared(question, answer)
    for saying in asked:
        text = saying.sentence.text
        if COMPARING.search(text):
            continue
        for told in in_sentence(saying, _WHATEVER):
            if YES_NO.match(text):
                if yes or (no and " or " not in text):
                    found.append(replace(told, is_denied=no))
            elif re.match(r"(?:and |so )?(?:what|who|which)\b", text, re.I) and not _is_given(saying):
                things = tuple(m.means for s in said(answer)[:1] for m in s.mentions if m.means.is_thing)[:1]
                if things and told.target != things[0]:
                    found.append(replace(told, things=things, least=1, is_share=False))
            elif told.things != _WHATEVER:
                found.append(told)
    side = BARE_SIDE.match(answer.strip())
    if side is not None and subject and SIDES_ASKED.search(question):
        found.append(Placed(subject, side["place"].lower(), None))
    return tuple(found)


def _compared(question: str, answer: str) -> Iterator[Placed]:
    """What is told of two things by *which is farther to the left?* and its answer."""
    match = COMPARING.search(question)
    asked = [m.means for saying in said(question) for m in saying.mentions if m.means.is_thing]
    things = [m.means for saying in said(answer)[:1] for m in saying.mentions if m.means.is_thing]
    if match is None or len(asked) != _TWO or not things:
        return
    others = [means for means in asked if means.head != things[0].head]
    if len(others) == 1:
        yield Placed((things[0],), DIRECTIONS.get(match["way"].lower(), ""), others[0])


_TWO: Final = 2


def _is_given(saying: Saying) -> bool:
    """*What is the dog on the left doing?* speaks of a dog; *what is on the left?* asks."""
    return (
        any(m.is_definite and m.means.is_thing for m in saying.mentions)
        and ASKS_WHAT.match(saying.sentence.text) is None
        and re.match(r"which \w+ (?:is|are)\b", saying.sentence.text, re.I) is None
    )


def _subject(asked: Sequence[Saying]) -> tuple[Meaning, ...]:
    """What a question is about, for an answer's *it*."""
    for saying in asked:
        for mention in saying.mentions:
            if mention.means.is_thing:
                return (mention.means,)
    return ()


def in_sentence(saying: Saying, subject: tuple[Meaning, ...], before: Sequence[Mention] = ()) -> list[Placed]:
    """The places of one sentence.

    Args:
        saying: The sentence.
        subject: What its question is about, which an *it* may mean.
        before: The things that were named in the sentences before it.
    """
    text = saying.sentence.text
    found: list[Placed] = []
    taken: list[tuple[int, int]] = []
    targets: list[Mention] = []
    for match in BESIDE.finditer(text):
        meant: tuple[Meaning, ...] = ()
        named = [word.lower() for word in (match["side"], match["over"], match["also"], match["then"]) if word]
        relation = " ".join(DIRECTIONS[word] for word in named)
        target = _next_thing(saying, match.end())
        if target is not None and (
            target.means.head in CENTRE or (match["part"] and target.means.category in ("place", "building"))
        ):
            where: Meaning | None = None
        elif target is not None:
            where = target.means
            if where.head in PICTURE or not (where.is_thing or where.category == "body"):
                continue
            targets.append(target)
        else:
            meant = resolved(saying, match.end() + 1, before)
            where = meant[0] if meant else None
        told = things_at(saying, match.start(), subject, before, target, targets)
        or_else = meant[1:] if target is None else ()
        if target is None and where is None:
            if told is None or not OTHER.match(text, match.end()):
                continue
            where = told.things[0]
            told = replace(told, least=1, is_share=False, is_singled=False)
        if told is not None:
            taken.append(match.span())
            found.append(replace(told, relation=relation, target=where, or_else=or_else))
    found += _between(saying, subject, before)
    return found + _in_frame(saying, subject, before, targets, taken)


def _in_frame(
    saying: Saying,
    subject: tuple[Meaning, ...],
    before: Sequence[Mention],
    targets: Sequence[Mention],
    taken: Sequence[tuple[int, int]],
) -> list[Placed]:
    """The places in the picture that a sentence speaks of, outside of what was taken for a place beside a thing."""
    text = saying.sentence.text
    found: list[Placed] = []
    frames = [m for m in FRAME.finditer(text) if not any(b < m.end() and m.start() < e for b, e in taken)]
    for match in frames:
        place = " ".join(NAMES.findall(match["place"].lower()))
        if "far" in match["far"].lower() or "extreme" in match["far"].lower():
            place = f"far {place}"
        if match["edge"]:
            place = f"{place} edge"
        loose = (
            match[0].lower().startswith("to ")
            and " side" not in match[0]
            and " of " not in text[match.end() : match.end() + 4]
        )
        told = things_at(saying, match.start(), subject, before, None, targets)
        if PARENTHESIS.search(text[: match.start()]) and NEW_THING.match(text, match.end()):
            after = [m for m in saying.mentions if begins_at(saying, m) >= match.end() and counts(m, None)]
            told = of_mention(saying, after[0]) if after else told
        if told is not None:
            several = any(other is not match and _is_joined(text, match, other) for other in frames)
            least = 1 if several else told.least
            found.append(
                replace(told, relation=place, is_loose=loose, least=least, is_share=told.is_share and not several)
            )
    return found


def _is_joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """*On the left and in the middle*: some here and some there."""
    first, second = sorted((one, other), key=lambda m: m.start())
    return re.fullmatch(r"(?: side)?(?: of the \w+)?,? ?(?:and|or) ", text[first.end() : second.start()]) is not None


def _between(saying: Saying, subject: tuple[Meaning, ...], before: Sequence[Mention]) -> list[Placed]:
    """*The cup is between the dog and the woman*, *between two cars*."""
    found: list[Placed] = []
    for match in BETWEEN.finditer(saying.sentence.text):
        one = _next_thing(saying, match.end())
        if one is None or not one.means.is_thing or _stands_for_idea(saying, match.start()):
            continue
        other: Mention | None = one
        if one.phrase.number != "many":
            after = saying.sentence.tokens[one.phrase.last : one.phrase.last + 1]
            joined = bool(after) and after[0].lower == "and"
            other = _next_thing(saying, after[0].start + len("and")) if joined else None
        told = things_at(saying, match.start(), subject, before, one, [one])
        if other is not None and other.means.is_thing and told is not None:
            found.append(replace(told, relation="between", target=one.means, other=other.means, least=1))
    return found


def _stands_for_idea(saying: Saying, at: int) -> bool:
    """*The trust between the child and the man* is nowhere."""
    tokens = saying.sentence.tokens
    last = [m for m in saying.mentions if tokens[m.phrase.head].end <= at]
    return (
        bool(last)
        and not last[-1].means.is_thing
        and not saying.sentence.text[tokens[last[-1].phrase.head].end : at].strip()
    )


def _next_thing(saying: Saying, at: int) -> Mention | None:
    """The phrase that follows a relation directly."""
    for mention in saying.mentions:
        start = begins_at(saying, mention)
        if start >= at and saying.sentence.text[at:start].strip() in ("", "of"):
            return mention
    return None
