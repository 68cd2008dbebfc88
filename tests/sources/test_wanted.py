"""Only the pictures that somebody wants, however the list and the source spell their names."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.pictures import picture_key
from InstructionGen.sources.source import Source
from InstructionGen.sources.wanted import Wanted

ROWS = [
    Item("coco/000000000139", "mscoco", "000000000139.jpg", ("A lamp.",)),
    Item("coco/000000000285", "mscoco", "000000000285.jpg", ("A bear.",)),
    Reject("coco/000000000632", "", "source", "no caption"),
    Item("gqa/2", "gqa", "2.jpg"),
    Item("humanml3d/1", "humanml3d", medium="motion"),
]


@pytest.fixture
def wanted(tmp_path):
    def of(content, name="list.txt"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return Wanted(Source("things", (), ROWS), path)

    return of


def kept(one):
    return [row.id for row in one.source.rows if isinstance(row, Item)]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("COCO_val2014_000000000139.jpg\n\n999.jpg\r\n", "list.txt"),
        ("train2017/000000000139.jpg\nelsewhere/999.png\n", "list"),
        ("image\n000000000139.jpg\n999\n", "list.csv"),
        ('n,file_name\n1,"a,b/000000000139.jpg"\n2,999.jpg\n', "list.csv"),
        (["000000000139.jpg", "999.jpg"], "list.json"),
        ([139, 999], "list.json"),
        ([{"id": 7, "image": "coco/train2017/000000000139.jpg"}, {"image": "999.jpg"}], "mix.json"),
        ('{"image_file": "000000000139.jpg"}\n{"image": "999.jpg"}\n', "lines.jsonl"),
    ],
)
def test_a_list_in_any_form_keeps_what_it_names_and_counts_what_it_does_not_meet(wanted, content, name):
    one = wanted(content, name)
    assert kept(one) == ["coco/000000000139"]
    assert one.told() == "wanted: 2 pictures; 1 items kept, 1 pictures wanted and not met"


def test_entries_without_a_picture_are_counted(wanted):
    one = wanted([{"id": 3, "conversations": []}, {"id": "x", "image": None}, {"image": "a/2.jpg"}, None, True])
    assert kept(one) == ["gqa/2"]
    assert "wanted: 1 pictures (4 entries of list.txt name none); 1 items kept, 0 pictures" in one.told()


def test_a_reject_comes_through_and_a_wanted_one_was_met(wanted):
    one = wanted("000000000632.jpg")
    assert list(one.source.rows) == [ROWS[2]]
    assert (one.kept, one.missing) == (0, 0)


def test_the_list_is_one_of_the_files_so_another_list_is_another_source(wanted):
    one, other = wanted("2.jpg", "a"), wanted("3.jpg", "b")
    assert one.source.fingerprint() != other.source.fingerprint()
    assert one.source.name == "things"
    assert list(one.source.rows) == list(one.source.rows)


def test_the_digits_of_another_data_set_are_no_coco_picture(wanted):
    assert kept(wanted("GCC/000000002.jpg")) == []
    assert kept(wanted("000000000002.jpg")) == []


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        ("", "list.txt", "is empty"),
        ("[]", "list.json", "is an empty list"),
        ([{"id": 1}], "list.json", "names no picture"),
        ('[{"image": "a.jpg"}', "list.json", "cut off"),
    ],
)
def test_a_list_that_is_none_is_told_in_one_line(wanted, content, name, says):
    with pytest.raises(InputError, match=says) as told:
        wanted(content, name)
    assert "\n" not in str(told.value)


@given(
    st.integers(0, 10**12 - 1), st.sampled_from(["", "train2014/", "a\\b\\"]), st.sampled_from(["jpg", "JPEG", "png"])
)
def test_both_names_of_a_coco_picture_have_one_key(number, folder, suffix):
    keys = {picture_key(f"{folder}{name}{number:012d}.{suffix}") for name in ("", "COCO_train2014_", "COCO_test2015_")}
    assert keys == {f"{number:012d}"}
