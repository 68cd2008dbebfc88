"""Dialogues in the forms of trainers: what is read, and what is refused and why."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError, Rejected
from InstructionGen.records import Reject
from InstructionGen.sources.dialogues import Dialogues, read_entry

GOOD = [{"from": "human", "value": "<image>\nWho is it?"}, {"from": "gpt", "value": "A baker."}]


def entry(*turns: tuple[str, str], **more):
    return {"id": 7, "image": "a/b.jpg", "conversations": [{"from": who, "value": text} for who, text in turns], **more}


def test_a_picture_is_known_whatever_folder_it_lies_in():
    found = read_entry("x", {"id": 7, "image": "a/b.jpg", "conversations": GOOD})
    assert (found.id, found.picture, found.turns) == ("7", "b", (("Who is it?", "A baker."),))


def test_messages_with_a_system_turn_are_read_as_well():
    said = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "<image>Who is it?"},
        {"role": "assistant", "content": "A baker."},
    ]
    assert read_entry("x", {"messages": said, "images": ["b.jpg"]}).turns == (("Who is it?", "A baker."),)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (entry(("human", "<image>Who?"), ("human", "Who?")), "turns do not alternate"),
        (entry(("gpt", "A baker.")), "turns do not alternate"),
        (entry(("human", "<image>Who?")), "the last question has no answer"),
        (entry(("human", "Who?"), ("gpt", "A baker.")), "<image> is not where it belongs"),
        (entry(("human", "<image><image>Who?"), ("gpt", "A.")), "<image> is not where it belongs"),
        (entry(("human", "<image>Who?"), ("gpt", "A <image>.")), "<image> is not where it belongs"),
        (entry(("human", "<image>"), ("gpt", "A baker.")), "an empty turn"),
        (entry(), "no turns"),
        ({"id": 1, "conversations": [{"from": "human", "value": "<image>Hi"}, {"from": "gpt", "value": "Hi"}]},
         "<image> is not where it belongs"),
        ({"messages": [], "images": ["a.jpg", "b.jpg"]}, "several pictures"),
        ({"id": 1}, "unreadable dialogue"),
        ("text", "unreadable dialogue"),
    ],
)  # fmt: skip
def test_what_a_trainer_would_stumble_over_is_refused_with_a_reason(value, reason):
    with pytest.raises(Rejected) as told:
        read_entry("x", value)
    assert (told.value.stage, told.value.reason) == ("source", reason)


def test_a_bad_entry_is_a_reject_and_the_others_live_on(tmp_path):
    path = tmp_path / "data.jsonl"
    rows = [entry(*((t["from"], t["value"]) for t in GOOD)), entry(("gpt", "?")), {"id": 1}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    found = list(Dialogues(path))
    assert [isinstance(row, Reject) for row in found] == [False, True, True, True]
    assert [row.item for row in found[1:]] == ["data.jsonl/1", "data.jsonl/2", "data.jsonl/3"]


def test_a_file_of_something_else_is_told(tmp_path):
    (tmp_path / "edits.json").write_text('[{"edit": "Remove the dog.", "input": "A dog.", "output": "A lawn."}]')
    with pytest.raises(InputError, match="holds no dialogues"):
        Dialogues(tmp_path / "edits.json")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "image", "images", "conversations", "messages", "from", "value"]), inner
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_whatever_an_entry_is_it_is_read_or_refused(value):
    try:
        found = read_entry("x", value)
    except Rejected:
        return
    assert found.turns
    assert all(question and answer for question, answer in found.turns)
