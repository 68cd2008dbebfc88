"""JSON of many entries: one list, or a line each. Either is read as a stream and never held.

A list is walked once when it is opened, so that a file that is cut off is told before anything is written. A line that
cannot be read is that line's fault alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import head, packed, reading
from InstructionGen.sources.walk import LONGEST, Walk, spoilt


class Unread(NamedTuple):
    """An entry that is no JSON."""

    place: str
    """``line 17``."""
    fault: str


class Entries:
    """The entries of a file, decoded, again from the beginning each time.

    Args:
        path: the file.
        expected: what it should be, for the error's text.

    Raises:
        InputError: it is missing, empty, cut off, or neither a list nor lines of JSON.
    """

    def __init__(self, path: Path, expected: str) -> None:
        self.path = path
        self._expected = expected
        self.listed = self._is_list()
        self.total = sum(1 for _ in self._list()) if self.listed else None
        """How many there are, where that is known beforehand."""
        if self.total == 0:
            raise InputError(f"{path} is an empty list; give {expected}")

    def __iter__(self) -> Iterator[Any]:
        """Each entry, or ``Unread``."""
        return self._list() if self.listed else self._lines()

    def _is_list(self) -> bool:
        first = head(self.path).removeprefix(b"\xef\xbb\xbf").lstrip()
        if packed(first):
            raise InputError(f"{self.path} is compressed; unpack it first")
        if b"\0" in first:
            raise InputError(f"{self.path} is not UTF-8 text; convert it first")
        if first.startswith(b"["):
            return True
        if first.startswith((b"http://", b"https://")):
            raise InputError(f"{self.path} is a list of URLs without captions; give {self._expected}")
        line = next(self._lines())
        if isinstance(line, Unread):
            if first.startswith(b"{"):
                raise InputError(f"{self.path} is neither a list nor a line of JSON an entry; give {self._expected}")
            raise InputError(f"{self.path} is not JSON ({line.fault}); give {self._expected}")
        return False

    def _lines(self) -> Iterator[Any]:
        decode = msgspec.json.Decoder().decode
        with reading(self.path), self.path.open("rb") as file:
            number = 1
            while line := file.readline(LONGEST):
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    try:
                        yield decode(line)
                    except UnicodeDecodeError:
                        yield Unread(f"line {number}", "not UTF-8")
                    except RecursionError:
                        yield Unread(f"line {number}", "nested too deeply")
                    except msgspec.DecodeError as error:
                        yield Unread(f"line {number}", str(error))
                number += line.endswith(b"\n")

    def _list(self) -> Iterator[Any]:
        with reading(self.path), self.path.open(encoding="utf-8-sig", newline="") as file:
            walk = Walk(file.read)
            walk.next()
            walk.take()
            number = 0
            following = walk.next()
            while following != "]" or number:
                try:
                    value = walk.decoded()
                except (ValueError, RecursionError) as error:
                    raise spoilt(self.path, self._expected, f"entry {number + 1}", walk.rest(), error) from None
                yield value
                number += 1
                following = walk.next()
                if following == "]":
                    break
                if following != ",":
                    raise spoilt(self.path, self._expected, f"entry {number + 1}", walk.rest(), None)
                walk.take()
                walk.next()
            walk.take()
            if walk.next():
                raise InputError(f"{self.path} goes on behind its list; give {self._expected}")
