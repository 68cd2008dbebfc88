"""What a user may say about an engine. Each engine names what it understands; the rest is refused, never ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from InstructionGen.errors import EngineError

DEFAULT_MODEL = "llama3"

Device = Literal["auto", "cpu", "cuda"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to open an engine. What is left at its default is the engine's to choose."""

    model: str | None = None
    """A short name, a folder or GGUF file, or a hub id; for endpoints, the name they serve it under."""
    device: Device = "auto"
    """``auto`` is the GPU where there is one."""
    gpu_ids: tuple[int, ...] = ()
    """Which of the visible GPUs; more than one share the model's tensors."""
    tensor_parallel: int | None = None
    """How many GPUs share the model's tensors: as many as ``gpu_ids`` names, or the first so many."""
    dtype: str | None = None
    max_model_len: int | None = None
    """Tokens of prompt and answer together."""
    gpu_memory_share: float | None = None
    """Of a GPU's memory, the share that weights and key-value cache may take: 0 to 1."""
    quantization: str | None = None
    lora: Path | None = None
    """The folder of an adapter to put on the checkpoint."""
    speculate: int | None = None
    """Tokens to guess ahead from the prompt (prompt lookup): output captions copy most of their input."""
    chat_template: Path | None = None
    """A Jinja file to use in place of the checkpoint's own template."""
    endpoints: tuple[str, ...] = ()
    """Base addresses of OpenAI-compatible servers: ``http://localhost:8000/v1``."""
    api_key_env: str | None = None
    """The environment variable that holds the endpoints' key."""
    timeout: float | None = None
    """Seconds that an endpoint may take for one answer."""
    window: int | None = None
    """Questions the engine may hold at once."""
    model_licence: str | None = None
    """Under which the model stands, where nobody else says."""
    pool: Path | None = None
    """The concepts that answers are made of, where an engine makes them of concepts; by default the shipped ones."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Anything else the engine's own library takes, under its own names."""

    def given(self) -> frozenset[str]:
        """The options that are not at their default."""
        return frozenset(f.name for f in fields(self) if getattr(self, f.name) not in (None, (), {}, "auto"))


HARMLESS = frozenset({"model", "model_licence", "device", "gpu_ids", "pool"})
"""Options that published commands always give, or that a task has a use for as well: an engine that has none lets them
pass."""

SPELLING = {
    "gpu_ids": "--gpu-id",
    "endpoints": "--endpoint",
    "extra": "--engine-arg",
    "gpu_memory_share": "--memory-share",
    "window": "--batch-size",
}


def with_key_and_value(text: str) -> tuple[str, Any]:
    """``key=value`` of ``--engine-arg``; the value is read as YAML, so 4, true and {a: 1} are what they look like.

    Raises:
        EngineError: there is no ``=`` or no key, or the value is no YAML.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise EngineError(f"--engine-arg wants key=value, not {text!r}")
    try:
        return name.strip().replace("-", "_"), yaml.safe_load(value)
    except (yaml.YAMLError, ValueError):
        raise EngineError(f"--engine-arg {name}: {value!r} cannot be read; quote it as YAML does") from None


def refuse_unknown(engine: str, options: Options, understood: frozenset[str]) -> None:
    """Raise ``EngineError`` for an option that an engine does not understand."""
    for name in sorted(options.given() - understood - HARMLESS):
        option = SPELLING.get(name, f"--{name.replace('_', '-')}")
        raise EngineError(f"the {engine} engine has no {option}; leave it out, or choose another --engine")
