"""One edit of a file, whatever the file's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from InstructionGen.checks import Edit


@dataclass(frozen=True, slots=True)
class Row:
    """An edit to be judged. A caption that the file does not have is empty."""

    where: str
    edit: Edit
    declared: str = ""
    """The type as the file says it; empty where it says none."""
    raw: Any = None
    free: bool = False
    """The captions were written apart from each other: what they have in common need not be word for word the same."""
    bare: bool = False
    """What things become is told by bare names, *desert*, where the output has words of its own: *in a desert*."""
    begins: str | None = None
    """Of a turn: the caption that the turn before it has left."""
    turn: int = 0
    """Of a turn: its number."""
    leans: bool = False
    """Of a turn: it is told by other turns what it means: a standing order, a pronoun, a step back."""
    session: Mapping[str, Any] = field(default_factory=dict)
    """Of a turn: its session up to it, as a record tells it: ``input`` and ``turns``."""
    foreign: str = ""
    """The task of a record that is no edit."""


class BadRow(Exception):  # noqa: N818 - the row's own end, not an error of the program
    """A row is no edit, and why."""


def text(value: Mapping[str, Any], *keys: str) -> str:
    """The text under the first of the keys that has one, on one line; empty where none has. Raises ``BadRow``."""
    for key in keys:
        said = value.get(key)
        if said is None:
            continue
        if not isinstance(said, str):
            raise BadRow(f"{key!r} is no text")
        if said.strip():
            return " ".join(said.split())
    return ""


def number(value: Mapping[str, Any], key: str) -> int:
    """The number under a key, 0 where there is none. Raises ``BadRow``."""
    said = value.get(key)
    if said is None or said == "":
        return 0
    if isinstance(said, str) and said.strip().isdigit():
        return int(said)
    if not isinstance(said, int) or isinstance(said, bool):
        raise BadRow(f"{key!r} is no number")
    return said
