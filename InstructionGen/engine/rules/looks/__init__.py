"""Rules for edits of how a thing looks: colour, material, texture, appearance, size, people's looks."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.looks.colour import recolour, remake
from InstructionGen.engine.rules.looks.look import redress, restyle, retexture
from InstructionGen.engine.rules.looks.size import resize
from InstructionGen.engine.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "edit.color_alter": recolour,
    "edit.material_alter": remake,
    "edit.texture_alter": retexture,
    "edit.appearance_alter": restyle,
    "edit.human_attribute": redress,
    "edit.resize": resize,
}
"""Card name -> the rule that answers it."""

__all__ = ["RULES", "recolour", "redress", "remake", "resize", "restyle", "retexture"]
