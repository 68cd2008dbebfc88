"""``instructiongen checkpoints``: which there are, fetching one, and whether one is whole."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any, NoReturn

import click

from InstructionGen.cli.options import SPELLINGS, Command, telling

if TYPE_CHECKING:
    from InstructionGen.checkpoints import Checkpoint


@click.group(context_settings=SPELLINGS)
def checkpoints() -> None:
    """List the checkpoints, fetch one, see whether one is whole."""


@checkpoints.command("list", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@telling
def list_(as_json: bool) -> None:
    """Every checkpoint that has a short name or lies in checkpoints/: licence, context, and whether it is here."""
    from InstructionGen.checkpoints import FOLDER, here, models, short_name

    rows = [
        {"name": name, "hub": known.hub_id, "licence": known.licence, "context": known.context, **_state(name)}
        for name, known in models().items()
    ]
    rows += [{"name": name, "hub": "", **_state(name)} for name in here(FOLDER) if short_name(name) is None]
    if as_json:
        import json

        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("name", "state", "context", "licence", "hub id", box=None, padding=(0, 1))
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    table.columns[2].justify = "right"
    table.columns[4].overflow = "fold"
    for row in rows:
        context = f"{row['context']:,}" if row["context"] else "?"
        table.add_row(row["name"], row["state"], context, row["licence"], row["hub"])
    console = Console(markup=False, highlight=False)
    console.print(table)
    for row in rows:
        if row["fault"]:
            console.print(f"{row['name']}: {row['fault']}", soft_wrap=True)


@checkpoints.command(cls=Command)
@click.argument("name")
@click.option("--revision", help="A branch, tag or commit of the publication. [default: its main branch]")
@telling
def fetch(name: str, revision: str | None) -> None:
    """Fetch a checkpoint to checkpoints/NAME: a short name, a hub id, or a GGUF file in a publication.

    The same command again fetches what is still missing.

    \b
    instructiongen checkpoints fetch mistral-7b
    instructiongen checkpoints fetch ORGANISATION/NAME
    instructiongen checkpoints fetch ORGANISATION/NAME/FILE.gguf
    """
    from InstructionGen.checkpoints import FOLDER, find
    from InstructionGen.checkpoints import fetch as fetch_

    # The library would go on to the end of every file it has begun; there is nothing to save by that.
    before = signal.signal(signal.SIGINT, _stop)
    try:
        path = fetch_(name, FOLDER, revision)
    finally:
        signal.signal(signal.SIGINT, before)
    checkpoint = find(name, FOLDER, bring=False)
    click.echo(f"{path}: {_line(checkpoint)}")


@checkpoints.command(cls=Command)
@click.argument("name")
@telling
def check(name: str) -> None:
    """Say whether a checkpoint is whole, and what it is: a short name or a path.

    \b
    instructiongen checkpoints check llama3-8b
    """
    from InstructionGen.checkpoints import check as check_
    from InstructionGen.checkpoints import find

    checkpoint = find(name, bring=False)
    check_(checkpoint, template=False)
    click.echo(f"{checkpoint.name}: whole. {_line(checkpoint)}")


def _stop(*_: object) -> NoReturn:
    click.echo("Stopped. Files that have come whole are kept; the same command goes on with the others.", err=True)
    os._exit(130)


def _state(name: str) -> dict[str, Any]:
    """Whether a checkpoint is here, and what is wrong when it is broken; of one that is here, what it says itself."""
    from InstructionGen.checkpoints import check, find
    from InstructionGen.errors import EngineError

    try:
        checkpoint = find(name, bring=False)
    except EngineError:
        return {"state": "not here", "path": None, "fault": None}
    found = {"path": str(checkpoint.path), "licence": checkpoint.licence, "context": checkpoint.context}
    try:
        check(checkpoint, template=False)
    except EngineError as error:
        return {**found, "state": "broken", "fault": str(error)}
    return {**found, "state": "here", "fault": None}


def _line(checkpoint: Checkpoint) -> str:
    """What a whole checkpoint is, in a line."""
    from InstructionGen.checkpoints import facts

    said = facts(checkpoint)
    return ", ".join(
        filter(
            None,
            (
                f"{_short(said.parameters)} parameters" if said.parameters else "",
                said.dtype,
                f"{_short(said.size)}B",
                f"context {checkpoint.context:,}" if checkpoint.context else "",
                _template(said.template),
                f"licence {checkpoint.licence}",
            ),
        )
    )


def _short(number: float) -> str:
    """A number with its thousands as a letter: ``8.03 G``."""
    letters = iter("kMGT")
    letter = ""
    while number >= 999.5 and (larger := next(letters, "")):
        number, letter = number / 1000, larger
    return f"{number:.3g} {letter}"


def _template(template: str) -> str:
    """What a chat template does with a system message, found out by trying."""
    if not template:
        return "no chat template (a base model: give one with --chat-template)"
    from InstructionGen.engine.chat import jinja_render

    try:
        render = jinja_render(template)
    except Exception as error:  # a template is anybody's program
        return f"a chat template that cannot be read here ({error})"
    mark = "the-system-message"
    try:
        takes = mark in render([{"role": "system", "content": mark}, {"role": "user", "content": "?"}])
    except Exception:  # templates refuse by raising what they like
        takes = False
    return (
        "template takes a system message" if takes else "template takes no system message (it goes to the user's turn)"
    )
