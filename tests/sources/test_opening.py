"""A source named in one word: a name, a name and its file, or a file alone."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from InstructionGen.errors import InputError
from InstructionGen.sources import open_captions, open_source

CAPTIONS = {"a": {"image_file": "a.jpg", "captions": ["A kite."]}}
LETTERING = {"data_list": [{"img_name": "1.jpg", "caption": "a shop", "annotations": [{"text": "OPEN"}]}]}


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "input"
    folder.mkdir()
    (folder / "image_caption.json").write_text(json.dumps(CAPTIONS))
    (tmp_path / "data.json").write_text(json.dumps(LETTERING))
    (tmp_path / "urls.txt").write_text("https://example.org/1.jpg\n")
    return folder


def test_a_name_means_its_usual_place_in_any_case(inputs):
    source = open_captions("MSCOCO", inputs)
    assert (source.name, source.files) == ("mscoco", (inputs / "image_caption.json",))


def test_a_file_alone_is_captions(inputs):
    assert open_captions(str(inputs / "image_caption.json"), inputs.parent).name == "mscoco"


def test_a_name_and_a_file_have_the_ids_of_a_run_over_them(inputs):
    (item,) = open_captions(f"rects={inputs.parent / 'data.json'}", inputs).rows
    assert item.id == "ReCTS/1.jpg"


PAIR = {"image": "1.jpg", "caption": "A kite."}
EDIT = {"input": "A kite.", "edit": "Make it red.", "output": "A red kite."}
RECORD = {"id": "a#1/1", "item": "a", "task": "caption.c2cap", "data": {"caption": "A kite."}}


@pytest.mark.parametrize(
    ("name", "content", "source"),
    [
        ("t.json", json.dumps([PAIR]), "llava595"),
        ("t.jsonl", json.dumps(PAIR), "llava595"),
        ("t.jsonl", json.dumps(PAIR) + "\n" + json.dumps(PAIR), "llava595"),
        ("t.jsonl", json.dumps(EDIT), "instructpix2pix"),
        ("t.jsonl", json.dumps(RECORD) + "\n", "records"),
        ("t.json", json.dumps(CAPTIONS, indent=2), "mscoco"),
        ("t.csv", "caption,url\nA kite,x\n", "laion"),
        ("t.txt", "A kite\thttps://example.org/1.jpg\n", "laion"),
    ],
)
def test_a_file_alone_is_what_its_content_says(tmp_path, name, content, source):
    (tmp_path / name).write_text(content)
    opened = open_captions(str(tmp_path / name), tmp_path)
    assert opened.name == source
    assert {row.captions for row in opened.rows} == {("A kite" + "." * (source != "laion"),)}


def test_parquet_alone_is_told_apart_by_its_columns(tmp_path):
    pq.write_table(pa.table({name: [text] for name, text in EDIT.items()}), tmp_path / "edits.parquet")
    pq.write_table(pa.table({"TEXT": ["A kite"]}), tmp_path / "web.parquet")
    assert open_captions(str(tmp_path / "edits.parquet"), tmp_path).name == "instructpix2pix"
    assert open_captions(str(tmp_path / "web.parquet"), tmp_path).name == "laion"


def test_a_folder_alone_is_a_run_or_shards(tmp_path):
    (tmp_path / "t.csv").write_text("caption\nA kite\n")
    assert open_captions(str(tmp_path), tmp_path).name == "laion"
    (tmp_path / "records-00000.jsonl").write_text(json.dumps(RECORD) + "\n")
    assert open_captions(str(tmp_path), tmp_path).name == "records"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("laion", "laion.parquet"),
        ("llava595", "new_llava595.json"),
        ("InstructPix2Pix", "instructpix2pix.jsonl"),
        ("mscoco", "image_caption.json"),
    ],
)
def test_every_source_looks_in_its_usual_place(tmp_path, name, file):
    with pytest.raises(InputError, match=f"no file at .*{file}; put it there, or name another with --input"):
        open_source(name, None, tmp_path)


def test_records_have_no_usual_place(tmp_path):
    with pytest.raises(InputError, match="records has no usual place; name what to read with --input"):
        open_source("records", None, tmp_path)
    with pytest.raises(InputError, match="name what to read with records=FILE"):
        open_captions("records", tmp_path)


def test_what_a_reader_takes_besides_is_handed_on(tmp_path):
    (tmp_path / "t.csv").write_text("caption,alt,similarity\nA kite,Kites,0.2\n")
    source = open_source("laion", tmp_path / "t.csv", tmp_path, caption_column="alt", min_similarity=0.3)
    assert [row.reason for row in source.rows] == ["similarity below the least"]


@pytest.mark.parametrize(
    ("name", "option", "says"),
    [
        ("mscoco", "min_similarity", "mscoco takes no min_similarity; it takes boxes"),
        ("laion", "boxes", "laion takes no boxes; it takes caption_column, min_similarity"),
        ("ReCTS", "boxes", "ReCTS takes no boxes; leave it out"),
    ],
)
def test_an_option_that_a_reader_does_not_take_is_told(inputs, name, option, says):
    with pytest.raises(InputError, match=says):
        open_source(name, inputs / "image_caption.json", inputs, **{option: 1})


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("data.json", "say of which subset: Art=data.json"),
        ("nowhere.json", "no file at nowhere.json"),
        ("mscoco=nowhere.json", "no file at nowhere.json"),
        ("urls.txt", "is a list of URLs without captions"),
        ("ReCTS", "put it there, or name another with ReCTS=FILE"),
        ("coco=data.json", "no file at coco=data.json"),
    ],
)
def test_what_is_none_is_told_with_the_next_move(inputs, said, says):
    with pytest.raises(InputError, match=says):
        open_captions(said, inputs)
