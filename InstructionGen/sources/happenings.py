"""Things and what may happen to them: items for each concept and each kind of implicit card that has a case for it.

The kinds take turns, within a kind the categories that it has cases for, and within a category everyday things come
first, in an order of the seed. So a run with a limit holds all kinds and categories alike. A kind that has told of all
its things begins another round, in which other cases are told of them, or the same in other words. An id says it all:
``implicit/falling_breaking/wineglass`` in the first round, ``implicit/falling_breaking/wineglass/2`` in the second.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from InstructionGen.cards import Card, Case
from InstructionGen.errors import CardError, InputError, UnknownName
from InstructionGen.pool import Concept, Pool, concept_id, read_concepts
from InstructionGen.pool.suiting import suiting
from InstructionGen.pool.telling import Told, tell
from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.wordings import Wording, worded, wordings

FAMILY = "implicit"
ROUNDS = 16
"""How often a thing and a kind may come, where there are words for twice as many: half are kept for further tries."""
T = TypeVar("T")


class _Thing(NamedTuple):
    name: str
    """As the user spells it, or the pool."""
    concept: Concept
    rounds: int


def open_happenings(cards: Mapping[str, Card], pool: Pool, seed: int, path: Path | None = None) -> Source:
    """An item for each thing and each kind that fits, round by round, as a stream.

    Args:
        cards: kind -> its card.
        pool: what there is; of it the well-known things, where no file is given.
        seed: of the order.
        path: a file of concepts, in place of the pool's.

    Raises:
        InputError: the file is no list of concepts, or no kind has a case for anything in it.
        CardError: a card has a case for what the pool has no name for.
    """
    for card in cards.values():
        check_cases(card, pool)
    things, refused = _of_file(pool, path) if path else (None, [])
    kinds = {kind: _by_category(kind, card, things, pool, seed) for kind, card in cards.items()}
    told = {thing.name for groups in kinds.values() for group in groups.values() for thing in group}
    if not told:
        raise InputError(f"no kind has a case for {path or 'anything in the pool'}; see: instructiongen cards list")
    if things is not None:
        missing = [name for name, _ in things if name not in told]
        refused += [Reject(concept_id(name), "", "source", "no kind has a case for it", name) for name in missing]
    name = "pool" if path is None else "concepts"
    every = (thing for groups in kinds.values() for group in groups.values() for thing in group)
    total = len(refused) + sum(thing.rounds for thing in every)
    return Source(name, (path,) if path else (), Streamed(partial(_rows, kinds, refused, name)), total)


def check_cases(card: Card, pool: Pool) -> None:
    """Look up every name that a card's cases suit or do not suit. Raises ``CardError`` for one that nobody knows."""
    known = suiting(pool)
    for number, case in enumerate(card.cases, 1):
        try:
            for name in (*case.suits, *case.unless):
                known.members(name)
        except UnknownName as unknown:
            raise CardError(f"card {card.name}: case {number} ({case.happens}): {unknown}") from None


def kind_of(item: Item) -> str:
    """The kind that an item of this source asks for."""
    return item.id.split("/")[1]


def fitting(card: Card, concept: Concept, pool: Pool) -> list[Case]:
    """The cases of a card that can happen to a concept."""
    fits = suiting(pool).fits
    return [case for case in card.cases if fits(concept, case.suits, case.unless)]


def tellings(item: Item, cases: Sequence[Case], thing: Told, seed: int) -> Iterator[Wording]:
    """What an item may tell, its own first: no other item of the seed tells any of it.

    Args:
        item: Of ``open_happenings``.
        cases: Of its kind, that suit its thing; at least one of them with words for it.
        thing: Of which they are told.
        seed: The run's.
    """
    pair, _, turn = item.id.partition(f"/{kind_of(item)}/")[2].partition("/")
    every = sum(wordings(case, thing) for case in cases)
    # one more than the rounds, so that of a few cases a further try takes another one
    for number in range(int(turn or 1) - 1, every, _rounds(every) + 1):
        yield worded(cases, thing, f"{seed}/{kind_of(item)}/{pair}", number)


def _rounds(every: int) -> int:
    """How often a thing comes that can be told of in so many ways."""
    return min(ROUNDS, (every + 1) // 2)


def _of_file(pool: Pool, path: Path) -> tuple[list[tuple[str, Concept]], list[Reject]]:
    """The things that a file names, as it spells them, and what in it is none."""
    file = read_concepts(path)
    things, refused = [], list(file.refused)
    for name in file.concepts:
        found = pool.find(name)
        if found is None:
            refused.append(Reject(concept_id(name), "", "source", "not in the pool", name))
        else:
            things.append((name, found))
    return things, refused


def _by_category(
    kind: str, card: Card, things: Iterable[tuple[str, Concept]] | None, pool: Pool, seed: int
) -> dict[str, tuple[_Thing, ...]]:
    """What a kind has cases for, by category, in the order in which it comes; of the pool where no things are given."""
    if things is None:
        known = suiting(pool).known
        fit: dict[str, tuple[Concept, list[Case]]] = {}
        for case in card.cases:
            for concept in known(case.suits, case.unless):
                fit.setdefault(concept.name, (concept, []))[1].append(case)
        found = [(name, *fit[name]) for name in sorted(fit)]
    else:
        found = [(name, concept, fitting(card, concept, pool)) for name, concept in things]
    every = (_Thing(name, concept, _rounds_of(cases, name, pool)) for name, concept, cases in found)
    mine = [thing for thing in every if thing.rounds]
    groups: dict[str, list[_Thing]] = {}
    for thing in mine:
        groups.setdefault(thing.concept.category, []).append(thing)
    for category, group in groups.items():
        random.Random(f"{seed}/{kind}/{category}").shuffle(group)
        group.sort(key=lambda thing: -thing.concept.familiarity)
    order = random.Random(f"{seed}/{kind}").sample(sorted(groups), len(groups))
    return {category: tuple(groups[category]) for category in order}


def _rounds_of(cases: Sequence[Case], name: str, pool: Pool) -> int:
    least = sum(wordings(case, None) for case in cases)
    # telling a thing takes longer than all else here, and mostly there are words enough for any
    every = least if _rounds(least) == ROUNDS else sum(wordings(case, tell(name, pool)) for case in cases)
    return _rounds(every)


def _rows(
    kinds: Mapping[str, Mapping[str, tuple[_Thing, ...]]], refused: Iterable[Reject], source: str
) -> Iterator[Item | Reject]:
    yield from refused
    for kind, (turn, thing) in _in_turns({kind: _in_rounds(groups) for kind, groups in kinds.items()}):
        licence = thing.concept.licence if source == "pool" else "unknown"
        slug = concept_id(thing.name).removeprefix("concept/") + (f"/{turn}" if turn > 1 else "")
        yield Item(f"{FAMILY}/{kind}/{slug}", source, concepts=(thing.name,), licence=licence)


def _in_rounds(groups: Mapping[str, Sequence[_Thing]]) -> Iterator[tuple[int, _Thing]]:
    """The things of a kind, its categories in turns, again and again while there is more to tell of them."""
    most = max((thing.rounds for group in groups.values() for thing in group), default=0)
    for turn in range(1, most + 1):
        left = {category: [thing for thing in group if turn <= thing.rounds] for category, group in groups.items()}
        yield from ((turn, thing) for _, thing in _in_turns(left))


def _in_turns(rows: Mapping[str, Iterable[T]]) -> Iterator[tuple[str, T]]:
    """One of each, then another of each that has one, and so on."""
    left = {name: iter(row) for name, row in rows.items()}
    while left:
        for name in tuple(left):
            try:
                yield name, next(left[name])
            except StopIteration:
                del left[name]
