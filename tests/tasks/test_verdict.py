"""A verdict on a concept: one question, and a record whatever the answer."""

from __future__ import annotations

import math

import pytest

from InstructionGen.cards import load_card
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import load_knowledge
from InstructionGen.records import Completion, Item
from InstructionGen.tasks.verdict import VerdictTask

DOG = Concept(
    name="dog", synonyms=("hound",), kind="dog", category="animal", hypernyms=(), parts=(), count="one", familiarity=3,
    sources=("own",), backgrounds=(), licence="Apache-2.0", key="",
)  # fmt: skip


def asked(name: str, threshold: float = 0.5):
    """The task's steps, and its question."""
    task = VerdictTask(load_card("concept", "visible"), Pool([DOG], load_knowledge()), threshold=threshold)
    steps = task.write(Item(f"concept/{name}", "pool", concepts=(name,), licence="MIT"))
    return steps, next(steps)


def answered(name: str, sure: float | None, word: str = "yes", threshold: float = 0.5):
    steps, question = asked(name, threshold)
    shares = None if sure is None else {"yes": sure and math.log(sure), "no": math.log1p(-sure)}
    with pytest.raises(StopIteration) as done:
        steps.send(Completion(question.id, word, logprobs=shares))
    (record,) = done.value.value
    return record


def test_the_question_names_the_concept_and_wants_one_word():
    _, question = asked("dog")
    assert "Concept: dog\nCan it be seen as a tangible thing in a photograph?" in question.messages()[-1].content
    assert question.card.choices == ("yes", "no")
    assert {m.content for m in question.messages() if m.role == "assistant"} == {"yes", "no"}


@pytest.mark.parametrize(("sure", "threshold", "verdict"), [(0.7, 0.5, "yes"), (0.7, 0.9, "no"), (0.5, 0.5, "yes")])
def test_a_yes_is_as_sure_as_the_threshold(sure, threshold, verdict):
    record = answered("dog", sure, threshold=threshold)
    assert record.data == {"concept": "dog", "category": "animal", "verdict": verdict}
    assert record.scores == {"visible": sure}
    assert (record.task, record.licence) == ("concept.visible", "MIT")


@pytest.mark.parametrize(("word", "sure"), [("yes", 1.0), ("no", 0.0)])
def test_the_word_alone_decides_where_an_engine_gives_no_certainty(word, sure):
    record = answered("justice", None, word)
    assert record.data == {"concept": "justice", "category": "", "verdict": word}
    assert record.scores == {"visible": sure}


@pytest.mark.parametrize(
    ("completion", "reason"),
    [
        (Completion("", "too long", "error", "prompt too long"), "prompt too long"),
        (Completion("", "yes", logprobs={"yes": math.nan, "no": math.nan}), "P(yes) is no number"),
    ],
)
def test_no_answer_is_a_reject_and_no_verdict(completion, reason):
    steps, _ = asked("dog")
    with pytest.raises(Rejected) as told:
        steps.send(completion)
    assert (told.value.stage, told.value.reason) == ("engine", reason)
