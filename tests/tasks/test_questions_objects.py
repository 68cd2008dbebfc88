from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from InstructionGen.cards import load_card
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.records import Item
from InstructionGen.tasks.questions import QUESTIONS, Aim, Asked, Variables
from InstructionGen.tasks.questions.asked import objects_in

STREET = "A man walks down a street beside a bus."
CARDS = {"objects": "remove", "swaps": "replace", "newcomers": "add"}


def drawn(question: str, caption: str, seed: object = 1, aim: Aim | None = None) -> Variables:
    asked = Asked(
        Item("x/1", "x", captions=(caption,)), caption, load_card("edit", CARDS[question]), random.Random(str(seed)),
        load_pool(),
    )  # fmt: skip
    return QUESTIONS[question](asked if aim is None else replace(asked, aim=aim))


@pytest.mark.parametrize("question", CARDS)
def test_nobody_is_asked_about_a_caption_that_shows_nothing(question: str):
    with pytest.raises(Rejected) as why:
        drawn(question, "You should put a table in the kitchen.")
    assert (why.value.stage, why.value.reason) == ("prompt", "it speaks to somebody")


@pytest.mark.parametrize(
    "caption",
    [
        "A close up of a dog on a street.",
        "A portrait of a man in a park.",
        "A dog on a white background on a street.",
        "A bus isolated on grey in a street.",
    ],
)
def test_nothing_joins_what_fills_the_picture(caption: str):
    with pytest.raises(Rejected) as why:
        drawn("newcomers", caption)
    assert why.value.reason == "nothing is seen around it"


def test_newcomers_are_of_many_categories_and_mostly_what_everybody_knows():
    pool = load_pool()
    found = [pool.get(name) for seed in range(60) for name in drawn("newcomers", STREET, seed)["concepts"]]
    concepts = [concept for concept in found if concept is not None]
    categories = Counter(concept.category for concept in concepts)
    known = sum(concept.familiarity == 3 for concept in concepts)
    assert max(categories.values()) < 0.4 * len(concepts)
    assert len(categories) > 5
    assert 0.6 * len(concepts) < known < len(concepts)


def test_newcomers_are_met_where_the_caption_is():
    pool = load_pool()
    scenes = set(pool.knowledge.scenes_in(["man", "walk", "street", "bus"]))
    for seed in range(20):
        for name in drawn("newcomers", STREET, seed)["concepts"]:
            concept = pool.get(name)
            assert concept is not None
            assert scenes & set(pool.knowledge.kinds[concept.kind].scenes), name


def test_only_what_the_run_is_about_comes_in():
    pool = load_pool()
    names = drawn("newcomers", STREET, aim=Aim(concepts=frozenset({"dog"})))["concepts"]
    concepts = [pool.get(name) for name in names]
    assert names
    assert all(concept is not None and "dog" in (concept.name, *concept.hypernyms) for concept in concepts)


def test_a_thing_may_give_way_to_several_and_to_one_of_its_kind():
    pool = load_pool()
    old = pool.get("motorcycle")
    assert old is not None
    swaps = [swap for seed in range(20) for swap in drawn("swaps", "A motorcycle on a street.", seed)["swaps"]]
    kinds = {concept.kind for swap in swaps if (concept := pool.get(swap["new_object"])) is not None}
    assert {swap["object"] for swap in swaps} == {"motorcycle"}
    assert old.kind in kinds
    assert len(kinds) > 1


def test_every_thing_has_its_turn_before_any_has_a_second():
    swaps = drawn("swaps", "A dog and a bicycle near a bench in a park.")["swaps"]
    assert len({swap["object"] for swap in swaps[:3]}) == 3
    assert len(swaps) > 3


def test_an_owner_that_only_names_a_sort_is_no_thing_of_the_picture():
    assert "child" not in objects_in("Children's toy animals are strewn across a floor.", load_pool())
    assert "child" in objects_in("Two children's kites are over a beach.", load_pool())
