"""A source with less of what its captions speak of all the time, and with all that they hardly ever speak of.

What an item speaks of is looked for in its captions (``pool/matching``); which items are kept is said in
``pool/balance``. The source is read twice, to count and to keep, and between the two nothing is held but a number for
each concept. A row that the source rejects is no item: it comes through as the reject that it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from InstructionGen.pool.balance import Balance
from InstructionGen.pool.matching import Matcher
from InstructionGen.pool.mentions import mentions
from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source


@dataclass(slots=True)
class Seen:
    """What some rows of a source held."""

    items: int = 0
    captions: int = 0
    without: int = 0
    """Items that speak of no concept of the pool."""
    rejects: int = 0
    """Rows that could not be read."""
    concepts: Counter[str] = field(default_factory=Counter)
    """Concept -> how many items speak of it."""

    def add(self, row: Item | Reject, concepts: frozenset[str]) -> None:
        """Count one more row."""
        if isinstance(row, Reject):
            self.rejects += 1
            return
        self.items += 1
        self.captions += len(row.captions)
        self.without += not concepts
        self.concepts.update(concepts)


def survey(rows: Iterable[Item | Reject], matcher: Matcher) -> Seen:
    """What all rows hold, read once as a stream."""
    seen = Seen()
    for row, concepts in _described(rows, matcher):
        seen.add(row, concepts)
    return seen


class Balanced:
    """Which rows of a source are kept, and what was seen on the way.

    Nothing is read before the rows of ``source`` are asked for.

    Args:
        source: One whose rows can be read more than once, as those of every file of captions can.
        matcher: Finds the concepts in its captions.
        t: How many items are enough for a concept's own sake.
        seed: The run's. The same seed keeps the same items, also where a run is resumed.

    Raises:
        InputError: ``t`` is below 1.
    """

    def __init__(self, source: Source, matcher: Matcher, t: int, seed: int) -> None:
        if iter(source.rows) is source.rows:
            raise TypeError(f"the rows of {source.name} can be read only once, and balancing reads them twice")
        Balance({}, t, seed)  # says now, and not when the rows are read, what is wrong with t
        self._rows, self._matcher, self._t, self._seed = source.rows, matcher, t, seed
        self.read = Seen()
        """All rows of the source, from the first reading."""
        self.kept = Seen()
        """What was kept so far."""
        self._passed = 0
        self.source = Source(source.name, source.files, self)
        """The rows that are kept, in their order, as a source of the same name and files."""

    def __iter__(self) -> Iterator[Item | Reject]:
        self.read, self.kept, self._passed = survey(self._rows, self._matcher), Seen(), 0
        balance = Balance(self.read.concepts, self._t, self._seed)
        for row, concepts in _described(self._rows, self._matcher):
            self._passed += isinstance(row, Item)
            if isinstance(row, Reject) or balance.keeps(row.id, concepts):
                self.kept.add(row, concepts)
                yield row

    def told(self) -> str:
        """One line: how much was read, and how much of it was kept."""
        read, kept = self.read, self.kept
        of = "" if self._passed == read.items else f" of the first {self._passed:,}"
        return (
            f"balanced to {self._t:,}: {read.captions:,} captions of {read.items:,} items read, "
            f"{read.without:,} of them without a concept; {kept.items:,}{of} kept"
        )


def _described(rows: Iterable[Item | Reject], matcher: Matcher) -> Iterator[tuple[Item | Reject, frozenset[str]]]:
    return mentions(rows, lambda row: row.captions if isinstance(row, Item) else (), matcher)
