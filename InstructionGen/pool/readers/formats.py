"""The formats of class lists, and the one way in: ``read_rows``."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.readers import lines, objects, tables
from InstructionGen.pool.readers.rows import Row, What, unreadable
from InstructionGen.pool.readers.synsets import read_nouns, read_synsets
from InstructionGen.pool.readers.taxa import read_taxa

Reader = Callable[[Path, str, What], Iterator[Row]]

FORMATS: Mapping[str, Reader] = {
    "txt": lines.read_txt,
    "numbered": lines.read_numbered,
    "scenes": lines.read_scenes,
    "pets": lines.read_pets,
    "csv": tables.read_csv,
    "tencent": tables.read_tencent,
    "strings": objects.read_strings,
    "json": objects.read_json,
    "label-sets": objects.read_label_sets,
    "backgrounds": objects.read_backgrounds,
    "synsets": read_synsets,
    "wordnet": read_nouns,
    "taxa": read_taxa,
}
"""Format -> what reads it. Each reads as it goes and holds one row at a time."""


def read_rows(path: Path, form: str = "", source: str = "own", what: What = "objects") -> Iterator[Row]:
    """The rows of a class list in the file's order, those that give no name as ``Unread``.

    Args:
        path: The file.
        form: One of ``FORMATS``; empty to see from the file whether it is JSON, a table or lines.
        source: What rows say they come from.
        what: What rows name, unless the file says so itself.

    Raises:
        UnknownName: There is no such format.
        InputError: The file cannot be read, or is of another format altogether.
    """
    form = form or _guessed(path)
    if form not in FORMATS:
        raise UnknownName("format of a class list", form, FORMATS)
    return FORMATS[form](path, source, what)


def _guessed(path: Path) -> str:
    """The generic format of a file that does not say: by its ending, or else by its first letter."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise unreadable(path, error) from None
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start:
        raise InputError(f"{path} is no UTF-8 text; convert it to a txt, csv or json file first")
    if not start.strip():
        raise InputError(f"{path} is empty; give a txt, csv or json file with names")
    if start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"[", b"{"):
        return "json"
    return "csv" if path.suffix.lower() in (".csv", ".tsv") else "txt"
