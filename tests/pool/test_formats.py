"""Class lists, a format at a time."""

from __future__ import annotations

import contextlib
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.readers import FORMATS, Listed, Row, Unread, read_rows


def read(folder: Path, text: str | bytes, form: str, name: str = "list.txt") -> list[Row]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_rows(path, form, "a"))


def names(rows: list[Row]) -> list[str]:
    return [row.name for row in rows if isinstance(row, Listed)]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("txt", "\ufefftench, Tinca tinca\r\n\r\n# fish\r\ngreat_white\r\n", ["tench", "great_white"]),
        ("numbered", "1 001.Black_footed_Albatross\n2 002.Ani\n", ["Black_footed_Albatross", "Ani"]),
        ("numbered", "001.Black_footed_Albatross\n", ["Black_footed_Albatross"]),
        ("numbered", "1 ApplyEyeMakeup\n", ["ApplyEyeMakeup"]),
        ("numbered", "0 macaron\n", ["macaron"]),
        ("scenes", "/a/airfield 0\n/c/church/indoor 91\n/a/abbey\n", ["airfield", "church (indoor)", "abbey"]),
        ("pets", "#Image CLASS-ID\nAbyssinian_100 1 1 1\nAbyssinian_101 1 1 1\ngreat_pyrenees_1 2 2 3\n",
         ["Abyssinian", "great_pyrenees"]),
        ("csv", '/m/1,Tortoise\n/m/2,"Tulip, wild"\n', ["Tortoise", "Tulip, wild"]),
        ("csv", "LabelName,DisplayName\n/m/1,Tortoise\n", ["Tortoise"]),
        ("csv", "label,youtube_id,time_start\nabseiling,x,1\n", ["abseiling"]),
        ("csv", "Class Name (str),Class ID (int),Coarse Class Name (str)\nGalia-Melon,12,Melon\n", ["Galia-Melon"]),
        ("csv", "tench\noak\n", ["tench", "oak"]),
        ("tencent", "category_index\tcategory_id\tp\tname\n0\tn00000001\t-1\tthing\n1\tn00000002\t0\tdog, hound\n",
         ["thing", "dog"]),
        ("tencent", "n00000001\t-1\tthing\nn00000002\t0\tdog\n", ["thing", "dog"]),
        ("strings", '["dog", "cat"]', ["dog", "cat"]),
        ("json", '[{"name": "dog", "synonyms": ["hound"]}, "cat"]', ["dog", "cat"]),
        ("json", '{"concepts": ["dog"], "backgrounds": ["in a park"]}', ["dog", "in a park"]),
        ("json", '{"dog": ["in a park"], "cat": []}', ["dog", "cat"]),
        ("label-sets", '{"one": ["dog"], "moods": [["happy", "smiling"]]}', ["dog", "happy"]),
        ("backgrounds", '{"tench": ["Lakes", "Ponds"]}', ["tench"]),
        ("synsets", "n02084071\tdog, domestic dog\n", ["dog"]),
    ],
)  # fmt: skip
def test_each_format_gives_its_names(tmp_path: Path, form: str, text: str, expected: list[str]) -> None:
    rows = read(tmp_path, text, form)
    assert names(rows) == expected
    assert not [row for row in rows if isinstance(row, Unread)]


def test_what_a_row_says_beside_its_name_is_kept(tmp_path: Path) -> None:
    [dog] = read(tmp_path, "n02084071\tdog, domestic dog\n", "synsets")
    assert isinstance(dog, Listed)
    assert (dog.key, dog.synonyms, dog.row, dog.source) == ("n02084071", ("domestic dog",), 1, "a")
    [_, hound] = read(tmp_path, "0\tn00000001\t1\tdog\n1\tn00000002\t-1\thound\n", "tencent")[::-1]
    assert isinstance(hound, Listed)
    assert hound.parent == "n00000002"  # which stands below it
    [tench] = read(tmp_path, '{"tench": ["Lakes", "Ponds"]}', "backgrounds")
    assert isinstance(tench, Listed)
    assert tench.backgrounds == ("Lakes", "Ponds")
    [melon] = read(tmp_path, "Class Name (str),Coarse Class Name (str)\nGalia-Melon,Melon\n", "csv")
    assert isinstance(melon, Listed)
    assert melon.parent == "Melon"
    [happy] = read(tmp_path, '{"moods": [["happy", "smiling"]]}', "label-sets")
    assert isinstance(happy, Listed)
    assert (happy.source, happy.synonyms) == ("a/moods", ("smiling",))


def test_names_of_bare_synsets_stand_in_the_file_beside(tmp_path: Path) -> None:
    (tmp_path / "imagenet_synset_to_lemma.txt").write_text("n00000001\tdog, hound\n")
    rows = read(tmp_path, "n00000001\nn00000002\n", "synsets")
    assert names(rows) == ["dog"]
    assert isinstance(rows[1], Unread)


def test_wordnets_own_file_is_read_with_first_hypernyms(wordnet_folder: Path) -> None:
    rows = {row.name: row for row in read_rows(wordnet_folder / "data.noun", "wordnet") if isinstance(row, Listed)}
    assert rows["poodle"].parent == rows["dog"].key == "n00000120"
    assert rows["dog"].synonyms == ("domestic_dog", "Canis_familiaris")
    assert rows["entity"].parent == ""


@pytest.mark.parametrize(
    ("form", "text", "row", "reason"),
    [
        ("txt", b"cat\n\xff\xfe\ndog\n", 2, "not UTF-8"),
        ("txt", "cat\n" + "x" * 300 + "\ndog\n", 2, "too long"),
        ("txt", "cat\n _ \ndog\n", 2, "blank"),
        ("numbered", "1 cat\n2\n3 dog\n", 2, "only a number"),
        ("scenes", "/c/cat 0\nnot a path\n/d/dog 1\n", 2, "no path"),
        ("pets", "cat_1 1 1 1\ncat\ndog_1 1 1 1\n", 2, "no picture"),
        ("csv", "id,name\n1,cat\n2\n3,dog\n", 3, "only 1 columns"),
        ("csv", '1,cat\n2," "\n3,dog\n', 2, "blank"),
        ("tencent", "0\tn00000001\t-1\tcat\nrubbish\n2\tn00000003\t0\tdog\n", 2, "between tabs"),
        ("tencent", "0\tn00000001\t-1\tcat\n1\tn00000002\t77\tcow\n2\tn00000003\t0\tdog\n", 2, "no class number 77"),
        ("strings", '["cat", 3, "dog"]', 2, "no string"),
        ("strings", '["cat", null, "dog"]', 2, "no string"),
        ("json", '["cat", {"id": 3}, "dog"]', 2, "no string"),
        ("label-sets", '{"one": ["cat", 3, "dog"]}', 2, "no string"),
        ("backgrounds", '{"cat": ["x"], "cow": 3, "dog": []}', 2, "list of places"),
        ("synsets", "n00000001\tcat\nfoo\tbar\nn00000002\tdog\n", 2, "no synset"),
        ("wordnet", "00000001 05 n 01 cat 0 000 |\n00000002 05 n zz\n00000003 05 n 01 dog 0 000 |\n", 2, "data.noun"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_and_the_others_live_on(
    tmp_path: Path, form: str, text: str | bytes, row: int, reason: str
) -> None:
    rows = read(tmp_path, text, form)
    [bad] = [one for one in rows if isinstance(one, Unread)]
    assert bad.row == row
    assert reason in bad.reason
    assert names(rows) == ["cat", "dog"]


@pytest.mark.parametrize("text", ['["cat", "dog', '["cat", "dog" "cow"]', '["cat", "dog", @]', '["cat", "dog"'])
def test_json_that_breaks_off_gives_what_was_whole(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text, "strings")
    assert names(rows)[:1] == ["cat"]
    assert isinstance(rows[-1], Unread)
    assert "JSON" in rows[-1].reason


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ('["dog"]', "x.txt", ["dog"]),
        ('\ufeff {"dog": []}', "x", ["dog"]),
        ("id,name\n1,dog\n", "x.csv", ["dog"]),
        ("dog, hound\n", "x.txt", ["dog"]),
    ],
)
def test_a_users_file_says_itself_what_it_is(tmp_path: Path, text: str, name: str, expected: list[str]) -> None:
    assert names(read(tmp_path, text, "", name)) == expected


@pytest.mark.parametrize(
    ("text", "form", "complaint"),
    [("", "", "is empty"), ("d\0g", "", "no UTF-8 text"), ("dog", "strings", "no JSON array or object")],
)
def test_a_file_of_another_sort_is_one_line(tmp_path: Path, text: str, form: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as failure:
        read(tmp_path, text, form)
    assert "\n" not in str(failure.value)


def test_a_missing_file_a_folder_and_a_wrong_format_are_told_apart(tmp_path: Path) -> None:
    for form in ("", *FORMATS):
        with pytest.raises(InputError, match="no file at"):
            list(read_rows(tmp_path / "none", form))
        with pytest.raises(InputError, match="is a folder"):
            list(read_rows(tmp_path, form))
    with pytest.raises(UnknownName, match="Did you mean 'tencent'"):
        read_rows(tmp_path, "tencen")


def test_half_a_million_strings_never_lie_in_memory_together(tmp_path: Path) -> None:
    path = tmp_path / "metadata.json"
    path.write_text(json.dumps([f"concept number {number} of many" for number in range(100_000)]))
    tracemalloc.start()
    count = sum(1 for _ in read_rows(path, "strings"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 100_000
    assert peak < path.stat().st_size / 4


texts = st.text(st.characters(codec="utf-8"), max_size=30)


@given(
    st.lists(st.one_of(texts, st.integers(), st.none(), st.lists(texts, max_size=3)), max_size=20), st.integers(0, 4)
)
def test_every_entry_of_a_json_list_becomes_one_row(
    tmp_path_factory: pytest.TempPathFactory, values: list[object], indent: int
) -> None:
    path = tmp_path_factory.mktemp("j") / "x.json"
    path.write_text(json.dumps(values, indent=indent or None, ensure_ascii=bool(indent % 2)), "utf-8")
    assert len(list(read_rows(path, "strings"))) == len(values)


@given(st.binary(max_size=300))
def test_no_reader_crashes_on_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("b") / "x"
    path.write_bytes(data)
    for form in FORMATS:
        with contextlib.suppress(InputError):
            assert all(isinstance(row, Listed | Unread) for row in read_rows(path, form))
