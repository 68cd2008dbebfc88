from __future__ import annotations

import random
from itertools import islice

import pytest

from InstructionGen.errors import UnknownName
from InstructionGen.pool.draw import Pairs, draw
from InstructionGen.pool.store import Pool


def names(concepts: object) -> list[str]:
    return [concept.name for concept in concepts]  # type: ignore[attr-defined]


def test_siblings_are_well_known_near_relations_and_never_ancestors_or_descendants(small_pool: Pool) -> None:
    poodle = small_pool.get("poodle")
    assert poodle is not None
    assert names(small_pool.siblings(poodle)) == ["beagle", "goose", "tabby"]  # puli is too little known


def test_a_little_known_thing_has_siblings_too(small_pool: Pool) -> None:
    puli = small_pool.get("puli")
    assert puli is not None
    assert names(small_pool.siblings(puli))[:2] == ["beagle", "poodle"]


def test_a_genus_is_not_replaced_by_its_species(small_pool: Pool) -> None:
    dog = small_pool.get("dog")
    assert dog is not None
    assert names(small_pool.siblings(dog)) == ["goose", "tabby"]


def test_things_in_a_scene_can_be_added_and_sit_in_the_slot(small_pool: Pool) -> None:
    assert names(small_pool.in_scene("park")) == ["beagle", "dog", "goose", "poodle", "scissors", "tabby", "hammer"]
    assert names(small_pool.in_scene("park", "surface")) == ["scissors", "hammer"]
    assert small_pool.in_scene("street") == ()  # a house cannot be put into a photograph
    with pytest.raises(UnknownName, match="no scene called 'moon'"):
        small_pool.in_scene("moon")


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
    pool = Pool([dog] * size, small_pool.knowledge)
    assert sum(1 for _ in Pairs(pool, "any")) == size * (size - 1) // 2


def test_either_of_a_pair_may_come_first(small_pool: Pool) -> None:
    order = {a.name < b.name for a, b, _ in small_pool.pairs(3)}
    assert order == {True, False}


def test_a_draw_obeys_its_conditions(small_pool: Pool) -> None:
    dice = random.Random(5)
    assert {draw(small_pool, dice, kind="animal", familiarity=3).name for _ in range(50)} == {
        "beagle", "dog", "goose", "poodle",
    }  # fmt: skip
    assert {draw(small_pool, dice, scene="kitchen").name for _ in range(5)} == {"bread"}
    assert len({draw(small_pool, dice).name for _ in range(200)}) == 10
    with pytest.raises(LookupError):
        draw(small_pool, dice, kind="bread", scene="park")
