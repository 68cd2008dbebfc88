"""What can go wrong with an edit of a thing's looks: other values, other things, old and new, the contrary."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.corruption.general import Corruption, other_object
from InstructionGen.checks.looks import colours, materials, sizes
from InstructionGen.checks.wording import words
from InstructionGen.english import parse

_COLOURS: Final = ("lilac", "ochre", "dark red", "bright green", "indigo", "pale brown", "scarlet")
_MATERIALS: Final = ("plywood", "pewter", "rubber", "jute", "sandstone", "tin", "smoked glass")
_LARGE: Final = ("colossal", "giant", "immense", "far bigger")
_SMALL: Final = ("minuscule", "petite", "tiny", "far smaller")
_LOOKS: Final = (
    "covered in seaweed", "with purple spots", "wrapped in cling film", "with a dented side", "with a zigzag pattern",
    "wearing a gas mask", "with a red clown nose", "under a thick layer of soot",
)  # fmt: skip
_CONTRARIES: Final = tuple(
    pair.split("/")
    for pair in (
        "enlarge/shrink,enlarging/shrinking,enlarged/shrank,increase/reduce,increasing/reducing,increased/reduced,"
        "blow/scale,larger/smaller,large/small,big/little,bigger/smaller,huge/tiny,giant/tiny,gigantic/miniature,"
        "enormous/minuscule,massive/petite,oversized/undersized,towering/tiny,double/halve,twice/half,up/down"
    ).split(",")
)


def _others(edit: Edit) -> Sequence[str]:
    """Values of the same sort as the edit's, none of which the edit has."""
    spoken = words(edit.value)
    if colours.is_colour(spoken):
        same: Sequence[str] = _COLOURS
    elif materials.VOCABULARY.is_value(spoken):
        same = _MATERIALS
    elif (way := sizes.way(spoken)) is not None and sizes.VOCABULARY.is_value(spoken):
        same = _LARGE if way == "smaller" else _SMALL
    else:
        same = _LOOKS
    said = {*words(edit.output), *words(edit.edit), *spoken}
    return [value for value in same if not {word for word in words(value) if len(word) > 4} & said]


def _is_altered(edit: Edit) -> bool:
    return bool(edit.value and edit.edited_object and not edit.new_object and not edit.target_object)


def _other_value(edit: Edit, dice: random.Random) -> str | None:
    others = _others(edit) if _is_altered(edit) else ()
    return dice.choice(others) if others else None


def _other_value_declared(edit: Edit, dice: random.Random) -> Edit | None:
    other = _other_value(edit, dice)
    return replace(edit, value=other) if other else None


def _other_value_written(edit: Edit, dice: random.Random) -> Edit | None:
    other = _other_value(edit, dice)
    output = _exchanged(edit.output, edit.value, other) if other else None
    return replace(edit, output=output) if output else None


def _other_value_asked(edit: Edit, dice: random.Random) -> Edit | None:
    other = _other_value(edit, dice)
    asked = _exchanged(edit.edit, edit.value, other) if other else None
    return replace(edit, edit=asked) if asked else None


def _second_value(edit: Edit, dice: random.Random) -> Edit | None:
    """The new value, and another beside it."""
    other = _other_value(edit, dice)
    output = _exchanged(edit.output, edit.value, f"{edit.value} {other}") if other else None
    return replace(edit, output=output) if output else None


def _on_another(edit: Edit, dice: random.Random) -> Edit | None:
    """The value said of another thing of the caption."""
    if not _is_altered(edit):
        return None
    other = other_object(edit, dice)
    sentence = parse(edit.input)
    phrase = next((p for p in sentence.phrases if other and sentence.core(p) == other), None)
    if phrase is None:
        return None
    before = len(edit.value.split()) < 3 and not {"with", "in"} & set(words(edit.value))
    at = sentence.tokens[phrase.core].start if before else sentence.tokens[phrase.head].end
    put = f"{edit.value} " if before else f" {edit.value}"
    return replace(edit, output=edit.input[:at] + put + edit.input[at:])


def _old_and_new(edit: Edit, _dice: random.Random) -> Edit | None:
    """The old value left standing before the new one."""
    if not _is_altered(edit):
        return None
    kept = words(edit.output)
    gone = [word for word in words(edit.input) if word not in kept and word not in ("a", "an")]
    output = _exchanged(edit.output, edit.value, f"{gone[0]} {edit.value}") if gone else None
    return replace(edit, output=output) if output else None


def _contrary(edit: Edit, _dice: random.Random) -> Edit | None:
    """The instruction asks to shrink what grows, and the other way round."""
    if (
        not _is_altered(edit)
        or sizes.way(words(edit.value)) is None
        or not sizes.VOCABULARY.is_value(words(edit.value))
    ):
        return None
    into = dict(_CONTRARIES) | {b: a for a, b in reversed(_CONTRARIES)}
    spoken = re.split(r"(\W+)", edit.edit)
    turned = "".join(_like(word, into[word.lower()]) if word.lower() in into else word for word in spoken)
    return replace(edit, edit=turned) if sizes.way(words(turned)) not in (None, sizes.way(words(edit.value))) else None


def _no_look(edit: Edit, _dice: random.Random) -> Edit | None:
    """A value that is no look at all."""
    return replace(edit, value="the") if _is_altered(edit) else None


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _exchanged(text: str, old: str, new: str) -> str | None:
    found = re.search(rf"\b{re.escape(old)}\b", text, re.IGNORECASE)
    return text[: found.start()] + _like(found.group(), new) + text[found.end() :] if found else None


LOOKS: Mapping[str, Corruption] = {
    "other value declared": _other_value_declared,
    "other value written": _other_value_written,
    "other value asked for": _other_value_asked,
    "a second value": _second_value,
    "value on another object": _on_another,
    "old and new value": _old_and_new,
    "contrary size": _contrary,
    "no value named": _no_look,
}
"""Class -> what it does to an edit; None where it has no hold on it."""
