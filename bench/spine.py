"""What a run costs beside its engine: ``python bench/spine.py [--items 100000]``.

One question an item, answered at once by an engine that only writes down a ready answer, so all the time that passes is
the run's own. The parts are taken apart by leaving them out one after another, in the same process and the same round.

* ``loop``    source, task, request, answer, record, reorder, JSON, files: a task that takes the answer as it is
* ``parse``   the answer read by its pydantic model
* ``check``   the card's checks on it
* ``rules``   the whole run with the rule engine in place of the ready answers
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.cards import load_card
from InstructionGen.engine import Engine, open_engine
from InstructionGen.errors import InstructionGenError
from InstructionGen.records import Completion, Item, Record, Request
from InstructionGen.run import run
from InstructionGen.rundir import RunDir
from InstructionGen.sources.concepts import open_concepts
from InstructionGen.tasks import Steps, Task, ask, seed_for
from InstructionGen.tasks.caption import CaptionTask


class Instant:
    """Answers every question at once with a true caption."""

    model = "instant"
    licence = "Apache-2.0"
    window = 64
    settings: Mapping[str, Any] = {}
    notes: Sequence[str] = ()

    def __init__(self) -> None:
        self._answers: list[Completion] = []

    def submit(self, request: Request) -> None:
        """Write the answer down."""
        text = orjson.dumps({"caption": f"A {request.variables['concept']} on a table."}).decode()
        self._answers.append(Completion(request.id, text))

    def poll(self) -> Iterable[Completion]:
        """Everything that was asked."""
        answers, self._answers = self._answers, []
        return answers

    def close(self) -> None:
        """Nothing is held."""


class Loop:
    """A caption task that takes any answer as it is."""

    name = "bench.loop"
    card = ""
    judge = None

    def __init__(self, asks: object) -> None:
        self._asks = asks

    def write(self, item: Item) -> Steps:
        """One record."""
        key = f"{item.id}#{self.name}.0"
        completion = yield Request(key, self._asks, {"concept": item.concepts[0]}, seed_for(0, key))  # type: ignore[arg-type]
        data = {"concept": item.concepts[0], "caption": completion.text}
        return [Record("", item.id, self.name, data, item.image, item.source, item.licence)]


class Parsing(Loop):
    """A caption task that reads its answer and checks nothing."""

    name = "bench.parse"

    def write(self, item: Item) -> Steps:
        """One record."""
        answer = yield from ask(self._asks, item, 0, {"concept": item.concepts[0]}, self._asks.model)  # type: ignore[attr-defined, arg-type]
        data = {"concept": item.concepts[0], **answer.model_dump()}
        return [Record("", item.id, self.name, data, item.image, item.source, item.licence)]


def seconds(task: Task, engine: Engine, items: list[Item]) -> float:
    """How long one run takes, per item."""
    with tempfile.TemporaryDirectory() as folder, RunDir(Path(folder) / "run", {}) as home:
        began = time.perf_counter()
        for _ in run(task, items, engine, home):
            pass
        home.finish()
        return (time.perf_counter() - began) / len(items)


def main() -> None:
    """Print the table and the result line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    source = open_concepts("c2cap", None, 0)
    items = [row for row in islice(source.rows, chosen.items) if isinstance(row, Item)]
    card = load_card("caption", "c2cap")
    whole = CaptionTask(card)
    rules = open_engine("rules")
    parts: dict[str, tuple[Task, Engine]] = {
        "loop": (Loop(card), Instant()),
        "parse": (Parsing(card), Instant()),
        "check": (whole, Instant()),
        "rules": (whole, rules),
    }
    times: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(chosen.rounds):
        for name, (task, engine) in parts.items():
            times[name].append(seconds(task, engine, items))
    median = {name: statistics.median(taken) * 1e6 for name, taken in times.items()}
    print(f"{len(items):,} items, median of {chosen.rounds} rounds, µs per item")
    print(f"  loop          {median['loop']:7.1f}")
    print(f"  + parse       {median['parse'] - median['loop']:7.1f}")
    print(f"  + check       {median['check'] - median['parse']:7.1f}")
    print(f"  = run         {median['check']:7.1f}   (engine answers at once)")
    print(f"  + rule engine {median['rules'] - median['check']:7.1f}")
    print(f"RESULT overhead_us={median['check']:.1f} rules_per_s={1e6 / median['rules']:.0f}")


if __name__ == "__main__":
    try:
        main()
    except InstructionGenError as error:
        raise SystemExit(f"Error: {error}") from error
