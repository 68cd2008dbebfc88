"""What a noun phrase names, by all its names: in what captions say, in what boxes are called, in what answers claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from InstructionGen.checks import lexicon
from InstructionGen.checks.dialogue import kinds, nothings, vocabulary
from InstructionGen.checks.wording import noun_key
from InstructionGen.pool import Concept, Pool, load_pool

_ASIDE: Final = re.compile(r" \(.*?\)")
"""Of names of boxes: ``Drill (Tool)``, ``Nail (Construction)``."""
_UNSEEN_CATEGORIES: Final = frozenset({"material"})
_SOLID: Final = frozenset({"animal", "vehicle", "machine", "household", "furniture", "electronics", "instrument"})
_LEAST_KNOWN: Final = 1
_LISTED: Final = frozenset({"lvis", "tao", "imagenet1k", "openimages"})


_WORN: Final = "eyeglasses"


class Meaning(Struct, frozen=True):
    """One thing by its names, all in the singular and in lower case."""

    core: str
    """As it was said: ``red dirt bike``."""
    head: str
    names: frozenset[str]
    """What was said, the longest ending of it that is a name, that name's synonyms in the pool, and its last word."""
    own: frozenset[str]
    """Those of the names that are not its last word alone: a vending machine is not whatever is called a machine."""
    near: frozenset[str]
    """What people call such a thing as well."""
    above: frozenset[str]
    """What it is a kind of."""
    classes: frozenset[str]
    """Those of them that everybody says: a cookie is a cake to WordNet alone."""
    category: str
    """The pool's; empty where the pool does not have it."""
    is_thing: bool
    """Something that is there in a picture or is not; no place in it, no look, no idea."""
    is_person: bool


@cache
def _pool() -> Pool:
    return load_pool()


@cache
def _families() -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    groups = [*vocabulary.FAMILIES, *(tuple(group) for group in lexicon.ONE_THING)]
    for group in groups:
        names = {one_form(name) for name in group}
        for name in names:
            near[name] |= names
    return {name: frozenset(names) for name, names in near.items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    above: dict[str, set[str]] = defaultdict(set)
    for names, members in kinds.CLASSES:
        for member in members:
            above[one_form(member)] |= {one_form(name) for name in names}
    return {name: frozenset(names) for name, names in above.items()}


@cache
def _known() -> frozenset[str]:
    """Every name in the hand lists."""
    classes = {one_form(name) for names, _ in kinds.CLASSES for name in names}
    return frozenset({*_families(), *_classes(), *classes, *(one_form(name) for name in vocabulary.LABELS)})


@lru_cache(maxsize=65536)
def one_form(name: str) -> str:
    """A name in lower case and in the singular: ``Wine Glasses`` -> ``wine glass``, ``Human arm`` -> ``arm``."""
    words = _ASIDE.sub("", name.lower()).replace("_", " ").split()
    if len(words) > 1 and words[0] == "human" and words[-1] not in ("being", "beings"):
        words = words[1:]
    if not words:
        return ""
    if len(words) > 1 and "of" in words[1:]:
        return " ".join(words)
    # Alone, glasses are spectacles; wine glasses are several of them.
    last = "glass" if len(words) > 1 and words[-1] == "glasses" else noun_key(words[-1])
    return " ".join([*words[:-1], last])


@lru_cache(maxsize=65536)
def meaning(core: str) -> Meaning:
    """What a noun phrase's core names; see ``Sentence.core``."""
    said = one_form(core)
    words = said.split()
    head = words[-1] if words else ""
    endings = [" ".join(words[at:]) for at in range(len(words))]
    listed = next((ending for ending in endings if ending in _known()), "")
    concept = _concept(endings)
    names = {said, *([listed] if listed else [])}
    if concept is not None:
        names |= {concept.name.lower(), *(one_form(synonym) for synonym in concept.synonyms if _plain(synonym))}
        names |= {ending for ending in endings if _pool().get(ending) is concept}
    if said == _WORN:
        names.discard("glasses")  # which may be for drinking
    own = (
        frozenset(names - {head})
        if any(" " in name for name in (listed, concept.name if concept else ""))
        else frozenset(names)
    )
    if not any(ending in kinds.TRAPS for ending in endings) and head:
        names.add(head)
    person = head in kinds.PEOPLE or lexicon.is_person(head) or (concept is not None and concept.category == "person")
    category = concept.category if concept is not None else ""
    seen = bool(listed) or person or (concept is not None and _is_seen(concept))
    return Meaning(
        core=said,
        head=head,
        names=frozenset(names),
        own=own if own and " " in said else frozenset(names),
        near=frozenset(names).union(*(_families().get(name, frozenset()) for name in names)),
        above=frozenset().union(_above(concept), *(_classes().get(name, frozenset()) for name in names)),
        classes=frozenset().union(*(_classes().get(name, frozenset()) for name in names)),
        category=category,
        is_thing=(seen or _is_of_animal(words))
        and _is_thing(said, head, category)
        and (category not in _UNSEEN_CATEGORIES or said in _known() or len(words) > 1),
        is_person=person,
    )


@lru_cache(maxsize=65536)
def is_name(words: str) -> bool:
    """Whether somebody wrote the words down as one name: ``potted plant``, ``hair drier``."""
    name = one_form(words)
    return name in _known() or name in kinds.TRAPS


@lru_cache(maxsize=65536)
def is_concept(words: str) -> bool:
    """Whether the pool has a concept of just that name: ``golden retriever``; a *red coat* is no *redcoat*."""
    found = _pool().get(words)
    return found is not None and one_form(words) in (found.name, *found.synonyms)


def _is_thing(said: str, head: str, category: str) -> bool:
    if said in nothings.NOTHINGS or said in _known():
        return said not in nothings.NOTHINGS
    quality = head.endswith("ness") and category not in ("animal", "person")  # a lioness is none
    return head not in nothings.NOTHINGS and not quality and head.isascii()


def _is_of_animal(words: Sequence[str]) -> bool:
    """*Shark fin*, *goldfish bowl*: to be seen, whatever the last word is."""
    concept = _pool().get(words[0]) if len(words) > 1 else None
    return concept is not None and concept.category == "animal" and _is_seen(concept)


def _plain(name: str) -> bool:
    """Whether a synonym says the same to everybody: no word that means much else."""
    return name not in nothings.NOTHINGS and len(name) > 2


def _concept(endings: Iterable[str]) -> Concept | None:
    for ending in endings:
        found = _pool().get(ending)
        if found is not None:
            return found
    return None


def _is_seen(concept: Concept) -> bool:
    if concept.category in _SOLID:
        return True
    return concept.familiarity >= _LEAST_KNOWN or not _LISTED.isdisjoint(concept.sources) or " " in concept.name


def _above(concept: Concept | None) -> Iterator[str]:
    if concept is not None:
        for name in concept.hypernyms:
            yield one_form(name)
