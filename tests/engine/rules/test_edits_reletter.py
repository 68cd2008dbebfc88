from __future__ import annotations

import random

import pytest

from InstructionGen.answers import Relettering
from InstructionGen.engine.rules.edits import reletter
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import load_pool


def rewritten(caption: str, old: str, *new: str, seed: int = 1) -> Relettering:
    variables = {"caption": caption, "lettering": old, "new_lettering": list(new)}
    return reletter(variables, random.Random(seed), load_pool())


@pytest.mark.parametrize(
    ("caption", "old", "given"),
    [
        ('A sign that says "OPEN" on a door.', "OPEN", 'A sign that says "OPEN" on a door.'),
        ("A sign that says “OPEN” on a door.", "OPEN", 'A sign that says "OPEN" on a door.'),
        ("A sign that says 'OPEN' on a door.", "OPEN", 'A sign that says "OPEN" on a door.'),
        ("A sign that says open on a door.", "OPEN", 'A sign that says "OPEN" on a door.'),
        ("A stop sign on a pole.", "STOP", 'A "STOP" sign on a pole.'),
        ('A sign with "ONE" and "TWO" on it.', "ONE", 'A sign with "ONE" and TWO on it.'),
    ],
)
def test_lettering_that_the_caption_has_is_quoted_in_its_place(caption: str, old: str, given: str):
    assert rewritten(caption, old, "SHUT").input == given


@pytest.mark.parametrize("caption", ["A red poster on a wall.", "A man on a hill", "a bus is parked near a tree"])
@pytest.mark.parametrize("seed", range(5))
def test_lettering_that_the_caption_lacks_is_added_once(caption: str, seed: int):
    answer = rewritten(caption, "COFFEE", "TEA", seed=seed)
    assert answer.input.count('"COFFEE"') == 1
    assert answer.input.count('"') == 2
    assert answer.output == answer.input.replace("COFFEE", "TEA")
    assert '"TEA"' in answer.edit
    assert '"COFFEE"' in answer.edit


def test_a_dog_in_the_caption_is_not_the_word_dog():
    answer = rewritten("A dog on a hill near a sign.", "dog", "cat")
    assert answer.input.startswith("A dog on a hill")


def test_the_new_lettering_has_as_many_words_and_the_same_case():
    assert '"HIGH ROAD"' in rewritten("A sign.", "MAIN STREET", "Shop", "High Road").output


def test_lettering_too_long_for_an_answer_is_refused():
    with pytest.raises(CannotAnswer):
        rewritten("A sign.", "A" * 250, "B" * 250)


@pytest.mark.parametrize(("old", "new"), [("OPEN", "open"), ("OPEN", "two words"), ('A "B"', "C D"), ("", "A")])
def test_lettering_that_cannot_be_exchanged_is_refused(old: str, new: str):
    with pytest.raises(CannotAnswer):
        rewritten("A sign.", old, new)
