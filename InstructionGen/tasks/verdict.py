"""Verdicts on concepts: one question of yes or no, and one record that says what was said and how surely."""

from __future__ import annotations

import math
from dataclasses import dataclass

from InstructionGen.cards import Card
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool
from InstructionGen.records import Item, Record
from InstructionGen.tasks import Judge, Steps, certainty


@dataclass(frozen=True)
class VerdictTask:
    """Ask about each concept what a card asks. Yes and no are both worth a record."""

    asks: Card
    pool: Pool
    """Tells the category of what it knows."""
    seed: int = 0
    threshold: float = 0.5
    """The least P(yes) that is a yes."""
    judge: Judge | None = None
    """Nobody: it is a judge itself."""

    @property
    def name(self) -> str:
        """``concept.visible`` and so on."""
        return self.asks.name

    @property
    def card(self) -> str:
        """The card's hash."""
        return self.asks.hash

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        if not item.concepts:
            raise Rejected("prompt", "no concept")
        name = item.concepts[0]
        known = self.pool.get(name)
        category = known.category if known else ""
        sure = yield from certainty(self.asks, item, self.seed, {"concept": name})
        if not math.isfinite(sure):
            raise Rejected("engine", "P(yes) is no number")
        data = {"concept": name, "category": category, "verdict": "yes" if sure >= self.threshold else "no"}
        scores = {self.asks.name.partition(".")[2]: round(sure, 4)}
        return [
            Record("", item.id, self.name, data, item.image, item.source, item.licence, card=self.card, scores=scores)
        ]
