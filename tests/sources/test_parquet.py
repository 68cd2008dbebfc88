"""Parquet: only the wanted columns, whatever their types; a cell that is spoilt harms no other."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from InstructionGen.errors import InputError
from InstructionGen.sources.parquet import Parquet

SPOILT = pa.array([b"caf\xe9", b"tea"]).cast(pa.binary()).view(pa.string())


@pytest.fixture
def table(tmp_path):
    def written(columns, **how):
        path = tmp_path / "t.parquet"
        pq.write_table(pa.table(columns), path, **how)
        return Parquet(path)

    return written


@pytest.mark.parametrize(
    "cells",
    [
        pa.array(["a", None], pa.string()),
        pa.array(["a", None], pa.large_string()),
        pa.array(["a", None], pa.string()).dictionary_encode(),
        pa.array([["a", "b"], None]),
        pa.array([None, None]),
    ],
)
def test_texts_of_every_type_are_texts(table, cells):
    opened = table({"x": cells, "n": [1, 2]})
    assert opened.is_text("x")
    assert list(opened.rows(["n", "x"])) == list(zip([1, 2], cells.to_pylist(), strict=True))


@pytest.mark.parametrize(
    "cells", [pa.array([1, 2]), pa.array([b"\x89PNG", b""]), pa.array([[1], [2]]), pa.array([True, False])]
)
def test_numbers_and_pictures_are_none(table, cells):
    assert not table({"x": cells}).is_text("x")


def test_of_a_picture_that_lies_in_the_file_only_its_name_is_read(table):
    opened = table({"image": [{"bytes": b"\x89PNG", "path": "1.png"}, {"bytes": b"", "path": None}, None]})
    assert opened.is_text("image")
    assert list(opened.rows(["image"])) == [("1.png",), (None,), (None,)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (SPOILT, ["caf\udce9", "tea"]),
        (SPOILT.dictionary_encode(), ["caf\udce9", "tea"]),
        (pa.ListArray.from_arrays([0, 1, 2], SPOILT), [["caf\udce9"], ["tea"]]),
    ],
)
def test_a_cell_that_is_no_utf8_spoils_itself_alone(table, cells, found):
    assert [row[0] for row in table({"x": cells}).rows(["x"])] == found


def test_rows_are_counted_beforehand_and_read_again(table):
    opened = table({"x": [str(number) for number in range(10_000)]}, row_group_size=300)
    assert opened.total == 10_000
    assert list(opened.rows(["x"])) == list(opened.rows(["x"])) == [(str(number),) for number in range(10_000)]


def test_a_file_that_is_cut_off_is_told(table):
    path = table({"x": ["a"] * 1000}).path
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="cut off, or no whole Parquet file; fetch it again"):
        Parquet(path)


def test_a_file_that_is_damaged_in_its_middle_is_told_when_it_is_reached(table):
    opened = table({"x": [f"text {number}" for number in range(50_000)]}, row_group_size=1000, use_dictionary=False)
    whole = bytearray(opened.path.read_bytes())
    whole[200_000:203_000] = b"\xff" * 3000
    opened.path.write_bytes(whole)
    with pytest.raises(InputError, match=r"t\.parquet"):
        list(opened.rows(["x"]))


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(InputError, match="no file at"):
        Parquet(tmp_path / "none.parquet")
    with pytest.raises(InputError, match=r"cannot read|is a folder"):
        Parquet(tmp_path)
