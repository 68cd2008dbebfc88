"""The rule engine: answers from the concept pool and the caption's own words, with no weights.

It takes the same requests a model gets and writes the same JSON. It is the embedded engine of ``example.py``, the
baseline that a model must beat, and what lets every pipeline be tested anywhere. It is never chosen for the user.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

from InstructionGen import __version__
from InstructionGen.engine.options import Options
from InstructionGen.engine.rules import captions, dialogue, doings, edits, implicit, looks, rewording, whole
from InstructionGen.engine.rules.rule import CannotAnswer, Rule
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Completion, Request

RULES: Mapping[str, Rule] = {
    "caption.c2b": captions.backgrounds,
    "caption.c2cap": captions.caption,
    "caption.cb2cap": captions.caption_in_background,
    "caption.cc2cap": captions.caption_of_two,
    **edits.RULES,
    **looks.RULES,
    **doings.RULES,
    **whole.RULES,
    **rewording.RULES,
    **dialogue.RULES,
    **implicit.RULES,
}
"""Card name -> the rule that answers it."""


class RuleEngine:
    """Answers at once, the same answer for the same request wherever it stands in a run."""

    understands: frozenset[str] = frozenset({"window", "pool"})
    model = f"rules-{__version__}"
    licence = "Apache-2.0"
    settings: Mapping[str, object] = {}
    notes: Sequence[str] = ()

    def __init__(self, options: Options | None = None, pool: Pool | None = None) -> None:
        self.window = (options and options.window) or 64
        self._pool = load_pool(options.pool if options else None) if pool is None else pool
        self._asked: list[Request] = []

    def submit(self, request: Request) -> None:
        """Take a question."""
        self._asked.append(request)

    def poll(self) -> Iterable[Completion]:
        """The answers to all that was asked since the last call."""
        asked, self._asked = self._asked, []
        return [self._answer(request) for request in asked]

    def close(self) -> None:
        """Nothing is held."""

    def _answer(self, request: Request) -> Completion:
        rule = RULES.get(request.card.name)
        if rule is None:
            return Completion(request.id, "", "error", f"the rule engine has no rule for {request.card.name}")
        try:
            answer = rule(request.variables, random.Random(request.seed), self._pool)
        except CannotAnswer as cannot:
            return Completion(request.id, "", "error", cannot.reason)
        return Completion(request.id, answer.model_dump_json())
