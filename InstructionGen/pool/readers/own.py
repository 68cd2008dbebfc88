"""Reading a user's own concepts: a plain list, AnyEdit's concept.json, or concepts with their backgrounds."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from InstructionGen.errors import InputError
from InstructionGen.files import read_json, read_text
from InstructionGen.pool.concept import fold
from InstructionGen.records import Item, Reject

SHAPES = (
    'one concept a line, ["concept", …], {"concepts": […], "backgrounds": […]} or {"concept": ["background", …], …}'
)
NAMED_TWICE = "concept is named twice"
_LONGEST = 80
_LONGEST_LINE = 10_000
_FREEBASE = re.compile(r"/[mgt]/\w+")
_PLACE = re.compile(r"/[a-z]/([^/\s]+)(?:/\S+)?(?:\s\d+)?")
_BLANKS = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class ConceptFile:
    """What a concept file says, in its order, each concept once."""

    path: Path
    concepts: tuple[str, ...]
    backgrounds: tuple[str, ...]
    """Backgrounds that go with every concept."""
    own_backgrounds: tuple[tuple[str, ...], ...]
    """By concept: those that go with it alone; empty where the file has none of these."""
    refused: tuple[Reject, ...] = ()
    """Entries that give no concept of their own: blank, no string, or named before, whatever the case."""

    def rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each concept with all of its backgrounds."""
        for number, concept in enumerate(self.concepts):
            own = self.own_backgrounds[number] if self.own_backgrounds else ()
            yield concept, (*own, *self.backgrounds) if own else self.backgrounds

    def items(self) -> Iterator[Item]:
        """One item a concept. Its id depends on its name alone, not on the file."""
        for concept, backgrounds in self.rows():
            yield Item(concept_id(concept), source="concepts", concepts=(concept,), backgrounds=backgrounds)


def concept_id(name: str) -> str:
    """The id of a concept's item: ``concept/teddy_bear``. Two names share one only if they differ in case or blanks."""
    return "concept/" + quote(fold(name).replace(" ", "_"), safe="'")


def read_concepts(path: Path) -> ConceptFile:
    """The concepts in a text or JSON file; which of the two is seen from its first character.

    In a text file a line is a concept, and what follows its first comma are other words for it, as in ImageNet's
    lists; Places365's (``/a/airfield 0``) and OpenImages' lines (``/m/011k07,Tortoise``) are understood as well. Under
    the heading ``concept,background`` the second column is a background. Empty lines and lines that start with ``#``
    are passed over.

    Raises:
        InputError: The file cannot be read, or has another shape.
    """
    text = read_text(path).strip()
    if "\x00" in text:
        raise InputError(f"{path} is not a text file; give {SHAPES}")
    if text.startswith(("http://", "https://")):
        raise InputError(f"{path} is a list of URLs, not of concepts; give {SHAPES}")
    return _from_json(path) if text[0] in "[{" else _gathered(path, _lines(text), ())


def _lines(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    lines = (line.strip() for line in text.splitlines())
    heading: list[str] = []
    for number, line in enumerate(line for line in lines if line and not line.startswith("#")):
        # Each line by itself: a stray quotation mark must not swallow what follows.
        fields = next(csv.reader([line[:_LONGEST_LINE]], skipinitialspace=True))
        if number == 0 and fold(fields[0]) in ("concept", "concepts"):
            heading = [fold(field) for field in fields]
        elif _FREEBASE.fullmatch(fields[0]) and len(fields) > 1:
            yield fields[1], ()
        elif place := _PLACE.fullmatch(fields[0]):
            yield place[1], ()
        elif "background" in heading[: len(fields)]:
            yield fields[0], (fields[heading.index("background")],)
        else:
            yield fields[0], ()


def _from_json(path: Path) -> ConceptFile:
    found: object = read_json(path, object, SHAPES)
    if not isinstance(found, list | dict):
        raise InputError(f"{path} is not {SHAPES}")
    if isinstance(found, list):
        return _gathered(path, ((name, ()) for name in found), ())
    if "concepts" in found or "backgrounds" in found:
        unknown = sorted(set(found) - {"concepts", "backgrounds"})
        if unknown or not isinstance(found.get("concepts"), list):
            wrong = f"the key {unknown[0]!r} beside 'concepts'" if unknown else "'concepts' that is no list"
            raise InputError(f"{path} has {wrong}; give {SHAPES}")
        return _gathered(path, ((name, ()) for name in found["concepts"]), _shared(path, found))
    return _gathered(path, found.items(), ())


def _shared(path: Path, found: dict[str, Any]) -> tuple[str, ...]:
    places = _places(found.get("backgrounds", ()))
    if places is None:
        raise InputError(f"{path} has 'backgrounds' that are no list of strings; give {SHAPES}")
    return places


def _gathered(path: Path, rows: Iterable[tuple[Any, Any]], backgrounds: Iterable[str]) -> ConceptFile:
    names: dict[str, str] = {}
    places: dict[str, dict[str, str]] = {}
    refused: list[Reject] = []
    for number, (raw, own) in enumerate(rows, 1):
        name = _clean(raw) if isinstance(raw, str) else ""
        folded = fold(name)
        own_places = _places(own)
        if why := _unfit(raw, name, own_places) or (NAMED_TWICE if folded in names and not own_places else ""):
            refused.append(Reject(f"concept/entry-{number}", "", "source", why, repr(raw)[:_LONGEST]))
            continue
        names.setdefault(folded, name)
        for place in own_places or ():
            places.setdefault(folded, {}).setdefault(fold(place), place)
    if not names:
        raise InputError(f"{path} holds no concepts; give {SHAPES}")
    return ConceptFile(
        path=path,
        concepts=tuple(names.values()),
        backgrounds=tuple(backgrounds),
        own_backgrounds=tuple(tuple(places.get(folded, {}).values()) for folded in names) if places else (),
        refused=tuple(refused),
    )


def _unfit(raw: object, name: str, places: tuple[str, ...] | None) -> str:
    if not isinstance(raw, str):
        return "concept is no string"
    if not name:
        return "concept is blank"
    if len(name) > _LONGEST:
        return "concept is too long for a name"
    return "backgrounds are no list of strings" if places is None else ""


def _places(found: object) -> tuple[str, ...] | None:
    """Backgrounds, each once; ``None`` for what is no list of strings."""
    if not isinstance(found, list | tuple) or not all(isinstance(place, str) for place in found):
        return None
    return _distinct(found)


def _distinct(phrases: Iterable[str]) -> tuple[str, ...]:
    cleaned = (_clean(phrase) for phrase in phrases)
    distinct: dict[str, str] = {}
    for phrase in cleaned:
        if phrase:
            distinct.setdefault(fold(phrase), phrase)
    return tuple(distinct.values())


def _clean(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    printable = "".join(c for c in normal if c.isspace() or not unicodedata.category(c).startswith("C"))
    return _BLANKS.sub(" ", printable).strip(' ".,;:')
