"""What would happen if: good ones pass, spoilt ones are refused by a name."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from InstructionGen.checks import REASONS, ConsequenceClaim, verify
from InstructionGen.checks.consequence import asks
from InstructionGen.errors import Rejected

from .consequences import GOOD, spoilt

CHECKS = ("tells_before_and_after", "hides_the_outcome")
GLASS = GOOD[0]


def reason(claim: ConsequenceClaim) -> str:
    try:
        verify(CHECKS, claim)
    except Rejected as why:
        return f"{why.reason}" if why.reason in REASONS else "not one of the reasons"
    return ""


@pytest.mark.parametrize("claim", GOOD, ids=lambda claim: claim.concept[0])
def test_a_good_one_passes(claim):
    verify(CHECKS, claim)


def test_of_all_that_is_spoilt_ninety_five_in_a_hundred_are_refused():
    made, refused = Counter(), Counter()
    for number, claim in enumerate(GOOD):
        for seed in range(4):
            other = GOOD[(number + 1 + seed) % len(GOOD)]
            for name, bad in spoilt(claim, other, random.Random(f"{number}/{seed}")):
                made[name] += 1
                refused[name] += bool(reason(bad))
    assert len(made) >= 14
    assert {name: count for name, count in made.items() if refused[name] < 0.95 * count} == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"input": "A mug stands on a counter."}, "concept not named"),
        ({"output": "a wine glass stands at the edge, of a stone counter"}, "output repeats input"),
        ({"output": "Two dogs run shattered over a floor."}, "nothing in common"),
        ({"key_words": ""}, "no key words"),
        ({"key_words": "shards"}, "key word not in the output"),
        ({"key_words": "shattered, stone"}, "key word in the input"),
        ({"edit": "What if the glass shattered?"}, "instruction gives away the outcome"),
        ({"edit": "What if the glass shattering were filmed?"}, "instruction gives away the outcome"),
        ({"edit": "A careless elbow pushes the wine glass."}, "instruction is not an edit"),
        ({"edit": GLASS.input}, "instruction repeats a caption"),
        ({"edit": "Wait. Look. Then show it."}, "more than two sentences"),
        ({"input": "An image of a wine glass on a stone counter."}, "caption speaks of the picture"),
        ({"output": "It fell. It broke. A wine glass lies shattered on a floor."}, "more than two sentences"),
        ({"output": "..."}, "not one sentence"),
    ],
)
def test_each_fault_has_its_own_reason(change, said):
    assert reason(replace(GLASS, **change)) == said


def test_a_thing_may_go_by_its_last_word_or_by_a_synonym():
    assert reason(replace(GLASS, input="A tall glass stands at the edge of a stone counter.")) == ""
    assert reason(replace(GLASS, input="A goblet stands on a counter.", concept=("wine glass", "goblet"))) == ""


def test_a_key_word_may_stand_in_another_form():
    assert reason(replace(GLASS, key_words="shatters, floors")) == ""


def test_a_small_word_can_be_the_key_word():
    claim = ConsequenceClaim(
        "A snail creeps over a leaf.", "Tap its shell.", "A snail sits still on a leaf.", "still", ("snail",)
    )
    assert reason(claim) == ""
    assert reason(replace(claim, output="A snail sits on a leaf.")) == "key word not in the output"


def test_without_a_concept_what_comes_after_must_still_be_of_the_same_picture():
    assert reason(replace(GLASS, concept=())) == ""
    assert reason(replace(GLASS, concept=(), output="Dogs lie shattered on a floor.")) == "nothing in common"


@pytest.mark.parametrize(
    "ask",
    [
        "What would happen if it fell?",
        "What if it fell.",
        "Fast-forward a year.",
        "Guests are coming, so get the iron working.",
        "There is a crack in the hull. Come back tomorrow.",
        "Pour water over it.",
        "Have the dog fetch it.",
        "Suppose nobody came.",
        "I want to see it a year on.",
        "Stir it well.",
    ],
)
def test_questions_requests_and_suppositions_are_asks(ask):
    assert asks(ask)


@pytest.mark.parametrize("ask", ["A cup falls.", "Someone drops the cup.", "Cups stand on a table.", "It rains.", ""])
def test_statements_are_no_asks(ask):
    assert not asks(ask)
