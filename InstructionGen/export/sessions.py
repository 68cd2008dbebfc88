"""Sessions of several turns: a list of ``[{"input": caption, "image_file": …}, turn, turn …]``, a turn being an edit.

The form is AnyEdit's for multi-turn data. A turn's ``input`` is the ``output`` of the turn before; ``steps``,
``order``, ``obeys``, ``refers_to`` and ``version`` say how it leans on earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from InstructionGen.export import write_lines, write_list


def view(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One session as a list, its caption first."""
    data = record["data"]
    return [{"input": data["input"], "image_file": record["image"]}, *data["turns"]]


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write a session a line; returns how many. Raises ``OutputError``."""
    return write_lines(map(view, records), path)


def write_json(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write all sessions as one list, a session a line; returns how many. Raises ``OutputError``."""
    return write_list(map(view, records), path)
