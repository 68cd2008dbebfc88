"""``instructiongen cards``: the cards on the shelves, and the exact chat that one of them asks."""

from __future__ import annotations

from pathlib import Path

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, telling
from InstructionGen.shelves import SHELVES, card_names


@click.group(context_settings=SPELLINGS)
def cards() -> None:
    """List the cards, show what one asks, check one of your own."""


@cards.command("list", cls=Command)
@telling
def list_() -> None:
    """Every card: what it is for, what an item must have, and how its answers are checked."""
    from rich.console import Console
    from rich.table import Table

    from InstructionGen.cards import load_card

    table = Table("card", "purpose", "needs", "checks", box=None, padding=(0, 1))
    table.columns[0].no_wrap = True
    for family in SHELVES:
        for stem in card_names(family):
            card = load_card(family, stem)
            table.add_row(card.name, card.purpose, ", ".join(card.needs), ", ".join(card.checks))
    Console(markup=False).print(table)


@cards.command(cls=Command)
@click.argument("name")
@telling
def show(name: str) -> None:
    """Print the chat that a card asks, with its own first example as the question.

    \b
    instructiongen cards show edit.remove
    """
    from InstructionGen.cards import load_card
    from InstructionGen.errors import UnknownName

    family, _, stem = name.partition(".")
    if family not in SHELVES:
        raise UnknownName("card", name, [f"{f}.{s}" for f in SHELVES for s in card_names(f)])
    card = load_card(family, stem)
    given = card.examples[0].given if card.examples else {}
    for message in card.messages(given, "example#0"):
        click.echo(f"[{message.role}]\n{message.content}\n")


@cards.command(cls=Command)
@click.argument("path", type=PATH)
@telling
def check(path: Path) -> None:
    """Say whether a card file is whole: its fields, checks and examples, and the names in its cases."""
    from InstructionGen.cards import read_card

    card = read_card(path)
    if card.cases:
        from InstructionGen.pool import load_pool
        from InstructionGen.sources.happenings import check_cases

        check_cases(card, load_pool())
    click.echo(f"{card.name}: {len(card.examples)} examples, hash {card.hash}")
