"""All pairs of n things in an order that a seed decides, none of them twice and none of them remembered.

A keyed permutation (a Feistel network with cycle walking, as in format-preserving encryption) walks the n(n-1)/2 pair
numbers; only the position in the walk is kept. Method: J. Black and P. Rogaway, Ciphers with Arbitrary Finite Domains,
CT-RSA 2002.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_BLOCK = 1 << 14
_ROUNDS = 4
# Multipliers of splitmix64's finaliser (Steele, Lea and Flood 2014).
_ODD = 0xBF58476D1CE4E5B9
_ODDER = 0x94D049BB133111EB
_MASK = 0xFFFFFFFFFFFFFFFF


class Block(NamedTuple):
    """A stretch of the walk: pair ``number`` stands at ``position`` and is (``left``, ``right``), right < left."""

    position: npt.NDArray[np.int64]
    number: npt.NDArray[np.int64]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]


class Permutation:
    """The pairs of ``count`` things in the order of ``seed``."""

    def __init__(self, count: int, seed: int | str) -> None:
        self.total = count * (count - 1) // 2
        self._half = max(1, (max(1, self.total).bit_length() + 1) // 2)
        digest = hashlib.sha256(f"pairs/{seed}".encode()).digest()
        self._keys = [int.from_bytes(digest[8 * i : 8 * i + 8], "little") for i in range(_ROUNDS)]

    @property
    def end(self) -> int:
        """The position behind the last."""
        return 1 << (2 * self._half) if self.total else 0

    def blocks(self, start: int = 0) -> Iterator[Block]:
        """The walk from a position on, in blocks of arrays."""
        import numpy as np

        for first in range(start, self.end, _BLOCK):
            walked = self._permuted(np.arange(first, min(first + _BLOCK, self.end), dtype=np.uint64))
            inside = np.flatnonzero(walked < np.uint64(self.total))
            numbers = walked[inside].astype(np.int64)
            yield Block(inside + first, numbers, *_unrank(numbers))

    def luck(self, number: int) -> int:
        """64 bits of luck that belong to a pair."""
        value = number ^ self._keys[0]
        value = (value * _ODD) & _MASK
        value ^= value >> 29
        value = (value * _ODDER) & _MASK
        return value ^ (value >> 32)

    def _permuted(self, values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        import numpy as np

        bits = np.uint64(self._half)
        mask = np.uint64((1 << self._half) - 1)
        left, right = values >> bits, values & mask
        for key in self._keys:
            mixed = (right ^ np.uint64(key)) * np.uint64(_ODD)
            mixed ^= mixed >> np.uint64(29)
            mixed *= np.uint64(_ODDER)
            mixed ^= mixed >> np.uint64(32)
            left, right = right, left ^ (mixed & mask)
        return (left << bits) | right


def shuffled_pairs(count: int, seed: int | str) -> Iterator[tuple[int, int]]:
    """Every pair of ``count`` things once, as two numbers below ``count``, the first of them drawn by luck."""
    walk = Permutation(count, seed)
    for block in walk.blocks():
        for number, left, right in zip(block.number.tolist(), block.left.tolist(), block.right.tolist(), strict=True):
            yield (left, right) if walk.luck(number) & 1 else (right, left)


def _unrank(numbers: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pair number -> (i, j) with j < i: number = i(i-1)/2 + j."""
    import numpy as np

    i = ((1 + np.sqrt(1 + 8 * numbers.astype(np.float64))) / 2).astype(np.int64)
    # The square root may be off by one in the last place.
    i -= (i * (i - 1) // 2 > numbers).astype(np.int64)
    i += (i * (i + 1) // 2 <= numbers).astype(np.int64)
    return i, numbers - i * (i - 1) // 2
