from __future__ import annotations

import random

import pytest

from InstructionGen.cards import load_card
from InstructionGen.checks import Edit
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.records import Box, Item
from InstructionGen.tasks.questions import QUESTIONS, Asked, Variables

DOG = Edit("Remove the dog.", "A dog and a bench in a park.", "A bench in a park.", "dog")
FOX = Edit("Replace the dog with a fox.", "A dog in a park.", "A fox in a park.", "dog", "fox")


def asked(type_: str, step: Edit, id_: str = "coco/000000000139", *boxes: Box) -> Variables:
    card = load_card("edit", type_)
    item = Item(id_, "test", captions=(step.input,), boxes=boxes)
    return QUESTIONS[card.draws](Asked(item, step.input, card, random.Random(1), load_pool(), steps=(step,)))


def test_the_picture_is_named_after_the_type_and_the_item():
    assert asked("visual_bbox", DOG)["visual_input"] == "visual_bbox/000000000139.png"
    assert asked("visual_sketch", DOG, "anyword/gt_12.jpg")["visual_input"] == "visual_sketch/gt_12.png"
    assert asked("visual_depth", DOG, "laion/a/b c.webp")["visual_input"] == "visual_depth/a_b_c.png"


def test_items_of_other_ids_never_share_a_picture():
    ids = ("coco/1", "coco/1#2", "coco/11", "coco/1.2")
    assert len({asked("visual_bbox", DOG, id_)["visual_input"] for id_ in ids}) == len(ids)


def test_the_boxes_of_the_thing_come_along_and_no_others():
    boxes = (Box("dog", 0.1, 0.1, 0.2, 0.2), Box("bench", 0.5, 0.5, 0.9, 0.9), Box("dog", 0.3, 0.1, 0.4, 0.2))
    assert asked("visual_bbox", DOG, "coco/1", *boxes)["boxes"] == (boxes[0], boxes[2])
    assert asked("visual_bbox", DOG, "coco/1", boxes[1])["boxes"] == ()


def test_a_reference_picture_shows_the_new_object():
    drawn = asked("visual_reference", FOX)
    assert (drawn["ref_object"], drawn["sort"]) == ("fox", "animal")


def test_nothing_is_shown_where_nothing_comes():
    with pytest.raises(Rejected, match="no new object to show") as why:
        asked("visual_reference", DOG)
    assert why.value.stage == "prompt"
