"""Where in a captioned picture a new thing may be, by how its kind sits in a scene."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.fitness import NOT_SHOWN
from InstructionGen.engine.rules.edits.placing import ANYWHERE, BESIDE, Place, place_by, size_of
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.sky_and_water import in_air, in_water
from InstructionGen.engine.rules.edits.suits import SPORTS, TAME, is_plainly, suits
from InstructionGen.engine.rules.edits.surroundings import (
    IN_OPEN,
    ON_OPEN,
    ROOMS,
    is_enclosed,
    is_indoors,
    is_outdoors,
    off_the_ground,
)
from InstructionGen.english import NounPhrase, plural
from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import Kind

_FLAT = frozenset(
    "table desk counter countertop shelf dresser nightstand windowsill sideboard workbench cabinet mantel".split()
)
_LAID = frozenset("table counter countertop".split())
"""Where food and dishes stand."""
_SEATS = frozenset("bed couch sofa bench stool armchair chair".split())
_SURFACES = _FLAT | _SEATS | frozenset("stand bookshelf tray cupboard ledge bar picnic".split())
_LAID_DOWN = frozenset("clothing toy paper instrument animal".split())
"""What is also put down on a seat or a bed."""
_PERCHES = frozenset("fence roof bench pole sign railing rock log statue post wire".split())
_GROUPS = (frozenset("food drink household".split()), frozenset("electronics paper".split()))
"""Categories whose small things stand together."""
_IMPLIED = {
    "kitchen": "counter", "bathroom": "counter", "restaurant": "table", "cafe": "table", "meal": "table",
    "dinner": "table", "breakfast": "table", "lunch": "table", "office": "desk", "classroom": "desk", "bedroom": "bed",
}  # fmt: skip
"""What there is to put things on where such a word is said."""


def places_for(reading: Reading, concept: Concept, pool: Pool, unexpected: bool = False) -> tuple[Place, ...]:
    """Where the concept may be added, the most telling places only; empty when there is none.

    ``unexpected``: it need not be met in such a scene, and stands where a thing of its sort can stand at all.
    """
    kind = pool.knowledge.kinds.get(concept.kind)
    if kind is None or not kind.addable:
        return ()
    anchors = list(_anchors(reading))
    if not (unexpected or suits(reading, concept, kind, anchors, pool)):
        return ()
    indoors = is_indoors(reading, pool)
    scene = _Scene(reading, pool, anchors, indoors)
    # Where nothing is there to be beside, one must at least know what sort of place it is.
    told = unexpected or any(is_plainly(reading, name, pool) for name in kind.scenes)
    ordered = sorted(kind.slots, key=lambda slot: slot != "surface" or kind.alive)
    for slot in ordered:
        found = scene.at(slot, kind)
        if found:
            return tuple(place for place in found if told or place.words not in ANYWHERE)
    if not told or indoors or kind.category not in ("animal", "art") or "ground" not in kind.slots:
        return ()
    if kind.size < 3 or off_the_ground(reading) or is_enclosed(reading):
        return ()
    return (Place("in the foreground"),)


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
        grounded = not (off_the_ground(reading) or is_enclosed(reading))
        match slot:
            case "air":
                found = in_air(reading, anchors, kind, self.indoors)
            case "water" | "underwater" if slot == kind.slots[0] or slot == "water":
                found = in_water(reading, kind, submerged=slot == "underwater")
            case "wall" if self.indoors:
                found = [Place("on the wall")]
            case "perch" if not self.indoors and kind.size > 1:
                found = _on(reading, anchors, _PERCHES, size=1, limit=6)
                found += [
                    place_by(reading, "in {}", a) for a in anchors if reading.head(a) == "tree" and a.number == "one"
                ]
            case "surface" | "inside":
                found = _on(reading, anchors, _supports(kind), kind.size, 3)
                found = found or _near_small(reading, anchors, kind) or _on_implied(reading, kind, self.indoors)
            case "worn":
                found = _on(reading, anchors, _SEATS, 1, 3) or _on_implied(reading, kind, self.indoors)
            case "ground" if grounded:
                found = _on_ground(reading, anchors, kind, self.pool)
            case "rooted" if grounded and is_outdoors(reading, self.pool):
                found = _rooted(reading, anchors, kind, self.pool)
        return found


def _supports(kind: Kind) -> frozenset[str]:
    if kind.category in ("food", "drink") or kind.name in ("tableware", "cup_glass", "cutlery"):
        return _LAID
    if (kind.category in _LAID_DOWN or kind.name == "cloth") and kind.size > 1:
        return _SURFACES
    return _FLAT


@lru_cache(maxsize=256)
def _anchors(reading: Reading) -> tuple[NounPhrase, ...]:
    """Things of the caption that another can stand next to; each named but once."""
    heads = [reading.head(p) for p in reading.sentence.phrases]
    found: list[NounPhrase] = []
    for phrase in reading.outer:
        anchor = phrase
        inner = reading.complement(phrase)
        if reading.head(phrase) in vocabulary.PICTURES | vocabulary.RELATIONAL and inner is not None:
            anchor = inner
        head = reading.head(anchor)
        held = _is_held(reading, phrase)
        thing = reading.nouns.is_thing(reading.core(anchor)) or head in _FLAT
        if (
            thing
            and head not in vocabulary.WORN | _TIES
            and heads.count(head) == 1
            and not held
            and head not in vocabulary.GEAR
            and reading.preposition(anchor.first)[1] not in NOT_SHOWN
            and (reading.lower(anchor.first - 2) != "full")
            and not (head == "camera" and reading.lower(anchor.first) == "the")  # it took the picture
            and not (anchor.first == anchor.core and reading.tag(anchor.last) == "verb-fin" and anchor.number != "many")
        ):
            found.append(anchor)
    return tuple(found)


_TIES = frozenset("leash rope string chain strap saddle harness cord reins".split())
_HELD = frozenset(
    "hold wear carry use eat ride throw catch kick hit swing cut bite drink fly brush talk on in".split()
) - {"on", "in"}


def _is_held(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether somebody has it in hand, on, or in the mouth: ``holding up a bunch of bananas``."""
    i = phrase.first - 1
    while i > 0 and reading.lower(i) in ("up", "out", "off", "down", "onto", "on"):
        i -= 1
    direct = i == phrase.first - 1 or reading.lower(i + 1) not in ("on", "onto")
    return i >= 0 and direct and reading.tokens[i].lemma in _HELD


def _on(reading: Reading, anchors: list[NounPhrase], heads: frozenset[str], size: int, limit: int) -> list[Place]:
    if size > limit:
        return []
    fit = [a for a in anchors if reading.head(a) in heads and a.number == "one"]
    return [place_by(reading, "on {}", a) for a in fit]


_SERVED = frozenset("tableware cup_glass coffee_cup cutlery cookware bottle_jar small_container".split())
_LINENS = frozenset("table_linen towel bedding cloth cleaning_cloth".split())
_LINEN = frozenset("pillow towel blanket curtain cushion sheet napkin rug".split())


def _near_small(reading: Reading, anchors: list[NounPhrase], kind: Kind) -> list[Place]:
    """Next to a thing of such a sort that stands on a table itself."""
    group = next((g for g in _GROUPS if kind.category in g), None)
    tiny = kind.size == 1 and kind.category not in ("food", "drink")  # nobody sees a staple beside a laptop
    if group is None or tiny or kind.name in _LINENS or is_enclosed(reading):
        return []
    fit: list[NounPhrase] = []
    for anchor in anchors:
        there = reading.nouns.kind(reading.nouns.concept(reading.core(anchor)))
        within = reading.preposition(anchor.first)[1] in ("with", "in", "of") or reading.list_with(anchor) is not None
        if reading.head(anchor) in _LINEN or within:  # what is on a pizza or in a bun is not stood beside
            continue
        eaten = there is not None and there.category in ("food", "drink")
        if eaten and kind.category == "household" and kind.name not in _SERVED:
            continue  # a lighter beside the eggs
        if there is not None and there.category in group and there.size <= 2 and "surface" in there.slots:
            fit.append(anchor)
    return [place_by(reading, p, a) for a in fit for p in BESIDE[:5]]


def _on_implied(reading: Reading, kind: Kind, indoors: bool) -> list[Place]:
    """On the counter of a kitchen that is named without it."""
    said = reading.said()
    found = {where for word, where in _IMPLIED.items() if indoors and word in said}
    heads = _supports(kind) if "worn" not in kind.slots else _SEATS
    fit = sorted(where for where in found if where in heads and where not in said and plural(where) not in said)
    return [Place(f"on the {where}") for where in fit if kind.size <= 3][:1]


def _on_ground(reading: Reading, anchors: list[NounPhrase], kind: Kind, pool: Pool) -> list[Place]:
    indoors = is_indoors(reading, pool)
    if _out_of_place(reading, kind, indoors):
        return []
    if kind.category == "furniture" and not indoors and reading.said() & SPORTS:
        return [Place("in the background")]  # nobody plays around a bench
    if kind.size <= 2 and not kind.alive:
        outdoor = kind.category in ("sport", "nature", "plant")
        anywhere = [] if kind.category == "plant" else [Place("in the foreground")]
        return (_in_named_place(reading, kind, pool) or anywhere) if outdoor else []
    fit = [a for a in anchors if _in_scale(reading, a, kind, pool) and not _aloft(reading, a)]
    if kind.alive and kind.name not in TAME:
        fit = [a for a in fit if not reading.nouns.is_person(reading.core(a))]
    found: list[Place] = []
    for anchor in fit:
        size = size_of(reading, anchor, pool)
        patterns = BESIDE if kind.size in (size, size + 1) else BESIDE[:3] if kind.size > size else BESIDE[:-1]
        if kind.category == "furniture":
            patterns = BESIDE[:3]
        found += [place_by(reading, p, anchor) for p in patterns]
    if len(fit) <= 1 and kind.category != "clothing":
        found += _in_named_place(reading, kind, pool)
        if (kind.size >= 3 or (kind.alive and kind.size == 2)) and (indoors or kind.category != "furniture"):
            far = kind.size >= 4 and kind.category != "furniture" and "background" not in reading.said()
            near = "in the corner" if kind.category == "furniture" else "in the foreground"
            found.append(Place("in the background" if far else near))
    return found


_HUNG = frozenset("painting picture poster mirror clock window curtain door television tv shower banner flag".split())


def _out_of_place(reading: Reading, kind: Kind, indoors: bool) -> bool:
    """Furniture and machines outdoors, vehicles among beasts."""
    among_beasts = any(reading.nouns.is_animal(reading.core(p)) for p in reading.sentence.phrases)
    return (kind.category in ("furniture", "machine") and kind.name != "bench" and not indoors) or (
        kind.category == "vehicle" and among_beasts
    )


def _in_scale(reading: Reading, anchor: NounPhrase, kind: Kind, pool: Pool) -> bool:
    """Whether the one is seen beside the other: no phone beside a train, no train beside a bench."""
    size = size_of(reading, anchor, pool)
    there = reading.nouns.kind(reading.nouns.concept(reading.core(anchor)))
    huge = size >= 5 or (there is not None and there.category in ("vehicle", "building", "animal"))
    if reading.head(anchor) in _HUNG:
        return False
    if kind.category == "clothing":
        return reading.nouns.is_person(reading.core(anchor)) or reading.head(anchor) in _SEATS
    if kind.size <= 2 and huge:
        return False
    if size <= 2 and kind.size >= 3:
        return False
    return -1 <= size - kind.size <= (2 if kind.alive or kind.size >= 4 else 1)


def _rooted(reading: Reading, anchors: list[NounPhrase], kind: Kind, pool: Pool) -> list[Place]:
    """Trees behind what stands there; flowers and grass where the ground is named."""
    if kind.name == "vine":
        return []
    if kind.size >= 4:
        still = [
            a for a in anchors if not reading.is_alive(a) and size_of(reading, a, pool) >= 4 and not _aloft(reading, a)
        ]
        found = [place_by(reading, p, a) for a in still for p in ("next to {}", "behind {}", "near {}")]
        return found or [Place("in the background")]
    soft = [p for p in reading.outer if reading.head(p) in _SOFT]
    return [Place("in the foreground"), *_in_named_place(reading, kind, pool)] if soft else []


_SOFT = frozenset("field park garden yard backyard meadow pasture forest lawn hillside grass woods grassland".split())


def _aloft(reading: Reading, anchor: NounPhrase) -> bool:
    """Whether the anchor stands on furniture, is in a dish, or flies: no place for another on the ground beside it."""
    if any(t.lemma in ("fly", "sky", "air") for t in reading.tokens):
        return True
    start, preposition = reading.preposition(anchor.first)
    if preposition in ("with", "topped with") and reading.tag(start - 1) == "verb-ed":
        return True
    raised = _SURFACES | vocabulary.CONTAINERS | _BRANCHES
    surface = any(p.first > anchor.last and reading.head(p) in raised for p in reading.outer)
    following = {reading.lower(i) for i in range(anchor.last, anchor.last + 3)}
    perched = any(t.lemma in ("perch", "hang") for t in reading.tokens)
    return perched or (bool(following & {"on", "upon", "atop"}) and surface)


_BRANCHES = frozenset(
    "top branch limb twig wire pole fence roof ledge post tree railing perch finger hand arm shoulder".split()
)


def _in_named_place(reading: Reading, kind: Kind, pool: Pool) -> list[Place]:
    found: list[Place] = []
    for phrase in reading.outer:
        head, core = reading.head(phrase), reading.core(phrase)
        homes = pool.knowledge.scenes_in([head])
        # "a beach with a seashell on the beach" says it twice
        said_last = phrase.first <= 1 or phrase.last == reading.end
        if said_last or phrase.number == "many" or (homes and not set(homes) & set(kind.scenes)):
            continue
        if head in ROOMS or core in ROOMS or head in IN_OPEN:
            found.append(place_by(reading, "in {}", phrase))
        elif head in ON_OPEN:
            found.append(place_by(reading, "on {}", phrase))
    return found[:1]
