"""Places for a concept: those found for it, those of its kind, and none that names it."""

from __future__ import annotations

import pytest

from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import load_knowledge
from InstructionGen.pool.places import FEWEST, MOST, mentions, naming_words, place_key


def concept(*backgrounds: str) -> Concept:
    return Concept(
        name="dog", synonyms=(), kind="dog", category="animal", hypernyms=("canine",), parts=(), count="one",
        familiarity=3, sources=("own",), backgrounds=backgrounds, licence="Apache-2.0", key="",
    )  # fmt: skip


def places(one: Concept) -> tuple[str, ...]:
    return Pool([one], load_knowledge()).places(one)


def test_the_backgrounds_of_a_concept_are_among_its_places_beside_those_of_its_kind():
    own = ("in a sleigh", "behind a tapestry", "under a grand piano")
    found = places(concept(*own))
    assert set(own) <= set(found)
    assert FEWEST <= len(found) <= MOST
    assert len(set(found) & set(load_knowledge().kinds["dog"].backgrounds)) >= 3


@pytest.mark.parametrize(
    ("bare", "phrase"),
    [("forest", "in a forest"), ("beach", "on a beach"), ("Airport", "at an airport"), ("in a barn", "in a barn")],
)
def test_a_bare_noun_becomes_a_phrase(bare, phrase):
    assert phrase in places(concept(bare))


def test_a_place_that_names_the_thing_is_left_out():
    one = concept("dog park", "beside another dog", "in a sleigh")
    found = places(one)
    assert "in a sleigh" in found
    assert not any(mentions(place, naming_words(one)) for place in found)


def test_many_backgrounds_leave_room_for_the_places_of_the_kind():
    own = tuple(f"in a {letter}ish hall" for letter in "bcdfghjklmnpqrstvwxz")
    found = places(concept(*own))
    assert FEWEST <= len(found) <= MOST
    assert set(own[:10]) <= set(found)
    assert len(set(found) - set(own)) >= 3


def test_a_place_that_leaves_no_room_for_the_thing_is_left_out():
    long = "in the shadow of a very old and very crooked sycamore tree"
    assert long not in places(concept(long))


def test_places_are_unlike_each_other_and_always_the_same():
    one = concept("sleigh", "in a sleigh", "in the sleigh", "grand piano")
    found = places(one)
    assert len({place_key(place) for place in found}) == len(found)
    assert found == places(one)
