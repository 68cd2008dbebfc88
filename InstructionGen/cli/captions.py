"""``instructiongen captions``: backgrounds and captions for concepts; ``captions_generator.py`` is the same command."""

from __future__ import annotations

from pathlib import Path

import click

from InstructionGen.cli.options import PATH, SPELLINGS, Command, Name, telling
from InstructionGen.cli.running import Running, running
from InstructionGen.shelves import card_names


@click.command(cls=Command, context_settings=SPELLINGS)
@click.option(
    "--mode",
    type=Name("mode", lambda: card_names("caption")),
    default="cc2cap",
    show_default=True,
    help="c2b: backgrounds of a concept. c2cap: its caption. cb2cap: with a background. cc2cap: two in one scene.",
)
@click.option(
    "--metadata-filepath",
    type=PATH,
    help="Concepts: a list, {concepts, backgrounds} or {concept: [backgrounds]}. [default: the pool]",
)
@click.option("--save-path", type=PATH, default=Path("concept/output"), show_default=True, help="Folder of the tables.")
@click.option(
    "--generation-idx", type=int, default=0, show_default=True, help="Number that names the table: IDX_MODE.csv."
)
@click.option(
    "--counterfactual",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="cc2cap: share of pairs that are never met together, from 0 (all plausible) to 1.",
)
@running
@telling
def captions(
    mode: str,
    metadata_filepath: Path | None,
    save_path: Path,
    generation_idx: int,
    counterfactual: float,
    how: Running,
) -> None:
    """Write backgrounds or captions for concepts.

    \b
    instructiongen captions --mode c2b --engine rules --limit 20
    python captions_generator.py --gpu-id 0 --mode c2cap --engine rules
    """
    from InstructionGen.cards import load_card
    from InstructionGen.cli.job import judge_of, tell, write
    from InstructionGen.export.captions import write_backgrounds, write_csv
    from InstructionGen.pool import load_pool
    from InstructionGen.rundir import read_records
    from InstructionGen.sources.concepts import open_concepts
    from InstructionGen.tasks.caption import CaptionTask

    card = load_card("caption", mode).drawn_with(how.sampling)
    pool = load_pool(how.options.pool)
    source = open_concepts(mode, metadata_filepath, how.seed, pool, counterfactual)
    home = how.output or save_path / f"{generation_idx}_{mode}"
    tally = write(
        CaptionTask(card, how.seed, judge_of(how, "caption"), pool),
        source,
        home,
        how,
        {"cards": {card.name: card.hash}, **({"counterfactual": counterfactual} if counterfactual else {})},
    )
    stem = home / "captions" if how.output else home
    files = {"run": home, "table": stem.with_name(f"{stem.name}.csv")}
    write_csv(read_records(home), mode, files["table"])
    if mode == "c2b":
        files["backgrounds"] = stem.with_name(f"{stem.name}.json")
        write_backgrounds(read_records(home), files["backgrounds"])
    tell(tally, files)
