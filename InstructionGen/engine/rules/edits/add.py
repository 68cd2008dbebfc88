"""Puts a new thing into a caption at a place that suits it, next to what the caption names where it can."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from InstructionGen.answers import Addition
from InstructionGen.engine.rules.edits import nouns, vocabulary, wording
from InstructionGen.engine.rules.edits.fitness import answered, caption_of
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.places import Place, places_for
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import finish
from InstructionGen.engine.rules.edits.soundness import refuse_broken
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import is_plural, parse, plural, singular, with_article
from InstructionGen.pool import Concept, Pool


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """The new thing as it is spoken of: ``a teapot``, ``a bowl of rice``, ``a pair of scissors``."""

    words: str
    many: bool


def add(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Addition:
    """The first of ``concepts`` that finds a place in the ``caption``.

    Raises:
        CannotAnswer: None does; the reason is that of the first.
    """
    caption = caption_of(variables)
    reading = Reading(parse(caption), Nouns(pool))
    if reading.end == 0:
        raise CannotAnswer("no words")
    if reading.tag(reading.end - 1) == "punct" and reading.tag(reading.end - 2) == "punct":
        raise CannotAnswer("ends in a quoted sentence")
    refuse_broken(reading.sentence.span(0, reading.end))
    reason = ""
    for name in variables["concepts"]:
        concept = pool.get(name)
        try:
            if concept is None:
                raise CannotAnswer("not a known concept")
            _refuse_present(reading, concept)
            places = places_for(reading, concept, pool)
            if not places:
                raise CannotAnswer("no place for it")
            return _added(reading, concept, dice.choice(places), dice, pool)
        except CannotAnswer as refused:
            reason = reason or refused.reason
    raise CannotAnswer(reason or "nothing to add")


def _refuse_present(reading: Reading, concept: Concept) -> None:
    said = reading.said()
    cores = {reading.core(p) for p in reading.sentence.phrases}
    names = {concept.name.lower(), *(s.lower() for s in concept.synonyms)}
    heads = {nouns.last_word(singular(concept.name.lower())), nouns.last_word(concept.name.lower())}
    if heads & said or names & cores or names & said:
        raise CannotAnswer("already in the caption")
    for core in cores:
        present = reading.nouns.concept(core)
        if present is not None and (present == concept or present.is_under(concept)):
            raise CannotAnswer("already in the caption")


def _spoken(concept: Concept, dice: random.Random, pool: Pool) -> _Newcomer:
    kind = pool.knowledge.kinds.get(concept.kind)
    low = concept.name.lower()
    if concept.count == "mass" or low in vocabulary.UNCOUNTED or nouns.last_word(low) in vocabulary.UNCOUNTED:
        serving = dice.choice(kind.servings) if kind is not None and kind.servings else "some"
        return _Newcomer(f"{serving} {concept.name}", is_plural(serving.removesuffix(" of").rsplit(" ", 1)[-1]))
    if concept.count == "plural":
        if nouns.last_word(concept.name.lower()) in vocabulary.PAIRED:
            return _Newcomer(f"a pair of {concept.name}", False)
        return _Newcomer(f"some {plural(concept.name)}", True)
    return _Newcomer(with_article(concept.name), False)


def _added(reading: Reading, concept: Concept, place: Place, dice: random.Random, pool: Pool) -> Addition:
    new = _spoken(concept, dice, pool)
    text = reading.sentence.text
    stop = reading.tokens[reading.end - 1].end
    body, mark = text[:stop], text[stop:]
    output = finish(body + _clause(reading, new, place, dice) + mark, like=text)
    edit = wording.addition(new.words, place.words, dice)
    return answered(Addition, edit=edit, edited_object=concept.name, output=output)


def _clause(reading: Reading, new: _Newcomer, place: Place, dice: random.Random) -> str:
    """What is written after the last word of the caption."""
    trailing = _trailing_with(reading)
    there = f", and there {'are' if new.many else 'is'} {new.words} {place.words}"
    forms = [f", with {new.words} {place.words}"]
    if trailing is not None:
        forms = [f" and {new.words} {place.it}"] if trailing and place.it else [f", and {new.words} {place.words}"]
    if _is_full_sentence(reading):
        forms.append(there)
        if trailing is not None:
            forms = [there]
    return dice.choice(forms)


def _trailing_with(reading: Reading) -> bool | None:
    """Whether the caption ends in a *with* phrase and nothing else (true), has one further up (false) or has none."""
    last = reading.ending_at(reading.end)
    withs = [i for i in range(reading.end) if reading.lower(i) == "with"]
    if not withs:
        return None
    if last is not None:
        listed = next((c for c in reading.lists if last in c.members), None)
        start, preposition = reading.preposition(listed.first if listed else last.first)
        verbs = any(reading.tag(i).startswith("verb") for i in range(start))
        if preposition == "with" and reading.tag(start - 1) in ("noun", "propn") and not verbs:
            return True
    return False


def _is_full_sentence(reading: Reading) -> bool:
    first = reading.at(0)
    if first is None:
        return reading.lower(0) == "there" and reading.tag(1) == "aux"
    listed = reading.list_with(first)
    return bool(reading.finite_verbs(listed.last if listed else first.last))
