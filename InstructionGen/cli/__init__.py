"""The console script ``instructiongen``. One file a command group; nothing heavy is imported to parse arguments."""

from __future__ import annotations

import click

from InstructionGen import __version__
from InstructionGen.cli.captions import captions
from InstructionGen.cli.cards import cards
from InstructionGen.cli.checkpoints import checkpoints
from InstructionGen.cli.compare import compare
from InstructionGen.cli.converse import converse
from InstructionGen.cli.edit import edit
from InstructionGen.cli.export import export
from InstructionGen.cli.implicit import implicit, implicit_text
from InstructionGen.cli.lint import lint
from InstructionGen.cli.pool import pool
from InstructionGen.cli.runs import run
from InstructionGen.cli.session import session
from InstructionGen.cli.sources import sources


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="instructiongen")
def main() -> None:
    """Write text data for image editing, text-to-image and vision-language models."""


for command in (
    captions,
    edit,
    session,
    implicit,
    implicit_text,
    converse,
    sources,
    pool,
    cards,
    checkpoints,
    run,
    export,
    lint,
    compare,
):
    main.add_command(command)
