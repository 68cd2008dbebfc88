"""Captions of two things: a scene that both belong to, and how they stand to each other in it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from InstructionGen.checks.wording import words
from InstructionGen.engine.rules.captions.pictures import (
    is_collection,
    is_portable,
    is_still_life,
    pictures,
    still_life,
)
from InstructionGen.engine.rules.captions.shapes import posture
from InstructionGen.engine.rules.captions.state import State, states_of
from InstructionGen.engine.rules.captions.subject import Mention, Subject, mention
from InstructionGen.pool.knowledge import Knowledge, Slot
from InstructionGen.pool.phrasing import preposition
from InstructionGen.pool.places import OUTDOORS, mentions

MOST_WORDS = 15
_LEVEL: dict[Slot, tuple[str, ...]] = {
    "ground": ("beside", "next to", "near", "in front of", "behind"),
    "surface": ("beside", "next to", "in front of", "behind"),
    "inside": ("next to", "beside"),
    "water": ("near", "beside", "behind"),
    "underwater": ("near", "above", "below", "beside"),
    "air": ("near", "above", "below"),
    "wall": ("beside", "above", "below", "next to"),
    "perch": ("near", "beside"),
    "rooted": ("beside", "near", "behind", "next to"),
    "place": ("near", "beside", "behind", "in front of"),
    "worn": ("next to", "beside"),
}
"""Slot -> how two things that both sit so can stand to each other."""
_AT_THE_WATER = {
    "lake": "at the edge of a lake",
    "river": "at the edge of a river",
    "wetland": "at the edge of a marsh",
    "beach": "at the water's edge",
    "swimming_pool": "at the edge of a pool",
    "canal_side": "at the edge of a canal",
    "aquarium": "in a public aquarium",
    "zoo": "in a zoo",
    "jungle": "beside a jungle stream",
    "forest": "beside a forest stream",
    "mountain": "beside a mountain stream",
    "park": "at the edge of a park pond",
    "garden": "at the edge of a garden pond",
    "harbour": "at the edge of a quay",
}
"""Where things on land and things under water are seen together."""
_RELATING = (
    "beside",
    "next to",
    "near",
    "behind",
    "in front",
    "between",
    "above",
    "below",
    "by ",
    "in a clay pot",
    "in a pot",
)
"""How places begin that relate to a third thing, or hold no more than one."""
_WIDEST = 3
"""By how much the sizes of two things side by side may differ."""
_LAID: dict[Slot, tuple[Slot, ...]] = {"inside": ("surface",), "worn": ("surface", "ground")}
"""Things that sit so may also simply lie there."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Two things in one place."""

    first: Subject
    second: Subject
    relations: tuple[str, ...]
    """How the first may stand to the second."""
    place: str
    """Where they are; empty where the second is the place."""
    slot: Slot | None
    """How the first sits there."""


@dataclass(frozen=True, slots=True)
class PairScribe:
    """Writes about two subjects."""

    one: Subject
    other: Subject
    knowledge: Knowledge
    dice: random.Random

    def write(self, scene: str = "") -> str:
        """A caption of both, in the scene if it is known; as pictures on a wall if nothing holds both."""
        if is_still_life(self.one, self.other, scene):
            return _begun(self._short(still_life(self.one, self.other, self.dice)))
        apart = is_collection(self.one, self.other, scene) or not self._are_of_a_scale()
        for name in () if apart else self._scenes(scene):
            arranged = self._arrange(name)
            if arranged:
                return _begun(self._put(arranged))
        return _begun(self._short(pictures(self.one, self.other, self.dice)))

    def _are_of_a_scale(self) -> bool:
        """Whether one sees both in a picture: no wasp beside a scaffold. What is rooted or a place holds anything."""
        small, large = sorted((self.one.kind, self.other.kind), key=lambda kind: kind.size)
        if large.slots[0] == "place":
            return small.size > (1 if small.alive else 2)
        if large.slots[0] in {"rooted", "air"}:
            return True
        return large.size - small.size <= _WIDEST - (small.size == 1 and (small.alive or large.alive))

    def _short(self, ways: Sequence[str]) -> str:
        """One that is short enough, or the shortest."""
        fit = [text for text in ways if len(words(text)) <= MOST_WORDS]
        return self.dice.choice(fit) if fit else min(ways, key=lambda text: len(words(text)))

    def _scenes(self, wanted: str) -> Iterable[str]:
        if wanted in self.knowledge.scenes:
            yield wanted
        shared = [name for name in self.one.kind.scenes if name in self.other.kind.scenes and name != wanted]
        yield from self._typical_first(shared)
        if not shared:
            for left, at_home in ((self.one, self.other), (self.other, self.one)):
                if is_portable(left) and at_home.kind.slots[0] != "underwater":
                    yield from self.dice.sample(at_home.kind.scenes[:3], len(at_home.kind.scenes[:3]))

    def _typical_first(self, scenes: Sequence[str]) -> list[str]:
        """In an order by chance, in which those that are typical of both are mostly early."""
        ranks = {name: self.one.kind.scenes.index(name) + self.other.kind.scenes.index(name) for name in scenes}
        return sorted(scenes, key=lambda name: self.dice.random() ** (1 + ranks[name]), reverse=True)

    def _arrange(self, scene: str) -> Arrangement | None:
        first, second = self.one, self.other
        if self.dice.random() < 0.5:
            first, second = second, first
        level = [slot for slot in _slots(first) if slot in _slots(second)]
        for slot in level:
            place = self._place(scene, slot)
            if place:
                return self._level(first, second, slot, place)
        return self._mixed(first, second, scene)

    def _level(self, first: Subject, second: Subject, slot: Slot, place: str) -> Arrangement:
        relations = _LEVEL[slot]
        gap = first.kind.size - second.kind.size
        if gap >= 2:
            # What is much larger is not beside the smaller thing: the smaller is beside it.
            first, second, gap = second, first, -gap
        if gap <= -2:
            relations = tuple(relation for relation in relations if relation != "behind") or relations
        elif gap < 0:
            relations = tuple(relation for relation in relations if relation != "behind")
        elif gap > 0:
            relations = tuple(relation for relation in relations if relation != "in front of")
        return Arrangement(first, second, relations, place, slot)

    def _mixed(self, first: Subject, second: Subject, scene: str) -> Arrangement | None:
        """Things that sit in different ways."""
        one, two = first.kind.slots[0], second.kind.slots[0]
        if "underwater" in {one, two}:
            return self._half_under(first, second, scene)
        for inner, outer in ((first, second), (second, first)):
            if _goes_into(inner, outer):
                return Arrangement(inner, outer, (preposition(outer.name, inner.kind.slots),), "", inner.kind.slots[0])
        place = self._place(scene, "place")
        if not place:
            return None
        for upper, lower in ((first, second), (second, first)):
            if _lies_on(upper, lower):
                return Arrangement(upper, lower, ("on",), place, None)
        if two in {"air", "wall"} or (one == "place" and two != "place"):
            first, second, one, two = second, first, two, one
        if one == "air":
            relations: tuple[str, ...] = ("above", "near")
        elif one == "wall":
            relations = (
                ("on the wall above", "on the wall behind")
                if second.kind.size <= 4 and not second.kind.alive
                else ("on the wall behind",)
            )
        elif two == "place":
            relations = ("in front of", "near", "beside")
        elif first.kind.size - second.kind.size >= 2:
            first, second, relations = second, first, ("near", "beside", "in front of")
        else:
            relations = ("near", "beside", "next to")
        return Arrangement(first, second, relations, place, None)

    def _half_under(self, first: Subject, second: Subject, scene: str) -> Arrangement | None:
        if first.kind.slots[0] == "underwater":
            first, second = second, first
        if "water" in first.kind.slots:
            place = self._place(scene, "water")
            return Arrangement(second, first, ("below", "near"), place, None) if place else None
        place = _AT_THE_WATER.get(scene, "")
        return Arrangement(first, second, ("near",), place, None) if self._unnamed(place) else None

    def _place(self, scene: str, slot: Slot) -> str:
        texts = self.knowledge.scenes[scene].backgrounds.get(slot, ())
        if any(about.kind.category == "nature" and about.kind.slots == ("place",) for about in (self.one, self.other)):
            texts = OUTDOORS  # a mountain is what the rest is in, and can only be told by its weather
        fit = [text for text in texts if self._unnamed(text) and not text.startswith(_RELATING)]
        if slot == "worn":
            fit = [text for text in fit if not text.startswith("worn")]
        return self.dice.choice(fit) if fit else ""

    def _unnamed(self, text: str) -> bool:
        return bool(text) and not mentions(text, self.one.words) and not mentions(text, self.other.words)

    def _put(self, arranged: Arrangement) -> str:
        fit = [text for text in self._sentences(arranged) if len(words(text)) <= MOST_WORDS]
        if fit:
            return self.dice.choice(fit)
        first, second = (
            self._of(about, arranged.place, plain=True).text for about in (arranged.first, arranged.second)
        )
        plain = f"{first} and {second} {arranged.place}"
        return (
            plain if len(words(plain)) <= MOST_WORDS and arranged.place else f"{first} {arranged.relations[0]} {second}"
        )

    def _sentences(self, arranged: Arrangement) -> list[str]:
        place = arranged.place
        first, second = self._of(arranged.first, place), self._of(arranged.second, place, single=not place)
        relation = self.dice.choice(arranged.relations)
        state = self._state(arranged)
        verb = posture(arranged.first, arranged.slot, first, self.dice)
        be = "are" if first.many else "is"
        both = f"{first.text} {relation} {second.text}"
        ways = [both, both, f"there {be} {both}.", f"a photo of {both}"]
        if place:
            ways = [
                f"{both} {place}",
                f"{both} {place}",
                f"{first.text} and {second.text} {place}",
                f"there {be} {both} {place}.",
                f"a photo of {both} {place}",
                f"{place} there {be} {both}.",
                f"{place}, {first.text} {be} {relation} {second.text}.",
            ]
        if state:
            subject = self._of(arranged.first, place, single=state.one_only)
            done = state.finite(many=subject.many)
            ways += [f"{subject.text} {state.text} {relation} {second.text} {place}".rstrip()] * 2
            ways += [f"{subject.text} {done} {relation} {second.text} {place}".rstrip() + "."] * 2
        if verb and place:
            ways += [f"{first.text} {verb} {relation} {second.text} {place}."] * 2
            ways += [f"{place}, {first.text} {verb} {relation} {second.text}."]
        for person, thing in ((arranged.first, arranged.second), (arranged.second, arranged.first)):
            if place and person.kind.person and thing.kind.size <= 3 and not thing.kind.alive:
                way = "wearing" if thing.kind.slots[0] == "worn" else "with" if thing.kind.size <= 2 else ""
                one, own = (self._of(about, place, single=True).text for about in (person, thing))
                ways += [f"{one} {way} {own} {place}"] * (8 if way else 0)
        return ways

    def _state(self, arranged: Arrangement) -> State | None:
        fit = [
            state
            for state in states_of(arranged.first.kind, arranged.slot, whole=False)
            if state.form == "doing" and len(state.text.split()) <= 2
        ]
        return self.dice.choice(fit) if fit else None

    def _of(self, about: Subject, place: str, *, single: bool = False, plain: bool = False) -> Mention:
        # Two crowds side by side are hard to draw: mostly one of each.
        single = single or plain or self.dice.random() < 0.6
        return mention(about, self.dice, place=place, single=single, bare=plain)


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _goes_into(inner: Subject, outer: Subject) -> bool:
    """Whether the one is simply in, on or by the other, which is a place: a dog in a classroom, a deer by a lake."""
    if outer.kind.slots != ("place",) or outer.kind.size < 6 or inner.kind.category in {"building", "place", "nature"}:
        return False
    slots = {"place": {"ground", "surface", "worn", "inside"}, "nature": {"ground"}}
    return inner.kind.slots[0] in slots.get(outer.kind.category, ())


def _lies_on(upper: Subject, lower: Subject) -> bool:
    """Whether the one is small enough to lie on the other, which is made to have things on it."""
    small = upper.kind.size <= 2 and not upper.kind.alive and "surface" in upper.kind.slots
    return small and lower.kind.category == "furniture" and lower.kind.size >= 3 and "ground" in lower.kind.slots[:1]


def _slots(about: Subject) -> tuple[Slot, ...]:
    found = list(about.kind.slots)
    for slot in about.kind.slots:
        found += [laid for laid in _LAID.get(slot, ()) if laid not in found and about.kind.size <= 3]
    return tuple(found)
