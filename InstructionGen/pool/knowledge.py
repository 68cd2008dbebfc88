"""What is true of kinds of things and of the scenes they stand in: concept/pool/kinds, scenes and traits.yaml.

All are written by hand. Kinds and scenes are one YAML file each, or a folder of them. A kind is a set of WordNet
subtrees of which the same can be said: where its members are met, how they sit in a picture, what they may look like.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.pool.concept import Concept, Count
from InstructionGen.pool.entries import entries_in
from InstructionGen.pool.traits import Named, Traits, read_traits
from InstructionGen.shelves import shelf

Slot = Literal[
    "surface", "ground", "air", "water", "underwater", "wall", "perch", "worn", "inside", "rooted", "place"
]  # fmt: skip
"""How a thing sits in a scene: on a table, on the ground, in the air, on the water, under it, on a wall, on a branch or
ledge, on a body, in a bowl or box, in the soil; ``place``: it is itself what other things stand in."""

Category = Literal[
    "animal", "plant", "fungus", "food", "drink", "vehicle", "clothing", "furniture", "household", "tool", "instrument",
    "electronics", "machine", "building", "place", "nature", "sport", "toy", "paper", "art", "person", "material",
    "body", "thing",
]  # fmt: skip
"""The broad classes that kinds fall into."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of things of which the same can be said."""

    name: str
    category: Category
    roots: tuple[str, ...]
    """WordNet synsets, as in ``dog.n.01``: they and what is under them belong here, unless a nearer kind claims it.
    None where all its members are named one by one."""
    scenes: tuple[str, ...]
    """Where its members are met, most usual first."""
    slots: tuple[Slot, ...]
    """How its members sit in a scene, most usual first."""
    states: tuple[str, ...]
    """Phrases that can follow the name of any member, as in ``lying in the grass``."""
    count: Count
    """How most members are spoken of."""
    size: int
    """1: a coin; 2: held in a hand; 3: a dog, a chair; 4: a person, a sofa; 5: a car, a tree; 6: a house, a ship."""
    alive: bool
    person: bool
    addable: bool
    """Whether one of them may be put into a picture: no room or mountain may."""
    servings: tuple[str, ...]
    """How a portion is spoken of, as in ``a bowl of``."""
    backgrounds: tuple[str, ...]
    """Places of its own, as in ``on a freshly mown lawn``."""
    colours: tuple[str, ...] = ()
    """Usual colours, as in ``dark green``; none where its members do not change theirs."""
    materials: tuple[str, ...] = ()
    """What its members are or could be made of, as in ``oak``; none where that makes no sense."""
    actions: tuple[str, ...] = ()
    """What any member is seen doing or undergoing; can follow "is", as in ``rolling down a slope``."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sort of place that pictures are taken in."""

    name: str
    words: tuple[str, ...]
    """Lemmas that reveal it in a caption; some are of several words."""
    outdoors: bool
    backgrounds: Mapping[Slot, tuple[str, ...]]
    """Slot -> places there for a thing that sits so, as in ``on a marble kitchen counter``."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All kinds and scenes."""

    kinds: Mapping[str, Kind]
    scenes: Mapping[str, Scene]
    excluded: frozenset[str]
    """Synsets that neither are concepts nor have concepts under them, except where a kind begins below."""
    things: Named = field(default_factory=dict)
    """What is usual for single members of kinds, where it is not what is usual for their kind."""
    _revealing: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        revealing: dict[str, tuple[str, ...]] = {}
        for scene in self.scenes.values():
            for word in scene.words:
                revealing[word] = (*revealing.get(word, ()), scene.name)
        object.__setattr__(self, "_revealing", revealing)
        object.__setattr__(self, "_longest", max((len(word.split()) for word in revealing), default=0))

    def scenes_in(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        """The scenes that a caption's lemmas reveal: the one with most words first, then as they are met.

        A word inside a longer one that is known reveals nothing of its own: ``swimming pool`` is no ``pool``.
        """
        words = [lemma.lower() for lemma in lemmas]
        found: dict[str, int] = {}
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                scenes = self._revealing.get(" ".join(words[at : at + length]))
                if scenes:
                    for scene in scenes:
                        found[scene] = found.get(scene, 0) + 1
                    break
            else:
                length = 1
            at += length
        return tuple(sorted(found, key=lambda scene: -found[scene]))

    def traits(self, concept: Concept) -> Traits:
        """Its usual colours, materials and actions: its own, or of the nearest thing above it, or of its kind."""
        things = self.things.get(concept.kind, {})
        named = next((name for name in (concept.name, *concept.hypernyms) if name in things), None)
        if named is not None:
            return things[named]
        kind = self.kinds[concept.kind]
        return Traits(kind.colours, kind.materials, kind.actions)


class _KindEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind as it is written."""

    category: Category
    roots: tuple[str, ...]
    scenes: tuple[str, ...]
    slots: tuple[Slot, ...]
    states: tuple[str, ...]
    size: int
    count: Count = "one"
    servings: tuple[str, ...] = ()
    alive: bool = False
    person: bool = False
    addable: bool = True
    backgrounds: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class _SceneEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scene as it is written."""

    words: tuple[str, ...]
    outdoors: bool
    backgrounds: dict[Slot, tuple[str, ...]]


_TRAITS = ("colours", "materials", "actions")
_SHARED = tuple(key for key in Kind.__slots__ if key not in ("name", *_TRAITS))
_EXCLUDE = "exclude"
"""The one key of a kinds file that is no kind: synsets that belong to none."""
_LEAST, _MOST = 1, 6

Entry = TypeVar("Entry", _KindEntry, _SceneEntry)


def load_knowledge() -> Knowledge:
    """The shipped knowledge, read once.

    Raises:
        InputError: A file is missing or wrong; the one line names the file and the key.
    """
    return _shipped()


@functools.lru_cache(maxsize=1)
def _shipped() -> Knowledge:
    return read_knowledge(shelf("concept", "pool"))


def read_knowledge(folder: Path) -> Knowledge:
    """Knowledge from a folder with ``traits.yaml``, and ``kinds`` and ``scenes`` as such a file or a folder of them.

    Raises:
        InputError: A file is missing or wrong; the one line names the file and the key.
    """
    scenes: dict[str, Scene] = {}
    for path, fields in _files(folder, "scenes"):
        for name, scene in _entries(path, fields, _SceneEntry, scenes):
            words = _distinct(path, name, "words", scene.words)
            scenes[name] = Scene(name, words, scene.outdoors, _by_slot(path, name, scene))
    entries: dict[str, _KindEntry] = {}
    owners: dict[str, str] = {}
    excluded: set[str] = set()
    for path, fields in _files(folder, "kinds"):
        excluded.update(_excluded(path, fields))
        for name, entry in _entries(path, fields, _KindEntry, entries):
            _check(path, name, entry, scenes)
            for root in entry.roots:
                if (other := owners.setdefault(root, name)) != name:
                    raise InputError(f"{path}: {name}.roots: {root!r} is a root of {other!r} already")
            excluded.update(entry.exclude)
            entries[name] = entry
    if both := sorted(excluded & owners.keys()):
        raise InputError(f"{folder / 'kinds'}: {both[0]!r} is both a root of {owners[both[0]]!r} and excluded")
    categories = {name: entry.category for name, entry in entries.items()}
    traits, things = read_traits(folder / "traits.yaml", categories, get_args(Category))
    kinds = {
        name: Kind(
            name=name,
            **{key: getattr(entry, key) for key in _SHARED},
            **{key: getattr(traits[name], key) for key in _TRAITS},
        )
        for name, entry in entries.items()
    }
    return Knowledge(MappingProxyType(kinds), MappingProxyType(scenes), frozenset(excluded), MappingProxyType(things))


def _files(folder: Path, stem: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    paths = sorted((folder / stem).glob("*.yaml")) or [folder / f"{stem}.yaml"]
    for path in paths:
        try:
            yield path, entries_in(path)
        except OSError as error:
            raise InputError(
                f"{path}: cannot be read, and no folder {stem} beside it has files: {error.strerror}"
            ) from error


def _excluded(path: Path, fields: dict[str, Any]) -> list[str]:
    keys = fields.pop(_EXCLUDE, [])
    try:
        return msgspec.convert(keys, list[str])
    except msgspec.ValidationError as error:
        raise InputError(f"{path}: {_EXCLUDE}: {error}") from error


def _entries(
    path: Path, fields: Mapping[str, Any], shape: type[Entry], taken: Mapping[str, Any]
) -> Iterator[tuple[str, Entry]]:
    for name, value in fields.items():
        if name in taken:
            raise InputError(f"{path}: {name}: is written in another file already")
        try:
            yield name, msgspec.convert(value, shape, strict=False)
        except msgspec.ValidationError as error:
            raise InputError(f"{path}: {name}: {error}") from error


def _by_slot(path: Path, name: str, entry: _SceneEntry) -> Mapping[Slot, tuple[str, ...]]:
    for slot, backgrounds in entry.backgrounds.items():
        if not backgrounds:
            raise InputError(f"{path}: {name}.backgrounds.{slot}: is empty: fill it or leave it out")
        _distinct(path, name, f"backgrounds.{slot}", backgrounds)
    return MappingProxyType(entry.backgrounds)


def _check(path: Path, name: str, entry: _KindEntry, scenes: Mapping[str, Scene]) -> None:
    for key in ("scenes", "slots", "states"):
        if not getattr(entry, key):
            raise InputError(f"{path}: {name}.{key}: is empty")
    for key in ("roots", "scenes", "slots", "states", "servings", "backgrounds", "exclude"):
        _distinct(path, name, key, getattr(entry, key))
    for scene in entry.scenes:
        if scene not in scenes:
            raise InputError(f"{path}: {name}.scenes: no scene called {scene!r}")
    if not _LEAST <= entry.size <= _MOST:
        raise InputError(f"{path}: {name}.size: {entry.size} is not from {_LEAST} to {_MOST}")
    if entry.count == "mass" and not entry.servings:
        raise InputError(f"{path}: {name}.servings: is empty, but one cannot say 'a' before what is counted as mass")


def _distinct(path: Path, name: str, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not value.strip():
            raise InputError(f"{path}: {name}.{key}: holds an empty text")
        if values.count(value) > 1:
            raise InputError(f"{path}: {name}.{key}: {value!r} is there twice")
    return values
