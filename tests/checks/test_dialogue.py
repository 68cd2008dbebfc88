from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.checks import DIALOGUE_CHECKS, REASONS, DialogueClaim, verify
from InstructionGen.checks.corruption.dialogue import LIES, lies
from InstructionGen.checks.dialogue import grounding
from InstructionGen.errors import Rejected
from InstructionGen.records import Box, Flags, Item, Known, Link
from InstructionGen.sources import coco

from .bad_dialogues import BAD_DIALOGUES
from .good_dialogues import GOOD_DIALOGUES

Turns = tuple[tuple[str, str], ...]

ROOM = Item(
    "room",
    "test",
    captions=("A brown dog sleeps on a couch next to a woman in a red dress.",),
    boxes=(
        Box("dog", 0.1, 0.5, 0.3, 0.8),
        Box("person", 0.6, 0.2, 0.8, 0.9),
        Box("couch", 0.0, 0.4, 1.0, 1.0),
        Box("cup", 0.40, 0.7, 0.45, 0.8),
        Box("cup", 0.50, 0.7, 0.55, 0.8),
    ),
    searched=("dog", "person", "couch", "cup", "cat", "hot dog"),
)


@pytest.fixture
def pictures(samples: Path) -> dict[int, Item]:
    """Images of MS-COCO with captions and boxes, and what COCO looks for in each."""
    return _read(samples / "coco" / "mini")


@cache
def _read(folder: Path) -> dict[int, Item]:
    found: dict[int, Item] = {}
    for split in ("val", "train"):
        rows = coco.read(folder / f"captions_{split}2017.json").rows
        found |= {int(row.id.rpartition("/")[2]): row for row in rows if isinstance(row, Item)}
    return found


def _refusal(turns: Turns, item: Item) -> str:
    """The reason of the refusal; empty where there is none."""
    try:
        verify(DIALOGUE_CHECKS, DialogueClaim(turns, item))
    except Rejected as rejected:
        return f"{rejected.stage}: {rejected.reason}".removeprefix("check: ")
    return ""


@pytest.mark.parametrize(("image", "turns"), GOOD_DIALOGUES, ids=lambda value: str(value)[:60])
def test_a_true_dialogue_passes(pictures: dict[int, Item], image: int, turns: Turns):
    verify(DIALOGUE_CHECKS, DialogueClaim(turns, pictures[image]))


@pytest.mark.parametrize(("reason", "image", "turns"), BAD_DIALOGUES, ids=lambda value: str(value)[:60])
def test_a_dialogue_that_lies_is_refused_for_its_reason(
    pictures: dict[int, Item], reason: str, image: int, turns: Turns
):
    assert _refusal(turns, pictures[image]) == reason


def test_the_table_of_lies_shows_every_reason_a_dialogue_can_have():
    names = list(REASONS)
    of_dialogues = names[names.index("not a question") : names.index("place not known") + 1]
    assert {reason for reason, _, _ in BAD_DIALOGUES} == set(of_dialogues)


def test_of_seeded_lies_hardly_one_is_believed(pictures: dict[int, Item]):
    made: Counter[str] = Counter()
    believed: Counter[str] = Counter()
    for at, (image, turns) in enumerate(GOOD_DIALOGUES):
        for draw in range(2):
            for sort, lie in lies(DialogueClaim(turns, pictures[image]), random.Random(f"{at} {draw}")):
                made[sort] += 1
                believed[sort] += not _refusal(lie.turns, lie.item)
    assert set(made) == set(LIES)
    assert sum(made.values()) > 500
    assert sum(believed.values()) < 0.02 * sum(made.values()), believed


def test_the_same_dice_tell_the_same_lies():
    claim = DialogueClaim((("What is on the couch?", "A brown dog is on the couch."),), ROOM)
    told = [list(lies(claim, random.Random(7))) for _ in range(2)]
    assert told[0] == told[1] != []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("A hot dog lies on the couch.", "names what is not there"),
        ("A puppy sleeps there.", ""),
        ("An animal and a person share the sofa.", ""),
        ("The woman's hands rest on her lap.", ""),
        ("The man looks at the dog.", "names what is not there"),
        ("The dog might be dreaming of a cat.", ""),
        ("There are no cats in the picture.", ""),
        ("There is no furniture in the picture.", "denies what is there"),
        ("Two mugs stand nearby.", ""),
        ("A pair of cups stands nearby.", ""),
        ("At least three cups stand nearby.", "wrong number of things"),
        ("Several cups stand nearby.", "wrong number of things"),
        ("The dog is to the left of the woman.", ""),
        ("To the right of the woman lies a dog.", "wrong place"),
        ("On the right side of the picture there is a dog.", "wrong place"),
        ("The dress is to the left of the couch.", "place not known"),
        ("The woman's dress is blue.", "contradicts a caption"),
        ("A black dog sleeps there.", "contradicts a caption"),
        ("A dark brown dog sleeps there.", ""),
    ],
)
def test_what_an_answer_says_is_held_against_captions_and_boxes(answer: str, reason: str):
    assert _refusal((("What is there?", answer),), ROOM) == reason


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("Is there a cat in the picture?", "No.", ""),
        ("Is there a cat in the picture?", "Yes.", "names what is not there"),
        ("Is there a dog in the picture?", "No.", "denies what is there"),
        ("What is the cat doing?", "It is asleep.", "names what is not there"),
        ("How many cups are there?", "Two.", ""),
        ("How many cups are there?", "Three.", "wrong number of things"),
        ("How many cups are there?", "None.", "denies what is there"),
        ("How many cats are there?", "There are none.", ""),
        ("Where is the dog?", "It is to the right of the woman.", "wrong place"),
        ("Which side of the picture is the dog on?", "The left.", ""),
        ("Which side of the picture is the dog on?", "The right.", "wrong place"),
        ("What is to the left of the woman?", "The dog.", ""),
        ("What is to the right of the woman?", "The dog.", "wrong place"),
        ("Is the dog to the left of the woman?", "Yes, it is.", ""),
        ("Is the dog to the left of the woman?", "No, it is not.", "wrong place"),
        ("What color is the dog?", "Brown.", ""),
        ("What color is the dog?", "It is white.", "contradicts a caption"),
    ],
)
def test_an_answer_is_read_together_with_its_question(question: str, answer: str, reason: str):
    assert _refusal(((question, answer),), ROOM) == reason


NUMBER, PLACE, NOT_THERE = "wrong number of things", "wrong place", "names what is not there"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Both cups are empty.", ""),
        ("Both dogs are asleep.", NUMBER),
        ("Each of the two cups is white.", ""),
        ("Each of the three cups is white.", NUMBER),
        ("One of the two cups stands near the dog.", ""),
        ("One of the three cups stands near the dog.", NUMBER),
        ("The dog lies near one of three cups.", NUMBER),
        ("There are 2 cups.", ""),
        ("There are 3 cups.", NUMBER),
        ("Dozens of cups stand around.", NUMBER),
        ("Another cup stands beside it.", ""),
        ("Another dog lies on the floor.", NUMBER),
        ("A second cup stands there.", ""),
        ("A third cup stands there.", NUMBER),
        ("Two more cups stand on the table.", NUMBER),
    ],
)
def test_parts_others_and_ordinals_are_counted_too(answer: str, reason: str):
    assert (
        _refusal((("What is there?", answer),), replace(ROOM, boxes=(*ROOM.boxes, Box("table", 0, 0, 1, 1)))) == reason
    )


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("What are the two cups for?", "They are for coffee.", ""),
        ("What are the three dogs doing?", "They are sleeping.", NUMBER),
        ("What is the cat next to the dog doing?", "It is sleeping.", NOT_THERE),
        ("Where is the dog?", "The dog is on the far left.", ""),
        ("Where is the dog?", "It lies on the right-hand side.", PLACE),
        ("Where is the dog?", "It is in the lower left corner.", ""),
        ("Where is the dog?", "It is in the upper right corner.", PLACE),
        ("Where is the dog?", "It is directly above the woman.", PLACE),
        ("Where are the cups?", "They stand between the dog and the woman.", ""),
        ("Where is the dog?", "The dog lies between the woman and a cup.", PLACE),
        ("Who is there?", "There is a woman. The dog is to the left of her.", ""),
        ("Who is there?", "There is a woman. The dog is to the right of her.", PLACE),
        ("What is there?", "Two cups are there, one of them on the right of the dog.", ""),
        ("What is there?", "Two cups are there, and both of them are to the left of the dog.", PLACE),
        ("Of the dog and the woman, which is farther to the left?", "The dog.", ""),
        ("Which is farther to the left, the dog or the woman?", "The woman.", PLACE),
        ("Is it calm?", "There are no cats in the room.", ""),
        ("Is it calm?", "There are no dogs in the room.", "denies what is there"),
        ("What is she doing?", "She might be dreaming about a cat.", ""),
        ("What is she doing?", "She might be resting beside the cat.", NOT_THERE),
    ],
)
def test_pronouns_corners_and_comparisons_are_held_against_boxes(question: str, answer: str, reason: str):
    assert _refusal(((question, answer),), ROOM) == reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Dogs sleep a lot, and a walk or a game with a ball makes them tired.", ""),
        ("Playing fetch in a park tires a dog, and owners often bring toys.", ""),
        ("A couch is soft, so people could watch films or read a book on it.", ""),
        ("Someone who loves pets may also keep a cat, and the cat would need company.", ""),
        ("On the other hand, puppies chew on shoes.", ""),
        ("The dog is tired, and a cat is lying beside it.", NOT_THERE),
        ("The cat next to the dog has kept it awake.", NOT_THERE),
        ("There is a bowl of food nearby, so it has eaten.", NOT_THERE),
        ("With a laptop on her knees, the woman can work there.", NOT_THERE),
        ("The book in her hand shows that she likes to read.", NOT_THERE),
        ("Someone has left a suitcase on the couch.", NOT_THERE),
    ],
)
def test_an_explanation_may_speak_of_things_in_general_but_not_of_what_is_not_there(answer: str, reason: str):
    assert _refusal((("Why might the dog sleep here?", answer),), ROOM) == reason


@pytest.mark.parametrize(
    "label",
    "Human arm,Human mouth,Drill (Tool),Chest of drawers,Facial tissue holder,Picture frame,Flying disc,Cattle,"
    "Infant bed,Boy,Footwear,Tree,Wheel,Cricket ball,Dog bed,Organ (Musical Instrument)".split(","),
)
def test_boxes_of_openimages_are_found_by_their_everyday_names(label: str):
    name = label.partition(" (")[0].lower().removeprefix("human ")
    item = Item("o", "test", boxes=(Box(label, 0.1, 0.1, 0.3, 0.3), Box("Lighthouse", 0.6, 0.6, 0.8, 0.8)))
    assert _refusal((("Where is it?", f"The {name} is to the left of the lighthouse."),), item) == ""
    assert _refusal((("Where is it?", f"The lighthouse is to the left of the {name}."),), item) == PLACE
    assert _refusal((("What is there?", f"There is no {name} in the picture."),), item) == "denies what is there"


@pytest.mark.parametrize(
    "answer",
    [
        ")\u0243ig drift(",
        ") keindoors street dHvariants library fe cel\u0655(",
        "A dog sleeps on a couch (beside a woman in a red dress.",
        "A dog sleeps on a \u6c99\u53d1 beside a woman in a red dress.",
        "Dog couch woman dress red brown sleep beside.",
        "Brown dog.",
    ],
)
def test_what_is_no_english_is_no_description(answer: str):
    assert _refusal((("Describe the picture in detail.", answer),), ROOM) == "not an answer"


def test_a_box_that_holds_a_group_makes_its_number_a_least_one():
    crowd = Box("sheep", 0, 0, 1, 1, Flags(group=True))
    item = replace(ROOM, captions=("Sheep in a field.",), boxes=(crowd, Box("sheep", 0, 0, 0.1, 0.1)))
    assert _refusal((("How many sheep are there?", "There are seven sheep."),), item) == ""
    assert _refusal((("How many sheep are there?", "There is one sheep."),), item) == "wrong number of things"


def test_labels_links_and_known_answers_vouch_for_things():
    item = Item(
        "o",
        "test",
        labels=("Guitar",),
        absent=("Drum",),
        links=(Link("Woman", "left of", "Microphone"),),
        known=(Known("What is on the floor?", "A carpet."), Known("How many chairs are there?", "3")),
    )
    assert _refusal((("What is there?", "A woman, a guitar and a carpet."),), item) == ""
    assert _refusal((("What is there?", "A woman and a drum."),), item) == "names what is not there"
    assert _refusal((("How many chairs are there?", "There are three chairs."),), item) == ""
    assert _refusal((("How many chairs are there?", "There are four chairs."),), item) == "wrong number of things"
    assert _refusal((("Where is she?", "The woman is to the left of the microphone."),), item) == ""
    assert _refusal((("Where is she?", "The woman is to the right of the microphone."),), item) == "wrong place"


def test_of_a_motion_left_and_right_are_those_of_its_captions():
    item = Item("m", "test", captions=("a person kicks with the left leg and walks on.",), medium="motion")
    assert _refusal((("Which leg is used?", "The person kicks with the left leg."),), item) == ""
    assert _refusal((("Which leg is used?", "The person kicks with the right leg."),), item) == "wrong place"
    assert _refusal((("Which leg is used?", "The person kicks with the left leg, not the right."),), item) == ""
    assert _refusal((("Which leg is used?", "The person does not kick with the left leg."),), item) == "wrong place"


def test_what_captions_deny_is_not_there():
    item = Item("e", "test", captions=("An empty street without any cars.",))
    assert _refusal((("What is on the street?", "Some cars are parked there."),), item) == "names what is not there"


def test_without_boxes_numbers_are_those_of_captions():
    item = Item("c", "test", captions=("Two dogs and some birds on a lawn.",))
    assert _refusal((("What is there?", "Two dogs are there."),), item) == ""
    assert _refusal((("What is there?", "Five dogs are there."),), item) == "wrong number of things"
    assert _refusal((("What is there?", "Five birds are there."),), item) == "number not known"


def test_grounding_counts_what_is_named_and_what_nothing_vouches_for():
    found = grounding(
        DialogueClaim((("What is there?", "A dog, a cat and two cups. The dog is to the right of the woman."),), ROOM)
    )
    assert found.named == ("dog", "cat", "cup", "woman")
    assert found.unfounded == ("cat",)
    assert found.chair_i == 0.25
    assert (found.counts, found.wrong_counts) == (1, 0)
    assert (found.places, found.wrong_places) == (1, 1)
    assert not found.is_true


def test_grounding_of_nothing_is_no_lie():
    found = grounding(DialogueClaim((("How does it feel?", "Calm."),), Item("n", "test")))
    assert found.chair_i == 0.0
    assert found.is_true


WORDS = "the a no not dog dogs two left of to cat is are there right , . ? how many woman's 7 \u00e9 isn't None".split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS))))
def test_any_text_is_let_through_or_refused_for_a_known_reason(question: list[str], answer: str | list[str]):
    told = answer if isinstance(answer, str) else " ".join(answer)
    claim = DialogueClaim(((" ".join(question), told),), ROOM)
    reason = _refusal(claim.turns, ROOM)
    assert not reason or reason in REASONS
    assert 0.0 <= grounding(claim).chair_i <= 1.0
    told_by = replace(ROOM, captions=(told, "The dog is between the cup and the woman, above the couch."))
    assert _refusal((("Where is the dog?", "The dog is to the left of the cup."),), told_by) in ("", *REASONS)
