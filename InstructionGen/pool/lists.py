"""The hand-written lists that the pool is built by: everyday, known, admitted, additions, barred, and sifting.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from InstructionGen.errors import InputError
from InstructionGen.pool.concept import Count, fold
from InstructionGen.shelves import shelf


@dataclass(frozen=True, slots=True)
class Addition:
    """A thing that WordNet does not have, and the synset that it is a kind of, or the kind of kinds.yaml."""

    names: tuple[str, ...]
    under: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """A meaning that is in the pool whatever kinds and glosses say."""

    kind: str
    name: str = ""
    """Empty where it is named as usual."""
    count: Count | None = None
    """How it is spoken of, where that is not as is usual for the kind."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What was decided by hand."""

    everyday: frozenset[str]
    """Folded names of what everybody knows."""
    known: frozenset[str]
    """Folded names of what most people know."""
    senses: Mapping[str, str]
    """Everyday name, as spelt -> the synset that it belongs to, whatever WordNet says."""
    additions: tuple[Addition, ...]
    barred_words: frozenset[str]
    """Folded words that no name may hold."""
    barred_names: frozenset[str]
    """Folded names that no concept may have, though a longer name may hold them."""
    barred_synsets: frozenset[str]
    glosses: Mapping[str, re.Pattern[str]]
    """Reason -> what a definition must not match."""
    qualifiers: Mapping[str, str]
    """Synset -> word that tells what is under it from something of the same name, as in ``apricot tree``."""
    roots: Mapping[str, tuple[str, ...]]
    """Kind -> synsets that it takes in besides its own roots."""
    counts: Mapping[str, Count]
    """Synset -> how it and what is under it is spoken of."""
    types: Mapping[str, str] = field(default_factory=dict)
    """Synset -> word that is said after the bare name of a sort of it, as in ``admiral butterfly``."""
    breeds: Mapping[str, str] = field(default_factory=dict)
    """The same, for sorts that are called by a proper name: ``Percheron horse``."""
    admitted: Mapping[str, Admitted] = field(default_factory=dict)
    """Synset -> what it is in the pool as."""


class _Types(BaseModel):
    model_config = ConfigDict(extra="forbid")

    named: dict[str, str] = {}
    all: dict[str, str] = {}


class _Sifting(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: list[str]
    synsets: list[str]
    glosses: dict[str, str]
    counts: dict[Count, list[str]]
    qualifiers: dict[str, str]
    types: _Types = _Types()
    roots: dict[str, list[str]]


def load_lists(folder: Path | None = None) -> Lists:
    """The lists on the shelf, or in another folder.

    Raises:
        InputError: A file is missing or has another shape.
    """
    folder = folder or shelf("concept", "pool")
    path = folder / "sifting.yaml"
    try:
        sifting = _Sifting.model_validate(yaml.safe_load(_read(path)))
        glosses = {reason: re.compile(pattern, re.IGNORECASE) for reason, pattern in sifting.glosses.items()}
    except (yaml.YAMLError, ValidationError, re.error) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}") from error
    everyday = list(_everyday(folder / "everyday.txt"))
    return Lists(
        everyday=frozenset(fold(name) for name, _ in everyday),
        known=frozenset(_names(folder / "known.txt")),
        senses={name: key for name, key in everyday if key},
        additions=tuple(_additions(folder / "additions.txt")),
        barred_words=frozenset(fold(word) for word in sifting.words),
        barred_names=frozenset(_names(folder / "barred.txt")),
        barred_synsets=frozenset(sifting.synsets),
        glosses=glosses,
        qualifiers=sifting.qualifiers,
        types=sifting.types.all,
        breeds=sifting.types.named,
        roots={kind: tuple(keys) for kind, keys in sifting.roots.items()},
        counts={key: count for count, keys in sifting.counts.items() for key in keys},
        admitted=dict(_admitted(folder / "admitted.txt")),
    )


def _admitted(path: Path) -> Iterator[tuple[str, Admitted]]:
    for line in _entries(path):
        kind, found, entries = line.partition(": ")
        if not found:
            raise InputError(f"{path}: no kind and ': ' at the beginning of {line[:40]!r}")
        for entry in entries.split(","):
            key, equals, rest = entry.strip().partition("=")
            name, _, count = rest.partition("/")
            if not key or bool(equals) != bool(name.strip()) or count not in ("", "one", "mass", "plural"):
                raise InputError(f"{path}: {entry.strip()!r} is not synset, synset=name or synset=name/count")
            yield key, Admitted(kind, name.strip(), cast("Count", count) or None)


def _additions(path: Path) -> Iterator[Addition]:
    for line in _entries(path):
        under, found, names = line.partition(": ")
        if not found:
            raise InputError(f"{path}: no synset and ': ' at the beginning of {line[:40]!r}")
        for entry in names.split(","):
            name, _, synonym = entry.strip().rstrip(")").partition(" (")
            yield Addition((name, synonym) if synonym else (name,), under.strip())


def _everyday(path: Path) -> Iterator[tuple[str, str]]:
    for line in _entries(path):
        for entry in line.split(","):
            name, _, key = entry.partition("=")
            yield name.strip(), key.strip()


def _names(path: Path) -> Iterator[str]:
    return (fold(name) for line in _entries(path) for name in line.split(","))


def _entries(path: Path) -> list[str]:
    return [line for line in _read(path).splitlines() if line.strip() and not line.startswith("#")]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
