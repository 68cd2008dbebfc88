"""Pairs from a pool: each once, both at home in one scene."""

from __future__ import annotations

from itertools import islice

import pytest

from InstructionGen.pool.pairs import Pairs
from InstructionGen.pool.store import Pool


def test_pairs_are_given_once_each_and_share_a_scene(small_pool: Pool) -> None:
    pairs = list(small_pool.pairs("seed"))
    keys = {frozenset((a.name, b.name)) for a, b, _ in pairs}
    assert len(keys) == len(pairs)
    for a, b, scene in pairs:
        assert scene in small_pool.knowledge.kinds[a.kind].scenes
        assert scene in small_pool.knowledge.kinds[b.kind].scenes
    # Six animals and two tools share the park: 28 pairs, less the dog with each of its three breeds.
    assert len(pairs) == 28 - 3


def test_the_seed_decides_the_order_of_pairs(small_pool: Pool) -> None:
    assert list(small_pool.pairs(1)) == list(small_pool.pairs(1))
    assert list(small_pool.pairs(1)) != list(small_pool.pairs(2))


def test_pairs_go_on_from_a_position(small_pool: Pool) -> None:
    everything = list(small_pool.pairs(7))
    walk = small_pool.pairs(7)
    begun = list(islice(walk, 5))
    assert begun + list(small_pool.pairs(7, walk.position)) == everything


@pytest.mark.parametrize("size", [0, 1, 2, 3, 50])
def test_every_pair_number_is_met_exactly_once_whatever_the_size(small_pool: Pool, size: int) -> None:
    dog = small_pool.of_kind("animal")[0]
    assert sum(1 for _ in Pairs([dog] * size, small_pool.knowledge, "any")) == size * (size - 1) // 2


def test_either_of_a_pair_may_come_first(small_pool: Pool) -> None:
    order = {a.name < b.name for a, b, _ in small_pool.pairs(3)}
    assert order == {True, False}
