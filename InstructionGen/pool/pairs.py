"""Pairs of a pool's concepts that can be seen together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from InstructionGen.pool.concept import Concept
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.permutation import Permutation

ANYTHING = frozenset(
    "shop museum hallway warehouse gallery studio attic market airport sports_field tennis_court baseball_field".split()
)
"""Scenes in which anything may lie beside anything: meeting there alone makes no plausible pair."""


class Pairs:
    """Unordered pairs of a pool's concepts, each at most once, in an order that the seed decides.

    Only pairs whose kinds share a scene, and of which neither is a kind of the other; with each pair comes one such
    scene. Nothing is remembered but ``position``: give it as ``start`` to go on.
    """

    def __init__(self, concepts: Sequence[Concept], knowledge: Knowledge, seed: int | str, start: int = 0) -> None:
        self.position = start
        """How far the walk has come: everything before it has been given or passed over."""
        self._concepts = concepts
        self._knowledge = knowledge
        self._walk = Permutation(len(concepts), seed)

    def __iter__(self) -> Iterator[tuple[Concept, Concept, str]]:
        """From where the walk stands to its end."""
        import numpy as np

        concepts = self._concepts
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
        known = self._knowledge.kinds
        kinds = sorted({concept.kind for concept in self._concepts})
        scenes = [tuple(scene for scene in known[kind].scenes if scene not in ANYTHING) for kind in kinds]
        return kinds, [[tuple(s for s in mine if s in theirs) for theirs in scenes] for mine in scenes]
