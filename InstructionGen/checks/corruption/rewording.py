"""What can go wrong with an instruction in other words: no marker, a step left out, another thing named."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.corruption.general import Corruption, renamed, stranger
from InstructionGen.checks.rewording.wordings import MARKER
from InstructionGen.checks.wording import noun_keys

_CONTRARY = {
    "remove": "add", "erase": "insert", "delete": "add", "take away": "add", "get rid of": "add", "lose": "add",
    "omit": "add", "add": "remove", "insert": "erase", "place": "delete", "put": "remove", "include": "exclude",
    "bring in": "take out", "paint": "erase", "replace": "add", "swap": "delete", "turn": "remove", "change": "remove",
}  # fmt: skip


def _marker_lost(edit: Edit, _dice: random.Random) -> Edit | None:
    if MARKER not in edit.edit:
        return None
    return replace(edit, edit=" ".join(edit.edit.replace(MARKER, "").split()))


def _marker_doubled(edit: Edit, _dice: random.Random) -> Edit | None:
    return replace(edit, edit=edit.edit.replace(MARKER, f"{MARKER} {MARKER}", 1)) if MARKER in edit.edit else None


def _marker_misspelt(edit: Edit, _dice: random.Random) -> Edit | None:
    return replace(edit, edit=edit.edit.replace(MARKER, "[V]")) if MARKER in edit.edit else None


def _step_left_out(edit: Edit, dice: random.Random) -> Edit | None:
    if len(edit.steps) < 2:
        return None
    return replace(edit, edit=dice.choice(edit.steps).edit)


def _steps_in_other_order(edit: Edit, _dice: random.Random) -> Edit | None:
    if len(edit.steps) < 2:
        return None
    last, *rest = [step.edit.strip().rstrip(".") for step in reversed(edit.steps)]
    return replace(edit, edit=", then ".join([last, *(text[:1].lower() + text[1:] for text in rest)]) + ".")


def _step_not_done(edit: Edit, _dice: random.Random) -> Edit | None:
    """The output is what was there before the last step."""
    return replace(edit, output=edit.steps[-1].input) if edit.steps else None


def _one_more_thing(edit: Edit, dice: random.Random) -> Edit | None:
    if not edit.steps:
        return None
    return replace(edit, edit=f"{edit.edit.rstrip('.!? ')} and add a {stranger(edit, dice)}.")


def _contrary(edit: Edit, _dice: random.Random) -> Edit | None:
    """The verb of the last step turned into its contrary."""
    if not edit.steps or not edit.steps[-1].edited_object:
        return None
    for verb, other in _CONTRARY.items():
        found = list(
            re.finditer(rf"\b{verb}\b(?=\s+(?:the|an?|in|his|her|their|its|some|two)\b)", edit.edit, re.IGNORECASE)
        )
        if len(found) == 1 and re.search(rf"\b{verb}\b", edit.steps[-1].edit, re.IGNORECASE):
            return replace(edit, edit=edit.edit[: found[0].start()] + other + edit.edit[found[0].end() :])
    return None


def _other_outcome(edit: Edit, dice: random.Random) -> Edit | None:
    """What the thing becomes, or what comes in its place, is called something else."""
    step = edit.steps[-1] if edit.steps else None
    shown = bool(edit.ref_object)
    outcome = step and not shown and (step.new_object or step.value)
    if not outcome or not set(noun_keys(outcome)) <= set(noun_keys(edit.edit)):
        return None
    asked = renamed(edit.edit, outcome, stranger(edit, dice))
    return replace(edit, edit=asked) if asked else None


def _thing_of_a_step(edit: Edit, dice: random.Random) -> Edit | None:
    """In one of several changes another thing is named than was changed."""
    if len(edit.steps) < 2:
        return None
    step = dice.choice([step for step in edit.steps if step.edited_object] or [edit.steps[0]])
    asked = renamed(edit.edit, step.edited_object, stranger(edit, dice)) if step.edited_object else None
    return replace(edit, edit=asked) if asked else None


REWORDING: Mapping[str, Corruption] = {
    "marker lost": _marker_lost,
    "marker doubled": _marker_doubled,
    "marker misspelt": _marker_misspelt,
    "step left out": _step_left_out,
    "steps in other order": _steps_in_other_order,
    "step not done": _step_not_done,
    "one more thing": _one_more_thing,
    "contrary verb": _contrary,
    "other outcome": _other_outcome,
    "other thing of a step": _thing_of_a_step,
}
"""Class -> what it does to an edit; None where it has no hold on it."""
