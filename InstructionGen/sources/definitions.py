"""Definitions of what may happen, by example: the source of ``implicit --define-json``.

A JSON file in the form that the field passes on, misspellings and all, or a list of such samples::

    {"sample0": {"original_caption": "A full glass of milk on a table.", "instuction": "What if a cat jumped up?",
                 "target_cation": "A cat beside a puddle of milk on a table.", "key_words": "cat, puddle"}}

The same keys in right spelling do as well. Each sample is an item, ``implicit/definition/sample0``: its captions are
the one before and the one after, and what is known of it is the instruction with its key words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError

from InstructionGen.answers import Consequence
from InstructionGen.checks.wording import words
from InstructionGen.errors import InputError
from InstructionGen.files import read_json
from InstructionGen.records import Item, Known, Reject
from InstructionGen.sources.source import Source, once

EXPECTED = '{"sample0": {"original_caption", "instuction", "target_cation", "key_words"}, …} or a list of such samples'
KEYS: Mapping[str, tuple[str, ...]] = {
    "input": ("original_caption", "original caption", "original", "input"),
    "edit": ("instuction", "instruction", "edit"),
    "output": ("target_cation", "target_caption", "target caption", "target", "output"),
    "key_words": ("key_words", "keywords", "key words", "keyword"),
}
"""Field -> what samples call it."""


def open_definitions(path: Path) -> Source:
    """An item a definition; a sample that is none, or that repeats another, is a reject.

    Raises:
        InputError: the file is missing or of another form.
    """
    found: object = read_json(path, object, EXPECTED)
    if isinstance(found, Mapping) and any(key in found for keys in KEYS.values() for key in keys):
        found = [found]  # one sample by itself
    if not isinstance(found, Mapping | Sequence) or isinstance(found, str) or not found:
        raise InputError(f"{path} holds no definitions; give {EXPECTED}")
    named = found.items() if isinstance(found, Mapping) else ((f"sample{at}", row) for at, row in enumerate(found))
    rows = once(_rows((str(name), row) for name, row in named))
    if not any(isinstance(row, Item) for row in rows):
        first = next(row for row in rows if isinstance(row, Reject))
        raise InputError(f"{path} holds no definitions ({first.reason}: {first.detail}); give {EXPECTED}")
    return Source("definitions", (path,), rows)


def _rows(named: Iterator[tuple[str, Any]]) -> Iterator[Item | Reject]:
    seen: dict[tuple[tuple[str, ...], ...], str] = {}
    for name, row in named:
        item = f"implicit/definition/{quote(name, safe='')}"
        if not isinstance(row, Mapping):
            yield Reject(item, "", "source", "not a sample", repr(row)[:80])
            continue
        fields = {field: _value(row, keys) for field, keys in KEYS.items()}
        if missing := [KEYS[field][0] for field, value in fields.items() if not value]:
            yield Reject(item, "", "source", "sample without all four texts", f"{', '.join(missing)} of {name}")
            continue
        try:
            Consequence(**fields)
        except ValidationError as error:
            yield Reject(item, "", "source", "text that cannot be printed", error.errors(include_url=False)[0]["msg"])
            continue
        key = tuple(words(value) for value in (fields["input"], fields["edit"], fields["output"]))
        if key in seen:
            yield Reject(item, "", "source", "repeats another definition", seen[key])
            continue
        seen[key] = name
        known = (Known(fields["edit"], fields["key_words"]),)
        yield Item(item, "definitions", captions=(fields["input"], fields["output"]), known=known)


def _value(row: Mapping[str, Any], keys: Sequence[str]) -> str:
    value = next((row[key] for key in keys if key in row), "")
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        value = ", ".join(value)
    return " ".join(value.split()) if isinstance(value, str) else ""
