"""``instructiongen session``: sessions of several edits; ``instruction_gen_multi_turn.py`` is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from InstructionGen.cli.options import SPELLINGS, Command, telling
from InstructionGen.cli.running import Running, running
from InstructionGen.cli.sourcing import Sourcing, sourcing

if TYPE_CHECKING:
    from InstructionGen.cards import Card

MODES = ("independent", "memory", "coreference", "backtrack", "mix")


@click.command(cls=Command, context_settings={**SPELLINGS, "default_map": {"instruction_type": "mix"}})
@click.option(
    "--mode",
    type=click.Choice(MODES),
    default="mix",
    show_default=True,
    help="How turns lean on earlier ones: not at all, by a standing order, by a pronoun, by going back.",
)
@click.option(
    "--iter", "turns", type=click.IntRange(min=2, max=10), default=3, show_default=True, help="Turns of a session."
)
@sourcing
@running
@telling
def session(mode: str, turns: int, of: Sourcing, how: Running) -> None:
    """Write sessions: several edits one after the other, each of what the one before left.

    \b
    instructiongen session --mode backtrack --iter 3 --engine rules --input captions_val2017.json
    """
    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import judge_of, tell, write
    from InstructionGen.export.sessions import write_json, write_jsonl
    from InstructionGen.pool import load_pool
    from InstructionGen.rundir import read_records
    from InstructionGen.shelves import card_names
    from InstructionGen.tasks.session import SessionTask

    pool = load_pool(how.options.pool)
    cards = _types(of, how)
    wordings = {stem: load_card("session", stem).drawn_with(how.sampling) for stem in card_names("session")}
    aim = of.aim(pool)
    judge, first = judge_of(how, "edit"), "" if of.type == "mix" else of.type
    task = SessionTask(f"session.{mode}", cards, wordings, mode, turns, first, how.seed, of.tries, judge, pool, aim)
    source, balanced = of.open(pool, how.seed)
    home = of.home(how, source, "multi_turn")
    settings = {**of.settings({**cards, **wordings}, aim), "mode": mode, "turns": turns, "first": first}
    tally = write(task, source, home, how, settings)
    place = home / "sessions" if how.output else home
    files = {
        "run": home,
        "lines": place.with_name(f"{place.name}.jsonl"),
        "list": place.with_name(f"{place.name}.json"),
    }
    write_jsonl(read_records(home), files["lines"])
    write_json(read_records(home), files["list"])
    if balanced:
        click.echo(balanced.told())
    tell(tally, files)


def _types(of: Sourcing, how: Running) -> dict[str, Card]:
    """What turns may be of: the type asked for, and those of a mix, since one type alone makes few sessions.

    Raises:
        CardError: the type asked for is no single edit.
    """
    from InstructionGen.errors import CardError

    def single(cards: Mapping[str, Card]) -> dict[str, Card]:
        return {name: card for name, card in cards.items() if not card.derives}

    asked, _ = of.cards(how)
    mixed, _ = replace(of, type="mix").cards(how)
    if not single(asked):
        raise CardError(f"{of.type} asks for edits in other words; a session's turns are edits by themselves")
    return {**single(mixed), **single(asked)}
