"""A concept: one visible thing, its names, and what it is a kind of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Count = Literal["one", "mass", "plural"]
"""How it is spoken of: a dog, some rice, a pair of scissors."""

SORTED = frozenset({"animal", "plant", "fungus"})
"""Categories in which whoever studies them tells many sorts apart."""

_SPACES = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that can be seen in a picture."""

    name: str
    """Singular where English has one, capitals only where English wants them: ``French horn``."""
    synonyms: tuple[str, ...]
    kind: str
    """Its entry in kinds.yaml, by which scenes, states and sizes are known."""
    category: str
    """The broad class of its kind: ``animal``, ``tool`` …"""
    hypernyms: tuple[str, ...]
    """Names of what it is a kind of, nearest first, as far as the root of its kind."""
    count: Count
    familiarity: int
    """0: specialists know it; 1: many have read of it; 2: most people know it; 3: everybody meets it."""
    sources: tuple[str, ...]
    """The class lists that hold it: ``imagenet1k``, ``wordnet``, ``lvis`` …; ``own`` for our own additions."""
    licence: str
    key: str
    """Its WordNet synset, as in ``dog.n.01``; empty for what WordNet does not have."""
    parts: tuple[str, ...] = ()
    """Names of concepts that it has as parts: a bicycle's handlebar."""
    backgrounds: tuple[str, ...] = ()
    """Places that lists or runs found for it, as they stand there: ``a dense forest``; maybe none."""

    @property
    def is_specialist(self) -> bool:
        """Whether it is one sort of an animal or plant among many, known to those who study them."""
        return self.familiarity == 0 and self.category in SORTED and bool(self.hypernyms)

    def is_under(self, other: Concept) -> bool:
        """Whether this is a kind of the other: a poodle is under dog."""
        return other.name in self.hypernyms


@dataclass(frozen=True, slots=True)
class Background:
    """A place for concepts to be in, as a list of scenes has it: ``art gallery``."""

    name: str
    sources: tuple[str, ...]


def fold(name: str) -> str:
    """The form in which names are compared: single spaces, no underscores, lower case."""
    return _SPACES.sub(" ", name).strip().lower()
