"""What a pool is built of: candidates, and the names that are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from InstructionGen.pool.concept import Concept, Count
from InstructionGen.pool.knowledge import Category
from InstructionGen.pool.sifting import Reason


@dataclass(slots=True)
class Candidate:
    """A concept in the making: every class list may add to it."""

    name: str
    kind: str
    hypernyms: tuple[str, ...]
    count: Count
    familiarity: int
    sources: list[str]
    synonyms: list[str] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    backgrounds: list[str] = field(default_factory=list)
    key: str = ""

    @property
    def names(self) -> Iterator[str]:
        """Its name and its synonyms."""
        yield self.name
        yield from self.synonyms

    def concept(self, category: Category, licence: str) -> Concept:
        """The concept that it has become."""
        return Concept(
            name=self.name,
            synonyms=tuple(self.synonyms),
            kind=self.kind,
            category=category,
            hypernyms=self.hypernyms,
            parts=self.parts,
            count=self.count,
            familiarity=self.familiarity,
            sources=tuple(self.sources),
            backgrounds=tuple(self.backgrounds),
            licence=licence,
            key=self.key,
        )


@dataclass(frozen=True, slots=True)
class Dropped:
    """A name that is no concept of its own."""

    name: str
    source: str
    row: int
    """In the source's file, from 1; 0 where the source has no rows."""
    reason: Reason
    into: str = ""
    """The concept that took it in, where one did."""


def reasons(dropped: tuple[Dropped, ...]) -> Counter[str]:
    """How many names were dropped for each reason."""
    return Counter(one.reason for one in dropped)
