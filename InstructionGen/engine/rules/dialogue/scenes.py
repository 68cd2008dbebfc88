"""Where pictures are taken: how one says it, and by which nouns captions give it away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from InstructionGen.checks.reading import Reading


def _table(text: str) -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {where.strip(): tuple(word.strip() for word in words.split(",")) for where, _, words in lines}


SCENES: Final = _table("""
in a kitchen: kitchen, kitchenette
in a bathroom: bathroom, restroom, washroom
in a bedroom: bedroom
in a living room: living room, livingroom
in a dining room: dining room
in a hotel room: hotel room
in an office: office, cubicle
in a classroom: classroom
in a restaurant: restaurant, diner, pizzeria
in a cafe: cafe, coffee shop
in a bakery: bakery
in a bar: pub
in a shop: store, shop, supermarket
in a library: library
in a museum: museum
in a church: church
in a garage: garage
in a barn: barn
in a gym: gym
in an airport: airport
on a runway: runway, tarmac
at a train station: train station, railway station, station
on a beach: beach, shore
in the ocean: ocean, sea
on a lake: lake
beside a river: river
in a harbor: harbor, marina
at a swimming pool: swimming pool
on a ski slope: ski slope, slope
in the mountains: mountain
in the desert: desert
in a forest: forest, woods
in a field: field, grassy field
in a pasture: pasture
on a farm: farm
at a zoo: zoo
in a park: park
at a skate park: skate park, skatepark
on a baseball field: baseball field, baseball diamond, baseball game
on a tennis court: tennis court
on a soccer field: soccer field
on a basketball court: basketball court
in a stadium: stadium
in a garden: garden
in a backyard: backyard, yard
in a parking lot: parking lot
on a street: street, city street, intersection
on a road: road, highway
on a sidewalk: sidewalk
at a market: market, farmers market
at a playground: playground
""")
"""Where -> nouns, in the singular."""
_WITHIN: Final = frozenset("in inside on at down through across along over into up".split())


def places(reading: Reading) -> Iterator[str]:
    """Nouns by which a caption says where all of it is: those that follow *in*, and the one that it begins with."""
    for phrase in reading.phrases:
        if phrase.first < 2 or reading.words[phrase.first - 1].key in _WITHIN:
            yield from {phrase.keys[-1], " ".join(phrase.keys), " ".join(phrase.keys[-2:])}
