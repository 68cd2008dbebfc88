"""Concepts to write about: each once, in an order that the seed decides, and nothing drawn before it is asked for."""

from __future__ import annotations

import json
from itertools import islice

import pytest

from InstructionGen.errors import InputError
from InstructionGen.pool import load_pool
from InstructionGen.records import Item, Reject
from InstructionGen.sources.concepts import open_concepts, open_names


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "concepts.json"
    path.write_text(
        json.dumps({"concepts": ["teapot", "lantern", "Teapot", "kite"], "backgrounds": ["in a barn", "at sea"]})
    )
    return path


@pytest.mark.parametrize("mode", ["c2b", "c2cap"])
def test_the_pool_gives_every_concept_once_in_an_order_of_the_seed(mode):
    source = open_concepts(mode, None, 3)
    ids = [item.id for item in source.rows]
    assert source.total == len(ids) == len(set(ids)) == len(load_pool())
    assert ids == [item.id for item in open_concepts(mode, None, 3).rows]
    assert ids != [item.id for item in open_concepts(mode, None, 4).rows]
    assert len({item_id.removeprefix("concept/")[0] for item_id in ids[:200]}) > 15


def test_every_concept_has_a_first_background_before_any_has_a_second():
    items = list(islice(open_concepts("cb2cap", None, 0).rows, len(load_pool()) + 50))
    first = items[: len(load_pool())]
    assert len({item.concepts for item in first}) == len(first)
    assert len({item.id for item in items}) == len(items)


def test_pairs_of_the_pool_come_with_a_scene_and_none_twice():
    items = list(islice(open_concepts("cc2cap", None, 0).rows, 2000))
    assert len({frozenset(item.concepts) for item in items}) == 2000
    assert all(item.backgrounds[0] in load_pool().knowledge.scenes for item in items)


def test_a_file_keeps_its_order_and_names_its_bad_entries(file):
    first, *rest = open_concepts("c2cap", file, 0).rows
    assert isinstance(first, Reject)
    assert [item.concepts for item in rest] == [("teapot",), ("lantern",), ("kite",)]


def test_a_file_gives_all_its_pairs_and_all_its_backgrounds(file):
    pairs = [row for row in open_concepts("cc2cap", file, 0).rows if isinstance(row, Item)]
    assert {frozenset(item.concepts) for item in pairs} == {
        frozenset(pair) for pair in (("teapot", "lantern"), ("teapot", "kite"), ("lantern", "kite"))
    }
    placed = open_concepts("cb2cap", file, 0)
    rows = [row for row in placed.rows if isinstance(row, Item)]
    assert placed.total == len(rows) + 1 == 7
    assert len({row.concepts for row in rows[:3]}) == 3


def test_a_concept_without_a_background_among_others_with_one_is_a_reject(tmp_path):
    path = tmp_path / "places.json"
    path.write_text('{"teapot": ["in a barn"], "kite": []}')
    source = open_concepts("cb2cap", path, 0)
    rows = list(source.rows)
    assert source.total == len(rows) == 2
    assert [(row.item, row.reason) for row in rows if isinstance(row, Reject)] == [("concept/kite", "no background")]


def test_a_file_that_lacks_what_the_mode_needs_is_told_in_one_line(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("teapot\n")
    with pytest.raises(InputError, match="no backgrounds"):
        open_concepts("cb2cap", path, 0)
    with pytest.raises(InputError, match="a pair needs two"):
        open_concepts("cc2cap", path, 0)


def test_a_class_list_gives_its_names_once_and_a_reject_for_what_is_none(tmp_path):
    (tmp_path / "concept/lists").mkdir(parents=True)
    (tmp_path / "concept/lists/cifar100.txt").write_text("aquarium_fish\nbaby\n...\nBaby\n")
    source = open_names("cifar100")
    named, rejected = ([row for row in source.rows if isinstance(row, kind)] for kind in (Item, Reject))
    assert [(item.id, item.concepts) for item in named] == [
        ("concept/aquarium_fish", ("aquarium fish",)),
        ("concept/baby", ("baby",)),
    ]
    assert [(row.item, row.reason) for row in rejected] == [
        ("cifar100@3", "name is blank"),
        ("concept/baby@3", "listed twice"),
    ]
    assert source.total == 4


def test_what_is_neither_a_file_nor_a_class_list_is_one_line():
    with pytest.raises(InputError, match=r"no file at lvsi, and no class list called 'lvsi'\. Did you mean 'lvis'"):
        open_names("lvsi")


def test_the_dial_of_pairs_goes_from_what_meets_to_what_never_does() -> None:
    pool = load_pool()

    def met(share: float) -> int:
        rows = islice(open_concepts("cc2cap", None, 0, pool, share).rows, 400)
        kinds = [[pool.knowledge.kinds[pool.get(name).kind] for name in item.concepts] for item in rows]
        return sum(bool(set(one.scenes) & set(other.scenes)) for one, other in kinds)

    assert met(0.0) == 400
    assert met(0.5) == 200
    assert met(1.0) == 0


def test_a_counterfactual_pair_meets_where_one_of_the_two_is_at_home() -> None:
    pool = load_pool()
    for item in islice(open_concepts("cc2cap", None, 0, pool, 1.0).rows, 200):
        homes = [pool.knowledge.kinds[pool.get(name).kind].scenes[0] for name in item.concepts]
        assert item.backgrounds[0] in homes


def test_the_dial_is_for_pairs_of_the_pool() -> None:
    with pytest.raises(InputError, match="--counterfactual is for pairs of the pool"):
        open_concepts("c2cap", None, 0, None, 0.5)
