"""What may take a thing's place in a picture, and in its caption: ``concept/pool/stand_ins.txt``.

A hypernym tree alone makes poor stand-ins: by it a clock may become a fishbowl and a cell phone a pulley. So things
that people speak of every day stand in groups written by hand. A group is widened by the well-known kinds of its
members where a kind does what the member does: a poodle for a dog, but no cat bed for a bed. An animal, a plant, a dish
and the like that is in no group is replaced by its nearest relations; anything else stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.pool.concept import Concept, fold

WIDENED = frozenset({"animal", "plant", "clothing", "food", "drink", "instrument"})
"""Categories in which a kind of a thing does for the thing."""
_VARIOUS = frozenset({"bag"})
"""Kinds of those categories whose members do different work all the same."""
WELL_KNOWN = 2
"""Least familiarity of a thing that is put into somebody's picture."""


def read_groups(path: Path) -> tuple[tuple[str, ...], ...]:
    """The groups of a file, a line each. Raises ``InputError`` for a line of fewer than two names."""
    groups = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        names = tuple(name.strip() for name in line.split(",") if name.strip())
        if line.strip() and not line.startswith("#"):
            if len(names) < 2:
                raise InputError(f"{path}: line {number} is no group: {line!r}; give two names or more, with commas")
            groups.append(names)
    return tuple(groups)


class StandIns:
    """Stand-ins for the concepts of one pool."""

    def __init__(
        self, groups: Iterable[tuple[str, ...]], known: Mapping[str, Concept], all_: Iterable[Concept]
    ) -> None:
        self._groups: dict[str, dict[str, Concept]] = {}
        self._below: dict[str, list[Concept]] = {}
        self._found: dict[str, tuple[Concept, ...]] = {}
        for names in groups:
            # A pool of one's own need not have all of them.
            members = [known[fold(name)] for name in names if fold(name) in known]
            for member in members:
                self._groups.setdefault(member.name, {}).update((other.name, other) for other in members)
        for concept in all_:
            if concept.familiarity >= WELL_KNOWN:
                for above in concept.hypernyms:
                    self._below.setdefault(above, []).append(concept)

    def of(self, concept: Concept) -> tuple[Concept, ...]:
        """What may take its place: never a kind of it, nor what it is a kind of."""
        if concept.name not in self._found:
            candidates = {other.name: other for other in self._candidates(concept)}
            self._found[concept.name] = tuple(
                other
                for other in candidates.values()
                if other.name != concept.name and not other.is_under(concept) and not concept.is_under(other)
            )
        return self._found[concept.name]

    def _candidates(self, concept: Concept) -> Iterator[Concept]:
        for name in (concept.name, *concept.hypernyms):
            members = [other for other in self._groups.get(name, {}).values() if other.name != name]
            if members:
                for other in members:
                    yield other
                    if other.category in WIDENED and other.kind not in _VARIOUS:
                        yield from (below for below in self._below.get(other.name, ()) if below.kind == other.kind)
                return
        if concept.hypernyms and concept.category in WIDENED:
            yield from (c for c in self._below.get(concept.hypernyms[0], ()) if c.kind == concept.kind)
