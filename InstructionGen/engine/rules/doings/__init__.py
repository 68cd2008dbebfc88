"""Rules for edits of what a thing does, how many there are, how it is turned, and where it is."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.doings.action import action_change
from InstructionGen.engine.rules.doings.counting import counting
from InstructionGen.engine.rules.doings.movement import movement
from InstructionGen.engine.rules.doings.relation import relation
from InstructionGen.engine.rules.doings.rotation import rotation_change
from InstructionGen.engine.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "edit.action_change": action_change,
    "edit.counting": counting,
    "edit.movement": movement,
    "edit.relation": relation,
    "edit.rotation_change": rotation_change,
}
"""Card name -> the rule that answers it."""

__all__ = ["RULES", "action_change", "counting", "movement", "relation", "rotation_change"]
