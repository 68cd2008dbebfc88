"""Conversations from captions, boxes, labels and known answers."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.there import named_turns
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import load_pool
from InstructionGen.records import Flags, Item, Known, Link
from tests.engine.rules.dialogue.asking import accept, answer, box, pictured, real, turns

SEEDS = range(40)
PARK = pictured(
    "A man in a red shirt is walking two dogs in a park.",
    "A man walks two dogs past a wooden bench.",
    "Two dogs on a leash in a park.",
    boxes=(
        box("person", 0.1, 0.1, 0.35, 0.9),
        box("dog", 0.4, 0.6, 0.55, 0.9),
        box("dog", 0.6, 0.6, 0.75, 0.9),
        box("bench", 0.8, 0.5, 0.98, 0.8),
    ),
    searched=("person", "dog", "bench", "cat", "bird", "horse", "car", "frisbee"),
)


def said_of(item: Item) -> list[tuple[str, str]]:
    """All questions and answers of forty dialogues."""
    return [turn for seed in SEEDS for turn in turns(answer("conversation", item, seed))]


def test_things_are_counted_by_their_boxes() -> None:
    counted = [told for asked, told in said_of(PARK) if re.search(r"how many dogs|number of dogs", asked, re.I)]
    assert counted
    assert all("two dogs" in told.lower() for told in counted)


def test_what_captions_count_otherwise_is_not_counted() -> None:
    item = pictured(*PARK.captions, "Three dogs run in a park.", boxes=PARK.boxes, searched=PARK.searched)
    assert not [asked for asked, _ in said_of(item) if "many dogs" in asked or "number of dogs" in asked]


def test_a_crowd_is_not_counted() -> None:
    crowd = PARK.boxes[1]._replace(flags=Flags(group=True))
    item = pictured(*PARK.captions, boxes=(PARK.boxes[0], crowd, PARK.boxes[3]))
    assert not [asked for asked, _ in said_of(item) if "many dogs" in asked or "number of dogs" in asked]


def test_sides_are_those_of_the_boxes() -> None:
    sided = [(asked, told) for asked, told in said_of(PARK) if "side" in asked and "bench" in asked]
    told_of_side = [told for asked, told in sided if "picture" in asked]
    assert told_of_side
    assert all("right" in told for told in told_of_side)


def test_only_what_was_searched_for_is_denied() -> None:
    denied = {told for _, told in said_of(PARK) if told.startswith("No,")}
    assert denied
    assert all(re.search(r"\b(cat|bird|horse|car|frisbee)s?\b", told) for told in denied)
    unsearched = pictured(*PARK.captions, boxes=PARK.boxes)
    assert not [told for _, told in said_of(unsearched) if told.startswith("No,")]


def test_what_a_caption_names_is_not_denied_for_want_of_a_box() -> None:
    item = pictured(*PARK.captions, "A kitten watches two dogs in a park.", boxes=PARK.boxes, searched=PARK.searched)
    assert not [told for _, told in said_of(item) if told.startswith("No,") and "cat" in told]


def test_a_color_is_told_where_captions_agree() -> None:
    told = {told for asked, told in said_of(PARK) if "color" in asked}
    assert told
    assert all("shirt" in answer or answer.startswith("It ") for answer in told)
    assert all(answer.endswith(("red.", "red in color.")) for answer in told)
    blue = pictured(*PARK.captions, "A man in a blue shirt in a park with two dogs.", boxes=PARK.boxes)
    assert not [asked for asked, _ in said_of(blue) if "color" in asked]


def test_no_color_is_told_of_a_black_and_white_photo() -> None:
    item = pictured(
        "A black and white photo of a man in a white shirt on a bench.", *PARK.captions[1:], boxes=PARK.boxes
    )
    assert not [asked for asked, _ in said_of(item) if "color" in asked]


def test_no_question_comes_twice_and_all_are_three_to_six() -> None:
    for seed in SEEDS:
        asked = [question for question, _ in turns(answer("conversation", PARK, seed))]
        assert len(set(asked)) == len(asked)
        assert 3 <= len(asked) <= 6


def test_wordings_vary() -> None:
    assert len({asked for asked, _ in said_of(PARK)}) > 40


def test_the_same_seed_says_the_same() -> None:
    assert answer("conversation", PARK, 7) == answer("conversation", PARK, 7)


def test_boxes_alone_are_enough() -> None:
    feet = (
        box("Human foot", 0.1, 0.5, 0.3, 0.9),
        box("Human foot", 0.6, 0.5, 0.9, 0.9),
        box("Human hand", 0, 0, 0.2, 0.3),
    )
    asked = " ".join(f"{question} {told}" for question, told in said_of(pictured(boxes=feet)))
    assert "How many feet" in asked
    assert "uman" not in asked


def test_what_goes_beyond_the_edge_is_told_to_be_cut_off() -> None:
    cut = box("Human hand", 0.0, 0.2, 0.3, 0.6)._replace(flags=Flags(truncated=True))
    told = [told for asked, told in said_of(pictured(boxes=(cut,))) if "hand" in told and told.startswith("No,")]
    assert any("edge" in one or "part" in one for one in told)


def test_labels_and_links_are_talked_of() -> None:
    item = pictured(
        labels=("Tree", "Fence"),
        absent=("Dog",),
        links=(Link("Man", "on", "Horse"), Link("Man", "wears", "Hat")),
        boxes=(box("Man", 0.1, 0.1, 0.4, 0.8), box("Horse", 0.1, 0.3, 0.6, 0.95), box("Hat", 0.2, 0.02, 0.3, 0.09)),
    )
    told = " ".join(told for _, told in said_of(item))
    assert "on a horse" in told
    assert "wearing a hat" in told
    assert "dog" in told


def test_known_answers_become_sentences() -> None:
    known = (
        Known("What color is the clock?", "Green."),
        Known("How many people are there?", "Two."),
        Known("Is there a dog?", "no"),
    )
    told = dict(said_of(pictured(known=known)))
    assert told["What color is the clock?"] == "The clock is green."
    assert told["How many people are there?"] == "There are two people."
    assert told["Is there a dog?"] == "No, there isn't."


def test_nothing_known_is_nothing_said() -> None:
    with pytest.raises(CannotAnswer, match="too little is known"):
        answer("conversation", pictured("A cat."))


def test_real_pictures_are_mostly_talked_about_and_never_wrongly(samples: Path) -> None:
    answered = items = 0
    for item in real(samples):
        items += 1
        try:
            said = answer("conversation", item)
        except CannotAnswer:
            continue
        answered += 1
        accept(said, item)
    assert answered > 0.75 * items


def test_without_boxes_only_what_two_captions_name_is_asked_for() -> None:
    captions = (
        "A black cat is sleeping near a lamp in a bedroom.",
        "A cat in a bedroom with a vase on a table.",
        "A cat is sleeping in a bedroom with a table.",
    )
    asked = {turn.about for turn in named_turns(Picture(pictured(*captions), load_pool()), random.Random(0))}
    assert asked == {"cat", "table"}
    boxed = Picture(pictured(*captions, boxes=(box("cat", 0.1, 0.1, 0.5, 0.5),)), load_pool())
    assert not list(named_turns(boxed, random.Random(0)))
