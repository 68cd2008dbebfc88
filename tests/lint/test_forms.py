"""Every form, read as one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from InstructionGen.checks import Edit
from InstructionGen.errors import InputError
from InstructionGen.lint.entries import Malformed
from InstructionGen.lint.forms import form_of, open_rows
from InstructionGen.lint.row import Row
from tests.runs import EDITS, edit_record, write_run

TRIPLE = {"input": "A dog.", "edit": "Add a cat.", "output": "A dog and a cat."}
TURN = {"input": "1-input.png", "mask": "1-mask1.png", "output": "1-output1.png", "instruction": "Add a cat."}


def read(path: Path, value: Any, form: str = "auto") -> list[Row | Malformed]:
    path.write_text(json.dumps(value))
    return list(open_rows(path, form).rows)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edits.json"


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ({**TRIPLE, "edit_type": "add"}, "anyedit"),
        ({**TRIPLE, "edit object": "cat"}, "anyedit"),
        ({"edit_instruction": "Add a cat.", "edit_type": "add", "input": None, "output": None}, "anyedit"),
        (TRIPLE, "instructpix2pix"),
        ({"caption": "A dog.", "edit": "Add a cat."}, "instructpix2pix"),
        ({"original_prompt": "A dog.", "edit_prompt": "Add a cat.", "edited_prompt": "Both."}, "instructpix2pix"),
        ({"img_id": "1", "turn_index": 1, "instruction": "Add a cat."}, "magicbrush"),
        ({"id": "x#1/1", "task": "edit.add", "data": TRIPLE}, "records"),
        ([{"input": "A dog."}, TRIPLE], "sessions"),
        ({"question": "Why?"}, None),
        ("a text", None),
    ],
)
def test_a_form_is_told_by_its_keys(row, form):
    assert form_of(row) == form


@pytest.mark.parametrize("key", ["edited object", "edit object", "edited_object"])
def test_anyedits_object_is_known_under_all_its_names(file, key):
    (row,) = read(file, [{**TRIPLE, key: "cat", "edit_type": "add", "visual_input": "None"}])
    assert row == Row("index 0", Edit(**TRIPLE, edited_object="cat"), declared="add", raw=row.raw, bare=True)


def test_what_a_thing_becomes_is_known_whatever_it_is_called(file):
    rows = read(file, [{**EDITS[kind]} for kind in ("color_alter", "background_change", "tone_transfer", "replace")])
    assert [row.edit.value for row in rows] == ["green", "on a salt flat", "at dusk", ""]
    assert rows[-1].edit.new_object == "bottle"


def test_what_is_null_is_not_known(file):
    (row,) = read(file, [{**TRIPLE, "output": None, "edit_type": "relation", "edited object": None}])
    assert (row.edit.output, row.edit.edited_object) == ("", "")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (None, "is null, not an object"),
        ({"input": "A dog.", "output": "A cat."}, "has no instruction"),
        ({**TRIPLE, "edit": " "}, "the instruction is empty"),
        ({**TRIPLE, "output": 3}, "'output' is no text"),
        ({**TRIPLE, "remove_number": "two"}, "'remove_number' is no number"),
    ],
)
def test_a_row_that_is_no_edit_is_named_and_the_next_one_read(file, row, what):
    good = {**TRIPLE, "edit_type": "add"}
    first, bad, last = read(file, [good, row, good])
    assert isinstance(bad, Malformed)
    assert bad.where == "index 1"
    assert what in bad.what
    assert (first.edit, last.where) == (last.edit, "index 2")


def test_a_run_and_its_exports_say_the_same(tmp_path):
    run = write_run(tmp_path / "run", [[edit_record(kind, f"coco/{n}")] for n, kind in enumerate(EDITS)])
    from InstructionGen.export.anyedit import write_views
    from InstructionGen.export.parquet import write_table
    from InstructionGen.rundir import read_records

    write_views(read_records(run), tmp_path / "lines.jsonl", as_list=False)
    write_table((("run", record) for record in read_records(run)), tmp_path / "table/train.parquet", [])
    of_run = list(open_rows(run).rows)
    of_table = list(open_rows(tmp_path / "table/train.parquet").rows)
    assert open_rows(run).form == "records"
    assert [row.edit for row in of_table] == [row.edit for row in of_run]
    assert [row.declared for row in of_table] == list(EDITS)
    lines = list(open_rows(tmp_path / "lines.jsonl").rows)
    assert [row.edit.output for row in lines] == [row.edit.output for row in of_run]


def test_each_turn_of_a_session_begins_where_the_one_before_has_ended(file):
    turns = [{**TRIPLE}, {"edit": "Add a hen.", "output": "A dog, a cat and a hen."}]
    first, second = read(file, [[{"input": "A dog."}, *turns]])
    assert (first.begins, second.begins) == ("A dog.", "A dog and a cat.")
    assert (second.where, second.edit.input) == ("index 0, turn 2", "A dog and a cat.")


def test_magicbrush_takes_its_captions_from_the_file_beside_it(tmp_path):
    captions = {"1": {"1-input.png": "A dog.", "1-output1.png": "A dog with a cat."}}
    (tmp_path / "global_descriptions.json").write_text(json.dumps(captions))
    (row,) = read(tmp_path / "edit_sessions.json", {"1": [TURN]})
    assert row.edit == Edit("Add a cat.", "A dog.", "A dog with a cat.")
    assert row.free
    assert row.where == "1, turn 1"
    (of_hub,) = read(tmp_path / "hub.json", [{"img_id": 1, "turn_index": 1, "instruction": "Add a cat."}])
    assert of_hub.edit == row.edit


def test_magicbrush_without_captions_says_so(tmp_path):
    path = tmp_path / "edit_sessions.json"
    path.write_text(json.dumps({"1": [TURN, {"instruction": ""}], "2": "nothing"}))
    opened = open_rows(path)
    assert "only the instructions can be checked" in opened.notes[0]
    row, empty, other = opened.rows
    assert (row.edit.input, row.edit.output) == ("", "")
    assert (empty.where, empty.what) == ("1, turn 2", "the instruction is empty")
    assert (other.where, other.what) == ("2", "is no list of turns")


def test_a_file_of_no_known_form_is_told_with_its_keys(file):
    with pytest.raises(InputError, match="its rows have the keys answer, question"):
        read(file, [{"question": "Why?", "answer": "So."}])


def test_a_run_without_records_is_told(tmp_path):
    run = write_run(tmp_path / "run", [])
    with pytest.raises(InputError, match="has no records yet"):
        open_rows(run)


def test_instructpix2pixs_table_on_the_hub_is_known_by_its_columns(tmp_path):
    names = {"input": "original_prompt", "edit": "edit_prompt", "output": "edited_prompt"}
    row = {names[key]: value for key, value in TRIPLE.items()}
    pq.write_table(pa.Table.from_pylist([{**row, "original_image": {"bytes": b"png", "path": "a"}}]), tmp_path / "t")
    opened = open_rows(tmp_path / "t")
    (found,) = opened.rows
    assert opened.form == "instructpix2pix"
    assert (found.where, found.edit) == ("row 1", Edit(**TRIPLE))
