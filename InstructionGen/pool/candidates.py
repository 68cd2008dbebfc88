"""What cleaning makes of class lists: candidates for the pool, and the names that are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from InstructionGen.pool.judging import MERGED, Reason


@dataclass(slots=True)
class Candidate:
    """A concept that class lists speak of."""

    name: str
    category: str
    """Of the pool's categories, or ``body`` or ``thing``, which it does not have yet; ``scene`` of a background."""
    synonyms: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    key: str = ""
    """Its WordNet synset, as in ``dog.n.01``; empty for what WordNet does not have."""
    parent: str = ""
    """Name of the nearest thing it is a kind of, of those that are concepts themselves."""
    doubtful: bool = False
    """Whether only the list says that it is a thing."""
    specialist: bool = False
    """Whether only those who study such things know it: an animal or plant with a Latin name, or one sort of many."""
    backgrounds: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A name that is no concept of its own."""

    name: str
    source: str
    row: int
    reason: Reason
    into: str = ""
    """The concept that took it in, where one did."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came of the rows."""

    concepts: tuple[Candidate, ...]
    backgrounds: tuple[Candidate, ...]
    """Scenes: places for concepts to be in."""
    dropped: tuple[Dropped, ...]

    @property
    def reasons(self) -> Counter[str]:
        """How many names were dropped for each reason."""
        return Counter(one.reason for one in self.dropped)

    @property
    def lost(self) -> Iterator[Dropped]:
        """Names whose meaning is in no concept: those that were not merely merged."""
        return (one for one in self.dropped if one.reason not in MERGED)

    def surviving(self) -> Counter[str]:
        """By source, how many concepts it names; a concept of several sources counts for each."""
        return Counter(source.partition("/")[0] for concept in self.concepts for source in set(concept.sources))
