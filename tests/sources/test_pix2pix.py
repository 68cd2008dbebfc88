"""InstructPix2Pix's edits: their captions before the edit are the items."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item
from InstructionGen.sources import pix2pix

EDIT = {"input": "A farmhouse beside a lake", "edit": "make it winter", "output": "A farmhouse beside a frozen lake"}


@pytest.fixture
def read(tmp_path):
    def written(*entries, listed=False):
        path = tmp_path / "edits.jsonl"
        path.write_text(json.dumps(entries) if listed else "\n".join(map(json.dumps, entries)))
        return pix2pix.read(path)

    return written


@pytest.mark.parametrize("listed", [False, True])
def test_the_caption_before_the_edit_is_the_item(read, listed):
    source = read(EDIT, {**EDIT, "url": "https://example.org/1.jpg"}, listed=listed)
    assert list(source.rows) == [
        Item("instructpix2pix/0", "instructpix2pix", None, (EDIT["input"],)),
        Item("instructpix2pix/1", "instructpix2pix", "https://example.org/1.jpg", (EDIT["input"],)),
    ]
    assert list(source.rows) == list(source.rows)


def test_other_names_of_the_same_are_known(read):
    rows = read(
        {"caption": "A barn", "edit": "paint it red", "output": "A red barn"},
        {"original_prompt": "A barn", "edit_prompt": "paint it red", "edited_prompt": "A red barn"},
        {**EDIT, "edited object": "lake", "edit_type": "replace", "image_file": "1.jpg"},
    ).rows
    assert [(row.captions[0], row.image) for row in rows] == [
        ("A barn", None),
        ("A barn", None),
        (EDIT["input"], "1.jpg"),
    ]


def test_a_spoilt_line_is_a_reject_with_its_number(tmp_path):
    path = tmp_path / "edits.jsonl"
    path.write_text(
        json.dumps(EDIT) + '\n{"input": "A ba\n\n{"input": 7}\n{"edit": "x"}\n{"input": " "}\n' + json.dumps(EDIT)
    )
    rows = list(pix2pix.read(path).rows)
    assert [getattr(row, "reason", "item") for row in rows] == [
        "item",
        "unreadable entry",
        "unreadable entry",
        "unreadable entry",
        "no caption",
        "item",
    ]
    assert rows[1].detail.startswith("line 2: ")
    assert rows[5].id == "instructpix2pix/5"


@pytest.mark.parametrize(
    "names",
    [("input", "edit", "output"), ("original_prompt", "edit_prompt", "edited_prompt"), ("Caption", "Edit", "Output")],
)
def test_tables_are_read_too(tmp_path, names):
    path = tmp_path / "edits.parquet"
    columns = dict(zip(names, ([text, None] for text in EDIT.values()), strict=True))
    pq.write_table(pa.table({**columns, "original_image": [{"path": "1.png", "bytes": b""}] * 2}), path)
    source = pix2pix.read(path)
    item, reject = source.rows
    assert source.total == 2
    assert item == Item("instructpix2pix/0", "instructpix2pix", "1.png", (EDIT["input"],))
    assert (reject.item, reject.reason) == ("instructpix2pix/1", "no caption")


def test_a_folder_of_tables_has_ids_by_shard(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.csv").write_text("input,edit,output\nA barn,paint it red,A red barn\nA barn,\n")
    source = pix2pix.read(tmp_path)
    assert [getattr(row, "id", None) or row.item for row in source.rows] == [
        f"instructpix2pix/{name}/{number}" for name in "ab" for number in (0, 1)
    ]
    assert [row.detail for row in list(source.rows)[1::2]] == ["line 3: 2 cells where there are 3 columns"] * 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("t.csv", "caption,url\nA barn,x\n", "is not InstructPix2Pix's edits .*; it has: caption, url"),
        ("t.csv", "input,edit,output\n", "columns and no rows"),
        ("t.jsonl", '{"question": "Why?"}\n', "holds no edits; give InstructPix2Pix's edits"),
        ("t.jsonl", "", "is empty"),
        ("t.jsonl", "https://example.org/1.jpg\n", "list of URLs without captions"),
    ],
)
def test_another_file_is_told_in_one_line(tmp_path, name, content, says):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InputError, match=says):
        pix2pix.read(path)
