from __future__ import annotations

import random
from typing import Any

import pytest

from InstructionGen.cards import load_card
from InstructionGen.engine.rules import RULES
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.engine.rules.whole import background, extract, frame, look, style, tone, view
from InstructionGen.pool import load_pool
from InstructionGen.tasks.editing import MANNERS

TYPES = (
    "background_change",
    "tone_transfer",
    "style_change",
    "photometric",
    "zoom_view",
    "outpaint",
    "extract_part",
)


def answer(rule: Any, caption: str, *values: str, seed: int = 1, **more: Any) -> Any:
    return rule({"caption": caption, "values": values, "manner": "command", **more}, random.Random(seed), load_pool())


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_rule(type_: str):
    assert f"edit.{type_}" in RULES


@pytest.mark.parametrize(
    ("caption", "value", "output"),
    [
        ("A boat on a lake.", "at dusk", "A boat on a lake at dusk."),
        ("A boat on a lake at night", "at dawn", "A boat on a lake at dawn"),
        ("A cat on a car at night time.", "at dawn", "A cat on a car at dawn."),
        ("Children play on a sunny day in a park.", "in heavy rain", "Children play in heavy rain in a park."),
        ("A shop with a basket of apples", "at dawn", "A shop with a basket of apples, at dawn"),
        ("A man, laughing, rides a horse", "at dawn", "A man, laughing, rides a horse, at dawn"),
        ("A man standing on a hill", "on a foggy morning", "A man standing on a hill, on a foggy morning"),
        ("A MAN ON A HORSE.", "at dusk", "A MAN ON A HORSE AT DUSK."),
        ("A man ready to throw a ball", "at dawn", "A man ready to throw a ball, at dawn"),
    ],
)
def test_a_state_follows_the_caption_or_takes_the_place_of_the_old_one(caption: str, value: str, output: str):
    assert answer(tone, caption, value).output == output


def test_a_state_that_would_contradict_the_caption_is_passed_over():
    answered = answer(tone, "A road in the rain", "in bright sunshine", "at dusk")
    assert answered.value in ("in bright sunshine", "at dusk")
    assert "rain" not in answered.output or answered.value == "at dusk"
    with pytest.raises(CannotAnswer, match="contradicts"):
        answer(tone, "A moonlit road", "at noon")


@pytest.mark.parametrize(
    ("caption", "output"),
    [
        ("A dog on a rug.", "A linocut print of a dog on a rug."),
        ("two dogs on a rug", "a linocut print of two dogs on a rug"),
        ("A photo of a dog", "A linocut print of a dog"),
        ("A black and white photograph of a dog", "A linocut print of a dog"),
        ("The dog is asleep.", "The dog is asleep, in the style of a linocut print."),
        ("There is a dog", "There is a dog, in the style of a linocut print"),
        ("Man riding a horse", "Man riding a horse, in the style of a linocut print"),
        ("A close up of a dog", "A close up of a dog, in the style of a linocut print"),
        ("The dog sits, in the style of an etching", "The dog sits, in the style of a linocut print"),
        ("A charcoal drawing of a dog", "A linocut print of a dog"),
        ("Rows of seats in a hall", "A linocut print of rows of seats in a hall"),
        ("Bunch of people in a truck", "Bunch of people in a truck, in the style of a linocut print"),
    ],
)
def test_a_style_leads_a_thing_and_follows_a_sentence(caption: str, output: str):
    assert answer(style, caption, "a linocut print").output == output


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (look, "with fine grain"),
        (view, "seen from above"),
        (frame, "with more of the sky above"),
    ],
)
def test_looks_views_and_frames_are_set_off_by_a_comma_before_the_full_stop(rule: Any, value: str):
    assert answer(rule, "A kite over a field.", value).output == f"A kite over a field, {value}."
    assert answer(rule, "a kite over a field", value).output == f"a kite over a field, {value}"


@pytest.mark.parametrize(
    ("caption", "output"),
    [
        ("A cyclist riding on a city street", "A cyclist riding on a salt flat"),
        ("A dog on a street in front of a building.", "A dog on a salt flat."),
        ("A man waits on a street next to a car", "A man waits on a salt flat next to a car"),
        ("Two cows in a field with mountains in the background", "Two cows on a salt flat"),
        ("A man eating an apple", "A man eating an apple on a salt flat"),
        ("A dog in a park, seen from above", "A dog on a salt flat, seen from above"),
        ("A girl with a kite, with fine grain", "A girl with a kite on a salt flat, with fine grain"),
    ],
)
def test_all_of_the_old_place_goes_and_what_is_no_place_stays(caption: str, output: str):
    assert answer(background, caption, "on a salt flat").output == output


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("A pile of bags sitting on a floor", "the pile of bags is"),
        ("Two cows in a field", "the two cows are"),
        ("Cars, trucks and a bus on a street", "the cars, the trucks and the bus are"),
    ],
)
def test_the_instruction_names_all_of_the_subject_and_its_verb_agrees(caption: str, told: str):
    edits = {answer(background, caption, "on a salt flat", seed=seed).edit for seed in range(40)}
    assert any(told in edit for edit in edits)


@pytest.mark.parametrize(
    ("caption", "thing", "output"),
    [
        ("A blue kettle on an old stove", "kettle", "A blue kettle on a plain white background"),
        ("Two brown hens near a bucket", "hen", "Two brown hens on a plain white background"),
        ("His rusty bicycle leans on a wall", "bicycle", "A rusty bicycle on a plain white background"),
        ("A waiter with a plate of small cakes", "plate", "A plate of small cakes on a plain white background"),
        ("there is an old chair", "chair", "An old chair on a plain white background"),
    ],
)
def test_a_thing_is_cut_out_in_its_own_words_and_number(caption: str, thing: str, output: str):
    assert answer(extract, caption, "on a plain white background", objects=[thing]).output == output


@pytest.mark.parametrize(
    ("caption", "thing"),
    [
        ("A bowl of rice on a table", "rice"),
        ("A calf next to its mother", "mother"),
        ("A dog and another dog", "cat"),
        ("a fruit stand on the side of a road", "fruit"),
        ("Sheep stand around a barn", "sheep"),
        ("Number of street signs near a wall", "street sign"),
    ],
)
def test_what_has_no_shape_of_its_own_or_is_another_s_is_not_cut_out(caption: str, thing: str):
    with pytest.raises(CannotAnswer):
        answer(extract, caption, "on a plain white background", objects=[thing])


@pytest.mark.parametrize(
    "caption",
    [
        "A sign that says stop",
        'A wall with "EXIT" on it',
        "A dog sits. A cat sleeps.",
        "What a lovely dog!",
        "",
        "...",
    ],
)
@pytest.mark.parametrize("rule", [tone, style, look, view, frame, background])
def test_a_caption_that_is_no_plain_sentence_is_refused(rule: Any, caption: str):
    with pytest.raises(CannotAnswer):
        answer(rule, caption, "at dusk")


@pytest.mark.parametrize("manner", MANNERS)
def test_no_instruction_asks_to_leave_alone_what_it_changes(manner: str):
    for seed in range(40):
        edit = answer(style, "A dog on a rug", "an etching", seed=seed, manner=manner).edit
        assert "leave the rest" not in edit
        assert "etching" in edit


def test_a_value_is_asked_for_in_words_of_its_own_where_it_has_any():
    asks = {"at dusk": ["let dusk fall over the scene"]}
    edits = {answer(tone, "A boat on a lake", "at dusk", seed=seed, asks=asks).edit for seed in range(30)}
    assert any("let dusk fall" in edit.lower() for edit in edits)
    assert len(edits) > 8


def test_every_value_of_a_card_stands_well_at_the_end_of_a_caption():
    for type_, rule in (("tone_transfer", tone), ("photometric", look), ("zoom_view", view)):
        for value in load_card("edit", type_).values:
            said = value.value.replace("{thing}", "the horse")
            assert answer(rule, "A man holds a horse", said).output.endswith(said)
