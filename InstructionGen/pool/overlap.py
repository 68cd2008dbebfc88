"""How much class lists have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from InstructionGen.pool.readers.rows import Listed
from InstructionGen.pool.spelling import spelt, squeezed


@dataclass(frozen=True, slots=True)
class Overlap:
    """Names shared by each two of some lists."""

    sources: tuple[str, ...]
    sizes: Mapping[str, int]
    """Distinct names of each."""
    shared: Mapping[tuple[str, str], int]
    """(One, other) -> names that both have, both ways round."""
    distinct: int
    """Distinct names of all together."""

    def table(self) -> list[list[str]]:
        """A heading and a row a source, ready to print: how many of its names each other source has as well."""
        rows = [["source", "names", *self.sources]]
        for one in self.sources:
            shared = ["" if one == other else f"{self.shared[one, other]:,}" for other in self.sources]
            rows.append([one, f"{self.sizes[one]:,}", *shared])
        return rows


def overlap(rows: Mapping[str, Iterable[Listed]]) -> Overlap:
    """Names that class lists share, case, spelling and number aside; synonyms count as names.

    Args:
        rows: By source.
    """
    names = {source: {letters for row in found for letters in _letters(row)} for source, found in rows.items()}
    shared = {
        (one, other): len(mine & theirs)
        for one, mine in names.items()
        for other, theirs in names.items()
        if one != other
    }
    every: set[str] = set().union(*names.values())
    return Overlap(tuple(names), {source: len(found) for source, found in names.items()}, shared, len(every))


def _letters(row: Listed) -> Iterable[str]:
    return (letters for name in (row.name, *row.synonyms) if (letters := squeezed(spelt(name).name)))
