"""Engines: anything that answers requests. They know nothing of items, tasks or files.

Heavy libraries are imported when an engine is opened, never before.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from InstructionGen.errors import EngineError, UnknownName
from InstructionGen.records import Completion, Request


class Engine(Protocol):
    """A model that answers. Answers come in any order; ids pair them with requests."""

    @property
    def model(self) -> str:
        """What wrote the answers, as records name it."""
        ...

    @property
    def window(self) -> int:
        """How many requests it can usefully hold."""
        ...

    def submit(self, request: Request) -> None:
        """Take a question. Never blocks on its answer."""
        ...

    def poll(self) -> Iterable[Completion]:
        """At least one answer, waiting for it when there is none yet."""
        ...

    def close(self) -> None:
        """Give back what the engine holds: memory, device, connections."""
        ...


ENGINES = {"rules": "InstructionGen.engine.rules:RuleEngine"}
"""Engine name -> where its class is."""


def open_engine(name: str) -> Engine:
    """Start an engine. Raises ``UnknownName``, or ``EngineError`` with what to do."""
    if name not in ENGINES:
        raise UnknownName("engine", name, ENGINES)
    module, _, attribute = ENGINES[name].partition(":")
    engine: Engine = getattr(importlib.import_module(module), attribute)()
    return engine


def open_checkpoint(model: str) -> Engine:
    """The engine for a checkpoint. Raises ``EngineError``: this version has none, and never uses rules instead."""
    home = Path("checkpoints") / model
    missing = [] if importlib.util.find_spec("vllm") else ["vLLM is not installed"]
    missing += [] if home.is_dir() else [f"there is no checkpoint at {home}"]
    why = " and ".join(["this version has no engine for checkpoints yet", *missing])
    raise EngineError(
        f"{model} cannot run here: {why}. Two ways on: `--engine rules` now, "
        f"or, with a later version, `bash setup.sh gpu` and a checkpoint at {home}"
    )
