"""Rules for edits of what there is: remove, replace, add and reletter, written from a caption's own words."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.edits.add import add
from InstructionGen.engine.rules.edits.reletter import reletter
from InstructionGen.engine.rules.edits.remove import remove
from InstructionGen.engine.rules.edits.replace import replace
from InstructionGen.engine.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "edit.add": add,
    "edit.remove": remove,
    "edit.replace": replace,
    "edit.textual": reletter,
}
"""Card name -> the rule that answers it."""

__all__ = ["RULES", "add", "reletter", "remove", "replace"]
