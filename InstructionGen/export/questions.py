"""A question a row: one JSON object a line, ``{id, instruction, response, image, image_source, type}``.

A question of a dialogue stands alone here, so it may lean on what was said before it; ``id`` keeps the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from InstructionGen.export import write_lines


def rows(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The questions of one dialogue. Their ids are the record's with the turn's number behind a slash."""
    data = record["data"]
    for number, turn in enumerate(data["turns"], 1):
        yield {
            "id": f"{record['id']}/{number}",
            "instruction": turn["question"],
            "response": turn["answer"],
            "image": record["image"],
            "image_source": record["source"],
            "type": data["kind"],
        }


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write every question of every dialogue; returns how many. Raises ``OutputError``."""
    return write_lines((row for record in records for row in rows(record)), path)
