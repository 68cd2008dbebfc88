"""``instructiongen pool``: build the concept pool, fetch class lists, look into it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, telling


@click.group(context_settings=SPELLINGS)
def pool() -> None:
    """Build the concept pool, look into it."""


@pool.command(cls=Command, context_settings=SPELLINGS)
@click.option("--wordnet", type=PATH, help="Folder of WordNet 3.0's files. [default: Debian's, /usr/share/wordnet]")
@click.option("--timm", type=PATH, help="Folder of the timm package. [default: the installed one]")
@click.option("--output", type=PATH, help="The table to write. [default: the shipped one]")
@click.option("--dropped", type=PATH, help="Write every name that was left out, and why, to this tsv.")
@telling
def build(wordnet: Path | None, timm: Path | None, output: Path | None, dropped: Path | None) -> None:
    """Build the pool from WordNet's nouns and ImageNet's classes; the same bytes on every machine."""
    from rich.console import Console

    from InstructionGen.export import written_whole
    from InstructionGen.pool.build import build as built_from
    from InstructionGen.pool.build import write
    from InstructionGen.pool.knowledge import load_knowledge
    from InstructionGen.pool.wordnet import DEBIAN
    from InstructionGen.shelves import shelf

    made = built_from(load_knowledge(), wordnet or DEBIAN, timm)
    path = output or shelf("concept", "pool", "concepts.tsv.gz")
    write(made, path)
    if dropped:
        with written_whole(dropped) as file:
            file.writelines(f"{name}\t{reason}\n" for name, reason in made.dropped)
    console = Console(highlight=False, markup=False)
    console.print(f"{len(made.concepts):,} concepts in {path}, {len(made.dropped):,} names left out", soft_wrap=True)
    for reason, count in made.reasons.most_common():
        console.print(f"{count:>8,}  {reason}", soft_wrap=True)


@pool.command(cls=Command, context_settings=SPELLINGS)
@click.argument("name")
@click.option("--folder", type=PATH, help="Where to put it. [default: concept/lists]")
@telling
def fetch(name: str, folder: Path | None) -> None:
    """Fetch the official file of a class list: openimages, tencent, places365 … (see concept/sources.yaml).

    The same command again goes on where it stopped.
    """
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from InstructionGen.pool.class_lists import class_list
    from InstructionGen.pool.fetching import FOLDER
    from InstructionGen.pool.fetching import fetch as fetched

    known = class_list(name)
    console = Console(stderr=True)
    with Progress(TextColumn("{task.description}"), BarColumn(), DownloadColumn(), console=console,
                  transient=True, disable=not console.is_terminal) as bar:  # fmt: skip
        task = bar.add_task(known.name, total=None)
        path = fetched(known.name, folder or FOLDER, lambda have, whole: bar.update(task, completed=have, total=whole))
    click.echo(f"{path}: {known.title}, about {known.count:,} rows. Licence: {known.licence}")


@pool.command(cls=Command)
@click.argument("name")
@telling
def show(name: str) -> None:
    """What is known of a concept: its names, kind, relatives and places."""
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.errors import UnknownName
    from InstructionGen.pool import load_pool

    loaded = load_pool()
    concept = loaded.find(name)
    if concept is None:
        raise UnknownName("concept", name, [known.name for known in loaded])
    rows = {
        "name": concept.name,
        "synonyms": ", ".join(concept.synonyms),
        "kind": f"{concept.kind} ({concept.category})",
        "is a": " < ".join(concept.hypernyms),
        "stand-ins": ", ".join(other.name for other in loaded.stand_ins(concept)[:12]),
        "places": ", ".join(loaded.places(concept)[:8]),
        "sources": f"{', '.join(concept.sources)} ({concept.licence})",
    }
    grid = Table.grid(padding=(0, 2))
    for key, value in rows.items():
        grid.add_row(key, value or "none")
    Console(highlight=False, markup=False).print(grid)


@pool.command(cls=Command)
@telling
def stats() -> None:
    """How many concepts there are, by category and by source."""
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.pool import load_pool

    loaded = load_pool()
    console = Console(highlight=False, markup=False)
    console.print(f"{len(loaded):,} concepts, {sum(len(c.synonyms) for c in loaded):,} synonyms")
    for title, counts in (
        ("category", Counter(concept.category for concept in loaded)),
        ("source", Counter(source for concept in loaded for source in concept.sources)),
    ):
        table = Table(title, "concepts", box=None, padding=(0, 2))
        table.columns[1].justify = "right"
        for name, count in counts.most_common():
            table.add_row(name, f"{count:,}")
        console.print(table)
