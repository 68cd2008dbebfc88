"""What things speak of: every thing comes once, in its order, with what its own texts say."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from InstructionGen.pool.matching import Matcher
from InstructionGen.pool.mentions import mentions

WORDS = (
    "a poodle",
    "two scissors",
    "the cabin",
    "Café",
    "geese  on a dog",
    "nothing here",
    "",
    "dog-\u00adhouse",
    "ﬁn",
)


@pytest.fixture
def matcher(small_pool) -> Matcher:
    return Matcher(small_pool)


def test_each_text_of_a_thing_speaks_of_what_it_names_and_of_it_once(matcher):
    things = {"one": ("A poodle.", "Poodle dogs and a goose."), "none": (), "other": ("Bread in a cabin.", "Rain.")}
    assert dict(mentions(things, things.__getitem__, matcher)) == {
        "one": ({"poodle"}, {"poodle", "goose"}),
        "none": (),
        "other": ({"bread", "cottage"}, frozenset()),
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=4), max_size=200))
def test_many_things_read_together_speak_of_what_each_speaks_of_alone(matcher, texts):
    together = list(mentions(range(len(texts)), texts.__getitem__, matcher))
    assert together == [
        (number, tuple({found.concept.name for found in matcher.find(text)} for text in several))
        for number, several in enumerate(texts)
    ]


def test_things_are_read_as_a_stream(matcher):
    asked = 0

    def endless():
        nonlocal asked
        while True:
            asked += 1
            yield "dog"

    assert next(mentions(endless(), lambda text: (text,), matcher)) == ("dog", ({"dog"},))
    assert asked < 1000
