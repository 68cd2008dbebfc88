"""COCO as it is unpacked: the split that is asked for, wherever in the folder it lies."""

from __future__ import annotations

import json
import shutil

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item
from InstructionGen.sources import coco, open_source


def captions(path, *texts):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(
            {
                "images": [{"id": n, "file_name": f"{n}.jpg", "width": 9, "height": 9} for n, _ in enumerate(texts)],
                "annotations": [{"image_id": n, "caption": text} for n, text in enumerate(texts)],
            }
        )
    )


@pytest.mark.parametrize("within", ["annotations", "."])
@pytest.mark.parametrize("name", ["COCO2017", "coco2017", "coco-2017", "coco_2017"])
def test_the_split_is_found_in_the_folder_or_in_its_annotations(tmp_path, within, name):
    captions(tmp_path / within / "captions_train2017.json", "A kite.")
    captions(tmp_path / within / "captions_val2017.json", "A dog.")
    source = open_source(name, tmp_path, tmp_path, split="val")
    assert source.name == "COCO2017"
    assert [row.captions for row in source.rows] == [("A dog.",)]
    assert {row.source for row in source.rows} == {"COCO2017"}


def test_one_split_needs_no_asking_and_two_do(tmp_path):
    captions(tmp_path / "captions_val2014.json", "A dog.")
    assert open_source("COCO2014", tmp_path, tmp_path).total == 1
    captions(tmp_path / "captions_train2014.json", "A kite.")
    with pytest.raises(InputError, match="train and val; choose one with split"):
        open_source("COCO2014", tmp_path, tmp_path)


def test_a_folder_without_them_says_how_to_get_them(tmp_path):
    captions(tmp_path / "captions_val2014.json", "A dog.")
    with pytest.raises(InputError, match=r"no captions_train2014\.json.*sources fetch coco2014"):
        open_source("COCO2014", tmp_path, tmp_path, split="train")
    with pytest.raises(InputError, match=r"no captions_train2017\.json or captions_val2017\.json"):
        open_source("COCO2017", tmp_path, tmp_path)
    with pytest.raises(InputError, match="no split test; it has train and val"):
        open_source("COCO2014", tmp_path, tmp_path, split="test")
    with pytest.raises(InputError, match="sources fetch coco2017"):
        open_source("COCO2017", None, tmp_path)


def test_the_real_images_come_as_mscoco_gives_them(tmp_path, samples):
    shutil.copytree(samples / "coco" / "mini", tmp_path / "coco2017" / "annotations")
    ours = list(open_source("coco2017", None, tmp_path, split="train").rows)
    theirs = list(coco.read(samples / "coco" / "mini" / "captions_train2017.json").rows)
    assert [(row.id, row.captions, row.boxes, row.searched) for row in ours if isinstance(row, Item)] == [
        (row.id, row.captions, row.boxes, row.searched) for row in theirs if isinstance(row, Item)
    ]
