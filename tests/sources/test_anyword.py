"""AnyWord subsets: English lettering, and a reason for every picture without it."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.records import Item
from InstructionGen.sources import SOURCES, anyword, open_source


def picture(name: str, *annotations: dict, **more: object) -> dict:
    return {"img_name": name, "caption": "a shop front at night", "annotations": list(annotations), **more}


DATA = {
    "data_root": "/somewhere",
    "data_list": [
        picture(
            "1.jpg", {"text": "OPEN", "language": "Latin", "valid": True, "polygon": [[0, 0], [1, 0], [1, 1], [0, 1]]}
        ),
        picture("2.jpg", {"text": "营业", "language": "Chinese"}, {"text": " Good  Food ", "language": "Latin"}),
        picture("3.jpg", {"text": "营业", "language": "Chinese"}),
        {"img_name": "4.jpg", "caption": "a street"},
        picture("5.jpg", {"text": "SALE", "language": "Latin", "valid": False}, {"text": "", "language": "Latin"}),
        picture("6.jpg", {"text": "50%", "language": "Latin", "illegibility": False}, caption="  "),
        picture("1.jpg", {"text": "OPEN", "language": "Latin"}),
        picture("7.jpg", {"text": "café №1", "language": "Latin"}),
        {"caption": "a street"},
    ],
}


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "input" / "textual_ICDAR2017rctw.json"
    path.parent.mkdir()
    path.write_text(json.dumps(DATA))
    return path


def test_english_lettering_makes_an_item(data):
    first, second, *_ = anyword.read(data, "icdar2017rctw").rows
    assert first == Item("icdar2017rctw/1.jpg", "icdar2017rctw", "1.jpg", ("a shop front at night",), ("OPEN",))
    assert second.lettering == ("Good Food",)


def test_every_other_picture_has_its_reason(data):
    rows = anyword.read(data, "icdar2017rctw").rows[2:]
    assert [row.reason for row in rows] == [
        "no English lettering",
        "no annotations",
        "no English lettering",
        "no caption",
        "listed twice",
        "no English lettering",
        "unreadable entry",
    ]
    assert len({row.item for row in rows}) == len(rows)


@pytest.mark.parametrize("name", ["icdar2017rctw", "ICDAR2017RCTW", "Icdar2017Rctw"])
def test_a_subset_is_found_in_its_usual_place_whatever_the_case(data, name):
    source = open_source(name, None, data.parent)
    assert (source.name, source.total) == ("icdar2017rctw", 9)


def test_all_published_subsets_are_known():
    published = "art coco_text icdar2017rctw LSVT mlt2019 MTWI2018 ReCTS".split()
    others = "mscoco laion llava595 instructpix2pix records".split()
    assert {name.lower() for name in (*published, *others)} <= {name.lower() for name in SOURCES}


def test_an_unknown_source_is_told_the_nearest(tmp_path):
    with pytest.raises(UnknownName, match="Did you mean 'mlt2019'"):
        open_source("mlt2018", None, tmp_path)


@pytest.mark.parametrize("content", ["[]", "{}", '{"data_list": []}', '{"data_list": {}}'])
def test_a_file_of_another_shape_is_told_in_one_line(tmp_path, content):
    path = tmp_path / "data.json"
    path.write_text(content)
    with pytest.raises(InputError, match=r"data_list|AnyWord"):
        anyword.read(path, "Art")
