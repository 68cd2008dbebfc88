"""A person's or an engine's verdicts on concepts: a csv with the columns ``name,category,verdict,reason``.

==========  ==============================================================
``name``    the concept; case, blanks and underscores make no difference
``verdict`` yes or no, also y, n, 1, 0, true, false; empty: not yet decided
==========  ==============================================================

The other columns are for whoever reads it, and so is their order. Commas, semicolons and tabs are understood, as
spreadsheets write them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.files import read_text
from InstructionGen.pool.concept import fold

COLUMNS = ("name", "category", "verdict", "reason")

_WORDS: Mapping[str, bool | None] = {
    "": None,
    **dict.fromkeys(("yes", "y", "1", "true"), True),
    **dict.fromkeys(("no", "n", "0", "false"), False),
}
_DELIMITERS = ",;\t"
_FORMULA = ("'=", "'+", "'-", "'@", "'\t")
"""An apostrophe keeps a spreadsheet from running a text as a formula; it is no part of the name."""


def read_verdicts(path: Path) -> Mapping[str, bool]:
    """Folded name -> whether it may stay; a row without a verdict says nothing.

    Raises:
        InputError: It is no such table, or a row is wrong; the line says which, and what to write there.
    """
    return {name: verdict for name, verdict in read_sheet(path).items() if verdict is not None}


def read_sheet(path: Path) -> dict[str, bool | None]:
    """Every folded name of the table -> its verdict, ``None`` where there is none yet.

    Raises:
        InputError: As ``read_verdicts``.
    """
    said: dict[str, bool | None] = {}
    first: dict[str, int] = {}
    for line, name, verdict in _rows(path):
        if verdict is not None and said.get(name) not in (None, verdict):
            raise InputError(
                f"{path}: line {line}: {name!r} has another verdict in line {first[name]}; leave only one of them"
            )
        if verdict is not None or name not in said:
            said[name], first[name] = verdict, line
    return said


def _rows(path: Path) -> Iterator[tuple[int, str, bool | None]]:
    """The rows that name a concept: line, folded name, verdict."""
    text = read_text(path)
    heading = text.lstrip("\n").partition("\n")[0]
    delimiter, name_at, verdict_at = _columns(path, heading)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    headed = False
    while True:
        line = table.line_num + 1
        try:
            fields = next(table, None)
        except csv.Error as error:
            raise InputError(f"{path}: line {line}: {error}; close its quotation marks") from None
        if fields is None:
            return
        if not any(field.strip() for field in fields):
            continue
        if not headed:
            headed = True
            continue
        name = _cell(fields, name_at)
        word = _cell(fields, verdict_at)
        if word.lower() not in _WORDS:
            raise InputError(f"{path}: line {line}: {word[:40]!r} is no verdict; write yes or no, or leave it empty")
        if not name:
            raise InputError(f"{path}: line {line}: no concept is named; write its name, or take the line out")
        yield line, fold(name[1:] if name.startswith(_FORMULA) else name), _WORDS[word.lower()]


def _cell(fields: list[str], at: int) -> str:
    return fields[at].strip() if at < len(fields) else ""


def _columns(path: Path, heading: str) -> tuple[str, int, int]:
    """The delimiter, and where the two columns stand."""
    for delimiter in _DELIMITERS:
        titles = [title.strip().lower() for title in next(csv.reader([heading[:1000]], delimiter=delimiter), [])]
        if "name" in titles and "verdict" in titles:
            return delimiter, titles.index("name"), titles.index("verdict")
    raise InputError(f"{path}: line 1 does not name the columns; write there: {','.join(COLUMNS)}")
