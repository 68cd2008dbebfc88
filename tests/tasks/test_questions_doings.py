from __future__ import annotations

import random

import pytest

from InstructionGen.cards import load_card
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.records import Box, Item
from InstructionGen.tasks.questions import QUESTIONS, Aim, Asked
from InstructionGen.tasks.questions.doings import DOERS, OBJECT


def _drawn(kind: str, caption: str, boxes: tuple[Box, ...] = (), seed: int = 0, aim: Aim | None = None):
    card = load_card("edit", kind)
    asked = Asked(Item("picture/1", "test", boxes=boxes), caption, card, random.Random(seed), load_pool(), aim or Aim())
    return next(iter(QUESTIONS[card.draws](asked).values()))


def _doings(caption: str, **other) -> set[str]:
    return {offer["doing"] for seed in range(30) for offer in _drawn("action_change", caption, seed=seed, **other)}


def test_everybody_has_doings_of_their_own():
    values = load_card("edit", "action_change").values
    assert len({value.value for value in values}) >= 150
    for who in DOERS:
        assert sum(who in value.suits for value in values if OBJECT not in value.value) >= 8


def test_a_dog_does_what_dogs_do_and_a_woman_what_women_do():
    assert "wagging its tail" in _doings("A dog standing on a lawn")
    assert "crossing her arms" in _doings("A woman standing on a lawn")
    assert not _doings("A woman standing on a lawn") & {"barking", "wagging her tail"}


def test_what_flies_stays_in_the_air_and_what_goes_along_a_way_goes_on():
    airborne = (
        "soaring, gliding, diving, hovering, circling, swooping down, banking to the left, flapping its wings, calling"
    )
    assert _doings("A gull flying over a harbour") <= set(airborne.split(", "))
    assert "sleeping" not in _doings("A man walking down a street")


def test_the_object_of_a_verb_stays():
    assert all(doing.endswith("an umbrella") for doing in _doings("A woman holding an umbrella in a park"))


def test_several_have_several_of_what_is_their_own():
    assert "licking their noses" in _doings("Two dogs standing on a lawn")


@pytest.mark.parametrize(
    "caption",
    [
        "A vase on a table",
        "A man and a dog sitting on a bench",
        "A teddy bear on a bed",
        "There is a chili dog in the bun.",
        "A fence that a man is painting",
    ],
)
def test_where_nobody_does_anything_of_their_own_there_is_no_question(caption):
    with pytest.raises(Rejected) as refused:
        _drawn("action_change", caption)
    assert refused.value.stage == "prompt"


def test_against_all_expectation_a_dog_may_do_what_people_do():
    assert _doings("A dog standing on a lawn", aim=Aim(counterfactual=1.0)) - _doings("A dog standing on a lawn")


def test_what_is_counted_is_found_with_its_number_and_never_goes_altogether():
    for seed in range(30):
        (offer,) = _drawn("counting", "A couple of men and 1 dog beside three tents", seed=seed)[:1]
        assert (offer["object"], offer["there"]) in {("men", 2), ("tents", 3)}
        assert 1 <= offer["go"] < offer["there"]


@pytest.mark.parametrize(
    "caption", ["A pair of shoes on a mat", "A two story house", "One dog", "A man with two hands"]
)
def test_what_is_no_count_is_not_counted(caption):
    with pytest.raises(Rejected):
        _drawn("counting", caption)


def test_boxes_that_count_otherwise_are_believed():
    one = (Box("dog", 0.1, 0.1, 0.3, 0.3),)
    with pytest.raises(Rejected, match="boxes"):
        _drawn("counting", "Three dogs on a beach", boxes=one)
    assert _drawn("counting", "One cat and two dogs on a beach", boxes=(*one, Box("dog", 0.5, 0.5, 0.9, 0.9)))


def test_a_thing_is_not_moved_to_where_its_box_is():
    left = (Box("bus", 0.0, 0.3, 0.3, 0.6),)
    places = {offer["place"] for seed in range(30) for offer in _drawn("movement", "A bus on a street", left, seed)}
    assert not any("left side" in place or "far left" in place for place in places)
    assert any("right" in place for place in places)


def test_what_fills_the_picture_is_not_moved():
    with pytest.raises(Rejected):
        _drawn("movement", "A bus on a street", (Box("bus", 0.0, 0.0, 0.9, 0.9),))


@pytest.mark.parametrize(
    "caption",
    ["A church on a hill", "A bathroom with a sink and a toilet", "A bowl of soup in a bag", "A close-up of a dog"],
)
def test_what_stands_fast_is_not_moved(caption):
    with pytest.raises(Rejected):
        _drawn("movement", caption)


def test_what_lies_on_a_desk_is_moved_on_the_desk():
    offers = _drawn("movement", "A lamp and a telephone on a desk")
    assert {offer["object"] for offer in offers} == {"lamp", "telephone"}
    assert all(offer["place"].endswith("of the desk") for offer in offers)


def test_what_is_full_is_not_tipped_over():
    ways = {offer["orientation"] for offer in _drawn("rotation_change", "A chair and a vase on a porch")}
    assert {"upside down", "lying on its side"} & ways
    with pytest.raises(Rejected):
        _drawn("rotation_change", "A vase filled with water")


def test_two_things_are_not_offered_the_relation_that_they_have():
    offers = [offer for seed in range(10) for offer in _drawn("relation", "A cat sitting under a table", seed=seed)]
    assert {offer["direction"] for offer in offers} >= {"next to", "on top of"}
    assert "under" not in {offer["direction"] for offer in offers}


def test_boxes_tell_which_relation_holds_already():
    boxes = (Box("bowl", 0.0, 0.4, 0.2, 0.6), Box("vase", 0.5, 0.3, 0.7, 0.6))
    offers = [o for seed in range(10) for o in _drawn("relation", "A table with a bowl and a vase", boxes, seed)]
    told = {(offer["object"], offer["direction"]) for offer in offers}
    assert ("bowl", "to the left of") not in told
    assert ("bowl", "to the right of") in told


def test_a_run_about_one_thing_edits_no_other():
    offers = _drawn("movement", "A lamp and a telephone on a desk", aim=Aim(about="lamp"))
    assert {offer["object"] for offer in offers} == {"lamp"}


def test_nobody_runs_where_there_is_no_room():
    assert "sprinting" not in _doings("A man sitting in front of some food at a table")
    assert "lying on his back" not in _doings("A man sitting at a table")
    assert "sprinting" in _doings("A man standing in a field")


@pytest.mark.parametrize(
    "caption",
    [
        "A kitten on a rug with its paw stretched out",
        "Jockeys on horses race on a beach",
        "People in an audience taking pictures",
        "A boy holding a ball in his arms",
        "A man holding a phone open",
    ],
)
def test_where_the_rest_hangs_on_the_old_doing_there_is_no_question(caption):
    with pytest.raises(Rejected) as refused:
        _drawn("action_change", caption)
    assert refused.value.stage == "prompt"


@pytest.mark.parametrize(
    "caption",
    [
        "A range with gold towels on the front",
        "A toilet with many pipes and wires behind it",
    ],
)
def test_what_is_fastened_to_the_main_thing_does_not_move_by_itself(caption):
    with pytest.raises(Rejected) as refused:
        _drawn("movement", caption)
    assert refused.value.stage == "prompt"


def test_what_is_pulled_stays_where_it_is():
    moved = {
        offer["object"]
        for seed in range(9)
        for offer in _drawn("movement", "A truck with a box that it is pulling", (), seed)
    }
    assert moved == {"truck"}


@pytest.mark.parametrize(
    "caption",
    [
        "A laptop next to two computers, a keyboard and a mouse",
        "A table with two chairs next to a sofa",
        "A bird is perched on a suitcase",
    ],
)
def test_a_relation_that_may_be_of_others_too_is_not_changed(caption):
    with pytest.raises(Rejected) as refused:
        _drawn("relation", caption)
    assert refused.value.stage == "prompt"


def test_one_does_not_count_what_has_no_singular():
    with pytest.raises(Rejected):
        _drawn("counting", "A table with two glasses on it")
