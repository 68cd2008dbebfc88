"""Captions as AnyEdit's tables: ``concept,caption`` · ``concept,background,caption`` · ``concept1,concept2,caption``.

The mode ``c2b`` has the backgrounds, joined by commas, in the place of the caption, and a JSON
``{concept: [backgrounds]}`` beside it, which ``--metadata_filepath`` reads again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.export import plain, written_whole

COLUMNS = {
    "c2b": ("concept", "caption"),
    "c2cap": ("concept", "caption"),
    "cb2cap": ("concept", "background", "caption"),
    "cc2cap": ("concept1", "concept2", "caption"),
}


def write_csv(records: Iterable[Mapping[str, Any]], mode: str, path: Path) -> int:
    """Write a mode's table; returns how many rows. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        table = csv.DictWriter(file, COLUMNS[mode], extrasaction="ignore")
        table.writeheader()
        for record in records:
            data = record["data"]
            caption = ", ".join(data["backgrounds"]) if mode == "c2b" else data["caption"]
            table.writerow({name: plain(value) for name, value in {**data, "caption": caption}.items()})
            count += 1
    return count


def write_backgrounds(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write ``{concept: [backgrounds]}``, a line a concept; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        file.write("{")
        for record in records:
            data = record["data"]
            concept, backgrounds = orjson.dumps(data["concept"]).decode(), orjson.dumps(data["backgrounds"]).decode()
            file.write(f"{',' if count else ''}\n{concept}: {backgrounds}")
            count += 1
        file.write("\n}\n")
    return count
