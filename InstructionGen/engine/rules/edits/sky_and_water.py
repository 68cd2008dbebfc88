"""Places for what flies and for what swims."""

from __future__ import annotations

from InstructionGen.engine.rules.edits.placing import Place, place_by
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.surroundings import WATERS
from InstructionGen.english import NounPhrase
from InstructionGen.pool.knowledge import Kind


def in_air(reading: Reading, anchors: list[NounPhrase], kind: Kind, indoors: bool) -> list[Place]:
    """Above what the caption names, outdoors."""
    if indoors or reading.said() & _UNDER_ROOFS:
        return []
    if kind.name == "flag":  # it flies from something
        return [] if {t.lemma for t in reading.tokens} & _FLYING else [Place("overhead")]
    found = [Place("overhead"), Place("in the sky above")]
    found += [place_by(reading, "above {}", a) for a in anchors if reading.head(a) in _ABOVE]
    if not any(t.lower == "sky" for t in reading.tokens):
        found.append(Place("in the sky"))
    return found


_FLYING = frozenset("fly sky cloud jetliner airplane plane helicopter jet".split())
_UNDER_ROOFS = frozenset("fashion stage model suitcase luggage baggage".split())
"""What may be out of doors as well, and seldom is."""
_ABOVE = frozenset(
    "building tree mountain house boat tower bridge hill field beach church ship train car people".split()
)


def in_water(reading: Reading, kind: Kind, submerged: bool) -> list[Place]:
    """In water that is wide enough for it."""
    waters = [p for p in reading.outer if reading.lower(p.last) not in ("bottle", "glass")]
    inner = [reading.complement(p) for p in reading.outer if reading.head(p) in _BODIES]
    waters += [p for p in inner if p is not None]
    fit = [p for p in waters if reading.head(p) in _WIDE or (kind.size <= 3 and reading.head(p) in WATERS)]
    if kind.size == _SHIP:
        fit = [p for p in fit if reading.head(p) in _SEAS]
    if submerged and kind.size < _SHARK and not reading.said() & _LOOKED_INTO:
        return []
    pattern = "under the surface of {}" if submerged else "in {}"
    return [place_by(reading, pattern, w) for w in fit if w.number != "many"][:1]


_SHIP = 6
_SHARK = 4
_LOOKED_INTO = frozenset("pond aquarium reef coral underwater diver snorkel fish koi turtle tank".split())
_SEAS = frozenset("ocean sea harbor harbour bay".split())
_WIDE = _SEAS | {"lake", "river", "water", "marina"}
_BODIES = frozenset("body side edge middle surface top shore bank".split())
