"""InstructPix2Pix's edits: the source called ``instructpix2pix``.

What is to be edited is their captions before the edit::

    {"input": "A farmhouse beside a lake", "edit": "make it winter", "output": "A farmhouse beside a frozen lake",
     "url": "https://example.org/1.jpg"}

As lines of JSON or as a list; ``caption`` stands for ``input`` in some, and what this tool writes has ``image_file``.
Also as a table (Parquet, csv, tsv, a folder of shards) with these columns, or with ``original_prompt, edit_prompt,
edited_prompt``. Ids are the numbers of the rows.

Format: https://github.com/timothybrooks/instruct-pix2pix#generated-dataset
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.opening import head, packed
from InstructionGen.sources.parquet import MAGIC
from InstructionGen.sources.shards import SHARDS, open_table, shards_of, stem
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.tables import Malformed, Table, plain
from InstructionGen.sources.tidying import fit_captions, shown, sound

EXPECTED = "InstructPix2Pix's edits (lines of {input, edit, output}, or a table with these columns)"
UNREADABLE = "unreadable entry"
INPUTS = ("input", "original_prompt", "caption", "original_caption", "input_caption")
EDITS = ("edit", "edit_prompt", "output", "edited_prompt", "instruction", "edit_instruction")
"""One of these tells a table of edits from one of captions."""
IMAGES = ("image_file", "image", "url", "original_image")


class _Edit(msgspec.Struct):
    input: str | None = None
    caption: str | None = None
    original_prompt: str | None = None
    image_file: str | None = None
    image: str | None = None
    url: str | None = None


def read(path: Path) -> Source:
    """One item an edit, with its caption before the edit, as a stream. Raises ``InputError`` for another file."""
    if is_table(path):
        return _read_tables(path)
    entries = Entries(path, EXPECTED)
    rows = Streamed(partial(_rows, entries))
    if all(isinstance(row, Reject) and row.reason == UNREADABLE for row in rows):
        raise InputError(f"{path} holds no edits; give {EXPECTED}")
    return Source("instructpix2pix", (path,), rows, entries.total)


def is_table(path: Path) -> bool:
    """Whether a path is read as a table: by what it holds, or by what a table's name ends with."""
    if path.is_dir() or path.name.lower().endswith(SHARDS):
        return True
    first = head(path)
    return first.startswith(MAGIC) or packed(first)


def edit_columns(columns: Sequence[str]) -> tuple[str, str | None] | None:
    """Of a table's columns those of its captions before the edit and of its pictures; ``None`` if it has no edits."""
    named = {plain(column): column for column in columns}
    before = next((named[name] for name in INPUTS if name in named), None)
    if before is None or not any(name in named for name in EDITS):
        return None
    return before, next((named[name] for name in IMAGES if name in named), None)


def _read_tables(path: Path) -> Source:
    tables = [open_table(shard, frozenset((*INPUTS, *EDITS)), EXPECTED) for shard in shards_of(path)]
    found: list[tuple[Table, str, list[str]]] = []
    for table in tables:
        columns = edit_columns(table.columns)
        if columns is None or not table.is_text(columns[0]):
            raise InputError(f"{table.path} is not {EXPECTED}; it has: {', '.join(table.columns)}")
        before, image = columns
        prefix = "instructpix2pix/" if table.path == path else f"instructpix2pix/{stem(table.path)}/"
        found.append((table, prefix, [before, image] if image and table.is_text(image) else [before]))
    totals = [table.total for table in tables]
    if not any(total is None or total for total in totals):
        raise InputError(f"{path} has columns and no rows; give {EXPECTED}")
    total = None if None in totals else sum(filter(None, totals))
    files = tuple(table.path for table in tables)
    return Source("instructpix2pix", files, Streamed(partial(_table_rows, found)), total)


def _table_rows(tables: Sequence[tuple[Table, str, list[str]]]) -> Iterator[Item | Reject]:
    for table, prefix, columns in tables:
        for number, cells in enumerate(table.rows(columns)):
            name = f"{prefix}{number}"
            if isinstance(cells, Malformed):
                yield Reject(name, "", "source", UNREADABLE, f"{cells.place}: {shown(cells.fault)}")
            else:
                yield _item(name, *cells)


def _rows(entries: Entries) -> Iterator[Item | Reject]:
    for number, entry in enumerate(entries):
        name = f"instructpix2pix/{number}"
        if isinstance(entry, Unread):
            yield Reject(name, "", "source", UNREADABLE, f"{entry.place}: {shown(entry.fault)}")
            continue
        try:
            edit = msgspec.convert(entry, _Edit)
        except msgspec.ValidationError as error:
            yield Reject(name, "", "source", UNREADABLE, shown(error))
            continue
        texts = (edit.input, edit.original_prompt, edit.caption)
        before = next((text for text in texts if text is not None), None)
        if before is None:
            yield Reject(name, "", "source", UNREADABLE, "no input")
        else:
            yield _item(name, before, edit.image_file or edit.image or edit.url)


def _item(name: str, before: object, image: object = None) -> Item | Reject:
    captions, fault = fit_captions([before] if isinstance(before, str) else [])
    picture = image.strip() if isinstance(image, str) else ""
    if fault or not sound(picture):
        return Reject(name, "", "source", fault or "not UTF-8", shown(before or ""))
    return Item(name, "instructpix2pix", picture or None, captions)
