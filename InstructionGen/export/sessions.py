"""Sessions of several turns: a list of ``[{"input": caption, "image_file": …}, turn, turn …]``, a turn being an edit.

The form is AnyEdit's for multi-turn data. A turn's ``input`` is the ``output`` of the turn before; ``steps``,
``order``, ``obeys``, ``refers_to`` and ``version`` say how it leans on earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.export import written_whole


def view(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One session as a list, its caption first."""
    data = record["data"]
    return [{"input": data["input"], "image_file": record["image"]}, *data["turns"]]


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write a session a line; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        for record in records:
            file.write(orjson.dumps(view(record)).decode() + "\n")
            count += 1
    return count


def write_json(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write all sessions as one list, a session a line; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        file.write("[")
        for record in records:
            file.write(f"{',' if count else ''}\n{orjson.dumps(view(record)).decode()}")
            count += 1
        file.write("\n]\n")
    return count
