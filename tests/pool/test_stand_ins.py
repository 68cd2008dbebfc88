"""What may take a thing's place, and what may be put into a scene."""

from __future__ import annotations

from pathlib import Path

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool import Pool, load_pool
from InstructionGen.pool.stand_ins import read_groups
from InstructionGen.shelves import shelf

GROUPS = read_groups(shelf("concept", "pool", "stand_ins.txt"))


def names(concepts: object) -> list[str]:
    return [concept.name for concept in concepts]  # type: ignore[attr-defined]


def stand_ins(name: str) -> list[str]:
    concept = load_pool().get(name)
    assert concept is not None
    return names(load_pool().stand_ins(concept))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_every_name_in_the_groups_is_a_concept(group: tuple[str, ...]) -> None:
    assert [name for name in group if load_pool().get(name) is None] == []


def test_members_of_a_group_stand_in_for_each_other() -> None:
    assert {"bench", "stool", "sofa"} <= set(stand_ins("chair"))
    assert "chair" not in stand_ins("chair")


def test_well_known_kinds_of_a_member_do_as_well() -> None:
    assert "Siamese cat" in stand_ins("dog")


def test_a_kind_of_something_in_a_group_has_its_stand_ins() -> None:
    assert "dog" in stand_ins("Siamese cat")


def test_nothing_is_replaced_by_a_kind_of_itself_or_by_what_it_is_a_kind_of() -> None:
    pool = load_pool()
    for group in GROUPS:
        for name in group:
            concept = pool.get(name)
            assert concept is not None
            for other in pool.stand_ins(concept):
                assert not other.is_under(concept)
                assert not concept.is_under(other)


def test_what_is_in_no_group_is_replaced_by_its_nearest_relations(small_pool: Pool) -> None:
    poodle = small_pool.get("poodle")
    assert poodle is not None
    assert names(small_pool.stand_ins(poodle)) == ["beagle"]


def test_things_in_a_scene_can_be_added_and_sit_in_the_slot(small_pool: Pool) -> None:
    assert names(small_pool.in_scene("park")) == ["beagle", "dog", "goose", "poodle", "scissors", "tabby", "hammer"]
    assert names(small_pool.in_scene("park", "surface")) == ["scissors", "hammer"]
    assert small_pool.in_scene("street") == ()  # a house cannot be put into a photograph
    with pytest.raises(UnknownName, match="no scene called 'moon'"):
        small_pool.in_scene("moon")


def test_a_line_that_is_no_group_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stand_ins.txt"
    path.write_text("dog, cat\nhorse\n")
    with pytest.raises(InputError, match="line 2 is no group"):
        read_groups(path)
