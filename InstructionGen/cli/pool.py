"""``instructiongen pool``: build the concept pool, fetch class lists, look into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, telling
from InstructionGen.cli.pool_stats import stats
from InstructionGen.cli.pool_verdicts import filter_, merge, review

if TYPE_CHECKING:
    from rich.table import Table


@click.group(context_settings=SPELLINGS)
def pool() -> None:
    """Build the concept pool, look into it."""


for command in (review, filter_, merge):
    pool.add_command(command)


@pool.command(cls=Command, context_settings=SPELLINGS)
@click.option("--wordnet", type=PATH, help="Folder of WordNet 3.0's files. [default: Debian's, /usr/share/wordnet]")
@click.option(
    "--with",
    "sources",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Take in a class list: one of concept/sources.yaml, fetched or from FILE, or a FILE of yours. Repeatable.",
)
@click.option(
    "--species",
    type=click.Choice(["keep", "fold"]),
    default="keep",
    help="Sorts of animals and plants that specialists tell apart: keep, or let the parent stand for them.",
)
@click.option(
    "--unknown",
    type=click.Choice(["drop", "trust"]),
    default="drop",
    help="Names that WordNet does not have: drop, or believe the list.",
)
@click.option(
    "--embeddings", type=PATH, help="Checkpoint of a sentence encoder: near names of the lists are merged by it."
)
@click.option("--near", type=click.FloatRange(0, 1), help="Least cosine of names that mean the same. [default: 0.92]")
@click.option("--verdicts", type=PATH, help="Leave out what this csv says no to; see: instructiongen pool review")
@click.option("--output", type=PATH, help="The table to write. [default: the shipped one]")
@click.option("--dropped", type=PATH, help="Write every name that was left out, and why, to this tsv.")
@click.option("--overlap", is_flag=True, help="Show how many names each two class lists have in common.")
@telling
def build(
    wordnet: Path | None,
    sources: tuple[str, ...],
    species: Literal["keep", "fold"],
    unknown: Literal["drop", "trust"],
    embeddings: Path | None,
    near: float | None,
    verdicts: Path | None,
    output: Path | None,
    dropped: Path | None,
    overlap: bool,
) -> None:
    """Build the pool from WordNet and the class lists that are installed; the same bytes on every machine."""
    from rich.console import Console

    from InstructionGen.errors import InputError
    from InstructionGen.export import written_whole
    from InstructionGen.pool.build import NEAR, installed, shared, write
    from InstructionGen.pool.build import build as built_from
    from InstructionGen.pool.knowledge import load_knowledge
    from InstructionGen.pool.likeness import Embedder
    from InstructionGen.pool.verdicts import read_verdicts
    from InstructionGen.pool.wordnet import DEBIAN
    from InstructionGen.shelves import shelf

    wanted = {**dict.fromkeys(installed()), **dict(map(_with, sources))}
    said = read_verdicts(verdicts) if verdicts else {}
    if near is not None and embeddings is None:
        raise InputError("--near is for names compared by a model; add --embeddings FOLDER")
    made = built_from(
        load_knowledge(),
        wordnet or DEBIAN,
        wanted,
        species=species,
        unknown=unknown,
        verdicts=said,
        embed=Embedder(embeddings) if embeddings else None,
        near=NEAR if near is None else near,
    )
    path = output or shelf("concept", "pool", "concepts.tsv.gz")
    write(made, path)
    if dropped:
        with written_whole(dropped) as file:
            file.write("name\tsource\trow\treason\tinto\n")
            file.writelines(f"{d.name}\t{d.source}\t{d.row}\t{d.reason}\t{d.into}\n" for d in made.dropped)
            file.writelines(f"{u.text}\t{u.source}\t{u.row}\t{u.reason}\t\n" for u in made.unread)
    console = Console(highlight=False, markup=False)
    console.print(
        f"{len(made.concepts):,} concepts and {len(made.backgrounds):,} backgrounds in {path}, "
        f"{len(made.dropped) + len(made.unread):,} names left out",
        soft_wrap=True,
    )
    for reason, count in made.reasons.most_common():
        console.print(f"{count:>8,}  {reason}", soft_wrap=True)
    if overlap:
        rows = shared(wanted).table()
        # One line a source, however narrow the terminal is: a table cut to fit says nothing.
        wide = Console(highlight=False, markup=False, width=max(console.width, 30 + 14 * len(rows)))
        wide.print(_table(rows), soft_wrap=True)


def _with(text: str) -> tuple[str, Path | None]:
    """``openimages``, ``openimages=FILE``, or a list of one's own: ``birds=FILE``."""
    from InstructionGen.pool.class_lists import class_list, class_lists

    name, _, file = text.partition("=")
    if file and name not in class_lists():
        return name, Path(file)
    return class_list(name).name, Path(file) if file else None


def _table(rows: list[list[str]]) -> Table:
    from rich.table import Table

    table = Table(*rows[0], box=None, padding=(0, 2))
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows[1:]:
        table.add_row(*row)
    return table


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

    from InstructionGen.pool.class_lists import FOLDER, class_list
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
@click.option("--json", "as_json", is_flag=True, help="All of it, as one JSON object.")
@telling
def show(name: str, as_json: bool) -> None:
    """What is known of a concept: its names, kind, relatives, parts, looks and places."""
    import orjson
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.errors import UnknownName
    from InstructionGen.pool import load_pool

    loaded = load_pool()
    concept = loaded.find(name)
    if concept is None:
        raise UnknownName("concept", name, [other.name for other in loaded])
    known = loaded.relations(concept)
    if as_json:
        more = {"synonyms": concept.synonyms, "sources": concept.sources, "licence": concept.licence}
        click.echo(orjson.dumps({**asdict(known), **more}))
        return
    rows = {
        "name": known.name,
        "synonyms": ", ".join(concept.synonyms),
        "kind": f"{known.kind} ({known.category}, {known.size})",
        "is a": " < ".join(known.hypernyms),
        "siblings": ", ".join(known.siblings),
        "sorts": _some(known.sorts, 20),
        "parts": ", ".join(known.parts),
        "colours": ", ".join(known.colours),
        "materials": ", ".join(known.materials),
        "actions": ", ".join(known.actions),
        "stand-ins": _some(known.stand_ins, 12),
        "places": ", ".join(known.backgrounds),
        "sources": f"{', '.join(concept.sources)} ({concept.licence})",
    }
    grid = Table.grid(padding=(0, 2))
    for key, value in rows.items():
        grid.add_row(key, value or "none")
    Console(highlight=False, markup=False).print(grid)


def _some(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


pool.add_command(stats)
