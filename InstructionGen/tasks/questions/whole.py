"""What a whole picture may become: of another tone, style or look; what may be cut out of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from InstructionGen.cards import Value
from InstructionGen.checks.reading import Reading, read
from InstructionGen.checks.whole.moments import clash, sorts, state_stretches
from InstructionGen.checks.whole.setting import PLACES
from InstructionGen.checks.whole.sorts import PICTURES
from InstructionGen.english import Token, parse
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables

_ALIVE_CATEGORIES = frozenset({"animal", "person"})
LARGE, SMALL = 3, 2
"""Sizes of what a camera can stand behind, and of what a macro lens is for."""


def tones(asked: Asked) -> Variables:
    """``values``: times, weathers, seasons and lights that the scene can be in; ``asks``: how each is asked for."""
    caption = one_sentence(asked)
    suits = suits_of(asked)
    if not suits & {"outdoors", "indoors"}:
        raise Rejected("prompt", "neither outdoors nor indoors", asked.caption)
    keys = [word.key for word in caption.words]
    states = state_stretches(caption)
    stays = [key for i, key in enumerate(keys) if not any(start <= i < stop for start, stop in states)]
    fitting = []
    for value in _fitting(asked, suits):
        own = [word.key for word in read(value.value).words]
        if not clash(own, stays) and not sorts(own) & sorts(keys):
            fitting.append(value)
    return offered(asked, fitting)


def styles(asked: Asked) -> Variables:
    """``values``: styles that the picture can be turned into; ``asks``: how each is asked for."""
    caption = one_sentence(asked)
    said = {word.key for word in caption.words}
    fitting = [v for v in asked.card.values if not _telling(v.value) & said]
    return offered(asked, fitting)


def looks(asked: Asked) -> Variables:
    """``values``: exposures, colours, grains; ``asks``: how each is asked for."""
    caption = one_sentence(asked)
    said = {word.key for word in caption.words}
    if said & _LOOKED:
        raise Rejected("prompt", "a look is spoken of already", asked.caption)
    colourless = _COLOURLESS.search(asked.caption.lower()) is not None
    fitting = [v for v in asked.card.values if said.isdisjoint(v.unless)]
    return offered(asked, [v for v in fitting if not (colourless and _COLOURED.search(v.value))])


_COLOURLESS = re.compile(r"\bblack[ -](?:and|&)[ -]white (?:photo|picture|image|shot|snapshot|scene|view)")
_COLOURED = re.compile(r"colour|white balance|black and white|sepia|monochrome|duotone")


_LOOKED = frozenset(
    """
    blurry blurred blur grainy sepia monochrome exposure exposed overexposed underexposed contrast saturated
    vignette focus unfocused haze grain grayscale greyscale
    """.split()
)


def cutouts(asked: Asked) -> Variables:
    """``objects``: things of the caption that can be shown alone; ``values``: plain backgrounds."""
    one_sentence(asked)
    labels = [box.label.lower() for box in asked.item.boxes]
    found = []
    for name, concept in asked.things().items():
        several = labels.count(name) > 1 and concept.category != "person"
        if (
            name.split()[-1] in PICTURES | PLACES
            or concept.category in _NOT_CUT
            or asked.pool.knowledge.kinds[concept.kind].size > _CUT
            or several
        ):
            continue
        found.append(name)
    if not found:
        raise Rejected("prompt", "nothing that could be cut out", asked.caption)
    return {"objects": asked.shuffled(found), **offered(asked, list(asked.card.values))}


_NOT_CUT = frozenset({"place", "nature", "material", "body", "building"})
_CUT = 5
"""The size of what is still seen whole: a car, a tree."""


# --- the caption -----------------------------------------------------------------------------------------------------


def one_sentence(asked: Asked) -> Reading:
    """The caption, read. Raises ``Rejected`` where it is no sentence about a thing, or more than one."""
    sentence = parse(" ".join(asked.caption.split()))
    inner = [t for t in sentence.tokens[:-1] if t.tag == "punct" and t.text in ".!?:;"]
    if inner or not sentence.phrases:
        raise Rejected("prompt", "not one sentence about a thing", asked.caption)
    return read(asked.caption)


def lemmas_of(asked: Asked) -> frozenset[str]:
    """The caption's words in dictionary form."""
    return frozenset(token.lemma for token in parse(" ".join(asked.caption.split())).tokens)


def offered(asked: Asked, values: Sequence[Value]) -> Variables:
    """Some of the values, and how each is asked for. Raises ``Rejected`` where there are none."""
    if not values:
        raise Rejected("prompt", "nothing that it could become", asked.caption)
    chosen = asked.dice.sample(values, min(OFFERED, len(values)))
    return {"values": [v.value for v in chosen], "asks": {v.value: list(v.asks) for v in chosen if v.asks}}


def _telling(value: str) -> frozenset[str]:
    """Words of a style by which a caption would be known to have it."""
    return frozenset(word.lower() for word in value.split()) - _UNTELLING


_UNTELLING = frozenset(
    """
    a an of painting print drawing photograph photo image art book box one window paper golden
    """.split()
)


def suits_of(asked: Asked) -> frozenset[str]:
    """What is so of the picture, as the values of cards ask for it: ``outdoors``, ``indoors``, and scenes by name."""
    return _suiting(" ".join(asked.caption.split()), asked.pool)


@lru_cache(maxsize=4096)
def _suiting(caption: str, pool: Pool) -> frozenset[str]:
    sentence = parse(caption)
    knowledge = pool.knowledge
    lasting = [t.lemma for t in sentence.tokens if t.tag not in ("adj", "poss", "det") and not _lives(t, pool)]
    firm = [t.lemma for t in sentence.tokens if t.tag in ("noun", "propn", "adv", "verb-ing", "verb-fin")]
    firm = [lemma for lemma in firm if lemma != "lot" or not _LOTS.search(caption.lower())]
    scenes = knowledge.scenes_in(lasting)
    if not scenes:
        scenes = knowledge.scenes_in(t.lemma for t in sentence.tokens)
    out = [scene for scene in scenes if knowledge.scenes[scene].outdoors]
    found = set(scenes)
    if any(t.lower == "outside" and t.tag == "prep" for t in sentence.tokens) and not set(firm) & _ROOMS:
        found.add("outdoors")
    elif set(firm) & _ROOMS or (
        scenes and not out and not set(firm) & OPEN and not _is_fed(sentence.tokens, scenes, pool)
    ):
        found.add("indoors")
    elif set(firm) & OPEN or (set(out) - _EITHER and len(out) == len(scenes)):
        found.add("outdoors")
    return frozenset(found)


def _is_fed(tokens: Sequence[Token], scenes: Sequence[str], pool: Pool) -> bool:
    """Whether the only sign of a room is food, and an animal is there that is no pet: a llama with a carrot."""
    beasts = (t for t in tokens if t.lemma not in _PETS and _lives(t, pool))
    found = (pool.get(t.lemma) for t in beasts)
    return set(scenes) == {"dining_table"} and any(c is not None and c.category == "animal" for c in found)


_PETS = frozenset("cat kitten dog puppy".split())
_EITHER = frozenset("airport park railway sports_field".split())
"""Scenes that a suitcase, a bench or a ball reveals: they are met under a roof as often."""


_LOTS = re.compile(r"\b(?:lots|lot of)\b")
"""A lot that is no ground."""


def _lives(token: Token, pool: Pool) -> bool:
    if token.tag not in ("noun", "propn"):
        return False
    concept = pool.get(token.lemma)
    return concept is not None and concept.category in _ALIVE_CATEGORIES


_ROOMS = frozenset(
    """
    room kitchen bathroom bedroom office restroom toilet sink bathtub shower oven stove refrigerator fridge
    microwave desk sofa couch bed living restaurant classroom library hallway ceiling indoors indoor monitor
    keyboard museum
    """.split()
)
OPEN = frozenset(
    """
    street road field beach park grass sky mountain ocean sea lake river forest snow hill sidewalk highway
    outdoors outside pasture meadow yard garden desert ski surf surfer wave slope skateboard snowboard zebra
    giraffe elephant sheep train traffic intersection runway tarmac harbor harbour dock boat skier snowboarder
    kite plaza lawn lot hydrant trail tree outdoor path sidewalk crosswalk driveway pavement cliff porch patio
    airplane plane jet jetliner aircraft frisbee bush pond backyard
    """.split()
)


def suited(value: Value, suits: frozenset[str]) -> bool:
    """Whether a value is for such a picture."""
    return not value.suits or not suits.isdisjoint(value.suits)


def _fitting(asked: Asked, suits: frozenset[str]) -> list[Value]:
    lemmas = lemmas_of(asked)
    return [v for v in asked.card.values if suited(v, suits) and lemmas.isdisjoint(v.unless)]
