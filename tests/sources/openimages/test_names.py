"""Labels have the names that their files give them, however those are written."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.sources.openimages.lines import fields
from InstructionGen.sources.openimages.names import quality, read_names, read_sorts, relation


@pytest.mark.parametrize("heading", ["", "id,name\n", "LabelName,DisplayName\r\n", "\ufefflabel,name\n", "\ufeff"])
def test_a_heading_is_no_class_and_names_are_in_lower_case(tmp_path, heading):
    path = tmp_path / "class-descriptions.csv"
    path.write_bytes(f'{heading}/m/011k07,Tortoise\n\n/g/11,"Salt, pepper"\n/m/03, Human  foot \n'.encode())
    assert read_names(path) == ({b"/m/011k07": "tortoise", b"/g/11": "salt, pepper", b"/m/03": "human foot"}, [])


@pytest.mark.parametrize("line", ["/m/02", "/m/02,a,b", "tortoise,/m/02", '/m/02,"a', "/m/02,", "/m/02, "])
def test_a_line_that_is_no_class_is_told_by_its_number(tmp_path, line):
    path = tmp_path / "class-descriptions.csv"
    path.write_text(f"/m/01,Dog\n{line}\n/m/03,Cat\n")
    names, (reject,) = read_names(path)
    assert names == {b"/m/01": "dog", b"/m/03": "cat"}
    assert (reject.item, reject.reason) == ("openimages/class-descriptions.csv@2", "unreadable class")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=2))
def test_cells_come_back_as_a_csv_writer_wrote_them(cells):
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    assert [cell.decode() for cell in fields(line.getvalue().encode())] == cells


def test_a_class_has_all_sorts_below_it_wherever_it_stands(tmp_path):
    path = tmp_path / "hierarchy.json"
    path.write_text(
        '{"LabelName": "/m/0", "Subcategory": [{"LabelName": "/m/1", "Subcategory": [{"LabelName": "/m/2"}],'
        ' "Part": [{"LabelName": "/m/9"}]}, {"LabelName": "/m/3", "Subcategory": [{"LabelName": "/m/1"}]}]}'
    )
    sorts = read_sorts(path)
    assert sorts[b"/m/1"] == {b"/m/2"}
    assert sorts[b"/m/0"] == {b"/m/1", b"/m/2", b"/m/3"}
    assert b"/m/9" not in sorts


def test_relations_read_as_words_between_two_things():
    read = {word: relation(word) for word in "at holds Wears interacts_with inside_of talk_on_phone flies_over".split()}
    assert read == {
        "at": "at",
        "holds": "holding",
        "Wears": "wearing",
        "interacts_with": "interacting with",
        "inside_of": "inside",
        "talk_on_phone": "talking on",
        "flies_over": "flies over",
    }


def test_what_things_are_like_reads_after_is():
    read = [quality(said) for said in ("Wooden", "(made of)Textile", "Sit", "Lay", "Transparent")]
    assert read == ["wooden", "made of textile", "sitting", "lying", "transparent"]
