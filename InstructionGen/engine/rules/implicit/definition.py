"""Another of the same sort as a definition: of the kind whose case speaks of it in the most telling of shared words."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from InstructionGen.answers import Consequence
from InstructionGen.cards import Case, load_card
from InstructionGen.checks.wording import content_keys
from InstructionGen.engine.rules.implicit.telling import told
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import parse, tidy, verb_lemma
from InstructionGen.pool import Pool
from InstructionGen.pool.suiting import suiting
from InstructionGen.shelves import card_names

NEAR = 0.7
"""How near to the nearest case another of its kind must come to be told in its place, as a share of its likeness."""
AS_NEAR = 0.75
"""The same for a case of another kind, which is told where there is no other thing for those."""
_ASKING = frozenset("what how where if will would do it he she they this that look see show happen come".split())
"""Words of questions, which are the same of all sorts."""
_SHARE = (1.0, 0.25, 1.0)
"""What a shared word counts that is new in neither, in one, in both: *ripe* before is not *ripe* after."""
_SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class _Told:
    """A case, and the words that tell what it is about."""

    kind: str
    case: Case
    keys: frozenset[str]
    new: frozenset[str]
    """Those of them that only the captions after it have."""

    def likeness(self, keys: AbstractSet[str], new: AbstractSet[str], weights: Mapping[str, float]) -> float:
        """How telling the shared words are, less so where they are news to one of the two only."""
        shared = sum(weights[key] * _SHARE[(key in new) + (key in self.new)] for key in keys & self.keys)
        return shared / math.sqrt(len(self.keys))


def another(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Consequence:
    """A case like the definition, of another thing than the definition and what was written speak of."""
    definition = variables["definition"]
    near, others = nearest(definition)
    if not near:
        raise CannotAnswer("no case is like the definition")
    spoken = " ".join(one["input"] for one in (definition, *variables["written"]))
    said = set(content_keys(spoken))
    for case in (*dice.sample(near, len(near)), *others):
        things = [name for name in _things(case, pool) if said.isdisjoint(content_keys(name)[-1:])]
        if things:
            place = dice.choice(case.places) if case.places else ""
            return told(case, dice.choice(things), place, dice, pool)
    raise CannotAnswer("no other thing for the cases")


def nearest(definition: Mapping[str, str]) -> tuple[list[Case], list[Case]]:
    """The case that a definition is most like, with those of its kind that come near to it, and those of other kinds.

    Both are empty where no case shares a word with it. What the definition is about is left out of the comparison, and
    what was so before is set against what was so before: a banana that rots is not like a monkey with a banana.
    """
    keys = _keys(" ".join(definition[name] for name in ("input", "edit", "output", "key_words")))
    keys -= _keys(_thing(definition["input"])) | _ASKING
    new = _keys(definition["output"]) - _keys(definition["input"])
    cases, weights = _cases()
    likeness = [(told.likeness(keys, new, weights), told) for told in cases if told.keys]  # else nothing but slots
    best, first = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    if not best or first is None:
        return [], []
    likeness.sort(key=lambda pair: -pair[0])
    near = [told.case for like, told in likeness if told.kind == first.kind and like >= NEAR * best]
    return near, [told.case for like, told in likeness if told.kind != first.kind and like >= AS_NEAR * best]


def _thing(caption: str) -> str:
    sentence = parse(tidy(caption))
    return sentence.core(sentence.phrases[0]) if sentence.phrases else ""


@lru_cache(maxsize=1)
def _cases() -> tuple[tuple[_Told, ...], Mapping[str, float]]:
    """All cases on the shelf, and how telling each of their words is: one that few cases have tells more."""
    found = []
    for kind in card_names("implicit"):
        for case in load_card("implicit", kind).cases:
            before = _keys(" ".join((case.happens, *case.before, *case.asks)))
            after = _keys(" ".join((*case.after, case.key_words)))
            found.append(_Told(kind, case, before | after, after - before))
    counts = Counter(key for told in found for key in told.keys)
    return tuple(found), {key: math.log(1 + len(found) / count) for key, count in counts.items()}


@lru_cache(maxsize=256)
def _things_of(suits: tuple[str, ...], unless: tuple[str, ...], pool: Pool) -> tuple[str, ...]:
    return tuple(concept.name for concept in suiting(pool).known(suits, unless))


def _things(case: Case, pool: Pool) -> tuple[str, ...]:
    return _things_of(case.suits, case.unless, pool)


def _keys(text: str) -> frozenset[str]:
    return frozenset(verb_lemma(key) for key in content_keys(_SLOT.sub(" ", text)))
