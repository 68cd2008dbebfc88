from __future__ import annotations

import pytest

from InstructionGen.checks import BackgroundsClaim, CaptionClaim, verify
from InstructionGen.errors import Rejected

TEAPOT = ("teapot",)
COUCH = ("couch", "sofa")


@pytest.mark.parametrize(
    ("check", "claim"),
    [
        ("names_concept", CaptionClaim("Two blue teapots on a shelf.", TEAPOT)),
        ("names_concept", CaptionClaim("An old sofa by the window", COUCH)),
        ("names_concept", CaptionClaim("A surf board leaning on a fence", ("surfboard",))),
        ("names_concept", CaptionClaim("Three juice glasses on a shelf", ("juice glass",))),
        ("names_concept", CaptionClaim("A T-shirt on a line", ("t shirt", "t-shirt"))),
        ("names_both", CaptionClaim("A bus waits at a bus stop.", ("bus",), ("bus stop",))),
        ("names_both", CaptionClaim("A teapot on a couch", TEAPOT, COUCH)),
        ("names_background", CaptionClaim("A teapot on the wooden tables.", TEAPOT, background="on a wooden table")),
        ("at_most_12_words", CaptionClaim("One two three four five six seven eight nine ten eleven twenty-one.")),
        ("no_digits", CaptionClaim("A Boeing 747 over the sea", ("boeing 747",))),
        ("one_sentence", CaptionClaim("A view of St. Mark's square.")),
        ("one_sentence", CaptionClaim("A teapot on a stove")),
    ],
)
def test_a_true_caption_passes(check: str, claim: CaptionClaim):
    verify([check], claim)


@pytest.mark.parametrize(
    ("check", "claim", "reason"),
    [
        ("names_concept", CaptionClaim("A kettle on a stove.", TEAPOT), "concept not named"),
        ("names_concept", CaptionClaim("A pot of tea.", TEAPOT), "concept not named"),
        ("names_concept", CaptionClaim("A pot of tea."), "concept not named"),
        ("names_both", CaptionClaim("A bus stop in the rain.", ("bus",), ("bus stop",)), "concept not named"),
        ("names_both", CaptionClaim("A teapot.", TEAPOT, COUCH), "concept not named"),
        (
            "names_background",
            CaptionClaim("A teapot on a table.", background="on a wooden table"),
            "background not named",
        ),
        ("names_background", CaptionClaim("A teapot on a table."), "background not named"),
        ("at_most_12_words", CaptionClaim("a " * 13), "too many words"),
        ("no_digits", CaptionClaim("2 teapots."), "digits"),
        ("one_sentence", CaptionClaim("A teapot. It is blue."), "not one sentence"),
        ("one_sentence", CaptionClaim("A teapot;\na cup"), "not one sentence"),
        ("one_sentence", CaptionClaim(" . "), "not one sentence"),
    ],
)
def test_a_false_caption_is_refused_for_its_reason(check: str, claim: CaptionClaim, reason: str):
    with pytest.raises(Rejected) as refused:
        verify([check], claim)
    assert refused.value.reason == reason


BOTH = ("distinct_backgrounds", "not_the_concept")


def test_backgrounds_that_differ_pass():
    verify(BOTH, BackgroundsClaim(("on a kitchen table", "under a kitchen table", "in a tea garden"), TEAPOT))


@pytest.mark.parametrize(
    ("backgrounds", "reason"),
    [
        (("kitchen table", "a Kitchen Table"), "background repeated"),
        (("kitchen table", "the kitchen tables"), "background repeated"),
        (("quiet green garden", "green, quiet garden"), "background repeated"),
        (("kitchen", "a teapot"), "background is the concept"),
        (("kitchen", "on the teapots"), "background is the concept"),
        (("kitchen", "the"), "background is the concept"),
    ],
)
def test_backgrounds_that_say_nothing_new_are_refused(backgrounds: tuple[str, ...], reason: str):
    with pytest.raises(Rejected) as refused:
        verify(BOTH, BackgroundsClaim(backgrounds, TEAPOT))
    assert refused.value.reason == reason
