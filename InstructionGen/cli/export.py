"""``instructiongen export``: what runs have written, in the forms that other tools read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Mistake, Name, telling

FORMS = {
    "anyedit": "anyedit.jsonl",
    "anyedit-json": "anyedit.json",
    "instructpix2pix": "instructpix2pix.jsonl",
    "implicit": "text_gen_full.json",
    "prompts": "prompts.jsonl",
    "parquet": "dataset/train.parquet",
    "llava": "llava/llava.json",
    "rows": "rows/rows.jsonl",
    "sharegpt": "sharegpt/sharegpt.json",
    "llama-factory": "llama_factory/dialogues.json",
}
"""Form -> where it goes in the directory of its run."""
_DIALOGUES = frozenset({"llava", "rows", "sharegpt", "llama-factory"})


@click.command(cls=Command, context_settings=SPELLINGS)
@click.argument("runs", nargs=-1, required=True, type=PATH)
@click.option("--form", type=Name("form", lambda: FORMS), required=True, help="Whose form it is to be.")
@click.option("--output", type=PATH, help="The file. [default: in the run's directory, which must be one run]")
@click.option(
    "--names",
    type=click.Choice(["own", "anyedit"]),
    help="Of AnyEdit's forms: call types as here, or as AnyEdit's published set does (material_change). [default: own]",
)
@telling
def export(runs: tuple[Path, ...], form: str, output: Path | None, names: str | None) -> None:
    """Write the records of runs, finished or not, in the forms of others or as a Parquet table.

    AnyEdit's and InstructPix2Pix's forms hold single edits; `implicit` is AnyEdit's text_gen_full.json, `prompts` has a
    line for each picture that a text-to-image model is to draw; LLaVA's conversations, ShareGPT's and LLaMA-Factory's
    messages and a question a row hold dialogues; the table holds records of every task, with where each came from.
    Dialogues and the table have a data set's card, README.md, beside them, which names the strictest licence of all
    that went in.

    \b
    instructiongen export edit_instruction/output/mscoco_mix_1 --form anyedit --names anyedit
    instructiongen export run_1 run_2 --form parquet --output edits/train.parquet
    instructiongen export visual_instruction/output/mscoco_llava --form llama-factory
    """
    if names and not form.startswith("anyedit"):
        raise Mistake(f"--names is for the forms anyedit and anyedit-json; leave it out of --form {form}")
    path = _place(runs, form, output)
    if form == "parquet":
        _write_table(runs, path)
    elif form in _DIALOGUES:
        _write_dialogues(runs, form, path)
    elif form == "implicit":
        _write_samples(runs, path)
    elif form == "prompts":
        _write_prompts(runs, path)
    else:
        _write_edits(runs, form, path, names or "own")


def _place(runs: Sequence[Path], form: str, output: Path | None) -> Path:
    """Where to write. Raises ``OutputError`` for what is no run, and for a file that belongs to one."""
    from InstructionGen.errors import OutputError
    from InstructionGen.rundir import read_settings

    for run in runs:
        read_settings(run)  # says of what is no run that it is none
    twice = [run for run, count in Counter(run.resolve() for run in runs).items() if count > 1]
    if twice:
        raise OutputError(f"{twice[0]} is named twice; name each run once")
    if output is None:
        if len(runs) > 1:
            raise OutputError("several runs go into one file: say which with --output")
        return runs[0] / FORMS[form]
    if output.is_dir():
        raise OutputError(f"{output} is a folder; name a file in it")
    written = output.name == "run.json" or output.match("records-*.jsonl") or output.match("rejects-*.jsonl")
    if written and any(output.resolve().parent == run.resolve() for run in runs):
        raise OutputError(f"{output} is what the run itself has written; name another --output")
    return output


def _records(runs: Sequence[Path]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The name of each run with each of its records. Raises ``OutputError`` for a line that cannot be read."""
    import orjson

    from InstructionGen.errors import OutputError
    from InstructionGen.rundir import read_records

    for run in runs:
        number = 0
        try:
            for record in read_records(run):
                yield run.resolve().name, record
                number += 1
        except orjson.JSONDecodeError:
            raise OutputError(f"{run}: line {number + 1} of its records cannot be read; mend it or leave it") from None


_Records = Iterator[Mapping[str, Any]]
_ANY_TASK = "; --form parquet takes records of every task"


@contextmanager
def _chosen(
    choose: Callable[[_Records, Counter[str]], _Records], runs: Sequence[Path], lacks: str, others: str, hint: str = ""
) -> Iterator[_Records]:
    """The records that a form can hold, for a block that writes them; the others are told behind it.

    Raises:
        InputError: There are none.
    """
    from InstructionGen.errors import InputError

    left_out: Counter[str] = Counter()
    found = choose((record for _, record in _records(runs)), left_out)
    first = next(found, None)
    if first is None:
        held = "; ".join(f"{count:,} {task}" for task, count in left_out.most_common()) or "no record yet"
        raise InputError(f"there is no {lacks} ({held}){hint}")
    yield chain((first,), found)
    for task, missing in left_out.most_common():
        click.echo(f"Left out: {missing:,} records of {task}, which {others}", err=True)


def _write_edits(runs: Sequence[Path], form: str, path: Path, names: str) -> None:
    from InstructionGen.export.anyedit import single_edits, write_views
    from InstructionGen.export.pix2pix import write_triples

    with _chosen(single_edits, runs, "single edit to write", "are no single edits", _ANY_TASK) as edits:
        if form == "instructpix2pix":
            count = write_triples(edits, path)
        else:
            count = write_views(edits, path, "anyedit" if names == "anyedit" else "own", as_list=form == "anyedit-json")
        click.echo(f"{count:,} edits: {path}")


def _write_samples(runs: Sequence[Path], path: Path) -> None:
    from InstructionGen.export.implicit import consequences, write_samples

    with _chosen(consequences, runs, "implicit instruction to write", "are no implicit instructions") as found:
        count, repeated = write_samples(found, path)
        click.echo(f"{count:,} samples: {path}")
        if repeated:
            click.echo(f"Left out: {repeated:,} records that repeat another", err=True)


def _write_prompts(runs: Sequence[Path], path: Path) -> None:
    from InstructionGen.export.prompts import prompts, write_prompts

    with _chosen(prompts, runs, "caption to draw a picture by", "tell of no picture") as found:
        click.echo(f"{write_prompts(found, path):,} prompts: {path}")


def _write_dialogues(runs: Sequence[Path], form: str, path: Path) -> None:
    from InstructionGen.export.card import Contents, check_place, write_card
    from InstructionGen.export.dialogues import FORMS as DIALOGUES
    from InstructionGen.export.dialogues import dialogues
    from InstructionGen.rundir import read_settings

    check_place(path)
    contents = Contents()

    def counted(records: _Records) -> _Records:
        for record in records:
            contents.add(record)
            yield record

    with _chosen(dialogues, runs, "dialogue to write", "are no dialogues", _ANY_TASK) as found:
        count = DIALOGUES[form].write(counted(found), path)
        write_card(contents, path, [read_settings(run) for run in runs], builder="json")
        click.echo(f"{contents.records:,} dialogues{f' in {count:,} rows' if form == 'rows' else ''}: {path}")
        click.echo(f"card: {path.with_name('README.md')}; the strictest licence is {contents.strictest}")


def _write_table(runs: Sequence[Path], path: Path) -> None:
    from InstructionGen.errors import InputError
    from InstructionGen.export.parquet import write_table
    from InstructionGen.rundir import read_settings

    records = _records(runs)
    first = next(records, None)
    if first is None:
        raise InputError("there is no record to write yet")
    count = write_table(chain((first,), records), path, [read_settings(run) for run in runs])
    click.echo(f"{count:,} records: {path}")
    click.echo(f"card: {path.with_name('README.md')}")
