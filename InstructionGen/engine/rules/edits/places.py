"""Where in a captioned picture a new thing may be, by how its kind sits in a scene."""

from __future__ import annotations

from dataclasses import dataclass

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase
from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import Kind


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words, and the same with a pronoun where the caption's last phrase is the anchor."""

    words: str
    it: str = ""


_SURFACES = frozenset(
    """
    table desk counter countertop shelf dresser nightstand stand bench stool bookshelf cabinet tray windowsill
    workbench sideboard cupboard mantel ledge bar bed couch sofa picnic
    """.split()
)
_FLAT = frozenset("table desk counter countertop shelf dresser nightstand windowsill sideboard workbench".split())
_PERCHES = frozenset("fence roof bench pole sign railing wall rock log statue post wire chair".split())
_ROOMS = frozenset(
    """
    room kitchen bathroom bedroom office restroom lobby restaurant cafe classroom library garage basement
    hallway store shop living dining
    """.split()
)
_IN_OPEN = frozenset(
    "field park garden yard backyard meadow pasture forest desert plaza courtyard enclosure zoo lot".split()
)
_ON_OPEN = frozenset(
    "street road beach sidewalk lawn patio porch deck hillside runway tarmac court shore driveway path".split()
)
_WATERS = frozenset("water lake river ocean sea pond harbor harbour bay canal marina pool".split())
_SKIES = frozenset(
    "sky cloud kite airplane plane jet mountain hill beach field street road ocean lake forest park".split()
)
_INDOOR_THINGS = frozenset(
    """
    couch sofa bed toilet sink bathtub shower oven stove refrigerator fridge microwave desk television tv
    fireplace laptop keyboard monitor carpet rug pillow nightstand dresser lamp bookshelf ceiling mirror counter
    cabinet bathroom kitchen bedroom room office indoor indoors restaurant curtain dishwasher cupboard
    """.split()
)
_BESIDE = (
    "next to {}",
    "beside {}",
    "near {}",
    "to the left of {}",
    "to the right of {}",
    "in front of {}",
    "behind {}",
)


def places_for(reading: Reading, concept: Concept, pool: Pool) -> tuple[Place, ...]:
    """Where the concept may be added, the most telling places only; empty when there is none."""
    kind = pool.knowledge.kinds.get(concept.kind)
    if kind is None or not kind.addable:
        return ()
    anchors = _anchors(reading)
    if not _belongs(reading, kind, anchors, pool):
        return ()
    indoors = _indoors(reading, pool)
    scene = _Scene(reading, pool, anchors, indoors)
    for slot in kind.slots:
        found = scene.at(slot, kind)
        if found:
            return tuple(found)
    if _off_the_ground(reading):
        return ()
    if kind.category not in ("food", "drink") and set(kind.slots) & {"surface", "ground", "perch", "worn"}:
        corner = "in the corner" if indoors and kind.size >= 3 and kind.category != "vehicle" else "to one side"
        return (Place("in the foreground"), Place(corner))
    return ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the caption offers to stand on, hang on or fly over."""

    reading: Reading
    pool: Pool
    anchors: list[NounPhrase]
    indoors: bool

    def at(self, slot: str, kind: Kind) -> list[Place]:
        """The places for a thing of a kind that sits in a slot."""
        reading, anchors = self.reading, self.anchors
        found: list[Place] = []
        match slot:
            case "air":
                found = _in_air(reading, anchors, self.indoors)
            case "water" | "underwater":
                found = _in_water(reading, submerged=slot == "underwater")
            case "wall" if self.indoors:
                found = [Place("on the wall")]
            case "perch":
                found = _on(reading, anchors, _PERCHES, size=1, limit=6)
            case "surface" | "inside":
                plain = kind.category in ("food", "drink", "household", "plant")
                found = _on(reading, anchors, _FLAT if plain else _SURFACES, kind.size, 3)
                found = found or _near_small(reading, anchors, self.pool)
            case "worn":
                found = _on(reading, anchors, _FLAT, kind.size, 3)
            case "ground" | "rooted" if not (_off_the_ground(reading) or (slot == "rooted" and self.indoors)):
                found = _on_ground(reading, anchors, kind.size, self.pool)
        return found


def _belongs(reading: Reading, kind: Kind, anchors: list[NounPhrase], pool: Pool) -> bool:
    """Whether the kind is met in a scene that the caption reveals, or else where the things of the caption are met."""
    revealed = set(pool.knowledge.scenes_in([t.lemma for t in reading.tokens]))
    if not revealed:
        concepts = [reading.nouns.concept(reading.core(a)) for a in anchors]
        kinds = [pool.knowledge.kinds.get(c.kind) for c in concepts if c is not None]
        revealed = {scene for k in kinds if k is not None and not k.person for scene in k.scenes}
    return bool(revealed & set(kind.scenes))


def _off_the_ground(reading: Reading) -> bool:
    """Whether the picture is of the sky or of waves, where nothing stands."""
    lemmas = {t.lemma for t in reading.tokens}
    return bool(lemmas & _ALOFT) and not any(reading.head(p) in _IN_OPEN | _ON_OPEN for p in reading.outer)


_ALOFT = frozenset("fly sky wave surf surfer surfing swim sail airborne mid-air wakeboard parasail".split())


def _indoors(reading: Reading, pool: Pool) -> bool:
    lemmas = [t.lemma for t in reading.tokens]
    scenes = pool.knowledge.scenes_in(lemmas)
    if scenes:
        return not pool.knowledge.scenes[scenes[0]].outdoors
    return bool(set(lemmas) & _INDOOR_THINGS)


def _anchors(reading: Reading) -> list[NounPhrase]:
    """Things of the caption that another can stand next to; each named but once."""
    heads = [reading.head(p) for p in reading.sentence.phrases]
    found: list[NounPhrase] = []
    for phrase in reading.outer:
        anchor = phrase
        inner = reading.complement(phrase)
        if reading.head(phrase) in vocabulary.PICTURES | vocabulary.RELATIONAL and inner is not None:
            anchor = inner
        head = reading.head(anchor)
        held = reading.tokens[anchor.first - 1].lemma in _HELD if anchor.first else False
        thing = reading.nouns.is_thing(reading.core(anchor)) or head in _FLAT
        if (
            thing
            and head not in vocabulary.WORN
            and heads.count(head) == 1
            and not held
            and head not in vocabulary.GEAR
        ):
            found.append(anchor)
    return found


_HELD = frozenset(
    "hold wear carry use eat ride throw catch kick hit swing cut bite drink fly brush talk on in".split()
) - {"on", "in"}


def _short(reading: Reading, anchor: NounPhrase) -> str:
    """``the bench``, ``the people``: an anchor named again."""
    text = reading.sentence.span(anchor.core, anchor.head + 1)
    return "the " + (text if text.isupper() and len(text) > 1 and not reading.sentence.text.isupper() else text.lower())


def _place(reading: Reading, pattern: str, anchor: NounPhrase) -> Place:
    last = anchor.last == reading.end
    alive = reading.nouns.is_person(reading.core(anchor))
    pronoun = "" if alive else "them" if anchor.number == "many" else "it"
    return Place(pattern.format(_short(reading, anchor)), pattern.format(pronoun) if last and pronoun else "")


def _size(reading: Reading, anchor: NounPhrase, pool: Pool) -> int:
    core = reading.core(anchor)
    found = reading.nouns.concept(core)
    kind = pool.knowledge.kinds.get(found.kind) if found is not None else None
    if kind is not None:
        return kind.size
    return 4 if reading.nouns.is_person(core) else 3


def _on(reading: Reading, anchors: list[NounPhrase], heads: frozenset[str], size: int, limit: int) -> list[Place]:
    if size > limit:
        return []
    fit = [a for a in anchors if reading.head(a) in heads and a.number == "one"]
    return [_place(reading, "on {}", a) for a in fit]


def _near_small(reading: Reading, anchors: list[NounPhrase], pool: Pool) -> list[Place]:
    """Next to a thing that stands on a table itself."""
    fit = [a for a in anchors if _size(reading, a, pool) <= 2 and not reading.is_alive(a)]
    return [_place(reading, p, a) for a in fit for p in _BESIDE[:5]]


def _on_ground(reading: Reading, anchors: list[NounPhrase], size: int, pool: Pool) -> list[Place]:
    fit = [a for a in anchors if size >= 3 or _size(reading, a, pool) <= 3]
    fit = [a for a in fit if -1 <= _size(reading, a, pool) - size + reading.is_alive(a) <= 3 and not _aloft(reading, a)]
    found: list[Place] = []
    for anchor in fit:
        patterns = _BESIDE if size <= _size(reading, anchor, pool) + 1 else _BESIDE[:3]
        found += [
            _place(reading, p, anchor) for p in patterns[: -1 if size < _size(reading, anchor, pool) - 1 else None]
        ]
    if len(fit) <= 1:
        found += _in_named_place(reading)
        found.append(Place("in the background") if size >= 4 else Place("in the foreground"))
    return found


def _aloft(reading: Reading, anchor: NounPhrase) -> bool:
    """Whether the anchor stands on furniture, is in a dish, or flies: no place for another on the ground beside it."""
    if any(t.lemma in ("fly", "sky", "air") for t in reading.tokens):
        return True
    start, preposition = reading.preposition(anchor.first)
    if preposition in ("with", "topped with") and reading.tag(start - 1) == "verb-ed":
        return True
    following = reading.lower(anchor.last)
    surface = next(
        (p for p in reading.outer if p.first > anchor.last and reading.head(p) in _SURFACES | vocabulary.CONTAINERS),
        None,
    )
    return (following == "on" or reading.lower(anchor.last + 1) == "on") and surface is not None


def _in_named_place(reading: Reading) -> list[Place]:
    found: list[Place] = []
    for phrase in reading.outer:
        head, core = reading.head(phrase), reading.core(phrase)
        if phrase.number == "many":
            continue
        if head in _ROOMS or core in _ROOMS or head in _IN_OPEN:
            found.append(_place(reading, "in {}", phrase))
        elif head in _ON_OPEN:
            found.append(_place(reading, "on {}", phrase))
    return found[:1]


def _in_air(reading: Reading, anchors: list[NounPhrase], indoors: bool) -> list[Place]:
    if indoors:
        return []
    found = [Place("overhead"), Place("in the sky above")]
    found += [_place(reading, "above {}", a) for a in anchors if reading.head(a) in _ABOVE]
    if not any(t.lower == "sky" for t in reading.tokens):
        found.append(Place("in the sky"))
    return found


_ABOVE = frozenset(
    "building tree mountain house boat tower bridge hill field beach church ship train car people".split()
)


def _in_water(reading: Reading, submerged: bool) -> list[Place]:
    waters = [
        p for p in reading.outer if reading.head(p) in _WATERS and reading.lower(p.last) not in ("bottle", "glass")
    ]
    inner = [reading.complement(p) for p in reading.outer]
    waters += [
        p
        for p in inner
        if p is not None and reading.head(p) in _WATERS and reading.head(reading.outer_of(p)) in _BODIES
    ]
    pattern = "under the surface of {}" if submerged else "in {}"
    return [_place(reading, pattern, w) for w in waters if w.number != "many"][:1]


_BODIES = frozenset("body side edge middle surface top shore bank".split())
