"""``instructiongen pool stats``: what the pool holds, what of it runs speak of, and how captions speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Mistake, telling
from InstructionGen.cli.reading import SHELF

if TYPE_CHECKING:
    from InstructionGen.pool.balance import Bar
    from InstructionGen.pool.census import Census, Coverage
    from InstructionGen.pool.matching import Matcher
    from InstructionGen.sources.balanced import Seen
    from InstructionGen.sources.source import Source

ENDS = 20
"""Concepts that are shown from either end of a long list."""


@click.command(cls=Command, context_settings=SPELLINGS)
@click.option("--pool", "file", type=PATH, help="A pool that `pool build --output` wrote. [default: the shipped one]")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object: concepts, names, by_source, by_category …"
)
@click.option("--run", "runs", type=PATH, multiple=True, help="What of the pool a run's records speak of. Repeatable.")
@click.option(
    "--captions",
    metavar="FILE|SOURCE[=FILE]",
    help="How often captions speak of each concept: COCO's json, or a source of `edit` and its file.",
)
@click.option(
    "--balance", type=click.IntRange(min=1), metavar="T", help="And how often those that `edit --balance T` would keep."
)
@click.option("--seed", type=int, default=0, show_default=True, help="That of the run: another one keeps others.")
@click.option("--plot", type=PATH, help="Draw it to a .png or .svg: with --captions, rank against count on log axes.")
@telling
def stats(
    file: Path | None,
    as_json: bool,
    runs: tuple[Path, ...],
    captions: str | None,
    balance: int | None,
    seed: int,
    plot: Path | None,
) -> None:
    """How many concepts there are, by category and by source; what runs cover; what balancing does to captions.

    \b
    instructiongen pool stats --run edit_instruction/output/mscoco_mix_-101
    instructiongen pool stats --captions captions_val2017.json --balance 2 --plot balanced.png
    """
    if balance and not captions:
        raise Mistake("--balance needs --captions: the file whose captions are to be balanced")
    from rich.console import Console

    from InstructionGen.cli import pool_tables as tables
    from InstructionGen.export.plots import check_plot, draw_histogram, draw_shares
    from InstructionGen.pool import load_pool
    from InstructionGen.pool.census import Coverage, census
    from InstructionGen.pool.matching import Matcher
    from InstructionGen.sources import open_captions

    if plot:
        check_plot(plot)
    pool = load_pool(file)
    counted = census(pool)
    source = open_captions(captions, SHELF / "input") if captions else None
    matcher = Matcher(pool) if runs or source else None
    covered = Coverage(_records(runs), pool, matcher) if runs and matcher else None
    spoken = _histogram(source, matcher, balance, seed) if source and matcher else None
    if plot:
        if spoken:
            draw_histogram(spoken.bars, balance, spoken.title, plot)
        else:
            draw_shares({"by category": counted.by_category, "by source": counted.by_source}, plot)
    if as_json:
        _print_json(counted, covered, runs, spoken)
        return
    console = Console(highlight=False, markup=False)
    tables.show_census(counted, console)
    if covered:
        tables.show_coverage(covered, counted, covered.most(ENDS), covered.least(ENDS), console)
    if spoken:
        tables.show_histogram(spoken.bars, spoken.read, spoken.kept, spoken.t, console)
    if plot:
        console.print(f"plot: {plot}", soft_wrap=True)


def _records(runs: Sequence[Path]) -> Iterator[dict[str, Any]]:
    from InstructionGen.rundir import read_records, read_settings

    for run in runs:
        read_settings(run)  # says of what is no run that it is none
    for run in runs:
        yield from read_records(run)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often the captions of a source speak of each concept, before balancing and after."""

    source: str
    files: tuple[Path, ...]
    t: int | None
    """What was balanced to; nothing was where there is none."""
    seed: int
    read: Seen
    kept: Seen
    """What was read again, where nothing was balanced."""
    bars: Sequence[Bar]

    @property
    def title(self) -> str:
        """What a figure of it is called."""
        name = self.files[0].name
        if self.t is None:
            return f"{name}: {self.read.captions:,} captions"
        return f"{name}: {self.read.captions:,} captions, {self.kept.captions:,} kept"


def _histogram(source: Source, matcher: Matcher, t: int | None, seed: int) -> Spoken:
    from InstructionGen.pool.balance import histogram
    from InstructionGen.sources.balanced import Balanced, survey

    if t is None:
        read = kept = survey(source.rows, matcher)
    else:
        balanced = Balanced(source, matcher, t, seed)
        for _ in balanced:  # the same walk as a run's: what it keeps is what a run keeps
            pass
        read, kept = balanced.read, balanced.kept
    return Spoken(source.name, source.files, t, seed, read, kept, histogram(read.concepts, kept.concepts))


def _print_json(counted: Census, covered: Coverage | None, runs: Sequence[Path], spoken: Spoken | None) -> None:
    import orjson

    whole: dict[str, Any] = asdict(counted)
    if covered:
        whole["coverage"] = {
            "runs": [str(run) for run in runs],
            "records": covered.records,
            "covered": len(covered.counts),
            "by_category": {
                category: {"concepts": every, "covered": some}
                for category, (every, some) in covered.by_category().items()
            },
            "most": [{"concept": concept.name, "records": count} for concept, count in covered.most(ENDS)],
            "least": [{"concept": concept.name, "records": count} for concept, count in covered.least(ENDS)],
        }
    if spoken:
        whole["captions"] = {
            "source": spoken.source,
            "files": [str(file) for file in spoken.files],
            "read": _amounts(spoken.read),
            "histogram": [{"concept": bar.concept, "before": bar.before} for bar in spoken.bars],
        }
        if spoken.t is not None:
            whole["captions"] |= {
                "balance": spoken.t,
                "seed": spoken.seed,
                "kept": _amounts(spoken.kept),
                "histogram": [asdict(bar) for bar in spoken.bars],
            }
    click.echo(orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode())


def _amounts(seen: Seen) -> dict[str, int]:
    return {
        "items": seen.items,
        "captions": seen.captions,
        "without_concept": seen.without,
        "unreadable_rows": seen.rejects,
        "concepts": len(seen.concepts),
    }
