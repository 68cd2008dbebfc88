"""Annotations in the order of their pictures, whatever the order of their file, without holding them.

Boxes and labels are published in that order, relations and narratives are not. A file that is not is put in order once,
on disk: stretches of it are sorted and written, and merged when they are read. On disk and not in memory, because the
narratives alone are eight gigabytes; of those only the captions are written.
"""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import IO

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.sources.openimages.lines import Annotations, Row

STRETCH = 1 << 25
"""Bytes of memory that the rows take which are sorted at a time."""
_A_CELL, _A_ROW = 40, 160
"""Bytes that Python takes besides for each of them."""
_TOGETHER = 128
"""Rows that are written and read at once."""
_LENGTH = 4
"""Bytes that say how long what follows is."""
_BY_PICTURE = itemgetter(0)

Part = tuple[bytes, int, list[tuple[int, list[bytes] | str]]]
"""A picture, the number of a file, and what stands of the picture there: number of the line, and cells or fault."""


class InOrder:
    """A file's rows, picture by picture.

    Args:
        file: what to read. It is looked at, and put in order, when rows are first asked for.
        number: of the file among others.
    """

    def __init__(self, file: Annotations, number: int) -> None:
        self.file = file
        self._number = number
        self._as_it_is: bool | None = None
        self._sorted: _Sorted | None = None

    def parts(self) -> Iterator[Part]:
        """Each picture's rows, in the order of the pictures' names.

        Raises:
            InputError: the file cannot be read, or there is no room to put it in order.
        """
        number = self._number
        image = b""
        rows: list[tuple[int, list[bytes] | str]] = []
        for of, line, cells in self._rows():
            if of != image:
                if rows:
                    yield image, number, rows
                    rows = []
                image = of
            rows.append((line, cells))
        if rows:
            yield image, number, rows

    def _rows(self) -> Iterator[Row]:
        if self._as_it_is is None:
            self._as_it_is = self.file.in_order()
        if self._as_it_is:
            return self.file.rows()
        if self._sorted is None:
            self._sorted = _Sorted(self.file)
        return iter(self._sorted)


class _Sorted:
    """Rows in the order of pictures, kept in a file without a name, which is gone when nobody reads it any more."""

    def __init__(self, file: Annotations) -> None:
        self._begins: list[int] = []
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this
            weakref.finalize(self, self._file.close)
            for stretch in _stretches(file.rows()):
                self._begins.append(self._file.tell())
                stretch.sort(key=_BY_PICTURE)
                for first in range(0, len(stretch), _TOGETHER):
                    packed = msgspec.msgpack.encode(stretch[first : first + _TOGETHER])
                    self._file.write(len(packed).to_bytes(_LENGTH) + packed)
            self._begins.append(self._file.tell())
            self._file.flush()
        except OSError as error:
            raise InputError(
                f"{file.path} is not in the order of its pictures, and there is no room to put it so in "
                f"{tempfile.tempdir or 'the folder for temporary files'} ({error.strerror}); "
                "set TMPDIR to a folder with as much room as the file takes"
            ) from error

    def __iter__(self) -> Iterator[Row]:
        return merge(*(self._read(*ends) for ends in zip(self._begins, self._begins[1:])), key=_BY_PICTURE)  # noqa: B905

    def _read(self, place: int, end: int) -> Iterator[Row]:
        decoder = msgspec.msgpack.Decoder(list[tuple[bytes, int, list[bytes] | str]])
        while place < end:
            # By place and not by reading on: the stretches are read by turns.
            size = int.from_bytes(os.pread(self._file.fileno(), _LENGTH, place))
            yield from decoder.decode(os.pread(self._file.fileno(), size, place + _LENGTH))
            place += _LENGTH + size


def _stretches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stretch: list[Row] = []
    size = 0
    for row in rows:
        stretch.append(row)
        cells = row[2]
        size += _A_ROW + (len(cells) if isinstance(cells, str) else sum(map(len, cells)) + _A_CELL * len(cells))
        if size >= STRETCH:
            yield stretch
            stretch, size = [], 0
    if stretch:
        yield stretch


def together(files: Iterable[InOrder]) -> Iterator[tuple[bytes, list[Part]]]:
    """Each picture with what all files have of it, in the order of the pictures' names and then of the files."""
    for image, parts in groupby(merge(*(file.parts() for file in files), key=_BY_PICTURE), _BY_PICTURE):
        yield image, list(parts)
