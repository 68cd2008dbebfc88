"""What would happen if, by rule: a case told of a thing, and the case that a definition is nearest to."""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.engine.rules.implicit.definition import another
from InstructionGen.engine.rules.implicit.telling import consequence
from InstructionGen.engine.rules.rule import Rule
from InstructionGen.shelves import card_names

RULES: Mapping[str, Rule] = {
    **{f"implicit.{kind}": consequence for kind in card_names("implicit")},
    "definition.continue": another,
}
"""Card name -> the rule that answers it: one for all kinds, since what sets them apart is in their cases."""
