"""Edits in other people's forms and our own, read as one: AnyEdit, InstructPix2Pix, MagicBrush, records, sessions.

A form is told by the keys of a row. Keys that people spell in several ways are all known; what is null is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.checks import Edit
from InstructionGen.errors import InputError
from InstructionGen.lint.entries import EXPECTED, Entry, Malformed, entries, is_session
from InstructionGen.lint.magicbrush import described, rows_of_mapping, rows_of_turn
from InstructionGen.lint.row import BadRow, Row, number, text
from InstructionGen.rundir import read_settings
from InstructionGen.shelves import card_names

DIALOGUES = "dialogues"
"""Whose rows are no edits: ``lint.dialogues`` reads them."""
FORMS = ("anyedit", "instructpix2pix", "magicbrush", "records", "sessions", DIALOGUES)

_EDIT = ("edit", "instruction", "edit_instruction", "edit_prompt")
_INPUT = ("input", "caption", "original_prompt", "input_caption")
_OUTPUT = ("output", "edited_prompt", "edited_caption", "output_caption", "target_caption")
_OBJECT = ("edited object", "edit object", "edited_object")
_TABLE_KEYS = {"edited_object": "edited object", "new_object": "new object", "target_object": "target object"}
LEANING = ("order", "obeys", "refers_to", "version")
"""Keys of turns that mean something beside other turns alone."""
_LOOKED_AT = 100
"""Rows that are looked at to tell the form of a file."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose form is known."""

    path: Path
    form: str
    rows: Iterator[Row | Malformed]
    notes: Sequence[str] = field(default=())


def open_rows(path: Path, form: str = "auto") -> Opened:
    """The rows of a file, or of a run's directory.

    Args:
        path: What to read.
        form: One of ``FORMS``, or ``auto``: told by the first rows.

    Raises:
        InputError: it cannot be read, or it is in none of the forms.
    """
    if form == DIALOGUES:
        return Opened(path, form, iter(()))
    if (path / "run.json").is_file():
        return _of_run(path)
    shape, found = entries(path)
    if shape == "mapping":
        if form not in ("auto", "magicbrush"):
            raise InputError(f"{path} is a mapping; of the forms only MagicBrush's is one")
        captions, notes = described(path)
        return Opened(path, "magicbrush", rows_of_mapping(found, captions), notes)
    head: list[Entry | Malformed] = []
    if form == "auto":
        form = _told(path, found, head)
    if form == "magicbrush":
        captions, notes = described(path)
        return Opened(path, form, _read(chain(head, found), lambda entry: rows_of_turn(entry, captions)), notes)
    return Opened(path, form, _read(chain(head, found), _READERS[form]))


def _of_run(path: Path) -> Opened:
    files = sorted(path.glob("records-*.jsonl"))
    if not files or not any(file.stat().st_size for file in files):
        raise InputError(f"{path} has no records yet")
    if str(read_settings(path).get("task", "")).startswith("dialogue."):
        return Opened(path, DIALOGUES, iter(()))
    records = chain.from_iterable(_of_shard(file, len(files) > 1) for file in files)
    return Opened(path, "records", _read(records, _record))


def _of_shard(file: Path, told: bool) -> Iterator[Entry | Malformed]:
    if not file.stat().st_size:
        return
    _, found = entries(file)
    for entry in found:
        where = f"{file.name}, {entry.where}" if told else entry.where
        yield Entry(where, entry.value) if isinstance(entry, Entry) else Malformed(where, entry.what, entry.raw)


def _told(path: Path, found: Iterator[Entry | Malformed], head: list[Entry | Malformed]) -> str:
    """The form of a file, by the first row that has one; the rows that were looked at are kept in ``head``."""
    for entry in found:
        head.append(entry)
        form = form_of(entry.value) if isinstance(entry, Entry) else None
        if form:
            return form
        if len(head) >= _LOOKED_AT:
            break
    if not head:
        raise InputError(f"{path} holds no rows")
    seen = next((sorted(map(str, entry.value)) for entry in head if isinstance(entry, Entry) and _is_row(entry)), [])
    keys = f": its rows have the keys {', '.join(seen[:8])}" if seen else ""
    raise InputError(f"{path} is none of the forms that are known ({', '.join(FORMS)}){keys}; expected {EXPECTED}")


def _is_row(entry: Entry) -> bool:
    return isinstance(entry.value, Mapping)


def form_of(value: Any) -> str | None:
    """The form of a row, or None."""
    if not isinstance(value, Mapping):
        return "sessions" if isinstance(value, list) and is_session(value) else None
    keys = set(value)
    talks = {"conversations", "messages"} & keys or {"instruction", "response"} <= keys
    if talks or str(value.get("task")).startswith("dialogue."):
        return DIALOGUES
    if {"data", "task"} <= keys or "turns" in keys or {"task", "edited_object"} <= keys:
        return "records"
    if "instruction" in keys and {"mask", "mask_img", "img_id", "turn_index"} & keys:
        return "magicbrush"
    if keys & set(_EDIT) and {"edit_type", *_OBJECT} & keys:
        return "anyedit"
    return "instructpix2pix" if keys & set(_EDIT) and {*_INPUT, *_OUTPUT} & keys else None


def _read(
    found: Iterator[Entry | Malformed], reader: Callable[[Entry], Iterator[Row | Malformed]]
) -> Iterator[Row | Malformed]:
    for entry in found:
        if isinstance(entry, Malformed):
            yield entry
            continue
        try:
            yield from reader(entry)
        except BadRow as bad:
            yield Malformed(entry.where, str(bad), entry.value)


def _anyedit(entry: Entry) -> Iterator[Row]:
    value = _mapping(entry.value)
    kind = text(value, "edit_type")
    yield Row(entry.where, edit_of(value), declared=kind, raw=value, bare=True)


def _pix2pix(entry: Entry) -> Iterator[Row]:
    value = _mapping(entry.value)
    edit = Edit(_instruction(value), text(value, *_INPUT), text(value, *_OUTPUT))
    yield Row(entry.where, edit, raw=value)


def _record(entry: Entry) -> Iterator[Row | Malformed]:
    """A record as runs write it, or a row of the table that they are exported to."""
    value = _mapping(entry.value)
    data = _mapping(value["data"]) if "data" in value else _unpacked(value)
    if isinstance(data.get("turns"), list):
        yield from _turns(entry.where, text(data, "input"), data["turns"], value)
        return
    task = text(value, "task")
    if not task.startswith("edit.") and not text(data, "edit"):
        yield Row(entry.where, Edit("", "", ""), declared=task, raw=value, foreign=task)
        return
    declared = text(data, "edit_type") or task.removeprefix("edit.")
    yield Row(entry.where, edit_of(data), declared=declared, raw=value)


def _unpacked(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of our table under the keys of a record: what no column has stands in ``more``, as JSON."""
    more = row.get("more")
    try:
        rest = msgspec.json.decode(more) if isinstance(more, str) else {}
    except msgspec.DecodeError:
        raise BadRow("'more' is no JSON") from None
    told = {_TABLE_KEYS.get(key, key): value for key, value in row.items() if value is not None and key != "more"}
    return {**told, **(rest if isinstance(rest, dict) else {})}


def _session(entry: Entry) -> Iterator[Row | Malformed]:
    if not isinstance(entry.value, list) or not is_session(entry.value):
        raise BadRow('no session: a list that begins with {"input": caption}')
    first, *turns = entry.value
    yield from _turns(entry.where, text(first, "input"), turns, entry.value)


def _turns(where: str, caption: str, turns: Sequence[Any], raw: Any) -> Iterator[Row | Malformed]:
    """Each turn as an edit of what the turn before it has left; a turn that is none ends its session."""
    if not turns:
        raise BadRow("a session without turns")
    first, told = caption, list[Mapping[str, Any]]()
    for count, turn in enumerate(turns, 1):
        here = f"{where}, turn {count}"
        try:
            own = {"turn": count, "input": caption, **_unpacked(_mapping(turn))}
            edit = edit_of(own)
            links = [text(own, key) for key in LEANING]
            leans = any(links) or text(own, "edit_type") in card_names("session")
        except BadRow as bad:
            yield Malformed(here, str(bad), raw)
            return
        told.append(own)
        session = {"input": first, "turns": tuple(told)}
        kind = text(own, "edit_type")
        yield Row(here, edit, kind, raw=turn, begins=caption, turn=count, leans=leans, session=session)
        caption = edit.output


_READERS: Mapping[str, Callable[[Entry], Iterator[Row | Malformed]]] = {
    "anyedit": _anyedit,
    "instructpix2pix": _pix2pix,
    "records": _record,
    "sessions": _session,
    DIALOGUES: lambda _: iter(()),
}


def edit_of(value: Mapping[str, Any]) -> Edit:
    """The edit that a row of AnyEdit's keys, or of ours, claims. Raises ``BadRow``."""
    kept = {"new object", "new_object"}
    new = [key for key in value if key.startswith(("new ", "new_")) and key not in kept]
    visual = text(value, "visual_input")
    steps = [_mapping(step) for step in _list(value, "steps")]
    return Edit(
        _instruction(value),
        text(value, *_INPUT),
        text(value, *_OUTPUT),
        edited_object=text(value, *_OBJECT),
        new_object=text(value, "new object", "new_object"),
        value=next(filter(None, [text(value, key) for key in new]), ""),
        target_object=text(value, "target object", "target_object"),
        direction=text(value, "direction"),
        remove_number=number(value, "remove_number"),
        visual_input="" if visual == "None" else visual,
        ref_object=text(value, "ref_object"),
        steps=tuple(map(edit_of, steps)),
    )


def _instruction(value: Mapping[str, Any]) -> str:
    if not any(key in value for key in _EDIT):
        raise BadRow("has no instruction: none of the keys " + ", ".join(map(repr, _EDIT)))
    said = text(value, *_EDIT)
    if not said.strip():
        raise BadRow("the instruction is empty")
    return said


def _list(value: Mapping[str, Any], key: str) -> list[Any]:
    found = value.get(key) or []
    if not isinstance(found, list):
        raise BadRow(f"{key!r} is no list")
    return found


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadRow(f"is {_named(value)}, not an object")
    return value


def _named(value: Any) -> str:
    return {list: "a list", str: "a text", int: "a number", float: "a number", bool: "a truth value"}.get(
        type(value), "null" if value is None else "something else"
    )
