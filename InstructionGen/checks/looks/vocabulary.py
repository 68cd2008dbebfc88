"""A closed list of words of one sort, and where such words stand in a caption: colours, materials, patterns, sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_FILLING = frozenset({"and", "&", ",", "-"})


@lru_cache(maxsize=16384)
def parts(word: str) -> tuple[str, ...]:
    """A word at its hyphens: ``brushed-steel`` is two."""
    return tuple(part for part in word.split("-") if part) or (word,)


@dataclass(frozen=True)
class Vocabulary:
    """Words of one sort.

    Args:
        words: Each says something of the sort by itself.
        qualifiers: They only colour such a word, and come before it.
        names: Pairs of a word and a noun that are one name, and say nothing of the sort.
        joins: What may stand between two such words.
        extras: What a value may have besides, and what is no part of it in a caption.
    """

    words: frozenset[str]
    qualifiers: frozenset[str] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()
    joins: frozenset[str] = field(default=_FILLING)
    extras: frozenset[str] = frozenset()

    def has(self, word: str) -> bool:
        """Whether a word, in lower case, says something of the sort: ``red``, ``multi-colored``."""
        if word in self.words:
            return True
        pieces = parts(word)
        return len(pieces) > 1 and any(piece in self.words for piece in pieces[-2:]) and all(map(self.knows, pieces))

    def knows(self, word: str) -> bool:
        """Whether a word can be a part of what says something of the sort."""
        return word in self.words or word in self.qualifiers or word in self.joins or word in self.extras

    def is_value(self, spoken: Sequence[str]) -> bool:
        """Whether the words say something of the sort and nothing else."""
        pieces = [piece for word in spoken for piece in parts(word)]
        return any(map(self.has, [*spoken, *pieces])) and all(
            self.has(word) or all(map(self.knows, parts(word))) for word in spoken
        )

    def spans(self, spoken: Sequence[str], first: int, last: int, head: str = "") -> list[tuple[int, int]]:
        """Where words of the sort stand among ``spoken[first:last]``, qualifiers and what joins them included.

        Args:
            spoken: Words in lower case.
            first: Where to begin.
            last: Where to end.
            head: The noun that they describe, in the singular: with it they may be a name.
        """
        found: list[tuple[int, int]] = []
        for at in range(first, last):
            if not self.has(spoken[at]) or (at + 1 == last and (spoken[at], head) in self.names):
                continue
            start = at
            while start > first and spoken[start - 1] in self.qualifiers:
                start -= 1
            if found and (found[-1][1] >= start or self._joined(spoken, found[-1][1], start)):
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((start, at + 1))
        return found

    def _joined(self, spoken: Sequence[str], end: int, start: int) -> bool:
        between = spoken[end:start]
        return len(between) <= 2 and all(word in self.joins or word in _FILLING for word in between)
