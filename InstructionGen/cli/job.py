"""From options to a finished run: open the engine and the directory, drive the run, draw its progress, tell its end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from InstructionGen.cli.options import Running
from InstructionGen.engine import open_checkpoint, open_engine
from InstructionGen.files import fingerprint
from InstructionGen.rundir import Outcome, RunDir, Tally
from InstructionGen.sources.source import Source
from InstructionGen.tasks import Task


def write(
    task: Task,
    source: Source,
    home: Path,
    how: Running,
    settings: Mapping[str, Any],
) -> Tally:
    """Run a task over a source into a directory, showing progress. Returns what the directory holds in the end.

    Raises:
        InstructionGenError: the user can mend it; nothing that was written is harmed.
    """
    from InstructionGen.pool import pool_files
    from InstructionGen.run import run

    answering = open_engine(how.engine) if how.engine else open_checkpoint(how.model)
    whole = {
        "task": task.name,
        **settings,
        "source": {"name": source.name, "content": source.fingerprint()},
        "pool": fingerprint(pool_files()),
        "input": [str(file) for file in source.files],
        "engine": how.engine,
        "model": answering.model,
        "seed": how.seed,
        "limit": how.limit,
    }
    try:
        with RunDir(home, whole) as directory:
            total = source.total if how.limit is None else min(how.limit, source.total or how.limit)
            rows = islice(source.rows, how.limit)
            show(
                run(task, rows, answering, directory, seed=how.seed, window=how.batch_size),
                directory.tally,
                total,
                task.name,
            )
            directory.finish()
            return directory.tally
    finally:
        answering.close()


def show(outcomes: Iterator[Outcome], tally: Tally, total: int | None, title: str) -> None:
    """Drain a run: a bar on a terminal, a line every ten seconds elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    began = time.monotonic()
    before: int | None = None

    def pace() -> str:
        done = tally.items - (before or 0)
        kept = 1 - tally.rejects / tally.items if tally.items else 1.0
        return f"{done / max(time.monotonic() - began, 1e-9):,.0f} items/s, {kept:.0%} accepted"

    if console.is_terminal:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
        )
        with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
            line = bar.add_task(title, total=total, pace="")
            for _ in _every(outcomes, 0.2):
                before = tally.items if before is None else before
                bar.update(line, completed=tally.items, pace=pace())
    else:
        for _ in _every(outcomes, 10):
            before = tally.items if before is None else before
            console.print(f"{title}: {tally.items:,} of {total or '?':,} items, {pace()}", highlight=False)


def _every(outcomes: Iterator[Outcome], seconds: float) -> Iterator[None]:
    """Drain, waking up now and then. The clock is read once in 64 items: a run makes tens of thousands a second."""
    woke = time.monotonic()
    for count, _ in enumerate(outcomes):
        if count % 64 == 0 and (now := time.monotonic()) - woke >= seconds:
            woke = now
            yield


def tell(tally: Tally, files: Mapping[str, Path]) -> None:
    """Say how a run ended: the counts, every reason for a reject, and where the files are."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(f"{tally.items:,} items: {tally.records:,} records, {tally.rejects:,} rejects")
    if tally.reasons:
        table = Table("stage", "reason", "items", box=None, padding=(0, 2))
        table.columns[2].justify = "right"
        for name, count in tally.reasons.most_common():
            stage, _, reason = name.partition(": ")
            table.add_row(stage, reason, f"{count:,}")
        console.print(table)
    for what, path in files.items():
        console.print(f"{what}: {path}", soft_wrap=True)
