"""Files of every shape, and files that are spoilt."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from InstructionGen.errors import InputError
from InstructionGen.lint.entries import Entry, Malformed, entries

ROW = {"input": "A dog.", "edit": "Add a cat.", "output": "A dog and a cat."}


def read(path: Path, text: str | bytes) -> tuple[str, list[Entry | Malformed]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    shape, found = entries(path)
    return shape, list(found)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edits"


def test_lines_are_numbered_as_an_editor_numbers_them(file):
    shape, found = read(file, "\ufeff" + json.dumps(ROW) + "\r\n\n" + json.dumps(ROW) + "\n")
    assert shape == "lines"
    assert [(entry.where, entry.value) for entry in found] == [("line 1", ROW), ("line 3", ROW)]


def test_a_single_line_is_a_file_of_lines(file):
    assert read(file, json.dumps(ROW)) == ("lines", [Entry("line 1", ROW)])


def test_a_torn_line_is_named_by_its_number_and_the_rest_is_read(file):
    good = json.dumps(ROW)
    _, found = read(file, f"{good}\n{good[:30]}\n{good}\n{good[:-4]}")
    assert [type(entry).__name__ for entry in found] == ["Entry", "Malformed", "Entry", "Malformed"]
    assert (found[1].where, found[3].where) == ("line 2", "line 4")
    assert "cut off" in found[3].what
    assert "cut off" not in found[1].what


def test_a_file_that_begins_with_a_torn_line_is_still_one_of_lines(file):
    good = json.dumps(ROW)
    _, found = read(file, f"{good[:30]}\n{good}\n")
    assert [type(entry).__name__ for entry in found] == ["Malformed", "Entry"]


def test_a_line_that_is_not_utf_8_is_malformed(file):
    _, found = read(file, json.dumps(ROW).encode() + b'\n{"input": "caf\xe9"}\n')
    assert [type(entry).__name__ for entry in found] == ["Entry", "Malformed"]


@pytest.mark.parametrize("indent", [None, 2])
def test_the_entries_of_a_list_have_their_index(file, indent):
    shape, found = read(file, json.dumps([ROW, None], indent=indent))
    assert (shape, found) == ("list", [Entry("index 0", ROW), Entry("index 1", None)])


@pytest.mark.parametrize("indent", [None, 2])
def test_a_mapping_of_lists_is_read_by_its_keys(file, indent):
    shape, found = read(file, json.dumps({"1": [{"instruction": "Add a cat."}], "2": []}, indent=indent))
    assert (shape, [entry.where for entry in found]) == ("mapping", ["1", "2"])


def test_sessions_may_stand_in_lines_or_in_a_list(file):
    session = [{"input": "A dog."}, {"edit": "Add a cat.", "output": "A dog and a cat."}]
    one = json.dumps(session)
    assert read(file, one)[0] == "lines"
    assert read(file, f"{one}\n{one}\n") == ("lines", [Entry("line 1", session), Entry("line 2", session)])
    assert read(file, json.dumps([session, session])) == (
        "list",
        [Entry("index 0", session), Entry("index 1", session)],
    )


def test_a_table_is_read_without_its_pictures(file):
    picture = {"bytes": b"png", "path": None}
    pq.write_table(pa.Table.from_pylist([{**ROW, "image": picture, "raw": b"png"}]), file)
    shape, found = entries(file)
    assert (shape, list(found)) == ("table", [Entry("row 1", ROW)])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("  \n\n", "is empty"),
        ("hello\n", "is not edits as JSON lines"),
        ('[{"input": "A dog."', "cut off"),
        (b"PAR1 and nothing more", "as a Parquet table"),
    ],
)
def test_a_file_of_another_sort_is_told_in_one_line(file, text, says):
    with pytest.raises(InputError, match=says) as told:
        read(file, text)
    assert "\n" not in str(told.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(InputError, match="no file at"):
        entries(tmp_path / "nothing")
    with pytest.raises(InputError, match="is a folder"):
        entries(tmp_path)
