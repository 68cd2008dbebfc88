"""Stand-ins small enough to read: a task that asks what it is told to, and engines with bad manners."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from InstructionGen.errors import Rejected
from InstructionGen.records import Completion, Item, Message, Record, Request, Sampling
from InstructionGen.tasks import Steps


class PlainCard:
    """A card with nothing on it."""

    name = "test.plain"
    sampling = Sampling()
    schema: Mapping[str, Any] = {}
    choices: Sequence[str] = ()
    shots = 0

    def group(self, key: str) -> str:
        return self.name

    def messages(self, variables: Mapping[str, Any], key: str, shots: int | None = None) -> Sequence[Message]:
        return (Message("user", f"{key}: {variables}"),)


CARD = PlainCard()


@dataclass(frozen=True)
class Questions:
    """Asks ``questions`` times, then returns ``records`` records; rejects items whose id ends in 7."""

    questions: int = 1
    records: int = 1
    name: str = "test.questions"
    card: str = "0" * 12
    judge: None = None

    def write(self, item: Item) -> Steps:
        heard = []
        for number in range(self.questions):
            completion = yield Request(f"{item.id}#{number}", CARD, {"item": item.id})
            heard.append(completion.text)
        if item.id.endswith("7"):
            raise Rejected("check", "ends in seven", item.id)
        return [Record("", item.id, self.name, {"heard": heard, "number": number}) for number in range(self.records)]


@dataclass
class Contrary:
    """Holds back answers and gives them in a scrambled order. Each answer repeats its question's id."""

    window: int = 16
    seed: int = 0
    model: str = "contrary"
    licence: str = "CC0-1.0"
    settings: Mapping[str, Any] = field(default_factory=dict)
    notes: Sequence[str] = ()
    closed: bool = False
    held: list[Request] = field(default_factory=list)
    most_held: int = 0

    def submit(self, request: Request) -> None:
        self.held.append(request)
        self.most_held = max(self.most_held, len(self.held))

    def poll(self) -> Iterable[Completion]:
        dice = random.Random(self.seed + len(self.held))
        dice.shuffle(self.held)
        count = dice.randint(1, len(self.held))
        out, self.held = self.held[:count], self.held[count:]
        return [Completion(request.id, f"about {request.id}") for request in out]

    def close(self) -> None:
        self.closed = True


def items(count: int) -> Iterable[Item]:
    """``count`` items, made as they are asked for."""
    return (Item(f"thing/{number:06d}", "things") for number in range(count))
