"""JSON of many entries: one list, or a line each. Either is read as a stream and never held.

A list is walked once when it is opened, so that a file that is cut off is told before anything is written. A line that
cannot be read is that line's fault alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import head, packed, reading

_CHUNK = 1 << 20
_LONGEST = 1 << 24
"""Letters of one entry; what is longer is another file."""
_SPACE = re.compile(r"[ \t\r\n]*")


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
            while line := file.readline(_LONGEST):
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
            walk = _Walk(file.read)
            walk.next()
            walk.take()
            number = 0
            following = walk.next()
            while following != "]" or number:
                try:
                    value = walk.decoded()
                except (ValueError, RecursionError) as error:
                    raise self._spoilt(number, walk.rest(), error) from None
                yield value
                number += 1
                following = walk.next()
                if following == "]":
                    break
                if following != ",":
                    raise self._spoilt(number, walk.rest(), None)
                walk.take()
                walk.next()
            walk.take()
            if walk.next():
                raise InputError(f"{self.path} goes on behind its list; give {self._expected}")

    def _spoilt(self, number: int, rest: str, error: Exception | None) -> InputError:
        """What is wrong where an entry or a comma should be."""
        if isinstance(error, RecursionError):
            return InputError(f"{self.path} is nested too deeply to be {self._expected}")
        if _ends_early(rest):
            return InputError(f"{self.path} is cut off in the middle of its JSON; fetch it again")
        fault = error.msg if isinstance(error, json.JSONDecodeError) else str(error or "no comma before it")
        return InputError(f"{self.path} is not JSON (entry {number + 1}: {fault}); give {self._expected}")


def _ends_early(rest: str) -> bool:
    try:
        msgspec.json.decode(rest)
    except msgspec.DecodeError as error:
        return "truncated" in str(error) and len(rest) < _LONGEST
    except (UnicodeError, RecursionError):
        pass
    return False


class _Walk:
    """A long text, entry by entry."""

    def __init__(self, read: Callable[[int], str]) -> None:
        self._read = read
        self._text = ""
        self._at = 0
        self._decode = json.JSONDecoder().raw_decode

    def next(self) -> str:
        """The next letter that is no space, not yet taken; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            assert found is not None
            self._at = found.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self) -> None:
        """Go past one letter."""
        self._at += 1

    def decoded(self) -> Any:
        """The entry that begins here. Raises ``ValueError`` where there is none."""
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except ValueError:
                if len(self._text) - self._at > _LONGEST or not self._more():
                    raise
                continue
            if end == len(self._text) and self._more():  # a number may go on
                continue
            self._at = end
            return value

    def rest(self) -> str:
        """What was read and not yet taken."""
        return self._text[self._at :]

    def _more(self) -> bool:
        chunk = self._read(_CHUNK)
        self._text = self._text[self._at :] + chunk
        self._at = 0
        return bool(chunk)
