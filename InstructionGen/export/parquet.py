"""One typed Parquet table of the records of any runs, with where each came from, and a data set's card beside it.

``datasets.load_dataset("parquet", data_files=…)`` reads it. pyarrow is imported where it is used, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from InstructionGen.errors import OutputError
from InstructionGen.export import drafted
from InstructionGen.export.card import Contents, check_place, write_card

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 8192
"""Rows of a row group: all that is held in memory at a time."""


class Column(NamedTuple):
    """What a column holds."""

    type: str
    """``string``, ``int32``, ``int64``, ``strings``, ``scores`` or ``edits``."""
    says: str


_EDIT: Mapping[str, Column] = {
    "edit_type": Column("string", "what sort of edit it is: `remove`, `color_alter`"),
    "input": Column("string", "the caption before the edit"),
    "edit": Column("string", "the instruction"),
    "output": Column("string", "the caption after the edit"),
    "edited_object": Column("string", "what is edited, comes or goes; null where it is the whole picture"),
    "new_object": Column("string", "what takes its place"),
    "new_value": Column("string", "what it, or the picture, becomes: a colour, a place, a style"),
    "target_object": Column("string", "what it is put beside"),
    "direction": Column("string", "how it lies to that"),
    "remove_number": Column("int32", "how many of several leave"),
    "visual_input": Column("string", "the picture that the instruction calls `[V*]`"),
    "ref_object": Column("string", "what that picture shows"),
}
COLUMNS: Mapping[str, Column] = {
    "id": Column("string", "the record's: its item, and which of the item's records it is"),
    "run": Column("string", "the run directory's name"),
    "item": Column("string", "what was written about, as its source numbers it"),
    "task": Column("string", "what was written: `edit.remove`, `caption.c2cap`"),
    "image": Column("string", "the picture's file or address; null where there is none"),
    "source": Column("string", "where the item comes from"),
    "licence": Column("string", "of the source's captions or words"),
    "card": Column("string", "hash of the card that asked"),
    "model": Column("string", "who answered"),
    "model_licence": Column("string", "of the model's weights"),
    "seed": Column("int64", "of the run"),
    "scores": Column("scores", "names and numbers: what a judge said, 0 to 1"),
    **_EDIT,
    "mode": Column("string", "of several turns: how they hang together"),
    "turns": Column("edits", "edits one after the other, each of the one before's output"),
    "steps": Column("edits", "the edits that one instruction asks for in one breath"),
    "concept": Column("string", "what a caption is about"),
    "concept2": Column("string", "what else it is about"),
    "category": Column("string", "the concept's broad class"),
    "background": Column("string", "where the concept is to be"),
    "backgrounds": Column("strings", "places where the concept is found"),
    "caption": Column("string", "the caption that was written"),
    "verdict": Column("string", "yes or no"),
    "more": Column("string", "JSON: what else the record says"),
}
"""Every column, in its order. Where a record has nothing to say, a column is null."""

_TURN: Mapping[str, Column] = {
    "turn": Column("int32", "its number"),
    **_EDIT,
    "more": Column("string", "JSON: what else it says"),
}
_TOLD = {"strings": "list of string", "scores": "list of {name, value}", "edits": f"list of {{{', '.join(_TURN)}}}"}
_CALLED = {
    "edited object": "edited_object",
    "new object": "new_object",
    "target object": "target_object",
    "concept1": "concept",
}
_OF_RECORD = frozenset("id item task image source licence card model model_licence seed scores".split())


def write_table(records: Iterable[tuple[str, Mapping[str, Any]]], path: Path, made: Sequence[Mapping[str, Any]]) -> int:
    """Write records, in row groups, and ``README.md`` beside them; returns how many.

    Args:
        records: The name of a run, and a record as the run wrote it.
        path: The table. Its card lies in the same folder.
        made: The settings of the runs, for the card.

    Raises:
        OutputError: A file cannot be written, or the ``README.md`` that is there is somebody else's.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    check_place(path)
    schema = pa.schema([(name, _arrow(column.type)) for name, column in COLUMNS.items()])
    contents = Contents()
    rows = (_counted(run, record, contents) for run, record in records)
    with drafted(path) as draft:
        with pq.ParquetWriter(draft, schema, compression="zstd") as writer:
            while batch := list(islice(rows, ROWS)):
                try:
                    writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))
                except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
                    raise OutputError(f"cannot write {path}: {error}; a record of a run was changed by hand") from error
        # The table takes its name after its card: a table without one never lies there.
        told = {name: (_TOLD.get(column.type, column.type), column.says) for name, column in COLUMNS.items()}
        write_card(contents, path, made, told)
    return contents.records


def row(run: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as a row of the table: every column, ``None`` where there is nothing."""
    own = {name: record.get(name) for name in _OF_RECORD}
    scores = [{"name": name, "value": float(value)} for name, value in (record.get("scores") or {}).items()]
    data = dict(record["data"])
    edits = {name: _edits(data.pop(name)) for name in ("turns", "steps") if _are_edits(data.get(name))}
    return {**_named(data, COLUMNS), **own, "run": run, "scores": scores, **edits}


def _counted(run: str, record: Mapping[str, Any], contents: Contents) -> dict[str, Any]:
    contents.add(record)
    return row(run, record)


def _are_edits(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(edit, dict) for edit in found)


def _edits(found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [_named(edit, _TURN) for edit in found]


def _named(data: Mapping[str, Any], columns: Mapping[str, Column]) -> dict[str, Any]:
    """What data says, by column; under ``more`` what no column has or what is of another type than its column."""
    cells: dict[str, Any] = dict.fromkeys(columns)
    more = {}
    for key, value in data.items():
        name = _CALLED.get(key, key)
        if name.startswith("new ") and "new_value" in columns:  # "new color", "new background": the type tells which
            name = "new_value"
        if name in columns and name not in _OF_RECORD and cells[name] is None and _fits(value, columns[name].type):
            cells[name] = value
        elif value is not None:
            more[key] = value
    cells["more"] = orjson.dumps(more).decode() if more else None
    return cells


def _fits(value: Any, kind: str) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "int32":
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 31
        case "strings":
            return isinstance(value, list) and all(isinstance(part, str) for part in value)
        case _:
            return False


def _arrow(kind: str) -> pa.DataType:
    """The type of a column. Names and numbers are a list of pairs: the library ``datasets`` knows no map."""
    import pyarrow as pa

    match kind:
        case "int32":
            return pa.int32()
        case "int64":
            return pa.int64()
        case "strings":
            return pa.list_(pa.string())
        case "scores":
            return pa.list_(pa.struct([("name", pa.string()), ("value", pa.float64())]))
        case "edits":
            return pa.list_(pa.struct([(name, _arrow(column.type)) for name, column in _TURN.items()]))
        case _:
            return pa.string()
