"""How an edit is asked for: in every manner an instruction, and seldom twice in the same words."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from InstructionGen.checks.instruction import read_instruction
from InstructionGen.engine.rules import manner
from InstructionGen.engine.rules.edits import add, remove, wording
from InstructionGen.engine.rules.edits.placing import Place
from InstructionGen.english.inflection import gerund, past
from InstructionGen.pool import load_pool
from InstructionGen.tasks.editing import MANNERS

COMMANDS = (
    "paint the bus red",
    "take the kite away",
    "swap the cat for a fox",
    "put a hat on the table",
    "get rid of the bench",
)
POOL = load_pool()


@pytest.mark.parametrize("spoken", MANNERS)
@pytest.mark.parametrize("command", COMMANDS)
def test_whatever_the_manner_it_is_an_instruction_by_its_own_verb(command, spoken):
    verb = command.split()[0]
    for throw in range(60):
        said = manner.said(command, spoken, random.Random(throw))
        instruction = read_instruction(said)
        assert instruction is not None, said
        assert instruction.verb == verb, said


@pytest.mark.parametrize(
    ("command", "gerunds"),
    [
        ("swap the cat for a fox", "swapping the cat for a fox"),
        ("get rid of the bench", "getting rid of the bench"),
        ("airbrush out the bench", "airbrushing out the bench"),
    ],
)
def test_a_suggestion_puts_the_verb_into_its_ing_form(command, gerunds):
    said = {manner.said(command, "question", random.Random(throw)) for throw in range(200)}
    assert f"How about {gerunds}?" in said


def test_a_command_of_two_verbs_is_never_put_into_another_form():
    command = "take the cup away and put a mug there"
    for spoken in MANNERS:
        for throw in range(200):
            said = manner.said(command, spoken, random.Random(throw)).lower()
            assert command in said or (spoken == "brief command" and "take cup away and put mug there" in said)


def test_a_brief_command_is_brief_and_an_unknown_manner_is_a_command():
    brief = {manner.said("paint the bus red", "brief command", random.Random(throw)) for throw in range(100)}
    assert "paint the bus red" in brief
    assert max(len(said.split()) for said in brief) <= 5
    plain = {manner.said("paint the bus red", "", random.Random(throw)) for throw in range(100)}
    assert "Paint the bus red." in plain


@pytest.mark.parametrize(
    ("verb", "ing", "ed"),
    [
        ("take", "taking", "took"),
        ("put", "putting", "put"),
        ("erase", "erasing", "erased"),
        ("ditch", "ditching", "ditched"),
    ],
)
def test_verbs_have_their_forms(verb, ing, ed):
    assert (gerund(verb), past(verb)) == (ing, ed)


def test_it_is_told_where_a_thing_is_only_if_the_caption_says_so_of_that_thing():
    said = _removals("Two horses standing in a green field near a barn", "horse")
    assert any("the two horses standing in the green field" in text for text in said)
    said = _removals("A girl with a red kite stands on a bridge", "kite")
    assert not any("kite on the bridge" in text for text in said)


def _removals(caption: str, thing: str) -> set[str]:
    return {
        remove({"caption": caption, "objects": [thing], "manner": spoken}, random.Random(throw), POOL).edit
        for spoken in MANNERS
        for throw in range(60)
    }


def test_a_thousand_ways_to_ask_for_one_thing_hardly_begin_alike():
    caption, dice = "A black dog sleeping on a sofa next to a large lamp.", random.Random(3)
    manners = dice.choices(tuple(MANNERS), tuple(MANNERS.values()), k=1000)
    asked = [add({"caption": caption, "concepts": ["cushion"], "manner": m}, dice, POOL).edit for m in manners]
    opened = Counter(tuple(re.findall(r"[\w'’]+", text.lower())[:3]) for text in asked)
    assert sum(count for _, count in opened.most_common(10)) / len(asked) < 0.3
    verbs = {words[0] for words in opened}
    assert len(verbs) > 40
    assert len(set(asked)) > 400


def test_it_may_be_said_without_articles_but_only_briefly():
    articles = re.compile(r"\b(?:a|an|the)\b", re.IGNORECASE)
    for spoken in MANNERS:
        said = [
            remove(
                {"caption": "A dog and a cat on a sofa", "objects": ["cat"], "manner": spoken}, random.Random(n), POOL
            )
            for n in range(80)
        ]
        bare = [answer.edit for answer in said if not articles.search(answer.edit)]
        assert bool(bare) is (spoken == "brief command")


def test_one_of_the_many_keeps_its_article_however_brief():
    said = {manner.said("remove one of the boys", "brief command", random.Random(throw)) for throw in range(80)}
    assert all("one of the boys" in each for each in said)
    assert any("remove boys" in manner.said("remove the boys", "brief command", random.Random(n)) for n in range(80))


def test_nobody_wishes_to_let_a_table_be_blue():
    command = "let the table be blue and white"
    wishes = {manner.said(command, "wish", random.Random(throw)) for throw in range(80)}
    assert {"I'd like the table to be blue and white.", "The table should be blue and white."} <= wishes
    assert not any("to let" in said for said in wishes)
    assert "Can the table be blue and white?" in {manner.said(command, "question", random.Random(n)) for n in range(80)}
    both = "let the table be blue and remove the cup"
    assert all(both in manner.said(both, "question", random.Random(throw)).lower() for throw in range(80))


def test_nothing_is_put_in_in_a_room():
    within = {said for spoken in MANNERS for said in _additions(Place("in the room"), spoken)}
    on_top = {said for spoken in MANNERS for said in _additions(Place("on the table"), spoken)}
    assert any("put in a lamp on the table" in said for said in on_top)
    assert any("a lamp in the room" in said for said in within)
    assert not any(re.search(r"\bin a lamp in|\bin in\b", said) for said in within)


def _additions(place: Place, spoken: str) -> set[str]:
    return {wording.addition("a lamp", False, place, spoken, random.Random(throw)) for throw in range(120)}
