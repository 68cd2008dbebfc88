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
from InstructionGen.engine.rules.edits.fitness import answered, caption_of
from InstructionGen.engine.rules.edits.reading import Reading, reading_of
from InstructionGen.engine.rules.edits.remove import named
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.edits.swaps import refuse_mismatch, refuse_unfit_for_swap
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, article, is_plural, plural, with_article
from InstructionGen.pool import Pool


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
    reading = reading_of(caption, pool)
    reason = ""
    for swap in variables["swaps"]:
        for phrase in named(reading, swap["object"]):
            try:
                return _swapped(reading, phrase, swap["new_object"], variables.get("manner", ""), dice)
            except CannotAnswer as refused:
                reason = reason or refused.reason
    raise CannotAnswer(reason or "object not in caption")


def _swapped(reading: Reading, phrase: NounPhrase, new: str, manner: str, dice: random.Random) -> Replacement:
    refuse_unfit_for_swap(reading, phrase)
    refuse_mismatch(reading, phrase, new)
    newcomer = _in_number(reading, phrase, new.upper() if _shouted(reading, phrase) else new)
    rewrite = Rewrite(reading.sentence)
    first = _modifiers(reading, phrase)
    if first > phrase.first and reading.tag(first - 1) == "conj":
        raise CannotAnswer("ill-formed phrase")  # "a half eaten and peeled banana"
    rewrite.put(first, phrase.head + 1, newcomer.name)
    output = rewrite.render()
    if output.lower() == reading.sentence.text.lower():
        raise CannotAnswer("nothing would change")
    old = reading.head(phrase)
    if re.search(rf"\b({re.escape(old)}|{re.escape(plural(old))})\b", output, re.IGNORECASE):
        raise CannotAnswer("its name is still there")
    edit = wording.replacement(reading, phrase, _asked(reading, phrase, first, newcomer), manner, dice)
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


_PIECES = frozenset("loaf roll bar stick bun cube wafer biscuit ball slice".split())
"""One counts these, whatever they are made of."""


def _in_number(reading: Reading, phrase: NounPhrase, new: str) -> _Newcomer:
    concept = reading.nouns.concept(new)
    count = concept.count if concept is not None and concept.name.lower() == new.lower() else "one"
    if nouns.last_word(new.lower()) in _PIECES:
        count = "one"
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
    if count == "plural" or nouns.last_word(new.lower()) in vocabulary.IN_PAIRS:
        raise CannotAnswer("it is always many")
    _refuse_served(reading, phrase, count)
    if count == "mass":
        if opening in ("a", "an", "one", "another", "each", "every"):
            raise CannotAnswer("one cannot count it")
        return _Newcomer(new, new)
    gathered = any(reading.lower(i) == "of" for i in range(phrase.first, phrase.core))
    if phrase.number == "mass" and (phrase.first == phrase.core or gathered or opening in ("some", "much", "any")):
        raise CannotAnswer("one must count it")
    return _Newcomer(new, f"{article(new)} {new}")


def _refuse_served(reading: Reading, phrase: NounPhrase, count: str) -> None:
    """``a bowl of cereal`` is of no waffle; ``all white cake`` is not one cake; ``a carry on bag`` is a name."""
    bare = not any(reading.tag(i) in ("det", "num", "poss", "gen") for i in range(phrase.first, phrase.core))
    old = reading.nouns.concept(reading.core(phrase))
    edible = old is not None and old.category in ("food", "drink", "material")
    if count == "one" and bare and phrase.number != "many" and (edible or reading.lower(phrase.first - 1) == "of"):
        raise CannotAnswer("one must count it")
    if reading.lower(phrase.first - 2) == "full":
        raise CannotAnswer("part of it")
    if reading.lower(phrase.first) in ("all", "each", "every", "both"):
        raise CannotAnswer("said of all of them")
    between = [i for i in range(phrase.first, phrase.core) if reading.lower(i) != "of"]
    if (
        any(reading.tag(i) in ("prep", "verb-fin", "verb-inf") for i in between)
        or reading.lower(phrase.core) == "carry"
    ):
        raise CannotAnswer("part of a name")
