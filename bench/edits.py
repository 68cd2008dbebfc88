"""Edits a second by the rule engine, type by type: ``python bench/edits.py captions_val2017.json [--images 1000]``.

Each type goes over the same images, captions read afresh. On one core:

* ``answers``   questions answered, a second of the rule engine's own time (the caption was read to draw the question)
* ``records``   verified edits a second, all told: drawing, answering, checking, and what was tried in vain

The last line holds the medians over the types, and how much of a record's time is the engine's.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from InstructionGen.cards import load_card
from InstructionGen.checks.reading import read
from InstructionGen.engine.rules import RuleEngine
from InstructionGen.english import parse
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Completion, Item, Request
from InstructionGen.shelves import card_names
from InstructionGen.sources import coco
from InstructionGen.tasks.edit import EditTask

LETTERINGS = ("OPEN", "STOP AHEAD", "Main Street", "Fresh Fruit", "EXIT", "No Parking", "Cafe", "1230")


@dataclass
class Pace:
    """What one type gave, and what time it took."""

    records: int = 0
    answers: int = 0
    answering: float = 0.0
    seconds: float = 0.0


class Clocked(RuleEngine):
    """The rule engine with a stopwatch."""

    def __init__(self, pool: Pool, pace: Pace) -> None:
        super().__init__(pool=pool)
        self._pace = pace

    def answer(self, request: Request) -> Completion:
        """The answer to one question."""
        begin = time.perf_counter()
        self.submit(request)
        (completion,) = self.poll()
        self._pace.answering += time.perf_counter() - begin
        self._pace.answers += completion.finish_reason == "stop"
        return completion


def paced(task: EditTask, items: Sequence[Item], pool: Pool) -> Pace:
    """The task over the items, nothing remembered of any text."""
    pace = Pace()
    engine = Clocked(pool, pace)
    for cache in (parse, read):
        cache.cache_clear()
    begin = time.perf_counter()
    for item in items:
        steps = task.write(item)
        try:
            request = next(steps)
            while True:
                request = steps.send(engine.answer(request))
        except StopIteration as done:
            pace.records += len(done.value)
        except Rejected:
            pass
    pace.seconds = time.perf_counter() - begin
    return pace


def tasks(stems: Iterable[str], pool: Pool) -> Mapping[str, EditTask]:
    """A task for each type, with what its card derives from."""
    cards = {stem: load_card("edit", stem) for stem in card_names("edit")}
    return {stem: EditTask(f"edit.{stem}", (cards[stem],), pool=pool, bases=cards) for stem in stems}


def main() -> None:
    """Prints the table and the result line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captions", type=Path)
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=2, help="the best of so many counts")
    parser.add_argument("--types", nargs="*", default=card_names("edit"))
    asked = parser.parse_args()

    pool = load_pool()
    dice = random.Random(0)
    rows = (row for row in coco.read(asked.captions).rows if isinstance(row, Item))
    items = [replace(row, lettering=(dice.choice(LETTERINGS),)) for row in islice(rows, asked.images)]
    table: dict[str, Pace] = {}
    for stem, task in tasks(asked.types, pool).items():
        paced(task, items[:50], pool)  # what is worked out once is worked out now
        table[stem] = min((paced(task, items, pool) for _ in range(asked.rounds)), key=lambda pace: pace.seconds)
    print(f"{'type':26}{'records':>9}{'answers/s':>12}{'records/s':>12}")
    for stem, pace in table.items():
        answers = pace.answers / max(pace.answering, 1e-9)
        print(f"{stem:26}{pace.records:>9,}{answers:>12,.0f}{pace.records / pace.seconds:>12,.0f}")
    answers = statistics.median(pace.answers / max(pace.answering, 1e-9) for pace in table.values())
    records = statistics.median(pace.records / pace.seconds for pace in table.values())
    share = statistics.median(pace.answering / pace.seconds for pace in table.values())
    print(f"RESULT engine_share={share:.2f} answers_per_s={answers:.0f} records_per_s={records:.0f}")


if __name__ == "__main__":
    main()
