"""Which places are backgrounds that a picture can be given, and which of them look alike."""

from __future__ import annotations

from collections.abc import Collection

from InstructionGen.checks.reading import NOMINAL, read
from InstructionGen.checks.whole.setting import PLACES
from InstructionGen.checks.wording import noun_key
from InstructionGen.pool.knowledge import Kind
from InstructionGen.tasks.questions.whole import SMALL


def is_small(kind: Kind) -> bool:
    """Whether it is photographed on a table as a rule, so that a table top is a background for it."""
    return kind.size <= SMALL and not kind.alive


def is_seen_behind(place: str, small: bool) -> bool:
    """Whether an editor can fill a background from the words: a place, and not merely a thing to stand beside.

    ``in a dim bedroom``, ``under tall trees``, and for a plate ``on an oak table``; not ``beside a grey sofa``.
    """
    reading = read(place)
    nouns = [noun_key(word.key) for word in reading.words if word.tag in NOMINAL]
    if not nouns or nouns[-1] in _VESSELS:
        return False
    first = place.split(maxsplit=1)[0]
    if small and (first in _IN or (first == "on" and nouns[-1] in _TOPS)):
        return True
    if nouns[-1] in _SEATING:
        return False
    if first in _BESIDE:
        return nouns[-1] in PLACES | _SURROUNDING | _OPENINGS
    return nouns[-1] in PLACES | _SURROUNDING or not (PLACES - {"floor"}).isdisjoint(nouns)


_VESSELS = frozenset("plate dish bowl saucer napkin drawer cabinet cupboard basket".split())
"""What holds a thing and is seen to be no background."""
_SEATING = frozenset("table chair".split())
"""A café's tables are no place for a bus, and hardly one for a wedding."""
_IN = frozenset("in at".split())
_BESIDE = frozenset("beside next by near under among".split())
_OPENINGS = frozenset("window door gate entrance wall fence stall hut moat".split())
"""What stands for the place it is part of: ``by a bedroom window``, where ``beside an orchard ladder`` does not."""
_TOPS = frozenset(
    """
    table tablecloth cloth counter countertop worktop top shelf desk sideboard bench workbench stool tray board block
    island rack cabinet dresser nightstand windowsill sill mantelpiece stall surface rug carpet mat
    """.split()
)
"""What a small thing is photographed on."""
_SURROUNDING = frozenset(
    """
    tree poplar oak pine palm hill mountain shade wave cottage church castle palace temple lighthouse jetty
    waterfall kindergarten centre poolside bookshop
    """.split()
)
"""What fills a background and is no place by name."""


def is_same_ground(place: str, old: Collection[str]) -> bool:
    """Whether the place would look as the old one does: a meadow for a grassy field."""
    heads = {noun_key(word.key) for word in read(place).words}
    return any(not ground.isdisjoint(heads) and not ground.isdisjoint(old) for ground in _SAME_GROUND)


_SAME_GROUND = tuple(
    frozenset(words.split())
    for words in (
        "field meadow pasture lawn grass grassland savanna prairie plain hillside hill park zoo enclosure pen garden",
        "street road highway roadway avenue lane motorway driveway crossroads",
        "lake river pond waterhole water sea ocean",
        "forest wood wooded woodland",
    )
)
