"""Rules that ask for an edit in other words: with a picture beside it, in one breath with another, by a pronoun."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.rewording import turns, visual
from InstructionGen.engine.rules.rewording.composed import compose
from InstructionGen.engine.rules.rule import Rule

RULES: Mapping[str, Rule] = {**visual.RULES, "edit.compose": compose, **turns.RULES}
"""Card name -> the rule that answers it."""
