"""Conversations about a person's recorded motion, from captions alone: no picture, no place, no clothes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from InstructionGen.answers import Conversation, Exchange
from InstructionGen.engine.rules.dialogue.turn import Turn, worded
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import agree, tidy, verb_lemma
from InstructionGen.english.inflection import could_be_verb, gerund
from InstructionGen.pool import Pool
from InstructionGen.records import Item

_SUBJECT: Final = re.compile(
    r"^(?:(?:an?|the|this|that|some)\s+)?(?:[\w-]+\s+)?(?:person|man|woman|guy|figure|someone|somebody|individual|"
    r"character|"
    r"he|she|they|human|player|dancer|boxer)(?:'s)?\s+",
    re.IGNORECASE,
)
_BE: Final = re.compile(r"^(?:is|are|was|were)\s+", re.IGNORECASE)
_THEN: Final = re.compile(r",?\s+(?:and\s+)?(?:then|before|after that)\s+|,\s+and then\s+", re.IGNORECASE)
_LIMB: Final = re.compile(
    r"\b(?:with |using )?(?:his|her|their|its|the)\s+(?:(left|right|both)\s+)?"
    r"(legs?|foot|feet|arms?|hands?|knees?|elbows?|fists?)\b",
    re.IGNORECASE,
)
_WAY: Final = re.compile(
    r"\b(forwards?|backwards?|sideways|to (?:the|his|her|their) (?:left|right)|in (?:a|an) (?:[\w-]+ )?circle|"
    r"clockwise|counterclockwise|counter-clockwise|up(?:wards)?|down(?:wards)?|"
    r"up (?:the )?stairs|down (?:the )?stairs|in place|in a straight line|diagonally|left|right)\b",
    re.IGNORECASE,
)
_PACE: Final = re.compile(
    r"\b(slowly|quickly|fast|rapidly|briskly|carefully|casually|steadily|gently|forcefully)\b", re.I
)
_THEIRS: Final = (("his", "their"), ("her", "their"), ("he", "they"), ("she", "they"), ("himself", "themselves"),
                  ("herself", "themselves"), ("him", "them"))  # fmt: skip

_WHAT: Final = (
    "what is the person doing?",
    "what does the person do in this motion?",
    "can you describe the motion?",
    "what can be said about this motion?",
    "how would you describe what the person does?",
    "what happens in this motion?",
)
_FIRST: Final = (
    "what does the person do first?",
    "how does the motion begin?",
    "what is the first thing that the person does?",
    "what does the person begin with?",
    "how does the person start?",
    "what comes first in this motion?",
)
_NEXT: Final = (
    "what does the person do after that?",
    "what happens next?",
    "what does the person do then?",
    "how does the motion go on?",
    "what follows?",
    "and what comes after that?",
)
_WHICH: Final = (
    "which {part} does the person use?",
    "with which {part} does the person do this?",
    "which {part} is used for this?",
    "can you tell me which {part} the person uses?",
    "is it the left or the right {part} that the person uses?",
    "which {part} does the person move?",
)
_USED: Final = (
    "the person uses the {side} {part}.",
    "it is the {side} {part}.",
    "the person does this with the {side} {part}.",
    "the {side} {part} is used.",
    "that is done with the {side} {part}.",
)
_WHERE_TO: Final = (
    "in which direction does the person move?",
    "which way does the person go?",
    "where does the movement lead?",
    "in what direction is the movement?",
    "which way is the movement?",
    "can you tell me the direction of the movement?",
)
_HOW_FAST: Final = (
    "how does the person move?",
    "in what manner is this done?",
    "at what pace does the person move?",
    "how is the movement carried out?",
    "how fast or how carefully is this done?",
    "in which way does the person do this?",
)
_YES_NO: Final = (
    "does the person use the {other} {part} for this?",
    "is this done with the {other} {part}?",
    "is it the {other} {part} that the person uses?",
)
_NOT: Final = (
    "no, the person uses the {side} {part}.",
    "no, it is the {side} {part}.",
    "no, this is done with the {side} {part}.",
)
_FEWEST, _MOST = 2, 5


def motion(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Conversation:  # noqa: ARG001 - a rule
    """A few questions about the motion that ``item`` tells of.

    Raises:
        CannotAnswer: Its captions cannot be read, or tell too little.
    """
    item: Item = variables["item"]
    tales = [steps for caption in item.captions if (steps := _steps(caption))]
    if not tales:
        raise CannotAnswer("no caption tells what the person does")
    turns = list(_turns(item, tales, dice))
    if len(turns) < _FEWEST:
        raise CannotAnswer("too little is known of the motion")
    return Conversation(turns=[Exchange(question=turn.question, answer=turn.answer) for turn in turns[:_MOST]])


def _turns(item: Item, tales: list[list[str]], dice: random.Random) -> Iterator[Turn]:
    best = max(tales, key=lambda steps: (len(steps), -len(" ".join(steps))))
    whole = dice.choice(tales)
    yield worded("doing", "", _WHAT, ("the person {it}.",), dice, it=" and then ".join(whole))
    if len(best) > 1:
        yield worded("first", "", _FIRST, ("first, the person {it}.", "the person first {it}."), dice, it=best[0])
        yield worded("next", "", _NEXT, ("then the person {it}.", "after that, the person {it}."), dice, it=best[1])
    yield from _limbs(item, dice)
    for sort, pattern, questions, answers in (
        ("way", _WAY, _WHERE_TO, ("the movement goes {it}.", "it goes {it}.")),
        ("pace", _PACE, _HOW_FAST, ("the person moves {it}.", "it is done {it}.")),
    ):
        found = {match[1].lower() for caption in item.captions for match in pattern.finditer(_LIMB.sub(" ", caption))}
        if len(found) == 1:
            way = re.sub(r"\b(?:his|her)\b", "their", found.pop())
            way = f"to the {way}" if way in ("left", "right") else way
            yield worded(sort, "", questions, answers, dice, it=way)


def _limbs(item: Item, dice: random.Random) -> Iterator[Turn]:
    """Which arm or leg it is, where all captions that say so say the same."""
    found = [match for caption in item.captions for match in _LIMB.finditer(caption) if match[1]]
    sides = {match[1].lower() for match in found}
    if len(sides) == 1 and sides <= {"left", "right"}:
        side, part = sides.pop(), max(match[2].lower() for match in found)
        if part.endswith("s") or part == "feet":
            return
        words = {"side": side, "part": part, "other": "left" if side == "right" else "right"}
        yield worded("limb", part, _WHICH, _USED, dice, **words)
        if dice.random() < 0.5:
            yield worded("other limb", part, _YES_NO, _NOT, dice, **words)


def _steps(caption: str) -> list[str]:
    """What the person does one thing after the other, each beginning with its verb: ``walks forward``, ``sits down``.

    Empty where the caption is not read.
    """
    text = tidy(caption).strip(" .;,").lower()
    found = _SUBJECT.match(text)
    if found is None or not text.isascii() or any(c in text for c in '"?!:();'):
        return []
    rest = text[found.end() :]
    progressive = _BE.match(rest) is not None
    rest = _BE.sub("", rest)
    for own, theirs in _THEIRS:
        rest = re.sub(rf"\b{own}\b", theirs, rest)
    if " before " in rest:
        rest = re.sub(r" before (\w+ing)\b", r" then \1", rest)
    parts = [part.strip(" ,.") for part in _THEN.split(rest)]
    steps = [_finite(part, progressive) for part in parts if part]
    return [step for step in steps if step] if all(steps) else []


def _finite(part: str, progressive: bool) -> str:
    """The step with its verb as *the person* wants it; empty where it begins with no verb."""
    part = re.sub(r"^(?:and|they|the person|he|she|it)\s+(?:is\s+|are\s+)?", "", part)
    first, _, rest = part.partition(" ")
    adverb = ""
    if first.endswith("ly"):
        adverb = f"{first} "
        first, _, rest = rest.partition(" ")
    if (
        not first
        or rest.startswith("kick")
        or not could_be_verb(first)
        or first in ("is", "are", "their", "left", "right")
    ):
        return ""
    lemma = verb_lemma(first)
    if gerund(lemma) != first and agree(lemma, "one") != first and lemma != first:
        return ""
    rest = re.sub(r"\b(and|,) (\w+)\b", lambda found: f"{found[1]} {_joined(found[2], progressive)}", rest)
    return f"{adverb}{agree(lemma, 'one')} {rest}".strip()


def _joined(word: str, progressive: bool) -> str:
    """A second verb in the form of the first: *is walking and waving*, ``walks and waves``."""
    if progressive and word.endswith("ing") and could_be_verb(word):
        return agree(verb_lemma(word), "one")
    return word
