"""Numbers and pairs in an order that a seed decides, none of them twice and none of them remembered.

A keyed permutation (a generalised Feistel network with cycle walking, as in format-preserving encryption) says which
number stands at a position, so a walk begins anywhere at once. Method: J. Black and P. Rogaway, Ciphers with Arbitrary
Finite Domains, CT-RSA 2002.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers: TypeAlias = npt.NDArray[np.int64]

BLOCK = 1 << 14
"""How many are worked out at a time."""
_ROUNDS = 4
# Multipliers of splitmix64's finaliser (Steele, Lea and Flood 2014).
_ODD = 0xBF58476D1CE4E5B9
_ODDER = 0x94D049BB133111EB


class Permutation:
    """Orders of the numbers below a size; another seed or another variant gives another one."""

    def __init__(self, seed: int | str) -> None:
        digest = hashlib.sha256(f"pairs/{seed}".encode()).digest()
        self._keys = [int.from_bytes(digest[8 * i : 8 * i + 8], "little") for i in range(_ROUNDS)]

    def at(self, positions: Numbers, size: Numbers | int, variant: Numbers | int = 0) -> Numbers:
        """The numbers at these positions of an order.

        Args:
            positions: From 0, each below its size.
            size: How many numbers the order has, for all positions or for each its own.
            variant: Which order is meant, likewise.
        """
        import numpy as np

        size, variant = (np.broadcast_to(np.asarray(given, np.int64), positions.shape) for given in (size, variant))
        wide = np.ceil(np.sqrt(size)).astype(np.int64)
        high = -(-size // np.maximum(wide, 1))
        numbers = self._walk(positions, wide, high, variant)
        # The table of wide × high numbers is hardly larger than the size. Who steps out of it walks on.
        astray = np.flatnonzero(numbers >= size)
        while len(astray):
            numbers[astray] = self._walk(numbers[astray], wide[astray], high[astray], variant[astray])
            astray = astray[numbers[astray] >= size[astray]]
        return numbers

    def luck(self, numbers: Numbers) -> Numbers:
        """63 bits of luck that belong to each number."""
        import numpy as np

        return (_mixed(numbers, np.uint64(self._keys[0])) >> np.uint64(1)).astype(np.int64)

    def _walk(self, numbers: Numbers, wide: Numbers, high: Numbers, variant: Numbers) -> Numbers:
        import numpy as np

        left, right = numbers // high, numbers % high
        for turn, key in enumerate(self._keys):
            keys = _mixed(variant, np.uint64(key))
            if turn % 2:
                right = (right + _below(_mixed(left, keys), high)) % high
            else:
                left = (left + _below(_mixed(right, keys), wide)) % wide
        return left * high + right


def shuffled_pairs(count: int, seed: int | str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Every pair of ``count`` things once, as two numbers below ``count``, the first of them drawn by luck.

    Args:
        count: How many things there are.
        seed: Decides the order.
        start: How many pairs to leave out; they are not gone through.
    """
    import numpy as np

    order, total = Permutation(seed), count * (count - 1) // 2
    for first in range(start, total, BLOCK):
        numbers = order.at(np.arange(first, min(first + BLOCK, total)), total)
        left, right = unranked(numbers)
        for i, j, luck in zip(left.tolist(), right.tolist(), order.luck(numbers).tolist(), strict=True):
            yield (i, j) if luck & 1 else (j, i)


def unranked(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Pair number -> (i, j) with j < i: number = i(i-1)/2 + j."""
    import numpy as np

    i = ((1 + np.sqrt(1 + 8 * numbers.astype(np.float64))) / 2).astype(np.int64)
    # The square root may be off by one in the last place.
    i -= (i * (i - 1) // 2 > numbers).astype(np.int64)
    i += (i * (i + 1) // 2 <= numbers).astype(np.int64)
    return i, numbers - i * (i - 1) // 2


def _mixed(numbers: Numbers, key: npt.NDArray[np.uint64] | np.uint64) -> npt.NDArray[np.uint64]:
    import numpy as np

    mixed = (numbers.astype(np.uint64) ^ key) * np.uint64(_ODD)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_ODDER)
    return mixed ^ (mixed >> np.uint64(32))


def _below(mixed: npt.NDArray[np.uint64], size: Numbers) -> Numbers:
    import numpy as np

    return (mixed % size.astype(np.uint64)).astype(np.int64)
