"""Descriptions: one paragraph from captions and boxes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from InstructionGen.engine.rules.rule import CannotAnswer
from tests.engine.rules.dialogue.asking import accept, answer, box, pictured, real

KITCHEN = pictured(
    "A woman is standing at a counter in a kitchen.",
    "A woman in an apron is cutting vegetables with a knife.",
    "A kitchen with white cabinets and a window.",
    boxes=(
        box("person", 0.05, 0.1, 0.3, 0.95),
        box("knife", 0.32, 0.5, 0.38, 0.56),
        box("oven", 0.75, 0.5, 0.98, 0.95),
        box("bowl", 0.4, 0.6, 0.5, 0.7),
        box("bowl", 0.55, 0.6, 0.65, 0.7),
    ),
)


def test_it_tells_what_captions_tell_and_adds_what_boxes_know() -> None:
    told = answer("detail", KITCHEN).answer
    assert "kitchen" in told
    assert "woman" in told
    assert "two bowls" in told.lower()
    assert re.search(r"oven[^.]*right", told)


def test_it_is_one_paragraph_of_sentences_without_coordinates() -> None:
    for seed in range(20):
        told = answer("detail", KITCHEN, seed).answer
        sentences = re.findall(r"[^.]+\.", told)
        assert 3 <= len(sentences) <= 7
        assert len(set(sentences)) == len(sentences)
        assert not re.search(r"\d|caption|box\b|{|}", told)


def test_captions_that_contradict_the_first_are_left_out() -> None:
    bus = pictured(
        "A red bus parked in front of a church.",
        "A red bus parked on a street near a church.",
        "A red bus passes by an old statue.",
        boxes=(box("bus", 0.1, 0.2, 0.9, 0.9), box("car", 0.0, 0.5, 0.09, 0.7)),
    )
    told = answer("detail", bus).answer
    assert "parked" in told
    assert "pass" not in told


def test_one_short_caption_is_no_description() -> None:
    with pytest.raises(CannotAnswer, match="too little is known"):
        answer("detail", pictured("A dog on a couch."))


def test_real_pictures_are_described_truly(samples: Path) -> None:
    answered = items = 0
    for item in real(samples):
        items += 1
        try:
            said = answer("detail", item)
        except CannotAnswer:
            continue
        answered += 1
        accept(said, item)
    assert answered > 0.3 * items
