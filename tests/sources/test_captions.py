"""Captions one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from InstructionGen.records import Box, Item, Reject
from InstructionGen.sources import coco
from InstructionGen.sources.captions import each_caption
from InstructionGen.sources.source import Source, Streamed

PICTURED = Item("x/1", "x", "1.jpg", ("A lamp.", "A desk."), ("OPEN",), (Box("lamp", 0, 0, 1, 1),), licence="CC0-1.0")
REFUSED = Reject("x/2", "", "source", "no caption")


def test_each_caption_is_an_item_with_all_else_that_its_item_has():
    rows = list(each_caption(Source("x", (Path("x.json"),), [PICTURED, REFUSED])).rows)
    assert rows == [
        replace(PICTURED, id="x/1/0", captions=("A lamp.",)),
        replace(PICTURED, id="x/1/1", captions=("A desk.",)),
        REFUSED,
    ]


def test_the_source_keeps_its_name_and_files_and_is_counted_where_it_can_be():
    source = each_caption(Source("x", (Path("x.json"),), [PICTURED, REFUSED]))
    assert (source.name, source.files, source.total) == ("x", (Path("x.json"),), 3)
    streamed = each_caption(Source("x", (), Streamed(lambda: iter([PICTURED])), 1))
    assert streamed.total is None


def test_an_item_without_captions_is_a_reject_and_not_lost():
    (row,) = each_caption(Source("x", (), [replace(PICTURED, captions=())])).rows
    assert row == Reject("x/1", "", "source", "no caption")


def test_real_captions_come_one_by_one_and_again(samples):
    source = coco.read(samples / "coco" / "captions_val2017.json")
    single = each_caption(source)
    rows = list(single.rows)
    assert len(rows) == single.total == sum(len(row.captions) for row in source.rows)
    assert len({row.id for row in rows}) == len(rows)
    assert list(single.rows) == rows
