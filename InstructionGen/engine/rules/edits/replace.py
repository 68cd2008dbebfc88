"""Puts one object of a caption in the place of another, number and owner kept.

Descriptions of the old object go with it (*a small brown dog* becomes *a fox*): a breed's colour or a table's wood
need not be true of what comes instead.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from InstructionGen.answers import Replacement
from InstructionGen.engine.rules.edits import nouns, vocabulary, wording
from InstructionGen.engine.rules.edits.fitness import (
    answered,
    caption_of,
    refuse_gear_in_use,
    refuse_ill_formed,
    refuse_untidy,
)
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.remove import named
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, article, is_plural, parse, plural, singular, with_article
from InstructionGen.pool import Concept, Pool


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """The new object, in the number of the old."""

    name: str
    """As it stands in the output: ``foxes``."""
    asked: str
    """As one asks for it: ``a fox``, ``foxes``."""


def replace(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Replacement:
    """The first of ``swaps`` (``object``, ``new_object``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    caption = caption_of(variables)
    reading = Reading(parse(caption), Nouns(pool))
    reason = ""
    for swap in variables["swaps"]:
        for phrase in named(reading, swap["object"]):
            try:
                return _swapped(reading, phrase, swap["new_object"], dice)
            except CannotAnswer as refused:
                reason = reason or refused.reason
    raise CannotAnswer(reason or "object not in caption")


def _swapped(reading: Reading, phrase: NounPhrase, new: str, dice: random.Random) -> Replacement:
    _refuse_unfit(reading, phrase)
    _refuse_mismatch(reading, phrase, new)
    newcomer = _in_number(reading, phrase, new.upper() if _shouted(reading, phrase) else new)
    rewrite = Rewrite(reading.sentence)
    first = _modifiers(reading, phrase)
    rewrite.put(first, phrase.head + 1, newcomer.name)
    output = rewrite.render()
    if output.lower() == reading.sentence.text.lower():
        raise CannotAnswer("nothing would change")
    old = reading.head(phrase)
    if re.search(rf"\b({re.escape(old)}|{re.escape(plural(old))})\b", output, re.IGNORECASE):
        raise CannotAnswer("its name is still there")
    edit = wording.replacement(reading, phrase, _asked(reading, phrase, first, newcomer), dice)
    return answered(
        Replacement,
        edit=edit,
        edited_object=wording.lowered(reading, phrase.core, phrase.head + 1),
        new_object=newcomer.name,
        output=output,
    )


def _shouted(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether the caption shouts: A MAN WITH A KITE."""
    return reading.tokens[phrase.head].text.isupper() and sum(t.text.isupper() for t in reading.tokens) * 2 > len(
        reading.tokens
    )


def _asked(reading: Reading, phrase: NounPhrase, first: int, newcomer: _Newcomer) -> str:
    """The newcomer as one asks for it, counted as the old one was: ``two farmers``, ``a group of nurses``."""
    opening = reading.tokens[phrase.first]
    counted = opening.tag == "num" or opening.lower in _COUNTS
    gathered = (
        any(reading.lower(i) == "of" for i in range(phrase.first, first)) or reading.lower(first - 1) in _COUNTERS
    )
    if first > phrase.first and (counted or (gathered and opening.lower not in ("the", "this", "these"))):
        asked = f"{wording.lowered(reading, phrase.first, first)} {newcomer.name}"
        plain = any(is_plural(reading.lower(i)) for i in range(phrase.first, first))
        return asked if plain or opening.tag in ("det", "num", "poss") else with_article(asked)
    return newcomer.asked


_COUNTS = frozenset("several many some".split())


def _modifiers(reading: Reading, phrase: NounPhrase) -> int:
    """Where the descriptions of the head begin: after article, number and owner."""
    first = phrase.core
    while first > phrase.first:
        token = reading.tokens[first - 1]
        stays = (
            token.lower in vocabulary.REPLICAS
            or token.tag in ("det", "poss", "num", "gen", "prep")
            or token.lower in _STAYS
            or token.lower in _COUNTERS
        )
        if stays:
            break
        first -= 1
    return first


_STAYS = frozenset(
    "other same own many few several various multiple numerous first second third last single only next".split()
)
_COUNTERS = frozenset("couple dozen pair".split())


def _refuse_unfit(reading: Reading, phrase: NounPhrase) -> None:
    refuse_untidy(reading)
    refuse_ill_formed(reading, phrase)
    core, head = reading.core(phrase), reading.head(phrase)
    known = reading.nouns
    if not (known.is_thing(core) or head in _CLOTHES or (head in _FOODS and known.concept(core) is not None)):
        raise CannotAnswer("not a thing that can be replaced")
    refuse_gear_in_use(reading, phrase)
    if phrase.last > phrase.head + 1:
        raise CannotAnswer("what it holds goes on")
    if any(reading.lower(i) == "inside" for i in range(phrase.last, len(reading.tokens))):
        raise CannotAnswer("what it holds goes on")
    if reading.lower(phrase.last) == "of" or any(
        reading.lower(i) in ("loaf", "loaves") for i in range(phrase.first, phrase.core)
    ):
        raise CannotAnswer("what it holds goes on")
    if head == "clock" and reading.said() & _TELLING:
        raise CannotAnswer("it is being used")
    shared = reading.lower(phrase.first - 1) in ("and", "or") and phrase.first == phrase.core and phrase.number == "one"
    if shared and phrase.head > phrase.core:
        raise CannotAnswer("part of a name")  # "a broccoli and pasta salad"
    if head == "camera" and reading.lower(phrase.first) == "the":
        raise CannotAnswer("the picture is taken with it")
    if head == "umbrella" and reading.preposition(phrase.first)[1] in ("under", "beneath", "underneath"):
        raise CannotAnswer("it shelters somebody")
    if phrase.head + 1 < len(reading.tokens) and reading.tag(phrase.head + 1) == "gen":
        raise CannotAnswer("it owns something that stays")
    if reading.tokens[phrase.head].lower in vocabulary.PAIRED and reading.lower(phrase.first) in ("a", "an"):
        raise CannotAnswer("part of a name")
    if any(p.head != phrase.head and reading.head(p) == head for p in reading.sentence.phrases):
        raise CannotAnswer("more than one of them")
    if (
        reading.tag(phrase.last) in ("noun", "propn")
        or reading.lower(phrase.last) in ("setting", "building", "painting")
        or (reading.tag(phrase.last) == "conj" and reading.tag(phrase.last + 1) == "adj")
    ):
        raise CannotAnswer("part of a name")
    joined = reading.token(phrase.last)  # "a horse drawn carriage"
    if joined is not None and joined.lemma in _MAKES_NAMES and reading.tag(phrase.last + 1) == "noun":
        raise CannotAnswer("part of a name")
    if core in _WITHOUT_ARTICLE and phrase.first == phrase.core:
        raise CannotAnswer("part of a name")
    # "salt and pepper shakers": a bare member may only describe the last one
    listed = next((c for c in reading.lists if phrase in c.members), None)
    if listed is not None and phrase != listed.members[-1]:
        last = listed.members[-1]
        if not reading.has_own_determiner(last) and last.head > last.core and phrase.number != "many":
            raise CannotAnswer("part of a name")


_TELLING = frozenset("time read reading show showing face hand tell give oclock".split())
_MAKES_NAMES = frozenset("draw cover fill shape flavor flavour line theme style".split())
_WITHOUT_ARTICLE = frozenset("bed home school church court stage town class work".split())
_CLOTHES = frozenset(
    "shirt jacket coat dress sweater skirt hoodie blouse vest jersey shoe boot robe gown costume".split()
)
_FOODS = frozenset("pizza sandwich cake salad soup pasta broccoli bread cheese rice steak bacon".split())


def _refuse_mismatch(reading: Reading, phrase: NounPhrase, new: str) -> None:
    known, core = reading.nouns, reading.core(phrase)
    lowered = new.lower()
    words = reading.said()
    new_head = nouns.last_word(singular(lowered))
    if new_head in words or new_head == reading.head(phrase):
        raise CannotAnswer("new object already there")
    if known.is_person(core) != known.is_person(lowered):
        raise CannotAnswer("people are replaced by people")
    if known.is_animal(core) != known.is_animal(lowered):
        raise CannotAnswer("animals are replaced by animals")
    gender = _gender(new_head)
    said = bool(words & {"he", "his", "him", "she", "her"})
    if said and known.is_person(core) and gender and gender != _gender(reading.head(phrase)):
        raise CannotAnswer("a pronoun would no longer fit")
    old_concept, new_concept = known.concept(core), known.concept(lowered)
    _refuse_misfit(reading, phrase, old_concept, new_concept)
    in_pieces = any(reading.lower(i) in vocabulary.PIECES for i in range(phrase.first, phrase.core))
    if in_pieces and not (old_concept and new_concept and old_concept.category == new_concept.category == "food"):
        raise CannotAnswer("it does not come in pieces")
    if old_concept is not None and old_concept == new_concept:
        raise CannotAnswer("the same thing by another name")


def _refuse_misfit(reading: Reading, phrase: NounPhrase, old: Concept | None, new: Concept | None) -> None:
    """A boat is not ridden down a street for a bicycle, nor a piano held for a flute."""
    kinds = reading.nouns.kind(old), reading.nouns.kind(new)
    if kinds[0] is None or kinds[1] is None:
        return
    if reading.preposition(phrase.first)[1] in ("at", "around") and kinds[0] != kinds[1]:
        raise CannotAnswer("it would not be found there")  # one sits at a table, and at hardly anything else
    doing = _governing(reading, phrase)
    if doing in _SAID_INTO_IT:
        raise CannotAnswer("it is being used")
    if doing in _DONE_WITH_ITS_KIND and kinds[0] != kinds[1] and not _alike(kinds[0].category, kinds[1].category):
        raise CannotAnswer("it is being used")  # one talks on no clock and lights no vase
    where = reading.preposition(phrase.first)[1]
    within = where in ("in", "into", "inside", "inside of", "within")
    if within and kinds[0].category in ("furniture", "building") and kinds[0] != kinds[1]:
        raise CannotAnswer("it would not be found there")  # in a chair, but on a bench
    if where in ("on", "onto", "off", "off of") and kinds[0].category in _USED_ON and kinds[0] != kinds[1]:
        raise CannotAnswer("it is being used")  # on a motorcycle, but in a car; on the phone, but on no clock
    if kinds[0].slots and not set(kinds[0].slots) & set(kinds[1].slots):
        raise CannotAnswer("it would not be found there")
    held = phrase.first > 0 and reading.tokens[phrase.first - 1].lemma in _HELD
    if abs(kinds[0].size - kinds[1].size) > 2 or (held and kinds[1].size > max(2, kinds[0].size)):
        raise CannotAnswer("the size does not fit")


_USED_ON = ("vehicle", "electronics")


def _governing(reading: Reading, phrase: NounPhrase) -> str:
    """The verb that the phrase is the object of, directly or through a preposition: ``talking on a phone``."""
    i = phrase.first - 1
    while i > phrase.first - 4 and reading.tag(i) in ("prep", "adv"):
        i -= 1
    return reading.tokens[i].lemma if i >= 0 and str(reading.tag(i)).startswith("verb") else ""


def _alike(one: str, other: str) -> bool:
    return one == other and one in ("food", "drink", "clothing", "animal", "instrument")


_SAID_INTO_IT = frozenset("talk speak chat text call sing".split())
_DONE_WITH_ITS_KIND = frozenset(
    "light blow ride drive play read dial type write cut slice brush comb fly kick throw catch "
    "hit bounce swing pour cook bake grill fry drink eat sip bite chew smoke operate use wear pull tow row paddle surf "
    "ski skate ring strum shear milk feed peel toss plug charge load board mow plow saddle steer pedal bat serve".split()
)
_HELD = frozenset("hold carry wear throw catch swing use lift eat".split())


def _gender(head: str) -> str:
    return "m" if head in vocabulary.MEN else "f" if head in vocabulary.WOMEN else ""


def _in_number(reading: Reading, phrase: NounPhrase, new: str) -> _Newcomer:
    concept = reading.nouns.concept(new)
    count = concept.count if concept is not None and concept.name.lower() == new.lower() else "one"
    if {new.lower(), nouns.last_word(new.lower())} & vocabulary.UNCOUNTED:
        count = "mass"
    if is_plural(new):
        count = "plural"
    opening = reading.lower(phrase.first)
    if phrase.number == "many":
        if count == "mass":
            raise CannotAnswer("one cannot count it")
        if count == "plural" and any(reading.tag(i) == "num" for i in range(phrase.first, phrase.core)):
            raise CannotAnswer("one cannot count it")
        many = plural(new)
        return _Newcomer(many, many)
    if count == "plural":
        raise CannotAnswer("it is always many")
    if count == "mass":
        if opening in ("a", "an", "one", "another", "each", "every"):
            raise CannotAnswer("one cannot count it")
        return _Newcomer(new, new)
    gathered = any(reading.lower(i) == "of" for i in range(phrase.first, phrase.core))
    if phrase.number == "mass" and (phrase.first == phrase.core or gathered or opening in ("some", "much", "any")):
        raise CannotAnswer("one must count it")
    return _Newcomer(new, f"{article(new)} {new}")
