"""``instructiongen compare``: two data sets of dialogues, measured side by side and judged picture by picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Mistake, telling
from InstructionGen.cli.running import Running, asking

if TYPE_CHECKING:
    from collections import Counter

    from InstructionGen.records import Item
    from InstructionGen.sources.dialogues import Dialogues

TURNS = 12
"""Turns of a picture's dialogues that a judge is shown."""


@click.command(cls=Command, context_settings=SPELLINGS)
@click.argument("a", type=PATH)
@click.argument("b", type=PATH)
@click.option(
    "--known",
    metavar="SOURCE",
    help="What is known of the pictures, to hold objects, numbers and places against and to show the judge: a file of "
    "captions (boxes beside it are found), or SOURCE=FILE.",
)
@click.option("--plot", type=PATH, help="Draw the comparison there: .png or .svg.")
@asking
@telling
def compare(a: Path, b: Path, known: str | None, plot: Path | None, how: Running) -> None:
    """Compare two data sets of dialogues: LLaVA's form, ShareGPT's, a question a row, or runs.

    Both are measured: length, questions a dialogue, types of questions and answers, variety, and with --known how well
    they are founded. Where a judge is named (--engine, --model or --endpoint), it is asked about every picture that
    both have which dialogue is better, in both orders; a set wins where it is preferred in both.

    \b
    instructiongen compare mine.json llava_v1_5_mix665k.json --known captions_val2017.json --plot comparison.png
    instructiongen compare run_1 run_2 --endpoint http://localhost:8000/v1 --limit 500 --output comparison
    """
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.compare.measures import measure, table
    from InstructionGen.export.plots import check_plot
    from InstructionGen.sources.dialogues import Dialogues

    judged = bool(how.engine or how.options.model or how.options.endpoints)
    if how.engine == "rules":
        raise Mistake("the rules cannot judge; name a --model or an --endpoint, or leave --engine out to measure only")
    if how.dry_run and not judged:
        raise Mistake("--dry-run tells what a judge would cost; name one with --model or --endpoint")
    if plot:
        check_plot(plot)
    sets = Dialogues(a), Dialogues(b)
    spoken_of = [rows.pictures() for rows in sets]
    items = pictures(known, spoken_of[0] | spoken_of[1])
    console = Console(markup=False, highlight=False)
    if not how.dry_run:
        measures = [measure(rows, items.get) for rows in sets]
        shown = Table("", _called(a, b), _called(b, a), box=None, padding=(0, 2))
        for row in table(*measures):
            shown.add_row(*row)
        console.print(shown)
        for path, found in zip((a, b), measures, strict=True):
            for reason, count in found.rejects.most_common(3):
                click.echo(f"Note: {path}: {count:,} entries are left out: {reason}", err=True)
    tally = _judge(sets, spoken_of[0] & spoken_of[1], items, how) if judged else None
    if tally:
        _tell(tally, console)
    elif not judged:
        click.echo("Note: nobody judged; name a judge with --model or --endpoint", err=True)
    if plot:
        from InstructionGen.export.comparison_plot import draw_comparison

        draw_comparison((_called(a, b), _called(b, a)), (measures[0], measures[1]), tally, plot)
        console.print(f"plot: {plot}", soft_wrap=True)


def _called(path: Path, other: Path) -> str:
    """A set's name in a table: its file's, with its folder where both files are called the same."""
    return path.name if path.name != other.name else "/".join(path.parts[-2:])


def pictures(known: str | None, wanted: Collection[str]) -> dict[str, Item]:
    """Picture -> what a source knows of it, of those that are wanted. Raises ``InputError``."""
    from InstructionGen.errors import InputError
    from InstructionGen.records import Item
    from InstructionGen.sources import open_captions
    from InstructionGen.sources.pictures import picture_key

    if known is None:
        return {}
    found = {}
    for item in open_captions(known, Path("edit_instruction/input")).rows:
        if isinstance(item, Item) and item.image and (name := picture_key(item.image)) in wanted:
            found[name] = item
    if not found:
        raise InputError(f"{known} knows none of the pictures; name the captions of the same images")
    return found


def _judge(
    sets: tuple[Dialogues, Dialogues], common: Collection[str], items_known: Mapping[str, Item], how: Running
) -> Counter[str]:
    """Ask a judge about every picture that both sets have. Returns how often either won, and how often the place did.

    Raises:
        InputError: No picture is in both.
    """
    from collections import Counter

    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import tell, write
    from InstructionGen.errors import InputError
    from InstructionGen.records import Item
    from InstructionGen.rundir import read_records
    from InstructionGen.sources.dialogues import Dialogue
    from InstructionGen.sources.source import Source
    from InstructionGen.tasks.comparing import CompareTask

    both = sorted(common)
    if not both:
        raise InputError(f"{sets[0].path} and {sets[1].path} have no picture in common, so there is nothing to judge")
    turns: list[dict[str, list[tuple[str, str]]]] = [{name: [] for name in both} for _ in sets]
    for rows, told in zip(sets, turns, strict=True):
        for row in rows:
            if isinstance(row, Dialogue) and len(told.get(row.picture, range(TURNS))) < TURNS:
                told[row.picture] += row.turns[: TURNS - len(told[row.picture])]
    items: list[Any] = []
    pairs = {}
    for name in both:
        known = items_known.get(name)
        captions = known.captions if known else ()
        items.append(Item(f"compare/{name}", "compare", name, captions, licence=known.licence if known else "unknown"))
        pairs[f"compare/{name}"] = (turns[0][name], turns[1][name])
    card = load_card("judge", "compare").drawn_with(how.sampling)
    source = Source("compare", (*sets[0].files, *sets[1].files), items)
    home = how.output or Path("comparison")
    tally = write(CompareTask(card, pairs, how.seed), source, home, how, {"cards": {card.name: card.hash}})
    won: Counter[str] = Counter()
    for record in read_records(home):
        won[record["data"]["winner"]] += 1
        if record["data"]["place"]:
            won[f"place {record['data']['place']}"] += 1
    tell(tally, {"run": home})
    return won


def _tell(won: Mapping[str, int], console: Any) -> None:
    judged = won["a"] + won["b"] + won["neither"]
    console.print(
        f"{judged:,} pictures judged in both orders: the first set is better in {won['a']:,}, the second in "
        f"{won['b']:,}, neither in {won['neither']:,}",
        soft_wrap=True,
    )
    swayed = won["place first"] + won["place second"]
    if swayed:
        console.print(
            f"of those, in {swayed:,} the judge chose the same place both times, the first in {won['place first']:,}",
            soft_wrap=True,
        )
