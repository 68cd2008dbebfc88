"""The edit rules: remove, replace, add and reletter, written from a caption's own words."""

from __future__ import annotations

from InstructionGen.engine.rules.edits.add import add
from InstructionGen.engine.rules.edits.reletter import reletter
from InstructionGen.engine.rules.edits.remove import remove
from InstructionGen.engine.rules.edits.replace import replace

__all__ = ["add", "reletter", "remove", "replace"]
