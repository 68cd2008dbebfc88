"""A case told of a thing: one of its captions before, one of its ways to ask, one of its captions after."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Consequence
from InstructionGen.cards import Case
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool
from InstructionGen.pool.telling import tell


def consequence(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Consequence:
    """The case that was drawn, of the thing and in the place that were drawn."""
    case = variables.get("case")
    if not isinstance(case, Case):
        raise CannotAnswer("no case to tell")
    return told(case, variables["concept"], variables["place"], dice, pool)


def told(case: Case, concept: str, place: str, dice: random.Random, pool: Pool) -> Consequence:
    """A case of a thing; any before goes with any ask and any after."""
    if not concept.strip():
        raise CannotAnswer("no concept")
    thing = tell(concept, pool)
    fit = [[text for text in texts if thing.fits(text)] for texts in (case.before, case.asks, case.after)]
    if not all(fit):
        raise CannotAnswer("no sentence for several of it")
    before, ask, after = map(dice.choice, fit)
    return Consequence(
        input=thing.fill(before, place),
        edit=thing.fill(ask, place),
        output=thing.fill(after, place),
        key_words=case.key_words,
    )
