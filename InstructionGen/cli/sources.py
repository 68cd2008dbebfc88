"""``instructiongen sources``: which there are, and fetching the data set of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, telling


@click.group(context_settings=SPELLINGS)
def sources() -> None:
    """List what can be read, fetch the official files of a data set."""


@sources.command("list", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@telling
def list_(as_json: bool) -> None:
    """Every source and data set: licence, what it needs, its usual place, and whether something lies there."""
    rows = list(_rows())
    if as_json:
        import json

        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.sources.catalog import FOLDER

    table = Table("name", "state", "licence", "size", "what it needs, and what it lies as", box=None, padding=(0, 1))
    for column in (table.columns[0], table.columns[1], table.columns[3]):
        column.no_wrap = True
    table.columns[2].max_width = 14
    table.columns[3].justify = "right"
    for row in rows:
        state = "here" if row["here"] else "fetch" if row["fetched"] else "by hand"
        size = _megabytes(row["bytes"]) if row["bytes"] else ""
        of = f" (of {', '.join(row['splits'])})" if row["splits"] else ""
        table.add_row(row["name"], state, row["licence"], size, f"{row['needs']}{of}: {Path(row['place']).name}")
    Console(markup=False, highlight=False).print(table)
    click.echo(f"Usual place: {FOLDER}. Fetch one with: instructiongen sources fetch NAME")


@sources.command(cls=Command, context_settings=SPELLINGS)
@click.argument("name")
@click.option("--folder", type=PATH, help="Where to put it. [default: where its source looks for it]")
@click.option("--split", metavar="NAME", help="Only this split: train, val, validation, test. [default: all]")
@telling
def fetch(name: str, folder: Path | None, split: str | None) -> None:
    """Fetch the official annotations of a data set: never its pictures.

    The same command again goes on where it stopped.

    \b
    instructiongen sources fetch coco2017 --split val
    """
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from InstructionGen.sources import catalog

    known = catalog.data_set(name)
    home = folder or catalog.FOLDER / known.name
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:

        def progress(file: str) -> Any:
            task = bar.add_task(file, total=None)
            return lambda have, whole: bar.update(task, completed=have, total=whole)

        for one in catalog.fetch(known, home, split, progress):
            click.echo(f"{one.path.name}: sha256 {one.sha256}")
            for file in one.files[:_FEW]:
                click.echo(f"  {file}")
            if len(one.files) > _FEW:
                click.echo(f"  and {len(one.files) - _FEW:,} more")
    click.echo(f"{known.title}. Licence: {known.licence}" + (f". Note: {known.note}" if known.note else ""))


_LICENCES = {"mscoco": "CC-BY-4.0", "laion": "of each row", "records": "of each record"}
"""Of sources whose file comes from anywhere."""
_FEW = 5
"""Files that are told by name."""


def _rows() -> Any:
    from InstructionGen.sources import SOURCES, catalog

    sets = catalog.data_sets()
    by_source = {known.source: known for known in sets.values() if known.source}
    for name, place in SOURCES.items():
        known = by_source.get(name)
        home = catalog.FOLDER / place if place else None
        yield {
            "name": name,
            "fetched": known.name if known else "",
            "licence": known.licence if known else _LICENCES.get(name, "unknown"),
            "bytes": known.size if known else None,
            "splits": list(known.splits) if known else [],
            "needs": known.needs if known else "one file" if "." in place else "a run" if not place else "its folder",
            "place": str(home) if home else "--input",
            "here": bool(home and home.exists()),
        }
    for known in sets.values():
        if not known.source:
            home = catalog.FOLDER / known.name
            yield {
                "name": known.name,
                "fetched": known.name,
                "licence": known.licence,
                "bytes": known.size,
                "splits": list(known.splits),
                "needs": known.note or known.needs,
                "place": str(home),
                "here": home.exists(),
            }


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
