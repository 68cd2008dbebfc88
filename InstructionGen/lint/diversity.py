"""How varied instructions are: distinct n-grams, how they begin, how many are said twice.

distinct-n is the share of different n-grams among all: J. Li et al., A Diversity-Promoting Objective Function for
Neural Conversation Models, NAACL 2016. It falls as a corpus grows, so only corpora of one size compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from InstructionGen.checks.wording import words

OPENING = 3
"""Words that make an opening."""
MOST = 10
"""Openings that are told."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How instructions begin."""

    words: str
    count: int
    share: float
    """Of all instructions, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Diversity:
    """How varied instructions are; shares are 0 to 1."""

    instructions: int
    distinct_1: float
    distinct_2: float
    openings: tuple[Opening, ...]
    """The most frequent openings of three words, the most frequent first."""
    duplicates: float
    """The share of instructions that another one before them has said, but for case and marks."""

    @property
    def opening_share(self) -> float:
        """The share of instructions that begin in one of the most frequent ways."""
        return sum(opening.share for opening in self.openings)


class Gauge:
    """Measures instructions one by one. Memory grows with what is new in them, not with how many there are."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._openings: Counter[tuple[str, ...]] = Counter()
        self._said: set[bytes] = set()
        self._count = self._word_count = self._pair_count = 0

    def add(self, instruction: str) -> None:
        """Count one more."""
        spoken = words(instruction)
        self._count += 1
        self._word_count += len(spoken)
        self._pair_count += max(len(spoken) - 1, 0)
        self._words.update(spoken)
        self._pairs.update(pairwise(spoken))
        self._openings[spoken[:OPENING]] += 1
        self._said.add(blake2b(" ".join(spoken).encode(), digest_size=8).digest())

    def result(self) -> Diversity:
        """What was measured so far."""
        every = max(self._count, 1)
        openings = tuple(
            Opening(" ".join(opening), count, count / every) for opening, count in self._openings.most_common(MOST)
        )
        return Diversity(
            self._count,
            len(self._words) / max(self._word_count, 1),
            len(self._pairs) / max(self._pair_count, 1),
            openings,
            (self._count - len(self._said)) / every,
        )


def diversity(instructions: Iterable[str]) -> Diversity:
    """How varied instructions are. They are read once, as a stream."""
    gauge = Gauge()
    for instruction in instructions:
        gauge.add(instruction)
    return gauge.result()
