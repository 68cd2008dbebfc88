"""Conversations about recorded motions."""

from __future__ import annotations

from pathlib import Path

import pytest

from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.records import Item
from tests.engine.rules.dialogue.asking import answer, turns


def moved(*captions: str) -> Item:
    """A motion."""
    return Item("motion/1", "humanml3d", captions=captions, medium="motion")


def test_what_comes_first_and_what_comes_then_is_told_in_sentences() -> None:
    told = [
        told for _, told in turns(answer("motion", moved("a person walks forward, then turns around and sits down.")))
    ]
    assert any("walks forward" in one for one in told[1:2])
    assert any("turns around and sits down" in one for one in told[2:3])
    assert all(one[:1].isupper() and one.endswith(".") for one in told)


def test_a_participle_becomes_the_verb_of_a_sentence() -> None:
    told = turns(answer("motion", moved("someone is walking in a circle and waving their right hand")))[0][1]
    assert told == "The person walks in a circle and waves their right hand."


def test_which_limb_it_is_is_told_where_all_agree() -> None:
    seeds = range(10)
    asked = {q for seed in seeds for q, _ in turns(answer("motion", moved("a man kicks with his left leg."), seed))}
    assert any("leg" in question for question in asked)
    both = moved("a man kicks with his left leg.", "a man kicks with his right leg, then steps back.")
    assert not any("right" in a or "which leg" in q for q, a in turns(answer("motion", both))[3:])


def test_a_caption_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(CannotAnswer, match="no caption tells"):
        answer("motion", moved("he is flying kick with his left leg"))


def test_the_published_sample_is_talked_about(samples: Path) -> None:
    lines = (samples / "humanml3d" / "readme_sample_000000.txt").read_text().splitlines()
    captions = tuple(line.split("#")[0] for line in lines if line.strip())
    told = " ".join(told for _, told in turns(answer("motion", moved(*captions))))
    assert "left" in told
    assert "kicks" in told
