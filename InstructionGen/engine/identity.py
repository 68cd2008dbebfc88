"""The checkpoint that an engine is opened with, and what of the two decides the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from InstructionGen.checkpoints import Checkpoint, check, find
from InstructionGen.checkpoints import fingerprint as fingerprint_of
from InstructionGen.engine.options import DEFAULT_MODEL, Options
from InstructionGen.errors import EngineError
from InstructionGen.files import fingerprint

READERS = {"folder": "--engine vllm or transformers", "gguf": "--engine llamacpp"}


def checkpoint_for(options: Options, kind: Literal["folder", "gguf"]) -> Checkpoint:
    """The checkpoint that the user named, whole and of the kind that an engine reads.

    Raises:
        UnknownName: nothing is called so.
        EngineError: it is not there, not whole, or of the other kind.
    """
    checkpoint = find(options.model or DEFAULT_MODEL)
    if checkpoint.kind != kind:
        what = "is a GGUF file" if checkpoint.kind == "gguf" else "is not a GGUF file"
        raise EngineError(f"{checkpoint.path} {what}: use {READERS[checkpoint.kind]}")
    if options.extra.get("load_format") != "dummy":  # a benchmark's: a configuration without weights
        check(checkpoint, template=options.chat_template is None)
    return checkpoint


def identity(checkpoint: Checkpoint, options: Options) -> dict[str, Any]:
    """Weights, template and options that change what is written, as plain JSON; where it runs is not among them.

    Raises:
        EngineError: the adapter's folder has no adapter in it.
    """
    said: dict[str, Any] = {
        "checkpoint": fingerprint_of(checkpoint),
        "dtype": options.dtype,
        "quantization": options.quantization,
        "max_model_len": options.max_model_len,
        "lora": fingerprint(_adapter_files(options.lora)) if options.lora else None,
        "chat_template": fingerprint([options.chat_template]) if options.chat_template else None,
        "speculate": options.speculate,
        "extra": dict(options.extra) or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _adapter_files(folder: Path) -> list[Path]:
    files = [folder] if folder.is_file() else sorted(folder.glob("adapter_*"))
    whole = folder.is_file() or {"adapter_config", "adapter_model"} <= {file.stem for file in files}
    if not whole:
        raise EngineError(f"{folder} holds no adapter (adapter_config.json and adapter_model.safetensors)")
    return files


def line_of(error: BaseException) -> str:
    """The line of a library's exception that says what is wrong; its kind where it says nothing."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    if "validation error" in lines[0]:  # pydantic counts first, then may name a field, then tells
        told = next((line for line in lines if " [type=" in line), lines[0])
        return told.partition(" [type=")[0].removeprefix("Value error, ")[:300]
    return lines[0][:300]
