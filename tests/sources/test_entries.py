"""JSON of many entries: a list or lines, read as a stream; what is cut off or spoilt is named."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.sources.entries import Entries, Unread

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.fixture
def opened(tmp_path):
    def written(content):
        path = tmp_path / "t.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Entries(path, "captions")

    return written


@given(st.lists(ANY_JSON, min_size=1), st.sampled_from([None, 1]))
def test_a_list_gives_what_a_json_library_reads(tmp_path_factory, entries, indent):
    path = tmp_path_factory.mktemp("list") / "t.json"
    path.write_text(json.dumps(entries, indent=indent))
    opened = Entries(path, "captions")
    assert list(opened) == list(opened) == entries
    assert opened.total == len(entries)


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_a_list_is_read_across_the_chunks_of_its_file(opened, over):
    entries = [{"a": "é" * 1000}, 12345678, "x" * ((1 << 20) - 1030 + over), 87654321, {"b": "x" * (1 << 21)}, 5]
    assert list(opened(json.dumps(entries, ensure_ascii=False))) == entries


def test_lines_are_read_one_by_one_and_a_spoilt_one_is_named_by_its_number(opened):
    entries = opened(
        b'\xef\xbb\xbf{"a": 1}\r\n\n{"a": 2,}\n{"a": "caf\xe9"}\n' + b"[" * 100_000 + b'\n{"a": 3}\n{"a": 4'
    )
    assert [entry if isinstance(entry, dict) else entry.place for entry in entries] == [
        {"a": 1},
        "line 3",
        "line 4",
        "line 5",
        {"a": 3},
        "line 7",
    ]
    assert entries.total is None
    assert Unread("line 4", "not UTF-8") in list(entries)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("[]", "is an empty list"),
        ('[{"a": 1}, {"a": "x', "cut off"),
        ('[{"a": 1},', "cut off"),
        ('[{"a": 1}', "cut off"),
        ("[", "cut off"),
        ('[{"a": 1} {"a": 2}]', "entry 2: no comma before it"),
        ('[{"a": 1}, {a: 2}]', "entry 2: "),
        ('[{"a": 1},]', "entry 2: "),
        ('[{"a": 1}] {"b": 2}', "goes on behind its list"),
        ("[" * 100_000, "nested too deeply|cut off"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ('{\n "a": 1\n}', "neither a list nor a line of JSON an entry"),
        ("a caption\n", "is not JSON"),
        ("https://example.org/1.jpg\n", "list of URLs without captions; give captions"),
        ('["caf\u00e9"]'.encode("latin-1"), "not UTF-8"),
        ('[{"a": 1}]'.encode("utf-16"), "not UTF-8"),
        (b"\x1f\x8b\x08\0", "is compressed; unpack it first"),
    ],
)
def test_a_file_that_is_neither_is_told_in_one_line(opened, tmp_path, content, says):
    with pytest.raises(InputError, match=says) as told:
        opened(content)
    assert "\n" not in str(told.value)
    assert str(tmp_path) in str(told.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(InputError, match="no file at"):
        Entries(tmp_path / "none.json", "captions")
    with pytest.raises(InputError, match="is a folder"):
        Entries(tmp_path, "captions")


@pytest.mark.parametrize(("between", "around"), [(",\n", "[]"), ("\n", ("", ""))])
def test_a_long_file_is_never_held(opened, between, around):
    entry = json.dumps({"image": "1.jpg", "caption": "A lamp on a desk by the window"})
    entries = opened(around[0] + between.join([entry] * 300_000) + around[1])
    tracemalloc.start()
    assert sum(1 for _ in entries) == 300_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20
