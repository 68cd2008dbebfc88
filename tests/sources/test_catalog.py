"""The table of data sets, and fetching one to where its source finds it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.records import Item
from InstructionGen.sources import SOURCES, catalog, open_source
from tests.served import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def packed(**members) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"annotations/{name}.json", json.dumps(content))
    return made.getvalue()


CAPTIONS = {"images": [{"id": 1, "file_name": "1.jpg"}], "annotations": [{"image_id": 1, "caption": "A lamp."}]}
COCO = packed(captions_train2017=CAPTIONS, captions_val2017=CAPTIONS, other={})


def coco(server: Server, **others) -> catalog.DataSet:
    server.files["a.zip"] = COCO
    file = {
        "url": server.url("a.zip"),
        "unpack": {part: [f"annotations/captions_{part}2017.json"] for part in ("train", "val")},
        **others,
    }
    fields = {"name": "coco2017", "title": "COCO", "licence": "MIT", "page": "https://example.org", "needs": "it"}
    return catalog.DataSet.model_validate({**fields, "files": [file]})


def test_what_is_fetched_is_unpacked_to_where_its_source_reads_it(server, tmp_path):
    (one,) = catalog.fetch(coco(server), tmp_path / "coco2017", "val")
    assert one.sha256 == hashlib.sha256(COCO).hexdigest()
    assert (tmp_path / "coco2017" / "a.zip.sha256").read_text() == f"{one.sha256}  a.zip\n"
    assert one.files == (tmp_path / "coco2017" / "annotations" / "captions_val2017.json",)
    (item,) = open_source("COCO2017", None, tmp_path).rows
    assert isinstance(item, Item)


def test_an_archive_is_fetched_once_and_kept_until_all_of_it_is_unpacked(server, tmp_path):
    known = coco(server, sha256=hashlib.sha256(COCO).hexdigest())
    for split, kept in (("val", True), ("val", True), ("train", False), (None, False), ("val", False)):
        (one,) = catalog.fetch(known, tmp_path, split)
        assert one.path.exists() is kept
        assert all(file.is_file() for file in one.files)
    assert len(server.asked) == 1
    (tmp_path / "annotations" / "captions_val2017.json").unlink()
    list(catalog.fetch(known, tmp_path, None))
    assert len(server.asked) == 2


def test_a_wrong_archive_leaves_nothing(server, tmp_path):
    with pytest.raises(InputError, match="not kept"):
        list(catalog.fetch(coco(server, sha256="0" * 64), tmp_path))
    assert [path for path in tmp_path.iterdir() if not path.name.startswith(".")] == []


def test_an_evil_archive_puts_nothing_outside(server, tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("annotations/captions_val2017.json", "{}")
        archive.writestr("../../evil.json", "{}")
    known = coco(server, unpack={"val": ["annotations/captions_val2017.json", "*evil.json"]})
    server.files["a.zip"] = made.getvalue()
    home = tmp_path / "x" / "y"
    with pytest.raises(InputError, match="leads out"):
        list(catalog.fetch(known, home))
    assert not (tmp_path / "evil.json").exists()
    assert not (home / "annotations").exists()


def test_a_plain_file_is_noted_with_its_checksum_and_a_changed_one_is_told(server, tmp_path):
    known = coco(server, unpack={})
    (one,) = catalog.fetch(known, tmp_path)
    assert one.files == (tmp_path / "a.zip",)
    (again,) = catalog.fetch(known, tmp_path)
    assert again == one
    assert len(server.asked) == 1


def test_only_the_files_of_a_split_are_fetched(server, tmp_path):
    fields = coco(server).model_dump()
    files = [{"url": server.url(f"{part or 'names'}.csv"), "split": part} for part in ("train", "test", "")]
    known = catalog.DataSet.model_validate({**fields, "files": files})
    assert known.splits == ("train", "test")
    assert {one.path.name for one in catalog.fetch(known, tmp_path, "test")} == {"test.csv", "names.csv"}
    assert server.paths == ["/test.csv", "/names.csv"]
    with pytest.raises(InputError, match="has no split val; it has train, test"):
        list(catalog.fetch(known, tmp_path, "val"))


def test_the_shipped_table_holds_together():
    sets = catalog.data_sets()
    assert {known.source for known in sets.values() if known.source} <= set(SOURCES)
    for known in sets.values():
        assert known.source == "" or SOURCES[known.source] == known.name
        for file in known.files:
            assert not file.filename.endswith(".zip") or file.unpack
            assert set(file.unpack) <= {*known.splits, catalog.ALL}
            assert all(file.members(part) for part in file.unpack)
    assert catalog.data_set("MIX-665k").name == "llava-mix665k"
    assert catalog.data_set("COCO_2017").name == "coco2017"
    with pytest.raises(UnknownName, match="Did you mean 'textvqa'"):
        catalog.data_set("textvqqa")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("a: 3", "not a table of data sets"),
        ("a: {title: A}", "licence: Field required"),
        ("a: [", "while parsing"),
        ("a: {title: A, licence: MIT, page: ftp://x, needs: x, files: [{url: http://x/a}]}", "page: String should"),
        (
            "a: {title: A, licence: MIT, page: http://x, needs: x, files: [{url: http://x/a}, {url: http://y/a}]}",
            "two files are kept as a",
        ),
    ],
)
def test_a_wrong_table_is_told_in_one_line(tmp_path, table, says):
    path = tmp_path / "t.yaml"
    path.write_text(table)
    with pytest.raises(InputError, match=says) as told:
        catalog.data_sets(path)
    assert "\n" not in str(told.value)
