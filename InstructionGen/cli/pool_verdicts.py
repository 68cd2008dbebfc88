"""``instructiongen pool review | filter | merge``: what persons, engines and runs say about the pool's concepts."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Mistake, telling
from InstructionGen.cli.running import Running, asking

if TYPE_CHECKING:
    from InstructionGen.pool import Concept, Pool

_POOL = click.option("--pool", "path", type=PATH, help="A pool of yours. [default: the shipped one]")
SHOWN = 10
"""Names that are told before the rest is only counted."""


@click.command(cls=Command, context_settings=SPELLINGS)
@_POOL
@click.option("--limit", type=click.IntRange(min=1), help="Draw so many concepts. [default: all, in the pool's order]")
@click.option("--seed", type=int, help="Another seed, another draw. [default: 0]")
@click.option("--category", help="Only concepts of this category: animal, tool …")
@click.option("--source", help="Only concepts that this list holds: wordnet, lvis …")
@click.option("--apply", "sheet", type=PATH, help="A sheet with verdicts: write a pool without those that got a no.")
@click.option("--output", type=PATH, help="The sheet to write; with --apply, the pool.")
@telling
def review(
    path: Path | None,
    limit: int | None,
    seed: int | None,
    category: str | None,
    source: str | None,
    sheet: Path | None,
    output: Path | None,
) -> None:
    """Let a person judge concepts: write a sheet, have its verdicts filled in, apply it.

    The sheet is a csv: name, category, verdict, reason. Write yes or no into verdict; empty says nothing.

    \b
    instructiongen pool review --limit 200 --output sheet.csv
    instructiongen pool review --apply sheet.csv --output reviewed.tsv.gz
    """
    from InstructionGen.pool import load_pool

    if output is None:
        raise Mistake("where to? add --output: a csv to be filled in, or with --apply the pool to write")
    if sheet is None:
        from InstructionGen.export.verdicts import write_sheet

        _refuse_filled(output)
        concepts = _drawn(load_pool(path), category, source, limit, seed or 0)
        count = write_sheet(concepts, output)
        click.echo(f"{count:,} concepts to be judged: {output}; write yes or no into the column verdict")
        return
    if any(option is not None for option in (limit, seed, category, source)):
        raise Mistake("--limit, --seed, --category and --source are for writing a sheet; leave them out with --apply")
    _apply(sheet, load_pool(path), output)


def _drawn(pool: Pool, category: str | None, source: str | None, limit: int | None, seed: int) -> list[Concept]:
    from InstructionGen.errors import UnknownName

    for what, name, known in (
        ("category", category, {concept.category for concept in pool}),
        ("source", source, {origin for concept in pool for origin in concept.sources}),
    ):
        if name is not None and name not in known:
            raise UnknownName(what, name, known)
    chosen = [
        concept
        for concept in pool
        if category in (None, concept.category) and (source is None or source in concept.sources)
    ]
    if limit is None:
        return chosen
    return random.Random(f"review/{seed}").sample(chosen, len(chosen))[:limit]


def _refuse_filled(output: Path) -> None:
    """A person's work is not written over."""
    from InstructionGen.errors import OutputError
    from InstructionGen.pool.verdicts import read_verdicts

    if output.exists() and read_verdicts(output):
        raise OutputError(f"{output} has verdicts in it already; apply it, or name another --output")


def _apply(sheet: Path, pool: Pool, output: Path) -> None:
    from InstructionGen.pool import fold
    from InstructionGen.pool.verdicts import read_sheet

    said = read_sheet(sheet)
    verdicts = Counter(said.values())
    gone = {concept.name for concept in pool if said.get(fold(concept.name)) is False}
    kept = (
        replace(concept, parts=tuple(part for part in concept.parts if part not in gone))
        for concept in pool
        if concept.name not in gone
    )
    _write(kept, pool, output)
    decided = verdicts[True] + verdicts[False]
    share = f", {verdicts[True] / decided:.1%} of the decided are yes" if decided else ""
    click.echo(f"{verdicts[True]:,} yes, {verdicts[False]:,} no, {verdicts[None]:,} undecided{share}")
    _tell_unknown(name for name in said if name not in {fold(concept.name) for concept in pool})
    click.echo(f"{len(pool) - len(gone):,} concepts in {output}, {len(gone):,} left out")


@click.command("filter", cls=Command, context_settings=SPELLINGS)
@click.option(
    "--concepts", metavar="FILE|LIST", help="A file of concepts, or a class list's name. [default: the pool's concepts]"
)
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="The least P(yes) that is a yes."
)
@asking
@telling
def filter_(concepts: str | None, threshold: float, how: Running) -> None:
    """Let a model judge concepts: can each be seen as a tangible thing in a photograph?

    A run like any other; at its end its verdicts are in verdicts.csv, as `pool review --apply` and
    `pool build --verdicts` read them.

    \b
    instructiongen pool filter --model llama3 --output concept/output/visible
    """
    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import tell, write
    from InstructionGen.errors import EngineError
    from InstructionGen.export.verdicts import write_verdicts
    from InstructionGen.pool import load_pool
    from InstructionGen.rundir import read_records
    from InstructionGen.sources.concepts import open_concepts, open_names
    from InstructionGen.tasks.verdict import VerdictTask

    if how.engine == "rules":
        raise EngineError("the rules cannot judge; name a --model or an --endpoint, and leave out --engine rules")
    if how.output is None:
        raise Mistake("where to? add --output: the directory of the run")
    pool = load_pool(how.options.pool)
    card = load_card("concept", "visible").drawn_with(how.sampling)
    source = open_names(concepts) if concepts else open_concepts("c2cap", None, how.seed, pool)
    task = VerdictTask(card, pool, how.seed, threshold)
    tally = write(task, source, how.output, how, {"cards": {card.name: card.hash}, "threshold": threshold})
    files = {"run": how.output, "verdicts": how.output / "verdicts.csv"}
    write_verdicts(read_records(how.output), files["verdicts"])
    said = Counter(record["data"]["verdict"] for record in read_records(how.output))
    click.echo(f"{said['yes']:,} yes, {said['no']:,} no")
    tell(tally, files)


@click.command(cls=Command, context_settings=SPELLINGS)
@click.argument("runs", metavar="RUN...", nargs=-1, required=True, type=PATH)
@_POOL
@click.option("--output", required=True, type=PATH, help="The pool to write.")
@telling
def merge(runs: tuple[Path, ...], path: Path | None, output: Path) -> None:
    """Give the pool's concepts the backgrounds that runs of the mode c2b found, at most 30 each.

    \b
    instructiongen pool merge concept/output/0_c2b --output richer.tsv.gz
    instructiongen captions --mode cb2cap --engine rules --pool richer.tsv.gz
    """
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.pool import load_pool
    from InstructionGen.pool.merging import merge as merged_with

    for run in runs:
        _refuse_other(run)
    pool = load_pool(path)
    merged = merged_with(pool, _found(runs))
    _write(merged.concepts, pool, output)
    console = Console(highlight=False, markup=False)
    total = merged.gained.total()
    console.print(f"{total:,} backgrounds for {len(merged.gained):,} concepts in {output}", soft_wrap=True)
    table = Table("new backgrounds", "concepts", box=None, padding=(0, 2))
    table.columns[1].justify = "right"
    for fives, count in sorted(Counter(-(-gained // 5) for gained in merged.gained.values()).items()):
        table.add_row(f"{5 * fives - 4} to {5 * fives}" if fives else "none", f"{count:,}")
    if merged.gained:
        console.print(table)
    for reason, count in merged.left_out.most_common():
        console.print(f"{count:>8,}  left out: {reason}")
    _tell_unknown(merged.unknown)


def _refuse_other(run: Path) -> None:
    from InstructionGen.errors import InputError
    from InstructionGen.rundir import read_settings

    task = read_settings(run).get("task")
    if task != "caption.c2b":
        raise InputError(f"{run} is a run of {task}, which finds no backgrounds; name runs of: captions --mode c2b")


def _found(runs: Iterable[Path]) -> Iterator[tuple[str, list[str]]]:
    from InstructionGen.rundir import read_records

    for run in runs:
        for record in read_records(run):
            data: dict[str, Any] = record["data"]
            yield data["concept"], data["backgrounds"]


def _tell_unknown(names: Iterable[str]) -> None:
    unknown = list(names)
    if unknown:
        more = " …" if len(unknown) > SHOWN else ""
        click.echo(f"not in the pool: {', '.join(unknown[:SHOWN])}{more} ({len(unknown):,} in all)")


def _write(concepts: Iterable[Concept], pool: Pool, output: Path) -> None:
    """The concepts as a pool with the other's scenes; it takes its name only once it is finished.

    Raises:
        OutputError: it cannot be written.
    """
    from InstructionGen.errors import OutputError
    from InstructionGen.pool.store import write_pool

    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        write_pool(concepts, pool.backgrounds, draft)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OutputError(f"cannot write {output}: {error.strerror}; name another --output") from error
