"""Fewer items of what there is too much of, and every item of what is rare.

An item is kept by each concept that it holds with p = min(1, t / count), and is kept if any of them keeps it; an item
without a concept is left out. So a concept is left with about ``t`` items for its own sake, and with those that rarer
concepts beside it keep. Method: H. Xu et al., Demystifying CLIP Data (MetaCLIP), arXiv:2309.16671.

The dice are a hash of seed, item and concept. So an item is kept or not whatever comes before it, and a stream that is
begun anew, or goes on from its middle, keeps the same ones.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from InstructionGen.errors import InputError

_SIDES = 1 << 64


class Balance:
    """Which items are kept.

    Args:
        counts: How many items hold each concept; see ``count``. A concept that is not there keeps every item.
        t: How many items are enough for a concept's own sake.
        seed: Of the dice.

    Raises:
        InputError: ``t`` is below 1.
    """

    def __init__(self, counts: Mapping[str, int], t: int, seed: int | str) -> None:
        self._counts = counts
        self._t = _checked(t)
        self._seed = seed

    def chance(self, concept: str) -> float:
        """The probability with which a concept keeps an item that holds it."""
        return min(1.0, self._t / max(1, self._counts.get(concept, 0)))

    def keeps(self, item: str, concepts: Iterable[str]) -> bool:
        """Whether the item of that id, which holds these concepts, is kept."""
        return any(self._keeps(item, concept) for concept in concepts)

    def _keeps(self, item: str, concept: str) -> bool:
        count = self._counts.get(concept, 0)
        if count <= self._t:
            return True
        # Lengths before the parts: no two triples are spelt alike.
        parts = (str(self._seed), item, concept)
        key = "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
        dice = int.from_bytes(hashlib.blake2b(key, digest_size=8).digest(), "little")
        return dice * count < self._t * _SIDES


def count(held: Iterable[Iterable[str]]) -> Counter[str]:
    """How many items hold each concept, from the concepts of one item after another; once in an item is enough."""
    counts: Counter[str] = Counter()
    for concepts in held:
        counts.update(set(concepts))
    return counts


def _checked(t: int) -> int:
    if t < 1:
        raise InputError(f"balancing to {t} items for each concept would keep none: give 1 or more")
    return t


@dataclass(frozen=True, slots=True)
class Bar:
    """One concept of a histogram: how many items held it before balancing, and how many that were kept do."""

    concept: str
    before: int
    after: int


def histogram(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[Bar, ...]:
    """The counts of ``count`` over all items and over those that were kept, the most frequent concept first."""
    names = sorted(before.keys() | after.keys(), key=lambda name: (-before.get(name, 0), name))
    return tuple(Bar(name, before.get(name, 0), after.get(name, 0)) for name in names)
