"""What a rule is: from a request's variables to an answer, with no weights."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from InstructionGen.answers import Answer
from InstructionGen.pool import Pool

Rule = Callable[[Mapping[str, Any], random.Random, Pool], Answer]


class CannotAnswer(Exception):  # noqa: N818 - an outcome, not an error
    """The rule knows no good answer. ``reason`` is short and countable."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
