"""How much there is in a pool, and how much of it a run has spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from InstructionGen.pool.concept import Concept, fold
from InstructionGen.pool.matching import Matcher
from InstructionGen.pool.mentions import mentions
from InstructionGen.pool.store import Pool

NAMED = ("concept", "concept1", "concept2", "concepts", "edited object", "new object")
"""Keys of a record's data that name concepts."""
WRITTEN = ("caption", "captions", "input", "output")
"""Keys of a record's data that hold captions."""

_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Census:
    """How many concepts there are. In each mapping the largest number comes first."""

    concepts: int
    names: int
    """Different names and synonyms, whatever their capitals."""
    by_category: Mapping[str, int]
    by_source: Mapping[str, int]
    """A concept that several class lists hold counts for each of them."""


def census(pool: Pool) -> Census:
    """How many concepts a pool holds, of which categories, from which class lists."""
    return Census(
        len(pool),
        len({fold(name) for concept in pool for name in (concept.name, *concept.synonyms)}),
        _largest_first(Counter(concept.category for concept in pool)),
        _largest_first(Counter(source for concept in pool for source in concept.sources)),
    )


def _largest_first(counts: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


class Coverage:
    """Which of a pool's concepts records speak of, and how many records of each.

    Args:
        records: As a run wrote them; read once, as a stream.
        pool: Whose concepts are counted.
        matcher: Of that pool.
    """

    def __init__(self, records: Iterable[Mapping[str, Any]], pool: Pool, matcher: Matcher) -> None:
        self._pool = pool
        self.records = 0
        self.counts: Counter[str] = Counter()
        """Concept -> how many records speak of it."""
        for record, said in mentions(records, _captions, matcher):
            found = frozenset[str]().union(*said)
            self.records += 1
            named = (pool.find(name) for name in _texts(record, NAMED))
            self.counts.update(found.union(concept.name for concept in named if concept))

    def by_category(self) -> Mapping[str, tuple[int, int]]:
        """Category -> how many concepts it has, and of how many of them some record speaks."""
        every, covered = Counter[str](), Counter[str]()
        for concept in self._pool:
            every[concept.category] += 1
            covered[concept.category] += concept.name in self.counts
        return {category: (count, covered[category]) for category, count in _largest_first(every).items()}

    def most(self, count: int) -> list[tuple[Concept, int]]:
        """The concepts that most records speak of, with how many."""
        return self._sorted(lambda concept: (-self.counts[concept.name], fold(concept.name)))[:count]

    def least(self, count: int) -> list[tuple[Concept, int]]:
        """The concepts that fewest records speak of, maybe none; among equals what more people know comes first."""
        return self._sorted(lambda concept: (self.counts[concept.name], -concept.familiarity, fold(concept.name)))[
            :count
        ]

    def _sorted(self, key: Callable[[Concept], tuple[Any, ...]]) -> list[tuple[Concept, int]]:
        return [(concept, self.counts[concept.name]) for concept in sorted(self._pool, key=key)]


def _captions(record: Mapping[str, Any]) -> list[str]:
    """Without what they quote: a sign that says "TIGER" shows none."""
    return [_QUOTED.sub('""', text) for text in _texts(record, WRITTEN)]


def _texts(record: Mapping[str, Any], keys: Iterable[str]) -> Iterator[str]:
    """What a record's data says under these keys: a text, or several."""
    data = record["data"]
    for key in keys:
        said = data.get(key)
        for text in said if isinstance(said, list) else (said,):
            if isinstance(text, str):
                yield text
