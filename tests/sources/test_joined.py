"""Questions of one source and captions of another meet at the picture."""

from __future__ import annotations

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Box, Item, Known, Link, Reject
from InstructionGen.sources import coco
from InstructionGen.sources.joined import Joined
from InstructionGen.sources.source import Source

ASKED = Item(
    "vqa2/000000000139",
    "vqa2",
    "COCO_val2014_000000000139.jpg",
    known=(Known("Is it on?", "yes"),),
    licence="CC-BY-4.0",
)
TOLD = Item(
    "coco/000000000139",
    "mscoco",
    "000000000139.jpg",
    ("A lamp.",),
    boxes=(Box("lamp", 0, 0, 1, 1),),
    searched=("lamp", "cat"),
    links=(Link("lamp", "on", "desk"),),
    licence="CC-BY-4.0",
)


def source(name, *rows):
    return Source(name, (), list(rows))


def test_an_item_keeps_its_id_and_gains_what_the_other_source_knows():
    joined = Joined(source("vqa2", ASKED), source("mscoco", TOLD))
    (both,) = joined.source.rows
    assert (both.id, both.source, both.image) == (ASKED.id, "vqa2", ASKED.image)
    assert (both.known, both.captions, both.boxes) == (ASKED.known, TOLD.captions, TOLD.boxes)
    assert (both.searched, both.links, both.licence) == (TOLD.searched, TOLD.links, "CC-BY-4.0")


def test_boxes_are_one_sources_so_nothing_is_counted_twice():
    own = Item("gqa/1", "gqa", "000000000139.jpg", boxes=(Box("lamp", 0, 0, 0.9, 1),), licence="MIT")
    (both,) = Joined(source("gqa", own), source("mscoco", TOLD)).source.rows
    assert both.boxes == own.boxes
    assert both.searched == ()
    assert both.licence == "MIT AND CC-BY-4.0"


def test_what_has_no_counterpart_comes_as_it_is_and_is_counted():
    other = Item("vqa2/7", "vqa2", "COCO_val2014_000000000007.jpg")
    reject = Reject("vqa2/8", "", "source", "no answer")
    joined = Joined(source("vqa2", other, reject, ASKED), source("mscoco", TOLD, reject))
    rows = list(joined.source.rows)
    assert rows[:2] == [other, reject]
    assert joined.told() == "joined with mscoco: 1 items; 1 are of pictures that it does not have"
    assert joined.source.total == 3


def test_a_source_without_pictures_cannot_be_joined():
    with pytest.raises(InputError, match="no pictures that could be joined"):
        Joined(source("vqa2", ASKED), source("things", Item("a", "things")))


def test_real_captions_meet_questions_about_their_pictures(samples):
    captions = coco.read(samples / "coco" / "mini" / "captions_val2017.json")
    pictures = [row for row in captions.rows if isinstance(row, Item)]
    asked = [Item(f"vqa2/{n}", "vqa2", f"COCO_val2014_{row.image}") for n, row in enumerate(pictures)]
    joined = list(Joined(source("vqa2", *asked), captions).source.rows)
    assert [row.captions for row in joined] == [row.captions for row in pictures]
