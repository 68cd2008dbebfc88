"""A source with less of what its captions speak of all the time, and with all that they hardly ever speak of.

What a caption speaks of is told by ``pool/matching``, and which captions are kept by ``pool/balance``. An item comes
with those of its captions that are kept, or not at all. The source is read twice, to count and to keep, and between the
two nothing is held but a number for each concept. A row that the source rejects comes through as the reject that it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

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
    """Captions that speak of no concept of the pool."""
    rejects: int = 0
    """Rows that could not be read."""
    concepts: Counter[str] = field(default_factory=Counter)
    """Concept -> how many captions speak of it."""

    def add(self, row: Item | Reject, said: Iterable[frozenset[str]]) -> None:
        """Count one more row, each of whose captions speaks of some concepts."""
        if isinstance(row, Reject):
            self.rejects += 1
            return
        self.items += 1
        self.captions += len(row.captions)
        for concepts in said:
            self.without += not concepts
            self.concepts.update(concepts)


def survey(rows: Iterable[Item | Reject], matcher: Matcher) -> Seen:
    """What all rows hold, read once as a stream."""
    seen = Seen()
    for row, said in _described(rows, matcher):
        seen.add(row, said)
    return seen


class Balanced:
    """Which rows of a source are kept, and what was seen on the way.

    Nothing is read before the rows of ``source`` are asked for.

    Args:
        source: One whose rows can be read more than once, as those of every file of captions can.
        matcher: Finds the concepts in its captions.
        t: How many captions are enough for a concept's own sake.
        seed: The run's. The same seed keeps the same captions, also where a run is resumed.

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
        self.source = replace(source, rows=self, total=None)
        """What is kept, in its order, as a source of the same name and files."""

    def __iter__(self) -> Iterator[Item | Reject]:
        self.read, self.kept, self._passed = survey(self._rows, self._matcher), Seen(), 0
        balance = Balance(self.read.concepts, self._t, self._seed)
        for row, said in _described(self._rows, self._matcher):
            if isinstance(row, Reject):
                self.kept.add(row, ())
                yield row
                continue
            self._passed += 1
            stay = [i for i, concepts in enumerate(said) if balance.keeps(f"{row.id}/{i}", concepts)]
            if stay:
                item = replace(row, captions=tuple(row.captions[i] for i in stay))
                self.kept.add(item, [said[i] for i in stay])
                yield item

    def told(self) -> str:
        """One line: how much was read, and how much of it was kept."""
        read, kept = self.read, self.kept
        of = "" if self._passed == read.items else f" among the first {self._passed:,}"
        return (
            f"balanced to {self._t:,}: {read.captions:,} captions of {read.items:,} items read, "
            f"{read.without:,} of them without a concept; {kept.captions:,} captions of {kept.items:,} items{of} kept"
        )


def _described(
    rows: Iterable[Item | Reject], matcher: Matcher
) -> Iterator[tuple[Item | Reject, tuple[frozenset[str], ...]]]:
    return mentions(rows, lambda row: row.captions if isinstance(row, Item) else (), matcher)
