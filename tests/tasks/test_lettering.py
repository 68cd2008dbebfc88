"""New lettering fits where the old one stood."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.pool import load_pool
from InstructionGen.tasks.lettering import new_letterings


@pytest.mark.parametrize(
    "old",
    ["OPEN", "Coffee", "no parking", "24 HOURS", "1207", "007", "www.garden.com", "J.Smith & Sons", "A", "50%", "STOP"],
)
def test_new_words_are_as_many_and_in_the_same_capitals(old):
    made = new_letterings(old, random.Random(1), load_pool(), 4)
    assert made
    assert len({m.lower() for m in made} | {old.lower()}) == len(made) + 1
    for new in made:
        assert len(new.split()) == len(old.split())
        assert [w.isupper() for w in new.split()] == [w.isupper() for w in old.split()]
        assert [w.isdigit() for w in new.split()] == [w.isdigit() for w in old.split()]


def test_a_year_becomes_a_year():
    for new in new_letterings("Est. 1920", random.Random(5), load_pool(), 4):
        assert 1850 <= int(new.removeprefix("Est. ")) <= 2030


def test_small_words_stay_and_one_of_the_others_changes():
    for new in new_letterings("Bank of the North River", random.Random(2), load_pool(), 4):
        words = new.split()
        assert words[1:3] == ["of", "the"]
        assert sum(a != b for a, b in zip(words, "Bank of the North River".split(), strict=True)) == 1


def test_words_of_a_known_sort_stay_of_that_sort():
    assert set(new_letterings("EXIT", random.Random(3), load_pool(), 9)) <= {
        "ENTER",
        "ENTRANCE",
        "LOBBY",
        "OFFICE",
        "RECEPTION",
    }


@given(st.text(max_size=30))
def test_any_lettering_gives_new_ones_or_none(old):
    for new in new_letterings(old, random.Random(0), load_pool(), 3):
        assert new.lower() != old.lower()
        assert len(new.split()) == len(old.split())


def test_lettering_without_a_letter_or_digit_has_no_other():
    assert new_letterings("!?", random.Random(0), load_pool(), 3) == []
