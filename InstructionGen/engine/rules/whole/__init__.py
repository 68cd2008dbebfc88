"""Rules for edits of the whole picture: background, tone, style, exposure, view, frame, one thing cut out."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.rule import Rule
from InstructionGen.engine.rules.whole.background import background
from InstructionGen.engine.rules.whole.extract import extract
from InstructionGen.engine.rules.whole.restaging import frame, look, style, tone, view

RULES: Mapping[str, Rule] = {
    "edit.background_change": background,
    "edit.tone_transfer": tone,
    "edit.style_change": style,
    "edit.photometric": look,
    "edit.zoom_view": view,
    "edit.outpaint": frame,
    "edit.extract_part": extract,
}
"""Card name -> the rule that answers it."""

__all__ = ["RULES", "background", "extract", "frame", "look", "style", "tone", "view"]
