"""Pairs of a pool's concepts: such that can be seen together, such that cannot, or a mix.

Two kinds make a *plausible* pair where both are met in some scene, and a *counterfactual* one where they share none at
all and are not of one category: a doctor and a park ranger need no scene to stand side by side. Pairs are drawn evenly
from the pairs of categories, round by round, until a small one is used up: by their numbers alone, every fourth thing
would be a plant. Which pair stands at a position is worked out, not walked to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from InstructionGen.errors import InputError
from InstructionGen.pool.concept import Concept
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.permutation import BLOCK, Permutation, unranked

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from InstructionGen.pool.permutation import Numbers

    Many = TypeVar("Many", int, Numbers)

ANYTHING = frozenset(
    "shop museum hallway warehouse gallery studio attic market airport sports_field tennis_court baseball_field".split()
)
"""Scenes in which anything may lie beside anything: meeting there alone makes no plausible pair, nor a strange one."""
_PARTS = 1_000_000
"""The finest share of counterfactual pairs that can be told from none."""


class Pair(NamedTuple):
    """Two concepts, either of which may come first by name."""

    one: Concept
    other: Concept
    scene: str
    """One where both are met; empty for a counterfactual pair."""


class Pairs:
    """Unordered pairs of a pool's concepts, each at most once, in an order that the seed decides.

    Neither of a pair is a kind of the other. Nothing is remembered but ``position``: how many pairs were given. Give it
    as ``start`` to go on, which takes no longer than to begin.

    Args:
        concepts: Whom to pair.
        knowledge: Their kinds, with scenes.
        seed: Of the order.
        start: How many pairs to leave out.
        counterfactual: The share of pairs that share no scene, from 0 to 1, spread evenly. Between the two a supply
            ends as soon as pairs of one sort are used up.

    Raises:
        InputError: The share is not from 0 to 1.
    """

    def __init__(
        self,
        concepts: Sequence[Concept],
        knowledge: Knowledge,
        seed: int | str,
        start: int = 0,
        counterfactual: float = 0.0,
    ) -> None:
        if not 0 <= counterfactual <= 1:
            raise InputError(f"{counterfactual} is no share of counterfactual pairs: give a number from 0 to 1")
        self.position = start
        self._concepts = concepts
        self._knowledge = knowledge
        self._seed = seed
        self._odd = round(counterfactual * _PARTS)

    def __iter__(self) -> Iterator[Pair]:
        """From where it stands to the end."""
        import numpy as np

        luck = Permutation(f"luck/{self._seed}")
        for first in range(self.position, len(self), BLOCK):
            positions = np.arange(first, min(first + BLOCK, len(self)))
            odd_before = self._odd_among(positions)
            odd = self._odd_among(positions + 1) > odd_before
            numbers = np.empty_like(positions)
            numbers[odd] = self._strange.at(odd_before[odd])
            numbers[~odd] = self._likely.at((positions - odd_before)[~odd])
            columns = (*self._table.pairs(numbers), luck.luck(numbers))
            for i, j, scenes, dice in zip(*(column.tolist() for column in columns), strict=True):
                self.position += 1
                one, other = self._concepts[i], self._concepts[j]
                met = self._table.scenes(scenes)
                scene = met[(dice >> 8) % len(met)] if met else ""
                yield Pair(other, one, scene) if dice & 1 else Pair(one, other, scene)

    def __len__(self) -> int:
        """How many pairs there are, those before the start among them."""
        return self._length

    @cached_property
    def _length(self) -> int:
        likely, strange = self._likely.total, self._strange.total

        def too_long(length: int) -> bool:
            odd = self._odd_among(length)
            return odd > strange or length - odd > likely

        return bisect_left(range(likely + strange + 1), True, key=too_long) - 1

    def _odd_among(self, length: Many) -> Many:
        """How many of the first pairs are counterfactual."""
        return length * self._odd // _PARTS

    @cached_property
    def _table(self) -> _Table:
        return _Table(self._concepts, self._knowledge)

    @cached_property
    def _likely(self) -> _Draw:
        return _Draw(self._table, "plausible", self._seed)

    @cached_property
    def _strange(self) -> _Draw:
        return _Draw(self._table, "counterfactual", self._seed)


class _Table:
    """All pairs of concepts in a row, with numbers from 0: cell by cell, a cell being two kinds.

    Cells are sorted by what sort of pair they hold, and then by their categories: a *stratum* is what lies together.
    """

    def __init__(self, concepts: Sequence[Concept], knowledge: Knowledge) -> None:
        import numpy as np

        self._kinds = [knowledge.kinds[name] for name in sorted({concept.kind for concept in concepts})]
        number = {kind.name: i for i, kind in enumerate(self._kinds)}
        kind_of = np.array([number[concept.kind] for concept in concepts], dtype=np.int64)
        self._scenes: dict[int, tuple[str, ...]] = {}
        self._order = np.argsort(kind_of, kind="stable")
        self._size = np.bincount(kind_of, minlength=len(number))
        self._first = np.cumsum(self._size) - self._size
        left, right = np.tril_indices(len(number))
        meets, never = self._meeting()
        categories = sorted({kind.category for kind in self._kinds})
        broad = np.array([categories.index(kind.category) for kind in self._kinds], dtype=np.int64)
        apart = never[left, right] & (broad[left] != broad[right])
        sort = np.where(meets[left, right], 0, np.where(apart, 1, 2))
        high, low = np.maximum(broad[left], broad[right]), np.minimum(broad[left], broad[right])
        stratum = (sort * len(categories) + high) * len(categories) + low
        lying = np.argsort(stratum, kind="stable")
        self._left, self._right = left[lying], right[lying]
        sizes = self._size[self._left] * self._size[self._right]
        same = self._left == self._right
        sizes[same] = (sizes - self._size[self._left])[same] // 2
        self._begin = np.concatenate([[0], np.cumsum(sizes)])
        self._cell = np.zeros((len(number), len(number)), dtype=np.int64)
        self._cell[self._left, self._right] = np.arange(len(sizes))
        # A concept and what it is a kind of are no pair: their numbers, and how many others lie before each.
        self._barred = self._of_one_line(concepts, kind_of)
        self._before = self._barred - np.arange(len(self._barred))
        names = [("plausible", "counterfactual", "neither")[i] for i in sort[lying].tolist()]
        bounds = [0, *(np.flatnonzero(np.diff(stratum[lying])) + 1).tolist(), len(sizes)] if len(sizes) else [0]
        self.strata: dict[str, list[tuple[int, int]]] = {"plausible": [], "counterfactual": [], "neither": []}
        """Sort -> its strata: (how many allowed pairs lie before it, how many are in it)."""
        for begin, end in pairwise(bounds):
            before, behind = (int(n - np.searchsorted(self._barred, n)) for n in self._begin[[begin, end]])
            if behind > before:
                self.strata[names[begin]].append((before, behind - before))

    def pairs(self, numbers: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Two places in the row of concepts, and the cell, for each of the pairs that are allowed."""
        import numpy as np

        numbers = numbers + np.searchsorted(self._before, numbers, side="right")
        cell = np.searchsorted(self._begin, numbers, side="right") - 1
        left, right = self._left[cell], self._right[cell]
        inside = numbers - self._begin[cell]
        i, j = inside // np.maximum(self._size[right], 1), inside % np.maximum(self._size[right], 1)
        same = left == right
        i[same], j[same] = unranked(inside[same])
        return self._order[self._first[left] + i], self._order[self._first[right] + j], cell

    def scenes(self, cell: int) -> tuple[str, ...]:
        """Where both kinds of a cell are met."""
        found = self._scenes.get(cell)
        if found is None:
            one, other = self._kinds[self._left[cell]], self._kinds[self._right[cell]]
            found = tuple(s for s in one.scenes if s in other.scenes and s not in ANYTHING)
            self._scenes[cell] = found
        return found

    def _meeting(self) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """For kind and kind: whether they share a scene that says something, and whether they share none at all."""
        import numpy as np

        scenes = sorted({scene for kind in self._kinds for scene in kind.scenes})
        at = np.array([[scene in kind.scenes for scene in scenes] for kind in self._kinds], dtype=np.int64)
        at = at.reshape(len(self._kinds), len(scenes))
        telling = at[:, [scene not in ANYTHING for scene in scenes]]
        return telling @ telling.T > 0, at @ at.T == 0

    def _of_one_line(self, concepts: Sequence[Concept], kind_of: Numbers) -> Numbers:
        """The numbers of pairs of which one is a kind of the other, sorted."""
        import numpy as np

        places: dict[str, list[int]] = {}
        for place, concept in enumerate(concepts):
            places.setdefault(concept.name, []).append(place)
        lines = [
            (place, above)
            for place, concept in enumerate(concepts)
            for name in concept.hypernyms
            for above in places.get(name, ())
            if above != place
        ]
        if not lines:
            return np.empty(0, dtype=np.int64)
        rank = np.empty_like(kind_of)
        rank[self._order] = np.arange(len(kind_of)) - self._first[kind_of[self._order]]
        one, other = np.array(lines, dtype=np.int64).T
        # The later kind stands on the left, and of one kind the later concept.
        swap = (kind_of[one] < kind_of[other]) | ((kind_of[one] == kind_of[other]) & (rank[one] < rank[other]))
        one, other = np.where(swap, other, one), np.where(swap, one, other)
        inside = rank[one] * self._size[kind_of[other]] + rank[other]
        same = kind_of[one] == kind_of[other]
        inside[same] = (rank[one] * (rank[one] - 1) // 2 + rank[other])[same]
        return np.unique(self._begin[self._cell[kind_of[one], kind_of[other]]] + inside)


class _Draw:
    """The allowed pairs of one sort in the seed's order: in each round one of every stratum that still has some."""

    def __init__(self, table: _Table, sort: str, seed: int | str) -> None:
        import numpy as np

        # The largest first: the strata that are left in a late round are those at the beginning.
        strata = sorted(table.strata[sort], key=lambda stratum: (-stratum[1], stratum[0]))
        self._before = np.array([before for before, _ in strata], dtype=np.int64)
        self._size = np.array([size for _, size in strata], dtype=np.int64)
        self.total = int(self._size.sum())
        self._turns, self._pairs = Permutation(f"{sort}/turns/{seed}"), Permutation(f"{sort}/{seed}")
        # Between two of these rounds the same strata are left.
        self._rounds = np.unique(np.append(self._size, 0))
        self._left = (self._size[:, None] > self._rounds).sum(axis=0)
        self._given = np.concatenate([[0], np.cumsum(np.diff(self._rounds) * self._left[:-1])])

    def at(self, positions: Numbers) -> Numbers:
        """The numbers of the pairs at these positions, as the table counts those that are allowed."""
        import numpy as np

        stretch = np.searchsorted(self._given, positions, side="right") - 1
        left = self._left[stretch]
        since = positions - self._given[stretch]
        rounds = self._rounds[stretch] + since // np.maximum(left, 1)
        stratum = self._turns.at(since % np.maximum(left, 1), left, rounds)
        return self._before[stratum] + self._pairs.at(rounds, self._size[stratum], stratum)
