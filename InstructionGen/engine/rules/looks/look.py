"""Another surface, appearance or attribute for one thing or person of a caption."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.checks.looks import textures
from InstructionGen.checks.looks.difference import kindred
from InstructionGen.engine.rules.looks.order import AGE, LOOK, TEXTURE, before_noun, behind_noun, one_of
from InstructionGen.engine.rules.looks.shapes import commands, for_many, stands_before
from InstructionGen.engine.rules.looks.thing import Thing, first_that_works
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool


def retexture(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``looks`` whose thing takes its pattern or surface well. Raises ``CannotAnswer`` when none does."""
    return first_that_works(variables, dice, pool, _retextured)


def restyle(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``looks`` whose thing takes its appearance well. Raises ``CannotAnswer`` when none does."""
    return first_that_works(variables, dice, pool, _restyled)


def redress(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``looks`` whose person takes its attribute well. Raises ``CannotAnswer`` when none does."""
    return first_that_works(variables, dice, pool, _redressed)


def _retextured(thing: Thing, look: Mapping[str, Any], manner: str, dice: random.Random) -> tuple[str, str, str]:
    _refuse_person(thing)
    value = _in_number(thing, look["value"])
    if any(map(textures.VOCABULARY.has, thing.name.split()[:-1])):
        raise CannotAnswer("its name says its pattern")
    _refuse_akin(thing, value)
    old = thing.spans(textures.REPLACED)
    if stands_before(value):
        output = before_noun(thing, value, TEXTURE, textures.REPLACED)
    elif old:
        raise CannotAnswer("its pattern is said already")
    else:
        output = behind_noun(thing, value)
    return _asked(thing, value, look, manner, dice), value, output


def _restyled(thing: Thing, look: Mapping[str, Any], manner: str, dice: random.Random) -> tuple[str, str, str]:
    _refuse_person(thing)
    value = _in_number(thing, look["value"])
    _refuse_said(thing, value)
    output = before_noun(thing, value, LOOK) if stands_before(value) else behind_noun(thing, value)
    return _asked(thing, value, look, manner, dice), value, output


def _redressed(thing: Thing, look: Mapping[str, Any], manner: str, dice: random.Random) -> tuple[str, str, str]:
    reading = thing.reading
    if not reading.nouns.is_person(reading.core(thing.phrase)):
        raise CannotAnswer("nobody who could be dressed")
    if reading.head(thing.phrase) in _OF_ANIMALS and any(
        reading.nouns.is_animal(reading.core(p)) for p in reading.sentence.phrases
    ):
        raise CannotAnswer("it may be an animal's")  # "an elephant and her baby"
    if thing.reading.tag(thing.phrase.last) == "gen":
        raise CannotAnswer("only somebody's owner is named")
    value = _in_number(thing, look["value"])
    _refuse_said(thing, value)
    rank = AGE if value in _AGED else 0
    output = before_noun(thing, value, rank) if stands_before(value) else behind_noun(thing, value)
    return _asked(thing, value, look, manner, dice), value, output


_OF_ANIMALS = frozenset("baby mother father parent adult male female kid child son daughter brother sister".split())


def _refuse_person(thing: Thing) -> None:
    if thing.is_person:
        raise CannotAnswer("people are dressed, not covered")


_AGED = frozenset("elderly middle-aged".split())


def _in_number(thing: Thing, value: str) -> str:
    return for_many(value) if thing.many else value


def _refuse_said(thing: Thing, value: str) -> None:
    """Refuses what the caption says of it already in part: ``a snowy tree covered in snow``."""
    said = {token.lemma for token in thing.reading.tokens} | {token.lower for token in thing.reading.tokens}
    content = set(re.findall(r"[a-z]+", value.lower())) - _SMALL
    if content & said:
        raise CannotAnswer("it is so already")


def _refuse_akin(thing: Thing, value: str) -> None:
    """Refuses what a description has already, or what would have a place of its own: ``a wooden bench``, wood-grain."""
    content = [word for word in re.findall(r"[a-z]+", value.lower()) if len(word) > 3]
    if any(kindred(word, other) for word in content for other in thing.descriptions() if len(other) > 3):
        raise CannotAnswer("it is so already")
    if _PRINTED & set(content) and thing.reading.lower(thing.phrase.last) == "on" and thing.phrase.first > 1:
        raise CannotAnswer("what follows may belong to it")  # "a man in a chair [with a chevron pattern] on his phone"


_PRINTED = frozenset("pattern patterns print prints stripes pinstripes".split())
_SMALL = frozenset("with in of on a an the and wearing covered by all over from his her its their small large".split())


def _asked(thing: Thing, value: str, look: Mapping[str, Any], manner: str, dice: random.Random) -> str:
    person = thing.is_person
    words = {
        "it": thing.it,
        "they": "they are" if thing.many else "it is",
        "who": "they" if thing.many else "it",
    }
    own = look.get("asks", ()) if not thing.many else ()  # a card's own words are about one thing
    asks = own if own and dice.random() < _OWN else commands(value, thing.many, person)
    return said(one_of(asks, manner, dice).format(**words), manner, dice)


_OWN = 0.6
