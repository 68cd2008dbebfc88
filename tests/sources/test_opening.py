"""A source named in one word: a name, a name and its file, or a file alone."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.sources import open_captions

CAPTIONS = {"a": {"image_file": "a.jpg", "captions": ["A kite."]}}
LETTERING = {"data_list": [{"img_name": "1.jpg", "caption": "a shop", "annotations": [{"text": "OPEN"}]}]}


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "input"
    folder.mkdir()
    (folder / "image_caption.json").write_text(json.dumps(CAPTIONS))
    (tmp_path / "data.json").write_text(json.dumps(LETTERING))
    return folder


def test_a_name_means_its_usual_place_in_any_case(inputs):
    source = open_captions("MSCOCO", inputs)
    assert (source.name, source.files) == ("mscoco", (inputs / "image_caption.json",))


def test_a_file_alone_is_captions(inputs):
    assert open_captions(str(inputs / "image_caption.json"), inputs.parent).name == "mscoco"


def test_a_name_and_a_file_have_the_ids_of_a_run_over_them(inputs):
    (item,) = open_captions(f"rects={inputs.parent / 'data.json'}", inputs).rows
    assert item.id == "ReCTS/1.jpg"


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("data.json", "say of which subset: Art=data.json"),
        ("nowhere.json", "no file at nowhere.json"),
        ("mscoco=nowhere.json", "no file at nowhere.json"),
        ("ReCTS", "put it there, or name another with ReCTS=FILE"),
        ("coco=data.json", "no file at coco=data.json"),
    ],
)
def test_what_is_none_is_told_with_the_next_move(inputs, said, says):
    with pytest.raises(InputError, match=says):
        open_captions(said, inputs)
