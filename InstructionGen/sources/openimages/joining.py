"""From what several files say of the same picture, its item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from InstructionGen.errors import Rejected
from InstructionGen.records import Item, Reject
from InstructionGen.sources.openimages.boxes import UNREADABLE, Boxes, Cells, Labels, Named, Picture, Relations
from InstructionGen.sources.openimages.folder import PICTURED, Files, Kind
from InstructionGen.sources.openimages.lines import Narratives, Table, heading
from InstructionGen.sources.openimages.names import UMBRELLAS, read_names, read_sorts
from InstructionGen.sources.openimages.order import InOrder, Part, together
from InstructionGen.sources.tidying import fault_of, shown, tidied

LICENCE = "CC-BY-4.0"
"""Of annotations and narratives; the pictures have licences of their own."""

_Read = Callable[[Cells, Picture], None]


class Joined:
    """The rows of a source, read again each time that they are asked for.

    Args:
        files: what to read.
        least: how sure a machine must be of a label; ``None`` where none is believed.

    Raises:
        InputError: a file of names cannot be read.
    """

    def __init__(self, files: Files, least: float | None) -> None:
        self._files = files
        self._least = least
        self._names: dict[Kind, dict[bytes, str]] = {"classes": {}, "attributes": {}}
        self._faults: list[Reject] = []
        for kind in self._names:
            for path in files.of.get(kind, ()):
                names, faults = read_names(path)
                self._names[kind] |= names
                self._faults += faults
        self._sorts = self._sorts_by_name()
        kinds = [(kind, path) for kind in PICTURED for path in files.of.get(kind, ())]
        self._kinds = [kind for kind, _ in kinds]
        self._tables = [
            Narratives(path) if kind == "narratives" else Table(path, heading(path)) for kind, path in kinds
        ]
        # Kept between readings, since putting a file in order takes a while.
        self._ordered = [InOrder(table, number) for number, table in enumerate(self._tables)]

    def __iter__(self) -> Iterator[Item | Reject]:
        yield from self._faults
        readers = self._readers()
        for image, parts in together(self._ordered):
            picture = Picture()
            yield from self._rejects(parts, readers, picture)
            if image:
                yield self._item(image.decode("ascii"), picture)

    def _rejects(self, parts: list[Part], readers: list[_Read], picture: Picture) -> Iterator[Reject]:
        """Fill the picture; what does not go into it."""
        for _, number, rows in parts:
            read = readers[number]
            for line, cells in rows:
                try:
                    if isinstance(cells, str):
                        raise Rejected("source", UNREADABLE, cells)
                    read(cells, picture)
                except Rejected as why:
                    picture.torn |= why.reason == UNREADABLE and self._kinds[number] == "boxes"
                    name = f"openimages/{self._tables[number].path.name}@{line}"
                    yield Reject(name, "", why.stage, why.reason, why.detail)

    def _item(self, image: str, picture: Picture) -> Item | Reject:
        name = f"openimages/{image}"
        boxes = tuple(dict.fromkeys(picture.boxes))
        if not boxes and not picture.captions:
            return Reject(name, "", "source", "no words and no boxes", shown(", ".join(picture.there)))
        boxed = dict.fromkeys(box.label for box in boxes)
        contested = picture.there.keys() & picture.absent.keys()
        there = picture.there.keys() - contested
        return Item(
            name,
            "openimages",
            f"{image}.jpg",
            tuple(picture.captions),
            boxes=boxes,
            labels=tuple(label for label in picture.there if label in there and label not in boxed),
            absent=tuple(label for label in picture.absent if label not in contested and label not in boxed),
            searched=() if picture.torn else self._searched(boxed, there),
            links=tuple(picture.links),
            licence=LICENCE,
        )

    def _searched(self, boxed: Mapping[str, None], there: set[str]) -> tuple[str, ...]:
        """Labels that have all their boxes."""
        if "boxes" not in self._kinds:
            return ()
        verified = boxed.keys() & there if "labels" in self._kinds else boxed.keys()
        if not self._sorts:
            return tuple(label for label in boxed if label in verified and label not in UMBRELLAS)
        found = boxed.keys() | there
        return tuple(label for label in boxed if label in verified and not self._sorts.get(label, frozenset()) & found)

    def _sorts_by_name(self) -> dict[str, frozenset[str]]:
        names = self._names["classes"]
        return {
            names[label]: frozenset(names[sort] for sort in sorts if sort in names)
            for path in self._files.of.get("hierarchy", ())
            for label, sorts in read_sorts(path).items()
            if label in names
        }

    def _readers(self) -> list[_Read]:
        """One a file. Made anew for each reading, so that a label without a name is told in each."""
        classes, qualities = Named(self._names["classes"]), Named(self._names["attributes"])
        boxed = "boxes" not in self._kinds
        made: list[_Read] = []
        for kind, table in zip(self._kinds, self._tables, strict=True):
            if not isinstance(table, Table):
                made.append(_narrative)
            elif kind == "boxes":
                made.append(Boxes(table, classes).read)
            elif kind == "labels":
                made.append(Labels(table, classes, self._least).read)
            else:
                made.append(Relations(table, classes, qualities, boxed).read)
        return made


def _narrative(cells: Cells, into: Picture) -> None:
    caption = tidied(cells[0].decode())
    if fault := fault_of(caption):
        raise Rejected("source", fault, shown(caption))
    into.captions[caption] = None
