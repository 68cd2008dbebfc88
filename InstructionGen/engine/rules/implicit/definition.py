"""Another of the same sort as a definition: of the kind whose case speaks of it in the most telling of shared words."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from InstructionGen.answers import Consequence
from InstructionGen.cards import Case, load_card
from InstructionGen.checks.wording import content_keys
from InstructionGen.engine.rules.implicit.telling import told
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import verb_lemma
from InstructionGen.pool import Pool
from InstructionGen.pool.suiting import suiting
from InstructionGen.shelves import card_names

NEAR = 0.6
"""How near to the nearest case another of its kind must come to be told in its place, as a share of its likeness."""
_SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class _Told:
    """A case, and the words that tell what it is about."""

    kind: str
    case: Case
    keys: frozenset[str]


def another(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Consequence:
    """A case like the definition, of another thing than the definition and what was written speak of."""
    definition = variables["definition"]
    near = nearest(definition)
    if not near:
        raise CannotAnswer("no case is like the definition")
    spoken = " ".join(one["input"] for one in (definition, *variables["written"]))
    said = set(content_keys(spoken))
    for case in dice.sample(near, len(near)):
        things = [name for name in _things(case, pool) if said.isdisjoint(content_keys(name)[-1:])]
        if things:
            place = dice.choice(case.places) if case.places else ""
            return told(case, dice.choice(things), place, dice, pool)
    raise CannotAnswer("no other thing for the cases")


def nearest(definition: Mapping[str, str]) -> list[Case]:
    """The case that a definition is most like, and those of its kind that come near to it; none that shares no word."""
    keys = _keys(" ".join((definition["edit"], definition["input"], definition["output"], definition["key_words"])))
    cases, weights = _cases()
    likeness = [
        (sum(weights[key] for key in keys & told.keys) / math.sqrt(len(told.keys)), told)
        for told in cases
        if told.keys  # a case of nothing but slots
    ]
    best, first = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    if not best or first is None:
        return []
    return [told.case for like, told in likeness if told.kind == first.kind and like >= NEAR * best]


@lru_cache(maxsize=1)
def _cases() -> tuple[tuple[_Told, ...], Mapping[str, float]]:
    """All cases on the shelf, and how telling each of their words is: one that few cases have tells more."""
    found = [
        _Told(kind, case, _keys(" ".join((case.happens, *case.before, *case.asks, *case.after, case.key_words))))
        for kind in card_names("implicit")
        for case in load_card("implicit", kind).cases
    ]
    counts = Counter(key for told in found for key in told.keys)
    return tuple(found), {key: math.log(1 + len(found) / count) for key, count in counts.items()}


@lru_cache(maxsize=256)
def _things_of(suits: tuple[str, ...], unless: tuple[str, ...], pool: Pool) -> tuple[str, ...]:
    return tuple(concept.name for concept in suiting(pool).known(suits, unless))


def _things(case: Case, pool: Pool) -> tuple[str, ...]:
    return _things_of(case.suits, case.unless, pool)


def _keys(text: str) -> frozenset[str]:
    return frozenset(verb_lemma(key) for key in content_keys(_SLOT.sub(" ", text)))
