"""Puts a thing of the caption elsewhere in the frame."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.engine.rules.doings.offers import first_offer
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool

_COMMANDS = (
    "move {it} {to}",
    "shift {it} {to}",
    "relocate {it} {to}",
    "bring {it} {to}",
    "reposition {it} so that {they} {place}",
    "put {it} {place}",
    "place {it} {place}",
    "position {it} {place}",
    "change where {it} {be} so that {they} {place}",
    "let {it} appear {place}",
    "drag {it} {to}",
)


_LEADS = ("shown", "seen")


def movement(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``moves`` (``object``, ``place``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    moved = first_offer(
        [(offer["object"], offer["place"]) for offer in variables["moves"]],
        variables,
        lambda place: (_COMMANDS, {"place": place, "to": re.sub(r"^(?:on|in|at) ", "to ", place)}),
        lambda _place: dice.choice(_LEADS),
        dice,
        pool,
    )
    if moved is None:
        raise CannotAnswer("nowhere to go")
    return moved
