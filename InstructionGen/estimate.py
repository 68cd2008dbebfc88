"""What a run would cost: its tokens, questions, hours and money, from a sample of its items.

A sample of the source is drawn evenly (reservoir sampling, J. S. Vitter, Random Sampling with a Reservoir, ACM TOMS 11,
1985) and worked off in rounds, in a run directory that is thrown away, until the tokens of the whole are known closely
enough. What a task does after an answer (a second try, a judge) happens as it would.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from InstructionGen.engine import Engine
from InstructionGen.errors import InputError
from InstructionGen.records import Completion, Item, Reject, Request
from InstructionGen.run import run
from InstructionGen.rundir import Outcome, RunDir, Usage
from InstructionGen.tasks import Task

FIRST = 64
"""Items that are asked about before it is looked whether that is enough; each round doubles what was asked, so that
the later ones, by which the pace is known, fill an engine."""
CLOSE = 0.02
"""Enough: half the width of the interval that holds the whole's tokens 19 times in 20, as a share of them."""
MOST_WALKED = 2_000_000
"""Rows of a source that are counted; pairs of the pool's concepts never end."""


@dataclass
class Estimate:
    """A run, from a sample of its items. Counts are the sample's; ``whole`` scales them."""

    items: int = 0
    """Of the source, up to the limit: what would be asked about."""
    endless: bool = False
    """There are more items than were counted."""
    unread: int = 0
    """Rows that the source cannot read, which ask nothing."""
    sampled: int = 0
    kept: int = 0
    """Of the sample, items that ended as records."""
    usage: Mapping[str, Usage] = field(default_factory=dict)
    """Card -> what the sample asked with it."""
    seconds: float = 0.0
    """That the sample took, without its first round where there were several, in which engines warm up."""
    timed: int = 0
    """Items in those seconds."""
    spread: float = 0.0
    """See ``CLOSE``; 0 where every item was asked about."""

    @property
    def whole(self) -> float:
        """What to multiply the sample's counts by."""
        return self.items / self.sampled if self.sampled else 0.0

    @property
    def asked(self) -> Usage:
        """What the sample asked with all cards."""
        usages = self.usage.values()
        return Usage(*(sum(getattr(usage, name) for usage in usages) for name in Usage.__slots__))

    @property
    def tokens(self) -> tuple[float, float]:
        """Tokens in and out of the whole run."""
        asked = self.asked
        return asked.prompt_tokens * self.whole, asked.completion_tokens * self.whole

    def hours(self, rate: float | None = None) -> float | None:
        """Hours of the whole run.

        Args:
            rate: Tokens that are written a second. Without it, as fast as the sample went.

        Returns:
            None where nobody was asked and no rate is given.
        """
        if rate:
            return self.tokens[1] / rate / 3600
        return self.seconds / self.timed * self.items / 3600 if self.timed and self.seconds else None

    def money(self, price_in: float, price_out: float) -> float:
        """Of the whole run, at prices for a million tokens."""
        read, written = self.tokens
        return (read * price_in + written * price_out) / 1e6


class _Counting:
    """An engine whose answers are counted by item and card."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.model, self.licence, self.window = engine.model, engine.licence, engine.window
        self.settings: Mapping[str, Any] = engine.settings
        self.notes: Sequence[str] = ()
        self.by_card: dict[str, Usage] = defaultdict(Usage)
        self.by_item: dict[str, int] = defaultdict(int)
        """Item -> tokens in and out."""
        self._cards: dict[str, str] = {}

    def submit(self, request: Request) -> None:
        self._cards[request.id] = request.card.name
        self._engine.submit(request)

    def poll(self) -> Iterable[Completion]:
        for answer in self._engine.poll():
            self.by_card[self._cards.pop(answer.id)].add(answer)
            self.by_item[answer.id.rpartition("#")[0]] += answer.prompt_tokens + answer.completion_tokens
            yield answer

    def close(self) -> None:
        """It is its owner who closes the engine."""


def estimate(
    task: Task, rows: Iterable[Item | Reject], engine: Engine, *, seed: int, limit: int | None, most: int
) -> Iterator[Estimate]:
    """Ask about a sample in rounds, yielding after each what is known so far; the last one counts.

    Args:
        task: What would be written.
        rows: The source, from its beginning.
        engine: Who answers. It stays open.
        seed: The run's; the sample is drawn by it as well.
        limit: Of the run.
        most: Items to ask about at most.

    Raises:
        InputError: There is no item to ask about.
        EngineError: The engine died.
    """
    so_far, sample = _drawn(rows, random.Random(f"sample/{seed}"), limit, most)
    if not sample:
        raise InputError(f"the source holds nothing to ask about ({so_far.unread:,} rows cannot be read)")
    counting = _Counting(engine)
    so_far.usage = counting.by_card
    with TemporaryDirectory(prefix="instructiongen-") as folder:
        while some := sample[so_far.sampled : max(FIRST, 2 * so_far.sampled)]:
            number, began = so_far.sampled, time.monotonic()
            for outcome in _asked(task, some, counting, Path(folder) / str(number), seed):
                so_far.kept += bool(outcome.records)
            so_far.sampled += len(some)
            if number or len(sample) <= FIRST:
                so_far.seconds += time.monotonic() - began
                so_far.timed += len(some)
            so_far.spread = _spread([counting.by_item[item.id] for item in sample[: so_far.sampled]], so_far.items)
            yield so_far
            if so_far.spread <= CLOSE and number:
                return


def _drawn(
    rows: Iterable[Item | Reject], dice: random.Random, limit: int | None, most: int
) -> tuple[Estimate, list[Item]]:
    """The counts of a source, and items drawn from it, each as likely as any other, in an order of chance."""
    found = Estimate()
    sample: list[Item] = []
    walk = iter(islice(rows, limit))
    for row in islice(walk, MOST_WALKED):
        if isinstance(row, Reject):
            found.unread += 1
            continue
        found.items += 1
        if len(sample) < most:
            sample.append(row)
        elif (place := dice.randrange(found.items)) < most:
            sample[place] = row
    found.endless = next(walk, None) is not None
    dice.shuffle(sample)
    return found, sample


def _asked(task: Task, items: Sequence[Item], engine: Engine, home: Path, seed: int) -> Iterator[Outcome]:
    with RunDir(home, {"task": task.name}) as directory:
        yield from run(task, items, engine, directory, seed=seed)


def _spread(tokens: Sequence[int], items: int) -> float:
    """How far the whole's tokens may be from the estimate, 19 times in 20, as a share of them.

    The standard error of a mean, corrected for a sample that is a good part of the whole.
    """
    count, mean = len(tokens), statistics.fmean(tokens)
    if count >= items or not mean:
        return 0.0
    if count < 2:
        return math.inf
    error = statistics.stdev(tokens) / math.sqrt(count) * math.sqrt((items - count) / (items - 1))
    return 1.96 * error / mean
