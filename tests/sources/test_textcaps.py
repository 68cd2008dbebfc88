"""TextCaps: all captions of an image in one item."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources import open_source


def test_captions_of_an_image_come_together_once_each(tmp_path):
    entries = [
        {"image_id": "ab", "caption_str": "A red bus.", "reference_strs": ["A red bus.", "A bus says 42 ."]},
        {"image_id": "cd", "caption_str": "A sign."},
        {"image_id": "ab", "caption_str": "Bus 42 waits."},
        {"image_id": "ef"},
        {"caption_str": "Lost."},
    ]
    (tmp_path / "TextCaps_0.1_val.json").write_text(json.dumps({"data": entries}))
    bus, sign, *rejects = open_source("textcaps", tmp_path, tmp_path).rows
    assert bus.captions == ("A red bus.", "A bus says 42 .", "Bus 42 waits.")
    assert (sign.id, sign.image, sign.licence) == ("textcaps/cd", "cd.jpg", "CC-BY-4.0")
    assert [(row.item, row.reason) for row in rejects] == [
        ("textcaps/ef", "no caption"),
        ("textcaps/data/4", "unreadable entry"),
    ]


def test_another_file_is_told_in_one_line(tmp_path):
    path = tmp_path / "t.json"
    path.write_text('{"data": []}')
    with pytest.raises(InputError, match="holds no captions"):
        open_source("textcaps", path, tmp_path)
    path.write_text('{"images": []}')
    with pytest.raises(InputError, match="it has no data"):
        open_source("textcaps", path, tmp_path)


def test_the_real_captions_are_all_there(samples, tmp_path):
    path = samples / "vqa" / "textcaps_val_100.json"
    rows = list(open_source("textcaps", path, tmp_path).rows)
    images = {entry["image_id"] for entry in json.loads(path.read_text())["data"]}
    assert {row.id for row in rows if isinstance(row, Item)} == {f"textcaps/{image}" for image in images}
    assert not any(isinstance(row, Reject) for row in rows)
