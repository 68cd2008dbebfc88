"""A source whose items also know what another source tells of the same pictures.

So questions of VQA v2 meet the captions and boxes of COCO. Pictures are the same if ``picture_key`` says so. The other
source is held in memory; its rejects are not this source's, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.pictures import picture_key
from InstructionGen.sources.source import Source


class Joined:
    """Rows of a source, with what another knows.

    Args:
        source: Whose items they are, in its order. Its rows can be read more than once.
        other: What is told of the same pictures besides. Boxes are one source's: the other's are taken only where an
            item has none itself, since the same thing would be counted twice.

    Raises:
        InputError: The other has no pictures.
    """

    def __init__(self, source: Source, other: Source) -> None:
        self._rows, self._other = source.rows, other.name
        self._told = {picture_key(row.image): row for row in other.rows if isinstance(row, Item) and row.image}
        if not self._told:
            raise InputError(f"{other.name} knows no pictures that could be joined; name another with --with")
        self.joined = self.alone = 0
        files = tuple(dict.fromkeys((*source.files, *other.files)))
        self.source = replace(source, files=files, rows=self, told=(*source.told, self.told))
        """All of it, as a source of the same name."""

    def __iter__(self) -> Iterator[Item | Reject]:
        self.joined = self.alone = 0
        for row in self._rows:
            known = self._told.get(picture_key(row.image)) if isinstance(row, Item) and row.image else None
            if known is None or isinstance(row, Reject):
                self.alone += isinstance(row, Item)
                yield row
            else:
                self.joined += 1
                yield _both(row, known)

    def told(self) -> str:
        """One line: of how many items the other source knew something."""
        return f"joined with {self._other}: {self.joined:,} items; {self.alone:,} are of pictures that it does not have"


def _both(item: Item, known: Item) -> Item:
    boxed = item if item.boxes or item.searched else known
    licences = dict.fromkeys((item.licence, known.licence))
    return replace(
        item,
        captions=tuple(dict.fromkeys((*item.captions, *known.captions))),
        lettering=tuple(dict.fromkeys((*item.lettering, *known.lettering))),
        boxes=boxed.boxes,
        searched=boxed.searched,
        labels=tuple(dict.fromkeys((*item.labels, *known.labels))),
        absent=tuple(dict.fromkeys((*item.absent, *known.absent))),
        links=tuple(dict.fromkeys((*item.links, *known.links))),
        known=tuple(dict.fromkeys((*item.known, *known.known))),
        licence=" AND ".join(licences),
    )
