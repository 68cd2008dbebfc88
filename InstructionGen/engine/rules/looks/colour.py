"""Another colour, or another material, for one thing of a caption."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.checks.looks import colours, materials
from InstructionGen.checks.looks.vocabulary import Vocabulary
from InstructionGen.engine.rules.edits.nouns import last_word
from InstructionGen.engine.rules.looks.order import COLOUR, MATERIAL, before_noun, one_of
from InstructionGen.engine.rules.looks.thing import Thing, first_that_works
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import with_article
from InstructionGen.pool import Pool

_ASKS = (
    "make {it} {new}",
    "turn {it} {new}",
    "change the color of {it} to {new}",
    "change {it} to {new}",
    "recolor {it} in {new}",
    "color {it} {new}",
    "give {it} {a_new} color",
    "set the color of {it} to {new}",
    "switch the color of {it} to {new}",
    "let {it} be {new}",
    "render {it} in {new}",
    "use {new} as the color of {it}",
)
_PATTERNED = ("make {it} {new}", "turn {it} {new}", "let {it} be {new}", "have {it} look {new}", "make {it} look {new}")
_PATTERNS = frozenset("spotted speckled mottled tabby tortoiseshell dappled palomino striped".split())
"""Colours of a coat that are no name of a colour by themselves."""


def is_adjective(value: str) -> bool:
    """Whether a colour only describes, and is none by itself: one paints nothing *in golden* or *in spotted*."""
    return value in _PATTERNS or value.endswith(("ish", "golden", "coloured", "colored"))


_FROM_OLD = (
    "change {plain} from {old} to {new}",
    "make {plain} {new} instead of {old}",
    "turn {plain} from {old} to {new}",
    "switch the color of {plain} from {old} to {new}",
)
_PAINTED = ("paint {it} {new}", "repaint {it} in {new}", "paint {it} in {new}", "give {it} a coat of {new} paint")
_DYED = ("dye {it} {new}",)
_PAINTABLE = frozenset("vehicle furniture building machine tool toy household art".split())
_CLOTH = frozenset("clothing".split())


def recolour(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``looks`` whose thing takes its colour well. Raises ``CannotAnswer`` when none does."""
    return first_that_works(variables, dice, pool, _recoloured)


def _recoloured(thing: Thing, look: Mapping[str, Any], manner: str, dice: random.Random) -> tuple[str, str, str]:
    value = look["value"]
    category = _category(thing)
    if category == "person":
        raise CannotAnswer("people are not painted")
    old = _old(thing, colours.VOCABULARY, value)
    if (value.split()[-1], thing.reading.head(thing.phrase)) in colours.COMPOUNDS:
        raise CannotAnswer("it would be another thing")  # "an orange tree"
    _refuse_said_behind(thing, colours.COLOURS)
    output = before_noun(thing, value, COLOUR, colours.VOCABULARY)
    asks = [*(_PATTERNED if is_adjective(value) else _ASKS)]
    if category in _PAINTABLE and not is_adjective(value):
        asks += _PAINTED * 2
    if category in _CLOTH:
        asks += _DYED * 2
    plain_old = " ".join(old)
    if old and thing.descriptions() == list(old):
        asks += _FROM_OLD * 2
    words = {"it": thing.it, "plain": thing.plain, "new": value, "a_new": with_article(value), "old": plain_old}
    return said(one_of(asks, manner, dice).format(**words), manner, dice), value, output


_REMAKES = (
    "make {it} out of {stuff}",
    "change the material of {it} to {stuff}",
    "have {it} made of {stuff}",
    "swap the material of {it} for {stuff}",
    "show {it} made of {stuff}",
    "let {it} be made of {stuff}",
    "switch the material of {it} to {stuff}",
    "render {it} in {stuff}",
    "use {stuff} as the material of {it}",
    "change {it} so that {they} made of {stuff}",
    "craft {it} out of {stuff}",
    "turn {it} into {one}",
)
_REMADE_FROM = (
    "make {plain} out of {stuff} instead of {old}",
    "change {plain} from {old} to {stuff}",
    "switch {plain} from {old} to {stuff}",
)
_AS_SUCH = ("make {it} {new}", "turn {it} into {one}", "change {it} to {one}", "let {it} be {new}")
_STUFF: Mapping[str, str] = {
    "wooden": "wood", "woollen": "wool", "golden": "gold", "log": "logs",
    "cast-iron": "cast iron", "wrought-iron": "wrought iron",
}  # fmt: skip
_NO_STUFF = frozenset(
    "inflatable half-timbered gilded knitted woven crocheted upholstered tiled thatched quilted mirrored plush "
    "stained-glass timber-framed cobbled corrugated lacquered carved mosaic".split()
)


def remake(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``looks`` whose thing takes its material well. Raises ``CannotAnswer`` when none does."""
    return first_that_works(variables, dice, pool, _remade)


def _remade(thing: Thing, look: Mapping[str, Any], manner: str, dice: random.Random) -> tuple[str, str, str]:
    value = look["value"]
    if _category(thing) in ("person", "animal"):
        raise CannotAnswer("they are made of nothing")
    old = _old(thing, materials.VOCABULARY, value)
    name = thing.name.split()
    if any(map(materials.VOCABULARY.has, name[:-1])) or any(map(materials.VOCABULARY.has, name[-1:])):
        raise CannotAnswer("its name says what it is made of")
    if set(value.split()) & colours.COLOURS and thing.spans(colours.VOCABULARY):
        raise CannotAnswer("its color is another")  # "a white [white marble] toilet"
    if thing.reading.lower(thing.phrase.last) == "made":
        raise CannotAnswer("its material is said behind it")
    _refuse_part_of_vehicle(thing)
    output = before_noun(thing, value, MATERIAL, materials.VOCABULARY)
    last = value.split()[-1]
    one = f"{value} ones" if thing.many else f"{with_article(value)} one"
    stuff = " ".join((*value.split()[:-1], _STUFF.get(last, last)))
    words = {
        "it": thing.it, "plain": thing.plain, "new": value, "one": one, "stuff": stuff,
        "they": "they are" if thing.many else "it is", "old": _STUFF.get(" ".join(old), " ".join(old)),
    }  # fmt: skip
    if last in _NO_STUFF:
        asks: Sequence[str] = _AS_SUCH
    elif old and thing.descriptions() == list(old) and old[-1] not in _NO_STUFF:
        asks = (*_REMAKES, *_REMADE_FROM * 2)
    else:
        asks = _REMAKES
    return said(one_of(asks, manner, dice).format(**words), manner, dice), value, output


def _old(thing: Thing, words: Vocabulary, value: str) -> tuple[str, ...]:
    """What the thing's descriptions say of the sort; refuses where that is the new value already."""
    spans = thing.spans(words)
    old = tuple(thing.reading.lower(i) for first, last in spans for i in range(first, last))
    named = (thing.reading.lower(i) for i in range(thing.phrase.core, thing.phrase.head))
    if (
        value.replace("grey", "gray") == " ".join(old).replace("grey", "gray")
        or set(value.split()) & {word for word in old if words.has(word)}
        or thing.reading.head(thing.phrase) in value.split()
    ):
        raise CannotAnswer("it is so already")
    if words is colours.VOCABULARY and any(map(words.has, named)):
        raise CannotAnswer("part of a name")
    head = thing.reading.head(thing.phrase)
    if any((thing.reading.lower(i), head) in words.names for i in range(thing.start, thing.phrase.head)):
        raise CannotAnswer("part of a name")
    return old


def _refuse_said_behind(thing: Thing, words: frozenset[str]) -> None:
    """``a bus painted red``, ``the door is green``, ``a dog, brown and white``: it is said where it is not replaced."""
    reading = thing.reading
    inside = {i for p in reading.outer for i in range(p.first, p.last)}
    at = thing.phrase.last
    if any(reading.lower(i) in words and i not in inside for i in range(at, min(at + 5, reading.end))):
        raise CannotAnswer("its color is said elsewhere")
    painted = {"painted", "colored", "coloured", "dyed"}
    if {reading.lower(i) for i in range(at, min(at + 3, reading.end))} & painted:
        raise CannotAnswer("its color is said elsewhere")


def _refuse_part_of_vehicle(thing: Thing) -> None:
    """``the roof of a car``: it has the name of a building's, and is made otherwise."""
    owner = thing.reading.complement(thing.phrase)
    found = thing.reading.nouns.concept(thing.reading.core(owner)) if owner is not None else None
    if found is not None and found.category == "vehicle":
        raise CannotAnswer("part of something else")


def _category(thing: Thing) -> str:
    reading = thing.reading
    core = reading.core(thing.phrase)
    if thing.is_person:
        return "person"
    found = reading.nouns.pool.find(core) or reading.nouns.concept(last_word(core))
    return found.category if found is not None else ""
