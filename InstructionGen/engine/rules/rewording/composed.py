"""Several changes asked for in one breath."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from InstructionGen.answers import Wording
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rewording.plain import command_of, steps_of
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool

_JOINED = (
    "{these} and {last}",
    "{these} and {last}",
    "{these}, then {last}",
    "{these}, and then {last}",
    "{these} and then {last}",
    "first {these}, then {last}",
    "{these} and also {last}",
    "{these} and, while you are at it, {last}",
)
_THEN = ("{these}, then {last}", "{these}, and then {last}", "first {these}, then {last}")
"""Those that keep the changes apart where the first is told at length."""
_ALONE = (
    "{These}. Then {last}.",
    "{These}; also, {last}.",
    "{These}. After that, {last}.",
    "{These}. Also, {last}.",
    "{These}. Next, {last}.",
    "First {these}. Then {last}.",
    "{These}. Once that is done, {last}.",
    "{These}. On top of that, {last}.",
)
"""What is no command from its first word on, or more than one sentence."""
_LONG = re.compile(r",| and | so that | until | as if | instead ")
_TWO = re.compile(r" and (?:put|take|show|write|draw|set) ")
"""What is two commands already: "take the bench away and put a chair there instead"."""
_APART = {"command": 0.25, "detailed command": 0.5}
"""How often the changes are asked for in sentences of their own."""


def compose(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """A wording such as ``Remove the sign, then paint the door green.``.

    Raises:
        CannotAnswer: a step is not asked for by a plain command, or there is but one.
    """
    *first, last = [command_of(step) for step in steps_of(variables)]
    if not first:
        raise CannotAnswer("only one step")
    these, manner = ", ".join(first), variables["manner"]
    if dice.random() < _APART.get(manner, 0):
        alone = dice.choice(_ALONE).format(these=these, These=these[:1].upper() + these[1:], last=last)
        return Wording(edit=alone)
    joined: Sequence[str] = _THEN if _LONG.search(these) or _TWO.search(last) else _JOINED
    if manner == "brief command":  # "just first remove the sign, then ..."
        joined = tuple(frame for frame in joined if not frame.startswith("first"))
    return Wording(edit=said(dice.choice(joined).format(these=these, last=last), manner, dice))
