"""What a class list gives, row by row: names, or why a row gives none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from InstructionGen.errors import InputError

What = Literal["objects", "scenes", "actions", "people", "labels", "backgrounds"]
"""What a row names. Labels are numbers, moods and textures: nothing that could be drawn by itself."""

LONGEST = 200
"""Letters of a name; what is longer is a sentence, or another file."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One class as its list has it: names are not cleaned yet."""

    name: str
    synonyms: tuple[str, ...]
    source: str
    """The list's name; for a list of lists with the set's own: ``synclr-labels/food101``."""
    key: str = ""
    """What the list calls it where that is no name: a WordNet synset ``n02084071``, a Freebase id ``/m/011k07``."""
    parent: str = ""
    """What it is a kind of: a key of the same list, a WordNet synset ``dish.n.02``, or a name."""
    row: int = 0
    """Where it stands in the file, from 1: a line, or an entry."""
    what: What = "objects"
    backgrounds: tuple[str, ...] = ()
    """Places where the list says that it is found."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that gives no name."""

    source: str
    row: int
    reason: str
    text: str = ""
    """The row's beginning."""


Row = Listed | Unread


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text file that hold something, with their numbers from 1; a byte that is no UTF-8 stays visible.

    Raises:
        InputError: There is no such file, or it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as file:
            for number, line in enumerate(file, 1):
                if stripped := line.strip():
                    yield number, stripped
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> InputError:
    """The line that says why a file cannot be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return InputError(f"no file at {path}; name one that is there, or fetch it: instructiongen pool fetch")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path} is a folder; name the file in it")
    return InputError(f"cannot read {path}: {error.strerror}")


def fault_of(name: object) -> str:
    """Why something is no name at all; empty if it is one."""
    if not isinstance(name, str):
        return "name is no string"
    if not name.strip(" _\t\"'"):
        return "name is blank"
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return "name is not UTF-8"
    if any(letter < " " and letter != "\t" for letter in name):
        return "name has control characters"
    return "name is too long" if len(name) > LONGEST else ""


def listed(name: object, source: str, row: int, *, what: What = "objects", key: str = "", parent: str = "",
           synonyms: tuple[str, ...] = (), backgrounds: tuple[str, ...] = ()) -> Row:  # fmt: skip
    """The row of a name, or what is wrong with it."""
    if reason := fault_of(name):
        return Unread(source, row, reason, shown(name))
    if reason := next((fault for synonym in synonyms if (fault := fault_of(synonym))), ""):
        return Unread(source, row, reason.replace("name", "synonym"), shown(name))
    return Listed(str(name).strip(), tuple(s.strip() for s in synonyms), source, key, parent, row, what, backgrounds)


def shown(found: object) -> str:
    """The beginning of what was found, fit to print."""
    text = found if isinstance(found, str) else repr(found)
    return text[:80].encode("utf-8", "replace").decode()
