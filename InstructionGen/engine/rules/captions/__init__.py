"""Captions by rule: from what the pool knows of kinds and scenes, with no weights."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Backgrounds, Caption
from InstructionGen.engine.rules.captions.pair import PairScribe
from InstructionGen.engine.rules.captions.shapes import Scribe, Setting
from InstructionGen.engine.rules.captions.subject import Subject, subject
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool
from InstructionGen.pool.phrasing import background_phrase
from InstructionGen.pool.places import Place, one_of, placed, places_of, room_for

__all__ = ["backgrounds", "caption", "caption_in_background", "caption_of_two"]


def backgrounds(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Backgrounds:
    """Places where the concept is seen."""
    about = _subject(variables["concept"], pool)
    found = places_of(about.kind, about.words, pool.knowledge, dice, room_for(about.name, about.count))
    if len(found) < 5:
        raise CannotAnswer("too few places known")
    return Backgrounds(backgrounds=found)


def caption(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Caption:
    """A caption of the concept somewhere that it is seen."""
    about = _subject(variables["concept"], pool)
    known = _known_places(about, pool)
    for _ in range(8):
        place = one_of(known, dice)
        text = Scribe(about, _setting(place), dice).write()
        if text:
            return Caption(caption=text)
    raise CannotAnswer("no caption of twelve words")


def caption_in_background(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Caption:
    """A caption of the concept in the background that is given."""
    about = _subject(variables["concept"], pool)
    given = variables["background"]
    own = next((place for place in placed(about.kind, about.words, pool.knowledge) if place.text == given), None)
    if own is not None:
        setting = _setting(own)
    else:
        setting = Setting(background_phrase(given, pool, about.kind.slots), whole=True)
    if not setting.text:
        raise CannotAnswer("no background")
    text = Scribe(about, setting, dice).write()
    if not text:
        raise CannotAnswer("no caption of twelve words")
    return Caption(caption=text)


def caption_of_two(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Caption:
    """A caption of both concepts in one scene."""
    one, other = _subject(variables["concept"], pool), _subject(variables["other"], pool)
    if one.name.lower() == other.name.lower():
        raise CannotAnswer("the two concepts are one")
    return Caption(caption=PairScribe(one, other, pool.knowledge, dice).write(variables.get("scene") or ""))


def _subject(name: str, pool: Pool) -> Subject:
    if not name.strip():
        raise CannotAnswer("no concept")
    return subject(name, pool)


def _known_places(about: Subject, pool: Pool) -> list[Place]:
    found = placed(about.kind, about.words, pool.knowledge)
    if not found:
        raise CannotAnswer("no place known")
    return found


def _setting(place: Place) -> Setting:
    return Setting(place.text, place.slot, place.whole, place.weather)
