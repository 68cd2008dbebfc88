"""Captions as a subject and what is said of it."""

from __future__ import annotations

import pytest

from InstructionGen.engine.rules.dialogue.fit import fit
from InstructionGen.engine.rules.dialogue.tale import Told
from InstructionGen.engine.rules.dialogue.told import told
from InstructionGen.pool import load_pool


def tale(caption: str) -> Told | None:
    """What a caption tells, once it is fit."""
    text = fit(caption, load_pool())
    return told(text, load_pool()) if text else None


@pytest.mark.parametrize(
    ("caption", "subject", "predicate"),
    [
        ("A man in a red shirt riding a wave.", "the man in a red shirt", "is riding a wave"),
        ("Two dogs play with a ball in a yard.", "the two dogs", "are playing with a ball in a yard"),
        ("There is a cat laying on a couch.", "the cat", "is lying on a couch"),
        ("A photo of a bus parked on a street.", "the bus", "is parked on a street"),
        ("A kitchen with a stove and a sink.", "the kitchen", "has a stove and a sink"),
        ("A group of people standing on a beach.", "the people", "are standing on a beach"),
        ("A man and a woman sitting at a table.", "the man and the woman", "are sitting at a table"),
        ("A bowl full of ripe apples on a table.", "the bowl", "is full of ripe apples on a table"),
        ("A bus that is parked on a street.", "the bus", "is parked on a street"),
        ("A small pizza sitting on top of a table.", "the small pizza", "is on a table"),
    ],
)
def test_a_caption_has_two_halves(caption: str, subject: str, predicate: str) -> None:
    found = tale(caption)
    assert found is not None
    assert (found.the, found.predicate) == (subject, predicate)


@pytest.mark.parametrize(
    "caption",
    [
        "Man in apron standing on front of oven with pans.",  # no articles
        "A skateboarder with one fut on a skateboard.",  # a slip
        "three giraffe eating leaves from a tree",  # no plural
        "a man a dog and a cat.",
        "A man beside a dog sitting on the grass.",  # who sits?
        "A couple cut their wedding cake on a table.",  # no participle
        "A steel strainer with four ripe banana's on a table.",
        "The plate of cooked food in this image.",
        "A sign that says stop on a street.",
        "BASEBALL GAME WITH BATTER SWINGING",
    ],
)
def test_what_is_ill_said_or_unsure_is_not_told(caption: str) -> None:
    assert tale(caption) is None


def test_a_wrong_article_is_mended() -> None:
    found = tale("A analogue clock hangs on a wall near a umbrella.")
    assert found is not None
    assert found.caption == "an analogue clock hanging on a wall near an umbrella"
