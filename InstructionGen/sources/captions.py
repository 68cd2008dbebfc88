"""A source whose items are single captions: for an edit of each caption, and not of one caption an image."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source, Streamed


def each_caption(source: Source) -> Source:
    """The captions of a source one by one, in its order.

    An item with three captions gives ``<id>/0``, ``<id>/1`` and ``<id>/2``, each with all else that the item has; one
    without any gives a reject, and a reject comes through as it is. Nothing is held.

    Args:
        source: One whose rows can be read more than once, as those of every file of captions can.
    """
    rows = source.rows
    total = sum(1 for _ in _single(rows)) if isinstance(rows, list) else None
    return replace(source, rows=Streamed(partial(_single, rows)), total=total)


def _single(rows: Iterable[Item | Reject]) -> Iterator[Item | Reject]:
    for row in rows:
        if isinstance(row, Reject):
            yield row
        elif not row.captions:
            yield Reject(row.id, "", "source", "no caption")
        else:
            for number, caption in enumerate(row.captions):
                yield replace(row, id=f"{row.id}/{number}", captions=(caption,))
