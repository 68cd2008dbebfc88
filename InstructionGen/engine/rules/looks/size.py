"""Another size for one thing of a caption."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.checks.looks import sizes
from InstructionGen.engine.rules.looks.order import SIZE, before_noun, in_tail, one_of
from InstructionGen.engine.rules.looks.thing import Thing, first_that_works
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import with_article
from InstructionGen.pool import Pool

_ASKS: Mapping[str, tuple[str, ...]] = {
    "": (
        "make {it} {value}",
        "resize {it} so that {they} {value}",
        "make {it} look {value}",
        "change the size of {it} so that {they} {value}",
        "let {it} be {value}",
        "have {it} appear {value}",
    ),
    "larger": (
        "enlarge {it} so that {they} {value}",
        "scale {it} up until {they} {value}",
        "make {it} grow until {they} {value}",
        "increase the size of {it} until {they} {value}",
    ),
    "smaller": (
        "shrink {it} so that {they} {value}",
        "scale {it} down until {they} {value}",
        "reduce the size of {it} until {they} {value}",
        "shrink {it} until {they} {value}",
    ),
}


def resize(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``looks`` whose thing takes its size well. Raises ``CannotAnswer`` when none does."""
    return first_that_works(variables, dice, pool, _resized)


_UPON = frozenset("on in at around onto into inside under atop along across over through aboard".split()) | {
    "on top of", "inside of", "out of",
}  # fmt: skip
_USED = frozenset("ride drive wear use sit row paddle fly board play surf ski skate pull".split())


def _refuse_occupied(thing: Thing) -> None:
    """Refuses to shrink what carries, holds or shelters others: ``two dogs on a bench``, ``a man riding a horse``."""
    reading, first = thing.reading, thing.phrase.first
    before = [p for p in reading.outer if p.last <= first]
    if before and (reading.preposition(first)[1] in _UPON or reading.tokens[first - 1].lemma in _USED):
        raise CannotAnswer("something is on it")


def _resized(thing: Thing, look: Mapping[str, Any], manner: str, dice: random.Random) -> tuple[str, str, str]:
    value = look["value"]
    way = sizes.way(value.split())
    old = [thing.reading.lower(i) for first, last in thing.spans(sizes.REPLACED) for i in range(first, last)]
    if way is None or set(old) & set(value.split()):
        raise CannotAnswer("it is so already")
    if way == sizes.way(old):
        raise CannotAnswer("it is so already")  # of what is huge, gigantic says next to nothing
    if any(word in sizes.DESCRIBING for word in thing.name.split()[:-1]):
        raise CannotAnswer("part of a name")
    if way == "smaller":
        _refuse_occupied(thing)
    measured = {"as", "size", "of"} & set(value.split())
    if measured and old:
        raise CannotAnswer("its size is said already")
    rank = -1 if " " in value else SIZE - 1  # "his much larger cute cat": what compares stands before all else
    output = in_tail(thing, value) if measured else before_noun(thing, value, rank, sizes.REPLACED)
    asks = [*_ASKS[""], *_ASKS[way]]
    own = look.get("asks", ())
    if measured:
        asks = [*_ASKS[""], *own * 2]
    if thing.is_person and not thing.many:
        asks = [ask for ask in asks if not ("{they}" in ask or "{them}" in ask or "{its}" in ask)]
    words = {
        "it": thing.it,
        "plain": thing.plain,
        "value": value,
        "they": "they are" if thing.many else "it is",
        "them": "them" if thing.many else "it",
        "its": "their" if thing.many else "its",
        "one": f"{value} ones" if thing.many else f"{with_article(value)} one",
    }
    return said(one_of(asks, manner, dice).format(**words), manner, dice), value, output
