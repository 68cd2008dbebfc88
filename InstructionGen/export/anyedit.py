"""AnyEdit's edit instructions: one JSON object a line, its exact keys, ``image_file`` among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.export import written_whole


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write the records' edits; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        for record in records:
            file.write(orjson.dumps({**record["data"], "image_file": record["image"]}).decode() + "\n")
            count += 1
    return count
