"""Questions that boxes answer: how many, on which side, how things lie to each other, which is larger."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from InstructionGen.checks.doings.numbers import spelt
from InstructionGen.checks.doings.spatial import centre
from InstructionGen.engine.rules.dialogue.names import several
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.thing import Thing, area
from InstructionGen.engine.rules.dialogue.turn import Turn, worded
from InstructionGen.records import Box

_LEFT, _RIGHT = 0.36, 0.64
_BARELY = 0.02
_TWICE, _MUCH_LARGER = 2.0, 8.0
"""Of what is hardly larger nobody can be sure, and of what is far larger nobody asks."""
_MOST_LISTED = 5
SMALLEST = 0.004
"""Nobody asks for things that take up less of the picture."""

_HOW_MANY: Final = (
    "how many {many} are there in the picture?",
    "how many {many} can be seen?",
    "how many {many} are visible in the picture?",
    "can you tell me how many {many} there are?",
    "how many {many} do you see?",
    "how many {many} does the picture show?",
    "how many {many} can you count?",
)
_SO_MANY: Final = (
    "there are {n} {many} in the picture.",
    "{n} {many} can be seen in the picture.",
    "I can see {n} {many}.",
    "there are {n} {many}.",
    "the picture shows {n} {many}.",
    "{n} {many} are visible.",
)
_ONE: Final = (
    "there is one {one} in the picture.",
    "only one {one} can be seen in the picture.",
    "I can see one {one}.",
    "there is just one {one}.",
    "the picture shows one {one}.",
    "one {one} is visible.",
)


def count_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """How many of a thing there are; of several sooner than of one."""
    counted = [thing for thing in picture.things if thing.count and thing.size >= SMALLEST]
    for thing in counted:
        one = "person" if thing.label.lower() == "person" else thing.name
        if one == "skis" or (
            one == "person" and picture.item.captions and ((thing.count or 0) <= _PAIR or _is_shown_twice(picture))
        ):
            continue
        words = {"one": one, "many": several(one), "n": spelt(thing.count or 0)}
        if (thing.count or 0) > 1:
            yield worded("count", thing.name, _HOW_MANY, _SO_MANY, dice, **words)
        elif dice.random() < _OF_ONE or not picture.item.captions:
            yield worded("count", thing.name, _HOW_MANY, _ONE, dice, **words)


def _is_shown_twice(picture: Picture) -> bool:
    """Whether people may be counted who are only in a mirror or on a screen."""
    return picture.has("mirror", "reflection", "poster", "screen", "tv", "painting", "statue", "billboard", "window")


_OF_ONE = 0.15
_PAIR = 2
"""A man and a woman need not be counted."""

_WHICH_SIDE: Final = (
    "on which side of the picture is {it}?",
    "which side of the picture is {it} on?",
    "is {it} on the left or on the right side of the picture?",
    "where in the picture is {it}?",
    "in which part of the picture can {it} be seen?",
    "can you tell me on which side of the picture {it} is?",
)
_ON_SIDE: Final = (
    "{it} is on the {side} side of the picture.",
    "it is on the {side} side of the picture.",
    "{it} can be seen on the {side} side of the picture.",
    "it can be found on the {side} side of the picture.",
    "{it} appears on the {side} side of the picture.",
    "{it} is on the {side}.",
)


def side(box: Box) -> str:
    """``left`` or ``right`` where a box lies clearly on one side of the picture; empty where it does not."""
    x, _ = centre(box)
    if x < _LEFT and box.right < 0.6:
        return "left"
    return "right" if x > _RIGHT and box.left > 0.4 else ""


_LOW, _HIGH, _SEEN = 0.4, 0.6, 0.02
_WHERE: Final = (
    "where in the picture is {it}?",
    "in which part of the picture can {it} be seen?",
    "where would I find {it} in the picture?",
    "in which part of the picture is {it}?",
    "can you tell me where in the picture {it} is?",
    "where exactly in the picture is {it}?",
)
_CENTRAL: Final = (
    "{it} is in the middle of the picture.",
    "{it} is near the center of the picture.",
    "it is in the middle of the picture.",
    "{it} can be seen in the middle of the picture.",
    "{it} appears near the center of the picture.",
    "it can be found near the center of the picture.",
)


def is_central(box: Box) -> bool:
    """Whether a box of some size has its middle near that of the picture."""
    return area(box) > _SEEN and all(_LOW < at < _HIGH for at in centre(box))


def side_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """On which side a thing is that there is one of."""
    for thing in picture.things:
        box = thing.pointed
        if box is not None and is_central(box):
            yield worded("side", thing.name, _WHERE, _impersonal(thing, _CENTRAL), dice, it=f"the {thing.name}")
        if box is None or area(box) < SMALLEST or not side(box):
            continue
        answers = _impersonal(thing, _ON_SIDE)
        yield worded("side", thing.name, _WHICH_SIDE, answers, dice, it=f"the {thing.name}", side=side(box))


def _impersonal(thing: Thing, answers: tuple[str, ...]) -> tuple[str, ...]:
    """The answers that do not call a person *it*."""
    if thing.label.lower() != "person":
        return answers
    return tuple(answer for answer in answers if not answer.startswith("it "))


_BETWEEN: Final = (
    "is {one} to the left or to the right of {other}?",
    "where is {one} in relation to {other}?",
    "on which side of {other} is {one}?",
    "is {one} farther to the left or to the right than {other}?",
    "is {one} on the left or on the right of {other}?",
    "can you tell me where {one} is in relation to {other}?",
)
_BESIDE: Final = (
    "{one} is to the {side} of {other}.",
    "{one} is to the {side} of {other} in the picture.",
    "{one} appears to the {side} of {other}.",
    "{one} can be seen to the {side} of {other}.",
)
_OVER: Final = (
    "which is higher up in the picture, {one} or {other}?",
    "is {one} above or below {other} in the picture?",
    "which of the two is higher in the picture, {one} or {other}?",
    "which appears higher in the picture, {one} or {other}?",
    "is {one} higher or lower in the picture than {other}?",
    "of {one} and {other}, which is higher in the picture?",
)
_HIGHER: Final = (
    "{one} is higher in the picture than {other}.",
    "{one} is higher up in the picture than {other}.",
    "{one} appears higher in the picture than {other}.",
    "{one} is above {other} in the picture.",
    "{one} can be seen above {other} in the picture.",
    "{one} appears above {other} in the picture.",
)


def relation_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """How two things lie to each other, of each of which there is one."""
    for one, other in _pairs(picture):
        a, b = one.boxes[0], other.boxes[0]
        (x, y), (u, v) = centre(a), centre(b)
        first, second = f"the {one.name}", f"the {other.name}"
        if dice.random() < 0.5:
            first, second, a, b, x, u, y, v = second, first, b, a, u, x, v, y
        if a.right <= b.left + _BARELY or b.right <= a.left + _BARELY:
            words = {"one": first, "other": second, "side": "left" if x < u else "right"}
            yield worded("relation", one.name, _BETWEEN, _BESIDE, dice, **words)
        elif a.bottom <= b.top + _BARELY or b.bottom <= a.top + _BARELY:
            higher, lower = (first, second) if y < v else (second, first)
            question = worded("relation", one.name, _OVER, _HIGHER, dice, one=first, other=second).question
            answer = worded("relation", one.name, _OVER, _HIGHER, dice, one=higher, other=lower).answer
            yield Turn("relation", one.name, question, answer)


_LARGER: Final = (
    "which takes up more of the picture, {one} or {other}?",
    "which looks larger in the picture, {one} or {other}?",
    "does {one} or {other} take up more space in the picture?",
    "which fills more of the picture, {one} or {other}?",
    "which of the two looks bigger in the picture, {one} or {other}?",
    "of {one} and {other}, which takes up more of the picture?",
)
_LARGE: Final = (
    "{large} takes up more of the picture than {small}.",
    "{large} looks larger in the picture than {small}.",
    "{large} takes up more space in the picture than {small}.",
    "{large} fills more of the picture than {small}.",
    "{large} looks bigger in the picture than {small}.",
    "{large} takes up much more of the picture than {small}.",
)


def size_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Which of two things takes up more of the picture; at least twice as much."""
    for one, other in _pairs(picture):
        if not _TWICE * other.size < one.size < _MUCH_LARGER * other.size:
            continue
        words = {"one": f"the {one.name}", "other": f"the {other.name}"}
        if dice.random() < 0.5:
            words = {"one": words["other"], "other": words["one"]}
        yield worded(
            "size", other.name, _LARGER, _LARGE, dice, large=f"the {one.name}", small=f"the {other.name}", **words
        )


def _pairs(picture: Picture) -> Iterator[tuple[Thing, Thing]]:
    """Things of each of which there is one, and that are not too small; the larger first."""
    single = [t for t in picture.things if t.pointed is not None and t.size >= SMALLEST]
    names = [thing.name for thing in single]
    return combinations([thing for thing in single if names.count(thing.name) == 1], 2)
