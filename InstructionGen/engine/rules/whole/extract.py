"""Cuts one thing out of a caption: its own phrase, and a plain background."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Extraction
from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.fitness import answered, refuse_ill_formed
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.remove import named
from InstructionGen.engine.rules.edits.rewrite import fit_articles
from InstructionGen.engine.rules.edits.wording import definite, lowered, shown_name
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.engine.rules.whole import commands
from InstructionGen.engine.rules.whole.captions import is_shouted, lacks_article, read_caption, runs_on
from InstructionGen.english import NounPhrase, plural, with_article
from InstructionGen.pool import Pool


def extract(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Extraction:
    """The first of ``objects`` that can be shown alone, on the first of ``values``.

    Raises:
        CannotAnswer: None can; the reason is that of the first.
    """
    reading = read_caption(variables, pool)
    value = variables["values"][0]
    reason = ""
    for name in variables["objects"]:
        found = list(named(reading, name))
        for phrase in found:
            try:
                if len(found) > 1 and definite(reading, phrase) == f"the {shown_name(reading, phrase)}":
                    raise CannotAnswer("one of several")
                shown = _alone(reading, phrase)
            except CannotAnswer as refused:
                reason = reason or refused.reason
                continue
            them = _pronoun(reading, phrase)
            it = definite(reading, phrase)
            if is_shouted(reading.sentence.text):
                it = it.lower()
            edit = commands.CUTOUT.worded(value, variables, dice, it=it, them=them)
            edited = it.partition(" ")[2] if it.startswith(_BEFORE) else it
            output = fit_articles(f"{shown[:1].upper()}{shown[1:]} {value}", like="")
            if is_shouted(reading.sentence.text):
                output = output.upper()
            return answered(Extraction, edit=edit, edited_object=edited, output=output)
    raise CannotAnswer(reason or "object not in caption")


_BEFORE = ("the ", "his ", "her ", "its ", "their ", "my ", "our ")
_UNSHOWN = frozenset("other another same next more each every last second first own different".split())


def _alone(reading: Reading, phrase: NounPhrase) -> str:
    """The thing as one speaks of it with nothing beside it: ``a blue kettle``, ``two brown hens``."""
    refuse_ill_formed(reading, phrase)
    if any(reading.lower(i) in _UNSHOWN for i in range(phrase.first, phrase.core)):
        raise CannotAnswer("said with regard to another")
    if reading.tag(phrase.last) == "gen" or any(reading.tag(i) == "gen" for i in range(phrase.first, phrase.head)):
        raise CannotAnswer("it belongs to another")
    if any(reading.tag(i) in ("pron", "poss") for i in range(phrase.core, phrase.last)):
        raise CannotAnswer("it belongs to another")
    if reading.head(phrase) in ("couple", "pair", "lot", "bunch"):
        raise CannotAnswer("part of a name")
    if phrase.number == "mass":
        raise CannotAnswer("it has no shape of its own")
    opening = reading.tokens[phrase.first]
    if lacks_article(reading, phrase):
        raise CannotAnswer("ill-formed phrase")  # "number of signs"
    if opening.tag not in ("det", "num", "poss") and plural(reading.head(phrase)) == reading.head(phrase):
        raise CannotAnswer("it may be one or many")  # "sheep in a field"
    if runs_on(reading, phrase):
        raise CannotAnswer("ill-formed phrase")
    if opening.tag == "poss" and reading.nouns.is_person(reading.core(phrase)):
        raise CannotAnswer("it belongs to another")  # "its mother" is whose mother?
    if opening.tag == "poss":
        bare = lowered(reading, phrase.first + 1, phrase.last)
        return bare if phrase.number == "many" else with_article(bare)
    if phrase.number == "one" and opening.tag not in ("det", "num"):
        if phrase.first > 0 and reading.tag(phrase.first - 1) in ("adj", "noun", "propn", "verb-ing", "verb-ed"):
            raise CannotAnswer("ill-formed phrase")
        return with_article(lowered(reading, phrase.first, phrase.last))
    return lowered(reading, phrase.first, phrase.last)


def _pronoun(reading: Reading, phrase: NounPhrase) -> str:
    head = reading.head(phrase)
    if phrase.number == "many":
        return "them"
    if head in vocabulary.MEN | vocabulary.WOMEN:
        return "him" if head in vocabulary.MEN else "her"
    return "them" if reading.nouns.is_person(reading.core(phrase)) else "it"
