"""Several turns: each by its own type, and those that lean on others by what they lean on."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from InstructionGen.lint.entries import Malformed
from InstructionGen.lint.forms import open_rows
from InstructionGen.lint.verifier import BROKEN_CHAIN, NO_LINK, NO_START, Verdict, Verifier
from InstructionGen.pool import load_pool

BENCH = "A man sits on a bench."
CAT = "A man sits on a bench, with a cat next to the bench."
ADDED = {
    "edit": "Add a cat next to the bench.", "edited object": "cat", "input": BENCH, "output": CAT, "edit_type": "add",
}  # fmt: skip
Turns = list[dict[str, Any]]

BACK: Turns = [
    ADDED,
    {"edit": "Undo the last change.", "input": CAT, "output": BENCH, "edit_type": "backtrack", "version": "last"},
]
GREEN = "A man sits on a bench, with a lime green teapot next to the bench."
PLAIN = {
    "edit": "Add a teapot next to the bench.",
    "edited object": "teapot",
    "input": BENCH,
    "output": "A man sits on a bench, with a teapot next to the bench.",
    "edit_type": "add",
}
MEMORY: Turns = [
    {
        "edit": "From now on, everything you add must be lime green.",
        "input": BENCH,
        "output": BENCH,
        "edit_type": "memory",
        "order": "lime green",
    },
    {**PLAIN, "output": GREEN, "steps": [PLAIN], "obeys": "lime green"},
]
DYED = {
    "edit": "Make the cat black.",
    "edited object": "cat",
    "new color": "black",
    "input": CAT,
    "output": "A man sits on a bench, with a black cat next to the bench.",
    "edit_type": "color_alter",
}
PRONOUN: Turns = [ADDED, {**DYED, "edit": "Now make it black.", "steps": [DYED], "refers_to": "cat"}]
SESSIONS = {"backtrack": BACK, "memory": MEMORY, "coreference": PRONOUN}


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(load_pool())


def judge(verifier: Verifier, turns: Turns, path: Path) -> list[Verdict | Malformed]:
    path.write_text(json.dumps([{"input": BENCH}, *turns]))
    return [row if isinstance(row, Malformed) else verifier.judge(row) for row in open_rows(path).rows]


@pytest.mark.parametrize("mode", SESSIONS)
def test_a_true_session_has_nothing_wrong_in_it(verifier, tmp_path, mode):
    found = judge(verifier, SESSIONS[mode], tmp_path / "s.jsonl")
    assert [verdict.outcome for verdict in found] == ["fine", "fine"]


@pytest.mark.parametrize("mode", SESSIONS)
def test_a_record_of_a_session_says_the_same_as_its_list(verifier, tmp_path, mode):
    turns = [{**turn, "turn": number} for number, turn in enumerate(SESSIONS[mode], 1)]
    path = tmp_path / "records.jsonl"
    record = {"id": "x#1/1", "task": "session.mix", "data": {"mode": mode, "input": BENCH, "turns": turns}}
    path.write_text(json.dumps(record))
    opened = open_rows(path)
    assert opened.form == "records"
    assert [verifier.judge(row).outcome for row in opened.rows] == ["fine", "fine"]


@pytest.mark.parametrize(
    ("mode", "changed", "reason"),
    [
        ("backtrack", {"output": "A man stands."}, "something else changed"),
        ("memory", {"obeys": "sky blue"}, "value is of another sort"),
        ("coreference", {"input": "A man walks a dog."}, BROKEN_CHAIN),
    ],
)
def test_a_turn_that_is_not_what_it_leans_on_is_found(verifier, tmp_path, mode, changed, reason):
    turns = copy.deepcopy(SESSIONS[mode])
    turns[1] |= changed
    first, second = judge(verifier, turns, tmp_path / "s.jsonl")
    assert isinstance(first, Verdict)
    assert isinstance(second, Verdict)
    assert (first.outcome, second.outcome, second.reason) == ("fine", "finding", reason)


def test_a_turn_after_a_refused_one_is_not_checkable(verifier, tmp_path):
    wrong = "A man sits on a chair, with a cat next to the bench."
    turns = [{**ADDED, "output": wrong}, {**BACK[1], "input": wrong}]
    first, second = judge(verifier, turns, tmp_path / "s.jsonl")
    assert isinstance(first, Verdict)
    assert isinstance(second, Verdict)
    assert (first.outcome, second.outcome, second.reason) == ("finding", "not checkable", NO_START)


@pytest.mark.parametrize("key", ["version", "order"])
def test_a_turn_that_does_not_say_what_it_leans_on_is_not_checkable(verifier, tmp_path, key):
    turns = [{k: v for k, v in turn.items() if k != key} for turn in (BACK if key == "version" else MEMORY[:1])]
    last = judge(verifier, turns, tmp_path / "s.jsonl")[-1]
    assert isinstance(last, Verdict)
    assert (last.outcome, last.reason) == ("not checkable", NO_LINK)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"version": 1}, "'version' is no text"),
        ({"steps": "none"}, "'steps' is no list"),
        ({"steps": ["none"]}, "is a text, not an object"),
        ({"edit": None}, "has no instruction"),
    ],
)
def test_a_turn_that_is_no_edit_is_named_by_its_number(verifier, tmp_path, changed, what):
    found = judge(verifier, [ADDED, {**BACK[1], **changed}], tmp_path / "s.jsonl")
    assert isinstance(found[1], Malformed)
    assert found[1].where == "line 1, turn 2"
    assert what in found[1].what


def test_turns_of_one_caption_that_are_told_apart_break_the_chain(verifier, tmp_path):
    found = judge(verifier, [ADDED, ADDED], tmp_path / "s.jsonl")
    assert [getattr(verdict, "reason", "") for verdict in found] == ["", BROKEN_CHAIN]
