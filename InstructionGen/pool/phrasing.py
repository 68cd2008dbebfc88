"""Backgrounds as people write them, made fit to follow a noun: ``Lakes`` -> ``by a lake``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from InstructionGen.english import is_plural, singular, tidy, with_article

if TYPE_CHECKING:
    from InstructionGen.pool.store import Pool

_PREPOSITIONS = frozenset(
    "in on at by under beneath below above over beside behind near next inside outside against among amid amongst "
    "between along around atop across aboard within beyond through throughout off underneath alongside opposite "
    "amidst upon onto into towards toward from with during".split()
)
_BEGINS = re.compile(
    r"^(on top of|far out|close to|worn|out|up|down|somewhere|just"
    r"|(high|low|deep) (in|on|above|over|under|up|below|down))\b"
)
_DETERMINERS = frozenset(
    "a an the this that these those some any his her its their my our your every each one two".split()
)
SMALL_WORDS = _PREPOSITIONS | _DETERMINERS | {"of", "and", "or"}
"""Words that have no capital inside a phrase."""
_ON = frozenset(
    "beach foreshore street road highway motorway freeway avenue lane path trail track farm ranch plantation coast "
    "coastline shore shoreline seashore lakeshore riverbank bank hillside hill slope mountainside mountaintop "
    "roof rooftop balcony terrace porch patio deck lawn course flat court pitch stage platform bridge pier dock "
    "wharf jetty quay runway tarmac boat ship yacht ferry raft island islet table desk shelf counter countertop "
    "windowsill floor wall ledge cliff clifftop ridge peak summit plateau plain savanna savannah prairie steppe "
    "tundra campus sidewalk pavement driveway boardwalk promenade sandbank dune sandbar reef seabed seafloor "
    "branch log rock boulder bench sofa couch bed rug carpet mantelpiece railing fence plate tray board pedestal "
    "plinth glacier iceberg mountain moor heath veranda seafront waterfront riverside hilltop grassland pasture "
    "playground riverbed seawall escarpment trip tour safari vacation holiday expedition excursion hike voyage "
    "cruise journey mission range line crossing corner ocean sea".split()
)
_AT = frozenset(
    "airport station festival party event show fair market concert wedding conference competition tournament race "
    "match game parade ceremony exhibition expo carnival picnic barbecue workshop rally celebration convention "
    "auction performance recital rehearsal reception banquet dinner lunch breakfast brunch meeting seminar "
    "lecture class sunset sunrise dawn dusk night zoo resort port marina shipyard lakeside seaside poolside "
    "roadside crossroads intersection crossing entrance gate border summit fairground campsite campground stop "
    "base headquarters academy university college school waterfall fountain table counter site experience session "
    "demonstration championship camp meet trial retreat gala premiere launch regatta sale shoot ritual practice "
    "service center centre terminal checkpoint booth stall spa museum stadium racecourse racetrack bar cookout "
    "potluck reunion wake buffet stand ballet run contest training point lookout adventure mouth ground grounds "
    "institute edge end foot top corner".split()
)
_BY = frozenset(
    "lake pond river stream creek brook canal waterfall fireplace campfire bonfire roadside lakeside poolside "
    "riverside seaside pool fjord waterway reservoir spring sea ocean lagoon bay gulf cove inlet estuary bayou "
    "seashore shore coast".split()
)
_AMONG = frozenset(
    "clouds hills mountains rocks trees reeds dunes ruins bushes shrubs flowers leaves cliffs boulders crowds "
    "grasses woods weeds stars chimneys branches".split()
)
_PARTS = frozenset("edge end foot top bottom middle centre center mouth side back corner surface".split())
_ALWAYS_MANY = frozenset(
    "woods suburbs ruins gardens stairs rapids tropics plains lands areas foothills highlands lowlands outskirts "
    "waters shallows flats surroundings barracks headquarters".split()
)
_ADVERBS = frozenset("underwater outdoors indoors outside inside offshore upstairs".split())
_BARE_AT = frozenset("sunset sunrise dawn dusk night noon home school sea work".split())
_UNIQUE = frozenset(
    "sky ocean sea wilderness countryside outdoors suburbs underbrush undergrowth wild air snow rain sun "
    "moonlight mud sand dark shade fog mist surf shallows tropics woods background foreground universe underworld "
    "stratosphere atmosphere seaside bush outback backcountry backwoods city town".split()
)
_STUFF = frozenset(
    "silt peat clay loam rubble kelp algae seagrass seaweed moss water saltwater seawater freshwater woodland "
    "grassland farmland marshland wetland heathland parkland moorland underbrush undergrowth brushwood scrub "
    "scrubland shrubland bushland vegetation foliage grass snow sand mud gravel space nature traffic captivity "
    "weather terrain soil ice sunlight daylight bamboo wasteland tundra land".split()
)
_PROPER = frozenset(
    "african asian european american english french german italian spanish greek roman egyptian chinese japanese "
    "indian mexican russian british scottish irish welsh swedish finnish norwegian danish dutch swiss austrian "
    "turkish persian arabic moroccan brazilian canadian australian korean thai vietnamese antarctic arctic "
    "atlantic pacific mediterranean caribbean himalayan amazon amazonian sahara saharan scandinavian victorian "
    "gothic baltic nordic celtic hawaiian alaskan siberian californian texan parisian venetian olympic olympics "
    "christmas germany france italy spain england scotland ireland wales russia china japan india mexico canada "
    "australia africa europe asia america brazil egypt greece turkey london paris tokyo antarctica halloween hollywood "
    "easter thanksgiving ivy zen cuban polish portuguese hungarian tibetan nepalese mongolian".split()
)
_THINGS = frozenset("animal plant fungus food drink clothing tool material paper toy".split())
_WATERS = frozenset(
    "lake pond river stream creek brook canal pool fjord waterway reservoir spring sea ocean marina port lagoon "
    "bay".split()
)
_WATER_LIFE = frozenset({"water", "underwater"})


def background_phrase(background: str, pool: Pool, slots: Sequence[str] = ()) -> str:
    """The background with a preposition and an article, where it has none.

    Args:
        background: As a list of backgrounds has it: ``on the ice-covered peaks``, ``Beer garden``, ``Coral Reefs``.
        pool: Tells common names from proper ones.
        slots: How the thing sits in its scenes: a fish is *in* a lake that a tent is *by*.
    """
    text = lowered(tidy(background.replace("_", " ")).strip(" .,;:"), pool)
    low = text.lower()
    if not text or low.split()[0] in _PREPOSITIONS or _BEGINS.match(low) or low in _ADVERBS:
        return text
    if low in _BARE_AT:
        return f"at {text}"
    head = _head(text)
    known = low.split()[0] in _DETERMINERS
    return f"{_preposition(head, slots)} {text}" if known else _completed(text, head, slots, pool)


def _completed(text: str, head: str, slots: Sequence[str], pool: Pool) -> str:
    """Preposition and article for a bare place."""
    if head.endswith("side") and head not in _ON | _UNIQUE:
        return f"by the {text}"
    if head in _UNIQUE or head.endswith("sphere") or (head in _PARTS and " of " in text):
        return f"{_preposition(head, slots)} the {text}"
    if is_plural(head):
        return _of_many(text, head, slots, pool)
    return f"{_preposition(head, slots)} {text if head in _STUFF else with_article(text)}"


def _of_many(text: str, head: str, slots: Sequence[str], pool: Pool) -> str:
    """A picture shows one of the lakes that a list means; what comes in numbers stays many."""
    thing = pool.get(head)
    if head in _AMONG or (thing is not None and thing.category in _THINGS and singular(head) not in _ON | _AT):
        return f"among {text}"
    one = singular(text)
    if one == text or head in _ALWAYS_MANY:
        return f"{_preposition(singular(head), slots)} {text}"
    stuff = singular(head) in _STUFF
    return f"{_preposition(singular(head), slots)} {one if stuff else with_article(one)}"


def preposition(place: str, slots: Sequence[str] = ()) -> str:
    """How one is at a place: *on* a street, *in* a kitchen, *at* an airport."""
    return _preposition(_head(place), slots)


def _preposition(head: str, slots: Sequence[str]) -> str:
    wet = bool(slots) and slots[0] in _WATER_LIFE
    if wet and (head in _BY or head in {"reef", "seabed", "dock", "pier", "marina", "port", "ocean", "sea"}):
        return "in" if slots[0] == "underwater" or head in {"marina", "port"} else "on"
    if (
        slots
        and slots[0] == "air"
        and head in {"ocean", "sea", "city", "town", "lake", "river", "field", "forest", "mountain", "valley"}
    ):
        return "over"
    if head in _BY:
        return "by"
    if head in _ON:
        return "on"
    return "at" if head in _AT else "in"


def _head(text: str) -> str:
    core = re.split(r" (?:of|in|on|at|with|for|near|by|under|from|to|along|during) ", text.lower(), maxsplit=1)[0]
    return core.replace("-", " ").split()[-1]


def lowered(text: str, pool: Pool) -> str:
    """``Hospital Room`` -> ``hospital room``; names stay as they are: ``Finnish sauna``, ``NASA Center``."""
    if text.islower():
        return text
    return " ".join(_lowered_word(word, pool) for word in text.split())


def _lowered_word(word: str, pool: Pool) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    low = bare.lower()
    if not bare[:1].isupper() or not re.sub(r"[-'’]", "", bare[1:]).islower():
        return word
    if low in _PROPER or low.rstrip("s") in _PROPER:
        return word
    known = pool.get(bare)
    if known is not None and known.name.lower() == low:
        return known.name + word[len(bare) :]
    return word.lower() if known is not None or "-" in low or _is_common(low) else word


@lru_cache(maxsize=16384)
def _is_common(word: str) -> bool:
    """Whether the dictionary has the word, or two words that it is made of, which a proper name is not."""
    if _in_dictionary(word) or _in_dictionary(singular(word)):
        return True
    return any(_in_dictionary(word[:at]) and _in_dictionary(singular(word[at:])) for at in range(3, len(word) - 2))


def _in_dictionary(word: str) -> bool:
    from lemminflect import getLemma

    return any(getLemma(word, upos=tag, lemmatize_oov=False) for tag in ("NOUN", "ADJ", "VERB", "ADV"))
