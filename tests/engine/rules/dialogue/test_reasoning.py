"""Reasoning: inferences whose grounds captions tell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from InstructionGen.engine.rules.dialogue.reasoning import FRAMES
from InstructionGen.engine.rules.rule import CannotAnswer
from tests.engine.rules.dialogue.asking import accept, answer, pictured, real


def test_skiers_suggest_winter_or_ask_for_care() -> None:
    item = pictured("A man is skiing down a snowy slope.", "A skier on a slope with snow.")
    told = {answer("reasoning", item, seed).answer for seed in range(20)}
    assert any("winter" in one for one in told)
    assert all("skiing down a snowy slope" in one or "on a slope" in one for one in told)


def test_the_answer_repeats_its_grounds() -> None:
    item = pictured("A cat is sleeping on a couch next to a pillow.")
    assert "sleeping on a couch next to a pillow" in answer("reasoning", item).answer


def test_several_are_asked_about_in_the_plural() -> None:
    item = pictured("Two women are riding horses along a beach.", "Two women ride horses.")
    for seed in range(20):
        said = answer("reasoning", item, seed)
        assert not re.search(r"\b(does|is) (the two women|they)\b", f"{said.question} {said.answer}")


def test_where_no_inference_fits_nothing_is_said() -> None:
    with pytest.raises(CannotAnswer, match="no inference fits"):
        answer("reasoning", pictured("A purple triangle next to a small green square."))


def test_every_frame_is_whole() -> None:
    slots = {"fact", "Fact", "who", "Who", "is", "Is", "does", "Does", "they", "They", "They_are", "them", "they_seem",
             "seems", "looks", "lives", "needs", "a", "b", "are_a", "are_b"}  # fmt: skip
    assert len(FRAMES) >= 60
    for frame in FRAMES:
        assert len(frame.questions) == len(frame.answers) >= 2
        for text in (*frame.questions, *frame.answers):
            named = set(re.findall(r"{(\w+)}", text))
            assert named <= slots
            assert "{a}" not in text or frame.needs
            assert "{b}" not in text or len(frame.needs) > 1
        for text in frame.answers:
            assert "fact}" in text.lower()
            assert text.endswith(".")
        assert all(question.endswith("?") for question in frame.questions)


def test_real_pictures_are_often_reasoned_about_and_never_wrongly(samples: Path) -> None:
    answered = items = 0
    for item in real(samples):
        items += 1
        try:
            said = answer("reasoning", item)
        except CannotAnswer:
            continue
        answered += 1
        accept(said, item)
    assert answered > 0.3 * items
