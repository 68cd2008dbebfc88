"""Tables of text: what parts their cells, whether quotation marks count, and what a spoilt row costs."""

from __future__ import annotations

import gzip
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.sources.delimited import MOST_LINES, Delimited
from InstructionGen.sources.opening import LONGEST
from InstructionGen.sources.tables import Malformed

KNOWN = frozenset({"caption", "url"})


@pytest.fixture
def table(tmp_path):
    def opened(content, name="t.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Delimited(path, KNOWN, "a table")

    return opened


def rows(table, *wanted):
    return list(table.rows(wanted or table.columns))


def test_the_separator_is_what_the_file_has_and_not_what_its_name_says(table):
    assert rows(table("caption\turl\na, b\tx\n", "t.csv")) == [("a, b", "x")]
    assert rows(table('caption,url\n"a, b",x\n', "t.tsv")) == [("a, b", "x")]


def test_the_wanted_cells_come_in_the_wanted_order(table):
    assert rows(table("n,URL,Caption\n1,x,a\n"), "Caption", "n") == [("a", "1")]


def test_quotation_marks_between_tabs_stand_for_themselves_unless_a_csv_writer_put_them_there(table):
    assert rows(table('caption\turl\na 5" pot\tx\n"Stop" sign\ty\n')) == [('a 5" pot', "x"), ('"Stop" sign', "y")]
    assert rows(table('caption\turl\n"a 5"" pot"\tx\nplain\ty\n')) == [('a 5" pot', "x"), ("plain", "y")]


def test_a_cell_of_a_csv_may_go_on_over_lines(table):
    assert rows(table('caption,url\n"a\nb",x\nc,y\n')) == [("a\nb", "x"), ("c", "y")]


def test_a_row_of_another_width_is_named_by_its_line(table):
    found = rows(table("caption,url\na,x\n\nb\nc,y,z\nd,w\n"))
    assert found == [
        ("a", "x"),
        Malformed("line 4", "1 cells where there are 2 columns"),
        Malformed("line 5", "3 cells where there are 2 columns"),
        ("d", "w"),
    ]


@pytest.mark.parametrize("between", [0, 3, MOST_LINES * 3])
def test_a_stray_quotation_mark_costs_its_own_row_alone(table, between):
    lines = [f"a{number},x\n" for number in range(between)]
    found = rows(table("".join(['caption,url\nfirst,x\n"stray,x\n', *lines, '"last",x\n'])))
    assert [row for row in found if not isinstance(row, Malformed)] == [
        ("first", "x"),
        *((f"a{number}", "x") for number in range(between)),
        ("last", "x"),
    ]
    (spoilt,) = (row for row in found if isinstance(row, Malformed))
    assert spoilt.place == "line 3"


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_alone(table):
    found = rows(table('caption,url\na,x\n"stray,x\nb,x\n'))
    assert [row[0] for row in found] == ["a", "line 3", "b"]


def test_a_line_beyond_all_measure_is_no_row(table):
    for separator in ",\t":
        lines = ["caption,url", "a,x", "b" * (2 * LONGEST) + ",x", "c,x", '"d,x', "e" * LONGEST, "f,x\n"]
        found = rows(table("\n".join(lines).replace(",", separator)))
        assert found[:3] == [("a", "x"), Malformed("line 3", "more than 1,048,576 letters"), ("c", "x")]
        assert found[-2:] == [Malformed("line 6", "more than 1,048,576 letters"), ("f", "x")]


def test_a_byte_that_is_no_utf8_spoils_its_cell_alone(table):
    found = rows(table(b"caption,url\ncaf\xe9,x\na,x\nb,x\n"))
    assert found == [("caf\udce9", "x"), ("a", "x"), ("b", "x")]


def test_line_ends_and_marks_of_other_systems_are_no_part_of_cells(table):
    assert rows(table(b"\xef\xbb\xbfcaption\turl\r\na\tx\r\n")) == [("a", "x")]
    assert rows(table(b"\xef\xbb\xbfcaption,url\r\na,x\r\n")) == [("a", "x")]


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("a dog\thttps://example.org/1\ntext\thttps://example.org/2\n", ("caption", "url")),
        ("text\thttps://example.org/2\n", ("caption", "url")),
        ("https://example.org/1\ta dog\n", ("url", "caption")),
        ("a dog,https://example.org/1\n", ("caption", "url")),
        (
            "a dog\thttps://example.org/1\tdog,animal\t/m/0\t0.9,0.8\n",
            ("caption", "url", "column 3", "column 4", "column 5"),
        ),
    ],
)
def test_a_table_without_heading_is_known_by_its_addresses(table, content, columns):
    found = table(content)
    assert found.columns == columns
    assert len(rows(found)) == content.count("\n")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("https://example.org/1,2\nhttps://example.org/2\n", "list of URLs without captions"),
        ("https://example.org/1\thttps://example.org/2 \n", "list of URLs without captions"),
        ("a dog,a cat\nb,c\n", r"no column of its first row is known \(a dog, a cat\); name one with caption_column"),
        ("url;caption\nx;a\n", r"known \(url;caption\)"),
        ('"a dog\n', "first row cannot be read"),
        ("caption,url\na,x\n".encode("utf-16"), "not UTF-8 text; convert it first"),
        ("caption,url\n" + "café,x\n" * 3, None),
        (("caption,url\n" + "café,x\n" * 3).encode("latin-1"), "not UTF-8 text; convert it first"),
        (b"a" * (LONGEST + 1), "first line has more than"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not UTF-8"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(table, tmp_path, content, says):
    if says is None:
        assert len(rows(table(content))) == 3
        return
    with pytest.raises(InputError, match=says) as told:
        table(content)
    assert "\n" not in str(told.value)
    assert str(tmp_path) in str(told.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match="no file at"):
        Delimited(tmp_path / "none.csv", KNOWN, "a table")


def test_compressed_text_is_read_whatever_its_name_and_told_where_it_is_cut_off(table):
    packed = gzip.compress(b"caption,url\n" + b"".join(b"dog %d,x\n" % number for number in range(100_000)))
    assert len(rows(table(packed, "t.csv"))) == 100_000
    with pytest.raises(InputError, match=r"t\.csv is cut off or damaged"):
        rows(table(packed[:-5000], "t.csv"))


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs", "Cc"]))] * 2), min_size=1))
def test_what_a_csv_writer_writes_comes_back(tmp_path_factory, written):
    import csv

    file = StringIO(newline="")
    csv.writer(file).writerows([("caption", "url"), *written])
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_text(file.getvalue(), newline="")
    assert rows(Delimited(path, KNOWN, "a table")) == written
