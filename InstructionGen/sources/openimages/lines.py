"""The files of annotations, line by line: whose picture a row is of, where it stands, and its cells.

A table's columns are found by their names in its first line, in any order; further ones are left alone (a version has
four points of each box besides)::

    ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside
    008af1d34142a5bb,freeform,/m/031n1,1,0.008083,0.251214,0.608219,0.999058,0,1,0,0,0

A localized narrative is a line of JSON, of which the traces of the mouse are the largest part and are left alone::

    {"dataset_id": "openimages_train", "image_id": "…", "annotator_id": 72, "caption": "In this image …", …}

A row ends where its line ends, so a stray quotation mark spoils no other row.

Formats: https://storage.googleapis.com/openimages/web/download_v7.html and
https://google.github.io/localized-narratives/
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import LONGEST, head, packed, reading
from InstructionGen.sources.tidying import shown

Row = tuple[bytes, int, list[bytes] | str]
"""The picture; the number of the line, from 1; the cells, or what is wrong. What cannot be read goes with the picture
before it."""

MARK = b"\xef\xbb\xbf"
"""Of UTF-8, at the beginning of a file."""
FIRST = 1 << 16
"""Bytes that hold the first lines of a table."""

_NAMED = re.compile(rb"[\w.-]+", re.A)
"""What the file of a picture can be called."""
_OTHERS = ("mscoco", "coco", "flickr", "ade")
_TOO_LONG = f"more than {LONGEST:,} bytes"


class Annotations(Protocol):
    """A file whose rows are of pictures."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    def rows(self) -> Iterator[Row]:
        """All rows, in the order of the file. Raises ``InputError`` where it cannot be read."""
        ...

    def in_order(self) -> bool:
        """Whether its pictures come in the order of their names. False also where that is not worth a look."""
        ...


def fields(line: bytes) -> list[bytes]:
    """The cells of a row. Raises ``csv.Error`` for quotation marks without an end, ``UnicodeError`` for no UTF-8."""
    bare = line.rstrip(b"\r\n")
    if b'"' not in bare:
        return bare.split(b",")
    return [cell.encode() for cell in next(csv.reader([bare.decode()], strict=True))]


def heading(path: Path) -> tuple[str, ...]:
    """The cells of the first line. Raises ``InputError`` for a file that is missing, empty, or compressed."""
    first = head(path, FIRST)
    if packed(first):
        raise InputError(f"{path} is compressed; unpack it first: gunzip {path}")
    try:
        return tuple(cell.decode().strip() for cell in fields(first.removeprefix(MARK).partition(b"\n")[0]))
    except (csv.Error, UnicodeError):
        return ()


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Numbered lines from 1; of one that is too long so much that it is seen to be."""
    with reading(path), path.open("rb") as file:
        for number, line in enumerate(iter(partial(file.readline, LONGEST), b""), 1):
            yield number, line
            while len(line) == LONGEST and not line.endswith(b"\n"):
                line = file.readline(LONGEST)  # noqa: PLW2901 - the rest of it


class Table:
    """A csv whose rows are of pictures.

    Args:
        path: the file.
        columns: its heading.
    """

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.path = path
        self.columns = {name.lower(): place for place, name in reversed(list(enumerate(columns)))}
        self._width = len(columns)
        self._image = self.columns["imageid"]

    def at(self, name: str) -> int:
        """The place of a column among the cells."""
        return self.columns[name.lower()]

    def rows(self) -> Iterator[Row]:
        """See ``Annotations``."""
        image = b""
        at, width = self._image, self._width
        for number, line in lines(self.path):
            if number == 1:
                continue
            try:
                cells = fields(line)
            except (csv.Error, UnicodeError) as error:
                yield image, number, _fault(error)
                continue
            if len(cells) != width:
                if len(line) >= LONGEST:
                    yield image, number, _TOO_LONG
                elif line.strip():
                    yield image, number, f"{len(cells)} cells where there are {width} columns"
                continue
            if cells[at] != image:
                if not _NAMED.fullmatch(cells[at]):
                    yield image, number, f"no picture is called {shown(cells[at].decode(errors='replace'))!r}"
                    continue
                image = cells[at]
            yield image, number, cells

    def in_order(self) -> bool:
        """See ``Annotations``."""
        last = b""
        # The official tables begin with the picture, and a look at that alone takes a fifth of the time.
        if self._image == 0:
            for number, line in lines(self.path):
                image = line.partition(b",")[0]
                if image[:1] == b'"':
                    break
                if image < last and line.count(b",") >= self._width - 1:
                    return False
                if number > 1 and image > last:
                    last = image
            else:
                return True
        last = b""
        for image, _, _ in self.rows():
            if image < last:
                return False
            last = image
        return True


class _Narrative(msgspec.Struct):
    image_id: str
    caption: str
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class Narratives:
    """Localized narratives; a row's one cell is its caption."""

    path: Path

    def rows(self) -> Iterator[Row]:
        """See ``Annotations``."""
        image = b""
        decoder = msgspec.json.Decoder(_Narrative)
        for number, line in lines(self.path):
            if not line.strip():
                continue
            try:
                told = decoder.decode(line.removeprefix(MARK) if number == 1 else line)
            except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
                yield image, number, _TOO_LONG if len(line) >= LONGEST else _fault(error)
                continue
            if not is_ours(told.dataset_id):
                yield image, number, f"of another data set: {shown(told.dataset_id)}"
                continue
            name = told.image_id.encode()
            if not _NAMED.fullmatch(name):
                yield image, number, f"no picture is called {shown(told.image_id)!r}"
                continue
            image = name
            yield image, number, [told.caption.encode()]

    def in_order(self) -> bool:
        """The official files are in the order in which people spoke, and to look costs as much as to mend it."""
        return False


def is_ours(dataset: str) -> bool:
    """Whether a narrative is of a picture of Open Images, and not of one of the other data sets that have them."""
    return not dataset.lower().startswith(_OTHERS)


def _fault(error: Exception) -> str:
    return "not UTF-8" if isinstance(error, UnicodeError) else shown(error)
