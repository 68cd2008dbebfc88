"""``instructiongen implicit``: what would happen if; ``implicit/instruction_gen.py`` is the same command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Mistake, Name, telling
from InstructionGen.cli.running import Running, running
from InstructionGen.shelves import card_names

if TYPE_CHECKING:
    from InstructionGen.rundir import Tally
    from InstructionGen.sources.source import Source
    from InstructionGen.tasks import Task

SHELF = Path("implicit")
SAMPLES = "text_gen_full.json"
"""What the samples' file is called, after the field's own."""
ROUNDS = 2


@click.command(cls=Command, context_settings=SPELLINGS)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=Name("kind", lambda: card_names("implicit")),
    help="What may happen; repeatable. [default: all, in turns]",
)
@click.option("--concepts", type=PATH, help="A list of concepts, one a line, in place of the pool's well-known things.")
@click.option(
    "--define-json",
    type=PATH,
    help="Samples that define what is wanted; more of the sort are written: "
    '{"sample0": {"original_caption", "instuction", "target_cation", "key_words"}, …}.',
)
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    help=f"How many are written for each sample of --define-json. [default: {ROUNDS}]",
)
@click.option(
    "--tries",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="Answers that are asked for until one passes its checks.",
)
@click.option("--output-json", type=PATH, help=f"Where the samples go. [default: {SAMPLES} in the run directory]")
@running
@telling
def implicit(
    kinds: tuple[str, ...],
    concepts: Path | None,
    define_json: Path | None,
    rounds: int | None,
    tries: int,
    output_json: Path | None,
    how: Running,
) -> None:
    """Write implicit instructions: what happens, and the caption before and after.

    \b
    instructiongen implicit --engine rules --limit 200
    python implicit/instruction_gen.py --define_json define.json --output_json text_gen_full.json --engine rules
    """
    from InstructionGen.cli.job import tell, write
    from InstructionGen.export.anyedit import single_edits, write_views
    from InstructionGen.export.implicit import consequences, write_samples
    from InstructionGen.export.prompts import prompts, write_prompts
    from InstructionGen.rundir import read_records

    if define_json is None:
        if rounds is not None:
            raise Mistake("--rounds is for more of what --define-json holds; without it use --limit")
        task, source, settings = _of_cases(kinds, concepts, tries, how)
    else:
        if kinds or concepts:
            raise Mistake("--define-json says itself what may happen; leave --kind and --concepts out")
        task, source, settings = _of_definitions(define_json, rounds or ROUNDS, tries, how)
    name = f"definitions_{define_json.stem}" if define_json else "_".join(kinds) or "all"
    home = how.output or SHELF / "output" / name
    if output_json and output_json.is_dir():
        raise Mistake(f"{output_json} is a folder; name a file in it")
    tally = write(task, source, home, how, settings)
    nothing: Counter[str] = Counter()
    files = {
        "run": home,
        "samples": output_json or home / SAMPLES,
        "edits": home / "edits.jsonl",
        "prompts": home / "prompts.jsonl",
    }
    samples, repeated = write_samples(consequences(read_records(home), nothing), files["samples"])
    write_views(single_edits(read_records(home), nothing), files["edits"], as_list=False)
    write_prompts(prompts(read_records(home), nothing), files["prompts"])
    _show_spread(read_records(home))
    click.echo(f"{samples:,} samples" + (f"; {repeated:,} records repeat another and are left out" if repeated else ""))
    if define_json:
        _tell_rounds(tally, rounds or ROUNDS)
    tell(tally, files)


def _of_cases(
    kinds: tuple[str, ...], concepts: Path | None, tries: int, how: Running
) -> tuple[Task, Source, dict[str, Any]]:
    """Things of the pool, or of a file, and what may happen to them."""
    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import judge_of
    from InstructionGen.pool import load_pool
    from InstructionGen.sources.happenings import open_happenings
    from InstructionGen.tasks.implicit import ImplicitTask

    pool = load_pool(how.options.pool)
    names = dict.fromkeys(kinds or card_names("implicit"))
    cards = {kind: load_card("implicit", kind).drawn_with(how.sampling) for kind in names}
    task = ImplicitTask(cards, how.seed, tries, judge_of(how, "implicit"), pool)
    source = open_happenings(cards, pool, how.seed, concepts)
    return task, source, {"cards": {card.name: card.hash for card in cards.values()}, "tries": tries}


def _of_definitions(path: Path, rounds: int, tries: int, how: Running) -> tuple[Task, Source, dict[str, Any]]:
    """A user's samples, and more of their sort."""
    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import judge_of
    from InstructionGen.pool import load_pool
    from InstructionGen.sources.definitions import open_definitions
    from InstructionGen.tasks.definition import DefinitionTask

    card = load_card("definition", "continue").drawn_with(how.sampling)
    pool = load_pool(how.options.pool)
    task = DefinitionTask(card, rounds, how.seed, tries, judge_of(how, "implicit"), pool)
    return task, open_definitions(path), {"cards": {card.name: card.hash}, "rounds": rounds, "tries": tries}


def _show_spread(records: Iterable[Mapping[str, Any]]) -> None:
    """How many records there are of each kind, and of which categories their things are."""
    from rich.console import Console
    from rich.table import Table

    counts: dict[str, Counter[str]] = {}
    for record in records:
        data = record["data"]
        counts.setdefault(data["kind"], Counter())[data["category"] or "unknown"] += 1
    if not counts:
        return
    table = Table("kind", "records", "categories of things", box=None, padding=(0, 2))
    table.columns[1].justify = "right"
    for kind in sorted(counts):
        told = ", ".join(f"{category} {count:,}" for category, count in counts[kind].most_common())
        table.add_row(kind, f"{counts[kind].total():,}", told)
    Console(highlight=False, markup=False).print(table)


def _tell_rounds(tally: Tally, rounds: int) -> None:
    """Say how many rounds gave nothing, of the definitions that gave something."""
    missing = (tally.items - tally.rejects) * rounds - tally.records
    if missing:
        click.echo(f"{missing:,} rounds gave nothing new that passed its checks")


@click.command("implicit-text", cls=Command, context_settings=SPELLINGS)
@click.option("--input-json", type=PATH, required=True, help="What models wrote: plain text, or JSON that holds texts.")
@click.option("--output-json", type=PATH, required=True, help=f"Where the samples go: {SAMPLES}.")
@click.option(
    "--rejects", type=PATH, help="Where lines go that were not read. [default: beside the output, …_rejects.jsonl]"
)
@telling
def implicit_text(input_json: Path, output_json: Path, rejects: Path | None) -> None:
    """Turn free text of models, lines of `1. original; instruction; target; key words`, into samples.

    \b
    instructiongen implicit-text --input-json answers.txt --output-json text_gen_full.json
    """
    import orjson

    from InstructionGen.export import written_whole
    from InstructionGen.export.implicit import write_samples
    from InstructionGen.files import read_text
    from InstructionGen.sources.quadruples import Quadruple, Unread, read_texts

    rejects = rejects or output_json.with_name(f"{output_json.stem}_rejects.jsonl")
    places = (input_json.resolve(), output_json.resolve(), rejects.resolve())
    if len(set(places)) < len(places):
        raise Mistake("--input-json, --output-json and --rejects are three files; two of them are the same here")
    found = list(read_texts(read_text(input_json)))
    samples = [one for one in found if isinstance(one, Quadruple)]
    unread = [one for one in found if isinstance(one, Unread)]
    write_samples((one._asdict() for one in samples), output_json, once=False)
    with written_whole(rejects) as file:
        file.writelines(orjson.dumps(one._asdict()).decode() + "\n" for one in unread)
    click.echo(f"{len(samples):,} samples, {len(unread):,} lines not read")
    click.echo(f"samples: {output_json}")
    if unread:
        for why, count in Counter(one.why for one in unread).most_common():
            click.echo(f"  {count:,} lines: {why}")
        click.echo(f"rejects: {rejects}")
