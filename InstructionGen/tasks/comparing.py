"""Which of two dialogues about one picture is better: asked in both orders, since many judges like what comes first.

Bias of position: L. Zheng et al., Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena, NeurIPS 2023.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from InstructionGen.cards import Card
from InstructionGen.errors import Rejected
from InstructionGen.records import Item, Record
from InstructionGen.tasks import Judge, Steps, preferences

Turns = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class CompareTask:
    """Ask about each picture which data set's dialogue is better.

    A set wins where it is preferred in both orders; where the two orders disagree, or neither is preferred, it is a
    draw.
    """

    asks: Card
    pairs: Mapping[str, tuple[Turns, Turns]]
    """Item id -> what either data set says of its picture."""
    seed: int = 0
    name: str = "compare"
    judge: Judge | None = None
    """Nobody: it is a judge itself."""

    @property
    def card(self) -> str:
        """The card's hash."""
        return self.asks.hash

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        if item.id not in self.pairs:
            raise Rejected("prompt", "no dialogue in both")
        a, b = (_told(turns) for turns in self.pairs[item.id])
        shown = " ".join(item.captions)
        straight = yield from preferences(self.asks, item, self.seed, {"shown": shown, "one": a, "other": b}, 0)
        turned = yield from preferences(self.asks, item, self.seed, {"shown": shown, "one": b, "other": a}, 1)
        sure = (straight["first"] + turned["second"]) / 2, (straight["second"] + turned["first"]) / 2
        orders = [max(said, key=lambda word: said[word]) for said in (straight, turned)]
        winner = {("first", "second"): "a", ("second", "first"): "b"}.get((orders[0], orders[1]), "neither")
        # Which place the judge chose, where it chose the same place both times and not the same dialogue.
        place = orders[0] if orders[0] == orders[1] != "neither" else ""
        data = {"winner": winner, "orders": orders, "place": place, "a": a, "b": b}
        scores = {"a": round(sure[0], 4), "b": round(sure[1], 4)}
        return [
            Record("", item.id, self.name, data, item.image, item.source, item.licence, card=self.card, scores=scores)
        ]


def _told(turns: Turns) -> str:
    return " ".join(f"Q: {question} A: {answer}" for question, answer in turns)
