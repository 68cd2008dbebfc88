"""``instructiongen run``: what a run directory holds."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, telling


@click.group(context_settings=SPELLINGS)
def run() -> None:
    """Look into run directories."""


@run.command(cls=Command)
@click.argument("path", type=PATH)
@click.option("--records", type=click.IntRange(min=0), default=5, show_default=True, help="How many records to print.")
@telling
def show(path: Path, records: int) -> None:
    """Settings, counts, every reason for a reject, and the first records."""
    from rich.console import Console
    from rich.pretty import Pretty
    from rich.table import Table

    from InstructionGen.rundir import read_outcome, read_records, read_settings, tally_of

    console = Console(highlight=False, markup=False)
    settings = read_settings(path)
    grid = Table.grid(padding=(0, 2))
    for key, value in settings.items():
        grid.add_row(key, Pretty(value))
    console.print(grid)
    tally = tally_of(path)
    state = "finished" if read_outcome(path) else "not finished: the same command goes on"
    console.print(f"\n{tally.items:,} items: {tally.records:,} records, {tally.rejects:,} rejects ({state})")
    for name, count in tally.reasons.most_common():
        console.print(f"  {count:>9,}  {name}", soft_wrap=True)
    for record in islice(read_records(path), records):
        console.print(Pretty({"id": record["id"], **record["data"]}, expand_all=False))


@run.command(cls=Command)
@click.argument("paths", metavar="RUN...", nargs=-1, required=True, type=PATH)
@telling
def types(paths: tuple[Path, ...]) -> None:
    """What each type came to, over any runs, and what sort of things it edited.

    An item whose picture or caption has not what the type needs ended at the stages `source` or `prompt`; the others
    met the precondition, and the yield is the share of them that ended as records. In a mix an item is rejected once no
    type has served, so its rejects belong to the mix and to no type.
    """
    from rich.console import Console

    from InstructionGen.cli.run_types import show_categories, show_types, tally_types
    from InstructionGen.pool import load_pool

    console = Console(highlight=False, markup=False)
    found = tally_types(paths, load_pool())
    show_types(found, console)
    show_categories(found, console)
    for odd in found.odd:
        console.print(f"Does not add up: {odd}", soft_wrap=True)
