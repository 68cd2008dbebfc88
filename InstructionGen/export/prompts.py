"""Prompts for a text-to-image run, one JSON object a line.

``{"id", "prompt", "sample", "role", "image_file"}``: ``sample`` is the record's id, ``role`` says which picture of it,
``before`` or ``after`` for an edit, ``caption`` for a caption by itself. ``image_file`` is null until it is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from InstructionGen.export import write_lines

ROLES: Mapping[str, str] = {"input": "before", "output": "after", "caption": "caption"}
"""What a record calls a caption -> the picture's role."""


def prompts(records: Iterable[Mapping[str, Any]], left_out: Counter[str]) -> Iterator[dict[str, Any]]:
    """A prompt for each picture that a record tells of; records that tell of none are counted by their task."""
    for record in records:
        data = record["data"]
        told = {role: data[name] for name, role in ROLES.items() if isinstance(data.get(name), str)}
        if "turns" in data or not told:
            left_out[record["task"]] += 1
            continue
        for role, prompt in told.items():
            drawn = record["image"] if role == "before" else data.get("edited_file") if role == "after" else None
            name = f"{record['id']}/{role}"
            yield {"id": name, "prompt": prompt, "sample": record["id"], "role": role, "image_file": drawn}


def write_prompts(rows: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write prompts, one a line; returns how many. Raises ``OutputError``."""
    return write_lines(rows, path)
