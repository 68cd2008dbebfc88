"""``--dry-run``: what a run would cost, before it is begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import Mistake

if TYPE_CHECKING:
    from InstructionGen.engine import Engine, Options
    from InstructionGen.estimate import Estimate
    from InstructionGen.sources.source import Source
    from InstructionGen.tasks import Task

ASKED, REHEARSED = 1024, 8192
"""Items of a sample at most, where a model answers and where the rules do, which is soon done."""


@dataclass(frozen=True, slots=True)
class DryRun:
    """How to estimate, as the user said it."""

    most: int | None
    """Items to ask about."""
    ask: bool | None
    """Whether the engine itself is asked; None for it if it is on this machine, and not if it may cost money."""
    tokenizer: str | None
    rate: float | None
    price: tuple[float, float] | None

    def rehearses(self, engine: str) -> bool:
        """Whether the rules stand in for the model."""
        return engine == "openai" if self.ask is None else not self.ask

    def stand_in(self, options: Options) -> Engine:
        """Who answers where the engine is not asked. Raises ``EngineError`` where nobody says whose tokens to count."""
        from InstructionGen.engine.rehearsal import Rehearsal
        from InstructionGen.errors import EngineError, UnknownName

        whose = self.tokenizer or options.model
        if not whose:
            raise EngineError(
                "whose tokens are to be counted? Say --tokenizer FOLDER (or a checkpoint's name), or --ask to put a "
                "sample to the endpoint itself"
            )
        try:
            return Rehearsal(whose, options)
        except UnknownName as unknown:
            if self.tokenizer:
                raise
            raise EngineError(f"{unknown} Say whose tokens to count with --tokenizer, or --ask the endpoint") from None


class _Price(click.ParamType[tuple[float, float]]):
    """``0.15,0.60``: dollars for a million tokens in and out."""

    name = "price"

    def convert(
        self,
        value: str | tuple[float, float],
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,  # noqa: ARG002
    ) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        try:
            read, written = (float(part) for part in value.split(","))
        except ValueError:
            read = written = -1.0
        if not (0 <= read < float("inf") and 0 <= written < float("inf")):
            raise Mistake(f"--price {value!r} is not two prices for a million tokens, in and out: 0.15,0.60")
        return read, written


DRY_RUN = (
    click.option(
        "--dry-run",
        is_flag=True,
        help="Write nothing: tell questions, tokens, hours and money of the run, from a sample of its items.",
    ),
    click.option(
        "--sample",
        type=click.IntRange(min=2),
        help="Of --dry-run: items to ask about at most; it stops once the tokens are known to 2 %. [default: "
        f"{ASKED:,}, or {REHEARSED:,} that are rehearsed]",
    ),
    click.option(
        "--ask/--rehearse",
        default=None,
        help="Of --dry-run: put the sample to the engine, or let the rules answer in its place and open its tokenizer "
        "alone. [default: ask what runs here, rehearse endpoints]",
    ),
    click.option("--tokenizer", metavar="MODEL", help="Of --rehearse: whose tokens are counted. [default: --model's]"),
    click.option(
        "--rate",
        type=click.FloatRange(0, min_open=True),
        help="Of --dry-run: tokens written a second. [default: as fast as the sample went]",
    ),
    click.option("--price", type=_Price(), metavar="IN,OUT", help="Of --dry-run: dollars for a million tokens."),
)


def dry_run_of(said: Mapping[str, Any]) -> DryRun | None:
    """What the user said of it, if it was asked for. Raises ``Mistake`` for what goes with it alone."""
    if said["dry_run"]:
        return DryRun(said["sample"], said["ask"], said["tokenizer"], said["rate"], said["price"])
    for name in ("sample", "tokenizer", "rate", "price"):
        if said[name] is not None:
            raise Mistake(f"--{name} is for --dry-run; add it, or leave --{name} out")
    if said["ask"] is not None:
        raise Mistake(f"--{'ask' if said['ask'] else 'rehearse'} is for --dry-run; add it, or leave it out")
    return None


def tell_estimate(
    task: Task, source: Source, engine: Engine, how: DryRun, *, seed: int, limit: int | None, rehearsed: bool
) -> None:
    """Ask about a sample and print what the whole run would come to."""
    from rich.console import Console

    from InstructionGen.estimate import estimate

    notes = Console(stderr=True, markup=False, highlight=False)
    known = None
    most = how.most or (REHEARSED if rehearsed else ASKED)
    for known in estimate(task, source.rows, engine, seed=seed, limit=limit, most=most):
        notes.print(f"asked about {known.sampled:,} of {known.items:,} items")
    assert known is not None
    console = Console(markup=False, highlight=False)
    for line in _lines(known, how, rehearsed):
        console.print(line)


def _lines(known: Estimate, how: DryRun, rehearsed: bool) -> list[Any]:
    from rich.table import Table

    more = "+" if known.endless else ""
    told: list[Any] = [
        f"{known.items:,}{more} items ({known.unread:,} rows cannot be read), estimated from {known.sampled:,} of them"
        f"{', rehearsed by the rules' if rehearsed else ''}"
    ]
    if known.endless:
        told.append("There are more items than were counted: say how many with --limit")
    table = Table("card", "questions", "tokens in", "tokens out", box=None, padding=(0, 2))
    for column in table.columns[1:]:
        column.justify = "right"
    counts = {
        card: (usage.questions, usage.prompt_tokens, usage.completion_tokens) for card, usage in known.usage.items()
    }
    rows = sorted(counts.items(), key=lambda row: -row[1][1])
    if len(rows) > 1:
        rows.append(("all", (known.asked.questions, known.asked.prompt_tokens, known.asked.completion_tokens)))
    for card, asked in rows:
        table.add_row(card, *(f"{count * known.whole:,.0f}" for count in asked))
    told.append(table)
    kept = known.kept / known.sampled
    told.append(f"{kept:.0%} of the sample ended as records")
    if any(known.tokens):
        told[-1] += f"; tokens are known to {known.spread:.1%} (19 times in 20)"
    if (hours := None if rehearsed and not how.rate else known.hours(how.rate)) is not None:
        base = f"at {how.rate:,.0f} tokens a second" if how.rate else f"as fast as the sample, {_each(known)} an item"
        told.append(f"{_time(hours)}, {base}")
    else:
        told.append("No time is known, since nobody was asked: give --rate, or --ask")
    if how.price:
        told.append(f"${known.money(*how.price):,.2f}, at ${how.price[0]:g} and ${how.price[1]:g} for a million tokens")
    return told


def _each(known: Estimate) -> str:
    each = known.seconds / known.timed
    return f"{each:.2f} s" if each >= 1 else f"{each * 1000:.3g} ms"


def _time(hours: float) -> str:
    if hours >= 1:
        return f"{hours:,.1f} hours"
    return f"{hours * 60:.1f} minutes" if hours * 60 >= 1 else f"{hours * 3600:.1f} seconds"
