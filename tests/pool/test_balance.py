"""Balancing: enough of what is frequent, all of what is rare, and always the same."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.pool.balance import Balance, Bar, count, histogram


def test_an_item_counts_once_for_a_concept_that_it_holds_twice():
    assert count([["dog", "dog", "cat"], ["dog"], []]) == {"dog": 2, "cat": 1}


def test_rare_concepts_keep_everything_and_frequent_ones_about_t():
    counts = {"person": 20_000, "dog": 1000, "teapot": 100}
    balance = Balance(counts, 200, 0)
    for concept, many in counts.items():
        kept = sum(balance.keeps(f"{concept}/{i}", [concept]) for i in range(many))
        assert kept == many if many <= 200 else 150 < kept < 250
    assert balance.chance("teapot") == 1
    assert balance.chance("dog") == pytest.approx(0.2)


def test_an_item_is_kept_if_any_of_its_concepts_keeps_it():
    balance = Balance({"person": 10**9, "teapot": 3}, 10, 0)
    assert not balance.keeps("a", ["person"])
    assert balance.keeps("a", ["person", "teapot"])
    chances = Balance({"a": 200, "b": 200}, 100, 1)
    both = sum(chances.keeps(str(i), ["a", "b"]) for i in range(10_000))
    assert 0.73 < both / 10_000 < 0.77


def test_an_item_without_a_concept_is_left_out_and_an_uncounted_concept_keeps():
    assert not Balance({"dog": 1}, 5, 0).keeps("a", [])
    assert Balance({}, 5, 0).keeps("a", ["okapi"])


def test_t_of_at_least_the_largest_count_keeps_all():
    assert all(Balance({"dog": 50}, 50, seed).keeps("a", ["dog"]) for seed in range(500))


@given(
    items=st.lists(st.tuples(st.text(), st.lists(st.sampled_from("abcd"), min_size=1)), max_size=30),
    seed=st.integers(),
    order=st.randoms(use_true_random=False),
)
def test_what_is_kept_does_not_depend_on_the_order_of_items_or_of_concepts(items, seed, order: random.Random):
    balance = Balance(Counter({"a": 100, "b": 5, "c": 40, "d": 7}), 6, seed)
    kept = [(item, concepts) for item, concepts in items if balance.keeps(item, concepts)]
    mixed = [(item, order.sample(concepts, len(concepts))) for item, concepts in order.sample(items, len(items))]
    again = [(item, concepts) for item, concepts in mixed if balance.keeps(item, concepts)]
    assert Counter(item for item, _ in kept) == Counter(item for item, _ in again)


def test_another_seed_keeps_others():
    items = [str(i) for i in range(1000)]
    one, other = ({i for i in items if Balance({"dog": 1000}, 500, seed).keeps(i, ["dog"])} for seed in (1, 2))
    assert 150 < len(one & other) < 350


def test_the_dice_fall_alike_in_every_process_and_version():
    kept = [i for i in range(12) if Balance({"dog": 2}, 1, 0).keeps(f"coco/{i}", ["dog"])]
    assert kept == [0, 1, 3, 6, 8]


@pytest.mark.parametrize("t", [0, -3])
def test_a_t_that_keeps_nothing_is_refused(t):
    with pytest.raises(InputError, match="1 or more"):
        Balance({"dog": 3}, t, 0)


def test_the_rare_stays_whole_and_the_frequent_comes_down_to_t():
    rows = [(f"row/{i}", ["person"] if i % 10 else ["person", "kite"]) for i in range(5000)]
    balance = Balance(count(concepts for _, concepts in rows), 500, 7)
    kept = [row for row in rows if balance.keeps(*row)]
    assert sum("kite" in concepts for _, concepts in kept) == 500
    assert 850 < len(kept) < 1050
    assert [row for row in rows[2000:] if balance.keeps(*row)] == [row for row in kept if int(row[0][4:]) >= 2000]


def test_a_histogram_shows_each_concept_before_and_after_the_most_frequent_first():
    assert histogram({"cat": 2, "dog": 9, "ant": 2}, {"dog": 4, "cat": 2}) == (
        Bar("dog", 9, 4),
        Bar("ant", 2, 0),
        Bar("cat", 2, 2),
    )
