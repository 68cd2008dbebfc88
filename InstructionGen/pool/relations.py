"""All that the pool knows of a concept: what it is under, beside and above, its parts, looks and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from InstructionGen.pool.concept import Concept
from InstructionGen.pool.knowledge import Knowledge

SIZES: Mapping[int, str] = MappingProxyType(
    {1: "tiny", 2: "small", 3: "medium-sized", 4: "large", 5: "very large", 6: "huge"}
)
"""The size classes of kinds in words: a coin is tiny, a cup small, a chair medium-sized, a sofa large, a car very
large, a ship huge."""
MOST_SIBLINGS = 20


@dataclass(frozen=True, slots=True)
class Relations:
    """A concept and what it is related to, all by name. What nothing is known of is empty."""

    name: str
    category: str
    kind: str
    size: str
    """The usual size of its kind, a word of ``SIZES``."""
    hypernyms: tuple[str, ...]
    """What it is a kind of, nearest first."""
    siblings: tuple[str, ...]
    """Other kinds of the nearest hypernym that is in the pool, best known first, at most ``MOST_SIBLINGS``."""
    sorts: tuple[str, ...]
    """Concepts directly under it, best known first."""
    parts: tuple[str, ...]
    colours: tuple[str, ...]
    materials: tuple[str, ...]
    actions: tuple[str, ...]
    backgrounds: tuple[str, ...]
    """Places where it is seen, as phrases: ``on a marble kitchen counter``."""
    stand_ins: tuple[str, ...]
    """Well-known things that could take its place in a picture."""


class Lineage:
    """Who of a pool is directly under whom."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._known = {concept.name: concept for concept in concepts}
        self._below: dict[str, list[Concept]] = {}
        for concept in sorted(concepts, key=lambda concept: (-concept.familiarity, concept.name)):
            above = self.above(concept)
            if above is not None:
                self._below.setdefault(above.name, []).append(concept)

    def above(self, concept: Concept) -> Concept | None:
        """The nearest hypernym that is in the pool; none where there is no such.

        A concept of that name in another category is a namesake: a schnitzel is no dish to eat from.
        """
        for name in concept.hypernyms:
            found = self._known.get(name)
            if found is not None and found.category == concept.category and name != concept.name:
                return found
        return None

    def below(self, concept: Concept) -> tuple[Concept, ...]:
        """The concepts directly under it, best known first."""
        return tuple(self._below.get(concept.name, ()))

    def beside(self, concept: Concept) -> tuple[Concept, ...]:
        """The other concepts directly under what it is directly under, best known first."""
        above = self.above(concept)
        return tuple(other for other in self.below(above) if other.name != concept.name) if above else ()


def relations_of(
    concept: Concept, knowledge: Knowledge, lineage: Lineage, places: Sequence[str], stand_ins: Sequence[Concept]
) -> Relations:
    """A concept's relations, from what is known of its kind, its lineage and itself."""
    traits = knowledge.traits(concept)
    return Relations(
        name=concept.name,
        category=concept.category,
        kind=concept.kind,
        size=SIZES[knowledge.kinds[concept.kind].size],
        hypernyms=concept.hypernyms,
        siblings=_names(lineage.beside(concept)[:MOST_SIBLINGS]),
        sorts=_names(lineage.below(concept)),
        parts=concept.parts,
        colours=traits.colours,
        materials=traits.materials,
        actions=traits.actions,
        backgrounds=tuple(places),
        stand_ins=_names(stand_ins),
    )


def _names(concepts: Sequence[Concept]) -> tuple[str, ...]:
    return tuple(concept.name for concept in concepts)
