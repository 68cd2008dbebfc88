"""Class lists that are JSON, read entry by entry: half a million strings never lie in memory together.

``strings``      ``["dog", …]`` (MetaCLIP, SynthCLIP)
``label-sets``   ``{"food101": ["apple pie", …], …}`` (SynCLR)
``backgrounds``  ``{"tench": ["Lakes", …], …}`` (SynCLR)
``json``         any of: a list of names or of objects with a name, ``{"concepts": […]}``, names as keys
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.pool.readers.rows import Row, Unread, What, fault_of, listed, shown, unreadable

_CHUNK = 1 << 16
_LARGEST = 1 << 26
_SPACE = " \t\r\n"
_NAMES = ("name", "concept", "label", "class", "title")


class _BrokenError(Exception):
    """The JSON goes no further."""


def entries(path: Path) -> Iterator[tuple[int, str | None, object]]:
    """Number, key (None in an array) and value of each entry of the file's outermost array or object.

    Yields:
        At last, where the text breaks off or goes wrong, an entry whose value is a ``ValueError``.

    Raises:
        InputError: The file cannot be read, or is no JSON array or object.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as file:
            text = _Text(file.read)
            opening = text.next()
            if opening not in "[{" or not opening:
                raise InputError(f"{path} is no JSON array or object; give a list of names")
            number = 0
            try:
                while text.peek() != ("]" if opening == "[" else "}"):
                    number += 1
                    if number > 1:
                        text.expect(",")
                    key = None
                    if opening == "{":
                        key = str(text.value())
                        text.expect(":")
                    yield number, key, text.value()
            except _BrokenError as error:
                yield number + 1, None, ValueError(str(error))
    except OSError as error:
        raise unreadable(path, error) from None


class _Text:
    """A window on the text that moves on as values are taken out of it."""

    def __init__(self, read: object) -> None:
        self._read = read
        self._text = ""
        self._at = 0
        self._ended = False
        self._decoder = json.JSONDecoder()

    def _more(self, least: int = _CHUNK) -> bool:
        if self._ended:
            return False
        new = self._read(least)  # type: ignore[operator]
        self._ended = not new
        self._text = self._text[self._at :] + new
        self._at = 0
        return bool(new)

    def peek(self) -> str:
        """The next letter that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                raise _BrokenError("the JSON is cut off")

    def next(self) -> str:
        try:
            letter = self.peek()
        except _BrokenError:
            return ""
        self._at += 1
        return letter

    def expect(self, letter: str) -> None:
        if self.peek() != letter:
            raise _BrokenError(f"the JSON has {self.peek()!r} where {letter!r} belongs")
        self._at += 1

    def value(self) -> object:
        """The value that begins here."""
        self.peek()
        least = _CHUNK
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except (json.JSONDecodeError, RecursionError) as error:
                # Either it goes on behind the window, or it is none.
                if len(self._text) - self._at > _LARGEST or isinstance(error, RecursionError) or not self._more(least):
                    raise _BrokenError("the JSON is cut off or wrong") from None
                least *= 2
                continue
            # A number may go on behind the window; a string, array or object says where it ends.
            if end < len(self._text) or not self._more(least):
                self._at = end
                return found


def read_strings(path: Path, source: str, what: What) -> Iterator[Row]:
    """A name an entry."""
    for number, key, value in entries(path):
        if broken := _broken(source, number, value):
            yield broken
        else:
            yield listed(value if key is None else key, source, number, what=what)


def read_label_sets(path: Path, source: str, what: What) -> Iterator[Row]:
    """Each set's names, the set's name in their source; of a label with synonyms the first is the name.

    A row's number is its place in the whole file.
    """
    row = 0
    for _, key, value in entries(path):
        if broken := _broken(source, row + 1, value):
            yield broken
            continue
        if key is None or not isinstance(value, list):
            row += 1
            yield Unread(source, row, "no set of names", shown(key or value))
            continue
        for label in value:
            row += 1
            name, *synonyms = label if isinstance(label, list) and label else [label]
            if all(isinstance(s, str) for s in synonyms):
                yield listed(name, f"{source}/{key}", row, what=what, synonyms=tuple(synonyms))
            else:
                yield Unread(f"{source}/{key}", row, "synonym is no string", shown(label))


def read_backgrounds(path: Path, source: str, what: What) -> Iterator[Row]:
    """A class an entry, with the places where it is found; a place that is no text is a row of its own."""
    for number, key, value in entries(path):
        if broken := _broken(source, number, value):
            yield broken
            continue
        if key is None or not isinstance(value, list):
            yield Unread(source, number, "no class with a list of places", shown(key or value))
            continue
        places = []
        for place in value:
            if reason := fault_of(place):
                yield Unread(source, number, reason.replace("name", "place"), shown(place))
            else:
                places.append(place.strip())
        yield listed(key, source, number, what=what, backgrounds=tuple(places))


def read_json(path: Path, source: str, what: What) -> Iterator[Row]:
    """Names however they are wrapped: strings, objects with a name, a list under ``concepts``, or keys."""
    row = 0
    for number, key, value in entries(path):
        if broken := _broken(source, number, value):
            yield broken
        elif key in ("concepts", "names", "classes", "categories") and isinstance(value, list):
            for inner in value:
                row += 1
                yield _named(inner, source, row, what)
        elif key == "backgrounds" and isinstance(value, list):
            for inner in value:
                row += 1
                yield listed(inner, source, row, what="scenes")
        else:
            row += 1
            places = (
                tuple(p for p in value if isinstance(p, str)) if key is not None and isinstance(value, list) else ()
            )
            yield _named(value if key is None else key, source, row, what, places)


def _named(found: object, source: str, row: int, what: What, places: tuple[str, ...] = ()) -> Row:
    if isinstance(found, dict):
        name = next((found[key] for key in _NAMES if key in found), None)
        synonyms = found.get("synonyms", ())
        parent = found.get("parent") or found.get("supercategory") or ""
        if not isinstance(synonyms, list | tuple) or not isinstance(parent, str):
            return Unread(source, row, "no object with a name, synonyms and a parent", shown(found))
        return listed(name, source, row, what=what, parent=parent, synonyms=tuple(synonyms), backgrounds=places)
    return listed(found, source, row, what=what, backgrounds=places)


def _broken(source: str, number: int, value: object) -> Unread | None:
    return Unread(source, number, str(value)) if isinstance(value, ValueError) else None
