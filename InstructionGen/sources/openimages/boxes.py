"""What the rows of one picture say: its boxes, what is there and what is not, how things stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from InstructionGen.errors import Rejected
from InstructionGen.records import Box, Flags, Link
from InstructionGen.sources.openimages.lines import Table
from InstructionGen.sources.openimages.names import ID, quality, relation
from InstructionGen.sources.tidying import shown

Cells = list[bytes]

UNREADABLE = "unreadable row"
NAMELESS = "label without a name"

_LOW, _HIGH = -0.01, 1.01
"""How far a rounded corner may lie outside."""
_MOST_KEPT = 1 << 16
"""Combinations of a label and its flags that are kept ready. There are some ten thousand."""
_FLAGS = ("IsOccluded", "IsTruncated", "IsGroupOf", "IsDepiction", "IsInside")
_FLAG: Mapping[bytes, bool | None] = {b"0": False, b"1": True, b"-1": None}
_MACHINE = b"machine"
_IS = "is"


@dataclass(slots=True)
class Picture:
    """What has been read of a picture."""

    boxes: list[Box] = field(default_factory=list)
    there: dict[str, None] = field(default_factory=dict)
    """Labels that somebody, or a machine that is believed, found."""
    absent: dict[str, None] = field(default_factory=dict)
    links: dict[Link, None] = field(default_factory=dict)
    captions: dict[str, None] = field(default_factory=dict)
    torn: bool = False
    """Whether a row of its boxes could not be read, so that no label is known to have all of them."""


class Named:
    """Labels' names; each label that has none is told once.

    Args:
        names: id -> name.
    """

    def __init__(self, names: Mapping[bytes, str]) -> None:
        self._names = names
        self._told: set[bytes] = set()

    def __call__(self, label: bytes) -> str | None:
        """The name; ``None`` for a label without one. Raises ``Rejected`` when that is new."""
        name = self._names.get(label)
        if name is None and label not in self._told:
            self._told.add(label)
            raise Rejected("source", NAMELESS, shown(label.decode(errors="replace")))
        return name


class Boxes:
    """Reads rows of boxes.

    Args:
        table: whose rows.
        named: names of their labels.
    """

    def __init__(self, table: Table, named: Named) -> None:
        self._named = named
        # Most rows repeat a label and its flags that have been seen: both are looked up in one go.
        self._told = [name for name in ("Confidence", *_FLAGS) if name.lower() in table.columns]
        self._key: Callable[[Cells], Any] = itemgetter(*map(table.at, ("LabelName", *self._told)))
        self._known: dict[Any, tuple[str, Flags] | None] = {}
        self._corners: Callable[[Cells], Any] = itemgetter(*map(table.at, ("XMin", "YMin", "XMax", "YMax")))

    def read(self, cells: Cells, into: Picture) -> None:
        """Add a row's box. Raises ``Rejected``."""
        key = self._key(cells)
        try:
            known = self._known[key]
        except KeyError:
            known = self._look(key if isinstance(key, tuple) else (key,))
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = known
        place = corners(self._corners(cells))
        if known is not None:
            into.boxes.append(Box(known[0], *place, known[1]))

    def _look(self, key: tuple[bytes, ...]) -> tuple[str, Flags] | None:
        told = dict(zip(self._told, key[1:], strict=True))
        confidence = told.pop("Confidence", b"-1")
        unknown = [name for name, cell in told.items() if cell not in _FLAG]
        if unknown:
            cell = told[unknown[0]].decode(errors="replace")
            raise Rejected("source", UNREADABLE, f"{unknown[0]} is {shown(cell)!r}, and none of 0, 1, -1")
        sure = None if confidence == b"-1" else share("Confidence", confidence)
        name = self._named(key[0])
        return None if name is None else (name, Flags(sure, *(_FLAG[told.get(flag, b"-1")] for flag in _FLAGS)))


class Labels:
    """Reads rows of labels: 1 is found, 0 is not there, both by people; a machine's are something between.

    Args:
        table: whose rows.
        named: names of their labels.
        least: how sure a machine must be to be believed; ``None`` where none is.
    """

    def __init__(self, table: Table, named: Named, least: float | None) -> None:
        self._named = named
        self._least = least
        self._label, self._confidence = table.at("LabelName"), table.at("Confidence")
        self._by = table.columns.get("source")

    def read(self, cells: Cells, into: Picture) -> None:
        """Add a row's label. Raises ``Rejected``."""
        cell = cells[self._confidence]
        sure = 1.0 if cell == b"1" else 0.0 if cell == b"0" else share("Confidence", cell)
        if 0 < sure < 1 or (self._by is not None and cells[self._by].lower() == _MACHINE):
            if self._least is None or sure < self._least:
                return
            sure = 1.0
        name = self._named(cells[self._label])
        if name is not None:
            (into.there if sure else into.absent)[name] = None


class Relations:
    """Reads rows of relations, and of what things are like.

    Args:
        table: whose rows.
        named: names of classes.
        qualities: names of attributes.
        boxed: whether the boxes of both things are to be taken as well, since there is no file of boxes.
    """

    def __init__(self, table: Table, named: Named, qualities: Named, boxed: bool) -> None:
        self._named, self._qualities = named, qualities
        self._first, self._second = table.at("LabelName1"), table.at("LabelName2")
        self._relation = table.at("RelationshipLabel")
        self._corners = [
            itemgetter(*map(table.at, names))
            for names in (["XMin1", "YMin1", "XMax1", "YMax1"], ["XMin2", "YMin2", "XMax2", "YMax2"])
            if boxed and all(name.lower() in table.columns for name in names)
        ]

    def read(self, cells: Cells, into: Picture) -> None:
        """Add a row's link. Raises ``Rejected``."""
        word = cells[self._relation].decode(errors="replace").strip()
        if not word:
            raise Rejected("source", UNREADABLE, "no relation")
        places = [corners(taken(cells)) for taken in self._corners]
        subject = self._named(cells[self._first])
        other = cells[self._second]
        if word.lower() == _IS:
            said = self._qualities(other) if ID.fullmatch(other) else shown(other.decode(errors="replace")).strip()
            if said and subject:
                into.links[Link(subject, _IS, quality(said))] = None
            labels = [subject]
        else:
            thing = self._named(other)
            if subject and thing:
                into.links[Link(subject, relation(word), thing)] = None
            labels = [subject, thing]
        for label, place in zip(labels, places, strict=False):
            if label and (box := Box(label, *place)) not in into.boxes:
                into.boxes.append(box)


def corners(cells: tuple[bytes, bytes, bytes, bytes]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom. Raises ``Rejected`` for what is no place in a picture."""
    try:
        left, top, right, bottom = map(float, cells)
    except ValueError:
        raise Rejected("source", UNREADABLE, f"a corner that is no number: {_listed(cells)}") from None
    if 0 <= left < right <= 1 and 0 <= top < bottom <= 1:
        return left, top, right, bottom
    if (
        _LOW <= left < right <= _HIGH
        and _LOW <= top < bottom <= _HIGH
        and min(right, bottom) > 0
        and max(left, top) < 1
    ):
        return max(left, 0.0), max(top, 0.0), min(right, 1.0), min(bottom, 1.0)
    raise Rejected("source", UNREADABLE, f"no box within the picture: {_listed(cells)}")


def share(what: str, cell: bytes) -> float:
    """A number from 0 to 1. Raises ``Rejected``."""
    try:
        number = float(cell)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise Rejected("source", UNREADABLE, f"{what} is {shown(cell.decode(errors='replace'))!r}, and not from 0 to 1")
    return number


def _listed(cells: Iterator[bytes] | tuple[bytes, ...]) -> str:
    return shown(" ".join(cell.decode(errors="replace") for cell in cells))
