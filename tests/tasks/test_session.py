"""Sessions: written by the rule engine from real captions, and played again from their records."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import pytest

from InstructionGen.cards import Card, card_names, load_card
from InstructionGen.checks import Edit
from InstructionGen.engine.rules import RuleEngine
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.records import Item, Record
from InstructionGen.tasks.questions import Aim
from InstructionGen.tasks.replay import replay
from InstructionGen.tasks.session import MODES, SessionTask
from InstructionGen.tasks.turns import Session, Turn

POOL = load_pool()
ENGINE = RuleEngine(pool=POOL)
CAPTIONS = (
    "A man sits on a wooden bench next to a bicycle.",
    "A black dog sleeping on a sofa near a large lamp.",
    "A kitchen with a white stove and a round table.",
    "Two horses standing in a field near a red barn.",
    "A woman holding an umbrella on a city street.",
    "A plate with a sandwich next to a cup on a table.",
    "A blue bus parked in front of a tall building.",
    "A cat sitting on a chair beside a window.",
    "A small boat on a lake with mountains in the background.",
    "A living room with a couch, a television and a rug.",
)


def cards() -> dict[str, Card]:
    known = {stem: load_card("edit", stem) for stem in card_names("edit")}
    return {stem: card for stem, card in known.items() if card.weight and not card.derives}


def task(mode: str, **more: Any) -> SessionTask:
    wordings = {stem: load_card("session", stem) for stem in card_names("session")}
    return SessionTask(f"session.{mode}", cards(), wordings, mode, pool=POOL, **more)


def drive(task: SessionTask, item: Item) -> Record:
    steps = task.write(item)
    try:
        request = next(steps)
        while True:
            ENGINE.submit(request)
            (completion,) = ENGINE.poll()
            request = steps.send(completion)
    except StopIteration as done:
        (record,) = done.value
        return record


def written(mode: str, **more: Any) -> Iterator[Mapping[str, Any]]:
    for number in range(len(CAPTIONS)):
        captions = CAPTIONS[number:] + CAPTIONS[:number]  # as the pictures of COCO have five each
        try:
            yield drive(task(mode, **more), Item(f"coco/{number}", "mscoco", f"{number}.jpg", captions[:5])).data
        except Rejected:
            continue


@pytest.fixture(scope="module")
def sessions() -> dict[str, list[Mapping[str, Any]]]:
    return {mode: list(written(mode)) for mode in MODES}


@pytest.mark.parametrize("mode", MODES)
def test_most_pictures_give_a_session_of_every_mode(mode, sessions):
    assert len(sessions[mode]) >= 6
    assert all(session["mode"] == mode for session in sessions[mode])


@pytest.mark.parametrize("mode", MODES)
def test_a_turn_begins_where_the_last_one_ended(mode, sessions):
    for session in sessions[mode]:
        before = session["input"]
        for number, turn in enumerate(session["turns"], 1):
            assert (turn["turn"], turn["input"]) == (number, before)
            before = turn["output"]
        assert len(session["turns"]) == 3


@pytest.mark.parametrize("mode", MODES)
def test_a_session_can_be_played_again_from_its_record(mode, sessions):
    for session in sessions[mode]:
        replay(session, cards())


def test_no_type_comes_twice_and_nothing_is_touched_twice_in_an_independent_session(sessions):
    for session in sessions["independent"]:
        types = [turn["edit_type"] for turn in session["turns"]]
        assert len(set(types)) == len(types)


def test_what_comes_in_is_as_the_standing_order_wants_it(sessions):
    for session in sessions["memory"]:
        first, *others = session["turns"]
        assert first["output"] == first["input"]
        for turn in others:
            assert turn["obeys"] == first["order"]
            assert first["order"] in turn["output"]
            assert first["order"] not in turn["edit"] or first["order"] in turn["input"]


def test_the_thing_of_the_turn_before_is_not_named_again(sessions):
    for session in sessions["coreference"]:
        leaning = [turn for turn in session["turns"] if "refers_to" in turn]
        assert leaning
        assert all(turn["refers_to"].split()[-1] not in turn["edit"].lower().split() for turn in leaning)


def test_going_back_ends_where_it_says(sessions):
    shown = 0
    for session in sessions["backtrack"]:
        captions = [session["input"], *(turn["output"] for turn in session["turns"])]
        for turn in session["turns"]:
            if turn["edit_type"] == "backtrack":
                now = turn["turn"] - 1
                at = {"last": now - 1, "start": 0}.get(turn["version"])
                there = captions[int(turn["version"]) if at is None else at]
                assert (turn["steps"][0]["input"] if "steps" in turn else turn["output"]) == there
                shown += 1
    assert shown == len(sessions["backtrack"])


def spoilt(session: Mapping[str, Any], number: int, **more: Any) -> dict[str, Any]:
    copied = copy.deepcopy(dict(session))
    copied["turns"][number].update(more)
    return copied


@pytest.mark.parametrize("mode", MODES)
def test_a_broken_chain_is_refused_at_its_turn(mode, sessions):
    session = sessions[mode][0]
    with pytest.raises(Rejected, match="something else changed") as why:
        replay(spoilt(session, 1, input="A cow."), cards())
    assert why.value.detail.startswith("turn 2: ")
    for number in range(3):
        with pytest.raises(Rejected):
            replay(spoilt(session, number, output=session["turns"][number]["output"] + " and a tuba"), cards())


def test_an_order_that_is_not_obeyed_is_refused(sessions):
    session = sessions["memory"][0]
    plain = session["turns"][2]["steps"][0]["output"]
    with pytest.raises(Rejected, match="value missing"):
        replay(spoilt(session, 2, output=plain), cards())
    with pytest.raises(Rejected, match="value is of another sort"):
        replay(spoilt(session, 2, obeys="beige"), cards())


def test_going_back_to_another_version_than_is_said_is_refused(sessions):
    for session in sessions["backtrack"]:
        number = next(n for n, turn in enumerate(session["turns"]) if turn["edit_type"] == "backtrack")
        with pytest.raises(Rejected):
            replay(spoilt(session, number, version="7"), cards())


def test_the_same_item_gets_the_same_session_and_another_seed_another():
    item = Item("coco/1", "mscoco", "1.jpg", CAPTIONS)
    assert drive(task("mix"), item) == drive(task("mix"), item)
    assert len({str(drive(task("independent", seed=seed), item).data) for seed in range(3)}) == 3


def test_an_unfinished_session_is_a_reject_that_names_its_turn():
    item = Item("coco/1", "mscoco", "1.jpg", ("A pigeon.",))
    with pytest.raises(Rejected) as why:
        drive(task("independent", turns=10), item)
    assert why.value.detail.startswith("turn ")


def test_an_item_without_a_caption_is_rejected_before_anyone_is_asked():
    with pytest.raises(Rejected, match="no caption"):
        drive(task("mix"), Item("coco/1", "mscoco"))


def test_the_type_asked_for_is_tried_first():
    sessions = list(written("independent", first="color_alter"))
    turns = [turn["edit_type"] for session in sessions for turn in session["turns"]]
    assert turns.count("color_alter") >= len(turns) / 3


def test_a_longer_session_is_as_long_as_it_should_be():
    item = Item("coco/1", "mscoco", "1.jpg", CAPTIONS)
    assert len(drive(task("backtrack", turns=4), item).data["turns"]) == 4


def talk() -> Session:
    own = task("coreference")
    return Session(own.editor, own.wordings, Item("x/1", "test"), random.Random(0), count(), Aim(), POOL)


def test_a_thing_of_two_words_is_not_spoken_of_by_one_of_them():
    meadow = "A meadow has a barn, and there is a cocker spaniel in the foreground."
    came = Turn(Edit("Add a cocker spaniel.", "A meadow has a barn.", meadow, "cocker spaniel"))
    with pytest.raises(Rejected, match="nothing to refer to"):
        talk()._thing(came, "A meadow has a spaniel.")
    assert talk()._thing(came, "A cocker spaniel lies on a sofa.")[0] == "cocker spaniel"


def test_what_may_be_one_or_several_gets_no_pronoun():
    def pronouns(caption: str, name: str) -> list[str]:
        concept = POOL.find(name)
        assert concept is not None
        return talk()._pronouns(name, concept, Turn(Edit("", caption, caption)), caption)

    with pytest.raises(Rejected, match="no pronoun for it"):
        pronouns("The sheep on a hill.", "sheep")
    assert pronouns("A sheep on a hill.", "sheep") == ["it"]
    assert pronouns("Three sheep on a hill.", "sheep") == ["them"]


def test_no_type_comes_twice_in_a_session_about_one_thing(sessions):
    for session in sessions["coreference"]:
        types = [turn["edit_type"] for turn in session["turns"]]
        assert len(set(types)) == len(types)
