"""Unpacking: whole or not at all, and never outside the folder."""

from __future__ import annotations

import stat
import zipfile

import pytest

from InstructionGen.errors import InputError
from InstructionGen.sources.unpacking import unpack


@pytest.fixture
def archive(tmp_path):
    def of(members, name="t.zip"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for member, content in members:
                made.writestr(member, content)
        return path

    return of


def lying(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_what_is_wanted_comes_and_nothing_else(archive, tmp_path):
    path = archive([("a/train.json", "1"), ("a/val.json", "2"), ("a/", ""), ("__MACOSX/a/train.json", "x")])
    home = tmp_path / "home"
    home.mkdir()
    assert unpack(path, ["a/train.json"], home) == [home / "a" / "train.json"]
    assert lying(home) == {"a/train.json": "1"}
    unpack(path, ["*.json"], home, flat=True)
    assert lying(home) == {"a/train.json": "1", "train.json": "1", "val.json": "2"}


LINK = zipfile.ZipInfo("a.json")
LINK.external_attr = (stat.S_IFLNK | 0o777) << 16


@pytest.mark.parametrize("evil", ["../a.json", "x/../../a.json", "/a.json", "x\\..\\a.json", "C:a.json", LINK])
def test_a_member_that_leads_out_is_refused_and_nothing_is_unpacked(archive, tmp_path, evil):
    home = tmp_path / "home"
    home.mkdir()
    path = archive([("good.json", "1"), (evil, "2")])
    with pytest.raises(InputError, match="leads out of its folder") as told:
        unpack(path, ["*.json"], home)
    assert "\n" not in str(told.value)
    assert [entry.name for entry in sorted(tmp_path.rglob("*"))] == ["home", "t.zip"]


def test_a_spoilt_member_leaves_nothing_of_the_others(archive, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    path = archive([("good.json", "1" * 5000), ("bad.json", "two" * 5000)])
    with zipfile.ZipFile(path) as opened:
        at = opened.getinfo("bad.json").header_offset + 45
    spoilt = bytearray(path.read_bytes())
    spoilt[at] ^= 0xFF
    path.write_bytes(bytes(spoilt))
    with pytest.raises(InputError, match="no whole zip archive"):
        unpack(path, ["*.json"], home)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"a page that says no", "cut"])
def test_what_is_no_archive_is_told_in_one_line(archive, tmp_path, content):
    path = archive([("a.json", "1" * 5000)])
    path.write_bytes(path.read_bytes()[:-30] if content == "cut" else content)
    with pytest.raises(InputError, match="no whole zip archive") as told:
        unpack(path, ["a.json"], tmp_path)
    assert "\n" not in str(told.value)


def test_an_archive_without_what_is_wanted_is_another(archive, tmp_path):
    with pytest.raises(InputError, match=r"has no b\.json"):
        unpack(archive([("a.json", "1")]), ["a.json", "b.json"], tmp_path)
    assert not (tmp_path / "a.json").exists()


def test_two_members_of_one_name_are_not_put_on_each_other(archive, tmp_path):
    with pytest.raises(InputError, match=r"has a\.json twice"):
        unpack(archive([("x/a.json", "1"), ("y/a.json", "2")]), ["*.json"], tmp_path, flat=True)


def test_what_is_there_is_left_if_it_is_the_same_and_else_told(archive, tmp_path):
    path = archive([("a.json", "1"), ("b.json", "2")])
    (tmp_path / "a.json").write_text("1")
    assert len(unpack(path, ["*.json"], tmp_path)) == 2
    (tmp_path / "a.json").write_text("mine")
    (tmp_path / "b.json").unlink()
    with pytest.raises(InputError, match=r"a\.json is not the one in t\.zip; move it away"):
        unpack(path, ["*.json"], tmp_path)
    assert (tmp_path / "a.json").read_text() == "mine"
    assert not (tmp_path / "b.json").exists()
