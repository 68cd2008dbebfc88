"""A word among its neighbours: what a correction looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from InstructionGen.english.draft import Draft, Tag

NOMINAL = ("noun", "propn")
_CAN_FOLLOW_A_VERB = ("prep", "det", "poss", "adv", "pron", "punct", "num", "verb-ed", "other")
EDGE = Draft("", "", "other", 0, 0, fixed=True)


@dataclass(slots=True)
class Spot:
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
        near = self.at(offset)
        return None if near is EDGE else near.tag

    def opens(self) -> bool:
        """Whether what comes next could follow a verb."""
        return self.tag(1) is None or self.tag(1) in _CAN_FOLLOW_A_VERB


Look = Callable[[Spot], Tag | None]
"""The class a word should have, or ``None`` when this look has nothing to say about it."""
