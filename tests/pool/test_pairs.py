"""Pairs from a pool: each once, plausible or counterfactual, from wherever one likes."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool import load_pool
from InstructionGen.pool.pairs import ANYTHING, Pairs
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
    assert list(small_pool.pairs(7, len(everything))) == []


@pytest.mark.parametrize("size", [0, 1, 2, 3, 50])
def test_every_pair_number_is_met_exactly_once_whatever_the_size(small_pool: Pool, size: int) -> None:
    dog = small_pool.of_kind("animal")[0]
    pairs = Pairs([dog] * size, small_pool.knowledge, "any")
    assert len(pairs) == sum(1 for _ in pairs) == size * (size - 1) // 2


def test_either_of_a_pair_may_come_first(small_pool: Pool) -> None:
    order = {a.name < b.name for a, b, _ in small_pool.pairs(3)}
    assert order == {True, False}


def sort_of(pool: Pool, one, other) -> str:
    here, there = (set(pool.knowledge.kinds[concept.kind].scenes) for concept in (one, other))
    if one.is_under(other) or other.is_under(one):
        return "one line"
    if (here & there) - ANYTHING:
        return "plausible"
    return "neither" if here & there or one.category == other.category else "counterfactual"


def test_the_share_chooses_between_all_plausible_and_all_counterfactual_pairs():
    pool = load_pool()
    some = pool.concepts[::67]
    wanted: dict[str, set[frozenset[str]]] = {"plausible": set(), "counterfactual": set()}
    for one, other in combinations(some, 2):
        wanted.setdefault(sort_of(pool, one, other), set()).add(frozenset((one.name, other.name)))
    for share, sort in ((0.0, "plausible"), (1.0, "counterfactual")):
        found = [frozenset((p.one.name, p.other.name)) for p in Pairs(some, pool.knowledge, 1, counterfactual=share)]
        assert len(found) == len(set(found))
        assert set(found) == wanted[sort]


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.9])
def test_a_share_between_mixes_both_all_along_and_repeats_none(share):
    pool = load_pool()
    pairs = list(islice(Pairs(pool.concepts, pool.knowledge, 1, counterfactual=share), 20_000))
    assert len({frozenset((p.one.name, p.other.name)) for p in pairs}) == len(pairs)
    for first in range(0, len(pairs), 1000):
        assert sum(not pair.scene for pair in pairs[first : first + 1000]) == pytest.approx(1000 * share, abs=1)
    assert all((sort_of(pool, p.one, p.other) == "counterfactual") is (p.scene == "") for p in pairs[:2000])


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.997, 1.0])
def test_a_mix_ends_where_one_sort_is_used_up_and_knows_its_length(small_pool: Pool, share: float) -> None:
    pairs = Pairs(small_pool.concepts, small_pool.knowledge, 5, counterfactual=share)
    found = list(pairs)
    assert len(pairs) == len(found) == pairs.position == len({frozenset((p.one.name, p.other.name)) for p in found})
    odd = sum(not pair.scene for pair in found)
    # Bread and cottage meet nobody: 17 counterfactual pairs, and 25 plausible ones.
    assert (odd == 17 and share > 0) or len(found) - odd == 25
    assert odd == int(len(found) * share + 1e-9)


@pytest.mark.parametrize("share", [-0.1, 1.5, float("nan")])
def test_what_is_no_share_is_refused(small_pool: Pool, share: float) -> None:
    with pytest.raises(InputError, match="from 0 to 1"):
        Pairs(small_pool.concepts, small_pool.knowledge, 1, counterfactual=share)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_any_pair_is_a_place_to_go_on_from(share):
    pool = load_pool()
    first = list(islice(Pairs(pool.concepts, pool.knowledge, 2, counterfactual=share), 40_000))
    for start in (1, 16_384, 20_001, 39_999):
        late = Pairs(pool.concepts, pool.knowledge, 2, start, counterfactual=share)
        assert list(islice(late, 40_000 - start)) == first[start:]
        assert late.position == 40_000


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_categories_come_up_evenly_and_not_by_their_size(share):
    pool = load_pool()
    pairs = list(islice(Pairs(pool.concepts, pool.knowledge, 3, counterfactual=share), 20_000))
    together = Counter(frozenset((p.one.category, p.other.category)) for p in pairs)
    assert max(together.values()) <= 1.5 * 20_000 / len(together)
    alone = Counter(category for p in pairs for category in (p.one.category, p.other.category))
    assert len(alone) == len({concept.category for concept in pool})
    assert max(alone.values()) < 0.1 * 2 * len(pairs)


@pytest.mark.slow
def test_a_million_pairs_repeat_none():
    pool = load_pool()
    place = {id(concept): number for number, concept in enumerate(pool)}
    pairs = Pairs(pool.concepts, pool.knowledge, 0, counterfactual=0.5)
    keys = set()
    for one, other, _ in islice(pairs, 1_000_000):
        i, j = place[id(one)], place[id(other)]
        keys.add((i, j) if i < j else (j, i))
    assert len(keys) == 1_000_000
