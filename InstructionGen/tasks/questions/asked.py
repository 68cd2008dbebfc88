"""What a question is drawn from: the picture, a caption of it, dice, the pool, and what the run aims at."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from InstructionGen.cards import Card
from InstructionGen.checks import Edit
from InstructionGen.english import NounPhrase, Sentence, parse, singular
from InstructionGen.pool import Concept, Pool
from InstructionGen.records import Item

OFFERED = 8
"""How many candidates a question offers: enough to choose what suits the caption, too few to choose favourites."""

Variables = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a run steers towards."""

    concepts: frozenset[str] = frozenset()
    """Names of concepts: only they are edited, or come in. Empty: all."""
    counterfactual: float = 0.0
    """How often, 0 to 1, what comes is what nobody would expect there."""
    about: str = ""
    """The one object that may be edited, as the caption names it (singular). Empty: any."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One attempt at one caption with one card."""

    item: Item
    caption: str
    """The caption to edit; in a later turn it is none of the item's."""
    card: Card
    dice: random.Random
    pool: Pool
    aim: Aim = Aim()
    steps: tuple[Edit, ...] = ()
    """The edits that are to be put in other words, for a card that derives from others."""

    def things(self) -> dict[str, Concept]:
        """The things that the caption names, once each, that the pool knows and the run aims at: words -> concept."""
        return {
            name: concept
            for name, concept in objects_in(self.caption, self.pool).items()
            if self.aims_at(concept) and (not self.aim.about or singular(self.aim.about.lower()) == name)
        }

    def aims_at(self, concept: Concept) -> bool:
        """Whether the run is about the concept, or about something that it is a sort of."""
        wanted = self.aim.concepts
        return not wanted or not wanted.isdisjoint((concept.name, *concept.hypernyms))

    def unexpected(self) -> bool:
        """Whether this time something is to come that nobody would expect: one throw of the dice."""
        return self.aim.counterfactual > 0 and self.dice.random() < self.aim.counterfactual

    def shuffled(self, found: Sequence[T]) -> list[T]:
        """The same in an order of the dice."""
        return self.dice.sample(found, len(found))


Question = Callable[[Asked], Variables]


def objects_in(caption: str, pool: Pool) -> dict[str, Concept]:
    """The things a caption names, once each, that the pool knows: their words (singular) and the concept."""
    return dict(_objects_in(caption, pool))


@lru_cache(maxsize=4096)
def _objects_in(caption: str, pool: Pool) -> tuple[tuple[str, Concept], ...]:
    sentence = parse(caption)
    cores = [sentence.core(phrase) for phrase in sentence.phrases if not _is_a_sort(sentence, phrase)]
    found = {core: pool.find(core) for core in cores if cores.count(core) == 1}
    return tuple((core, concept) for core, concept in found.items() if concept is not None)


def _is_a_sort(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether it only says of what sort another thing is: there are no children in ``children's toys``."""
    owns = phrase.head + 1 < len(sentence.tokens) and sentence.tokens[phrase.head + 1].tag == "gen"
    return owns and phrase.number == "many" and phrase.first == phrase.core
