"""What surrounds the things of a caption: rooms, open ground, water, the sky, the inside of a car."""

from __future__ import annotations

from functools import lru_cache

from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase
from InstructionGen.pool import Pool

ROOMS = frozenset(
    """
    room kitchen bathroom bedroom office restroom lobby restaurant cafe classroom library garage basement
    hallway store shop living dining
    """.split()
)
ROOM_SCENES = frozenset("kitchen bathroom bedroom office classroom library restaurant cafe".split())
"""Scenes that go by the name of their room."""
IN_OPEN = frozenset(
    "field park garden yard backyard meadow pasture forest desert plaza courtyard enclosure zoo lot".split()
)
ON_OPEN = frozenset(
    "street road beach sidewalk lawn patio porch deck hillside runway tarmac court shore driveway path".split()
)
WATERS = frozenset("water lake river ocean sea pond harbor harbour bay canal marina pool".split())
_INDOOR_THINGS = frozenset(
    """
    couch sofa bed toilet sink bathtub shower oven stove refrigerator fridge microwave desk television tv
    fireplace laptop keyboard monitor rug pillow nightstand dresser lamp bookshelf ceiling mirror counter
    cabinet bathroom kitchen bedroom room office indoor indoors restaurant curtain dishwasher cupboard
    """.split()
)


@lru_cache(maxsize=256)
def off_the_ground(reading: Reading) -> bool:
    """Whether the picture is of the sky, of waves or of what is in the water, where nothing stands."""
    lemmas = {t.lemma for t in reading.tokens}
    if lemmas & _AFLOAT or any(_is_in_water(reading, p) for p in reading.sentence.phrases):
        return True
    return bool(lemmas & _ALOFT) and not any(reading.head(p) in IN_OPEN | ON_OPEN for p in reading.outer)


def _is_in_water(reading: Reading, phrase: NounPhrase) -> bool:
    within = reading.preposition(phrase.first)[1] in ("in", "on", "through", "across", "into", "under", "over")
    return within and reading.head(phrase) in WATERS | {"wave"}


_ALOFT = frozenset("fly sky airborne mid-air parasail jump air".split())
_AFLOAT = frozenset("wave surf surfer surfing surfboard swim sail wakeboard kayak canoe paddleboard underwater".split())


@lru_cache(maxsize=256)
def revealed_scenes(reading: Reading, pool: Pool) -> tuple[str, ...]:
    """The scenes that the places and things of a caption reveal; its people and animals only where nothing else does.

    A dog on a bed is in no park.
    """
    still = [t.lemma for t in reading.tokens if not (t.tag == "noun" and reading.nouns.is_alive(t.lemma))]
    return pool.knowledge.scenes_in(still) or pool.knowledge.scenes_in([t.lemma for t in reading.tokens])


@lru_cache(maxsize=256)
def is_outdoors(reading: Reading, pool: Pool) -> bool:
    """Whether a place or a thing of the caption says that it is outside."""
    still = [t.lemma for t in reading.tokens if not (t.tag == "noun" and reading.nouns.is_alive(t.lemma))]
    scenes = pool.knowledge.scenes_in(still)
    return bool(scenes) and all(pool.knowledge.scenes[scene].outdoors for scene in scenes)


@lru_cache(maxsize=256)
def is_indoors(reading: Reading, pool: Pool) -> bool:
    """Whether the picture is of a room."""
    lemmas = [t.lemma for t in reading.tokens]
    scenes = revealed_scenes(reading, pool)
    if any(pool.knowledge.scenes[scene].outdoors for scene in scenes):
        return False
    if any(_is_large_vehicle(reading, phrase) for phrase in reading.outer) and not set(lemmas) & ROOMS:
        return False  # "a truck with a car on its bed"
    if set(lemmas) & _OUTSIDE:
        return False
    return bool(set(lemmas) & (_INDOOR_THINGS | ROOMS))


def _is_large_vehicle(reading: Reading, phrase: NounPhrase) -> bool:
    kind = reading.nouns.kind(reading.nouns.concept(reading.core(phrase)))
    return kind is not None and kind.category == "vehicle" and kind.size >= _LARGE


_LARGE = 5
_OUTSIDE = frozenset("outside outdoor outdoors sky roof exterior facade driveway".split())


@lru_cache(maxsize=256)
def is_enclosed(reading: Reading) -> bool:
    """Whether the picture is of the inside of a vehicle, or through a window: nothing new stands on that ground."""
    for phrase in reading.sentence.phrases:
        head, preposition = reading.head(phrase), reading.preposition(phrase.first)[1]
        inside = preposition in ("in", "inside", "inside of", "out of", "out", "through", "into")
        before = reading.token(phrase.first - 2)
        inside = inside or (preposition == "of" and before is not None and before.lemma in _INSIDES)
        if inside and head in _ENCLOSING:
            return True
    riding = bool({t.lemma for t in reading.tokens} & {"sit", "ride", "seat", "sleep"})
    aboard = riding and any(
        reading.head(p) in _BOARDED and reading.preposition(p.first)[1] in ("on", "aboard") for p in reading.outer
    )
    carried = any(
        reading.head(p) in _INSIDES and reading.preposition(p.first)[1] in ("in", "inside") for p in reading.outer
    )
    lemmas = {t.lemma for t in reading.tokens}
    return bool(lemmas & {"cockpit", "aboard"}) or aboard or (carried and bool(lemmas & _ENCLOSING))


_BOARDED = frozenset("train bus plane airplane subway tram ferry".split())
_INSIDES = frozenset("seat back inside interior trunk bed dashboard window cab".split())
_ENCLOSING = frozenset(
    """
    car truck van bus train plane airplane helicopter taxi cab vehicle window windshield boat canoe kayak suitcase box
    basket bag bowl cage sink bathtub tub toilet drawer crate mirror carriage trunk container cup
    """.split()
)
