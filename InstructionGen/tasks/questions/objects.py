"""Which things may leave, what may come in their place, what may join them, what a sign may say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from InstructionGen.checks.depicted import refusal
from InstructionGen.english import Sentence, parse
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool
from InstructionGen.tasks.lettering import new_letterings
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables, objects_in

CHOICE = 20
"""Concepts that two scenes must have in common for both to count: fewer would come again and again."""
_MANY = 12
"""Newcomers that are offered: many scenes have no place for most of what is met in them."""
_FEW = 4
"""Concepts that a category must have in a scene to take turns with the others."""
_EVERYDAY = 3
"""Familiarity of what everybody meets."""
_SHARES = (4, 4, 2)
"""How often comes a dog, a poodle, a Shar Pei."""
_FILLING = frozenset(
    "closeup close-up macro portrait portraits headshot isolated collage montage mosaic screenshot selfie".split()
) | {"close up", "white background", "black background", "plain background", "dark background", "grey background"}


def objects(asked: Asked) -> Variables:
    """``objects``: all known things of the caption, in any order."""
    _require_depicted(asked)
    found = list(asked.things())
    if not found:
        raise Rejected("prompt", "no known object in the caption", asked.caption)
    return {"objects": asked.shuffled(found)}


def swaps(asked: Asked) -> Variables:
    """``swaps``: pairs of a thing of the caption (``object``) and one that could stand there (``new_object``)."""
    _require_depicted(asked)
    pool, unexpected = asked.pool, asked.unexpected()
    named = objects_in(asked.caption, asked.pool)
    found: list[list[Mapping[str, str]]] = []
    for name in asked.shuffled(list(named)):
        concept = named[name]
        if pool.knowledge.kinds[concept.kind].person or not _is_meant(asked, name):
            continue
        others = [c for c in _others(asked, concept, unexpected) if c.name not in named]
        others = [c for c in others if asked.aims_at(concept) or asked.aims_at(c)]
        if asked.aim.concepts and not asked.aims_at(concept):
            others = [c for c in others if asked.aims_at(c)]
        found.append([{"object": name, "new_object": c.name} for c in _few_of(others, concept, asked)])
    turns = [swap for turn in zip_longest(*found) for swap in turn if swap is not None]
    if not turns:
        raise Rejected("prompt", "no object that could be another", asked.caption)
    return {"swaps": turns[:OFFERED]}


def newcomers(asked: Asked) -> Variables:
    """``concepts``: things that are not in the caption; ``unexpected``: whether nobody would expect them there."""
    _require_depicted(asked)
    sentence = parse(asked.caption)
    if _is_filled(sentence):
        raise Rejected("prompt", "nothing is seen around it", asked.caption)
    there = {token.lemma for token in sentence.tokens} | {box.label.lower() for box in asked.item.boxes}
    scenes = asked.pool.knowledge.scenes_in(token.lemma for token in sentence.tokens)
    if not scenes:
        raise Rejected("prompt", "no scene in the caption", asked.caption)
    unexpected = asked.unexpected()
    candidates = strangers(scenes, asked.pool) if unexpected else at_home(scenes, asked.pool)
    if asked.aim.concepts:
        candidates = _aimed_at(candidates, asked)
    new = [
        concept.name
        for concept in _mixed(candidates, asked, 4 * OFFERED)
        if there.isdisjoint((*concept.name.split(), *concept.hypernyms))
    ]
    if not new:
        raise Rejected("prompt", "nothing to bring in that the run is about", asked.caption)
    return {"concepts": list(dict.fromkeys(new))[:_MANY], "unexpected": unexpected}


def letterings(asked: Asked) -> Variables:
    """``lettering``, one that is in the picture, and ``new_lettering``, some that could stand in its place."""
    if not asked.item.lettering:
        raise Rejected("prompt", "no lettering", asked.caption)
    lettering = asked.dice.choice(asked.item.lettering)
    return {"lettering": lettering, "new_lettering": new_letterings(lettering, asked.dice, asked.pool, OFFERED)}


Grouped = Mapping[str, Sequence[Concept]]
"""Category -> concepts of it."""


def by_category(concepts: Iterable[Concept]) -> Grouped:
    """The concepts in groups, in their order."""
    groups: dict[str, list[Concept]] = {}
    for concept in concepts:
        groups.setdefault(concept.category, []).append(concept)
    return groups


def _require_depicted(asked: Asked) -> None:
    """Rejects a caption that does not say what is to be seen, before anybody is asked."""
    reason = refusal(asked.caption, asked.pool)
    if reason:
        raise Rejected("prompt", reason, asked.caption)


def _is_filled(sentence: Sentence) -> bool:
    """Whether one thing fills the picture, or stands before nothing: nobody could say what is beside it."""
    words = [token.lower for token in sentence.tokens]
    return not _FILLING.isdisjoint(words) or not _FILLING.isdisjoint(map(" ".join, pairwise(words)))


def _is_meant(asked: Asked, name: str) -> bool:
    return not asked.aim.about or asked.aim.about == name


def _others(asked: Asked, concept: Concept, unexpected: bool) -> Sequence[Concept]:
    """What may come in its place: something of its sort, or anything of its size."""
    return _of_size(concept, asked.pool) if unexpected else asked.pool.stand_ins(concept)


@lru_cache(maxsize=4096)
def _of_size(concept: Concept, pool: Pool) -> tuple[Concept, ...]:
    """Well-known things of about its size and of another category, which nobody would expect in its place."""
    kinds = pool.knowledge.kinds
    size = kinds[concept.kind].size
    return tuple(
        c
        for c in everyday(pool)
        if c.category != concept.category and kinds[c.kind].size == size and c.count == concept.count
    )


@lru_cache(maxsize=2)
def everyday(pool: Pool) -> tuple[Concept, ...]:
    """What everybody knows and may be put into a picture."""
    kinds = pool.knowledge.kinds
    return tuple(c for c in pool if c.familiarity >= 2 and kinds[c.kind].addable and not kinds[c.kind].person)


Kindred = tuple[tuple[Concept, ...], ...]
"""Concepts of one kind: those that everybody names first, sorts of those, and what is only well known."""
Homes = Mapping[str, Sequence[Kindred]]
"""Category -> the kinds of it."""


@lru_cache(maxsize=1024)
def at_home(scenes: tuple[str, ...], pool: Pool) -> Homes:
    """What may be met in most of the scenes, the one most spoken of among them; next to nothing is not enough."""
    here = [kind for kind in pool.knowledge.kinds.values() if kind.addable and scenes[0] in kind.scenes]
    shared = [kind for kind in here if 2 * len(set(scenes).intersection(kind.scenes)) > len(scenes)]
    known = kindreds(pool)
    enough = sum(len(part) for kind in shared for part in known.get(kind.name, ())) >= CHOICE
    return _by_kind({kind.name: known[kind.name] for kind in (shared if enough else here) if kind.name in known}, pool)


@lru_cache(maxsize=1024)
def strangers(scenes: tuple[str, ...], pool: Pool) -> Homes:
    """Well-known things that are met in none of the scenes."""
    kinds = pool.knowledge.kinds
    apart = {name: kindred for name, kindred in kindreds(pool).items() if set(kinds[name].scenes).isdisjoint(scenes)}
    return _by_kind(apart, pool)


@lru_cache(maxsize=2)
def kindreds(pool: Pool) -> Mapping[str, Kindred]:
    """Kind -> what of it everybody knows and may be put into a picture; kinds of nothing are left out."""
    groups: dict[str, list[Concept]] = {}
    for concept in everyday(pool):
        groups.setdefault(concept.kind, []).append(concept)
    return {name: _kindred(members) for name, members in groups.items()}


def _aimed_at(homes: Homes, asked: Asked) -> Homes:
    """Those that the run is about."""
    kept = {
        kindred: tuple(tuple(c for c in part if asked.aims_at(c)) for part in kindred)
        for group in homes.values()
        for kindred in group
    }
    found = {name: tuple(kept[kindred] for kindred in group if any(kept[kindred])) for name, group in homes.items()}
    return {name: group for name, group in found.items() if group}


def _by_kind(kinds: Mapping[str, Kindred], pool: Pool) -> Homes:
    """The kinds by category; categories of next to nothing together, or they would come every time."""
    groups: dict[str, list[Kindred]] = {}
    for name, kindred in kinds.items():
        groups.setdefault(pool.knowledge.kinds[name].category, []).append(kindred)
    found: dict[str, list[Kindred]] = {}
    for category, group in groups.items():
        many = sum(len(part) for kindred in group for part in kindred) >= _FEW
        found.setdefault(category if many else "", []).extend(group)
    return {category: tuple(group) for category, group in found.items()}


def _kindred(members: Sequence[Concept]) -> Kindred:
    known = [c for c in members if c.familiarity >= _EVERYDAY]
    names = {c.name for c in known}
    first = tuple(c for c in known if names.isdisjoint(c.hypernyms))
    sorts = tuple(c for c in known if not names.isdisjoint(c.hypernyms))
    return first, sorts, tuple(c for c in members if c.familiarity < _EVERYDAY)


def _mixed(homes: Homes, asked: Asked, count: int) -> list[Concept]:
    """Up to ``count`` of them, a category after the other, in each a kind after the other."""
    turns = -(-count // max(1, len(homes)))
    picks = []
    for name in asked.shuffled(list(homes)):
        kinds = homes[name]
        some = asked.dice.sample(kinds, min(turns, len(kinds)))
        picks.append([asked.dice.choice(_part(kindred, asked)) for kindred in some])
    return [concept for turn in zip_longest(*picks) for concept in turn if concept is not None][:count]


def _few_of(others: Sequence[Concept], old: Concept, asked: Asked) -> Sequence[Concept]:
    """Two of them, and one of the old thing's own kind, which may be used as the old one was; at most."""
    few = [_known_first(others, asked) for _ in range(2) if others]
    kin = [c for c in others if c.kind == old.kind]
    few += [_known_first(kin, asked)] if kin else []
    return list({concept.name: concept for concept in few}.values())


def _known_first(concepts: Sequence[Concept], asked: Asked) -> Concept:
    """One of them, of a category, and in it a part, drawn by the dice."""
    groups = by_category(concepts)
    return asked.dice.choice(_part(_kindred(groups[asked.dice.choice(list(groups))]), asked))


def _part(kindred: Kindred, asked: Asked) -> Sequence[Concept]:
    """One of the parts that are not empty, by their shares."""
    (part,) = asked.dice.choices(kindred, [share if part else 0 for share, part in zip(_SHARES, kindred, strict=True)])
    return part
