"""MagicBrush: turns of a picture, each by its instruction, and beside them what every picture shows.

``edit_sessions.json`` is ``{img_id: [{"input": file, "mask": file, "output": file, "instruction": text}]}``; on the hub
it has a turn a row (``img_id, turn_index, source_img, mask_img, instruction, target_img``). Captions are in
``global_descriptions.json``, ``{img_id: {file: caption}}``: free descriptions, written apart from each other.
Format: https://github.com/OSU-NLP-Group/MagicBrush
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from InstructionGen.checks import Edit
from InstructionGen.files import read_json
from InstructionGen.lint.entries import Entry, Malformed
from InstructionGen.lint.row import BadRow, Row, text

DESCRIPTIONS = "global_descriptions.json"
EXPECTED = "MagicBrush's {img_id: {file: caption}}"

Captions = Mapping[str, Mapping[str, Any]]


def described(path: Path) -> tuple[Captions, Sequence[str]]:
    """What the pictures beside a file show, and notes on that. Raises ``InputError`` for another form."""
    beside = path.with_name(DESCRIPTIONS)
    if not beside.is_file():
        return {}, [f"there is no {DESCRIPTIONS} beside it, so that only the instructions can be checked"]
    return read_json(beside, dict[str, dict[str, Any]], EXPECTED), []


def rows_of_mapping(found: Iterator[Entry | Malformed], captions: Captions) -> Iterator[Row | Malformed]:
    """The turns of ``edit_sessions.json``."""
    for entry in found:
        turns = entry.value if isinstance(entry, Entry) else None
        if not isinstance(turns, list):
            yield Malformed(entry.where, "is no list of turns", turns)
            continue
        for count, turn in enumerate(turns, 1):
            where = f"{entry.where}, turn {count}"
            try:
                yield _row(
                    where, turn, captions.get(entry.where, {}), text(_of(turn), "input"), text(_of(turn), "output")
                )
            except BadRow as bad:
                yield Malformed(where, str(bad), turn)


def rows_of_turn(entry: Entry, captions: Captions) -> Iterator[Row]:
    """A turn of the form on the hub. The files of its pictures are known by their names alone."""
    turn = _of(entry.value)
    image, count = str(turn.get("img_id", "")), turn.get("turn_index")
    before = after = ""
    if isinstance(count, int) and count >= 1:
        before = f"{image}-input.png" if count == 1 else f"{image}-output{count - 1}.png"
        after = f"{image}-output{count}.png"
    names = [
        value if isinstance(value := turn.get(key), str) else name
        for key, name in (("source_img", before), ("target_img", after))
    ]
    yield _row(entry.where, turn, captions.get(image, {}), *names)


def _row(where: str, turn: Any, captions: Mapping[str, Any], before: str, after: str) -> Row:
    said = text(_of(turn), "instruction")
    if not said:
        raise BadRow("the instruction is empty" if "instruction" in turn else "has no instruction")
    return Row(where, Edit(said, text(captions, before), text(captions, after)), raw=turn, free=True)


def _of(turn: Any) -> Mapping[str, Any]:
    if not isinstance(turn, Mapping):
        raise BadRow("is no turn: not an object")
    return turn
