"""Walking through JSON that is too long to be held: one list, one object, or an object of long lists.

What is wanted of it is handed out undecoded (``msgspec.Raw``), piece by piece, so that the one who knows its shape
decodes no other field. Pieces are cut at closing braces, many at a time: a stretch of text between brackets that is
JSON by itself holds whole pieces only, since JSON is read in one way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import head, packed, reading

LONGEST = 1 << 24
"""Letters of one entry; what is longer is another file."""

_CHUNK = 1 << 20
_ENOUGH = _CHUNK // 2
"""Letters that are worth cutting into pieces; with fewer at hand more are read first."""
_SPACE = re.compile(r"[ \t\r\n]*")


class Walk:
    """A long text, entry by entry."""

    def __init__(self, read: Callable[[int], str]) -> None:
        self._read = read
        self._text = ""
        self._at = 0
        self._decode = json.JSONDecoder().raw_decode
        self._lists = msgspec.json.Decoder(list[msgspec.Raw])
        self._objects = msgspec.json.Decoder(dict[str, msgspec.Raw])

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
                if len(self._text) - self._at > LONGEST or not self._more():
                    raise
                continue
            if end == len(self._text) and self._more():  # a number may go on
                continue
            self._at = end
            return value

    def listed(self) -> Iterator[msgspec.Raw]:
        """The entries of the list that begins here, to its end. Raises ``ValueError`` where it is none."""
        for batch in self._batches("[]", self._lists):
            yield from batch

    def members(self) -> Iterator[tuple[str, msgspec.Raw]]:
        """The members of the object that begins here, to its end. Raises ``ValueError`` where it is none."""
        for batch in self._batches("{}", self._objects):
            yield from batch.items()

    def named(self) -> Iterator[str]:
        """The names of the object that begins here, one by one; whoever asks for the next has taken the value before.

        Raises:
            ValueError: it is no object.
        """
        self._expect("{")
        while self.next() != "}":
            name = self.decoded()
            if not isinstance(name, str):
                raise ValueError("a name that is no text")
            self._expect(":")
            self.next()
            yield name
            self._part("}")
        self.take()

    def rest(self) -> str:
        """What was read and not yet taken."""
        return self._text[self._at :]

    def _batches(self, brackets: str, decoder: msgspec.json.Decoder[Any]) -> Iterator[Any]:
        opening, closing = brackets[0], brackets[1]
        self._expect(opening)
        while self.next() != closing:
            if len(self._text) - self._at < _ENOUGH:
                self._more()
            yield self._batch(brackets, decoder)
            self._part(closing)
        self.take()

    def _batch(self, brackets: str, decoder: msgspec.json.Decoder[Any]) -> Any:
        """As many whole pieces as are at hand, or the next one where it is longer than that."""
        opening, closing = brackets[0], brackets[1]
        until = len(self._text)
        while (cut := self._text.rfind("}", self._at, until) + 1) > 0:
            try:
                batch = decoder.decode(f"{opening}{self._text[self._at : cut]}{closing}")
            except (msgspec.DecodeError, UnicodeError, RecursionError):
                # It ends within a piece, or behind the last: nearer by, then.
                until = self._at + (cut - self._at) // 2
                continue
            self._at = cut
            return batch
        before = self._spoken(opening)
        return decoder.decode(f"{opening}{before}{closing}")

    def _spoken(self, opening: str) -> str:
        """The text of one piece. Raises ``ValueError``, which a decoder's error is as well."""
        name = ""
        if opening == "{":
            name = f"{json.dumps(str(self.decoded()))}:"
            self._expect(":")
            self.next()
        value = self.decoded()
        return name + json.dumps(value)

    def _expect(self, letter: str) -> None:
        if self.next() != letter:
            raise ValueError(f"no {letter!r} where it should be")
        self.take()

    def _part(self, closing: str) -> None:
        """Go past the comma between two pieces."""
        if self.next() == ",":
            self.take()
            if self.next() != closing:
                return
            raise ValueError("a comma behind the last")
        if self.next() != closing:
            raise ValueError("no comma before it")

    def _more(self) -> bool:
        chunk = self._read(_CHUNK)
        self._text = self._text[self._at :] + chunk
        self._at = 0
        return bool(chunk)


def members(path: Path, expected: str) -> Generator[tuple[str, msgspec.Raw], None, None]:
    """The members of a file that is one object, as a stream.

    Raises:
        InputError: it is missing, empty, cut off, or no such file.
    """
    with _walking(path, expected) as walk:
        yield from walk.members()


def sections(
    path: Path, needed: Iterable[str], expected: str, also: Iterable[str] = ()
) -> Generator[tuple[str, msgspec.Raw], None, None]:
    """The entries of some of the lists in a file that is one object of lists, as a stream.

    Args:
        path: the file.
        needed: names of lists; what else is in the file is passed over.
        expected: what it should be, for the error's text.
        also: names that may be missing; of a list its entries come, of anything else the whole.

    Yields:
        The list's name, and one entry of it.

    Raises:
        InputError: it is missing, empty, cut off, or no such file.
    """
    missing = dict.fromkeys(needed)
    wanted = {*missing, *also}
    with _walking(path, expected) as walk:
        for name in walk.named():
            if walk.next() == "[":
                for entry in walk.listed():
                    if name in wanted:
                        yield name, entry
            elif name in missing:
                raise InputError(f"{path} is not {expected}: its {name} are no list")
            elif name in wanted:
                yield name, msgspec.Raw(json.dumps(walk.decoded()))
            else:
                _pass(walk.members() if walk.next() == "{" else [walk.decoded()])
            missing.pop(name, None)
    if missing:
        raise InputError(f"{path} is not {expected}: it has no {' and no '.join(missing)}")


def _pass(values: Iterable[object]) -> None:
    for _ in values:
        pass


@contextmanager
def _walking(path: Path, expected: str) -> Iterator[Walk]:
    first = head(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if packed(first):
        raise InputError(f"{path} is compressed; unpack it first")
    if first.startswith((b"http://", b"https://")):
        raise InputError(f"{path} is a list of URLs without captions; give {expected}")
    if first.startswith(b"["):
        raise InputError(f"{path} is not {expected}: it is a list")
    with reading(path), path.open(encoding="utf-8-sig", newline="") as file:
        walk = Walk(file.read)
        try:
            yield walk
            if walk.next():
                raise InputError(f"{path} goes on behind its end; give {expected}")
        except UnicodeDecodeError:
            raise
        except (ValueError, RecursionError) as error:
            raise spoilt(path, expected, "", walk.rest(), error) from None


def spoilt(path: Path, expected: str, where: str, rest: str, error: Exception | None) -> InputError:
    """What is wrong where a piece or a comma should be, and ``rest`` is."""
    if isinstance(error, RecursionError):
        return InputError(f"{path} is nested too deeply to be {expected}")
    if _ends_early(rest):
        return InputError(f"{path} is cut off in the middle of its JSON; fetch it again")
    fault = error.msg if isinstance(error, json.JSONDecodeError) else str(error or "no comma before it")
    return InputError(f"{path} is not JSON ({f'{where}: ' if where else ''}{fault}); give {expected}")


def _ends_early(rest: str) -> bool:
    try:
        msgspec.json.decode(rest)
    except msgspec.DecodeError as error:
        return "truncated" in str(error) and len(rest) < LONGEST
    except (UnicodeError, RecursionError):
        pass
    return False
