"""Class lists that are tables.

``csv``      OpenImages' ``/m/011k07,Tortoise``, with or without a heading, names in quotation marks where they hold a
             comma; Kinetics' and Grocery Store's, whose heading says which column names the class
``tencent``  number, synset, parent's number, ``name, synonym, …``, between tabs; older copies have no number
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from InstructionGen.pool.readers.rows import Row, Unread, What, listed, numbered_lines, shown

_NAMES = ("displayname", "name", "class name", "class", "label", "concept", "category", "category name")
_KEYS = ("labelname", "mid", "key", "id", "class id", "category_id")
_PARENTS = ("coarse class name", "parent", "supercategory", "superclass")
_FREEBASE = re.compile(r"/[a-z]/\w+")
_SYNSET = re.compile(r"n\d{8}")
_LONGEST_LINE = 10_000


def read_csv(path: Path, source: str, what: What) -> Iterator[Row]:
    """A class a line, in the column that the heading names; without one, the first that is no id."""
    columns: dict[str, int] | None = None
    for number, line in numbered_lines(path):
        fields = _fields(line, "\t" if "\t" in line else ",")
        if fields is None:
            yield Unread(source, number, "no row of a table", shown(line))
            continue
        if columns is None:
            columns = _columns(fields)
            if columns:
                continue
        if columns:
            if len(fields) <= columns["name"]:
                yield Unread(source, number, f"only {len(fields)} columns", shown(line))
                continue
            name, key, parent, background = (
                fields[columns[c]] if c in columns and columns[c] < len(fields) else ""
                for c in ("name", "key", "parent", "background")
            )
        else:
            is_id = len(fields) > 1 and (_FREEBASE.fullmatch(fields[0]) or fields[0].isdigit())
            name, key, parent, background = fields[1 if is_id else 0], fields[0] if is_id else "", "", ""
        places = (background,) if background.strip() else ()
        yield listed(name, source, number, what=what, key=key, parent=parent, backgrounds=places)


def _fields(line: str, separator: str) -> list[str] | None:
    # Each line by itself: a stray quotation mark must not swallow what follows.
    if len(line) > _LONGEST_LINE:
        return None
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return None


def _columns(fields: list[str]) -> dict[str, int]:
    """Which column is which, if the row is a heading; otherwise nothing."""
    names = [re.sub(r"\s*\(.*\)$", "", field).strip().lower() for field in fields]
    found = {}
    for role, known in (("name", _NAMES), ("key", _KEYS), ("parent", _PARENTS), ("background", ("background",))):
        at = next((names.index(name) for name in known if name in names), None)
        if at is not None:
            found[role] = at
    return found if "name" in found else {}


def read_tencent(path: Path, source: str, what: What) -> Iterator[Row]:
    """A synset a line; its parent is given by the parent's synset, wherever that stands in the file."""
    synsets = {index: synset for _, _, index, synset, _, _ in _classes(path) if synset}
    for number, line, index, synset, parent, names in _classes(path):
        above = "" if parent < 0 else synsets.get(parent)
        if not synset:
            yield Unread(source, number, "not index, synset, parent and names between tabs", shown(line))
        elif above is None or parent == index:
            yield Unread(source, number, f"no class number {parent} to be its parent", shown(line))
        else:
            name, *synonyms = names.split(", ")
            words = tuple(word for word in synonyms if word.strip())
            yield listed(name, source, number, what=what, key=synset, parent=above, synonyms=words)


def _classes(path: Path) -> Iterator[tuple[int, str, int, str, int, str]]:
    """Line number, line, class number, synset, parent's number, names; no synset where the line is of another shape."""
    count = -1
    for number, line in numbered_lines(path):
        *before, names = line.split("\t")
        if before[:1] == ["category_index"]:
            continue
        count += 1
        index, synset, parent = before if len(before) == 3 else (str(count), *before) if len(before) == 2 else ("",) * 3
        if _SYNSET.fullmatch(synset) and index.isdecimal() and re.fullmatch(r"-1|\d+", parent):
            yield number, line, int(index), synset, int(parent), names
        else:
            yield number, line, -1, "", -1, ""
