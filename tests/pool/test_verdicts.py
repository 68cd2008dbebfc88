"""Verdicts on concepts, as persons, spreadsheets and engines write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.pool.verdicts import read_sheet, read_verdicts


@pytest.fixture
def written(tmp_path: Path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "verdicts.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_yes_and_no_are_read_and_an_empty_verdict_says_nothing(written):
    path = written("name,category,verdict,reason\ndog,animal,yes,\njustice,thing,no,abstract\nfog,nature,,\n")
    assert read_verdicts(path) == {"dog": True, "justice": False}
    assert read_sheet(path) == {"dog": True, "justice": False, "fog": None}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *((word, True) for word in ("yes", "YES", "Y", "1", "true", " True ")),
        *((word, False) for word in ("no", "No", "n", "0", "FALSE")),
    ],
)
def test_a_verdict_has_several_spellings(written, word, meant):
    assert read_verdicts(written(f"name,verdict\ndog,{word}\n")) == {"dog": meant}


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbfname,category,verdict,reason\r\nTeddy_Bear,toy,no,"soft, and small"\r\n',
        b'\xef\xbb\xbfname;category;verdict;reason\r\nteddy bear;toy;no;"soft; and small"\r\n',
        b"name\tcategory\tverdict\treason\nteddy bear\ttoy\tno\t\n",
        b"verdict,reason,seen by,Name\nno,,me,teddy  bear\n",
        b' "Name" , "Verdict"\n"teddy bear","no"\n'.replace(b' "', b'"').replace(b'" ', b'"'),
        b"\n\nname,verdict\n\nteddy bear,no\n,\n",
        b'name,reason,verdict\nteddy bear,"two\nlines",no\n',
        b"name,verdict,reason\nteddy bear,no,soft, small\n",
        b"name,verdict\rteddy bear,no\r",
    ],
)
def test_what_spreadsheets_and_hands_write_is_understood(written, content):
    assert read_verdicts(written(content)) == {"teddy bear": False}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("dog,yes\n", "line 1 does not name the columns; write there: name,category,verdict,reason"),
        ("name,category\ndog,animal\n", "line 1 does not name the columns"),
        ("name,verdict\ndog,yes\ncat,maybe\n", "line 3: 'maybe' is no verdict; write yes or no, or leave it empty"),
        ('name,reason,verdict\ndog,"two\nlines",yes\ncat,,perhaps\n', "line 4: 'perhaps'"),
        ("name,verdict\ndog,yes\n,no\n", "line 3: no concept is named; write its name"),
        ("name,verdict\ndog,yes\ncat,yes\nDOG,no\n", "line 4: 'dog' has another verdict in line 2"),
        ('name,verdict,reason\ndog,yes,\ncat,no,"it is\n', "line 3: unexpected end of data; close its quotation marks"),
        (b"name,verdict\ncaf\xe9,no\n", "not UTF-8"),
    ],
)
def test_a_wrong_row_is_one_line_that_says_where_and_what_to_write(written, content, says):
    with pytest.raises(InputError) as told:
        read_verdicts(written(content))
    assert says in str(told.value)
    assert "verdicts.csv" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_name_may_come_again_with_the_same_verdict_or_with_none(written):
    assert read_verdicts(written("name,verdict\ndog,\ndog,no\nDog,n\ndog,\n")) == {"dog": False}


def test_an_apostrophe_against_formulas_is_no_part_of_a_name(written):
    assert read_verdicts(written("name,verdict\n'-ism,no\n'tis,yes\n")) == {"-ism": False, "'tis": True}


@given(text=st.text(st.characters(codec="utf-8"), max_size=80), delimiter=st.sampled_from(",;\t"))
def test_any_text_is_read_or_refused_in_one_line(tmp_path_factory, text, delimiter):
    path = tmp_path_factory.mktemp("wild") / "verdicts.csv"
    path.write_bytes(f"name{delimiter}verdict\n{text}".encode())
    try:
        assert all(name and isinstance(verdict, bool) for name, verdict in read_verdicts(path).items())
    except InputError as told:
        assert len(str(told).splitlines()) == 1  # noqa: PT017


@given(st.dictionaries(st.text("abc é\"',;\n", min_size=1).filter(str.strip), st.sampled_from(["yes", "no", ""])))
def test_what_a_csv_writer_wrote_is_read_again(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheets") / "verdicts.csv"
    names = {" ".join(name.split()): verdict for name, verdict in rows.items()}
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("name", "category", "verdict", "reason"), *((n, "", v, "") for n, v in names.items())])
    path.write_text(text.getvalue(), newline="")
    assert read_verdicts(path) == {name: verdict == "yes" for name, verdict in names.items() if verdict}
