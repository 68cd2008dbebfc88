"""HumanML3D: what people say of a recorded motion: the source called ``humanml3d``.

A folder with a text file a motion, or one such file; of a line the caption, its tagged words, and the seconds from and
to which it is about::

    a man kicks with his left leg.#a/DET man/NOUN kick/VERB with/ADP his/DET left/ADJ leg/NOUN#0.0#0.0

Nought and nought, or ``nan``, is the whole motion; what is said of a part of it alone becomes an item of its own. There
is no picture. Format: https://github.com/EricGuo5513/HumanML3D
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.opening import next_line, open_text, reading
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.tidying import fit_captions, shown, sound

EXPECTED = "HumanML3D's texts (a folder of *.txt, whose lines are caption#words#from#to)"
LICENCE = "MIT"
"""Of the texts. The recorded motions have terms of their own."""

_FIELDS = 4
_Part = tuple[float, float]
_WHOLE: _Part = (0.0, 0.0)


def read(path: Path) -> Source:
    """One item a motion, and one for each part of it that is spoken of alone.

    Raises:
        InputError: It is neither such a file nor a folder of them.
    """
    files = _texts(path)
    rows = Streamed(partial(_rows, files))
    if all(isinstance(row, Reject) and row.reason != "no caption" for row in rows):
        raise InputError(f"{path} holds no captions of motions; give {EXPECTED}")
    return Source("humanml3d", files, rows)


def _texts(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    with reading(path):
        texts = sorted(folder for folder in (path / "texts", path) if folder.is_dir() and any(folder.glob("*.txt")))
        found = sorted(texts[-1].glob("*.txt")) if texts else []
    if not found:
        raise InputError(f"{path} is a folder without *.txt; give {EXPECTED}")
    return tuple(found)


def _rows(files: tuple[Path, ...]) -> Iterator[Item | Reject]:
    for file in files:
        yield from _motion(file)


def _motion(file: Path) -> Iterator[Item | Reject]:
    name = f"humanml3d/{file.stem}"
    if not file.stat().st_size:
        yield Reject(name, "", "source", "no caption")
        return
    parts: dict[_Part, list[str]] = {}
    with reading(file), open_text(file) as text:
        number = 0
        while line := next_line(text):
            number += 1
            if not line.strip():
                continue
            cells = line.rstrip("\r\n").rsplit("#", _FIELDS - 1)
            part = _part(cells)
            if part is None:
                yield Reject(f"{name}@{number}", "", "source", "unreadable line", shown(line.strip()))
            else:
                parts.setdefault(part, []).append(cells[0])
    for part, written in sorted(parts.items()):
        which = name if part == _WHOLE else f"{name}/{part[0]:g}-{part[1]:g}"
        captions, fault = fit_captions(written)
        if fault or not sound(name):
            yield Reject(shown(which), "", "source", fault or "not UTF-8", shown(written[0]))
        else:
            yield Item(which, "humanml3d", captions=captions, medium="motion", licence=LICENCE)


def _part(cells: list[str]) -> _Part | None:
    """From and to, in seconds; ``None`` where they are not told, or tell nothing."""
    if len(cells) != _FIELDS:
        return None
    try:
        begin, end = (0.0 if math.isnan(second := float(cell)) else second for cell in cells[2:])
    except ValueError:
        return None
    if not (math.isfinite(begin) and math.isfinite(end)) or begin < 0 or (end <= begin and (begin, end) != _WHOLE):
        return None
    return begin, end
