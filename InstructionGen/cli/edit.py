"""``instructiongen edit``: edit instructions from captions; ``edit_instruction/instruction_gen.py`` is the same."""

from __future__ import annotations

import click

from InstructionGen.cli.options import SPELLINGS, Command, telling
from InstructionGen.cli.running import Running, running
from InstructionGen.cli.sourcing import Sourcing, sourcing


@click.command(cls=Command, context_settings=SPELLINGS)
@sourcing
@running
@telling
def edit(of: Sourcing, how: Running) -> None:
    """Write edit instructions: what to change, and the caption before and after.

    \b
    instructiongen edit --instruction-type remove --source-data mscoco --engine rules --input captions_val2017.json
    """
    from InstructionGen.cli.job import judge_of, tell, write
    from InstructionGen.export.anyedit import write_jsonl
    from InstructionGen.pool import load_pool
    from InstructionGen.rundir import read_records
    from InstructionGen.tasks.edit import EditTask

    pool = load_pool(how.options.pool)
    cards, bases = of.cards(how)
    aim = of.aim(pool)
    task = EditTask(
        f"edit.{of.type}", tuple(cards.values()), how.seed, of.tries, judge_of(how, "edit"), pool, aim, bases
    )
    source, balanced = of.open(pool, how.seed)
    home = of.home(how, source)
    tally = write(task, source, home, how, of.settings({**cards, **bases}, aim))
    files = {"run": home, "edits": home / "edits.jsonl" if how.output else home.with_name(f"{home.name}.jsonl")}
    write_jsonl(read_records(home), files["edits"])
    if balanced:
        click.echo(balanced.told())
    tell(tally, files)
