from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.class_lists import class_list, class_lists, find, rows_of
from InstructionGen.pool.readers import Listed, Unread
from tests.conftest import ROOT

ENTRY = "things: {title: Things, format: txt, what: objects, count: '3', licence: MIT%s}\n"


def test_every_list_says_what_it_is_and_how_it_may_be_used() -> None:
    for name, known in class_lists().items():
        assert known.url or known.page or known.note, name
        assert known.licence, name
        assert known.sha256 is None or known.url, name


def test_lists_that_the_field_uses_are_in_the_table() -> None:
    wanted = (
        "cifar10 cifar100 imagenet1k imagenet22k cub200 flowers102 stl10 food101 sun397 sports10 cnfood241 ifood251 "
        "grocery voc2007 pets resisc45 kinetics700 ucf101 openimages tencent icartoonface synclr-labels "
        "synclr-backgrounds synclr-imagenet-backgrounds places365 synthclip metaclip wordnet"
    )
    assert set(wanted.split()) <= set(class_lists())


def test_a_file_in_a_repository_is_pinned_to_a_commit_when_its_checksum_is_known() -> None:
    for name, known in class_lists().items():
        if known.sha256 and "githubusercontent" in (known.url or ""):
            assert any(len(part) == 40 for part in (known.url or "").split("/")), name


@pytest.mark.parametrize("called", ["SynCLR_labels", " synclr-labels"])
def test_a_list_is_found_however_it_is_spelt(called: str) -> None:
    assert class_list(called).name == "synclr-labels"


def test_a_name_that_is_none_gets_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'places365'"):
        class_list("places356")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (ENTRY % ", formt: csv", "formt: Extra inputs"),
        (ENTRY.replace("txt", "text") % "", "Did you mean 'txt'"),
        (ENTRY.replace("objects", "thing") % "", "what: Input should be"),
        (ENTRY.replace("'3'", "'0'") % "", "count"),
        (ENTRY % ", url: 'ftp://x'", "url"),
        (ENTRY % ", url: 'http://x/y', sha256: abc", "sha256"),
        (ENTRY % f", sha256: {'0' * 64}", "sha256 without url"),
        (ENTRY % ", within: stuff", "'stuff', which is no list"),
        (ENTRY % "" + ENTRY.replace("things:", "others:") % ", file: things.txt", "both kept as things.txt"),
        ("- a\n", "not a table"),
        ("a: [", "a.yaml"),
    ],
)
def test_a_wrong_table_is_one_line_that_names_list_and_field(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as failure:
        class_lists(path)
    assert complaint in str(failure.value)
    assert "\n" not in str(failure.value)


def test_a_list_lies_in_the_folder_or_the_line_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "food101.txt").write_text("apple_pie\n")
    assert find(class_list("food101"), tmp_path) == tmp_path / "food101.txt"
    with pytest.raises(InputError, match="instructiongen pool fetch openimages"):
        find(class_list("openimages"), tmp_path)
    with pytest.raises(InputError, match="synclr-labels/cub200 holds its names too"):
        find(class_list("cub200"), tmp_path)


def test_a_row_knows_what_it_names_and_what_it_is_a_kind_of(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text('{"food101": ["pho"], "kinetics700_frames": ["abseiling"], "cifar10": ["cat"], "mnist": ["7"]}')
    rows = {row.name: row for row in rows_of(class_list("synclr-labels"), path) if isinstance(row, Listed)}
    assert {name: row.what for name, row in rows.items()} == {
        "pho": "objects", "abseiling": "actions", "cat": "objects", "7": "labels"
    }  # fmt: skip
    assert (rows["pho"].parent, rows["cat"].parent) == ("dish.n.02", "")


@pytest.mark.parametrize(
    ("name", "file", "rows"),
    [
        ("openimages", "openimages_v6_class-descriptions.csv", 19_994),
        ("tencent", "", 11_166),
        ("synclr-labels", "", 4_067),
        ("synclr-imagenet-backgrounds", "", 998),
        ("synclr-backgrounds", "", 6),
        ("synclr-places", "", 351),
    ],
)
def test_the_real_files_are_read_to_the_last_row(samples: Path, name: str, file: str, rows: int) -> None:
    known = class_list(name)
    path = samples / "concepts" / file if file else find(known, samples / "concepts")
    found = Counter(type(row) for row in rows_of(known, path))
    assert found == {Listed: rows}
    assert file or rows == known.count


def test_the_real_files_have_the_checksums_of_the_table(samples: Path) -> None:
    import hashlib

    for known in class_lists().values():
        path = samples / "concepts" / known.filename
        if known.sha256 and path.is_file():
            assert hashlib.sha256(path.read_bytes()).hexdigest() == known.sha256, known.name


def test_the_tables_travel_in_the_wheel() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for name in ("sources", "cleaning"):
        assert f'"concept/{name}.yaml" = "InstructionGen/_shelves/concept/{name}.yaml"' in project


def test_a_row_that_cannot_be_read_stays_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "openimages.csv"
    path.write_bytes(b"LabelName,DisplayName\n/m/1,Cat\n/m/2\n/m/3,\xff\n/m/4,Dog\n")
    rows = list(rows_of(class_list("openimages"), path))
    assert [(row.row, row.reason) for row in rows if isinstance(row, Unread)] == [
        (3, "only 1 columns"), (4, "name is not UTF-8")
    ]  # fmt: skip
