"""Edits in other words: every wording of the rules is a true one."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

import pytest

from InstructionGen.cards import card_names, load_card
from InstructionGen.checks import verify
from InstructionGen.engine.rules import RULES
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import load_pool
from InstructionGen.records import Item
from InstructionGen.tasks.editing import MANNERS, claim

POOL = load_pool()
PICTURE = Item("picture/1", "test")
CARDS = [("edit", stem) for stem in card_names("edit") if load_card("edit", stem).derives]
CARDS += [("session", stem) for stem in card_names("session")]


@pytest.mark.parametrize(("family", "stem"), CARDS)
def test_what_the_rule_says_of_every_example_passes_the_cards_checks(family: str, stem: str):
    card = load_card(family, stem)
    worded = 0
    for number, example in enumerate(card.examples):
        for manner in MANNERS:
            given = {**example.given, "manner": manner}
            try:
                answer = RULES[card.name](given, random.Random(f"{number} {manner}"), POOL)
            except CannotAnswer:
                continue
            verify(card.checks, claim(answer, given["caption"], given, PICTURE))
            worded += 1
    assert worded >= 0.8 * len(card.examples) * len(MANNERS)


def said(type_: str, many: int = 80, **given: Any) -> set[str]:
    found = set()
    for manner in MANNERS:
        for throw in range(many):
            answer = RULES[type_]({"manner": manner, **given}, random.Random(throw), POOL)
            found.add(answer.model_dump()["edit"])
    return found


KITE: Mapping[str, Any] = {
    "edit_type": "remove",
    "edit": "Remove the red kite.",
    "edited_object": "red kite",
    "output": "A girl on a beach.",
}


def test_a_box_is_spoken_of_in_many_ways_and_always_once():
    texts = said("edit.visual_bbox", caption="A girl on a beach with a red kite.", steps=[KITE])
    assert len(texts) > 150
    assert all(text.count("[V*]") == 1 and "red kite" in text for text in texts)
    assert any("ollow the bounding box [V*] and remove the red kite" in text for text in texts)


def test_an_edit_asked_for_by_no_plain_command_is_not_taken_over():
    asked = {**KITE, "edit": "Could you remove the red kite?"}
    with pytest.raises(CannotAnswer, match="no plain command"):
        said("edit.visual_bbox", caption="A girl on a beach with a red kite.", steps=[asked])


def test_several_changes_keep_their_order():
    steps = [KITE, {"edit_type": "color_alter", "edit": "Paint the beach pink.", "edited_object": "beach"}]
    for text in said("edit.compose", caption="A girl on a beach with a red kite.", steps=steps):
        assert text.lower().index("kite") < text.lower().index("pink"), text


@pytest.mark.parametrize(
    ("edit", "thing", "pronoun", "expected"),
    [
        ("Paint the door green.", "door", "it", "Paint it green."),
        ("Change the color of the door to green.", "door", "it", "Change its color to green."),
        ("Turn the four chairs red.", "chairs", "them", "Turn them red."),
        ("Make the old man bald.", "man", "him", "Make him bald."),
    ],
)
def test_a_pronoun_stands_where_the_thing_was_named(edit, thing, pronoun, expected):
    step = {"edit_type": "color_alter", "edit": edit, "edited_object": thing}
    assert expected in said("session.coreference", caption="", steps=[step], pronouns=[pronoun])


def test_a_thing_named_twice_gets_no_pronoun():
    step = {"edit_type": "x", "edit": "Make the door look like a barn door.", "edited_object": "door"}
    with pytest.raises(CannotAnswer, match="no place for a pronoun"):
        said("session.coreference", caption="", steps=[step], pronouns=["it"])


def test_going_back_names_its_version():
    assert "Undo the last change." in said("session.backtrack", caption="", version="last", steps=[])
    texts = said("session.backtrack", caption="", version="2", steps=[])
    assert "Go back to the version after turn 2." in texts
    assert "Go back to before the third change." in texts


PAINTED: Mapping[str, Any] = {
    "edit_type": "color_alter",
    "edit": "Use blue as the color of the door.",
    "edited_object": "door",
    "value": "blue",
    "output": "A blue door.",
}


def test_a_guide_shows_what_comes_and_neither_a_colour_nor_a_gap():
    comes = {"edit_type": "add", "edit": "Add a heron.", "edited_object": "heron", "output": "A pond, with a heron."}
    assert any(
        "as the sketch [V*] shows" in text for text in said("edit.visual_sketch", caption="A pond.", steps=[comes])
    )
    for step in (KITE, PAINTED):
        for text in said("edit.visual_sketch", caption="A door.", steps=[step]):
            assert not re.search(r" shows|\bas in the|\bAs shown", text), text


def test_no_word_of_a_guided_instruction_comes_twice_over():
    texts = said("edit.visual_depth", many=200, caption="A door.", steps=[PAINTED])
    assert not any(text.startswith("Given the given") for text in texts)
    assert not any("using the" in text or "se the depth" in text for text in texts)


def test_one_wishes_for_the_edit_and_not_to_look_at_a_sketch():
    for throw in range(60):
        given = {"manner": "wish", "caption": "A girl on a beach with a red kite.", "steps": [KITE]}
        text = RULES["edit.visual_sketch"](given, random.Random(throw), POOL).model_dump()["edit"]
        assert text.index("kite") < text.index("[V*]"), text


def test_the_new_one_is_not_turned_into_a_rusty_one():
    step = {"edit_type": "x", "edit": "Turn the bike into a rusty one.", "edited_object": "bike"}
    texts = said("session.coreference", caption="", steps=[step], pronouns=["it", "the new one"])
    assert not any("new one" in text for text in texts)
    assert any(text.startswith("Next, turn it") for text in texts)
    assert not any(re.search(r"\w (?:next|then|now),? turn", text) for text in texts if "Next" not in text)


def test_it_is_never_spoken_of_as_they():
    step = {"edit_type": "x", "edit": "Turn the jug so that they are upside down.", "edited_object": "jug"}
    assert "Turn it so that it is upside down." in said(
        "session.coreference", caption="", steps=[step], pronouns=["it"]
    )


def test_things_are_made_out_of_paper_and_not_made_made_of_it():
    texts = said("session.memory", caption="", quality="made of paper", order="paper")
    assert not any(re.search(r"\bmak(?:e|ing) (?:what|every).*\bmade of\b", text) for text in texts)
    assert any("made of paper" in text for text in texts)
    assert any("out of paper" in text for text in texts)


def test_nothing_is_asked_to_stay_where_everything_goes_back():
    for version in ("last", "start", "1"):
        for text in said("session.backtrack", caption="", version=version, steps=[]):
            assert not re.search(r"else|otherwise|natural|realistic|convincing|seamless", text), text
