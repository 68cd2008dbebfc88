"""Walking through long JSON: what comes piece by piece is what a JSON library reads whole."""

from __future__ import annotations

import json
import tracemalloc

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.errors import InputError
from InstructionGen.sources.walk import members, sections

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
INDENTS = st.sampled_from([None, 1])


def plain(raw):
    return json.loads(bytes(raw))


@given(st.dictionaries(st.text(), ANY_JSON), INDENTS)
def test_members_are_those_of_the_object(tmp_path_factory, whole, indent):
    path = tmp_path_factory.mktemp("object") / "t.json"
    path.write_text(json.dumps(whole, indent=indent))
    assert [(name, plain(raw)) for name, raw in members(path, "it")] == list(whole.items())


@given(st.dictionaries(st.text(), ANY_JSON), st.lists(ANY_JSON), st.lists(ANY_JSON), INDENTS)
def test_sections_are_the_lists_that_are_named(tmp_path_factory, others, first, second, indent):
    path = tmp_path_factory.mktemp("object") / "t.json"
    whole = {**others, "first": first, "middle": others, "second": second}
    path.write_text(json.dumps(whole, indent=indent, ensure_ascii=False).encode("utf-8", "replace").decode())
    whole = json.loads(path.read_text())
    got = [(name, plain(raw)) for name, raw in sections(path, ("first", "second"), "it")]
    expected = [(name, entry) for name in whole if name in ("first", "second") for entry in whole[name]]
    assert got == expected


@pytest.mark.parametrize("long", [1 << 19, (1 << 20) - 30, 1 << 20, 3 << 20])
def test_pieces_lie_across_the_chunks_of_a_file(tmp_path, long):
    entries = [{"a": "é}" * 1000, "b": {"c": [{}]}}, {"x": "x" * long}, 12345678, *({"n": n} for n in range(50_000))]
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"before": {"list": entries[:2]}, "list": entries, "after": [{"list": 1}] * 9}))
    assert [plain(raw) for _, raw in sections(path, ("list",), "it")] == entries


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("[]", "is not it: it is a list"),
        ("{}", "it has no list"),
        ('{"list": 3}', "its list are no list"),
        ('{"list": [{"a": 1}', "cut off"),
        ('{"list": [{"a": 1}, {"a"', "cut off"),
        ('{"list": [{"a": 1}]', "cut off"),
        ('{"list"', "cut off"),
        ('{"list": [{"a": 1},]}', "a comma behind the last"),
        ('{"list": [{"a": 1} {"a": 2}]}', "no comma before it"),
        ('{"list": [{a: 1}]}', "is not JSON"),
        ('{"list": []} {"more": 1}', "goes on behind its end"),
        ('{"list": [' + "[" * 100_000 + "]" * 100_000 + "]}", "nested too deeply"),
        ("a caption\n", "is not JSON"),
        ("https://example.org/1.jpg\n", "list of URLs"),
        ('{"list": ["caf\u00e9"]}'.encode("latin-1"), "not UTF-8"),
        (b"\x1f\x8b\x08\0", "is compressed"),
    ],
)
def test_a_file_that_is_none_is_told_in_one_line(tmp_path, content, says):
    path = tmp_path / "t.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=says) as told:
        list(sections(path, ("list",), "it"))
    assert "\n" not in str(told.value)
    assert str(path) in str(told.value)


def test_what_is_passed_over_is_never_held(tmp_path):
    path = tmp_path / "t.json"
    entry = json.dumps({"outline": [float(n) for n in range(100)], "name": "lamp"})
    path.write_text('{"passed": [' + ",".join([entry] * 24_000) + '], "list": [' + ",".join([entry] * 24_000) + "]}")
    tracemalloc.start()
    names = sum(msgspec.json.decode(raw)["name"] == "lamp" for _, raw in sections(path, ("list",), "it"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert names == 24_000
    assert path.stat().st_size > 24 << 20
    assert peak < 12 << 20
