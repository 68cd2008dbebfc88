"""A source with only those pictures that a list names.

The list may be a text with a name a line, a table with a column such as ``image``, or JSON: a list of names, or what
LLaVA trains with, of which each entry's ``image`` is wanted::

    [{"id": "000000033471", "image": "coco/train2017/000000033471.jpg", "conversations": […]}, …]

Names are compared as ``picture_key`` reads them, so it does not matter in which folder a picture lies. Rows that the
source rejects come through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.columns import NAMES, column_for
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.opening import head, next_line, open_text, reading
from InstructionGen.sources.parquet import MAGIC
from InstructionGen.sources.pictures import picture_key
from InstructionGen.sources.shards import open_table
from InstructionGen.sources.source import Source
from InstructionGen.sources.tables import Malformed, plain

EXPECTED = "a list of pictures: a name a line, a table with a column image, or JSON whose entries have an image"

_COLUMNS = frozenset(NAMES["image"].split())
_COCO_DIGITS = 12


class Wanted:
    """Which rows of a source are wanted, and how many were found.

    Nothing of the source is read before the rows of ``source`` are asked for.

    Args:
        source: One whose rows can be read more than once.
        path: The list.

    Raises:
        InputError: The list cannot be read, or names no picture.
    """

    def __init__(self, source: Source, path: Path) -> None:
        self._rows, self._path = source.rows, path
        self.without = 0
        """Entries of the list that name no picture."""
        self._names = {key for name in self._listed() for key in _keys(name)}
        if not self._names:
            raise InputError(f"{path} names no picture; give {EXPECTED}")
        self.named = len({key.lstrip("0") for key in self._names})
        """Pictures that the list names. A bare number is looked for with COCO's noughts and without, and is one."""
        self.kept = 0
        """Items that were kept so far."""
        self._found: set[str] = set()
        self.source = replace(
            source, files=(*source.files, path), rows=self, total=None, told=(*source.told, self.told)
        )
        """What is kept, in its order, as a source of the same name."""

    def __iter__(self) -> Iterator[Item | Reject]:
        self.kept, self._found = 0, set()
        for row in self._rows:
            key = picture_key((row.image or "") if isinstance(row, Item) else row.item)
            if key and key in self._names:
                self._found.add(key.lstrip("0"))
                self.kept += isinstance(row, Item)
                yield row
            elif isinstance(row, Reject):
                yield row

    @property
    def missing(self) -> int:
        """Pictures that are named and were not met so far."""
        return self.named - len(self._found)

    def told(self) -> str:
        """One line: how many are kept, and how many are wanted and not there."""
        without = f" ({self.without:,} entries of {self._path.name} name none)" if self.without else ""
        return (
            f"wanted: {self.named:,} pictures{without}; {self.kept:,} items kept, "
            f"{self.missing:,} pictures wanted and not met"
        )

    def _listed(self) -> Iterator[str]:
        first = head(self._path).removeprefix(b"\xef\xbb\xbf").lstrip()
        if first.startswith((b"[", b"{")):
            yield from self._entries()
            return
        if first.startswith(MAGIC) or _is_table(first):
            table = open_table(self._path, _COLUMNS, EXPECTED)
            if (column := column_for(table, "image")) is None:
                raise InputError(f"{self._path} has no column of pictures (image); it has: {', '.join(table.columns)}")
            for cells in table.rows([column]):
                yield from self._name(None if isinstance(cells, Malformed) else cells[0])
            return
        with reading(self._path), open_text(self._path) as file:
            while line := next_line(file):
                if line.strip():
                    yield line.strip()

    def _entries(self) -> Iterator[str]:
        for entry in Entries(self._path, EXPECTED):
            if isinstance(entry, dict):
                image: Any = next((entry[name] for name in ("image", *NAMES["image"].split()) if name in entry), None)
                yield from self._name(image)
            else:
                yield from self._name(None if isinstance(entry, Unread) else entry)

    def _name(self, value: object) -> Iterator[str]:
        """A name, or several in a list; a number is one, and a truth is none."""
        for one in value if isinstance(value, list) and value else [value]:
            if isinstance(one, str | int) and not isinstance(one, bool) and str(one).strip():
                yield str(one)
            else:
                self.without += 1


def _keys(name: str) -> Iterator[str]:
    key = picture_key(name)
    yield key
    if key.isdecimal() and key == name.strip():
        yield key.zfill(_COCO_DIGITS)  # a bare number is COCO's as well


def _is_table(first: bytes) -> bool:
    heading = first.partition(b"\n")[0].decode("utf-8", "replace").replace("\t", ",")
    return any(plain(cell.strip('"\r')) in _COLUMNS for cell in heading.split(","))
