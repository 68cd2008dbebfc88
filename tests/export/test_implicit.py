"""Samples under the field's own keys, and prompts for a text-to-image run."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from InstructionGen.errors import OutputError
from InstructionGen.export.implicit import consequences, write_samples
from InstructionGen.export.prompts import prompts, write_prompts

CUP = {
    "input": "A cup stands on a shelf.",
    "edit": "What if it fell?",
    "output": "A cup lies in pieces on a floor.",
    "key_words": "pieces, floor",
    "kind": "falling",
}
JUG = {**CUP, "input": "A jug stands on a shelf."}
RECORDS = [
    {"id": "implicit/falling/cup#1/1", "task": "implicit.falling", "data": CUP, "image": None},
    {"id": "coco/1#1/1", "task": "edit.remove", "data": {**CUP, "key_words": None}, "image": "1.jpg"},
    {"id": "concept/cup#1/1", "task": "caption.c2cap", "data": {"caption": "A cup."}, "image": None},
    {"id": "concept/cup#1/2", "task": "caption.c2b", "data": {"backgrounds": ["a sofa"]}, "image": None},
    {"id": "coco/2#1/1", "task": "session.mix", "data": {"input": "A cup.", "turns": []}, "image": "2.jpg"},
]


def test_samples_are_counted_from_nought_under_the_keys_of_the_form(tmp_path):
    path = tmp_path / "text_gen_full.json"
    assert write_samples([CUP, JUG], path) == (2, 0)
    found = json.loads(path.read_text())
    assert list(found) == ["sample0", "sample1"]
    assert found["sample0"] == {
        "original_caption": CUP["input"],
        "instuction": CUP["edit"],
        "target_cation": CUP["output"],
        "key_words": CUP["key_words"],
    }


def test_a_sample_that_repeats_another_is_left_out_and_counted_or_kept_where_that_is_wanted(tmp_path):
    again = {**CUP, "input": "a cup stands on a shelf"}
    assert write_samples([CUP, again, JUG], tmp_path / "a.json") == (2, 1)
    assert list(json.loads((tmp_path / "a.json").read_text())) == ["sample0", "sample1"]
    assert write_samples([CUP, again, JUG], tmp_path / "b.json", once=False) == (3, 0)


def test_no_sample_at_all_is_an_empty_object(tmp_path):
    assert write_samples([], tmp_path / "a.json") == (0, 0)
    assert json.loads((tmp_path / "a.json").read_text()) == {}


def test_records_that_tell_no_consequence_are_counted_by_their_task():
    left_out: Counter[str] = Counter()
    assert list(consequences(RECORDS, left_out)) == [CUP]
    assert left_out == {"edit.remove": 1, "caption.c2cap": 1, "caption.c2b": 1, "session.mix": 1}


def test_each_picture_of_a_record_has_a_prompt_and_says_which_it_is(tmp_path):
    left_out: Counter[str] = Counter()
    rows = list(prompts(RECORDS, left_out))
    assert [(row["sample"], row["role"], row["image_file"]) for row in rows] == [
        ("implicit/falling/cup#1/1", "before", None),
        ("implicit/falling/cup#1/1", "after", None),
        ("coco/1#1/1", "before", "1.jpg"),
        ("coco/1#1/1", "after", None),
        ("concept/cup#1/1", "caption", None),
    ]
    assert rows[1] == {
        "id": "implicit/falling/cup#1/1/after",
        "prompt": CUP["output"],
        "sample": "implicit/falling/cup#1/1",
        "role": "after",
        "image_file": None,
    }
    assert len({row["id"] for row in rows}) == len(rows)
    assert left_out == {"caption.c2b": 1, "session.mix": 1}
    assert write_prompts(rows, tmp_path / "prompts.jsonl") == 5
    assert [json.loads(line) for line in (tmp_path / "prompts.jsonl").read_text().splitlines()] == rows


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_samples([CUP], tmp_path / "taken" / "a.json")
