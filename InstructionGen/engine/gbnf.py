"""A JSON schema as a grammar that llama.cpp can keep to, and whose every text is valid JSON.

The schema itself is translated by llama-cpp-python. Three things are set right around it:

* It copies a pattern between two quotes as if the text there were the string. But what stands there is JSON: a quote, a
  backslash or a line break that the pattern admits would end the string or spoil it. Patterns are rewritten for what
  JSON writes.
* Strings without a pattern may hold raw control characters.
* Spaces are left to chance. Here they are where ``json.dumps`` puts them, as in a card's examples.

GBNF: https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

RULES = {"space": '""', "char": r'[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\U0010ffff] | "\\" ["\\/bfnrt]'}
"""Rules that every grammar of the library has or may have, and what they should be."""

SPACED = {'":" space': '": "', '"," space': '", "'}

PART = re.compile(r"\[\^?(?:\\.|[^\]\\])+\]|\{[\d, ]*\}|\\.|.", re.DOTALL)
"""A class, a count, an escaped character or a character of a pattern."""

MEMBER = re.compile(r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[^a-zA-Z0-9]|\\[trn]|[^\\]", re.DOTALL)
"""A character of a class."""

AS_IS = [(0x20, 0x21), (0x23, 0x5B), (0x5D, 0xD7FF), (0xE000, 0x10FFFF)]
"""Code points that JSON writes as they are, first and last: no control characters, quotes, backslashes or halves of
pairs. What is beyond them comes from bytes that are no character."""

ESCAPES = {'"': r"\\[\"]", "\\": r"\\[\\]", "\n": r"\\n", "\t": r"\\t"}
"""A character that JSON escapes -> a pattern for how it is written."""

PLAIN = {r"\d": "[0-9]", r"\w": "[a-zA-Z0-9_]", r"\s": "[ ]", r"\.": "[.]", r"\-": "-", r"\/": "/"}
"""Escapes of patterns that the library would hand on to GBNF, which does not know them."""

Ranges = list[tuple[int, int]]


def grammar_of(schema: Mapping[str, Any]) -> str:
    """The grammar, in GBNF, with ``root`` for the whole answer.

    Raises:
        ValueError: the schema has something that cannot be written so.
    """
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    try:
        grammar = json_schema_to_gbnf(json.dumps(_rewritten(schema)))
    except (AssertionError, KeyError, TypeError) as error:
        raise ValueError(f"llama.cpp has no grammar for the answer's schema: {error}") from error
    for loose, fixed in SPACED.items():
        grammar = grammar.replace(loose, fixed)
    rules = (line.partition(" ::= ") for line in grammar.splitlines())
    return "\n".join(f"{name} ::= {RULES.get(name, rule)}" for name, _, rule in rules)


def _rewritten(part: Any) -> Any:
    """A schema with the patterns of its strings rewritten."""
    if isinstance(part, list):
        return [_rewritten(inner) for inner in part]
    if not isinstance(part, Mapping):
        return part
    whole = {name: _rewritten(inner) for name, inner in part.items()}
    if part.get("type") == "string" and isinstance(part.get("pattern"), str):
        whole["pattern"] = as_written(part["pattern"])
    return whole


def as_written(pattern: str) -> str:
    """The pattern of the JSON between a string's quotes, from the pattern of the string.

    Raises:
        ValueError: it does not hold from beginning to end, or has something that GBNF has not.
    """
    if not (pattern.startswith("^") and pattern.endswith("$")):
        raise ValueError(f"llama.cpp needs a pattern from ^ to $, and this is {pattern}")
    return f"^{''.join(map(_part_as_written, PART.findall(pattern[1:-1])))}$"


def _part_as_written(part: str) -> str:
    if part.startswith("[") or part == ".":
        return _class_as_written(part if part != "." else r"[^\n\r]")
    if part in ('"', r"\\"):
        return ESCAPES[part[-1]]
    if part.startswith("\\") and part[1] not in "[]()|{}*+?":
        if part not in PLAIN:
            raise ValueError(f"llama.cpp cannot keep to a pattern with {part}")
        return PLAIN[part]
    return part


def _class_as_written(part: str) -> str:
    """A class of characters: those that JSON writes as they are, and the escapes of the others."""
    named = _ranges(part[1:-1].removeprefix("^"), part)
    barred = named if part.startswith("[^") else _without([(0, 0x10FFFF)], named)
    written = [f"{_code(low)}-{_code(high)}" for low, high in _without(AS_IS, barred)]
    escapes = [text for char, text in ESCAPES.items() if not any(low <= ord(char) <= high for low, high in barred)]
    ways = [f"[{''.join(written)}]", *escapes] if written else escapes
    if not ways:
        raise ValueError(f"llama.cpp cannot write any character of {part}")
    return f"({'|'.join(ways)})" if escapes else ways[0]


def _ranges(inner: str, part: str) -> Ranges:
    """The code points that a class names, first and last."""
    members = MEMBER.findall(inner)
    if "".join(members) != inner:
        raise ValueError(f"llama.cpp cannot keep to a pattern with {part}")
    found: Ranges = []
    at = 0
    while at < len(members):
        ranged = at + 2 < len(members) and members[at + 1] == "-"
        found.append((_point(members[at]), _point(members[at + 2 if ranged else at])))
        at += 3 if ranged else 1
    return found


def _point(member: str) -> int:
    if len(member) > 2:
        return int(member[2:], 16)
    return ord({"\\t": "\t", "\\r": "\r", "\\n": "\n"}.get(member, member[-1]))


def _code(point: int) -> str:
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _without(ranges: Ranges, barred: Ranges) -> Ranges:
    """Ranges less others."""
    for low, high in barred:
        halves = (
            half for first, last in ranges for half in ((first, min(last, low - 1)), (max(first, high + 1), last))
        )
        ranges = [(first, last) for first, last in halves if first <= last]
    return ranges
