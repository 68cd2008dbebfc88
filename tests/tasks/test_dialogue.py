"""The task of dialogues, talked to without an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import orjson
import pytest

from InstructionGen.cards import load_card
from InstructionGen.errors import Rejected
from InstructionGen.records import Box, Completion, Flags, Item, Known, Link, Record, Request
from InstructionGen.tasks import Judge
from InstructionGen.tasks.dialogue import Asking, DialogueTask, ask_about, claim, everything, item_of

YARD = Item(
    "coco/7+conversation",
    "mscoco",
    "7.jpg",
    ("A brown dog sleeps beside two bicycles in a yard.", "A dog lies on the ground near two bikes."),
    boxes=(
        Box("bicycle", 0.05, 0.2, 0.35, 0.6),
        Box("dog", 0.5, 0.5, 0.9, 0.95),
        Box("bicycle", 0.36, 0.22, 0.5, 0.5),
    ),
    licence="CC-BY-4.0",
)
TURNS = [
    {"question": "Which animal is in the yard?", "answer": "A brown dog is in the yard."},
    {"question": "How many bicycles are there?", "answer": "There are two bicycles."},
    {"question": "What is the dog doing?", "answer": "It is sleeping on the ground."},
]
WAVE = Item("humanml3d/1+motion", "humanml3d", None, ("a person waves with the left hand.",), medium="motion")


def task(*kinds: str, **options: Any) -> DialogueTask:
    kinds = kinds or ("conversation",)
    return DialogueTask({kind: Asking(load_card("dialogue", kind)) for kind in kinds}, **options)


def answer(request: Request, fields: Mapping[str, Any]) -> Completion:
    return Completion(request.id, orjson.dumps(fields).decode())


def finish(steps, completion: Completion) -> list[Record]:
    with pytest.raises(StopIteration) as done:
        steps.send(completion)
    return done.value.value


def of(kind: str, item: Item = YARD) -> Item:
    return replace(item, id=f"{item.id.partition('+')[0]}+{kind}")


def test_a_conversation_becomes_one_record_with_its_turns():
    steps = task().write(YARD)
    (record,) = finish(steps, answer(next(steps), {"turns": TURNS}))
    assert record.data == {"kind": "conversation", "turns": TURNS}
    assert (record.item, record.task, record.image) == ("coco/7+conversation", "dialogue.conversation", "7.jpg")
    assert (record.licence, record.card) == ("CC-BY-4.0", load_card("dialogue", "conversation").hash)
    assert record.scores == {"chair_i": 0.0}


def test_a_description_answers_a_question_that_was_drawn_from_the_cards_own():
    card = load_card("dialogue", "detail")
    steps = task("detail").write(of("detail"))
    request = next(steps)
    assert request.variables["question"] in {value.value for value in card.values}
    text = "A brown dog sleeps on the ground of a yard. Two bicycles are to the left of the dog."
    (record,) = finish(steps, answer(request, {"answer": text}))
    assert record.data["turns"] == [{"question": request.variables["question"], "answer": text}]
    asked = {next(task("detail").write(replace(YARD, id=f"coco/{n}+detail"))).variables["question"] for n in range(60)}
    assert len(asked) >= 12


def test_a_question_to_reason_about_comes_with_its_answer():
    steps = task("reasoning").write(of("reasoning"))
    said = {
        "question": "Why is the dog unlikely to chase anybody at the moment?",
        "answer": "The dog is asleep on the ground. Both bicycles stand in the yard, so there is nobody to run after.",
    }
    (record,) = finish(steps, answer(next(steps), said))
    assert (record.task, record.data["turns"]) == ("dialogue.reasoning", [said])


def test_a_task_of_several_kinds_asks_each_item_for_its_own():
    both = task("conversation", "detail")
    assert (both.name, both.card) == ("dialogue.mix", "")
    assert next(both.write(of("detail"))).card.name == "dialogue.detail"
    assert next(both.write(YARD)).card.name == "dialogue.conversation"


def test_a_wrong_answer_is_asked_for_again_with_other_dice():
    steps = task().write(YARD)
    first = next(steps)
    second = steps.send(Completion(first.id, "Sure! Here it is"))
    assert first.id != second.id
    assert first.seed != second.seed
    (record,) = finish(steps, answer(second, {"turns": TURNS}))
    assert record.data["turns"] == TURNS


def test_it_is_asked_no_more_often_than_allowed_and_the_last_answer_is_in_the_reject():
    steps = task(tries=1).write(YARD)
    with pytest.raises(Rejected) as why:
        steps.send(Completion(next(steps).id, "Sure! Here it is"))
    assert (why.value.stage, why.value.raw) == ("parse", "Sure! Here it is")


def test_a_question_that_the_engine_cannot_take_is_not_put_again():
    steps = task(tries=5).write(YARD)
    with pytest.raises(Rejected, match="prompt too long"):
        steps.send(Completion(next(steps).id, "", "error", "prompt too long"))


def test_an_object_that_is_not_there_is_refused():
    steps = task(tries=1).write(YARD)
    lie = [*TURNS, {"question": "What is next to the dog?", "answer": "A zebra is standing next to the dog."}]
    with pytest.raises(Rejected) as why:
        steps.send(answer(next(steps), {"turns": lie}))
    assert why.value.stage == "check"
    assert "zebra" in why.value.detail


@pytest.mark.parametrize(
    ("kind", "item", "reason"),
    [
        ("detail", replace(YARD, captions=()), "no caption"),
        ("reasoning", replace(YARD, captions=()), "no caption"),
        ("conversation", Item("x/1+conversation", "x", "1.jpg", boxes=YARD.boxes[:1]), "neither a caption nor two"),
        ("motion", YARD, "no motion"),
        ("conversation", WAVE, "no picture"),
    ],
)
def test_an_item_that_lacks_what_the_card_needs_is_rejected_before_anyone_is_asked(kind, item, reason):
    with pytest.raises(Rejected, match=reason) as why:
        next(task(kind).write(of(kind, item)))
    assert why.value.stage == "prompt"


def test_boxes_alone_are_enough_to_talk_about():
    request = next(task().write(replace(YARD, captions=())))
    assert request.variables["captions"] == []
    assert "- dog: 0.500 0.500 0.900 0.950" in request.messages()[-1].content


def test_a_motion_is_asked_about_by_its_descriptions():
    request = next(task("motion").write(WAVE))
    assert request.messages()[-1].content.strip() == "- a person waves with the left hand."


def test_boxes_are_told_largest_first_and_what_is_left_out_is_counted():
    told = everything(YARD, most_boxes=1)["boxes"]
    assert told == ["dog: 0.500 0.500 0.900 0.950", "and 2 smaller: 2 x bicycle"]


def test_what_a_source_says_of_a_box_is_told_and_read_back():
    crowd = Item("x/1", "x", boxes=(Box("person", 0.0, 0.1, 1.0, 0.9, Flags(group=True, depiction=False)),))
    (line,) = everything(crowd)["boxes"]
    assert line == "person: 0.000 0.100 1.000 0.900 (a group of them)"
    (box,) = item_of({"boxes": [line]}).boxes
    assert (box.label, box.flags.group, box.flags.depiction) == ("person", True, None)


def test_all_that_is_known_is_told_under_its_own_name():
    item = replace(
        YARD,
        labels=("garden", "dog"),
        absent=("cat",),
        links=(Link("dog", "on", "ground"),),
        known=(Known("Is it sunny?", "yes"),),
    )
    told = everything(item)
    assert told["labels"] == ["garden"]  # where the dog is, its box says
    assert (told["absent"], told["links"]) == (["cat"], ["dog on ground"])
    assert told["known"] == [{"question": "Is it sunny?", "answer": "yes"}]
    asked = next(task().write(item)).messages()[-1].content
    for line in ("- garden", "- cat", "- dog on ground", "- Is it sunny? yes"):
        assert line in asked.splitlines()


def test_what_is_not_to_be_shown_is_not_shown_and_is_checked_all_the_same():
    asking = Asking(load_card("dialogue", "conversation"), frozenset({"captions"}))
    variables = ask_about(YARD, asking, Random(0))
    assert variables["boxes"] == []
    assert variables["item"] is YARD
    request = next(DialogueTask({"conversation": asking}).write(YARD))
    assert "Boxes:" not in request.messages()[-1].content


def test_the_judge_sees_all_that_is_known_and_the_dialogue():
    asking = Asking(load_card("dialogue", "conversation"), frozenset({"captions"}))
    steps = DialogueTask({"conversation": asking}, judge=Judge(load_card("judge", "dialogue"))).write(YARD)
    asked = steps.send(answer(next(steps), {"turns": TURNS}))
    question = asked.messages()[-1].content
    assert "- dog: 0.500 0.500 0.900 0.950" in question
    assert "Q: How many bicycles are there?\nA: There are two bicycles." in question
    (record,) = finish(steps, Completion(asked.id, "yes", logprobs={"yes": -0.1, "no": -2.4}))
    assert record.scores["judge"] == pytest.approx(0.905, abs=0.001)


def test_an_example_is_claimed_of_what_it_shows():
    card = load_card("dialogue", "conversation")
    for example in card.examples:
        said = claim(card.model.model_validate(example.answer), example.given)
        assert len(said.turns) == len(example.answer["turns"])
        assert [box.label for box in said.item.boxes] == [line.partition(":")[0] for line in example.given["boxes"]]
        assert said.item.captions == tuple(example.given["captions"])
