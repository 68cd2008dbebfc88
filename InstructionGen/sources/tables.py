"""What a table of captions is, whatever it is kept in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol


class Malformed(NamedTuple):
    """A row that is none."""

    place: str
    """``line 17``."""
    fault: str


class Table(Protocol):
    """Columns, and rows that are read as a stream, again from the beginning each time."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def columns(self) -> tuple[str, ...]:
        """Their names as the file has them."""
        ...

    @property
    def total(self) -> int | None:
        """How many rows there are, where that is known beforehand."""
        ...

    def is_text(self, column: str) -> bool:
        """Whether a column holds text, or lists of texts."""
        ...

    def rows(self, wanted: Sequence[str]) -> Iterator[tuple[object, ...] | Malformed]:
        """The wanted cells of every row, in order: texts, numbers, lists of texts, ``None`` where there is nothing.

        Raises:
            InputError: the file is damaged in its middle.
        """
        ...


def plain(name: str) -> str:
    """A column's name without case, with underscores for all that parts its words."""
    return re.sub(r"[\s_-]+", "_", name.strip()).casefold()
