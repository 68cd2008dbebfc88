"""Where a picture is: the words for places and what stands in them, and the stretch of a caption that says where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from InstructionGen.checks.reading import Phrase, Reading, Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACES: Final = _words(
    """
    room kitchen bathroom bedroom office restroom hall hallway lobby house home apartment hotel restaurant cafe
    café bar store shop supermarket market street road highway sidewalk pavement intersection crosswalk lane
    alley alleyway driveway path pathway trail curb lot lawn yard backyard garden park playground field pasture
    meadow grassland plain savanna savannah forest wood jungle desert beach shore coast ocean sea lake river
    pond stream water pool bay harbor harbour dock pier marina port airport airfield runway tarmac station
    platform railroad hill hillside mountain mountainside slope valley cliff land ground dirt sand snow grass
    ice sky air city town village downtown area zone space enclosure zoo barn stable farm farmyard corral court
    stadium arena gym classroom school library museum church theater theatre stage hospital outdoors indoors
    countryside country wilderness wild scene background environment bridge tunnel basement garage attic hangar
    warehouse factory shoreline waterway canal square plaza patio deck porch balcony terrace courtyard outfield
    infield dugout turf skyline horizon foothill prairie marsh swamp waterhole habitat exhibit preserve reserve
    freeway cemetery campground campsite canyon island peninsula lagoon dune dunes flat flats mud terrain
    landscape roadway avenue boulevard block corner roundabout crossing wilderness clearing woodland orchard
    vineyard greenhouse studio workshop cave ruin ruins quay wharf jetty riverbank lakeside seaside seashore
    promenade boardwalk track railway distance foreground outside inside ledge cobblestone concrete asphalt
    gravel carpark floor interior exterior world building pen cage paddock rink ramp skatepark cabin glacier
    oasis moor heath ridge summit peak pass hangar interstate expressway motorway overpass underpass mall siding
    viaduct depot terminal gallery bakery ballroom theatre arcade vale rainforest savannah cement rodeo stair staircase
    """
)
"""Head nouns of places, as singular forms."""
SCENERY: Final = _words(
    """
    tree bush shrub shrubbery hedge vegetation foliage greenery brush plant leaf mountain hill rock boulder
    cloud building skyscraper house church tower store shop wall fence railing gate stone cliff water wave ocean
    lake river pond grass weed reed snow sand dirt mud puddle sky city skyline bridge cottage castle barn shed
    hut tent palm pine log trunk flower hillside forest wood field crowd traffic pillar column arch arches
    doorway window door storefront garage brick fountain statue monument billboard awning hydrant lamppost
    streetlight pole curb concrete brick landscape background distance foreground backdrop sign signpost branch
    mosque temple cathedral palace side edge middle center centre top bottom front back end wilderness ravine waterfall
    farmland hay straw
    """
)
"""What belongs to a place where it stands beside one: ``in front of a building``, ``near trees``."""
_RELATIONS: Final = _words(
    """
    side edge middle center centre top bottom front back end corner midst shore bank row rest patch
    """
)
_WHERE: Final = _words(
    """
    in on at along through across down up over inside outside by near beside behind against among amongst
    between around under beneath above below within onto next to front of out off atop alongside amid past
    beyond adjacent close middle top
    """
)
_DRESS: Final = _words(
    """
    surrounded covered lined bordered filled fenced enclosed dotted backed framed topped
    """
)
_SETTING_ADVERBS: Final = _words(
    """
    outside outdoors indoors inside outdoor indoor outsides
    """
)
_FEEDING: Final = _words(
    """
    graze feed eat munch snack chew nibble browse grazing feeding munching chewing nibbling
    """
)
_FODDER: Final = _words(
    """
    leaf grass hay straw weed plant branch bush tree shrub vegetation foliage greenery
    """
)
_ADRIFT: Final = _words("around off over along past by under through")
_BUILT: Final = ("house", "yard", "field", "room", "building", "land", "shop", "store", "side")
"""How names of places end: farmhouse, cornfield, classroom."""
_BACKGROUNDS: Final = _words("background distance foreground backdrop")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a caption that says nothing but where it is."""

    start: int
    stop: int
    heads: tuple[str, ...]
    """What it names, in one form each: ``street``, ``building``."""
    firm: bool
    """Whether it names a place and not merely what may stand in one."""


def places_in(reading: Reading) -> list[Place]:
    """Where the caption says where it is: ``on a street in front of a building`` in one piece."""
    found: list[Place] = []
    at = 0
    while at < len(reading.words):
        part = _part(reading, at, bool(found) and found[-1].stop == at)
        if part is None:
            at += 1
            continue
        last = found[-1] if found else None
        if last is not None and last.stop == part.start:
            found[-1] = Place(last.start, part.stop, (*last.heads, *part.heads), last.firm or part.firm)
        else:
            found.append(part)
        at = part.stop
    return found


def _part(reading: Reading, at: int, follows: bool) -> Place | None:
    """The place that begins at a word: an adverb, a preposition and its place, what a place is surrounded by."""
    words, first = reading.words, reading.words[at]
    goes_on = at + 1 < len(words) and words[at + 1].key == "of"
    adverb = first.key in _SETTING_ADVERBS and first.tag in ("adv", "prep", "adj")
    if adverb and not goes_on and _ends_there(words, at + 1):
        return Place(at, at + 1, (first.key,), True)
    backed = _background(reading, at) if first.key == "with" else None
    begun = at + _dressed(first, follows)
    end = _led(reading, begun)
    if begun > at and end < len(words) and words[end].key == "with":
        end += 1
    if backed is not None or end == begun:
        return backed
    eaten = at > 0 and words[at - 1].lemma in _FEEDING and first.key == "on"
    heads, end = _listed(reading, end, _FODDER if eaten else frozenset())
    return Place(at, end, heads, any(head in PLACES - SCENERY for head in heads)) if heads else None


def _dressed(first: Word, follows: bool) -> int:
    """How many words before a preposition say that a place is full of something or surrounded by it."""
    return int(follows and (first.key in _DRESS or (first.tag == "adj" and first.key == "full")))


def _led(reading: Reading, at: int) -> int:
    """Where the prepositions that begin at a word end; the word itself where none does that can lead to a place."""
    words = reading.words
    if at >= len(words) or words[at].key in ("of", "off"):
        return at
    follows = words[at + 1] if at + 1 < len(words) else None
    if words[at].key in _ADRIFT and follows is not None and follows.tag == "prep" and follows.key != "of":
        return at  # "play around on a trail": around says how, not where
    end = at
    while end < len(words) and words[end].key in _WHERE and words[end].tag in ("prep", "adv", "noun", "adj", "sub"):
        if reading.phrase_at(end) is not None and words[end].tag != "prep":
            break
        end += 1
    return end


def _listed(reading: Reading, at: int, barred: frozenset[str]) -> tuple[tuple[str, ...], int]:
    """The heads of the places listed from a word on, and where they end; none where another thing is among them."""
    words, heads, end = reading.words, list[str](), at
    phrase = reading.phrase_at(at)
    while phrase is not None:
        own = _heads(reading, phrase)
        if not own or not barred.isdisjoint(own):
            return (), at  # "near trees and a man": the man is no part of the place
        heads += own
        end = phrase.last
        joined = end < len(words) and words[end].key in ("and", "or") and words[end].tag == "conj"
        phrase = reading.phrase_at(end + 1) if joined else None
    return tuple(heads), end


def _background(reading: Reading, at: int) -> Place | None:
    """``with mountains in the background``."""
    words = reading.words
    heads, end = _listed(reading, at + 1, frozenset())
    tail = [word.key for word in words[end : end + 3]]
    if heads and len(tail) == 3 and tail[0] == "in" and tail[2] in _BACKGROUNDS:
        return Place(at, end + 3, heads, False)
    behind = tail[:1] == ["behind"] and end + 1 < len(words) and words[end + 1].tag == "pron"
    return Place(at, end + 2, heads, False) if heads and behind else None


def _heads(reading: Reading, phrase: Phrase) -> list[str]:
    """What of place or scenery a phrase names; nothing where it names any other thing."""
    inside = [other for other in reading.phrases if phrase.first <= other.first and other.last <= phrase.last]
    heads = [other.keys[-1] for other in inside if other.keys]
    owned = any(reading.words[i].tag in ("gen", "poss") for i in range(phrase.first, phrase.last))
    known = PLACES | SCENERY | _RELATIONS
    if owned or not heads or any(head not in known and not head.endswith(_BUILT) for head in heads):
        return []
    return [head for head in heads if head not in _RELATIONS]


def _ends_there(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].tag in ("prep", "sub", "conj", "verb-ing") or words[at].after_comma
