from __future__ import annotations

import orjson
import pytest

from InstructionGen.errors import OutputError
from InstructionGen.export.sessions import write_json, write_jsonl

TURNS = [{"edit": "Remove the dog.", "input": "A dog and a cat.", "output": "A cat.", "turn": 1}]
RECORDS = [
    {"image": f"{number}.jpg", "data": {"mode": "independent", "input": "A dog and a cat.", "turns": TURNS}}
    for number in range(3)
]
SESSION = [{"input": "A dog and a cat.", "image_file": "0.jpg"}, *TURNS]


def test_a_session_is_a_list_that_begins_with_its_caption(tmp_path):
    assert write_jsonl(RECORDS, tmp_path / "sessions.jsonl") == 3
    lines = (tmp_path / "sessions.jsonl").read_bytes().splitlines()
    assert orjson.loads(lines[0]) == SESSION


def test_all_sessions_are_one_list(tmp_path):
    assert write_json(RECORDS, tmp_path / "sessions.json") == 3
    read = orjson.loads((tmp_path / "sessions.json").read_bytes())
    assert (len(read), read[0]) == (3, SESSION)


def test_no_sessions_are_an_empty_list(tmp_path):
    assert write_json([], tmp_path / "sessions.json") == 0
    assert orjson.loads((tmp_path / "sessions.json").read_bytes()) == []


def test_a_file_is_whole_or_not_there(tmp_path):
    def torn():
        yield RECORDS[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_json(torn(), tmp_path / "sessions.json")
    assert list(tmp_path.iterdir()) == []
