"""Schemas as grammars for llama.cpp."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.engine.gbnf import as_written, grammar_of

pytest.importorskip("llama_cpp")


PATTERNS = [
    r"^[^\x00-\x1f\x7f\u2028\u2029]+$",
    r"^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\uffff]{1,8}$",
    r'^["a-c\\]*$',
    r"^.{0,3}$",
    r"^(red|blue) [a-z-]+$",
    r'^"\w+"$',
    r"^\d{4}\.\d$",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_a_pattern_holds_for_a_string_when_the_rewritten_one_holds_for_its_json(
    pattern: str, data: st.DataObject
) -> None:
    anything = st.text('"\\ab cé\u2028\U0001f415-\x07', max_size=10)
    text = data.draw(st.one_of(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="utf-8")), anything))
    written = json.dumps(text, ensure_ascii=False)[1:-1]
    narrower = r"\w" in pattern or "\\d" in pattern  # letters and digits of ASCII only
    holds = re.fullmatch(pattern, text, re.ASCII if narrower else 0) is not None
    # Of what JSON escapes, only quotes, backslashes, tabs and line breaks are written at all.
    if not re.search(r"[\x00-\x08\x0b-\x1f]", text):
        assert (re.fullmatch(as_written(pattern), written) is not None) == holds


def test_escapes_that_the_grammar_does_not_know_are_spelt_out() -> None:
    assert as_written(r"^\d{4}\.\d$") == "^[0-9]{4}[.][0-9]$"


@pytest.mark.parametrize("pattern", ["abc", "^abc", r"^a\b$", r"^[\d]+$", r"^\p{L}$"])
def test_a_pattern_that_cannot_be_kept_to_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"llama\.cpp"):
        as_written(pattern)


def test_spaces_are_where_json_dumps_puts_them() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}},
        "required": ["a", "b"],
    }
    rules = dict(line.split(" ::= ", 1) for line in grammar_of(schema).splitlines())
    assert rules["space"] == '""'
    assert rules["root"].startswith('"{" space a-kv ", " b-kv')
    assert rules["a-kv"] == r'"\"a\"" space ": " string'
    assert rules["char"].startswith(r"[\x20\x21\x23-\x5b")


def test_a_schema_without_a_grammar_is_refused() -> None:
    with pytest.raises(ValueError, match="no grammar"):
        grammar_of({"type": "object", "properties": {"a": {"type": "colour"}}})
