"""Is a turn true: the thing is said to stand, lie or face another way, and nothing else is said?"""

from __future__ import annotations

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.doings.doing import is_alive
from InstructionGen.checks.doings.places import _own
from InstructionGen.checks.doings.remarks import (
    Remark,
    read_remark,
    refuse_end,
    refuse_number,
    require_asked,
    require_known,
    require_old,
)
from InstructionGen.checks.doings.spatial import contrary, turns_in
from InstructionGen.checks.reasons import refuse

NEVER_TURNED = frozenset(
    "wall floor ceiling pond lake river ocean sea water sky cloud beach field grass snow sand road street sidewalk "
    "hill mountain room kitchen bathroom bedroom building house church tower skyscraper bridge city park forest garden "
    "salad soup rice pasta sauce gravy food meal fruit milk coffee tea wine beer window door sink toilet bathtub fence "
    "tree cabinet counter countertop stove oven refrigerator".split()
)
"""What cannot be turned, or looks the same from all sides."""
_PARTS = frozenset(
    "facing side back head camera viewer left right front rear profile angle degree turn quarter half wheel behind "
    "stomach belly face top bottom viewer picture frame".split()
)
_LOST = frozenset(
    "facing faces face turned turning looking the a to at left right camera viewer away from upside down on its side "
    "back towards toward forward backwards sideways seen in profile upright".split()
)


def turns_object(edit: Edit) -> None:
    """Refuse unless the output is the input with one thing said to be turned otherwise, as the instruction asks.

    ``value`` is the orientation, as the output has it: ``facing left``, ``upside down``, ``lying on its side``.
    """
    remark = read_remark(edit, edit.value)
    value = " ".join(remark.value)
    turns = turns_in(value)
    if not turns:
        refuse("value is of another sort", value)
    refuse_end(remark.value)
    if remark.thing.keys[-1] in NEVER_TURNED:
        refuse("cannot become so", " ".join(remark.thing.keys))
    require_known(edit, remark, _PARTS)
    require_old(remark, _LOST)
    if remark.lost and not turns_in(" ".join(remark.before.words[i].key for i in remark.lost)):
        refuse("something else lost", " ".join(remark.before.words[i].key for i in remark.lost))
    _check_old(remark, turns)
    _check_pronoun(remark)
    refuse_number(remark.before, remark.after, remark.difference)
    instruction = require_asked(edit, remark)
    own = {remark.before.words[i].key for i in range(remark.thing.first, remark.thing.last)}
    asked = turns_in(" ".join(word for word in instruction.words if word not in own))
    if contrary(asked, turns):
        refuse("instruction asks for the contrary", instruction.text)
    if not turns <= asked | {"round"}:
        refuse("instruction does not name the value", instruction.text)


def _check_old(remark: Remark, turns: frozenset[str]) -> None:
    """Refuse an old way of being turned that stayed behind."""
    kept = {i for i, _ in remark.difference.kept}
    said = [w.key for i, w in enumerate(remark.before.words) if i in kept and _own(remark.before, remark.thing, i)]
    text = " ".join(said)
    old = (
        turns_in(text) if {"facing", "faces", "upside", "turned", "sideways", "looking", "looks"} & set(said) else set()
    )
    if old & turns or contrary(old, turns) or ({"away", "behind"} & turns and "camera" in said):
        refuse("value already there" if old & turns else "old value still there", text)


def _check_pronoun(remark: Remark) -> None:
    """Refuse *its* of several and *their* of one thing."""
    many = remark.thing.number == "many"
    for key in remark.value:
        if (key in ("its", "his", "her") and many) or (key == "their" and not many and not is_alive(remark.thing)):
            refuse("pronoun without its owner", key)
