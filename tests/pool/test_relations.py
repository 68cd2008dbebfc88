"""What a concept is under, beside and above, and what else is known of it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from InstructionGen.pool import Pool, Relations, load_pool
from InstructionGen.pool.relations import MOST_SIBLINGS, SIZES


def of(pool: Pool, name: str) -> Relations:
    concept = pool.get(name)
    assert concept is not None, name
    return pool.relations(concept)


def test_a_concept_stands_beside_those_with_the_same_nearest_hypernym(small_pool: Pool) -> None:
    assert of(small_pool, "beagle").siblings == ("poodle", "puli")
    assert of(small_pool, "puli").siblings == ("beagle", "poodle")


def test_what_is_directly_under_a_concept_are_its_sorts_best_known_first(small_pool: Pool) -> None:
    assert of(small_pool, "dog").sorts == ("beagle", "poodle", "puli")
    assert of(small_pool, "beagle").sorts == ()


def test_without_a_hypernym_in_the_pool_there_are_no_siblings(small_pool: Pool) -> None:
    found = of(small_pool, "tabby")
    assert found.hypernyms == ("cat", "animal")
    assert found.siblings == ()


def test_all_that_is_known_is_there() -> None:
    dog = of(load_pool(), "dog")
    assert (dog.name, dog.category, dog.kind, dog.size) == ("dog", "animal", "dog", "medium-sized")
    assert "wolf" in dog.siblings
    assert "poodle" in dog.sorts
    assert "brown" in dog.colours
    assert dog.materials == ()
    assert "barking" in dog.actions
    assert len(dog.backgrounds) >= 15
    assert "cat" in dog.stand_ins
    assert of(load_pool(), "oak").parts == ("acorn",)


@pytest.mark.parametrize(("name", "size"), [("coin", "tiny"), ("cup", "small"), ("sofa", "large"), ("whale", "huge")])
def test_the_size_is_a_word(name: str, size: str) -> None:
    assert of(load_pool(), name).size == size
    assert sorted(SIZES) == [1, 2, 3, 4, 5, 6]


def test_a_namesake_of_another_category_is_no_hypernym() -> None:
    # What WordNet calls a dish is a course of a meal; the pool's dish is crockery.
    assert "schnitzel" not in of(load_pool(), "dish").sorts


def test_siblings_are_few_and_neither_the_concept_itself_nor_above_it() -> None:
    pool = load_pool()
    for concept in pool.concepts[::200]:
        found = pool.relations(concept)
        assert len(found.siblings) <= MOST_SIBLINGS
        assert concept.name not in found.siblings
        assert concept.name not in found.sorts


def test_siblings_and_sorts_do_not_depend_on_the_order_of_the_pool(small_pool: Pool) -> None:
    again = Pool(reversed(small_pool.concepts), small_pool.knowledge)
    for concept in small_pool:
        found, other = small_pool.relations(concept), again.relations(concept)
        assert (found.siblings, found.sorts) == (other.siblings, other.sorts)


def show(*arguments: str) -> str:
    command = [sys.executable, "-m", "InstructionGen", "pool", "show", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_concept_is_shown_with_its_relations() -> None:
    shown = " ".join(show("dog").split())
    for expected in ("siblings fox", "sorts corgi", "parts none", "colours brown", "materials none", "actions barking"):
        assert expected in shown


def test_a_concept_is_shown_as_json() -> None:
    shown = json.loads(show("teapot", "--json"))
    assert shown["name"] == "teapot"
    assert "kettle" in shown["siblings"]
    assert {"synonyms", "licence", "colours", "materials", "actions", "backgrounds", "stand_ins"} <= shown.keys()
