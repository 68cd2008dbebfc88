"""The options of everything that runs a task: who answers, who judges, how much, where to."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from InstructionGen.cli.dry_run import DRY_RUN, DryRun, dry_run_of
from InstructionGen.cli.options import PATH, Mistake, Name, options_of

if TYPE_CHECKING:
    from InstructionGen.engine import Options


@dataclass(frozen=True, slots=True)
class Running:
    """How to run a task, as the user said it."""

    engine: str | None
    """Its name; none is for the checkpoint or the endpoints to say."""
    options: Options
    judged: bool
    judge_engine: str | None
    judge_options: Options | None
    """Of a judge that is not the writer."""
    judge_threshold: float
    min_rating: float | None
    """The least rating, 1 to 5, where the judge rates and does not say yes or no."""
    sampling: Mapping[str, float]
    """What replaces the cards' own."""
    limit: int | None
    seed: int
    output: Path | None
    dry_run: DryRun | None
    """Only to tell what it would cost."""


def running(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of everything that runs a task; it gets them as one, called ``how``."""
    return options_of(*_RUNNING, *_ANSWERING, *_JUDGING, *DRY_RUN)(_gathering(command))


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a command whose answers nobody judges."""
    return options_of(*_RUNNING, *_ANSWERING, *DRY_RUN)(_gathering(command))


def _gathering(command: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(command)
    def gathered(**said: Any) -> Any:
        own = {name: said.pop(name) for name in inspect.signature(command).parameters if name != "how"}
        return command(how=_running({**_NOBODY, **said}), **own)

    return gathered


def _running(said: dict[str, Any]) -> Running:
    from InstructionGen.engine import Options
    from InstructionGen.engine.options import with_key_and_value
    from InstructionGen.errors import InstructionGenError

    try:
        extra = dict(with_key_and_value(text) for text in said["engine_arg"])
    except InstructionGenError as error:
        raise Mistake(str(error)) from None
    options = Options(
        model=said["model"],
        device=said["device"],
        gpu_ids=said["gpu_id"],
        tensor_parallel=said["tensor_parallel"],
        dtype=said["dtype"],
        max_model_len=said["max_model_len"],
        gpu_memory_share=said["memory_share"],
        quantization=said["quantization"],
        lora=said["lora"],
        speculate=said["speculate"],
        chat_template=said["chat_template"],
        endpoints=said["endpoint"],
        api_key_env=said["api_key_env"],
        timeout=said["timeout"],
        window=said["batch_size"],
        pool=said["pool"],
        model_licence=said["model_licence"],
        extra=extra,
    )
    other = said["judge_engine"] or said["judge_model"] or said["judge_endpoint"]
    judge = Options(
        # An engine alone means the same checkpoint; an endpoint says itself what it serves.
        model=said["judge_model"] or (None if said["judge_endpoint"] else said["model"]),
        device=said["device"],
        gpu_ids=said["gpu_id"],
        gpu_memory_share=said["judge_memory_share"],
        endpoints=said["judge_endpoint"],
        api_key_env=said["judge_api_key_env"],
    )
    return Running(
        engine=said["engine"],
        options=options,
        judged=said["judge"] or bool(other) or said["min_rating"] is not None,
        judge_engine=said["judge_engine"],
        judge_options=judge if other else None,
        judge_threshold=said["judge_threshold"],
        min_rating=said["min_rating"],
        sampling={name: said[name] for name in ("temperature", "top_p", "max_tokens") if said[name] is not None},
        limit=said["limit"],
        seed=said["seed"],
        output=said["output"],
        dry_run=dry_run_of(said),
    )


class _GpuIds(click.ParamType[tuple[int, ...]]):
    """``6``, or ``0,1`` for one model on two GPUs."""

    name = "ids"

    def convert(
        self, value: str | tuple[int, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        try:
            ids = tuple(int(part) for part in value.split(","))
        except ValueError:
            ids = (-1,)
        if min(ids) < 0 or len(set(ids)) < len(ids):
            self.fail(f"{value!r} is not a GPU's number, or several of them: 6, or 0,1", param, ctx)
        return ids


def _engines() -> Iterable[str]:
    from InstructionGen.engine import ENGINES

    return ENGINES


_WHOLE = click.IntRange(min=1)
_ENGINE = Name("engine", _engines)

_ANSWERING = (
    click.option("--engine", type=_ENGINE, help="Who answers; `rules` needs no weights. [default: what --model needs]"),
    click.option("--model", help="The checkpoint: llama3, mistral, a folder, a GGUF file, a hub id. [default: llama3]"),
    click.option(
        "--gpu-id", type=_GpuIds(), default=(), help="The GPU it runs on; `0,1` shares it between two. [default: 0]"
    ),
    click.option(
        "--device",
        type=click.Choice(["auto", "cpu", "cuda"]),
        default="auto",
        show_default=True,
        help="GPU or processor.",
    ),
    click.option("--batch-size", type=_WHOLE, help="Items on the way at once. [default: the engine's]"),
    click.option("--tensor-parallel", type=_WHOLE, help="GPUs that share the model's tensors."),
    click.option("--dtype", help="Type of the weights: bfloat16, float16, float32. [default: the checkpoint's]"),
    click.option("--max-model-len", type=_WHOLE, help="Tokens of prompt and answer. [default: the checkpoint's]"),
    click.option("--memory-share", type=click.FloatRange(0, 1, min_open=True), help="Of the GPU's memory, for vLLM."),
    click.option("--quantization", help="vLLM: awq, gptq, fp8 …; transformers: 4bit, 8bit."),
    click.option("--lora", type=PATH, help="An adapter to put on the checkpoint: its folder."),
    click.option("--speculate", type=_WHOLE, help="Tokens to guess ahead from the prompt (n-gram lookup)."),
    click.option("--chat-template", type=PATH, help="A Jinja file in place of the checkpoint's template."),
    click.option(
        "--engine-arg", multiple=True, metavar="KEY=VALUE", help="Anything else its library takes; repeatable."
    ),
    click.option(
        "--endpoint",
        "--openai-base-url",
        multiple=True,
        metavar="URL",
        help="An OpenAI-compatible server; repeatable.",
    ),
    click.option(
        "--api-key-env",
        metavar="NAME",
        help="Variable with the key. [default: INSTRUCTIONGEN_API_KEY, OPENAI_API_KEY]",
    ),
    click.option(
        "--timeout", type=click.FloatRange(0, min_open=True), help="Seconds an endpoint may take for an answer."
    ),
    click.option("--model-licence", metavar="ID", help="The model's licence. [default: what the checkpoint says]"),
    click.option("--temperature", type=click.FloatRange(0), help="In place of the card's."),
    click.option("--top-p", type=click.FloatRange(0, 1, min_open=True), help="In place of the card's."),
    click.option("--max-tokens", type=_WHOLE, help="Tokens of an answer, in place of the card's."),
)
_NOBODY: Mapping[str, Any] = {
    **dict.fromkeys(("judge_engine", "judge_model", "judge_memory_share", "judge_api_key_env", "min_rating")),
    "judge": False,
    "judge_threshold": 0.5,
    "judge_endpoint": (),
}
"""What is said of a judge where there is none."""
_JUDGING = (
    click.option("--judge", is_flag=True, help="Ask about every answer once more: is it right? P(yes) is kept."),
    click.option(
        "--judge-threshold", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="The least P(yes)."
    ),
    click.option(
        "--min-rating",
        type=click.FloatRange(1, 5),
        metavar="1-5",
        help="Let the judge rate every answer from 1 to 5 in place of yes or no, and keep what has at least this.",
    ),
    click.option("--judge-model", help="Another checkpoint judges."),
    click.option("--judge-engine", type=_ENGINE, help="Its engine."),
    click.option("--judge-endpoint", multiple=True, metavar="URL", help="Or its server; repeatable."),
    click.option(
        "--judge-memory-share",
        type=click.FloatRange(0, 1, min_open=True),
        help="Of the GPU's memory, for a judge of its own in vLLM; --memory-share is the writer's.",
    ),
    click.option("--judge-api-key-env", metavar="NAME", help="Variable with the key of the judge's endpoints."),
)
_RUNNING = (
    click.option("--limit", type=_WHOLE, help="Stop after this many items. A later run may go on."),
    click.option("--seed", type=int, default=0, show_default=True, help="Another seed, another draw."),
    click.option(
        "--output",
        "--output-path",
        type=PATH,
        help="The run directory. The same command again goes on where it stopped.",
    ),
    click.option("--pool", type=PATH, help="Concepts of a pool built or mended by you. [default: the shipped pool]"),
)
