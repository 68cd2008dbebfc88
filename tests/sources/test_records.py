"""Records of an earlier run as captions of the next."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Record
from InstructionGen.rundir import Outcome, RunDir, read_records
from InstructionGen.sources import records

CAPTION = {"id": "concept/kayak#1/1", "item": "concept/kayak", "task": "caption.c2cap", "licence": "CC0-1.0",
           "data": {"concept": "kayak", "caption": "A red kayak lies on a pebble beach."}, "image": None}  # fmt: skip
EDIT = {"id": "coco/1#1/1", "item": "coco/1", "task": "edit.remove", "licence": "CC-BY-4.0", "image": "1.jpg",
        "data": {"edit": "Remove the cat.", "input": "A dog and a cat.", "output": "A dog."}}  # fmt: skip


@pytest.fixture
def run(tmp_path):
    def written(*lines, name="records-00000.jsonl"):
        (tmp_path / name).write_text(
            "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
        )
        return tmp_path

    return written


def test_a_caption_becomes_an_item_under_the_id_of_its_record(run):
    (item,) = records.read(run(CAPTION)).rows
    assert item == Item(
        "concept/kayak#1/1", "records", None, ("A red kayak lies on a pebble beach.",), licence="CC0-1.0"
    )


def test_an_edit_becomes_an_item_with_its_output_which_nobody_has_drawn_yet(run):
    (item,) = records.read(run(EDIT)).rows
    assert item == Item("coco/1#1/1", "records", None, ("A dog.",), licence="CC-BY-4.0")


def test_an_edit_that_was_drawn_names_its_picture(run):
    drawn = {**EDIT, "data": {**EDIT["data"], "edited_file": "1-edited.png"}}
    (item,) = records.read(run(drawn)).rows
    assert item.image == "1-edited.png"


def test_records_without_a_caption_are_rejects(run):
    places = {**CAPTION, "id": "concept/kayak#2/2", "data": {"concept": "kayak", "backgrounds": ["a lake"]}}
    rows = list(records.read(run(CAPTION, places, {**EDIT, "data": {"output": None}})).rows)
    assert [(row.item, row.reason) for row in rows[1:]] == [
        ("concept/kayak#2/2", "no caption"),
        ("coco/1#1/1", "no caption"),
    ]


def test_a_torn_line_is_named_by_its_number(run):
    rows = list(records.read(run(CAPTION, '{"item": "x"}\n', json.dumps(EDIT)[:40])).rows)
    assert [(row.item, row.reason) for row in rows[1:]] == [
        ("records/records-00000/1", "unreadable record"),
        ("records/records-00000/2", "unreadable record"),
    ]
    assert rows[2].detail.startswith("line 3: ")


def test_a_run_of_several_files_is_read_in_their_order_and_again(run):
    run(EDIT, name="records-00001.jsonl")
    run("", name="records-00002.jsonl")
    source = records.read(run(CAPTION))
    assert [row.id for row in source.rows] == [CAPTION["id"], EDIT["id"]]
    assert list(source.rows) == list(source.rows)
    assert [file.name for file in source.files] == ["records-00000.jsonl", "records-00001.jsonl"]


def test_a_record_that_stands_twice_is_a_reject_the_second_time(run):
    run(EDIT, CAPTION, name="records-00001.jsonl")
    rows = list(records.read(run(CAPTION, CAPTION, {**EDIT, "id": "coco/2#1/1"})).rows)
    assert [getattr(row, "id", None) or (row.item, row.reason) for row in rows] == [
        "concept/kayak#1/1",
        ("concept/kayak#1/1@records-00000/1", "listed twice"),
        "coco/2#1/1",
        "coco/1#1/1",
        ("concept/kayak#1/1@records-00001/1", "listed twice"),
    ]


def test_what_a_run_writes_is_read_back(tmp_path):
    with RunDir(tmp_path / "run", {}) as home:
        list(home.remaining([]))
        for name in ("a", "b"):
            data = {"concept": name, "caption": f"A {name} on a table."}
            home.write(Outcome(name, (Record(f"{name}#1/1", name, "caption.c2cap", data, licence="CC0-1.0"),)))
        home.finish()
    source = records.read(tmp_path / "run")
    assert [row.id for row in source.rows] == [record["id"] for record in read_records(tmp_path / "run")]
    assert [row.captions[0] for row in source.rows] == ["A a on a table.", "A b on a table."]


def test_one_file_of_records_is_read_alone(run):
    path = run(CAPTION, EDIT) / "records-00000.jsonl"
    source = records.read(path)
    assert (source.files, len(list(source.rows))) == ((path,), 2)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("other.jsonl", "", "is a folder without records-"),
        ("records-00000.jsonl", "", "is a run that has no records; its rejects say why"),
        ("records-00000.jsonl", '{"caption": "A kite."}\n', "holds no records"),
        ("records-00000.jsonl", "A kite.\n", "is not JSON"),
    ],
)
def test_what_is_no_run_is_told_in_one_line(run, name, content, says):
    with pytest.raises(InputError, match=says):
        records.read(run(content, name=name))


def test_a_missing_run_is_told(tmp_path):
    with pytest.raises(InputError, match="no file at"):
        records.read(tmp_path / "none")
