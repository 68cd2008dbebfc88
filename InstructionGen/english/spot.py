"""A word among its neighbours: what a correction looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from InstructionGen.english.draft import Draft, Tag

NOMINAL = ("noun", "propn")
_CAN_FOLLOW_A_VERB = ("prep", "det", "poss", "adv", "pron", "punct", "num", "verb-ed", "other")
EDGE = Draft("", "", "other", 0, 0, fixed=True)


class Spot(msgspec.Struct, gc=False):
    """A word among its neighbours; beyond the ends of the text stands an empty word of no class."""

    all: list[Draft]
    i: int

    @property
    def word(self) -> Draft:
        """The word itself."""
        return self.all[self.i]

    def at(self, offset: int) -> Draft:
        """The word so many places on (back, when negative)."""
        j = self.i + offset
        return self.all[j] if 0 <= j < len(self.all) else EDGE

    def tag(self, offset: int) -> Tag | None:
        """Its class; ``None`` beyond the ends."""
        j = self.i + offset
        return self.all[j].tag if 0 <= j < len(self.all) else None

    def opens(self) -> bool:
        """Whether what comes next could follow a verb."""
        return self.tag(1) is None or self.tag(1) in _CAN_FOLLOW_A_VERB


Say = Callable[[Spot], Tag | None]
"""The class a word should have, or ``None`` when there is nothing to say about it."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A correction, and which words it is for, in lower case: most words are for none, and need not be looked at."""

    say: Say
    tags: frozenset[Tag]
    """The classes that it may change; none stands for all."""
    words: frozenset[str] | None
    """The words it is for, or ``None`` for all of which ``when`` is true."""
    when: Callable[[str], bool]

    def concerns(self, lower: str) -> bool:
        """Whether it may change a word."""
        return self.when(lower) if self.words is None else lower in self.words


def look(
    *tags: Tag, words: frozenset[str] | None = None, when: Callable[[str], bool] | None = None
) -> Callable[[Say], Look]:
    """Makes a correction of what is said about words of these classes, out of a list or of which something is true."""
    return lambda say: Look(say, frozenset(tags), words, when or (lambda _: True))
