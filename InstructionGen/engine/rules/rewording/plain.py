"""A verified edit's own words, as a command that can stand in another sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from InstructionGen.checks.instruction import read_instruction
from InstructionGen.engine.rules.rule import CannotAnswer

_BROKEN = re.compile(r"[.:;?!]\s|[?!]$")
"""What is more than one clause."""


def steps_of(variables: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The verified edits. Raises ``CannotAnswer`` where there is none."""
    steps: Sequence[Mapping[str, Any]] = variables.get("steps", ())
    if not steps:
        raise CannotAnswer("nothing to put in other words")
    return steps


def command_of(step: Mapping[str, Any]) -> str:
    """``remove the kite`` of "Remove the kite.".

    Raises:
        CannotAnswer: the edit is not asked for by a plain command, so its words cannot be taken over.
    """
    text = str(step["edit"]).strip().rstrip(".!")
    instruction = read_instruction(text)
    if instruction is None or instruction.verb_at != 0 or _BROKEN.search(text):
        raise CannotAnswer("no plain command")
    return text[:1].lower() + text[1:]
