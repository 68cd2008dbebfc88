"""What may be said of a noun in a caption: is it a thing that can leave, a person, a place, a part of something?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from InstructionGen.engine.rules.edits import vocabulary

if TYPE_CHECKING:
    from InstructionGen.pool import Concept, Pool
    from InstructionGen.pool.knowledge import Kind


def last_word(core: str) -> str:
    """The head of a compound: ``teddy bear`` is a bear."""
    return core.rsplit(" ", 1)[-1]


_GEAR_BEFORE_BEAST = frozenset({"bat", "mouse", "crane", "ray"})
"""In a caption these are more often a thing than the animal of that name."""


class Nouns:
    """The word lists, widened by what the concept pool knows."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def concept(self, core: str) -> Concept | None:
        """What the pool has by this name or, failing that, by its last word."""
        return _concept(core, self.pool)

    def is_person(self, core: str) -> bool:
        """Somebody."""
        return _is_person(core, self.pool)

    def is_animal(self, core: str) -> bool:
        """A beast, bird or fish that is alive (a teddy bear is not)."""
        return _is_animal(core, self.pool)

    def is_alive(self, core: str) -> bool:
        """A person or an animal: somebody who can stand, hold and own."""
        return self.is_person(core) or self.is_animal(core)

    def is_place(self, core: str) -> bool:
        """Where things are, rather than a thing."""
        head = last_word(core)
        if head in vocabulary.PLACES:
            return True
        found = self.pool.get(core)
        return found is not None and found.category == "place"

    def is_thing(self, core: str) -> bool:
        """Something that can be taken out of a picture and leave the rest as it was."""
        head = last_word(core)
        if core in vocabulary.NO_THINGS or head in vocabulary.NEVER_LEAVES:
            return core in vocabulary.THINGS_DESPITE
        if core in vocabulary.THINGS_DESPITE or head in vocabulary.MAY_LEAVE or self.is_alive(core):
            return True
        found = self.concept(core)
        return found is not None and found.category not in ("place", "nature", "material", "body")

    def is_solid(self, core: str) -> bool:
        """Something known to be seen: a thing or a place, not an event or a manner."""
        return (
            self.is_place(core)
            or self.is_thing(core)
            or (self.concept(core) is not None and last_word(core) not in vocabulary.ABSTRACT | vocabulary.BODY)
        )

    def may_be_worn(self, core: str) -> bool:
        """Worn, and taken off without undressing anybody."""
        return last_word(core) in vocabulary.WORN

    def kind(self, concept: Concept | None) -> Kind | None:
        """What is known of things like this one."""
        return None if concept is None else self.pool.knowledge.kinds.get(concept.kind)


# Captions name the same few thousand things again and again.


@lru_cache(maxsize=1 << 15)
def _concept(core: str, pool: Pool) -> Concept | None:
    return pool.get(core) or pool.get(last_word(core))


@lru_cache(maxsize=1 << 15)
def _is_person(core: str, pool: Pool) -> bool:
    head = last_word(core)
    if head in vocabulary.PEOPLE:
        return True
    if head in vocabulary.ANIMALS:
        return False
    found = pool.get(core)
    kind = None if found is None else pool.knowledge.kinds.get(found.kind)
    return kind is not None and kind.person


@lru_cache(maxsize=1 << 15)
def _is_animal(core: str, pool: Pool) -> bool:
    head = last_word(core)
    if core.startswith(("teddy ", "toy ", "stuffed ", "rubber ")) or core.endswith(("hot dog", "hotdog")):
        return False
    if head in vocabulary.ANIMALS:
        return True
    found = pool.get(core)
    return found is not None and found.category == "animal" and core not in _GEAR_BEFORE_BEAST
