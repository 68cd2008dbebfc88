"""A source whose items are asked about several times, each time for another kind of dialogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source, Streamed

_MARK = "+"


def each_kind(source: Source, kinds: Mapping[str, Sequence[str]]) -> Source:
    """The items of a source, each once for every kind that is asked about things of its medium.

    ``coco/139`` gives ``coco/139+conversation`` and ``coco/139+detail``, each with all that the item has; an item of a
    medium without kinds gives one reject, and a reject comes through as it is. Nothing is held.

    Args:
        source: One whose rows can be read more than once.
        kinds: An item's ``medium`` -> the kinds that are asked about it.
    """
    rows = source.rows
    total = sum(1 for _ in _asked(rows, kinds)) if isinstance(rows, list) else None
    return replace(source, rows=Streamed(partial(_asked, rows, kinds)), total=total)


def kind_of(item: Item) -> str:
    """Which kind an item of such a source is asked about."""
    return item.id.rpartition(_MARK)[2]


def _asked(rows: Iterable[Item | Reject], kinds: Mapping[str, Sequence[str]]) -> Iterator[Item | Reject]:
    for row in rows:
        if isinstance(row, Reject):
            yield row
        elif not kinds.get(row.medium):
            yield Reject(row.id, "", "source", f"nothing is asked about a {row.medium}")
        else:
            for kind in kinds[row.medium]:
                yield replace(row, id=f"{row.id}{_MARK}{kind}")
