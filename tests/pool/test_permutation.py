"""Pairs in a seeded order: each once, none remembered."""

from __future__ import annotations

from itertools import combinations, islice

import numpy as np
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


@pytest.mark.parametrize("start", [0, 1, 16_383, 16_384, 100_000, 124_750, 200_000])
def test_a_walk_goes_on_from_any_position(start):
    assert list(shuffled_pairs(500, "x", start)) == list(shuffled_pairs(500, "x"))[start:]


@given(size=st.integers(1, 3000), seed=st.integers(), variant=st.integers(0, 2**40))
def test_an_order_holds_every_number_below_its_size_once(size, seed, variant):
    assert sorted(Permutation(seed).at(np.arange(size), size, variant).tolist()) == list(range(size))


@given(sizes=st.lists(st.integers(1, 10**12), min_size=1, max_size=50), seed=st.integers())
def test_numbers_asked_for_together_are_those_asked_for_alone(sizes, seed):
    order = Permutation(seed)
    size, variant = np.array(sizes), np.arange(len(sizes))
    together = order.at(size - 1, size, variant).tolist()
    assert together == [int(order.at(np.array([s - 1]), s, v)[0]) for v, s in enumerate(sizes)]
    assert all(number < s for number, s in zip(together, sizes, strict=True))


def test_variants_are_other_orders():
    order = Permutation(0)
    assert len({tuple(order.at(np.arange(50), 50, variant).tolist()) for variant in range(100)}) == 100


def test_numbers_land_anywhere():
    order = Permutation(1)
    seen = np.zeros((8, 8))
    for variant in range(2000):
        for position, number in enumerate(order.at(np.arange(8), 8, variant).tolist()):
            seen[position, number] += 1
    assert seen.min() > 150
    assert seen.max() < 400


def test_hundreds_of_millions_of_pairs_take_no_memory():
    assert len({tuple(sorted(p)) for p in islice(shuffled_pairs(35_000, 0), 100_000)}) == 100_000
