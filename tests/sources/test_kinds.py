"""Items asked about once for every kind."""

from __future__ import annotations

from InstructionGen.records import Item, Reject
from InstructionGen.sources.kinds import each_kind, kind_of
from InstructionGen.sources.source import Source

KINDS = {"picture": ("conversation", "detail"), "motion": ("motion",)}
HARBOUR = Item("coco/1", "mscoco", "1.jpg", ("A boat in a harbour.",))
WAVE = Item("humanml3d/000012", "humanml3d", None, ("a person waves.",), medium="motion")
TORN = Reject("coco/2", "", "source", "unreadable image entry")


def rows_of(*rows, kinds=KINDS):
    return each_kind(Source("trial", (), list(rows)), kinds)


def test_an_item_comes_once_for_every_kind_of_its_medium_with_all_that_it_has():
    source = rows_of(HARBOUR, WAVE)
    assert [row.id for row in source.rows] == ["coco/1+conversation", "coco/1+detail", "humanml3d/000012+motion"]
    assert [kind_of(row) for row in source.rows] == ["conversation", "detail", "motion"]
    assert {row.captions for row in source.rows} == {HARBOUR.captions, WAVE.captions}
    assert source.total == 3


def test_a_reject_comes_through_once():
    assert list(rows_of(HARBOUR, TORN).rows)[-1] == TORN


def test_an_item_that_nothing_is_asked_about_is_one_reject():
    (row,) = rows_of(WAVE, kinds={"picture": ("detail",), "motion": ()}).rows
    assert (row.item, row.stage, row.reason) == (WAVE.id, "source", "nothing is asked about a motion")


def test_an_id_with_a_plus_of_its_own_keeps_it():
    (row,) = rows_of(Item("concept/teapot+lantern", "pool"), kinds={"picture": ("detail",)}).rows
    assert row.id == "concept/teapot+lantern+detail"
    assert kind_of(row) == "detail"
