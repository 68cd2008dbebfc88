"""Things and what may happen to them: an item for each concept and each kind of implicit card that has a case for it.

The kinds take turns, within a kind the categories that it has cases for, and within a category everyday things come
first, in an order of the seed. So a run with a limit holds all kinds and categories alike. An id says both:
``implicit/falling_breaking/wineglass``.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from InstructionGen.cards import Card
from InstructionGen.errors import CardError, InputError, UnknownName
from InstructionGen.pool import Concept, Pool, concept_id, read_concepts
from InstructionGen.pool.suiting import suiting
from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source, Streamed

FAMILY = "implicit"
T = TypeVar("T")


class _Thing(NamedTuple):
    name: str
    """As the user spells it, or the pool."""
    concept: Concept


def open_happenings(cards: Mapping[str, Card], pool: Pool, seed: int, path: Path | None = None) -> Source:
    """An item for each thing and each kind that fits, each once, as a stream.

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
        missing = [thing.name for thing in things if thing.name not in told]
        refused += [Reject(concept_id(name), "", "source", "no kind has a case for it", name) for name in missing]
    name = "pool" if path is None else "concepts"
    total = len(refused) + sum(len(group) for groups in kinds.values() for group in groups.values())
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


def fitting(card: Card, concept: Concept, pool: Pool) -> list[int]:
    """The numbers of a card's cases that can happen to a concept."""
    fits = suiting(pool).fits
    return [number for number, case in enumerate(card.cases) if fits(concept, case.suits, case.unless)]


def _of_file(pool: Pool, path: Path) -> tuple[list[_Thing], list[Reject]]:
    """The things that a file names, and what in it is none."""
    file = read_concepts(path)
    things, refused = [], list(file.refused)
    for name in file.concepts:
        found = pool.find(name)
        if found is None:
            refused.append(Reject(concept_id(name), "", "source", "not in the pool", name))
        else:
            things.append(_Thing(name, found))
    return things, refused


def _by_category(
    kind: str, card: Card, things: Iterable[_Thing] | None, pool: Pool, seed: int
) -> dict[str, tuple[_Thing, ...]]:
    """What a kind has cases for, by category, in the order in which it comes; of the pool where no things are given."""
    if things is None:
        known = suiting(pool).known
        fit = {concept.name: concept for case in card.cases for concept in known(case.suits, case.unless)}
        mine = [_Thing(name, fit[name]) for name in sorted(fit)]
    else:
        mine = [thing for thing in things if fitting(card, thing.concept, pool)]
    groups: dict[str, list[_Thing]] = {}
    for thing in mine:
        groups.setdefault(thing.concept.category, []).append(thing)
    for category, group in groups.items():
        random.Random(f"{seed}/{kind}/{category}").shuffle(group)
        group.sort(key=lambda thing: -thing.concept.familiarity)
    order = random.Random(f"{seed}/{kind}").sample(sorted(groups), len(groups))
    return {category: tuple(groups[category]) for category in order}


def _rows(
    kinds: Mapping[str, Mapping[str, tuple[_Thing, ...]]], refused: Iterable[Reject], source: str
) -> Iterator[Item | Reject]:
    yield from refused
    for kind, thing in _in_turns({kind: _in_turns(groups) for kind, groups in kinds.items()}):
        name, concept = thing[1]
        licence = concept.licence if source == "pool" else "unknown"
        slug = concept_id(name).removeprefix("concept/")
        yield Item(f"{FAMILY}/{kind}/{slug}", source, concepts=(name,), licence=licence)


def _in_turns(rows: Mapping[str, Iterable[T]]) -> Iterator[tuple[str, T]]:
    """One of each, then another of each that has one, and so on."""
    left = {name: iter(row) for name, row in rows.items()}
    while left:
        for name in tuple(left):
            try:
                yield name, next(left[name])
            except StopIteration:
                del left[name]
