"""Places in a frame, ways of being turned, and relations between two things, in words and in boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from InstructionGen.checks.wording import noun_key, noun_keys, words
from InstructionGen.records import Box

_SIDES: Final[Mapping[str, str]] = {
    "left": "left", "leftmost": "left", "right": "right", "rightmost": "right", "center": "centre", "centre": "centre",
    "middle": "centre", "central": "centre", "top": "top", "upper": "top", "bottom": "bottom", "lower": "bottom",
    "corner": "corner", "foreground": "foreground", "background": "background", "distance": "background",
    "closer": "closer", "nearer": "closer", "closest": "closer", "nearest": "closer", "further": "further",
    "farther": "further", "furthest": "further", "farthest": "further", "away": "further", "edge": "edge",
}  # fmt: skip
"""Word -> the place in a frame that it means."""
_ENDS: Final = frozenset({"front", "back"})
_OF_AN_END: Final = frozenset({"edge", "side", "end", "row", "corner", "left", "right", "part", "half"})
CONTRARY: Final = (
    ("left", "right"), ("top", "bottom"), ("foreground", "background"), ("closer", "further"), ("left", "centre"),
    ("right", "centre"), ("clockwise", "anticlockwise"), ("towards", "away"), ("upright", "over"), ("front", "behind"),
    ("front", "back"), ("on its back", "on its face"),
)  # fmt: skip
FRAME: Final = frozenset("frame picture image photo photograph scene shot view composition".split())
PLACE_NOUNS: Final = (
    frozenset("side edge end part half portion area third corner hand spot position camera viewer".split()) | FRAME
)
"""Nouns that say where and name nothing."""

_TURNS: Final = tuple(
    (re.compile(pattern), term)
    for pattern, term in (
        (r"\b(?:counter-?\s?clockwise|anti-?\s?clockwise)\b", "anticlockwise"),
        (r"(?<!counter)(?<!counter-)(?<!anti)(?<!anti-)\bclockwise\b", "clockwise"),
        (r"\bupside[\s-]?down\b|\binverted\b|\bon (?:its|their|his|her) heads?\b|\bbottom up\b", "over"),
        (r"\bright (?:side|way) up\b|\bupright\b", "upright"),
        (r"\bon (?:its|their|his|her|the|one) (?:left |right )?sides?\b", "side"),
        (r"\bsideways\b|\btipped over\b|\btoppled\b", "side"),
        (r"\bon (?:its|their|his|her) backs?\b|\bface[ -]up\b", "on its back"),
        (r"\bon (?:its|their|his|her) (?:fronts?|faces?|stomachs?|bell(?:y|ies))\b|\bface[ -]down\b", "on its face"),
        (r"\baway\b|\bback(?:s)? (?:turned|to)\b|\bbackwards?\b", "away"),
        (r"\b(?:towards?|at|facing|faces?) (?:the )?(?:camera|viewer|front)\b", "towards"),
        (r"\bforwards?\b|\bhead[- ]on\b", "towards"),
        (r"\b(?:from|by) (?:the )?(?:behind|back|rear)\b", "behind"),
        (r"\bfrom (?:the )?front\b", "front"),
        (r"\bfrom (?:the |one )?side\b|\bprofile\b|\bside[- ]on\b|\bfrom the (?:left|right)\b", "profile"),
        (r"\bfrom (?:above|overhead|the top)\b", "above"),
        (r"\bfrom (?:below|underneath|beneath)\b", "below"),
        (r"\bleft(?:wards?)?\b", "left"),
        (r"(?<!at )\bright(?:wards?)?\b(?! (?:side|way) up)(?! angles?)", "right"),
        (r"\b(?:quarter|45|90|forty-five|ninety)\b|\bright angles?\b", "quarter"),
        (r"\b(?:half|180)\b", "half"),
        (r"\btilt(?:ed|ing|s)?\b|\blean(?:ing)?\b|\bslanted\b|\bat an angle\b|\bdiagonal(?:ly)?\b", "tilted"),
        (r"\bturned around\b|\baround\b|\bmirrored\b|\bflipped\b", "round"),
    )
)  # fmt: skip
DIRECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "to the left of": ("on the left of", "on the left side of", "to the left side of", "left of"),
    "to the right of": ("on the right of", "on the right side of", "to the right side of", "right of"),
    "in front of": ("at the front of",),
    "behind": ("in back of", "at the back of"),
    "on top of": ("on", "atop", "onto", "upon"),
    "under": ("underneath", "beneath", "below"),
    "above": ("over",),
    "next to": ("beside", "by", "alongside", "near", "close to", "adjacent to", "alongside of"),
    "inside": ("in", "into", "inside of", "within"),
}
"""How one thing can lie to another, and in which other words people say so."""
_MEANT: Final = {spoken: name for name, others in DIRECTIONS.items() for spoken in (name, *others)}
LONGEST_FIRST: Final = tuple(sorted(_MEANT, key=lambda spoken: -len(spoken.split())))
_CONTRARY_DIRECTIONS: Final = {
    "to the left of": {"to the right of"},
    "to the right of": {"to the left of"},
    "in front of": {"behind"},
    "behind": {"in front of"},
    "on top of": {"under", "inside", "next to", "behind", "in front of"},
    "under": {"on top of", "above", "inside"},
    "above": {"under", "inside"},
    "next to": {"on top of", "under", "inside", "behind", "in front of"},
    "inside": {"on top of", "under", "next to", "behind", "in front of", "above"},
}


def places_in(text: str | Sequence[str]) -> frozenset[str]:
    """The places of a frame that words mean: ``left``, ``top``, ``corner``, ``further``."""
    spoken = words(text) if isinstance(text, str) else text
    found = {_SIDES[word] for word in spoken if word in _SIDES}
    found |= {word for word, after in pairwise((*spoken, "")) if word in _ENDS and after in _OF_AN_END}
    joined = f" {' '.join(spoken)} "
    if " in front of " in joined or " front of " in joined:
        found.discard("foreground")
    if " on top of " in joined:
        found.discard("top")
    return frozenset(found)


def turns_in(text: str) -> frozenset[str]:
    """The ways of being turned that a text means: ``over``, ``left``, ``away``, ``clockwise``."""
    spoken = " ".join(words(text))
    return frozenset(term for pattern, term in _TURNS if pattern.search(spoken))


def contrary(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether one says left where the other says right, or the like."""
    here, there = set(one), set(other)
    return any(
        (a in here and b in there and b not in here and a not in there)
        or (b in here and a in there and a not in here and b not in there)
        for a, b in CONTRARY
    )


def direction_named(text: str) -> str:
    """The direction of ``DIRECTIONS`` that a phrase means; empty where it means none."""
    return _MEANT.get(" ".join(words(text)), "")


def at_odds(one: str, other: str) -> bool:
    """Whether a thing cannot lie in both directions of another at once."""
    return other in _CONTRARY_DIRECTIONS.get(one, ())


# --- boxes -----------------------------------------------------------------------------------------------------------

FILLS = 0.5
"""A thing that takes up more of the picture than this is not moved within it."""
_THIRDS = 3
_NEXT = 0.15


def boxes_of(thing: str, boxes: Sequence[Box]) -> list[Box]:
    """The boxes whose label is the thing's name, or its last word."""
    keys = noun_keys(thing)
    if not keys:
        return []
    wanted = {" ".join(keys), keys[-1]} | ({"person"} if keys[-1] in _PERSONS else set())
    return [box for box in boxes if {" ".join(noun_keys(box.label)), noun_key(box.label.lower())} & wanted]


_PERSONS = frozenset("man woman boy girl child kid people lady guy".split())


def area(box: Box) -> float:
    """The share of the picture that a box takes up."""
    return (box.right - box.left) * (box.bottom - box.top)


def centre(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def is_there(box: Box, places: Iterable[str], frame: Box | None = None) -> bool:
    """Whether a box's centre lies where the places say, in thirds of the frame (or of another thing's box)."""
    x, y = centre(box)
    if frame is not None:
        x = (x - frame.left) / max(frame.right - frame.left, 1e-6)
        y = (y - frame.top) / max(frame.bottom - frame.top, 1e-6)
    column, row = min(int(max(x, 0) * _THIRDS), 2), min(int(max(y, 0) * _THIRDS), 2)
    said = set(places)
    wanted = {"left": column == 0, "right": column == 2, "top": row == 0, "bottom": row == 2}
    asked = [fits for name, fits in wanted.items() if name in said]
    if "centre" in said:
        asked.append(column == 1 and (row == 1 or bool(said & {"top", "bottom"})))
    return bool(asked) and all(asked)


def holds(direction: str, one: Box, other: Box) -> bool:
    """Whether a relation that centres can tell holds already: left, right, above and below, beside, inside."""
    (x, y), (u, v) = centre(one), centre(other)
    apart = max(abs(x - u), abs(y - v))
    inside = other.left <= one.left and one.right <= other.right and other.top <= one.top and one.bottom <= other.bottom
    wide = max(other.right - other.left, one.right - one.left) / 2
    return {
        "to the left of": x < u and one.right <= u,
        "to the right of": x > u and one.left >= u,
        "on top of": one.bottom <= v and y < v and abs(x - u) < wide,
        "above": one.bottom <= v and y < v and abs(x - u) < wide,
        "under": one.top >= v and y > v and abs(x - u) < wide,
        "inside": inside,
        "next to": not inside
        and apart < _NEXT + (one.right - one.left + other.right - other.left) / 2
        and abs(y - v) < _NEXT,
    }.get(direction, False)
