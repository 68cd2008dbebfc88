"""In which words a case is told of a thing: one caption before, one way to ask, one caption after, each draw once.

All that a thing and a kind give are numbered: the cases that suit the thing take turns, and a case that comes round
again is told in other words. So a run may ask for another and another and never gets the same one twice.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from InstructionGen.cards import Case
from InstructionGen.pool.telling import Told


class Wording(NamedTuple):
    """A case with one sentence of each sort left in it, and the place that they speak of."""

    case: Case
    place: str


def wordings(case: Case, thing: Told | None) -> int:
    """How many ways there are to tell a case of a thing; for None of any thing, be it one or several."""
    before, ask, after = _fitting(case, thing is None or thing.number == "many")
    return len(before) * len(ask) * len(after)


def worded(cases: Sequence[Case], thing: Told, seed: str, number: int) -> Wording:
    """One of the ways to tell one of the cases: the cases in turns, and no two numbers the same.

    Args:
        cases: That suit the thing.
        thing: What it is told of.
        seed: Of the order of cases, sentences and places.
        number: From 0 to below the sum of ``wordings``.

    Raises:
        ValueError: There are not so many.
    """
    left = {at: wordings(case, thing) for at, case in enumerate(cases)}
    order = random.Random(seed).sample(tuple(left), len(left))
    turn = 0
    while number >= (told := sum(turn < left[at] for at in order)):
        if not told:
            raise ValueError("no wording is left")
        number, turn = number - told, turn + 1
    at = [at for at in order if turn < left[at]][number]
    return _draw(cases[at], thing, random.Random(f"{seed}/{at}"), turn)


def _draw(case: Case, thing: Told, dice: random.Random, number: int) -> Wording:
    lists = [dice.sample(texts, len(texts)) for texts in _fitting(case, thing.number == "many")]
    # no desk on a desk
    free = [place for place in case.places if thing.name.split()[-1] not in re.findall(r"\w+", place)] or case.places
    places = dice.sample(free, len(free))
    chosen = _diagonal(number, [len(texts) for texts in lists])
    before, ask, after = ((texts[at],) for texts, at in zip(lists, chosen, strict=True))
    place = places[number % len(places)] if places else "anywhere"
    return Wording(case.model_copy(update={"before": before, "asks": ask, "after": after}), place)


def _diagonal(number: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """One of each, of so many each: each choice once for the numbers below their product, neighbours unlike in all."""
    *others, last = sizes
    if not others:
        return (number % last,)
    whole = math.prod(others)
    return (*_diagonal(number % whole, others), (number + number // math.lcm(whole, last)) % last)


@lru_cache(maxsize=1024)
def _by_number(sentences: tuple[str, ...]) -> Mapping[bool, tuple[str, ...]]:
    """The sentences that fit one thing, and of those the ones that fit several."""
    several = Told("", "", "many", "many")
    return {False: sentences, True: tuple(text for text in sentences if several.fits(text))}


def _fitting(case: Case, several: bool) -> list[tuple[str, ...]]:
    return [_by_number(texts)[several] for texts in (case.before, case.asks, case.after)]
