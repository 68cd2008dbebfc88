"""What questions about a thing's looks offer: what it has not, what suits it, and nothing that the picture forbids."""

from __future__ import annotations

import random
from typing import Any

import pytest

from InstructionGen.cards import load_card
from InstructionGen.checks.looks import colours as colour_words
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.records import Box, Item
from InstructionGen.tasks.questions import QUESTIONS, Aim, Asked

ANY = Aim()
TYPES = ("color_alter", "material_alter", "texture_alter", "appearance_alter", "human_attribute", "resize")


def offered(kind: str, caption: str, aim: Aim = ANY, boxes: tuple[Box, ...] = (), rounds: int = 30) -> list[Any]:
    card = load_card("edit", kind)
    item = Item("picture/1", "test", captions=(caption,), boxes=boxes)
    found = []
    for seed in range(rounds):
        asked = Asked(item, caption, card, random.Random(seed), load_pool(), aim)
        found += QUESTIONS[card.draws](asked)["looks"]
    return [(look["object"], look["value"]) for look in found]


@pytest.mark.parametrize("kind", TYPES)
def test_a_question_offers_several_looks_of_what_the_caption_names(kind: str):
    looks = offered(kind, "A woman and a dog sit on a wooden bench next to a red car.", rounds=1)
    assert 1 <= len(looks) <= 8
    assert {thing for thing, _ in looks} <= {"woman", "dog", "bench", "car"}


@pytest.mark.parametrize("kind", TYPES)
def test_the_same_dice_offer_the_same(kind: str):
    caption = "A man with a suitcase waits for a train."
    assert offered(kind, caption) == offered(kind, caption)


@pytest.mark.parametrize("kind", TYPES)
def test_a_caption_without_things_lacks_the_precondition(kind: str):
    with pytest.raises(Rejected) as refused:
        offered(kind, "It is getting late.")
    assert refused.value.stage == "prompt"


def test_a_colour_is_never_the_present_one_nor_given_to_people_and_places():
    looks = offered("color_alter", "A man in a kitchen next to a red bicycle.")
    assert {thing for thing, _ in looks} == {"bicycle"}
    assert not [value for _, value in looks if "red" in value.split()]
    assert all(colour_words.is_colour(value.split()) for _, value in looks)


def test_an_animal_has_a_colour_of_its_kind_unless_nobody_is_to_expect_it():
    usual = {value for _, value in offered("color_alter", "A dog on a rug.") if _ == "dog"}
    strange = {v for thing, v in offered("color_alter", "A dog on a lawn.", Aim(counterfactual=1.0)) if thing == "dog"}
    assert usual <= {"brown", "black", "white", "golden", "tan", "grey", "black and white"} | {"spotted"}
    assert strange
    assert not usual & strange


def test_a_thing_that_has_its_colour_anyhow_is_not_given_it_unless_another_is_said():
    carrots = {value for thing, value in offered("color_alter", "A carrot on a tray.") if thing == "carrot"}
    assert carrots
    assert "orange" not in carrots
    white = {value for thing, value in offered("color_alter", "A white carrot on a tray.") if thing == "carrot"}
    assert "orange" in white
    signs = {value for thing, value in offered("color_alter", "A stop sign near a road.") if thing == "stop sign"}
    assert signs
    assert not [value for value in signs if value.endswith(" red") or value == "red"]


@pytest.mark.parametrize(
    "caption",
    ["A black and white photo of a bus.", "A bus on a street in sepia.", "Black-and-white old photograph of a bus."],
)
def test_a_picture_without_colours_is_not_recoloured(caption: str):
    with pytest.raises(Rejected) as refused:
        offered("color_alter", caption)
    assert refused.value.reason == "the picture has no colors"


def test_a_material_that_nobody_would_notice_is_not_offered_unless_another_is_said():
    assert "porcelain" not in {value for _, value in offered("material_alter", "A toilet in a corner.")}
    assert "porcelain" in {value for _, value in offered("material_alter", "A copper toilet in a corner.", rounds=60)}


def test_what_is_called_like_an_animal_gets_none_of_its_looks():
    looks = {value for _, value in offered("appearance_alter", "A hot dog on a roll.")}
    assert looks
    assert not looks & {"shaggy", "fluffy", "wet", "soaking wet", "wearing a party hat"}


def test_a_snowy_place_has_snow():
    looks = {value for _, value in offered("appearance_alter", "A snowy forest with trees.")}
    assert looks
    assert "in full bloom" not in looks


def test_what_is_made_of_nothing_is_offered_no_material():
    assert {thing for thing, _ in offered("material_alter", "A dog on a wooden bench by a lake.")} == {"bench"}


def test_nobody_gets_a_second_hat_or_a_beard_that_does_not_suit():
    hats = offered("human_attribute", "A man wearing a hat.")
    assert not [value for _, value in hats if "hat" in value.split() or "beret" in value or "cap" in value.split()]
    girls = offered("human_attribute", "A girl on a swing.", rounds=100)
    assert not [value for _, value in girls if "beard" in value or "mustache" in value or "tuxedo" in value]


def test_a_look_that_the_caption_contradicts_is_not_offered():
    values = {value for _, value in offered("appearance_alter", "A man surfs on a wave with a dog.", rounds=60)}
    assert "covered in snow" not in values


@pytest.mark.parametrize(
    ("box", "gone"),
    [(Box("dog", 0.0, 0.0, 0.9, 0.9), "larger"), (Box("dog", 0.5, 0.5, 0.55, 0.55), "smaller")],
)
def test_a_size_respects_the_boxes(box: Box, gone: str):
    from InstructionGen.checks.looks.sizes import way

    ways = {
        way(value.split()) for thing, value in offered("resize", "A dog on a lawn.", boxes=(box,)) if thing == "dog"
    }
    assert ways == {"larger", "smaller"} - {gone}


def test_a_run_that_is_about_one_thing_gets_looks_of_that_thing():
    looks = offered("color_alter", "A car next to a bench and a bicycle.", Aim(about="bench"))
    assert {thing for thing, _ in looks} == {"bench"}


def test_what_nobody_expects_is_still_possible():
    looks = offered("appearance_alter", "A man in a jacket next to a car.", Aim(counterfactual=1.0))
    assert {thing for thing, _ in looks} <= {"jacket", "car"}
    assert all(value.split()[0].endswith("ed") for _, value in looks)
