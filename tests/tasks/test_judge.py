"""A judge is one more question: its certainty is kept, its doubt is a reject."""

from __future__ import annotations

import math

import orjson
import pytest

from InstructionGen.cards import load_card
from InstructionGen.errors import Rejected
from InstructionGen.records import Completion, Item, Request
from InstructionGen.tasks import Judge
from InstructionGen.tasks.caption import CaptionTask
from InstructionGen.tasks.edit import EditTask

PORCH = Item("coco/1", "mscoco", "1.jpg", ("A brown dog and a ginger cat sleep on a porch.",))
GOOD = {
    "edit": "Remove the ginger cat.",
    "edited_object": "ginger cat",
    "output": "A brown dog sleeps on a porch.",
}


def judged(threshold: float = 0.5):
    """An edit task whose answer has passed its checks, and the judge's question about it."""
    task = EditTask("edit.remove", (load_card("edit", "remove"),), judge=Judge(load_card("judge", "edit"), threshold))
    steps = task.write(PORCH)
    question = steps.send(Completion(next(steps).id, orjson.dumps(GOOD).decode()))
    return steps, question


def verdict(request: Request, sure: float | None, word: str = "yes") -> Completion:
    shares = None if sure is None else {"yes": math.log(sure), "no": math.log1p(-sure)}
    return Completion(request.id, word, logprobs=shares)


def test_the_judge_sees_both_captions_and_the_edit_and_may_say_one_word():
    _, question = judged()
    asked = question.messages()[-1].content
    assert all(words in asked for words in (PORCH.captions[0], GOOD["edit"], GOOD["output"]))
    assert question.card.choices == ("yes", "no")
    assert {m.content for m in question.messages() if m.role == "assistant"} == {"yes", "no"}


def test_how_sure_the_judge_is_is_kept_in_the_record():
    steps, question = judged()
    with pytest.raises(StopIteration) as done:
        steps.send(verdict(question, 0.93))
    (record,) = done.value.value
    assert record.scores == {"judge": 0.93}


def test_an_answer_that_the_judge_doubts_is_a_reject_with_the_answer_in_it():
    steps, question = judged(threshold=0.8)
    with pytest.raises(Rejected) as told:
        steps.send(verdict(question, 0.6))
    assert (told.value.stage, told.value.reason) == ("judge", "the judge says no")
    assert "0.600 is less than 0.8" in told.value.detail
    assert "ginger cat" in told.value.raw


@pytest.mark.parametrize(("word", "score"), [("yes", 1.0), ("no", 0.0)])
def test_without_log_probabilities_the_word_decides(word, score):
    steps, question = judged(threshold=0.0)
    with pytest.raises(StopIteration) as done:
        steps.send(verdict(question, None, word))
    assert done.value.value[0].scores == {"judge": score}


def test_a_judge_that_gives_no_answer_fails_the_item_as_an_engine():
    steps, question = judged()
    with pytest.raises(Rejected) as told:
        steps.send(Completion(question.id, "", "error", "refused"))
    assert (told.value.stage, told.value.reason) == ("engine", "refused")


def test_captions_are_judged_by_what_was_asked_and_answered():
    task = CaptionTask(load_card("caption", "c2cap"), judge=Judge(load_card("judge", "caption")))
    steps = task.write(Item("concept/teapot", "pool", concepts=("teapot",)))
    question = steps.send(Completion(next(steps).id, '{"caption": "A teapot on a table."}'))
    assert "Thing: teapot" in question.messages()[-1].content
    assert "A teapot on a table." in question.messages()[-1].content


def rated(threshold: float):
    task = EditTask(
        "edit.remove", (load_card("edit", "remove"),), judge=Judge(load_card("judge", "edit_rating"), threshold)
    )
    steps = task.write(PORCH)
    return steps, steps.send(Completion(next(steps).id, orjson.dumps(GOOD).decode()))


def test_a_rating_is_the_mean_over_the_judges_probabilities():
    steps, question = rated(3.0)
    assert question.card.choices == ("awful", "weak", "fair", "good", "perfect")
    shares = dict(zip(question.card.choices, (0.0, 0.1, 0.2, 0.3, 0.4), strict=True))
    with pytest.raises(StopIteration) as done:
        steps.send(
            Completion(question.id, "perfect", logprobs={w: math.log(p) if p else -math.inf for w, p in shares.items()})
        )
    assert done.value.value[0].scores == {"rating": pytest.approx(0.2 + 0.6 + 1.2 + 2.0)}


def test_what_is_rated_too_low_is_a_reject_that_says_how_low():
    steps, question = rated(3.5)
    with pytest.raises(Rejected) as told:
        steps.send(Completion(question.id, "fair"))
    assert (told.value.stage, told.value.reason) == ("judge", "the judge rates it low")
    assert told.value.detail == "3.00 of 5 is less than 3.5"
