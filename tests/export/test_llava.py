"""Dialogues as LLaVA trains on them."""

from __future__ import annotations

import orjson

from InstructionGen.export.llava import view, write_json

TURNS = [
    {"question": "What is in the harbour?", "answer": "A boat is in the harbour."},
    {"question": "What colour is it?", "answer": "It is red."},
]
RECORD = {"id": "coco/1+conversation#1/1", "image": "1.jpg", "data": {"kind": "conversation", "turns": TURNS}}


def test_the_picture_stands_at_the_head_of_the_first_question_alone():
    assert view(RECORD) == {
        "id": "coco/1+conversation#1/1",
        "image": "1.jpg",
        "conversations": [
            {"from": "human", "value": "<image>\nWhat is in the harbour?"},
            {"from": "gpt", "value": "A boat is in the harbour."},
            {"from": "human", "value": "What colour is it?"},
            {"from": "gpt", "value": "It is red."},
        ],
    }


def test_a_dialogue_about_a_motion_has_no_picture():
    entry = view({**RECORD, "image": None})
    assert "image" not in entry
    assert entry["conversations"][0]["value"] == "What is in the harbour?"


def test_a_list_is_written_with_a_dialogue_a_line(tmp_path):
    assert write_json([RECORD, {**RECORD, "id": "coco/2+detail#1/1"}], tmp_path / "out.json") == 2
    text = (tmp_path / "out.json").read_text()
    assert [entry["id"] for entry in orjson.loads(text)] == [RECORD["id"], "coco/2+detail#1/1"]
    assert len(text.splitlines()) == 4


def test_no_dialogues_are_an_empty_list(tmp_path):
    assert write_json([], tmp_path / "out.json") == 0
    assert orjson.loads((tmp_path / "out.json").read_bytes()) == []
