"""Records of an earlier run: the source called ``records``.

The run's directory, or one of its ``records-*.jsonl``::

    {"id": "concept/kayak#1/1", "item": "concept/kayak", "task": "caption.c2cap", "data": {"concept": "kayak",
     "caption": "A red kayak lies on a pebble beach."}, "image": null, "licence": "CC0-1.0", …}

A caption becomes an item with that caption, an edit one with its caption after the edit, so that it can be edited once
more. There is no picture of that yet, unless whoever drew it has added ``edited_file`` to the edit's data. Ids are
those of the records; in several runs put together, one that stands twice is a reject the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.opening import reading
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.tidying import fit_captions, shown, sound

EXPECTED = "the directory of a run, or its records-00000.jsonl"
UNREADABLE = "unreadable record"


class _Record(msgspec.Struct):
    id: str
    data: dict[str, Any]
    image: str | None = None
    licence: str = ""


def read(path: Path) -> Source:
    """One item a record with a caption, as a stream; a record without one is a reject.

    Raises:
        InputError: it is neither the directory of a run nor a file of records.
    """
    files = _files(path)
    shards = [Entries(file, EXPECTED) for file in files]
    twice = _twice(shards)
    if twice is None:
        raise InputError(f"{path} holds no records; give {EXPECTED}")
    return Source("records", tuple(files), Streamed(partial(_rows, shards, twice)))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    with reading(path):
        files = sorted(path.glob("records-*.jsonl"))
        if not files:
            raise InputError(f"{path} is a folder without records-*.jsonl; give {EXPECTED}")
        written = [file for file in files if file.stat().st_size]
    if not written:
        raise InputError(f"{path} is a run that has no records; its rejects say why")
    return written


def _twice(shards: Sequence[Entries]) -> frozenset[int] | None:
    """Hashes of the ids that may stand more than once; ``None`` where there is no record at all.

    Eight bytes a record are held, and only for as long as this takes.
    """
    from array import array

    import numpy as np

    hashes = array("q", (hash(record.id) for shard in shards for entry in shard if (record := _record(entry))))
    if not hashes:
        return None
    ordered = np.sort(np.frombuffer(hashes, dtype=np.int64))
    return frozenset(ordered[1:][ordered[1:] == ordered[:-1]].tolist())


def _rows(shards: Sequence[Entries], twice: frozenset[int]) -> Iterator[Item | Reject]:
    met: set[str] = set()
    for shard in shards:
        for number, entry in enumerate(shard):
            record = _record(entry)
            if record is None:
                place = f"records/{shard.path.stem}/{number}"
                said = f"{entry.place}: {entry.fault}" if isinstance(entry, Unread) else "no id, or no data"
                yield Reject(place, "", "source", UNREADABLE, shown(said))
                continue
            if hash(record.id) in twice:
                if record.id in met:
                    yield Reject(f"{record.id}@{shard.path.stem}/{number}", "", "source", "listed twice")
                    continue
                met.add(record.id)
            yield _row(record)


def _record(entry: object) -> _Record | None:
    try:
        return None if isinstance(entry, Unread) else msgspec.convert(entry, _Record)
    except msgspec.ValidationError:
        return None


def _row(record: _Record) -> Item | Reject:
    data = record.data
    if "caption" in data:
        written, image = data["caption"], record.image
    else:
        written, image = data.get("output"), data.get("edited_file")
    captions, fault = fit_captions([written] if isinstance(written, str) else [])
    image = image if isinstance(image, str) and sound(image) else None
    if fault:
        return Reject(record.id, "", "source", fault, shown(written or ""))
    return Item(record.id, "records", image or None, captions, licence=record.licence or "unknown")
