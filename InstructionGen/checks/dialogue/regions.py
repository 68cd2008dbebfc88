"""Where boxes lie: beside each other, between others, in a part of the frame."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from InstructionGen.checks.dialogue import people
from InstructionGen.checks.dialogue.grounds import Grounds
from InstructionGen.checks.dialogue.meaning import Meaning, meaning
from InstructionGen.records import Box

MARGIN: Final = 0.02
"""Of the frame: centres that lie closer than this are on neither side of each other."""
_HALF: Final = 0.54
_SINGLED: Final = 0.42
"""What is told apart from its like by the side that it is on lies well on that side."""
_FAR: Final = 0.46
_EDGE: Final = 0.36
_MIDDLE: Final = (0.2, 0.8)
_STEEP: Final = 0.5
"""What is over another lies at least half as far up as aside, or has some of its width over it."""
_PARTS: Final[Mapping[str, tuple[float, float]]] = {
    part: span
    for parts, span in (
        ("head face hair hat mouth nose eye ear helmet cap forehead", (0.2, 0.5)),
        ("shoulder neck chest", (0.2, 0.5)),
        ("knee thigh", (0.5, 0.8)),
        ("foot leg ankle shoe toe", (0.55, 0.85)),
    )
    for part in parts.split()
}
"""Part of somebody who stands -> what is surely below or above it, of the height."""
_UPRIGHT: Final = 2.0
"""Two things are one over the other, and not side by side, from this slope on."""
_PAIR: Final = 2
_TOOLS: Final[Mapping[str, str]] = {
    role: tool
    for roles, tool in (
        ("batter hitter", "baseball bat"),
        ("catcher", "baseball glove"),
        ("surfer", "surfboard"),
        ("skier", "skis"),
        ("snowboarder", "snowboard"),
        ("skateboarder skater", "skateboard"),
        ("cyclist bicyclist", "bicycle"),
        ("motorcyclist", "motorcycle"),
    )
    for role in roles.split()
}
"""Who somebody is, and what shows which of the people."""


def boxes_of(known: Grounds, means: Meaning) -> list[Box]:
    """The boxes of what may be meant; of somebody with a role those that touch what the role needs.

    A part of a body that has no box of its own is where somebody's body has it.
    """
    found = known.boxes(means)
    if not found and means.head in _PARTS:
        top, bottom = _PARTS[means.head]
        bodies = [box for box in known.item.boxes if box.label.lower() in ("person", "man", "woman", "boy", "girl")]
        return [
            box._replace(top=box.top + top * (box.bottom - box.top), bottom=box.top + bottom * (box.bottom - box.top))
            for box in bodies
        ]
    if not found and (means.head in people.KIN or means.head in people.YOUNG_ANIMALS or means.head in people.EPITHETS):
        return _of_animals(known, means.head)
    if means.is_person and len(found) == _PAIR:
        young = people.is_young(means.head)
        small, large = sorted(found, key=lambda box: (box.right - box.left) * (box.bottom - box.top))
        if young is not None and any(people.is_young(thing.head) is (not young) for thing in known.things):
            return [small if young else large]
    tool = _TOOLS.get(means.head)
    if tool is None or not means.is_person:
        return found
    tools = [box for box in known.item.boxes if box.label.lower() == tool]
    return [box for box in found if any(_touch(box, other) for other in tools)] or found


def _of_animals(known: Grounds, head: str) -> list[Box]:
    """The animals' boxes; of two the larger is the parent, and the smaller the young one."""
    found = [box for box in known.item.boxes if meaning(box.label).category == "animal"]
    if len(found) != _PAIR or head in people.EPITHETS:
        return found
    small, large = sorted(found, key=lambda box: (box.right - box.left) * (box.bottom - box.top))
    return [small if head in people.YOUNG_ANIMALS or people.is_young(head) else large]


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def beside(own: Sequence[Box], others: Sequence[Box], relation: str, *, nearest: bool = False) -> Iterator[Box]:
    """Those of the boxes that lie left, right, above or below of one of the others.

    Args:
        own: The boxes.
        others: The boxes beside which they may lie.
        relation: The side.
        nearest: Of the others the nearest to each box is meant.
    """
    for one in own:
        meant = [other for other in others if one is not other]
        if nearest and meant:
            meant = [min(meant, key=lambda other: math.dist(_centre(one), _centre(other)))]
        if any(all(_is_beside(one, other, word) for word in relation.split()) for other in meant):
            yield one


def _is_beside(one: Box, other: Box, relation: str) -> bool:
    across = (one.left + one.right - other.left - other.right) / 2
    down = (one.top + one.bottom - other.top - other.bottom) / 2
    overlap = min(one.right, other.right) - max(one.left, other.left)
    apart = max(other.top - one.bottom, one.top - other.bottom)
    steep = overlap > 0 or apart > -MARGIN or abs(down) > _STEEP * abs(across)
    match relation:
        case "left":
            return across < -MARGIN
        case "right":
            return across > MARGIN
        case "above":
            return down < -MARGIN and steep
        case _:
            return down > MARGIN and steep


def between(own: Sequence[Box], ones: Sequence[Box], others: Sequence[Box]) -> Iterator[Box]:
    """Those of the boxes whose centres lie between two others, across or down."""
    for box in own:
        for one in ones:
            for other in others:
                if box is not one and one is not other and other is not box and _lies_between(box, one, other):
                    yield box
                    break
            else:
                continue
            break


def _lies_between(box: Box, one: Box, other: Box) -> bool:
    across, down = (abs(a - b) for a, b in zip(_centre(one), _centre(other), strict=True))
    at = 0 if down <= _UPRIGHT * across else 1
    low, high = sorted((_centre(one)[at], _centre(other)[at]))
    return low - MARGIN <= _centre(box)[at] <= high + MARGIN


def _centre(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def is_in(box: Box, place: str, *, singled: bool = False) -> bool:
    """Whether a box lies in a part of the frame: ``left``, ``top right``, ``far left``, ``right edge``.

    Args:
        box: The box.
        place: The part's words.
        singled: It is told apart from others of its sort by being there.
    """
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    low, high = _MIDDLE
    told = place.split()
    half = _SINGLED if singled else _FAR if "far" in told else _HALF
    if "edge" in told:
        x_left, x_right = min(x, box.left + (_HALF - _EDGE)), max(x, box.right - (_HALF - _EDGE))
        half = _EDGE
    else:
        x_left = x_right = x
    for word in told:
        match word:
            case "left":
                fits = x_left < half
            case "right":
                fits = x_right > 1 - half
            case "top" | "upper":
                fits = y < _HALF
            case "bottom" | "lower":
                fits = y > 1 - _HALF
            case "far" | "edge":
                fits = True
            case _:
                fits = low < x < high
        if not fits:
            return False
    return True
