"""``instructiongen converse``: dialogues about pictures and motions; ``generate.py`` is the same command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from InstructionGen.cli.options import SPELLINGS, Command, Mistake, Name, telling
from InstructionGen.cli.reading import Reading, SourceName, reading
from InstructionGen.cli.running import Running, running

SHELF = Path("visual_instruction")
USUAL = "COCO2017"
"""What is read where nothing is named."""
CONFIGS: Mapping[str, str] = {"openimages": "openimagesv7"}
"""Source -> the prompt configuration that suits it, where that is not ``llava``."""


OUTPUT_FORMATS = ("llava", "rows", "sharegpt", "llama-factory")


ENGINES: Mapping[str, str] = {
    "huggingface": "transformers",
    "llama.cpp": "llamacpp",
    "openai": "openai",
    "vllm": "vllm",
    "rules": "rules",
}
"""``--model-source`` -> our engine."""


@click.command(cls=Command, context_settings=SPELLINGS)
@click.argument("dataset", required=False, type=SourceName())
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    help="conversation, detail, reasoning or motion; repeatable. [default: all of the configuration that suit]",
)
@click.option(
    "--prompt-config",
    metavar="NAME|FILE",
    help="Which kinds are asked, with which card, and what is shown: llava, llava_smallcontext, openimagesv7, or a "
    "file of yours. [default: the one that suits the source]",
)
@click.option(
    "--model-source", type=Name("model source", lambda: ENGINES), help="Who answers, as --engine says it too."
)
@click.option(
    "--output-format",
    type=Name("form", lambda: OUTPUT_FORMATS),
    default="llava",
    show_default=True,
    help="What is written beside the run; see also: instructiongen export.",
)
@click.option(
    "--tries",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Answers that are asked for until one passes its checks.",
)
@reading
@running
@telling
def converse(
    dataset: str | None,
    kinds: tuple[str, ...],
    prompt_config: str | None,
    model_source: str | None,
    output_format: str,
    tries: int,
    of: Reading,
    how: Running,
) -> None:
    """Write dialogues about pictures: conversation, detailed description, reasoning; or about motions.

    \b
    instructiongen converse mscoco --engine rules --input captions_val2017.json --limit 30
    python generate.py COCO2017 --prompt-config llava --kind detail --model llama3
    """
    from InstructionGen.cli.job import judge_of, tell, write
    from InstructionGen.export.dialogues import FORMS, dialogues
    from InstructionGen.rundir import read_records
    from InstructionGen.sources.kinds import each_kind
    from InstructionGen.tasks.dialogue import DialogueTask
    from InstructionGen.tasks.prompting import kinds_by_medium, load_prompting

    how = replace(how, engine=_engine(how.engine, model_source))
    of = replace(of, name=_name(dataset, of))
    config = load_prompting(prompt_config or CONFIGS.get(of.name, "llava"))
    asking = config.asking(kinds, how.sampling)
    media = kinds_by_medium(asking, kinds)
    source = of.source()
    task = DialogueTask(asking, how.seed, tries, judge_of(how, "dialogue"))
    home = how.output or SHELF / "output" / "_".join((source.name, config.name, *kinds))
    settings = {
        "cards": {kind: one.card.hash for kind, one in asking.items()},
        "shows": {kind: {"shows": sorted(one.shows), "boxes": one.most_boxes} for kind, one in asking.items()},
        "kinds": media,
        "tries": tries,
        **({"reader": told} if (told := of.settings()) else {}),
    }
    tally = write(task, each_kind(source, media), home, how, settings)
    form = FORMS[output_format]
    stem = home / "dialogues" if how.output else home
    files = {"run": home, "dialogues": stem.with_name(f"{stem.name}{form.suffix}")}
    form.write(dialogues(read_records(home), Counter()), files["dialogues"])
    tell(tally, files)


def _engine(engine: str | None, model_source: str | None) -> str | None:
    """The engine that both options mean."""
    meant = ENGINES[model_source] if model_source else engine
    if engine and engine != meant:
        raise Mistake(
            f"--model-source {model_source} is the engine {meant}, and --engine says {engine}: give one of them"
        )
    return meant


def _name(dataset: str | None, of: Reading) -> str:
    """The source that is named; else the one whose form the file has; else the usual one.

    Raises:
        InputError: there is no such file.
    """
    from InstructionGen.sources.guessing import guess

    if dataset and of.name and dataset != of.name:
        raise Mistake(f"{dataset} and --source-data {of.name} are two data sets: give one of them")
    return dataset or of.name or (guess(of.input) if of.input else USUAL)
