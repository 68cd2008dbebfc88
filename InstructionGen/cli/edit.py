"""``instructiongen edit``: edit instructions from captions; ``edit_instruction/instruction_gen.py`` is the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Name, telling
from InstructionGen.cli.running import Running, running
from InstructionGen.shelves import card_names

SHELF = Path("edit_instruction")


def _sources() -> Iterable[str]:
    from InstructionGen.sources import SOURCES

    return SOURCES


@click.command(cls=Command, context_settings=SPELLINGS)
@click.option(
    "--instruction-type",
    type=Name("type", lambda: (*card_names("edit"), "mix")),
    default="remove",
    show_default=True,
    help="What is edited; `mix` draws a type for each image.",
)
@click.option(
    "--source-data",
    type=Name("source", _sources),
    default="mscoco",
    show_default=True,
    help="Where captions come from.",
)
@click.option(
    "--input", "input_", type=PATH, help="The source's file. [default: its usual place in edit_instruction/input]"
)
@click.option(
    "--idx", type=int, default=-101, show_default=True, help="Number that names the result: SOURCE_TYPE_IDX.jsonl."
)
@click.option(
    "--tries",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Captions of an image that may be tried for a type.",
)
@click.option(
    "--balance",
    type=click.IntRange(min=1),
    metavar="T",
    help="Fewer of what captions speak of all the time: each concept of the pool keeps about T of its captions, a "
    "rarer one all, and a caption stays if one of its concepts keeps it. Try T with: pool stats --captions",
)
@running
@telling
def edit(
    instruction_type: str,
    source_data: str,
    input_: Path | None,
    idx: int,
    tries: int,
    balance: int | None,
    how: Running,
) -> None:
    """Write edit instructions: what to change, and the caption before and after.

    \b
    instructiongen edit --instruction-type remove --source-data mscoco --engine rules --input captions_val2017.json
    """
    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import judge_of, tell, write
    from InstructionGen.errors import CardError
    from InstructionGen.export.anyedit import write_jsonl
    from InstructionGen.pool import load_pool
    from InstructionGen.pool.matching import Matcher
    from InstructionGen.rundir import read_records
    from InstructionGen.sources import open_source
    from InstructionGen.sources.balanced import Balanced
    from InstructionGen.tasks.edit import EditTask

    stems = card_names("edit") if instruction_type == "mix" else (instruction_type,)
    known = (load_card("edit", stem) for stem in stems)
    cards = tuple(card.drawn_with(how.sampling) for card in known if card.weight or len(stems) == 1)
    if not cards:
        raise CardError("every edit card has weight 0, so there is nothing to mix; give one of them a weight")
    pool = load_pool(how.options.pool)
    task = EditTask(f"edit.{instruction_type}", cards, how.seed, tries, judge_of(how, "edit"), pool)
    source = open_source(source_data, input_, SHELF / "input")
    balanced = Balanced(source, Matcher(pool), balance, how.seed) if balance else None
    home = how.output or SHELF / "output" / f"{source.name}_{instruction_type}_{idx}"
    tally = write(
        task,
        balanced.source if balanced else source,
        home,
        how,
        {
            "cards": {card.name: card.hash for card in cards},
            "tries": tries,
            **({"balance": balance} if balance else {}),
        },
    )
    files = {"run": home, "edits": home / "edits.jsonl" if how.output else home.with_name(f"{home.name}.jsonl")}
    write_jsonl(read_records(home), files["edits"])
    if balanced:
        click.echo(balanced.told())
    tell(tally, files)
