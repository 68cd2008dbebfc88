"""Rules for a thing's looks: where the new word goes, what of the old goes with it, and what is left alone."""

from __future__ import annotations

import random

import pytest

from InstructionGen.answers import Alteration
from InstructionGen.checks import verify
from InstructionGen.checks.claims import Edit
from InstructionGen.engine.rules import looks
from InstructionGen.engine.rules.looks.shapes import commands, for_many, stands_before
from InstructionGen.engine.rules.rule import CannotAnswer, Rule
from InstructionGen.pool import load_pool


def altered(rule: Rule, caption: str, thing: str, value: str, seed: int = 1, manner: str = "command") -> Alteration:
    variables = {"caption": caption, "looks": [{"object": thing, "value": value}], "manner": manner}
    answer = rule(variables, random.Random(seed), load_pool())
    assert isinstance(answer, Alteration)
    return answer


@pytest.mark.parametrize(
    ("caption", "thing", "value", "output"),
    [
        ("A red bus on a street.", "bus", "green", "A green bus on a street."),
        ("a bus by a road", "bus", "orange", "an orange bus by a road"),
        ("An old bus on a street.", "bus", "green", "An old green bus on a street."),
        ("A large wooden gate.", "gate", "dark green", "A large dark green wooden gate."),
        ("A red and white bus on a street.", "bus", "green", "A green bus on a street."),
        ("Two light blue chairs and a table.", "chair", "cream", "Two cream chairs and a table."),
        ("A brightly colored kite in the sky.", "kite", "black", "A black kite in the sky."),
        ("A double decker bus on a street.", "bus", "pink", "A pink double decker bus on a street."),
        ("A snow covered wooden bench.", "bench", "blue", "A snow covered blue wooden bench."),
        ("His shirt is too small.", "shirt", "red", "His red shirt is too small."),
        (
            "Cars on a road, with a dog next to the road.",
            "car",
            "red",
            "Red cars on a road, with a dog next to the road.",
        ),
        ("A RED BUS ON A STREET", "bus", "green", "A GREEN BUS ON A STREET"),
    ],
)
def test_a_colour_takes_the_place_of_the_old_one_or_its_own_among_descriptions(caption, thing, value, output):
    assert altered(looks.recolour, caption, thing, value).output == output


@pytest.mark.parametrize(
    ("caption", "thing", "value"),
    [
        ("A man in a park.", "man", "green"),
        ("A glass of red wine.", "red wine", "white"),
        ("A cat and dog on a bed.", "cat", "black"),
        ("A car next to another car.", "car", "red"),
        ("A black and white photo of a dog.", "photo", "red"),
        ("The bus is red.", "bus", "green"),
        ("A red bus on a street.", "bus", "red"),
        ("Five oranges in a bowl.", "orange", "orange"),
        ("A child asleep in bed.", "bed", "red"),
        ("A man looks at the camera.", "camera", "red"),
        ("A red pick up truck on a road.", "truck", "blue"),
        ("Donuts in a glass fronted cabinet.", "glass", "blue"),
        ("Men keep watch on a herd of goats.", "watch", "golden"),
        ("A man is watching TV.", "TV", "red"),
        ("A toilet covered in rays of light.", "ray", "grey"),
        ("A batter stands near the plate.", "plate", "blue"),
        ("A sheep in a pen.", "pen", "blue"),
        ("A boat near a tree.", "tree", "orange"),
        ("A no parking zone sign on a corner.", "parking zone sign", "blue"),
        ("Two peanut butter and jelly sandwiches on a plate.", "jelly sandwich", "brown"),
        ("Twins are taking a bath.", "bath", "pink"),
        ("A man eats a donut out of doors.", "door", "green"),
        ("Several museum displays of bats.", "museum", "green"),
    ],
)
def test_what_has_no_colour_of_its_own_or_says_it_elsewhere_is_not_painted(caption, thing, value):
    with pytest.raises(CannotAnswer):
        altered(looks.recolour, caption, thing, value)


@pytest.mark.parametrize(
    ("caption", "thing", "value", "output"),
    [
        ("A wooden gate by a road.", "gate", "brushed steel", "A brushed steel gate by a road."),
        ("A small white chair.", "chair", "bamboo", "A small white bamboo chair."),
        ("An iron bench in a park.", "bench", "marble", "A marble bench in a park."),
    ],
)
def test_a_material_stands_right_before_the_name(caption, thing, value, output):
    assert altered(looks.remake, caption, thing, value).output == output


def test_a_colour_with_hyphens_and_a_state_stand_before_the_material():
    assert (
        altered(looks.remake, "A black-and-white curtain.", "curtain", "velvet").output
        == "A black-and-white velvet curtain."
    )
    assert (
        altered(looks.remake, "A lit clock on a tower.", "clock", "wooden").output == "A lit wooden clock on a tower."
    )


def test_a_word_that_makes_a_name_or_says_which_sort_stays_by_its_noun():
    assert (
        altered(looks.restyle, "A grizzly bear in a river.", "bear", "wet").output == "A wet grizzly bear in a river."
    )
    skiers = altered(looks.redress, "Three cross-country skiers on a lane.", "skier", "tired").output
    assert skiers == "Three tired cross-country skiers on a lane."
    jets = altered(looks.restyle, "Two military jets in the sky.", "jet", "futuristic").output
    assert jets == "Two futuristic military jets in the sky."


def test_whoever_takes_the_picture_is_not_in_it():
    with pytest.raises(CannotAnswer):
        altered(looks.redress, "A cat looks up at the photographer.", "photographer", "smiling")


def test_an_adverb_is_not_parted_from_what_it_says():
    with pytest.raises(CannotAnswer):
        altered(looks.redress, "A very sharp dressed man on a street.", "man", "frowning")


def test_a_comparing_size_stands_before_an_opinion():
    assert (
        altered(looks.resize, "A boy and his cute cat.", "cat", "much larger").output
        == "A boy and his much larger cute cat."
    )


def test_a_tail_is_in_capitals_where_the_caption_is():
    output = altered(looks.resize, "A MAN AT A WINDOW", "man", "twice as large").output
    assert output == "A MAN AT A WINDOW, WITH THE MAN TWICE AS LARGE"


def test_the_roof_of_a_car_is_not_made_like_that_of_a_house():
    with pytest.raises(CannotAnswer):
        altered(looks.remake, "A cat on the roof of a car.", "roof", "thatched")


def test_iron_is_spoken_of_without_the_hyphen_of_the_adjective():
    answers = [altered(looks.remake, "A bench in a park.", "bench", "cast-iron", seed) for seed in range(12)]
    assert any("cast iron" in answer.edit for answer in answers)
    assert all("of cast-iron" not in answer.edit for answer in answers)


def test_a_pattern_is_not_put_where_it_would_go_on_to_the_next_thing():
    with pytest.raises(CannotAnswer):
        altered(looks.retexture, "People sit in chairs on phones.", "chair", "with a chevron pattern")
    with pytest.raises(CannotAnswer):
        altered(looks.retexture, "A dog beside a wooden desk.", "desk", "with a wood-grain pattern")


def test_a_name_that_says_the_material_is_left_alone():
    with pytest.raises(CannotAnswer, match="its name says what it is made of"):
        altered(looks.remake, "A paper plate on a table.", "paper plate", "steel")


@pytest.mark.parametrize(
    ("rule", "caption", "thing", "value", "output"),
    [
        (looks.retexture, "A mug on a desk.", "mug", "with a wavy pattern", "A mug with a wavy pattern on a desk."),
        (looks.retexture, "A man in a plaid shirt.", "shirt", "striped", "A man in a striped shirt."),
        (
            looks.restyle,
            "A car parked by a road.",
            "car",
            "covered in frost",
            "A car covered in frost parked by a road.",
        ),
        (looks.restyle, "A big white truck.", "truck", "rusty", "A big rusty white truck."),
        (looks.redress, "A man is reading.", "man", "wearing a beret", "A man wearing a beret is reading."),
        (looks.redress, "Two men are reading.", "man", "with a long beard", "Two men with long beards are reading."),
        (looks.redress, "A young woman reads.", "woman", "smiling", "A smiling young woman reads."),
    ],
)
def test_an_adjective_stands_before_the_name_and_anything_longer_behind_it(rule, caption, thing, value, output):
    assert altered(rule, caption, thing, value).output == output


@pytest.mark.parametrize(
    ("caption", "thing", "value"),
    [
        ("A plate of food on a table.", "plate", "covered in glitter"),
        ("A vase with flowers.", "vase", "covered in glitter"),
        ("A man on a surfboard riding a wave.", "surfboard", "waxed to a shine"),
        ("A dog and a cat on a bed.", "cat", "covered in snow"),
        ("A tree with a bench.", "bench", "with peeling paint"),
    ],
)
def test_nothing_is_put_where_it_could_be_said_of_another_thing(caption, thing, value):
    with pytest.raises(CannotAnswer):
        altered(looks.restyle, caption, thing, value)


@pytest.mark.parametrize(
    ("caption", "thing", "value", "output"),
    [
        ("A small brown dog on a rug.", "dog", "giant", "A giant brown dog on a rug."),
        ("A dog on a rug.", "dog", "twice as large", "A dog on a rug, with the dog twice as large."),
        (
            "A boy with his red kite",
            "kite",
            "half the size",
            "A boy with his red kite, with his red kite half the size",
        ),
    ],
)
def test_a_size_stands_before_everything_and_a_measure_at_the_end(caption, thing, value, output):
    assert altered(looks.resize, caption, thing, value).output == output


@pytest.mark.parametrize(
    ("caption", "thing", "value"),
    [
        ("Two dogs lie on a bench.", "bench", "tiny"),
        ("A man riding a horse.", "horse", "miniature"),
        ("A huge dog on a rug.", "dog", "enormous"),
    ],
)
def test_what_carries_others_is_not_shrunk_and_what_is_large_not_enlarged(caption, thing, value):
    with pytest.raises(CannotAnswer):
        altered(looks.resize, caption, thing, value)


MANNERS = ("command", "brief command", "detailed command", "polite request", "question", "wish")


@pytest.mark.parametrize(
    ("rule", "check", "caption", "thing", "value"),
    [
        (looks.recolour, "recolours_object", "A red bus on a street.", "bus", "green"),
        (looks.remake, "remakes_object", "A wooden bench in a park.", "bench", "marble"),
        (looks.retexture, "retextures_object", "A mug on a desk.", "mug", "with a wavy pattern"),
        (looks.restyle, "changes_appearance", "Two trucks on a road.", "truck", "rusty"),
        (looks.redress, "changes_person", "A man is reading.", "man", "wearing a beret"),
        (looks.resize, "resizes_object", "A dog on a rug.", "dog", "half as large"),
    ],
)
def test_at_least_eight_commands_of_every_type_pass_its_check_in_every_manner(rule, check, caption, thing, value):
    said = set()
    for seed in range(120):
        answer = altered(rule, caption, thing, value, seed, MANNERS[seed % len(MANNERS)])
        verify([check], Edit(answer.edit, caption, answer.output, answer.edited_object, value=answer.value))
        said.add(answer.edit)
    assert len(said) >= 48
    plain = {altered(rule, caption, thing, value, seed, "brief command").edit.lower().strip(".") for seed in range(200)}
    assert len(plain) >= 8


@pytest.mark.parametrize(
    ("value", "many"),
    [
        ("with a red bandana around its neck", "with red bandanas around their necks"),
        ("with a buzz cut", "with buzz cuts"),
        ("with a look of surprise", "with looks of surprise"),
        ("with a bite taken out of it", "with bites taken out of them"),
        ("with a flower in her hair", "with flowers in their hair"),
        ("covered in frost", "covered in frost"),
    ],
)
def test_a_look_of_several_is_said_in_the_plural(value, many):
    assert for_many(value) == many


def test_a_look_of_one_word_stands_before_and_one_with_a_preposition_behind():
    assert stands_before("rusty")
    assert stands_before("brushed steel")
    assert not stands_before("covered in frost")
    assert not stands_before("wearing a hat") or "wearing" not in commands("wearing a hat", many=False)


def test_nobody_is_called_it():
    for value in ("smiling", "elderly", "wearing a hat", "with a beard", "dressed as a pirate"):
        assert not any("{they}" in ask or "{who}" in ask for ask in commands(value, many=False, person=True))
