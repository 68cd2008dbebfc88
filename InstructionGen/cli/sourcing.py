"""The options of everything that edits captions: which types, of which source, aiming at what."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.options import PATH, Mistake, Name, options_of
from InstructionGen.cli.reading import READ, READING, SHELF, Reading, named, reading_of
from InstructionGen.cli.running import Running
from InstructionGen.shelves import ALIASES, card_names

if TYPE_CHECKING:
    from InstructionGen.cards import Card
    from InstructionGen.pool import Pool
    from InstructionGen.sources.balanced import Balanced
    from InstructionGen.sources.source import Source
    from InstructionGen.tasks.questions import Aim


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What to edit, as the user said it."""

    type: str
    """A type of edit, or ``mix``."""
    weights: Mapping[str, float]
    """Type -> share in a mix, in place of its card's."""
    reading: Reading
    captions: str
    idx: int
    tries: int
    balance: int | None
    concepts: Path | None
    counterfactual: float

    def cards(self, how: Running) -> tuple[dict[str, Card], dict[str, Card]]:
        """The cards that are asked for, and those that they derive from, by type.

        Raises:
            CardError: there is nothing to mix.
        """
        from InstructionGen.cards import load_card
        from InstructionGen.errors import CardError

        def load(stem: str) -> Card:
            card = load_card("edit", stem).drawn_with(how.sampling)
            return card.weighing(self.weights[stem]) if stem in self.weights else card

        if self.type != "mix":
            cards = {self.type: load(self.type)}
        else:
            cards = {stem: card for stem in card_names("edit") if (card := load(stem)).weight}
        if not cards:
            raise CardError("every edit card has weight 0, so there is nothing to mix; give one a --weight")
        bases = {base: load(base) for card in cards.values() for base in card.derives if base not in cards}
        return cards, bases

    def aim(self, pool: Pool) -> Aim:
        """What the run steers towards. Raises ``InputError`` for a list that names nothing of the pool."""
        from InstructionGen.errors import InputError
        from InstructionGen.files import read_text
        from InstructionGen.tasks.questions import Aim

        if self.concepts is None:
            return Aim(counterfactual=self.counterfactual)
        names = [line.strip() for line in read_text(self.concepts).splitlines()]
        found = {name: pool.find(name) for name in names if name and not name.startswith("#")}
        strange = [name for name, concept in found.items() if concept is None]
        if strange:
            few = ", ".join(repr(name) for name in strange[:5])
            click.echo(f"Note: {len(strange):,} of {len(found):,} names are not in the pool: {few}", err=True)
        known = frozenset(concept.name for concept in found.values() if concept)
        if not known:
            raise InputError(f"{self.concepts} names no concept of the pool, one a line; see: instructiongen pool show")
        return Aim(known, self.counterfactual)

    def open(self, pool: Pool, seed: int) -> tuple[Source, Balanced | None]:
        """The source, and what balances it where that is asked for. Raises ``InputError``."""
        from InstructionGen.pool.matching import Matcher
        from InstructionGen.sources.balanced import Balanced
        from InstructionGen.sources.captions import each_caption

        source = self.reading.source()
        if self.captions == "all":
            source = each_caption(source)
        balanced = Balanced(source, Matcher(pool), self.balance, seed) if self.balance else None
        return (balanced.source if balanced else source), balanced

    def home(self, how: Running, source: Source, what: str = "") -> Path:
        """The run directory: the user's, or ``SOURCE_TYPE_IDX`` in its usual place."""
        return how.output or SHELF / "output" / "_".join(filter(None, (source.name, self.type, what, str(self.idx))))

    def settings(self, cards: Mapping[str, Card], aim: Aim) -> dict[str, Any]:
        """What of it decides the records, for a run to be resumed by; what is left at its default is not told."""
        told: dict[str, Any] = {
            "cards": {card.name: card.hash for card in cards.values()},
            "tries": self.tries,
        }
        extra = {
            "balance": self.balance,
            "captions": self.captions if self.captions != "one" else None,
            "concepts": sorted(aim.concepts),
            "counterfactual": aim.counterfactual,
            "reader": self.reading.settings(),
        }
        return {**told, **{name: value for name, value in extra.items() if value}}


def sourcing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of types and sources; it gets them as one, called ``of``."""

    @functools.wraps(command)
    def gathered(**said: Any) -> Any:
        own = {name: said.pop(name) for name in (*_NAMES, *READ)}
        return command(of=_sourcing(own), **said)

    return options_of(*_TYPES, named("mscoco"), *READING, *_DRAWING)(gathered)


def _sourcing(said: Mapping[str, Any]) -> Sourcing:
    return Sourcing(
        type=said["instruction_type"],
        weights=dict(said["weight"]),
        reading=reading_of(said),
        captions=said["captions"],
        idx=said["idx"],
        tries=said["tries"],
        balance=said["balance"],
        concepts=said["concepts"],
        counterfactual=said["counterfactual"],
    )


_NAMES = ("instruction_type", "weight", "captions", "idx", "tries", "balance", "concepts", "counterfactual")


class TypeName(Name):
    """A type of edit, by its own name or by one that another data set has for it."""

    def __init__(self, *besides: str) -> None:
        super().__init__("type", lambda: (*card_names("edit"), *besides))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The card's name."""
        return super().convert(ALIASES.get(value.lower().replace("-", "_"), value), param, ctx)


class _Weight(click.ParamType[tuple[str, float]]):
    """``color_alter=2``."""

    name = "weight"

    def convert(
        self, value: str | tuple[str, float], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        if isinstance(value, tuple):
            return value
        name, _, number = value.partition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if not 0 <= weight < float("inf"):
            raise Mistake(f"--weight {value!r} is not a type and its share: color_alter=2, or remove=0")
        return TypeName().convert(name, param, ctx), weight


_TYPES = (
    click.option(
        "--instruction-type",
        type=TypeName("mix"),
        default="remove",
        show_default=True,
        help="What is edited; `mix` draws a type for each image.",
    ),
    click.option(
        "--weight",
        multiple=True,
        type=_Weight(),
        metavar="TYPE=SHARE",
        help="A type's share in a mix, 0 to leave it out; repeatable. [default: its card's]",
    ),
)
_DRAWING = (
    click.option(
        "--captions",
        type=click.Choice(["one", "all"]),
        default="one",
        show_default=True,
        help="An edit for each image, of one of its captions; or one for each caption.",
    ),
    click.option(
        "--idx", type=int, default=-101, show_default=True, help="Number that names the result: SOURCE_TYPE_IDX.jsonl."
    ),
    click.option(
        "--tries",
        type=click.IntRange(min=1),
        default=5,
        show_default=True,
        help="Captions of an image that may be tried for a type.",
    ),
    click.option(
        "--balance",
        type=click.IntRange(min=1),
        metavar="T",
        help="Fewer of what captions speak of all the time: each concept of the pool keeps about T of its captions, a "
        "rarer one all, and a caption stays if one of its concepts keeps it. Try T with: pool stats --captions",
    ),
    click.option(
        "--concepts",
        type=PATH,
        help="A list of concepts, one a line: only they, and sorts of them, are edited or come in.",
    ),
    click.option(
        "--counterfactual",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="How often what comes is what nobody would expect there: a piano in a meadow.",
    ),
)
