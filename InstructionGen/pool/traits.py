"""What is usual for a thing, by its name, its kind or its category: ``concept/pool/traits.yaml``, written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.entries import entries_in


@dataclass(frozen=True, slots=True)
class Traits:
    """What may be said of the looks and doings of a kind's members. Empty: the question makes no sense for it."""

    colours: tuple[str, ...]
    """Can stand before the name: ``dark green``."""
    materials: tuple[str, ...]
    """What a member is made of, or could be; can stand before the name: ``oak``, ``stainless steel``."""
    actions: tuple[str, ...]
    """What any member is seen doing or undergoing; can follow "is": ``rolling down a slope``."""


class _CategoryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A category as it is written: it says all there is to say."""

    colours: tuple[str, ...]
    materials: tuple[str, ...]
    actions: tuple[str, ...]


class _ThingEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing as it is written, for itself and all under it: what it leaves out is as its kind has it."""

    colours: tuple[str, ...] | None = None
    materials: tuple[str, ...] | None = None
    actions: tuple[str, ...] | None = None


class _KindEntry(_ThingEntry, frozen=True, forbid_unknown_fields=True):
    """A kind as it is written: what it leaves out is as its category has it."""

    things: dict[str, _ThingEntry] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    categories: dict[str, dict[str, object]]
    kinds: dict[str, dict[str, object]]


_Entry = TypeVar("_Entry", _CategoryEntry, _KindEntry)
Named = Mapping[str, Mapping[str, Traits]]
"""Kind -> name of one of its members -> what is usual for that one and all under it."""
_KEYS = _CategoryEntry.__struct_fields__


def read_traits(path: Path, kinds: Mapping[str, str], categories: Iterable[str]) -> tuple[dict[str, Traits], Named]:
    """The traits of each kind, by its name, and those of single members of kinds.

    Args:
        path: The file.
        kinds: The names of all kinds, and the category of each.
        categories: The names that a category may have.

    Raises:
        InputError: The file is missing or wrong, or a kind has no traits; the one line names the file and the key.
    """
    try:
        file = msgspec.convert(entries_in(path), _File)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except msgspec.ValidationError as error:
        raise InputError(f"{path}: {error}") from error
    by_category = _section(path, "categories", file.categories, _CategoryEntry, "category", categories)
    by_kind = _section(path, "kinds", file.kinds, _KindEntry, "kind", kinds)
    traits: dict[str, Traits] = {}
    for kind, category in kinds.items():
        own, usual = by_kind.get(kind, _KindEntry()), by_category.get(category)
        missing = [key for key in _KEYS if getattr(own, key) is None]
        if missing and usual is None:
            raise InputError(f"{path}: categories.{category}: is missing, but {kind!r} has no {missing[0]} of its own")
        traits[kind] = _filled(own, usual)
    named = {
        kind: {name: _filled(thing, traits[kind]) for name, thing in entry.things.items()}
        for kind, entry in by_kind.items()
        if entry.things
    }
    return traits, named


def _filled(own: _ThingEntry, usual: _CategoryEntry | Traits | None) -> Traits:
    """The entry's own lists, and for those that it leaves out the usual ones."""
    kept = {key: getattr(own, key) for key in _KEYS}
    return Traits(**{key: getattr(usual, key) if values is None else values for key, values in kept.items()})


def _section(
    path: Path, title: str, written: Mapping[str, object], shape: type[_Entry], what: str, known: Iterable[str]
) -> dict[str, _Entry]:
    known = frozenset(known)
    read: dict[str, _Entry] = {}
    for name, fields in written.items():
        if name not in known:
            raise InputError(f"{path}: {title}: {UnknownName(what, name, known)}")
        try:
            entry = msgspec.convert(fields, shape)
        except msgspec.ValidationError as error:
            raise InputError(f"{path}: {title}.{name}: {error}") from error
        _check(f"{path}: {title}.{name}", entry)
        for thing, own in getattr(entry, "things", {}).items():
            _check(f"{path}: {title}.{name}.things.{thing}", own)
        read[name] = entry
    return read


def _check(where: str, entry: _CategoryEntry | _ThingEntry) -> None:
    for key in _KEYS:
        values: tuple[str, ...] = getattr(entry, key) or ()
        if not all(map(str.strip, values)):
            raise InputError(f"{where}.{key}: holds an empty text")
        if len(set(values)) < len(values):
            twice = next(value for value in values if values.count(value) > 1)
            raise InputError(f"{where}.{key}: {twice!r} is there twice")
