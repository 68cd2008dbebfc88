"""InstructPix2Pix's triples: ``{"input", "edit", "output"}`` a line, and ``url`` where the picture is on the web."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.export import written_whole

_WEB = ("http://", "https://")


def write_triples(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write single edits as triples; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        for record in records:
            triple = {key: record["data"][key] for key in ("input", "edit", "output")}
            image = record["image"] or ""
            if image.lower().startswith(_WEB):
                triple["url"] = image
            file.write(orjson.dumps(triple).decode() + "\n")
            count += 1
    return count
