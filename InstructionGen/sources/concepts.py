"""Concepts to write captions about: the shipped pool, or a user's own file. What an item holds depends on the mode.

==========  ======================================================================================
``c2b``     one concept
``c2cap``   one concept
``cb2cap``  one concept and one background: first every concept with one, then with another, and on
``cc2cap``  two concepts, no two of them twice
==========  ======================================================================================

Nothing is drawn before it is asked for: the pairs of a pool are hundreds of millions.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool import ConceptFile, Pool, concept_id, load_pool, read_concepts, shuffled_pairs
from InstructionGen.pool.class_lists import FOLDER, class_list, find, rows_of
from InstructionGen.pool.readers import Row, Unread
from InstructionGen.pool.spelling import spelt
from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source, once


def open_concepts(
    mode: str, path: Path | None, seed: int, pool: Pool | None = None, counterfactual: float = 0.0
) -> Source:
    """The items of a caption mode.

    Args:
        mode: ``c2b``, ``c2cap``, ``cb2cap`` or ``cc2cap``.
        path: a file of concepts; the pool when there is none.
        seed: of the order of pairs and backgrounds.
        pool: None for the shipped one.
        counterfactual: the share of ``cc2cap``'s pairs whose two are never met together; of the pool's pairs alone.

    Raises:
        InputError: the file is no list of concepts, or lacks what the mode needs; a dial that the mode does not have.
    """
    if counterfactual and (mode != "cc2cap" or path is not None):
        raise InputError("--counterfactual is for pairs of the pool: --mode cc2cap without a file of concepts")
    if path is None:
        pool = load_pool() if pool is None else pool
        total = len(pool) if mode in {"c2b", "c2cap"} else None
        return Source("pool", (), _of_pool(mode, pool, seed, counterfactual), total)
    file = read_concepts(path)
    if mode == "cb2cap" and not any(backgrounds for _, backgrounds in file.rows()):
        raise InputError(f"{path} has no backgrounds; give {{concepts, backgrounds}} or {{concept: [backgrounds]}}")
    if mode == "cc2cap" and len(file.concepts) < 2:
        raise InputError(f"{path} has one concept; a pair needs two")
    return Source("concepts", (path,), _of_file(mode, file, seed), _total(mode, file))


def open_names(which: str) -> Source:
    """The concepts of a file, or of a class list of ``concept/sources.yaml``, one an item.

    Args:
        which: a file's path; where there is none, a list's name, as in ``openimages``.

    Raises:
        InputError: there is neither, or the file is no list of concepts, or the class list was not fetched.
    """
    path = Path(which)
    if path.exists():
        return open_concepts("c2cap", path, 0)
    try:
        known = class_list(which)
    except UnknownName as unknown:
        raise InputError(f"no file at {which}, and {unknown}") from None
    file = find(known, FOLDER)
    return Source(known.name, (file,), once(_of_rows(rows_of(known, file), known.name, known.licence)))


def _of_rows(rows: Iterable[Row], name: str, licence: str) -> Iterator[Item | Reject]:
    for row in rows:
        plain = "" if isinstance(row, Unread) else spelt(row.name).name
        if plain:
            yield Item(concept_id(plain), name, concepts=(plain,), licence=licence)
        else:
            reason, text = (row.reason, row.text) if isinstance(row, Unread) else ("name is blank", row.name)
            yield Reject(f"{name}@{row.row}", "", "source", reason, text)


def _of_pool(mode: str, pool: Pool, seed: int, counterfactual: float) -> Iterator[Item]:
    if mode == "cc2cap":
        for one, other, scene in pool.pairs(seed, counterfactual=counterfactual):
            name = _pair_id(one.name, other.name)
            if not scene:  # what is never met together meets where one of the two is at home
                home = random.Random(f"{seed}/{name}").choice((one, other))
                scene = pool.knowledge.kinds[home.kind].scenes[0]  # noqa: PLW2901
            yield Item(
                name,
                "pool",
                concepts=(one.name, other.name),
                licence=_joint(one.licence, other.licence),
                backgrounds=(scene,),
            )
        return
    # Shuffled, so that a run with a limit is a sample of the pool and not its letter A.
    concepts = random.Random(f"pool/{seed}").sample(pool.concepts, len(pool))
    if mode == "cb2cap":
        names = [concept.name for concept in concepts]
        licences = {concept.name: concept.licence for concept in concepts}
        for name, place in _in_rounds(names, lambda number: pool.places(concepts[number]), seed):
            yield Item(
                f"{concept_id(name)}/{_slug(place)}",
                "pool",
                concepts=(name,),
                backgrounds=(place,),
                licence=licences[name],
            )
    else:
        for concept in concepts:
            yield Item(concept_id(concept.name), "pool", concepts=(concept.name,), licence=concept.licence)


def _of_file(mode: str, file: ConceptFile, seed: int) -> Iterator[Item | Reject]:
    yield from file.refused
    if mode == "cc2cap":
        for one, other in shuffled_pairs(len(file.concepts), seed):
            names = (file.concepts[one], file.concepts[other])
            yield Item(_pair_id(*names), "concepts", concepts=names)
    elif mode == "cb2cap":
        for name, backgrounds in file.rows():
            if not backgrounds:
                yield Reject(concept_id(name), "", "source", "no background")
        places = [backgrounds for _, backgrounds in file.rows()]
        for name, place in _in_rounds(file.concepts, places.__getitem__, seed):
            yield Item(f"{concept_id(name)}/{_slug(place)}", "concepts", concepts=(name,), backgrounds=(place,))
    else:
        yield from file.items()


def _total(mode: str, file: ConceptFile) -> int:
    count = len(file.concepts)
    if mode == "cc2cap":
        count = count * (count - 1) // 2
    elif mode == "cb2cap":
        count = sum(len(backgrounds) or 1 for _, backgrounds in file.rows())
    return count + len(file.refused)


def _in_rounds(names: Sequence[str], places: Callable[[int], Sequence[str]], seed: int) -> Iterator[tuple[str, str]]:
    """Each concept with each of its places, in rounds: nobody has a second place before all have had a first."""
    round_number, more = 0, True
    while more:
        more = False
        for number, name in enumerate(names):
            mine = places(number)
            if round_number < len(mine):
                more = True
                # Drawn anew each round: keeping every concept's order would take memory that grows with the pool.
                yield name, mine[_step(len(mine), round_number, f"{seed}/{name}")]
        round_number += 1


def _step(count: int, number: int, key: str) -> int:
    dice = random.Random(key)
    return dice.sample(range(count), count)[number]


def _joint(one: str, other: str) -> str:
    """The licence of words from two places: all the terms of both."""
    return " AND ".join(dict.fromkeys((*one.split(" AND "), *other.split(" AND "))))


def _pair_id(one: str, other: str) -> str:
    return f"{concept_id(one)}+{concept_id(other).removeprefix('concept/')}"


def _slug(text: str) -> str:
    return concept_id(text).removeprefix("concept/")
