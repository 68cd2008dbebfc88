"""Puts a new thing into a caption at a place that suits it, next to what the caption names where it can."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from InstructionGen.answers import Addition
from InstructionGen.engine.rules.edits import nouns, vocabulary, wording
from InstructionGen.engine.rules.edits.fitness import answered, caption_of, refuse_untidy
from InstructionGen.engine.rules.edits.places import places_for
from InstructionGen.engine.rules.edits.placing import ANYWHERE, Place
from InstructionGen.engine.rules.edits.reading import Reading, reading_of
from InstructionGen.engine.rules.edits.rewrite import finish
from InstructionGen.engine.rules.edits.soundness import refuse_broken_words
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import is_plural, plural, singular, with_article
from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import Kind


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """The new thing as it is spoken of: ``a teapot``, ``a bowl of rice``, ``a pair of scissors``."""

    words: str
    many: bool
    name: str


def add(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Addition:
    """The first of ``concepts`` that finds a place in the ``caption``.

    Raises:
        CannotAnswer: None does; the reason is that of the first.
    """
    caption = caption_of(variables)
    reading = reading_of(caption, pool)
    if reading.end == 0:
        raise CannotAnswer("no words")
    if reading.tag(reading.end - 1) == "punct" and reading.tag(reading.end - 2) == "punct":
        raise CannotAnswer("ends in a quoted sentence")
    refuse_untidy(reading)
    refuse_broken_words(reading.tokens[: reading.end])
    reason = ""
    loose: tuple[Concept, tuple[Place, ...]] | None = None
    for name in variables["concepts"]:
        concept = pool.get(name)
        try:
            if concept is None:
                raise CannotAnswer("not a known concept")
            if nouns.last_word(concept.name.lower()) in vocabulary.ABSTRACT:
                raise CannotAnswer("not a thing one can add")
            _refuse_present(reading, concept)
            places = places_for(reading, concept, pool, variables.get("unexpected", False))
            if not places:
                raise CannotAnswer("no place for it")
            if all(place.words in ANYWHERE for place in places):  # beside something it is easier to see, and to judge
                loose = loose or (concept, places)
                continue
            return _added(reading, concept, dice.choice(places), variables.get("manner", ""), dice, pool)
        except CannotAnswer as refused:
            reason = reason or refused.reason
    if loose is not None:
        concept, places = loose
        return _added(reading, concept, dice.choice(places), variables.get("manner", ""), dice, pool)
    raise CannotAnswer(reason or "nothing to add")


def _refuse_present(reading: Reading, concept: Concept) -> None:
    said = reading.said()
    cores = {reading.core(p) for p in reading.sentence.phrases}
    names = {concept.name.lower(), *(s.lower() for s in concept.synonyms)}
    heads = {nouns.last_word(singular(concept.name.lower())), nouns.last_word(concept.name.lower())}
    alike = any(_is_sort_of(name, nouns.last_word(core)) for name in names for core in cores)
    if alike or heads & said or names & cores or names & said:
        raise CannotAnswer("already in the caption")
    for core in cores:
        present = reading.nouns.concept(core)
        if present is not None and (present == concept or present.is_under(concept)):
            raise CannotAnswer("already in the caption")


def _is_sort_of(one: str, other: str) -> bool:
    """Whether one name ends in the other: a smartphone is a phone."""
    short, long_ = sorted((one, other), key=len)
    return len(short) > _SHORT and long_.endswith(short)


_SHORT = 3


def _spoken(concept: Concept, dice: random.Random, pool: Pool) -> _Newcomer:
    kind = pool.knowledge.kinds.get(concept.kind)
    low = concept.name.lower()
    if concept.count == "mass" or low in vocabulary.UNCOUNTED or nouns.last_word(low) in vocabulary.UNCOUNTED:
        if nouns.last_word(low) in {word for s in (kind.servings if kind is not None else ()) for word in s.split()}:
            return _Newcomer(with_article(concept.name), False, concept.name)  # a banana loaf is a loaf already
        servings = [
            s for s in (kind.servings if kind is not None else ()) if not s.split(" of")[0].endswith("spoonful")
        ]
        serving = dice.choice(servings) if servings else "some"
        return _Newcomer(
            f"{serving} {concept.name}", is_plural(serving.removesuffix(" of").rsplit(" ", 1)[-1]), concept.name
        )
    if concept.count == "plural":
        if nouns.last_word(concept.name.lower()) in vocabulary.PAIRED:
            return _Newcomer(f"a pair of {concept.name}", False, concept.name)
        return _Newcomer(f"some {plural(concept.name)}", True, concept.name)
    return _counted(concept, kind)


def _counted(concept: Concept, kind: Kind | None) -> _Newcomer:
    """One of them, or as many as one sees of them."""
    many = plural(concept.name)
    if nouns.last_word(concept.name.lower()) in vocabulary.IN_PAIRS:
        return _Newcomer(f"a pair of {many}", False, many)
    if kind is not None and kind.category == "food" and kind.size == 1:
        return _Newcomer(f"some {many}", True, many)  # nobody puts one almond on a table
    # a chestnut near a bus is a nut, a chestnut tree is not
    name = next((s for s in concept.synonyms if s == f"{concept.name} tree"), concept.name)
    if kind is not None and kind.name in _POTTED and not name.endswith("plant"):
        name = f"{name} plant"  # a mint is a sweet as well
    return _Newcomer(with_article(name), False, name)


_POTTED = frozenset("kitchen_herb herb_plant".split())


def _added(reading: Reading, concept: Concept, place: Place, manner: str, dice: random.Random, pool: Pool) -> Addition:
    new = _spoken(concept, dice, pool)
    text = reading.sentence.text
    stop = reading.tokens[reading.end - 1].end
    body, mark = text[:stop], text[stop:]
    output = finish(body + _clause(reading, new, place, dice) + mark, like=text)
    edit = wording.addition(new.words, new.many, place, manner, dice)
    return answered(Addition, edit=edit, edited_object=new.name, output=output)


def _clause(reading: Reading, new: _Newcomer, place: Place, dice: random.Random) -> str:
    """What is written after the last word of the caption."""
    there = f", and there {'are' if new.many else 'is'} {new.words} {place.words}"
    beside = f", with {new.words} {place.words}"
    if _TRAILING.search(reading.sentence.text[: reading.tokens[reading.end - 1].end]):
        return f" and {new.words} {place.words}"
    full = _is_full_sentence(reading)
    if _ends_in_with(reading) and place.it:
        return f" and {new.words} {place.it}"
    if full:
        withs = any(reading.lower(i) == "with" for i in range(reading.end))
        return there if withs else dice.choice((beside, there))
    return beside


_TRAILING = re.compile(r",(?: and there (?:is|are)| with) (?:a|an|some) [^,]*$")
"""How a caption ends that has been given something before: ``…, with a teapot next to the vase``."""


def _ends_in_with(reading: Reading) -> bool:
    """Whether the caption ends in *with* one thing, said of a thing: another can follow it."""
    last = reading.ending_at(reading.end)
    if last is None or reading.list_with(last) is not None:
        return False
    start, preposition = reading.preposition(last.first)
    verbs = any(reading.tag(i).startswith("verb") for i in range(start))
    return preposition == "with" and reading.tag(start - 1) in ("noun", "propn") and not verbs


def _is_full_sentence(reading: Reading) -> bool:
    first = reading.at(0)
    if first is None:
        return reading.lower(0) == "there" and reading.tag(1) == "aux"
    listed = reading.list_with(first)
    return bool(reading.finite_verbs(listed.last if listed else first.last))
