"""Rules for dialogues: conversations, descriptions and reasoning about a picture, conversations about a motion."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.dialogue.conversation import conversation
from InstructionGen.engine.rules.dialogue.detail import description
from InstructionGen.engine.rules.dialogue.motion import motion
from InstructionGen.engine.rules.dialogue.reasoning import reasoning
from InstructionGen.engine.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "dialogue.conversation": conversation,
    "dialogue.detail": description,
    "dialogue.reasoning": reasoning,
    "dialogue.motion": motion,
}
"""Card name -> the rule that answers it."""

__all__ = ["RULES", "conversation", "description", "motion", "reasoning"]
