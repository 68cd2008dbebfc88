"""Where the things of a caption could be instead, how they could be turned, and how two could lie to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from InstructionGen.cards import Value
from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.doing import is_alive
from InstructionGen.checks.doings.places import FIXED
from InstructionGen.checks.doings.spatial import FILLS, area, boxes_of, is_there, places_in, turns_in
from InstructionGen.checks.doings.turning import NEVER_TURNED
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.english import plural, tidy
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables
from InstructionGen.tasks.questions.doings import is_meant

_EACH = 4
SURFACE = "{surface}"
"""Stands in a card's value for what the thing lies on."""
_SURFACES = frozenset(
    "table desk counter countertop shelf bed bench couch sofa rug dresser cabinet nightstand tray mat "
    "blanket  windowsill mantle mantel stove towel carpet workbench ledge".split()
)
_LONG_SEATS = frozenset("bed bench couch sofa rug mat blanket towel".split())
"""On these a person can be further to one side."""
_HOLDERS = frozenset("in inside on onto atop into under beneath against around over through".split())
_BESIDE = frozenset("next near beside by behind alongside".split())
MOVABLE = frozenset(
    "animal person food drink vehicle clothing furniture household tool instrument electronics sport toy "
    "paper thing".split()
)
STAYING_KINDS = frozenset(
    "bathroom_fixture tap_sink large_appliance cupboard train tram subway_train counter curtain bed".split()
)
PARTS = frozenset(
    "wheel door window screen top frame light shirt hat pants dress suit tie jacket coat uniform helmet "
    "glasses  sunglasses glove shoe boot sock jersey hair hand face leaf leash collar tail wing seat "
    "drawer lid handle cap vest  skirt jeans shorts sweater outfit costume clothing wetsuit mask goggle "
    "backdrop group couple pair bunch variety  kind type top food meal lunch dinner breakfast item thing "
    "stuff object crowd team set one toppings topping tuna salmon shrimp prawn chicken turkey sauce "
    "cheese dish stripe marking sticker label decal logo magnet appliance skate equipment gear supply".split()
)
"""What does not move, or turn, by itself."""
_FRAMED = frozenset("left right foreground background distance middle center centre corner edge side".split())
_CLOSE = frozenset("close-up closeup close selfie portrait aerial panoramic collage reflection mirror".split())
_TURN_TOLD = frozenset(
    "face facing faces profile upside sideways backward backwards camera look looking looks pose posing "
    "left right surround surrounds surrounding gathered circle smiling "
    "away toward towards turned turn tilted flipped upright watch watching".split()
)
_NO_BEASTS = frozenset("mouse bat crane ray".split())
"""In a caption these are more often a thing than the animal of that name."""
_FASTENED = frozenset(
    "sticking sticks stuck attached mounted hanging "
    "hung hangs built connected chained tied wall inside in-wall tower".split()
)
_FILLED = frozenset("with of full filled containing holding covered topped has decorated that which".split())


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the caption that could be put elsewhere or turned."""

    name: str
    phrase: Phrase
    concept: Concept | None
    main: bool
    """Whether the caption begins with it."""

    @property
    def category(self) -> str:
        """Its category in the pool; a person's where the pool has none of that name."""
        if self.concept is not None:
            return self.concept.category
        return "person" if lexicon.is_person(self.phrase.keys[-1]) else ""


def moves(asked: Asked) -> Variables:
    """``moves``: things of the caption (``object``) and other places for them (``place``)."""
    reading = read(tidy(asked.caption))
    told = {word.key for word in reading.words}
    found: list[tuple[str, list[str]]] = []
    if not told & (_FRAMED | _CLOSE):
        for thing in free_things(asked, reading):
            places = [] if _is_borne(reading, thing.phrase) else _places_for(asked, reading, thing)
            if places:
                found.append((thing.name, places))
    if not found:
        raise Rejected("prompt", "nothing that could be elsewhere", asked.caption)
    return {"moves": _mixed(asked, found, "place")}


def turns(asked: Asked) -> Variables:
    """``turns``: things of the caption (``object``) and how they could be turned (``orientation``)."""
    reading = read(tidy(asked.caption))
    told = {word.key for word in reading.words}
    found: list[tuple[str, list[str]]] = []
    if not told & _TURN_TOLD:
        for thing in free_things(asked, reading):
            ways = _ways_for(asked, reading, thing, told)
            if ways:
                found.append((thing.name, ways))
    if not found:
        raise Rejected("prompt", "nothing that could be turned", asked.caption)
    return {"turns": _mixed(asked, found, "orientation")}


def _mixed(asked: Asked, found: Sequence[tuple[str, list[str]]], key: str) -> list[dict[str, str]]:
    most = OFFERED if len(found) == 1 else _EACH
    drawn = [
        {"object": name, key: value}
        for name, values in asked.shuffled(found)
        for value in asked.dice.sample(values, min(most, len(values)))
    ]
    return drawn[:OFFERED]


def free_things(asked: Asked, reading: Reading) -> Iterator[Thing]:
    """The things of a caption that stand on their own: what it begins with, and what it has *with* that."""
    heads = [phrase.keys[-1] for phrase in reading.phrases]
    first = next(reading.outer(), None)
    for phrase in reading.outer():
        name = " ".join(phrase.keys)
        concept = asked.pool.find(name) or asked.pool.find(phrase.keys[-1])
        if heads.count(phrase.keys[-1]) > 1 or not is_meant(asked, name, concept):
            continue
        if (
            "train" in phrase.keys
            or phrase.keys[-1] in FIXED | PARTS | _NO_BEASTS
            or phrase.keys[-1] in lexicon.PICTURES
        ):
            continue
        person = lexicon.is_person(phrase.keys[-1])
        if concept is None and not person:
            continue
        kind = asked.pool.knowledge.kinds[concept.kind] if concept is not None else None
        if kind is not None and (kind.category not in MOVABLE or kind.name in STAYING_KINDS):
            continue
        if (
            phrase.number == "mass"
            or (concept is not None and concept.count == "mass")
            or not _is_free(reading, phrase)
        ):
            continue
        yield Thing(name, phrase, concept, phrase is first)


def _is_free(reading: Reading, phrase: Phrase) -> bool:
    """Whether nothing holds, wears, rides or rests on the thing."""
    words = reading.words
    if phrase.last < len(words) and words[phrase.last].tag == "gen":
        return False
    if words[phrase.first].tag == "poss" or any(words[i].tag == "gen" for i in range(phrase.first, phrase.last)):
        return False
    at = phrase.first - 1
    if at < 0 or (words[at].key in ("is", "are") and at and words[at - 1].key == "there"):
        return True
    if words[at].key == "with":
        return (
            at > 0
            and words[at - 1].tag in ("noun", "propn")
            and not any(is_alive(p) for p in reading.phrases if p.last <= at)
        )
    if words[at].tag == "conj" or words[phrase.first].after_comma:
        before = next((p for p in reading.outer() if p.last == (at if words[at].tag == "conj" else phrase.first)), None)
        return before is not None and _is_free(reading, before)
    return False


def _is_borne(reading: Reading, phrase: Phrase) -> bool:
    """Whether the caption says where the thing is on, or by, what has it: *a range with gold towels on the front*."""
    words, end = reading.words, phrase.last
    while end < len(words) and words[end].tag == "conj" and (further := reading.phrase_at(end + 1)) is not None:
        end = further.last
    if not phrase.first or words[phrase.first - 1].key != "with" or end >= len(words):
        return False
    inside = [word.key for word in words[end : end + 2]] in (["in", "it"], ["inside", "it"])
    borne = words[end].tag == "rel" or (words[end].tag == "prep" and words[end].key != "of")
    return borne and not words[end].after_comma and not inside


def _places_for(asked: Asked, reading: Reading, thing: Thing) -> list[str]:
    own = boxes_of(thing.name, asked.item.boxes)
    if any(area(box) > FILLS for box in own):
        return []
    where, surface = _support(reading, thing)
    follows = _follows(reading, thing.phrase)
    served = thing.category in ("food", "drink") and where == "frame"
    if (
        not where
        or served
        or (thing.main and where == "frame" and thing.category == "household" and follows in _FILLED)
    ):
        return []
    flies = bool({"kite", "bird", "airplane", "plane", "helicopter", "balloon"} & set(thing.phrase.keys)) and any(
        word.lemma in ("fly", "soar", "hover") or word.key in ("sky", "air") for word in reading.words
    )
    kinds = {where, thing.category, "airborne" if flies else "grounded"}
    kinds |= set() if thing.category in ("person", "animal") else {"lifeless"}
    found = []
    for value in asked.card.values:
        suits = set(value.suits)
        if not suits <= kinds or (value.unless and {w.lemma for w in reading.words} & set(value.unless)):
            continue
        spoken = value.value.replace(SURFACE, surface)
        if len(own) == 1 and where == "frame" and is_there(own[0], places_in(spoken)):
            continue
        found.append(spoken)
    return found


def _follows(reading: Reading, phrase: Phrase) -> str:
    """What is said next of a thing: ``holding`` of *a cup holding scissors*, and of *a cup is holding scissors*."""
    after = [word.key for word in reading.words[phrase.last : phrase.last + 2]]
    return next((key for key in after if key not in ("is", "are")), "")


def _support(reading: Reading, thing: Thing) -> tuple[str, str]:
    """What the thing is placed against: the frame, or a surface and its name; nothing: it stays where it is."""
    words = reading.words
    surface = ""
    end = thing.phrase.last
    listed = next(
        (i for i in range(end, len(words)) if words[i].tag in ("verb-ing", "verb-fin", "aux", "rel", "sub")), end
    )
    for phrase in reading.outer():
        if phrase.first < end or phrase.first == 0:
            continue
        lead = phrase.first - 1
        while lead > 0 and words[lead - 1].tag == "prep":
            lead -= 1
        key = words[lead].key
        if words[lead].tag != "prep":
            continue
        head = phrase.keys[-1]
        direct = lead in (end, end + 1) or lead <= listed + 2
        before = key in _BESIDE or (key == "in" and words[lead + 1].key == "front")
        if before and direct and words[lead + 1].key != "top":
            return "", ""
        near = thing.category not in ("person", "animal") or lead - end <= 2
        near = near and (thing.category != "person" or head in _LONG_SEATS)
        if key in ("on", "atop") and head in _SURFACES and phrase.number != "many" and not surface and near:
            surface = " ".join(words[i].key for i in range(phrase.core, phrase.head + 1))
        elif key in _HOLDERS and direct and head not in lexicon.PLACES and not _is_place(head):
            return "", ""
    if thing.category not in ("animal", "person") and _FASTENED & {word.key for word in words}:
        return "", ""
    if thing.phrase.keys[-1] == "clock" and not surface:
        return "", ""
    return ("surface", surface) if surface else ("frame", "")


def _is_place(head: str) -> bool:
    return head in PLACES


PLACES = frozenset(
    "street road field beach park yard grass snow room kitchen water ocean lake river pond garden lot "
    "court track  tracks sidewalk floor ground hill hillside mountain slope sand forest city town airport "
    "runway station harbor sea  zoo enclosure pen farm pasture meadow area shore highway driveway path "
    "trail parking office restaurant store  market hallway bedroom bathroom day night rain sun sky air "
    "plaza square intersection lawn dirt woods desert  stadium field building house pier dock "
    "deck patio porch balcony terrace".split()
)


def _ways_for(asked: Asked, reading: Reading, thing: Thing, told: set[str]) -> list[str]:
    head = thing.phrase.keys[-1]
    if head in NEVER_TURNED:
        return []
    words = reading.words
    kind = thing.concept.kind if thing.concept is not None else ""
    sorts = {thing.category, kind, head}
    follows = _follows(reading, thing.phrase)
    if thing.category not in ("person", "animal") and _FASTENED & told:
        return []
    filled = follows in _FILLED or bool({"it", "them"} & told) or thing.phrase.last > thing.phrase.head + 1
    found = []
    for value in asked.card.values:
        if not set(value.suits) & sorts or {w.lemma for w in words} & set(value.unless):
            continue
        if filled and _tips(value):
            continue
        found.append(own_sides(value.value, thing.phrase.number == "many"))
    return [way for way in found if turns_in(way)]


def _tips(value: Value) -> bool:
    return bool(turns_in(value.value) & {"over", "side", "on its back", "on its face", "tilted"})


def own_sides(value: str, many: bool) -> str:
    """*on its side* of several things: *on their sides*."""
    if not many or " its " not in value:
        return value
    first, _, last = value.partition(" its ")
    return f"{first} their {plural(last)}"
