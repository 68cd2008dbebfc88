"""Sheets of concepts with a column for a verdict: for a person to fill in, or filled in by a run of a yes/no card."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from InstructionGen.export import plain, written_whole
from InstructionGen.pool import Concept
from InstructionGen.pool.verdicts import COLUMNS


def write_sheet(concepts: Iterable[Concept], path: Path) -> int:
    """Write concepts without verdicts; returns how many. Raises ``OutputError``."""
    return _write(((concept.name, concept.category, "", "") for concept in concepts), path)


def write_verdicts(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write the verdicts of a run's records, P(yes) as their reason; returns how many. Raises ``OutputError``."""
    rows = (
        (record["data"]["concept"], record["data"]["category"], record["data"]["verdict"], _reason(record["scores"]))
        for record in records
    )
    return _write(rows, path)


def _reason(scores: Mapping[str, float]) -> str:
    return ", ".join(f"P(yes) = {sure:.3f}" for sure in scores.values())


def _write(rows: Iterable[tuple[str, ...]], path: Path) -> int:
    count = 0
    with written_whole(path) as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for row in rows:
            table.writerow(map(plain, row))
            count += 1
    return count
