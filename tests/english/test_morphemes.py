from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.english.model import read_model
from InstructionGen.english.morphemes import Morphemes
from tests.english.hanta import hanta, vocabulary, with_others

UNKNOWN = [(3, 0)]
"""What HanTa says of a word that it can make nothing of."""


@pytest.fixture(scope="module")
def morphemes() -> Morphemes:
    return Morphemes(read_model(hanta()))


def test_words_fall_into_classes_as_in_hanta_to_the_last_bit(morphemes: Morphemes):
    words = [word.lower() for word in vocabulary() if len(word) < 40 and word.lower() not in hanta().cache][::3]
    assert len(words) > 500
    differing = [word for word in words if (morphemes.classes(word) or UNKNOWN) != hanta().analyze_forward(word)]
    assert differing == []


@given(st.text(st.sampled_from("abcdeghilmnoprstuy-'é9"), min_size=1, max_size=14) | st.text(min_size=1, max_size=10))
@settings(max_examples=200, deadline=None)
def test_any_letters_fall_into_classes_as_in_hanta(morphemes: Morphemes, word: str):
    assert (morphemes.classes(word) or UNKNOWN) == hanta().analyze_forward(word)


def test_a_word_that_no_morphemes_make_up_has_no_class():
    never = with_others(LP_len_t={c: [-math.inf] * 26 for c in hanta().LP_len_t})
    assert never.analyze_forward("qqqqq") == UNKNOWN
    assert Morphemes(read_model(never)).classes("qqqqq") == []
