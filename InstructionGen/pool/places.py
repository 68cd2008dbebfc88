"""Where a concept is seen: the places of its kind, and of the scenes in which its kind is met."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from InstructionGen.pool.concept import Concept, Count
from InstructionGen.pool.knowledge import Kind, Knowledge, Slot

FEWEST, MOST = 15, 25
"""How many places a concept is given."""
CAPTION_WORDS = 12
"""What a caption may have; a place must leave room for the concept."""
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLES = frozenset({"a", "an", "the"})
_GENERAL = frozenset(
    {"object", "thing", "whole", "unit", "artifact", "device", "natural", "group", "structure", "area"}
)
# What is itself a place is told apart in a caption by weather and light, which are no places of their own.
OUTDOORS = (
    *("under a clear blue sky", "under a grey sky", "at sunset", "at dawn", "in the morning mist", "on a rainy day"),
    *("under drifting clouds", "in soft evening light", "under dark storm clouds", "at dusk", "on a summer morning"),
    *("in bright daylight", "in autumn", "in early spring", "in the midday sun"),
)
_LIGHT_INDOORS = (
    *("in soft daylight", "in the early morning", "on a quiet afternoon", "late in the evening", "in warm lamplight"),
)
_INDOORS = (
    *("in an old town house", "in a brick building", "on the ground floor", "in a new building", "in a country house"),
    *("at the top of a staircase", "next to a courtyard", "in a large building", "in a public building"),
)
_BUILT = frozenset({"place", "building"})
"""Categories of what may be said to be on the ground floor; a hand or a hem is not."""
_COUNTRY = (
    *("in a national park", "in a nature reserve", "near a small village", "at the end of a hiking trail"),
    *("near a country road", "beyond a row of trees", "in open country", "in a remote region", "near the coast"),
    *("beside a marked trail", "in unspoilt countryside"),
)
# What is a way itself leads along no other.
_WAYS = frozenset("road lane street path track avenue drive highway motorway crossing pavement".split())
_WEIGHTS = (6.0, 4.0, 2.0, 1.0)
"""How often a place is its kind's own, of its first scene, its second, any further one."""
_IN_TURN = (4, 3, 1, 1)
"""How many places each of them gives in a round."""
_OWN_IN_TURN = 10
"""And how many of those that were found for this very thing; the others of them come in later rounds."""
_SMALL = 1
"""The size of what is lost in a whole room."""
_POT = re.compile(r"\b(pots?|window box|basket|tray|aquarium|tank)\b")
_NARROW = re.compile(r"\b(bedside|windowsill|window ledge|mantelpiece|plates?|saucer|pillow|dressing table|lamp)\b")
_BULKY = 3
"""The size of what has no room on a bedside table."""
_TREE = 5
"""The size of what grows in no pot."""
# Things in the water are not "by a lake" where their scene is.
_WET: frozenset[Slot] = frozenset({"water", "underwater"})
# How a phrase tells where in the picture it puts a thing, for kinds that sit in more ways than one.
_SIGNS: tuple[tuple[Slot, re.Pattern[str]], ...] = (
    ("worn", re.compile(r"^worn\b|\b(mannequin|model|hanger)\b")),
    ("underwater", re.compile(r"\b(underwater|seabed|reef|seaweed|ocean floor|below the surface|aquarium|tank)\b")),
    ("air", re.compile(r"^(above|over|high|low over|flying)\b|\b(sky|clouds|air)\b")),
    ("wall", re.compile(r"\b(on|above|over) (a|an|the) [\w\s-]*(wall|door|hook|mantelpiece|sofa|bed)\b")),
    (
        "perch",
        re.compile(r"\b(branch|twig|bough|perch|fence|post|railing|wire|rafter|reed|leaf|petal|ledge|treetop)\b"),
    ),
    ("perch", re.compile(r"\b(stem|stalk|flower head)\b")),
    ("inside", re.compile(r"^(in|inside) (a|an) [\w\s-]*\b(bowl|basket|box|crate|jar|bag|dish|case|tin|drawer)\b")),
    ("inside", re.compile(r"^(in|inside) (a|an) [\w\s-]*\b(glass|vase|bucket|pot|tray)\b")),
    ("water", re.compile(r"\b(on|in|along|across|off) [\w\s-]*\b(lake|pond|river|sea|harbour|bay|canal|ocean)\b")),
    ("water", re.compile(r"\b(on|in|along|across|off) [\w\s-]*\b(lagoon|water|waves|marina|port)\b")),
    ("surface", re.compile(r"\b(table|counter|shelf|desk|bench|tray|plate|board|tablecloth|cloth|cushion|worktop)\b")),
    ("surface", re.compile(r"\b(sideboard|windowsill|stool|chest|cupboard|workbench)\b")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a thing, and how it sits there."""

    text: str
    """Follows the thing's name as it stands: ``on a marble kitchen counter``."""
    slot: Slot
    whole: bool = False
    """A whole scene, in which any slot may be meant: ``in a sunlit kitchen``."""
    weather: bool = False
    """No place but the light on one: ``on a rainy day``."""
    weight: float = 1.0
    """How typical it is among the places of its kind."""


def places(concept: Concept, knowledge: Knowledge, dice: random.Random, found_for_it: Sequence[str] = ()) -> list[str]:
    """15 to 25 plausible places for a concept, as different from each other as can be; fewer if fewer are known.

    Args:
        concept: What is to be seen there.
        knowledge: The places of kinds and scenes.
        dice: Draws from them.
        found_for_it: Phrases for places that were found for the concept itself; they come in before all others.
    """
    longest = room_for(concept.name, concept.count)
    return places_of(knowledge.kinds[concept.kind], naming_words(concept), knowledge, dice, longest, found_for_it)


def room_for(name: str, count: Count) -> int:
    """How many words a place may have beside the name and what comes before it: ``a``, ``a bowl of``."""
    return CAPTION_WORDS - len(name.split()) - (1 if count == "one" else 4)


def places_of(
    kind: Kind,
    barred: frozenset[str],
    knowledge: Knowledge,
    dice: random.Random,
    longest: int = 10,
    found_for_it: Sequence[str] = (),
) -> list[str]:
    """Places for a member of a kind, none of which has a barred word in it or more words than ``longest``."""
    known = [group for group in _groups(kind, knowledge, barred) if not any(place.weather for place in group)]
    turns = [_IN_TURN[min(rank, len(_IN_TURN) - 1)] for rank in range(len(known))]
    if own := _fit((Place(text, kind.slots[0]) for text in found_for_it), barred):
        known, turns = [own, *known], [_OWN_IN_TURN, *turns]
    groups = [[place for place in group if len(place.text.split()) <= longest] for group in known]
    typical = groups[: 4 if own else 3]
    wanted = dice.randint(FEWEST, MOST)
    for group in groups:
        if own and group is groups[0]:
            group.reverse()  # they are taken from the end, and the surest of these stand first
        else:
            dice.shuffle(group)
    found: dict[frozenset[str], str] = {}
    # The first scenes are the typical ones; the others come in where those do not suffice.
    for some in (typical, groups):
        while len(found) < (wanted if some is not groups else FEWEST) and any(some):
            for group, turn in zip(some, turns, strict=False):  # the typical ones have the first turns
                for _ in range(min(len(group), turn)):
                    text = group.pop().text
                    if len(found) < wanted:
                        found.setdefault(place_key(text), text)
    texts = list(found.values())
    dice.shuffle(texts)
    return texts


def placed(kind: Kind, barred: frozenset[str], knowledge: Knowledge) -> list[Place]:
    """All places known for a member of a kind, each with how it sits there."""
    return [place for group in _groups(kind, knowledge, barred) for place in group]


def one_of(known: Sequence[Place], dice: random.Random) -> Place:
    """A place, typical ones more often than others."""
    return dice.choices(known, [place.weight for place in known])[0]


def naming_words(concept: Concept) -> frozenset[str]:
    """Words that name the concept or what it is a kind of: a boat is not put beside a boat."""
    names = (concept.name, *concept.synonyms, *concept.hypernyms)
    heads = {name.lower().split(" of ")[0].replace("-", " ").split()[-1] for name in names if name.strip()}
    # Both parts of a name that is written together or apart: a sailboat and a boat.
    return frozenset(heads - _GENERAL)


def mentions(text: str, words: frozenset[str]) -> bool:
    """Whether a phrase has one of the words in it, in either number or as the end of a compound."""
    return not _endings(text).isdisjoint(words)


@lru_cache(maxsize=8192)
def _endings(text: str) -> frozenset[str]:
    """What the words of a phrase could be read as: ``houseboats`` as ``houseboat`` and as ``boat``."""
    found = set()
    for word in _WORD.findall(text.lower()):
        for form in {word, word.removesuffix("s"), word.removesuffix("es")}:
            found.add(form)
            found.update(form[at:] for at in range(1, len(form) - 3))
    return frozenset(found)


def _groups(kind: Kind, knowledge: Knowledge, barred: frozenset[str]) -> list[list[Place]]:
    """The kind's own places, then those of each scene, the most typical first; the light on what is itself a place."""
    own = [Place(text, slot_of(text, kind)) for text in kind.backgrounds]
    scenes = [scene for scene in kind.scenes if scene in knowledge.scenes]
    groups = [own]
    light: list[Place] = []
    if kind.slots == ("place",):
        outdoors = any(knowledge.scenes[scene].outdoors for scene in scenes)
        light = [Place(text, "place", True, True) for text in (OUTDOORS if outdoors else _LIGHT_INDOORS)]
        if kind.category == "nature":  # a mountain is in no village and by no road: it is what they are in
            groups.append([Place(text, "place", whole=True) for text in _COUNTRY])
            scenes = []
        elif not outdoors and kind.category in _BUILT:
            groups.append([Place(text, "place", whole=True) for text in _INDOORS])
            if kind.category == "place":  # a room is in no other room
                scenes = []
        if barred & _WAYS:
            barred |= _WAYS
    groups += [_in_scene(kind, knowledge, scene) for scene in scenes]
    fit = [_weighted(_fit(group, barred), rank) for rank, group in enumerate(groups)]
    return [*fit, _weighted(light, 2)] if light else fit


def _weighted(group: list[Place], rank: int) -> list[Place]:
    """The group's weight, shared out among its places."""
    weight = _WEIGHTS[min(rank, len(_WEIGHTS) - 1)]
    return [replace(place, weight=weight / len(group)) for place in group]


def _in_scene(kind: Kind, knowledge: Knowledge, scene: str) -> list[Place]:
    backgrounds = knowledge.scenes[scene].backgrounds
    found = [Place(text, slot) for slot in kind.slots if slot != "place" for text in backgrounds.get(slot, ())]
    if kind.size >= _BULKY:
        found = [place for place in found if place.slot != "surface" or not _NARROW.search(place.text)]
    if kind.size >= _TREE:
        found = [place for place in found if not _POT.search(place.text)]
    if kind.slots[0] not in _WET and (kind.size > _SMALL or kind.alive):
        found += [Place(text, kind.slots[0], whole=True) for text in backgrounds.get("place", ())]
    return found


def _fit(found: Iterable[Place], barred: frozenset[str]) -> list[Place]:
    return [place for place in found if not mentions(place.text, barred)]


def slot_of(text: str, kind: Kind) -> Slot:
    """How a member of the kind sits in a place of the kind's own."""
    if len(kind.slots) > 1:
        for slot, sign in _SIGNS:
            if slot in kind.slots and sign.search(text):
                return slot
    return kind.slots[0]


def place_key(text: str) -> frozenset[str]:
    """What two phrases for one place share, whatever their articles and the order of their words."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _ARTICLES)
