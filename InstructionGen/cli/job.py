"""From options to a finished run: open the engine and the directory, drive the run, draw its progress, tell its end."""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import click

from InstructionGen.cards import load_card
from InstructionGen.cli.dry_run import tell_estimate
from InstructionGen.cli.running import Running
from InstructionGen.engine import Engine, engine_for, libraries, open_engine
from InstructionGen.engine.pair import Pair
from InstructionGen.errors import EngineError
from InstructionGen.files import fingerprint
from InstructionGen.rundir import Outcome, RunDir, Tally
from InstructionGen.sources.source import Source
from InstructionGen.tasks import Judge, Task


def write(
    task: Task,
    source: Source,
    home: Path,
    how: Running,
    settings: Mapping[str, Any],
) -> Tally:
    """Run a task over a source into a directory, showing progress. Returns what the directory holds in the end.

    Of a dry run nothing is written: its estimate is told, and the program ends.

    Raises:
        InstructionGenError: the user can mend it; nothing that was written is harmed.
    """
    from InstructionGen.pool import pool_files
    from InstructionGen.run import run

    engine = how.engine or engine_for(how.options)
    judging = (how.judge_engine or engine_for(how.judge_options)) if how.judge_options else engine
    rehearsed = how.dry_run is not None and how.dry_run.rehearses(engine)
    answering = how.dry_run.stand_in(how.options) if how.dry_run and rehearsed else _open(engine, judging, how)
    if how.dry_run:
        try:
            tell_estimate(task, source, answering, how.dry_run, seed=how.seed, limit=how.limit, rehearsed=rehearsed)
        finally:
            answering.close()
        raise SystemExit(0)
    whole = {
        "task": task.name,
        **settings,
        "source": {"name": source.name, "content": source.fingerprint()},
        "pool": fingerprint(pool_files(how.options.pool)),
        "input": [str(file) for file in source.files],
        "engine": engine,
        "engine_settings": dict(answering.settings),
        "judge": task.judge and {"card": task.judge.card.hash, "threshold": task.judge.threshold, "engine": judging},
        "libraries": libraries(engine, judging),
        "versions": {name: version(name) for name in ("instructiongen", "HanTa", "lemminflect")},
        "python": platform.python_version(),
        "model": answering.model,
        "seed": how.seed,
        "limit": how.limit,
    }
    told = _told(answering.notes)
    try:
        with RunDir(home, whole) as directory:
            total = source.total if how.limit is None else min(how.limit, source.total or how.limit)
            rows = islice(source.rows, how.limit)
            show(
                run(task, rows, answering, directory, seed=how.seed),
                directory.tally,
                total,
                task.name,
            )
            directory.finish()
            for line in source.told:
                click.echo(line())
            return directory.tally
    finally:
        _told([note for note in answering.notes if note not in told])
        answering.close()


def _told(notes: Sequence[str]) -> Sequence[str]:
    """Tell notes of an engine, a line each."""
    for note in notes:
        click.echo(f"Note: {note}", err=True)
    return notes


def judge_of(how: Running, family: str) -> Judge | None:
    """The judge that the user asked for, if any."""
    if how.min_rating is not None:
        return Judge(load_card("judge", f"{family}_rating"), how.min_rating)
    return Judge(load_card("judge", family), how.judge_threshold) if how.judged else None


def _open(name: str, judging: str, how: Running) -> Engine:
    """The engine that answers, with the one that judges beside it where that is another.

    Raises:
        EngineError: one of them cannot start, or the rules should judge.
    """
    if how.judged and judging == "rules":
        raise EngineError("the rules cannot judge; add --judge-model or --judge-endpoint")
    writer = open_engine(name, how.options)
    if how.judge_options is None:
        return writer
    try:
        return Pair(writer, open_engine(judging, how.judge_options))
    except BaseException:
        writer.close()
        raise


PLAIN_SECONDS = 10.0
"""Between two lines of progress where there is no terminal."""


def show(outcomes: Iterator[Outcome], tally: Tally, total: int | None, title: str) -> None:
    """Drain a run: a bar on a terminal, a line every ten seconds elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, markup=False)
    first = next(outcomes, None)  # a resumed run has by now walked past what it held before
    before = tally.items - (first is not None)
    written = tally.usage.completion_tokens
    began = time.monotonic()

    def pace() -> str:
        seconds = max(time.monotonic() - began, 1e-9)
        kept = 1 - tally.rejects / tally.items if tally.items else 1.0
        said = f"{(tally.items - before) / seconds:,.0f} items/s, {kept:.0%} accepted"
        if tally.usage.prompt_tokens:
            tokens = (tally.usage.completion_tokens - written) / seconds
            said += f", {tokens:,.0f} tokens/s, {tally.usage.cache_hit:.0%} cache hits"
        return said

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
                bar.update(line, completed=tally.items, pace=pace())
    else:
        for _ in _every(outcomes, PLAIN_SECONDS):
            of = f" of {total:,}" if total is not None else ""
            console.print(f"{title}: {tally.items:,}{of} items, {pace()}", highlight=False)


def _every(outcomes: Iterator[Outcome], seconds: float) -> Iterator[None]:
    """Drain, waking up now and then."""
    woke = time.monotonic()
    for _ in outcomes:
        if (now := time.monotonic()) - woke >= seconds:
            woke = now
            yield


MOST_REASONS = 10
"""Reasons for rejects that are told at the end of a run; ``run show`` tells all."""


def tell(tally: Tally, files: Mapping[str, Path]) -> None:
    """Say how a run ended: the counts, every reason for a reject, and where the files are."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    console.print(f"{tally.items:,} items: {tally.records:,} records, {tally.rejects:,} rejects")
    usage = tally.usage
    if usage.prompt_tokens:
        console.print(
            f"{usage.questions:,} questions: {usage.prompt_tokens:,} tokens in ({usage.cache_hit:.0%} of them from the "
            f"prefix cache), {usage.completion_tokens:,} out"
        )
    if tally.reasons:
        table = Table("stage", "reason", "items", box=None, padding=(0, 2))
        table.columns[2].justify = "right"
        for name, count in tally.reasons.most_common(MOST_REASONS):
            stage, _, reason = name.partition(": ")
            table.add_row(stage, reason, f"{count:,}")
        more = len(tally.reasons) - MOST_REASONS
        if more > 0:
            rest = tally.rejects - sum(count for _, count in tally.reasons.most_common(MOST_REASONS))
            table.add_row("", f"{more} more reasons: instructiongen run show", f"{rest:,}")
        console.print(table)
    for what, path in files.items():
        console.print(f"{what}: {path}", soft_wrap=True)
