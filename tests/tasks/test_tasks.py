"""Tasks are tested by talking to them: no engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from InstructionGen.cards import load_card
from InstructionGen.errors import Rejected
from InstructionGen.records import Completion, Item, Record, Request
from InstructionGen.tasks import seed_for
from InstructionGen.tasks.caption import CaptionTask
from InstructionGen.tasks.edit import EditTask

PORCH = Item("coco/1", "mscoco", "1.jpg", ("A brown dog and a ginger cat sleep on a porch.",), licence="CC-BY-4.0")
GOOD = {
    "edit": "Remove the ginger cat.",
    "edited_object": "ginger cat",
    "output": "A brown dog sleeps on a porch.",
}


def remove(**options: Any) -> EditTask:
    return EditTask("edit.remove", (load_card("edit", "remove"),), **options)


def answer(request: Request, fields: Mapping[str, Any], **more: Any) -> Completion:
    return Completion(request.id, orjson.dumps(fields).decode(), **more)


def finish(steps, completion: Completion) -> list[Record]:
    with pytest.raises(StopIteration) as done:
        steps.send(completion)
    return done.value.value


def test_an_edit_true_to_its_caption_becomes_a_record_with_anyedits_keys():
    steps = remove().write(PORCH)
    (record,) = finish(steps, answer(next(steps), GOOD))
    assert record.data == {
        "edit": "Remove the ginger cat.",
        "edited object": "ginger cat",
        "input": PORCH.captions[0],
        "output": "A brown dog sleeps on a porch.",
        "edit_type": "remove",
    }
    assert (record.item, record.task, record.image, record.licence) == ("coco/1", "edit.remove", "1.jpg", "CC-BY-4.0")
    assert record.card == load_card("edit", "remove").hash


def test_the_question_offers_the_objects_of_the_caption():
    request = next(remove().write(PORCH))
    assert {"dog", "cat"} <= set(request.variables["objects"])
    assert PORCH.captions[0] in request.messages()[-1].content


@pytest.mark.parametrize(
    ("completion", "stage", "reason"),
    [
        ({"text": "{}", "finish_reason": "length"}, "parse", "cut off"),
        ({"text": "", "finish_reason": "error", "error": "prompt too long"}, "engine", "prompt too long"),
        ({"text": "Sure! Here it is"}, "parse", "not a valid Removal"),
        ({"text": "{'edit': 'x'}"}, "parse", "not a valid Removal"),
        ({"text": orjson.dumps({**GOOD, "more": 1}).decode()}, "parse", "not a valid Removal"),
        ({"text": orjson.dumps({**GOOD, "output": PORCH.captions[0]}).decode()}, "check", "output repeats input"),
    ],
)
def test_an_answer_that_is_not_an_edit_is_rejected_with_its_reason(completion, stage, reason):
    steps = remove().write(PORCH)
    request = next(steps)
    with pytest.raises(Rejected) as why:
        steps.send(Completion(request.id, **completion))
    assert (why.value.stage, why.value.reason) == (stage, reason)
    assert why.value.raw == completion["text"]


def test_the_next_caption_is_tried_when_one_gives_no_edit():
    item = Item("coco/2", "mscoco", "2.jpg", (PORCH.captions[0], "A ginger cat and a brown dog are asleep on a porch."))
    steps = remove().write(item)
    first = next(steps)
    second = steps.send(answer(first, {**GOOD, "output": "Nothing of the sort."}))
    assert first.id != second.id
    assert first.variables["caption"] != second.variables["caption"]


def test_no_more_captions_are_tried_than_allowed():
    item = Item("coco/2", "mscoco", "2.jpg", (PORCH.captions[0], "A cat on a porch."))
    steps = remove(tries=1).write(item)
    with pytest.raises(Rejected):
        steps.send(answer(next(steps), {**GOOD, "output": "Nothing of the sort."}))


def test_an_item_without_what_a_card_needs_is_rejected_before_anyone_is_asked():
    with pytest.raises(Rejected, match="no caption"):
        next(remove().write(Item("coco/3", "mscoco")))
    textual = EditTask("edit.textual", (load_card("edit", "textual"),))
    with pytest.raises(Rejected, match="no lettering"):
        next(textual.write(PORCH))


@pytest.mark.parametrize(
    ("before", "old", "reason"),
    [
        ('a small sign reading "{}" on a wooden door', "OPEN", None),
        ('a small sign reading "{}" on a wooden door', "STOP", "not the lettering of the picture"),
        ('a red bus showing "{}" in the rain', "OPEN", "not the caption of the picture"),
    ],
)
def test_lettering_is_changed_in_this_picture_and_in_no_other(before, old, reason):
    item = Item("Art/1.jpg", "Art", "1.jpg", ("a small sign on a wooden door",), ("OPEN",))
    steps = EditTask("edit.textual", (load_card("edit", "textual"),)).write(item)
    fields = {"edit": f'Change "{old}" to "SHUT".', "input": before.format(old), "output": before.format("SHUT")}
    completion = answer(next(steps), fields)
    if reason is None:
        assert finish(steps, completion)[0].data["input"] == before.format(old)
    else:
        with pytest.raises(Rejected, match=reason):
            steps.send(completion)


def test_what_is_added_is_drawn_anew_for_each_image_and_the_same_for_the_same():
    add = EditTask("edit.add", (load_card("edit", "add"),), seed=4)
    captions = ("A kitchen with a stove and a sink.",)
    asked = [next(add.write(Item(f"coco/{n}", "mscoco", None, captions))).variables["concepts"] for n in range(30)]
    assert len({name for names in asked for name in names}) > 60
    assert asked[3] == next(add.write(Item("coco/3", "mscoco", None, captions))).variables["concepts"]


def test_people_are_not_offered_for_replacement():
    replace = EditTask("edit.replace", (load_card("edit", "replace"),))
    for number in range(20):
        item = Item(f"coco/{number}", "mscoco", None, ("A woman with a suitcase waits beside a man on a bench.",))
        assert {swap["object"] for swap in next(replace.write(item)).variables["swaps"]} <= {"suitcase", "bench"}


def test_a_mix_draws_every_type():
    cards = tuple(load_card("edit", stem) for stem in ("add", "remove", "replace", "textual"))
    mix = EditTask("edit.mix", cards)
    lettered = [Item(f"x/{n}", "x", None, PORCH.captions, ("OPEN",)) for n in range(80)]
    assert {next(mix.write(item)).card.name for item in lettered} == {card.name for card in cards}


def test_a_caption_names_its_concept_or_is_rejected():
    task = CaptionTask(load_card("caption", "c2cap"))
    item = Item("concept/teapot", "pool", concepts=("teapot",), licence="WordNet-3.0")
    steps = task.write(item)
    (record,) = finish(steps, answer(next(steps), {"caption": "A teapot on a wooden tray."}))
    assert record.data == {"concept": "teapot", "caption": "A teapot on a wooden tray."}
    steps = task.write(item)
    request = next(steps)
    with pytest.raises(Rejected, match="concept not named"):
        steps.send(answer(request, {"caption": "A kettle on a wooden tray."}))


def test_each_mode_has_its_own_columns():
    pair = Item("concept/teapot+lantern", "pool", concepts=("teapot", "lantern"))
    steps = CaptionTask(load_card("caption", "cc2cap")).write(pair)
    (record,) = finish(steps, answer(next(steps), {"caption": "A teapot beside a lantern on a shelf."}))
    assert set(record.data) == {"concept1", "concept2", "caption"}
    placed = Item("concept/teapot/x", "pool", concepts=("teapot",), backgrounds=("in the garden",))
    steps = CaptionTask(load_card("caption", "cb2cap")).write(placed)
    (record,) = finish(steps, answer(next(steps), {"caption": "A teapot stands on a bench in the garden."}))
    assert set(record.data) == {"concept", "background", "caption"}


def test_seeds_differ_by_run_and_by_question():
    assert seed_for(1, "a") == seed_for(1, "a")
    assert len({seed_for(1, "a"), seed_for(2, "a"), seed_for(1, "b")}) == 3
