"""Captions from the web as LAION has them: the source called ``laion``.

A table in Parquet, csv or tsv, or a folder of such shards, of which any column but the captions' may be missing::

    URL                          TEXT                       similarity  punsafe  pwatermark  NSFW      LICENSE
    https://example.org/1.jpg    A lighthouse at low tide   0.31        0.002    0.11        UNLIKELY  ?

Also what img2dataset writes beside its pictures (``url, caption, key, status, …``), and Conceptual Captions, whose tsv
has no heading. An item's image is the file that the table names; where it names none, img2dataset's key, under which
the picture lies; then the address; then whatever else tells the row from others. Its id is the number of its row, since
no table of the web promises that its ids are unique: ``laion/17``, in a folder ``laion/<shard>/17``.

Format: https://laion.ai/blog/laion-5b/, https://github.com/rom1504/img2dataset
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from InstructionGen.errors import InputError, Rejected
from InstructionGen.records import Item, Reject
from InstructionGen.sources.columns import KNOWN, caption_column, column_for, needed_column
from InstructionGen.sources.shards import open_table, shards_of, stem
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.tables import Malformed, Table, plain
from InstructionGen.sources.tidying import fit_captions, shown, sound

EXPECTED = "a table of captions: Parquet, csv or tsv with a column such as TEXT or caption"

_IMAGES = ("image", "key", "url", "id")
"""What an item's image is taken from, best first."""
_MARKED = frozenset("nsfw unsafe true".split())
_NO_LICENCE = frozenset(("", "?", "none", "nan", "null", "unknown"))
_DONE = "success"


@dataclass(frozen=True, slots=True)
class _Bound:
    """The least or the most that a number of a row may be."""

    column: str
    limit: float
    least: bool

    def fault_of(self, cell: object) -> str:
        """Why a row does not pass; empty if it does."""
        try:
            number = float(cell)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            number = math.nan
        if math.isnan(number):
            return f"{self.column} not given"
        if self.least:
            return f"{self.column} below the least" if number < self.limit else ""
        return f"{self.column} above the most" if number > self.limit else ""


@dataclass(frozen=True, slots=True)
class _Shard:
    """A table, and which of its columns is for what."""

    table: Table
    prefix: str
    columns: Mapping[str, str]
    """What it is for -> the column's name."""


def read(
    path: Path,
    *,
    caption_column: str | None = None,
    min_similarity: float | None = None,
    max_punsafe: float | None = None,
    max_pwatermark: float | None = None,
    min_width: int | None = None,
    min_height: int | None = None,
    min_side: int | None = None,
    language: str | None = None,
    unsafe: bool = False,
) -> Source:
    """One item a row, as a stream. Rows that a threshold refuses are rejects.

    Args:
        path: a table, or a folder of ``*.parquet``, ``*.csv`` and ``*.tsv``, read in the order of their names.
        caption_column: where there are several that could be the captions'.
        min_similarity: the least CLIP score of picture and caption.
        max_punsafe: the most that the chance of an unsafe picture may be, from 0 to 1.
        max_pwatermark: the same of a watermark.
        min_width: pixels.
        min_height: pixels.
        min_side: pixels of the shorter side.
        language: keep only rows of this language, as the table spells it in any case: ``en``.
        unsafe: whether to keep rows that the table marks as ``NSFW`` or ``UNSAFE``.

    Raises:
        InputError: it is no such table, holds addresses alone, or lacks a column that an argument needs.
    """
    width, height = (
        max((s for s in (side, min_side) if s is not None), default=None) for side in (min_width, min_height)
    )
    side = "min_side" if min_side is not None else ""
    asked = (
        ("min_similarity", "similarity", min_similarity),
        ("max_punsafe", "punsafe", max_punsafe),
        ("max_pwatermark", "pwatermark", max_pwatermark),
        (side or "min_width", "width", width),
        (side or "min_height", "height", height),
    )
    bounds = [_Bound(column, limit, option.startswith("min")) for option, column, limit in asked if limit is not None]
    needed = {column: option for option, column, limit in asked if limit is not None}
    if language is not None:
        needed["language"] = "language"
    shards = [_shard(file, path, caption_column, needed, unsafe) for file in shards_of(path)]
    totals = [shard.table.total for shard in shards]
    if not any(total is None or total for total in totals):
        raise InputError(f"{path} has columns and no rows; give {EXPECTED}")
    total = None if None in totals else sum(filter(None, totals))
    rows = Streamed(partial(_rows, shards, bounds, language and language.casefold()))
    return Source("laion", tuple(shard.table.path for shard in shards), rows, total)


def _shard(file: Path, whole: Path, chosen: str | None, needed: Mapping[str, str], unsafe: bool) -> _Shard:
    table = open_table(file, KNOWN | {plain(chosen)} if chosen else KNOWN, EXPECTED)
    columns = {"caption": caption_column(table, chosen, EXPECTED)}
    for what in (*_IMAGES, "licence", "status", *(() if unsafe else ("nsfw",))):
        column = column_for(table, what)
        if column is not None and column != columns["caption"] and (what != "image" or table.is_text(column)):
            columns[what] = column
    for what, option in needed.items():
        columns[what] = needed_column(table, what, option)
    return _Shard(table, "laion/" if file == whole else f"laion/{stem(file)}/", columns)


def _rows(shards: Sequence[_Shard], bounds: Sequence[_Bound], language: str | None) -> Iterator[Item | Reject]:
    for shard in shards:
        wanted = list(dict.fromkeys(shard.columns.values()))
        places = {what: wanted.index(column) for what, column in shard.columns.items()}
        for number, cells in enumerate(shard.table.rows(wanted)):
            name = f"{shard.prefix}{number}"
            try:
                if isinstance(cells, Malformed):
                    raise Rejected("source", "unreadable row", f"{cells.place}: {shown(cells.fault)}")
                yield _item(name, {what: cells[at] for what, at in places.items()}, bounds, language)
            except Rejected as why:
                yield Reject(name, "", why.stage, why.reason, why.detail)


def _item(name: str, cells: Mapping[str, object], bounds: Sequence[_Bound], language: str | None) -> Item:
    written = cells["caption"]
    captions, fault = fit_captions(_texts(written))
    if fault:
        raise Rejected("source", fault, shown(written or ""))
    if "status" in cells and (status := _text(cells["status"])) != _DONE:
        raise Rejected("source", "picture was not downloaded", shown(status))
    if "nsfw" in cells and (marked := _text(cells["nsfw"])).casefold() in _MARKED:
        raise Rejected("source", "marked as unsafe", shown(marked))
    for bound in bounds:
        if fault := bound.fault_of(cells[bound.column]):
            raise Rejected("source", fault, shown(_text(cells[bound.column])))
    if language is not None and (told := _text(cells["language"])).casefold() != language:
        raise Rejected("source", "another language", shown(told))
    image = next((text for what in _IMAGES if what in cells and (text := _text(cells[what]))), None)
    licence = _text(cells.get("licence"))
    if not sound(image or "") or not sound(licence):
        raise Rejected("source", "not UTF-8", shown(f"{image} {licence}"))
    return Item(name, "laion", image, captions, licence="unknown" if licence.casefold() in _NO_LICENCE else licence)


def _texts(cell: object) -> Sequence[str]:
    """The captions of a cell: one text, or a list of them, which in tables of text is written as JSON."""
    if isinstance(cell, str) and cell.startswith('["'):
        try:
            return msgspec.json.decode(cell, type=list[str])
        except (msgspec.DecodeError, UnicodeError):
            return (cell,)
    if isinstance(cell, list):
        return [_text(one) for one in cell]
    return (_text(cell),)


def _text(cell: object) -> str:
    """A cell as text: keys are numbers in some tables, and whole numbers with a fraction in others."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or cell != cell:  # noqa: PLR0124 - a number that is none is not itself
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
