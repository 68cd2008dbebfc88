"""What every reader returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from InstructionGen.files import fingerprint
from InstructionGen.records import Item, Reject


def once(rows: Iterable[Item | Reject]) -> list[Item | Reject]:
    """The rows, each under an id of its own: one whose id stood before becomes a reject that carries its number."""
    seen: set[str] = set()
    kept: list[Item | Reject] = []
    for number, row in enumerate(rows):
        name = row.item if isinstance(row, Reject) else row.id
        again = Reject(f"{name}@{number}", "", "source", "listed twice") if name in seen else row
        seen.add(again.item if isinstance(again, Reject) else again.id)
        kept.append(again)
    return kept


@dataclass(frozen=True, slots=True)
class Streamed:
    """Rows that are read from their file whenever they are asked for, from its beginning, and never held."""

    read: Callable[[], Iterator[Item | Reject]]

    def __iter__(self) -> Iterator[Item | Reject]:
        return self.read()


@dataclass(frozen=True, slots=True)
class Source:
    """A file, opened as what it is."""

    name: str
    files: tuple[Path, ...]
    """What was read; none for what travels with the package."""
    rows: Iterable[Item | Reject]
    """In the order of the file; the same on every reading; no id twice."""
    total: int | None = None
    """How many rows there are, where that is known beforehand."""
    told: tuple[Callable[[], str], ...] = ()
    """Each a line about what was kept and what was not, once the rows have been read."""

    def __post_init__(self) -> None:
        if self.total is None and isinstance(self.rows, list):
            object.__setattr__(self, "total", len(self.rows))

    def fingerprint(self) -> str:
        """Changes when the content of any file changes, not when one is moved."""
        return fingerprint(self.files)
