"""A choice from one token: spellings added up, shares of the choices alone."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.engine.choices import choice_of, choice_tokens, chosen, weigh
from tests.engine.questions import JUDGE, ask

WORDS = {"yes": 1, "Yes": 2, "YES": 3, " yes": 4, " Yes": 5, "no": 6, "No": 7, "NO": 8, " no": 9, " No": 10}


def test_every_spelling_leads_to_its_choice():
    told = choice_tokens(lambda text: [WORDS[text], 99], ("yes", "no"))
    assert told == {**dict.fromkeys(range(1, 6), "yes"), **dict.fromkeys(range(6, 11), "no")}


def test_a_token_that_begins_both_choices_tells_nothing():
    def encode(text: str) -> list[int]:
        return [0, WORDS[text]] if text.startswith(" ") else [WORDS[text]]  # the space is a token of its own

    assert 0 not in choice_tokens(encode, ("yes", "no"))


def test_a_vocabulary_without_words_is_refused():
    with pytest.raises(ValueError, match="cannot tell yes and no apart"):
        choice_tokens(lambda _: [7], ("yes", "no"))


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("yes", "yes"),
        (" Yes", "yes"),
        ("N", "no"),
        ('"no"', "no"),
        ("No.", "no"),
        ("perhaps", None),
        ("", None),
        ("Note", None),
        ("now", None),
        ("Yes, it is", "yes"),
    ],
)
def test_a_choice_is_recognised_by_its_beginning(text, choice):
    assert choice_of(text, ("yes", "no")) == choice


def test_spellings_are_added_up():
    found = [("yes", math.log(0.2)), ("yes", math.log(0.1)), ("no", math.log(0.1))]
    shares = weigh(found, ("yes", "no"))
    assert math.exp(shares["yes"]) == pytest.approx(0.75)
    answer = chosen(ask(1, card=JUDGE), found, 5, 1)
    assert (answer.text, answer.finish_reason, answer.logprobs) == ("yes", "stop", shares)


def test_a_choice_that_was_never_thought_of_has_no_share():
    assert weigh([("yes", -3.0)], ("yes", "no"))["no"] == -math.inf


@given(st.lists(st.tuples(st.sampled_from(["yes", "no"]), st.floats(-800, 50)), min_size=1))
def test_shares_add_up_to_one(found):
    assert sum(math.exp(share) for share in weigh(found, ("yes", "no")).values()) == pytest.approx(1.0)
