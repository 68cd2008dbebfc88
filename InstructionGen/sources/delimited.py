"""Tables as text: csv and tsv, with a heading or without, also compressed with gzip.

What separates the cells is looked for in the file, not in its name. Cells between tabs are read as csv only where a
look at the first rows shows that quotation marks are meant so. A table without a heading is read when it is one of
captions and addresses, as Conceptual Captions is::

    a dog runs on the beach<TAB>https://example.org/1.jpg

A row that cannot be read harms no other: of lines that a stray quotation mark has swallowed all but the first are read
again.

Format: https://ai.google.com/research/ConceptualCaptions/download
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Container, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import IO

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import LONGEST, next_line, open_text, reading
from InstructionGen.sources.tables import Malformed, plain
from InstructionGen.sources.tidying import sound

MOST_LINES = 64
"""Lines of one row of a csv; more are those that a stray quotation mark has swallowed."""
_SAMPLE_LINES = 200
_SAMPLE = 4 * LONGEST
_TOO_LONG = f"more than {LONGEST:,} letters"
_ADDRESS = re.compile(r"\s*(?:https?:)?//\S+\s*", re.I)

_Parsed = tuple[int, list[str] | str]
"""Number of the line, from 1; the cells, or what is wrong."""


class Delimited:
    """A table of text.

    Args:
        path: the file.
        known: names by which a heading is recognised, as ``plain`` spells them.
        expected: what the file should be, for the error's text.

    Raises:
        InputError: it is no table, or one of addresses alone, or has no heading where one is needed.
    """

    def __init__(self, path: Path, known: Container[str], expected: str) -> None:
        self.path = path
        lines = self._sample(expected)
        first = next(line for line in lines if line.strip())
        self._separator = "\t" if "\t" in first else ","
        self._quoted = self._separator == "," or _quotes(lines)
        parsed = [cells for _, cells in self._parsed(StringIO("".join(lines), "\n"), 0)]
        rows = [cells for cells in parsed if isinstance(cells, list)]
        if not rows:
            raise InputError(f"{path} is not {expected}: its first row cannot be read")
        if any(plain(cell) in known for cell in rows[0]) and not any(map(_ADDRESS.fullmatch, rows[0])):
            self.columns = tuple(cell.strip() for cell in rows[0])
            self._heading = True
        else:
            self.columns = _without_heading(path, rows, expected)
            self._heading = False
        self.total: int | None = 0 if self._heading and len(parsed) == 1 else None

    def is_text(self, column: str) -> bool:  # noqa: ARG002 - of text all is text
        """Whether a column holds text."""
        return True

    def rows(self, wanted: Sequence[str]) -> Iterator[tuple[object, ...] | Malformed]:
        """The wanted cells of every row, in order. See ``Table``."""
        at = [self.columns.index(name) for name in wanted]
        width = len(self.columns)
        heading = self._heading
        with reading(self.path), open_text(self.path) as file:
            for line, cells in self._parsed(file, width):
                if heading:
                    heading = False
                elif isinstance(cells, str):
                    yield Malformed(f"line {line}", cells)
                elif len(cells) == width:
                    yield tuple([cells[i] for i in at])
                else:
                    yield Malformed(f"line {line}", f"{len(cells)} cells where there are {width} columns")

    def _sample(self, expected: str) -> list[str]:
        lines: list[str] = []
        size = 0
        with reading(self.path), open_text(self.path) as file:
            while len(lines) < _SAMPLE_LINES and size < _SAMPLE and (line := next_line(file)):
                lines.append(line)
                size += len(line)
        written = [line for line in lines if line.strip()]
        if not written:
            raise InputError(f"{self.path} is empty")
        if any("\0" in line for line in lines[:10]) or sum(not sound(line) for line in written) * 2 > len(written):
            raise InputError(f"{self.path} is not UTF-8 text; convert it first")
        if len(written[0]) > LONGEST:
            raise InputError(f"{self.path} is not {expected}: its first line has more than {LONGEST:,} letters")
        if all(map(_ADDRESS.fullmatch, written)):
            raise InputError(f"{self.path} is a list of URLs without captions; give {expected}")
        return lines

    def _parsed(self, file: IO[str], width: int) -> Iterator[_Parsed]:
        """Every row that is not blank. Width is how many cells it should have, or 0 where that is not known."""
        return self._as_csv(_Lines(file), width) if self._quoted else self._as_it_stands(file)

    def _as_it_stands(self, file: IO[str]) -> Iterator[_Parsed]:
        line = 1
        while text := next_line(file):
            if len(text) > LONGEST:
                yield line, _TOO_LONG
            elif bare := text.rstrip("\r\n"):
                yield line, bare.split(self._separator)
            line += text.endswith("\n")

    def _as_csv(self, lines: _Lines, width: int) -> Iterator[_Parsed]:
        csv.field_size_limit(max(csv.field_size_limit(), MOST_LINES * LONGEST))
        reader = csv.reader(lines, delimiter=self._separator, strict=True)
        while True:
            lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                lines.put_back()
                yield lines.number, str(error)
                continue
            if cells:
                if len(lines.taken) > 1 and width and len(cells) != width:
                    lines.put_back()
                yield lines.number, cells


class _Lines:
    """The lines of a file; those of a row behind its first can be put back."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        """The lines of the row that is read."""
        self.number = 1
        """That of its first, from 1."""

    def begin(self) -> None:
        """Go on to the next row."""
        self.number += sum(line.endswith("\n") for line in self.taken)
        self.taken.clear()

    def put_back(self) -> None:
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) == MOST_LINES:
            raise StopIteration
        line = self._back.popleft() if self._back else next_line(self._file)
        if not line:
            raise StopIteration
        self.taken.append(line)
        if len(line) > LONGEST:
            raise csv.Error(_TOO_LONG)
        return line


def _quotes(lines: Sequence[str]) -> bool:
    """Whether quotation marks between tabs are a csv writer's: around whole cells, and doubled within."""
    cells = [cell for line in lines for cell in line.rstrip("\r\n").split("\t") if '"' in cell]
    return bool(cells) and all(re.fullmatch(r'"(?:[^"]|"")*"', cell) for cell in cells)


def _without_heading(path: Path, rows: Sequence[Sequence[str]], expected: str) -> tuple[str, ...]:
    """Names for the columns of captions and addresses."""
    width = len(rows[0])
    whole = [row for row in rows if len(row) == width]
    addresses = [at for at in range(width) if all(_ADDRESS.fullmatch(row[at]) for row in whole)]
    if width == 2 and len(addresses) == 1:
        return ("caption", "url") if addresses == [1] else ("url", "caption")
    if width > 2 and addresses == [1]:  # Conceptual Captions with image labels: three more columns
        return ("caption", "url", *(f"column {number}" for number in range(3, width + 1)))
    if addresses and len(addresses) == width:
        raise InputError(f"{path} is a list of URLs without captions; give {expected}")
    first = ", ".join(cell.strip()[:40] for cell in rows[0][:10])
    raise InputError(
        f"{path} is not {expected}: no column of its first row is known ({first}); name one with caption_column "
        "(--caption-column), or add a row of names"
    )
