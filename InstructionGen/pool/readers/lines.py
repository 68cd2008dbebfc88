"""Class lists that are lines of text.

``txt``       ``tench, Tinca tinca``: a name, other words for it after commas; ``#`` begins a remark
``numbered``  ``1 001.Black_footed_Albatross`` (CUB), ``1 ApplyEyeMakeup`` (UCF101), ``0 macaron`` (iFood)
``scenes``    ``/a/airport_terminal 2`` (Places365), ``/c/church/indoor`` (SUN397)
``pets``      ``Abyssinian_100 1 1 1`` (Oxford pets): a row a picture, of which the class is given once
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from InstructionGen.pool.readers.rows import Row, Unread, What, listed, numbered_lines, shown

_NUMBERED = re.compile(r"(?:\d+[\s,:]+)?(?:\d+\.)?\s*(\S.*)")
_SCENE = re.compile(r"(?:/[a-z]/|/)?([^/\s]+)((?:/[^/\s]+)*)(?:\s+\d+)?")
_PICTURE = re.compile(r"(\S+?)_\d+(?:\.\w+)?(?:\s+\d+){0,3}")


def read_txt(path: Path, source: str, what: What) -> Iterator[Row]:
    """A name a line, its synonyms after commas."""
    for number, line in numbered_lines(path):
        if not line.startswith("#"):
            name, *synonyms = line.split(",")
            yield listed(name, source, number, what=what, synonyms=tuple(s for s in synonyms if s.strip()))


def read_numbered(path: Path, source: str, what: What) -> Iterator[Row]:
    """A name a line, behind a number."""
    for number, line in numbered_lines(path):
        found = _NUMBERED.fullmatch(line)
        name = found[1] if found else line
        if name.isdigit():
            yield Unread(source, number, "only a number", shown(line))
        else:
            yield listed(name, source, number, what=what)


def read_scenes(path: Path, source: str, what: What) -> Iterator[Row]:
    """A path of a name a line; the scene's side (``indoor``) is kept in parentheses, as two sides are two scenes."""
    for number, line in numbered_lines(path):
        found = _SCENE.fullmatch(line)
        if found is None:
            yield Unread(source, number, "no path of a scene such as /a/airfield", shown(line))
            continue
        side = found[2].strip("/").replace("/", " ")
        name = f"{found[1]} ({side})" if side else found[1]
        yield listed(name, source, number, what=what, key=line.split()[0])


def read_pets(path: Path, source: str, what: What) -> Iterator[Row]:
    """A picture a line, named for its class; each class once."""
    met: set[str] = set()
    for number, line in numbered_lines(path):
        if line.startswith("#"):
            continue
        found = _PICTURE.fullmatch(line)
        if found is None:
            yield Unread(source, number, "no picture's name such as Abyssinian_100", shown(line))
        elif found[1] not in met:
            met.add(found[1])
            yield listed(found[1], source, number, what=what)
