"""Which concepts something is true of, said by names: a category, a kind, or a concept for it and all sorts of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from InstructionGen.errors import UnknownName
from InstructionGen.pool.concept import Concept
from InstructionGen.pool.stand_ins import WELL_KNOWN
from InstructionGen.pool.store import Pool


class Suiting:
    """Resolves such names over one pool, each once."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._categories = {kind.category for kind in pool.knowledge.kinds.values()}
        self._places = {concept.name: place for place, concept in enumerate(pool)}
        self._below: dict[str, list[Concept]] = {}
        for concept in pool:
            for above in concept.hypernyms:
                self._below.setdefault(above, []).append(concept)
        self._known: dict[str, tuple[frozenset[str], ...]] = {}

    def members(self, name: str) -> frozenset[str]:
        """The names of all concepts that a name stands for: as a category, else as a kind, else as a concept.

        Raises:
            UnknownName: It is none of the three.
        """
        return self._meanings(name)[0]

    def fits(self, concept: Concept, suits: Iterable[str], unless: Iterable[str] = ()) -> bool:
        """Whether any name of ``suits`` stands for the concept, and none of ``unless`` does in any meaning.

        Raises:
            UnknownName: A name is none of the three.
        """
        told = any(concept.name in self.members(name) for name in suits)
        return told and not any(concept.name in meant for name in unless for meant in self._meanings(name))

    def known(self, suits: Iterable[str], unless: Iterable[str] = ()) -> tuple[Concept, ...]:
        """What fits and is well known, or is called by its own name in ``suits``, in the pool's order.

        Raises:
            UnknownName: A name is none of the three.
        """
        suits = tuple(suits)
        named = {concept.name for name in suits if (concept := self._pool.get(name))}
        fit = frozenset[str]().union(*map(self.members, suits))
        fit = fit.difference(*(meant for name in unless for meant in self._meanings(name)))
        found = (self._pool.concepts[place] for place in sorted(map(self._places.__getitem__, fit)))
        return tuple(concept for concept in found if concept.familiarity >= WELL_KNOWN or concept.name in named)

    def _meanings(self, name: str) -> tuple[frozenset[str], ...]:
        if name not in self._known:
            found = tuple(frozenset(concept.name for concept in meant) for meant in self._resolved(name))
            if not found:
                raise UnknownName("category, kind or concept", name, [*self._categories, *self._pool.knowledge.kinds])
            self._known[name] = found
        return self._known[name]

    def _resolved(self, name: str) -> Iterator[Iterable[Concept]]:
        if name in self._categories:
            yield [concept for concept in self._pool if concept.category == name]
        if name in self._pool.knowledge.kinds:
            yield self._pool.of_kind(name)
        found = self._pool.get(name)
        if found is not None:
            # a namesake in another category is something else: a schnitzel is no dish to eat from
            yield [found, *(one for one in self._below.get(found.name, ()) if one.category == found.category)]


@lru_cache(maxsize=2)
def suiting(pool: Pool) -> Suiting:
    """The one of a pool."""
    return Suiting(pool)
