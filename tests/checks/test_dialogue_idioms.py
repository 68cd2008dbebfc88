"""Figures of speech claim nothing, and what is added to a picture in passing is claimed."""

from __future__ import annotations

import pytest

from InstructionGen.checks import DIALOGUE_CHECKS, DialogueClaim, verify
from InstructionGen.errors import Rejected
from InstructionGen.records import Item

ITEM = Item(
    "a", "test", captions=("A man eats a carrot at a lake.", "A big brown bear and a little bear by the water.")
)


def _refusal(question: str, answer: str) -> str:
    try:
        verify(DIALOGUE_CHECKS, DialogueClaim(((question, answer),), ITEM))
    except Rejected as rejected:
        return rejected.reason
    return ""


@pytest.mark.parametrize(
    "answer",
    [
        "The man seems to be eating against the clock.",
        "The man eats sticks of carrot.",
        "The bears watch over the water like bodyguards.",
        "The fur looks as soft as clouds.",
        "The cub stays close to its mother.",
        "Even such fearsome hunters have a tender side.",
        "The bears form a nest around the man, and the portrait has charm.",
        "The bears are at ease, as though a zebra had never crossed their path.",
        "The bear is too big for some boats.",
        "The big bear benefits as well, because it can rest.",
    ],
)
def test_a_figure_of_speech_claims_nothing(answer: str):
    assert _refusal("Describe the picture.", answer) == ""


@pytest.mark.parametrize(
    "answer",
    [
        "The tower of the church stands by the lake.",
        "The man has things like a toaster.",
        "The bears, as well as a zebra, are by the water.",
        "The man could rest here, with a toaster in the background.",
    ],
)
def test_what_only_looks_like_a_figure_of_speech_is_claimed(answer: str):
    assert _refusal("Describe the picture.", answer) == "names what is not there"


@pytest.mark.parametrize("end", ["and a laptop is there as well.", "and here they eat with a laptop."])
def test_an_explanation_that_turns_to_the_picture_claims_what_it_names(end: str):
    answer = f"Bears need water, since they lose a lot of it in summer, {end}"
    assert _refusal("Why are the bears at the lake?", answer) == "names what is not there"
    assert _refusal("Why are the bears at the lake?", "Bears need water, as do zebras.") == ""


def test_a_request_may_follow_a_question():
    assert _refusal("What does the picture look like? Describe it in detail.", "A man is eating a carrot.") == ""


def test_a_colour_that_captions_say_of_all_does_not_tell_some_apart():
    item = Item("c", "test", captions=("Four cows in a barn.", "Brown and white cows lie down."))
    claim = DialogueClaim((("What is there?", "Two brown and white cows are resting."),), item)
    with pytest.raises(Rejected) as caught:
        verify(DIALOGUE_CHECKS, claim)
    assert caught.value.reason == "wrong number of things"
