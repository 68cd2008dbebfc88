from __future__ import annotations

import random

import pytest

from InstructionGen.answers import Addition
from InstructionGen.checks import Edit, verify
from InstructionGen.engine.rules.edits import add
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import load_pool

CAPTIONS = [
    "A man on a bench in a park",
    "A man sits on a bench in a park.",
    "There is a cat on a table in a kitchen.",
    "A kitchen with a stove and a sink.",
    "Two dogs running on a beach with a ball.",
    "A picture of a bus on a street.",
]


def added(caption: str, *concepts: str, seed: int = 1) -> Addition:
    return add({"caption": caption, "concepts": list(concepts)}, random.Random(seed), load_pool())


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("seed", range(4))
def test_the_caption_stays_and_the_place_is_the_same_in_request_and_output(caption: str, seed: int):
    answer = added(caption, "dog", "cat", "teapot", "bicycle", "crab", "seagull", seed=seed)
    body = caption.rstrip(".")
    assert answer.output.startswith(body)
    assert answer.output.endswith("." if caption.endswith(".") else answer.output[-1])
    assert answer.edited_object in answer.output
    assert answer.edited_object in answer.edit
    assert answer.edit[-1] in ".!"


def test_a_small_thing_goes_on_the_table():
    answer = added("A kitchen with a wooden table.", "teapot")
    assert "on the table" in answer.edit.replace("wooden ", "")


def test_stuff_comes_in_a_serving():
    answer = added("A woman sitting at a table in a kitchen.", "tea")
    assert " of tea" in answer.output


def test_a_bird_does_not_fly_through_a_bathroom():
    with pytest.raises(CannotAnswer):
        added("A white toilet in a bathroom.", "airliner")


@pytest.mark.parametrize("concept", ["cat", "kitten", "blorptron"])
def test_what_is_there_already_or_unknown_is_not_added(concept: str):
    with pytest.raises(CannotAnswer):
        added("A cat and a kitten in a living room.", concept)


def test_a_caption_that_breaks_off_is_refused():
    with pytest.raises(CannotAnswer):
        added("A man sitting on a", "dog")


def test_the_new_thing_stands_after_a_closing_quotation():
    answer = added('A street with a sign that says "ONE WAY".', "bicycle")
    assert '"ONE WAY"' in answer.output
    assert answer.output.index('"ONE WAY"') < answer.output.index("bicycle")


@pytest.mark.parametrize(
    ("caption", "concept"),
    [
        ("Two motorcycles parked on a street next to a train.", "cell phone"),
        ("A baseball player standing near a base on a field.", "surfboard"),
        ("A dog sitting in a car on a street.", "cat"),
        ("A pond in a garden with flowers.", "motorboat"),
        ("A man riding a wave on a surfboard in the ocean.", "husky"),
        ("A herd of elephants on a savanna.", "rooster"),
        ("A bathroom with a toilet and a mirror.", "taco"),
        ("A living room with a couch and a television.", "kitchen cabinet"),
        ("A woman standing on a street in a city.", "shirt"),
        ("A living room with a couch and a television.", "Christmas tree"),
        ("A man standing on a beach with sand.", "tank"),
        ("A desk with a laptop in an office.", "cash register"),
        ("A dog in the back seat of a car on a street.", "sculpture"),
        ("A girl sitting on a train at a station.", "pigeon"),
        ("A woman with her phone in a cafe.", "smartphone"),
        ("A girl walking in a forest.", "wolf"),
        ("A window and a mirror on a car.", "toilet seat"),
        ("A bowl of eggs on a table in a kitchen.", "hearse"),
        ("A living room with a red suitcase.", "airliner"),
    ],
)
def test_a_thing_foreign_to_the_picture_is_not_added(caption: str, concept: str):
    with pytest.raises(CannotAnswer):
        added(caption, concept)


@pytest.mark.parametrize(
    "caption",
    [
        "How can you keep your kitchen tidy?",
        "Our kitchen has a new table.",
        "Ideas for a small kitchen with a table",
        "You should put a table in the kitchen.",
        "Vector illustration of a table in a kitchen",
    ],
)
def test_a_caption_that_shows_nothing_gets_nothing(caption: str):
    with pytest.raises(CannotAnswer):
        added(caption, "teapot")


def test_a_named_room_has_a_surface_of_its_own():
    assert "on the counter" in added("A kitchen with a stove and a refrigerator.", "teapot").edit


def test_one_hardly_sees_one_sock():
    assert "a pair of socks" in added("A bedroom with a large bed.", "sock").edit


def test_what_stands_beside_something_goes_before_what_is_just_anywhere():
    caption = "A train at a station near the tracks."
    assert "in the foreground" in added(caption, "dove").edit
    answer = added(caption, "dove", "steam locomotive")
    assert answer.edited_object == "steam locomotive"
    assert "the train" in answer.edit


def test_a_place_is_not_said_twice():
    answer = added("A man walks along a beach.", "seashell")
    assert answer.output.count("beach") == 1


def test_clothes_lie_on_the_bed_and_stand_nowhere():
    assert "on the bed" in added("A bedroom with a large bed.", "sweater").edit.replace("large ", "")


def test_no_second_with_follows_a_sentence_that_has_one():
    answer = added("A man with a beard is sitting at a table in a kitchen.", "teapot")
    assert ", and there is a teapot on the table" in answer.output


def test_what_nobody_would_expect_comes_in_only_where_that_is_asked_for():
    given = {"caption": "A man in ski gear stands on a snowy slope.", "concepts": ["piano"]}
    with pytest.raises(CannotAnswer):
        add(given, random.Random(0), load_pool())
    answer = add({**given, "unexpected": True}, random.Random(0), load_pool())
    assert "piano" in answer.output
    verify(["adds_object"], Edit(answer.edit, given["caption"], answer.output, answer.edited_object))
