"""A consequence is drawn, asked for, checked and kept; more of a definition's sort differ from it and each other."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import orjson
import pytest

from InstructionGen.cards import Case, load_card
from InstructionGen.engine.rules import RuleEngine
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.pool.telling import tell
from InstructionGen.records import Completion, Item, Known, Record, Request
from InstructionGen.sources.wordings import Wording
from InstructionGen.tasks import Judge
from InstructionGen.tasks.definition import DefinitionTask
from InstructionGen.tasks.implicit import ImplicitTask, asked
from tests.happenings import card, case

DROPPING = card("dropping", case(["glass"]), case(["vehicle"]), case(["cup_glass"], happens="{it} {is} knocked over"))
GLASS = Item("implicit/dropping/wineglass", "pool", concepts=("wineglass",), licence="MIT")
GOOD = {
    "input": "A wineglass stands on a shelf.",
    "edit": "What if it fell?",
    "output": "A wineglass lies in pieces on a floor.",
    "key_words": "pieces, floor",
}
DEFINITION = Item(
    "implicit/definition/sample0",
    "definitions",
    captions=("A cup stands on a shelf.", "A cup lies in bits on the ground."),
    known=(Known("What would happen if the cup fell?", "bits, ground"),),
)


def task(**other: Any) -> ImplicitTask:
    return ImplicitTask(**{"cards": {"dropping": DROPPING}, **other})


def sentences(of: Case) -> tuple[tuple[str, ...], ...]:
    return (of.before, of.asks, of.after)


def say(request: Request, answer: dict[str, str]) -> Completion:
    return Completion(request.id, orjson.dumps(answer).decode())


def finish(steps, completion: Completion) -> list[Record]:
    with pytest.raises(StopIteration) as done:
        steps.send(completion)
    return done.value.value


def test_a_question_tells_a_case_that_suits_the_thing_in_words_and_as_a_whole():
    for seed in range(12):
        request = next(task(seed=seed).write(GLASS))
        assert request.card.name == "implicit.dropping"
        whole = next(one for one in DROPPING.cases if one.suits == request.variables["case"].suits)
        assert whole.suits != ("vehicle",)
        for told, texts in zip(sentences(request.variables["case"]), sentences(whole), strict=True):
            assert len(told) == 1
            assert set(told) < set(texts)
        assert request.variables["happens"] in ("it is dropped", "it is knocked over")
        assert request.variables["place"] in ("in a kitchen", "in a hall")
        assert "Thing: wineglass" in request.messages()[-1].content


def test_a_good_answer_is_an_edit_record_with_its_key_words():
    steps = task().write(GLASS)
    (record,) = finish(steps, say(next(steps), GOOD))
    assert record.task == "implicit.dropping"
    assert (record.item, record.licence, record.card) == (GLASS.id, "MIT", DROPPING.hash)
    assert record.data == {
        "edit": GOOD["edit"],
        "edited object": "wineglass",
        "input": GOOD["input"],
        "output": GOOD["output"],
        "edit_type": "implicit_change",
        "key_words": GOOD["key_words"],
        "kind": "dropping",
        "category": "household",
    }


def test_a_refused_answer_is_asked_for_again_with_other_dice_and_another_case():
    steps = task(tries=2).write(GLASS)
    first = next(steps)
    second = steps.send(say(first, {**GOOD, "edit": "Show it in pieces."}))
    assert (first.id != second.id, first.seed != second.seed) == (True, True)
    assert first.variables["case"] != second.variables["case"]
    assert finish(steps, say(second, GOOD))


def test_after_the_last_try_the_furthest_failure_is_told_with_its_answer():
    steps = task(tries=2).write(GLASS)
    request = steps.send(say(next(steps), {**GOOD, "key_words": "shards"}))
    with pytest.raises(Rejected) as told:
        steps.send(Completion(request.id, "no json"))
    assert (told.value.stage, told.value.reason) == ("check", "key word not in the output")
    assert "shards" in told.value.raw


@pytest.mark.parametrize("name", ["sofa", "gribblewort"])
def test_what_no_case_suits_is_a_reject(name):
    with pytest.raises(Rejected, match="no case suits the concept"):
        next(task().write(replace(GLASS, concepts=(name,))))


def test_a_users_own_word_is_drawn_for_by_what_it_ends_in_and_told_by_its_own_name():
    engine = RuleEngine()
    steps = ImplicitTask({"falling_breaking": load_card("implicit", "falling_breaking")}).write(
        Item("implicit/falling_breaking/blue_wine_glass", "concepts", concepts=("blue wine glass",))
    )
    engine.submit(next(steps))
    (record,) = finish(steps, *engine.poll())
    assert "blue wine glass" in record.data["input"]
    assert record.data["edited object"] == "blue wine glass"


def test_what_happens_agrees_with_the_thing():
    variables = asked(Wording(case(["jeans"]), "in a hall"), tell("jeans", load_pool()))
    assert (variables["happens"], variables["place"]) == ("they are dropped", "in a hall")


def test_what_people_call_a_thing_is_what_is_asked_for_and_written_down():
    item = Item("implicit/dropping/caldron", "pool", concepts=("caldron",))
    steps = task(cards={"dropping": card("dropping", case(["caldron"]))}).write(item)
    request = next(steps)
    assert request.variables["concept"] == "cauldron"
    (record,) = finish(
        steps, say(request, {name: text.replace("wineglass", "cauldron") for name, text in GOOD.items()})
    )
    assert record.data["edited object"] == "cauldron"


def test_the_judge_sees_before_instruction_and_after_and_its_doubt_is_another_try():
    judge = Judge(load_card("judge", "implicit"))
    steps = task(judge=judge, tries=2).write(GLASS)
    question = steps.send(say(next(steps), GOOD))
    text = question.messages()[-1].content
    assert all(GOOD[name] in text for name in ("input", "edit", "output"))
    again = steps.send(Completion(question.id, "no", logprobs={"yes": math.log(0.1), "no": math.log(0.9)}))
    assert again.card.name == "implicit.dropping"
    question = steps.send(say(again, GOOD))
    (record,) = finish(steps, Completion(question.id, "yes", logprobs={"yes": math.log(0.8), "no": math.log(0.2)}))
    assert record.scores == {"judge": 0.8}


def definition(**other: Any) -> DefinitionTask:
    return DefinitionTask(**{"asks": load_card("definition", "continue"), **other})


def answer(thing: str) -> dict[str, str]:
    return {name: text.replace("wineglass", thing) for name, text in GOOD.items()}


def test_each_round_is_asked_with_the_definition_and_all_that_was_written():
    steps = definition(rounds=2).write(DEFINITION)
    first = next(steps)
    assert "A cup stands on a shelf. / What would happen if the cup fell?" in first.messages()[-1].content
    assert first.variables["written"] == []
    second = steps.send(say(first, answer("jug")))
    assert "A jug stands on a shelf." in second.messages()[-1].content
    records = finish(steps, say(second, answer("bowl")))
    assert [(record.task, record.data["round"]) for record in records] == [
        ("implicit.definition", 1),
        ("implicit.definition", 2),
    ]
    assert records[0].data["edited object"] == "jug"
    assert (records[0].data["kind"], records[0].data["category"]) == ("definition", "household")


def test_an_answer_that_repeats_one_is_asked_for_again():
    steps = definition(rounds=2, tries=2).write(DEFINITION)
    second = steps.send(say(next(steps), answer("jug")))
    third = steps.send(say(second, {**answer("jug"), "edit": "What if nobody held it?"}))
    assert third.seed != second.seed
    assert len(finish(steps, say(third, answer("bowl")))) == 2


def test_a_round_that_gives_nothing_is_left_out_and_the_others_are_kept():
    steps = definition(rounds=3, tries=1).write(DEFINITION)
    second = steps.send(say(next(steps), answer("jug")))
    third = steps.send(say(second, answer("jug")))
    records = finish(steps, say(third, answer("bowl")))
    assert [record.data["round"] for record in records] == [1, 3]


def test_a_definition_of_which_nothing_comes_is_a_reject():
    steps = definition(rounds=1, tries=1).write(DEFINITION)
    (before, after), (known,) = DEFINITION.captions, DEFINITION.known
    repeated = {"input": before, "edit": known.question, "output": after, "key_words": known.answer}
    with pytest.raises(Rejected, match="repeats an earlier one"):
        steps.send(say(next(steps), repeated))
