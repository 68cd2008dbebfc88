"""Drawing concepts from the pool: relations, things for a scene, pairs without repetition."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from InstructionGen.errors import UnknownName
from InstructionGen.pool.concept import Concept, fold
from InstructionGen.pool.permutation import Permutation

if TYPE_CHECKING:
    from InstructionGen.pool.store import Pool

ENOUGH_SIBLINGS = 12
_TOO_FEW = 4
_FIRST_SCENES = 4
WELL_KNOWN = 2
"""Least familiarity of a thing that is put into somebody's picture."""


def draw(
    pool: Pool, dice: random.Random, *, kind: str | None = None, scene: str | None = None, familiarity: int = 0
) -> Concept:
    """One concept by the dice, of a kind, of a scene, or of the whole pool.

    Raises:
        UnknownName: There is no such kind or scene.
        LookupError: Nothing in the pool answers the description.
    """
    if kind is None and scene is None and not familiarity:
        return dice.choice(pool.concepts)
    members = pool.of_kind(kind) if kind is not None else pool.concepts
    if scene is not None:
        _known_scene(pool, scene)
        members = tuple(c for c in members if scene in pool.knowledge.kinds[c.kind].scenes)
    members = tuple(c for c in members if c.familiarity >= familiarity)
    if not members:
        raise LookupError("no concept of that kind, scene and familiarity")
    return dice.choice(members)


class Drawn:
    """What has been worked out about a pool so far."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._below: dict[str, dict[str, list[Concept]]] = {}
        self._siblings: dict[str, tuple[Concept, ...]] = {}
        self._scenes: dict[tuple[str, str | None], tuple[Concept, ...]] = {}

    def siblings(self, concept: Concept) -> tuple[Concept, ...]:
        """See ``Pool.siblings``."""
        found = self._siblings.get(concept.name)
        if found is None:
            found = self._siblings[concept.name] = tuple(self._relations(concept))
        return found

    def in_scene(self, scene: str, slot: str | None) -> tuple[Concept, ...]:
        """See ``Pool.in_scene``."""
        found = self._scenes.get((scene, slot))
        if found is None:
            _known_scene(self._pool, scene)
            kinds = {
                name
                for name, kind in self._pool.knowledge.kinds.items()
                if kind.addable and scene in kind.scenes and (slot is None or slot in kind.slots)
            }
            found = tuple(c for c in self._pool if c.kind in kinds and c.familiarity >= WELL_KNOWN)
            self._scenes[scene, slot] = found
        return found

    def _relations(self, concept: Concept) -> list[Concept]:
        """Climb until enough are found; every circle is added whole, so that no relation depends on the alphabet."""
        known = [c for c in self._pool.of_kind(concept.kind) if c.familiarity >= WELL_KNOWN]
        below = self._below.get(concept.kind)
        if below is None:
            below = self._below[concept.kind] = {}
            for member in known:
                for ancestor in member.hypernyms:
                    below.setdefault(ancestor, []).append(member)
        own = {concept.name, *concept.hypernyms}
        names = {fold(name) for name in (concept.name, *concept.synonyms)}
        found: dict[str, Concept] = {}
        for circle in (*(below.get(ancestor, ()) for ancestor in concept.hypernyms), known):
            for other in circle:
                if other.name not in own and concept.name not in other.hypernyms and not _same(other, names):
                    found.setdefault(other.name, other)
            if len(found) >= ENOUGH_SIBLINGS:
                break
        if len(found) < _TOO_FEW:
            found |= {other.name: other for other in self._cousins(concept) if other.name not in own}
        return list(found.values())

    def _cousins(self, concept: Concept) -> list[Concept]:
        """Everyday things of other kinds that are of its category and size and are met in its first scenes."""
        kinds = self._pool.knowledge.kinds
        own = kinds[concept.kind]
        near = {
            name
            for name, kind in kinds.items()
            if kind.category == own.category
            and abs(kind.size - own.size) <= 1
            and set(kind.scenes[:_FIRST_SCENES]) & set(own.scenes[:_FIRST_SCENES])
        }
        return [c for c in self._pool if c.kind in near - {concept.kind} and c.familiarity > WELL_KNOWN]


def _same(other: Concept, names: set[str]) -> bool:
    return any(fold(name) in names for name in (other.name, *other.synonyms))


def _known_scene(pool: Pool, scene: str) -> None:
    if scene not in pool.knowledge.scenes:
        raise UnknownName("scene", scene, pool.knowledge.scenes)


class Pairs:
    """Unordered pairs of a pool's concepts, each at most once, in an order that the seed decides.

    Only pairs whose kinds share a scene, and of which neither is a kind of the other; with each pair comes one such
    scene. Nothing is remembered but ``position``: give it as ``start`` to go on.
    """

    def __init__(self, pool: Pool, seed: int | str, start: int = 0) -> None:
        self.position = start
        """How far the walk has come: everything before it has been given or passed over."""
        self._pool = pool
        self._walk = Permutation(len(pool), seed)

    def __iter__(self) -> Iterator[tuple[Concept, Concept, str]]:
        """From where the walk stands to its end."""
        import numpy as np

        concepts = self._pool.concepts
        kinds, shared = self._shared_scenes()
        number = {kind: i for i, kind in enumerate(kinds)}
        kind_of = np.array([number[c.kind] for c in concepts], dtype=np.int64)
        table = np.array([[bool(scenes) for scenes in row] for row in shared], dtype=bool)
        for block in self._walk.blocks(self.position):
            fit = table[kind_of[block.left], kind_of[block.right]]
            columns = (column[fit].tolist() for column in (block.position, block.number, block.left, block.right))
            for position, pair, i, j in zip(*columns, strict=True):
                self.position = position + 1
                one, two = concepts[i], concepts[j]
                if one.is_under(two) or two.is_under(one):
                    continue
                luck = self._walk.luck(pair)
                scenes = shared[kind_of[i]][kind_of[j]]
                scene = scenes[(luck >> 8) % len(scenes)]
                yield (two, one, scene) if luck & 1 else (one, two, scene)
        self.position = self._walk.end

    def _shared_scenes(self) -> tuple[list[str], list[list[tuple[str, ...]]]]:
        known = self._pool.knowledge.kinds
        kinds = sorted({concept.kind for concept in self._pool.concepts})
        scenes = [known[kind].scenes for kind in kinds]
        return kinds, [[tuple(s for s in mine if s in theirs) for theirs in scenes] for mine in scenes]
