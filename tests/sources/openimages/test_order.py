"""Files in any order are read in the order of their pictures, and leave nothing behind."""

from __future__ import annotations

import errno
import os
import random
import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.records import Item
from InstructionGen.sources import openimages
from InstructionGen.sources.openimages import order
from InstructionGen.sources.openimages.lines import Narratives, Table, heading
from InstructionGen.sources.openimages.order import InOrder, together
from tests.sources.openimages.folders import BOXES, DOG, HAT, box, folder, label, narrative


def rows(path):
    return list(openimages.read(path).rows)


def shuffled(lines, seed=0):
    mixed = list(lines)
    random.Random(seed).shuffle(mixed)
    return mixed


@pytest.fixture
def lines():
    return [box(f"{number // 3:04x}", DOG, place=f"0.{number % 3 + 1},0.9,0.2,0.5") for number in range(900)]


@pytest.mark.parametrize("stretch", [10_000, order.STRETCH])
def test_a_file_in_any_order_gives_what_it_gives_in_order(tmp_path, monkeypatch, lines, stretch):
    monkeypatch.setattr(order, "STRETCH", stretch)
    sorted_ = rows(folder(tmp_path / "a", boxes=lines))
    mixed = rows(folder(tmp_path / "b", boxes=shuffled(lines)))
    assert [(row.id, sorted(row.boxes)) for row in mixed] == [(row.id, sorted(row.boxes)) for row in sorted_]
    assert len(mixed) == 300


def test_what_cannot_be_read_keeps_its_line_when_a_file_is_put_in_order(tmp_path, monkeypatch, lines):
    monkeypatch.setattr(order, "STRETCH", 10_000)
    mixed = shuffled(lines)
    mixed[500] = "torn"
    found = [row.item for row in rows(folder(tmp_path / "oi", boxes=mixed)) if not isinstance(row, Item)]
    assert found == ["openimages/train-annotations-bbox.csv@502"]


def table(path, name="train-annotations-bbox.csv"):
    return Table(path / name, heading(path / name))


def test_only_files_that_are_not_in_order_are_put_so(tmp_path, lines):
    assert table(folder(tmp_path / "a", boxes=lines)).in_order()
    assert not table(folder(tmp_path / "b", boxes=[*lines[3:], lines[0]])).in_order()


def test_a_torn_last_line_puts_no_file_out_of_order(tmp_path, lines):
    path = folder(tmp_path / "oi", boxes=lines)
    file = path / "train-annotations-bbox.csv"
    file.write_bytes(file.read_bytes() + b"0000")
    assert table(path).in_order()


@pytest.mark.parametrize("name", ['"000a"', "000a"])
def test_order_is_seen_whatever_stands_in_quotation_marks(tmp_path, name):
    path = folder(tmp_path / "oi", boxes=[box("000b", DOG), box(name, DOG)])
    assert not table(path).in_order()
    assert [row.id for row in rows(path)] == ["openimages/000a", "openimages/000b"]


def test_order_is_seen_where_the_picture_is_not_the_first_column(tmp_path):
    path = tmp_path / "boxes.csv"
    path.write_text(f"LabelName,ImageID,XMin,XMax,YMin,YMax\n{DOG},b,0,1,0,1\n{DOG},a,0,1,0,1\n")
    assert not Table(path, heading(path)).in_order()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), min_size=1), st.integers(200, 3000))
def test_rows_of_several_files_meet_at_their_picture_and_none_is_lost(tmp_path, monkeypatch, said, stretch):
    monkeypatch.setattr(order, "STRETCH", stretch)
    for file in range(3):
        told = [narrative(f"00{image}", f"Line {n}.") for n, (image, of) in enumerate(said) if of == file]
        (tmp_path / f"{file}.jsonl").write_text("\n".join(told))
    parts = together([InOrder(Narratives(tmp_path / f"{file}.jsonl"), file) for file in range(3)])
    met = [(image.decode(), [cells[0].decode() for _, _, found in of for _, cells in found]) for image, of in parts]
    expected = {}
    for n, (image, _) in sorted(enumerate(said), key=lambda one: (one[1], one[0])):
        expected.setdefault(f"00{image}", []).append(f"Line {n}.")
    assert met == [*expected.items()]


def test_a_file_that_was_put_in_order_leaves_nothing_on_the_disk(tmp_path, monkeypatch, lines):
    (tmp_path / "room").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "room"))
    source = openimages.read(folder(tmp_path / "oi", boxes=shuffled(lines)))
    halfway = iter(source.rows)
    next(halfway)
    assert not os.listdir(tmp_path / "room")
    assert len(list(source.rows)) == 300


def test_no_room_to_put_a_file_in_order_is_told_with_what_to_do(tmp_path, monkeypatch, lines):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(InputError, match=r"\(No such file or directory\); set TMPDIR"):
        rows(folder(tmp_path / "oi", boxes=shuffled(lines)))

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(order.msgspec.msgpack, "encode", full)
    with pytest.raises(
        InputError, match=r"bbox\.csv is not in the order of its pictures.*No space.*set TMPDIR"
    ) as told:
        rows(folder(tmp_path / "oi", boxes=shuffled(lines)))
    assert "\n" not in str(told.value)


def test_a_line_without_an_end_fills_no_memory_and_is_told(tmp_path):
    path = folder(tmp_path / "oi", boxes=[box("000a", DOG)])
    with (path / "train-annotations-bbox.csv").open("a") as file:
        file.write("x" * (3 << 20) + "\n" + box("000b", HAT) + "\n")
    first, fault, second = sorted(rows(path), key=lambda row: getattr(row, "id", "openimages/000aa"))
    assert (fault.item, fault.detail) == ("openimages/train-annotations-bbox.csv@3", "more than 1,048,576 bytes")
    assert (first.id, second.id) == ("openimages/000a", "openimages/000b")


def test_boxes_and_labels_of_other_orders_meet(tmp_path):
    place = folder(
        tmp_path / "oi",
        boxes=[box("000b", DOG), box("000a", DOG)],
        labels=[label("000a", HAT), label("000b", HAT, "0")],
    )
    assert [(row.labels, row.absent) for row in rows(place)] == [(("hat, cap",), ()), ((), ("hat, cap",))]


def test_the_heading_is_all_that_a_file_without_rows_has(tmp_path):
    place = folder(tmp_path / "oi", boxes=[], narratives=[narrative("000a", "A dog.")])
    assert (place / "train-annotations-bbox.csv").read_text() == BOXES + "\n"
    assert [row.id for row in rows(place)] == ["openimages/000a"]
