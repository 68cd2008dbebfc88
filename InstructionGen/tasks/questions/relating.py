"""How two things of a caption could lie to each other."""

from __future__ import annotations

from collections.abc import Iterator

from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.doing import is_alive
from InstructionGen.checks.doings.spatial import boxes_of, direction_named, holds
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.english import tidy
from InstructionGen.errors import Rejected
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables
from InstructionGen.tasks.questions.placing import MOVABLE, PARTS, PLACES, STAYING_KINDS, Thing, free_things

_RELATING = frozenset(
    "sit stand lie lay rest perch park place sleep lean wait relax pose seat nap lounge graze".split()
)
_SEATS = frozenset("table bed bench desk chair couch sofa car truck bus stool".split())
_TOPS = frozenset(
    "table bed bench desk chair couch sofa car box suitcase stool counter shelf rug dresser book laptop".split()
)
_INTO = frozenset("box basket suitcase bag bowl bucket crate drawer backpack sink tub bathtub cup vase".split())
_FLAT_ON_THE_GROUND = frozenset(
    "rug mat carpet pad blanket towel mirror skateboard snowboard surfboard board ski pillow way".split()
)
"""Nothing stands behind these, and hardly anything under them."""
_SERVED = frozenset("plate bowl tray dish cake pizza sandwich food meal glass cup".split())
_GROUNDED = frozenset("animal person vehicle".split())
_FLAT = frozenset("sport toy clothing".split())


def relations(asked: Asked) -> Variables:
    """``relations``: two things of the caption (``object``, ``target``) and another relation (``direction``)."""
    reading = read(tidy(asked.caption))
    found: list[dict[str, str]] = []
    for one, other, old in _pairs(asked, reading):
        own, its = boxes_of(one.name, asked.item.boxes), boxes_of(other.name, asked.item.boxes)
        for direction in asked.shuffled(_directions(asked, one, other, old)):
            if f" {direction} " in f" {asked.caption.lower()} ":
                continue
            if len(own) == 1 and len(its) == 1 and holds(direction, own[0], its[0]):
                continue
            found.append({"object": one.name, "target": other.name, "direction": direction})
    if not found:
        raise Rejected("prompt", "no two things that could lie otherwise", asked.caption)
    return {"relations": asked.shuffled(found)[:OFFERED]}


def _pairs(asked: Asked, reading: Reading) -> Iterator[tuple[Thing, Thing, str]]:
    """Two things and how they lie; nothing where the caption only names them side by side."""
    words = reading.words
    free = list(free_things(asked, reading))
    every = {p.first: t for p in reading.outer() if (t := _any_thing(asked, reading, p)) is not None}
    for one in free:
        at, posed = one.phrase.last, False
        if at < len(words) and words[at].key in ("is", "are"):
            at += 1
        if at < len(words) and words[at].is_verb:
            if words[at].lemma not in _RELATING:
                at = len(words)
            at, posed = at + 1, True
        stop = at
        while stop < len(words) and (words[stop].tag == "prep" or words[stop].key in ("top", "front", "next")):
            stop += 1
        target = every.get(stop)
        if not posed and words[one.phrase.first - 1].key == "with" and one.phrase.first:
            continue  # "a table with two chairs next to a sink": either may be next to it
        if target is not None and not _may_leave(reading, one, target, posed):
            continue
        old = direction_named(reading.text(at, stop)) if stop > at else ""
        if target is not None and old and not _shared(reading, one.phrase):
            yield one, target, old
    for one in free:
        for other in free:
            flat = {one.phrase.keys[-1], other.phrase.keys[-1]} & _FLAT_ON_THE_GROUND
            if not flat and one is not other and not one.main and not other.main and _loose(reading, one, other):
                yield one, other, ""


def _may_leave(reading: Reading, one: Thing, target: Thing, posed: bool) -> bool:
    """Whether the first can lie otherwise to the second and the rest of the caption still be true."""
    words, end = reading.words, target.phrase.last
    old = words[target.phrase.first - 1].key
    held = old in ("on", "in", "of", "inside", "atop")
    bare = target.phrase.number != "many" and words[target.phrase.first].tag not in ("det", "num", "poss")
    if (
        target.phrase.keys[-1] in _FLAT_ON_THE_GROUND
        or bare
        or (posed and _clings(reading, one, target))
        or (held and target.category == "clothing" and target.phrase.keys[-1] not in _INTO)
    ):
        return False
    if held and one.category in ("person", "animal") and not posed and target.category != "furniture":
        return False
    if held and target.category == "sport":
        return False
    follows = words[end] if end < len(words) else None
    if follows is None:
        return True
    if follows.after_comma and reading.phrase_at(end) is not None:
        return False
    acts = follows.is_verb and not is_alive(target.phrase)
    return not acts and follows.tag not in ("conj", "rel") and not (held and follows.key in ("on", "at"))


def _clings(reading: Reading, one: Thing, target: Thing) -> bool:
    """Whether the verb says that the one rests on the other: *leaning on a pole*, *perched on a stick*."""
    between = reading.words[one.phrase.last : target.phrase.first]
    touching = any(word.key in ("on", "against", "atop") for word in between)
    return touching and any(word.lemma in ("lean", "perch") for word in between)


def _any_thing(asked: Asked, reading: Reading, phrase: Phrase) -> Thing | None:
    name = " ".join(phrase.keys)
    concept = asked.pool.find(name) or asked.pool.find(phrase.keys[-1])
    heads = [p.keys[-1] for p in reading.phrases]
    if heads.count(phrase.keys[-1]) > 1 or phrase.number == "mass" or phrase.keys[-1] in PLACES | PARTS:
        return None
    if concept is None and not lexicon.is_person(phrase.keys[-1]):
        return None
    if concept is not None and concept.category not in MOVABLE:
        return None
    if any(reading.words[i].tag in ("poss", "gen") for i in range(phrase.first, phrase.last)):
        return None
    return Thing(name, phrase, concept, phrase.first == 0)


def _shared(reading: Reading, phrase: Phrase) -> bool:
    """Whether what follows is said of a list: *a cat and a dog on a bed*."""
    words = reading.words
    before = words[phrase.first - 1] if phrase.first else None
    return before is not None and (before.tag == "conj" or words[phrase.first].after_comma)


def _loose(reading: Reading, one: Thing, other: Thing) -> bool:
    """Whether two things are named side by side, neither lying on the other: *a bowl and a vase*."""
    first, last = sorted((one.phrase, other.phrase), key=lambda phrase: phrase.first)
    between = reading.words[first.last : last.first]
    named = all(w.tag in ("conj", "det") or w.after_comma or w.tag in ("noun", "adj", "num") for w in between)
    follows = [word.key for word in reading.words[last.last : last.last + 4]]
    related = follows[:1] not in (["on"], ["in"]) and bool({"it", "them", "him", "her"} & set(follows))
    return named and not related and is_alive(first) == is_alive(last)


def _directions(asked: Asked, one: Thing, other: Thing, old: str) -> list[str]:
    """The relations in which one thing may lie to another, by what they are and how large."""
    size, target = _size(asked, one), _size(asked, other)
    head, anchor = one.phrase.keys[-1], other.phrase.keys[-1]
    many = one.phrase.number == "many" or other.phrase.number == "many"
    if asked.unexpected():
        return [d for d in ("on top of", "under", "inside", "above", "behind") if d != old]
    if not old:
        sides = ["to the left of", "to the right of"] if abs(size - target) <= 1 else []
        return sides + (["in front of", "behind"] if size == target and not many else [])
    found: list[str] = []
    alive = one.category in _GROUNDED
    if abs(size - target) <= 1 or (alive and target >= 2):
        if old in ("next to", "in front of", "behind", "to the left of", "to the right of"):
            found += ["to the left of", "to the right of"]
        if alive or old not in ("on top of", "inside"):
            hidden = other.concept is not None and other.concept.kind in STAYING_KINDS
            found += ["next to", "in front of"] if hidden else ["next to", "in front of", "behind"]
    if one.category == "person" and old in ("on top of", "inside"):
        found = [d for d in found if d != "behind"]  # nobody sits behind a bench
    if one.category == "person" and anchor in _SERVED:
        found = [d for d in found if d not in ("behind", "in front of")]  # one faces one's plate on either side
    if one.category == "animal" and size <= 3 and anchor in _TOPS and target >= 2:
        found.append("on top of")
    if old in ("on top of", "next to", "in front of") and (
        anchor in _SEATS
        and size <= 3
        and (one.category == "animal" or (one.category in _FLAT and anchor not in ("car", "truck", "bus")))
    ):
        found.append("under")
    if anchor in _INTO and size < target + (1 if anchor in ("box", "basket", "suitcase", "crate") else 0) and size <= 3:
        found.append("inside")
    if old == "on top of" and anchor in (
        "motorcycle",
        "bike",
        "bicycle",
        "horse",
        "elephant",
        "surfboard",
        "skateboard",
        "wave",
    ):
        found = [d for d in found if d in ("next to", "behind", "in front of")]
    return [d for d in dict.fromkeys(found) if d != old and head != anchor]


def _size(asked: Asked, thing: Thing) -> int:
    return asked.pool.knowledge.kinds[thing.concept.kind].size if thing.concept is not None else 4
