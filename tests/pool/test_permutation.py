"""Pairs in a seeded order: each once, none remembered."""

from __future__ import annotations

from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.pool.permutation import Permutation, shuffled_pairs


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 40, 99])
def test_every_pair_comes_once(count):
    found = [tuple(sorted(pair)) for pair in shuffled_pairs(count, 1)]
    assert len(found) == len(set(found)) == count * (count - 1) // 2
    assert set(found) == set(combinations(range(count), 2))


@given(seed=st.integers(), other=st.integers())
def test_a_seed_decides_the_order(seed, other):
    order = list(shuffled_pairs(30, seed))
    assert order == list(shuffled_pairs(30, seed))
    if seed != other:
        assert order != list(shuffled_pairs(30, other))


def test_each_thing_comes_first_about_as_often_as_second():
    firsts = sum(one < other for one, other in shuffled_pairs(200, 3))
    assert 0.45 < firsts / (200 * 199 / 2) < 0.55


def test_a_walk_goes_on_from_any_position():
    walk = Permutation(500, "x")
    whole = [
        pair for block in walk.blocks() for pair in zip(block.position.tolist(), block.number.tolist(), strict=True)
    ]
    late = [
        pair
        for block in walk.blocks(20_000)
        for pair in zip(block.position.tolist(), block.number.tolist(), strict=True)
    ]
    assert late == [pair for pair in whole if pair[0] >= 20_000]


def test_hundreds_of_millions_of_pairs_take_no_memory():
    assert len({tuple(sorted(p)) for p in islice(shuffled_pairs(35_000, 0), 100_000)}) == 100_000
