"""Which source a file or folder is of, by what is in it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from InstructionGen.sources.openimages import is_pictured
from InstructionGen.sources.opening import head
from InstructionGen.sources.parquet import MAGIC, Parquet
from InstructionGen.sources.pix2pix import EDITS, INPUTS, edit_columns, is_table

_FIRST = 1 << 20
"""Bytes that hold the first line, if the file has a line an entry."""


def guess(path: Path) -> str:
    """The name of the source that most likely reads it, which then says what is wrong where it cannot.

    Raises:
        InputError: there is no such file, or it is empty.
    """
    if path.is_dir():
        return _of_folder(path)
    first = head(path, _FIRST).removeprefix(b"\xef\xbb\xbf").lstrip()
    if first.startswith(MAGIC):
        return "instructpix2pix" if edit_columns(Parquet(path).columns) else "laion"
    if is_pictured(path):
        return "openimages"
    if is_table(path):
        return "laion"
    return _of_text(first, path.suffix.lower())


def _of_folder(path: Path) -> str:
    if (path / "run.json").exists() or any(path.glob("records-*.jsonl")):
        return "records"
    return "openimages" if is_pictured(path) else "laion"


def _of_text(first: bytes, suffix: str) -> str:
    if first.startswith(b"["):
        return "llava595"
    if first.startswith(b"{"):
        return _of_line(first)
    return "mscoco" if suffix == ".json" else "laion"


def _of_line(first: bytes) -> str:
    """Of a file whose first line is one entry; ``mscoco`` where it is not, as then the file is one object."""
    try:
        entry = msgspec.json.decode(first.partition(b"\n")[0])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return "mscoco"
    if {"id", "task", "data"} <= entry.keys():
        return "records"
    if entry.keys() & set(INPUTS) and entry.keys() & set(EDITS):
        return "instructpix2pix"
    if entry.keys() & {"image", "image_file"} and entry.keys() & {"caption", "captions", "conversations"}:
        return "llava595"
    return "mscoco"
