"""A GGUF file loaded with llama-cpp-python: its settings, its device, its adapter, and quiet."""

from __future__ import annotations

import ctypes
import inspect
from collections import deque
from functools import cache
from pathlib import Path
from typing import Any

from InstructionGen.checkpoints import Checkpoint
from InstructionGen.engine.identity import line_of
from InstructionGen.engine.options import Options
from InstructionGen.errors import EngineError, UnknownName

CONTEXT = 8192
"""Tokens of prompt and answer together, unless the user asks for more or the checkpoint knows fewer: the cache is laid
out for all of them at once, and checkpoints of 131,072 would take the whole memory."""

SAID_ELSEWHERE = {
    "model_path": "--model",
    "n_ctx": "--max-model-len",
    "lora_path": "--lora",
    "draft_model": "--speculate",
    "main_gpu": "--gpu-id",
}
"""Settings of ``llama_cpp.Llama`` that have an option of their own."""

OURS = frozenset("self kwargs verbose seed vocab_only embedding logits_all chat_format chat_handler tokenizer".split())
"""Settings that are this engine's business."""


def library() -> Any:
    """The module ``llama_cpp``. Raises ``EngineError`` when it is installed but its native part cannot be loaded."""
    try:
        import llama_cpp
    except (OSError, RuntimeError) as error:
        raise EngineError(f"llama-cpp-python cannot be loaded: {line_of(error)}; install it again") from error
    return llama_cpp


def context(options: Options, checkpoint: Checkpoint) -> int:
    """Tokens of prompt and answer together."""
    trained = checkpoint.context or CONTEXT
    if (options.max_model_len or 0) > trained and not any(
        name.startswith(("rope_", "yarn_")) for name in options.extra
    ):
        raise EngineError(
            f"{checkpoint.path} was trained on {trained} tokens: --max-model-len can be {trained} at most"
        )
    return options.max_model_len or min(CONTEXT, trained)


def load(llama_cpp: Any, checkpoint: Checkpoint, options: Options, most: int, notes: list[str]) -> Any:
    """The model. Raises ``EngineError`` for whatever keeps it from loading."""
    known = set(inspect.signature(llama_cpp.Llama.__init__).parameters) - OURS
    for name in sorted(options.extra):
        if name in SAID_ELSEWHERE:
            raise EngineError(f"{name} is given with {SAID_ELSEWHERE[name]}")
        if name not in known:
            raise EngineError(str(UnknownName("setting of llama_cpp.Llama", name, known - set(SAID_ELSEWHERE))))
    arguments = {
        "model_path": str(checkpoint.path),
        # Whole blocks of 256: llama.cpp rounds up to them, and the library would not notice.
        "n_ctx": -(-most // 256) * 256,
        "lora_path": str(options.lora) if options.lora else None,
        **_device(llama_cpp, options, notes),
        **options.extra,
    }
    if options.speculate:
        from llama_cpp.llama_speculative import LlamaPromptLookupDecoding

        # The library checks its guesses by the scores of every token, so it keeps them all.
        guess = LlamaPromptLookupDecoding(max_ngram_size=3, num_pred_tokens=options.speculate)
        arguments |= {"draft_model": guess, "logits_all": True}
    log = _log(llama_cpp)
    log.complaints.clear()
    try:
        llama = llama_cpp.Llama(**arguments, verbose=False)
    except Exception as error:
        why = log.complaints[0] if log.complaints else line_of(error)
        raise EngineError(f"llama.cpp cannot load {checkpoint.path}: {why}") from error
    if options.lora and log.complaints:  # the library goes on without an adapter that could not be read
        llama.close()
        raise EngineError(f"llama.cpp cannot put {options.lora} on {checkpoint.path}: {log.complaints[0]}")
    return llama


def adapter(path: Path) -> Path:
    """The file of an adapter. Raises ``EngineError`` when llama.cpp could not read it."""
    found = [path] if path.is_file() else sorted(path.glob("*.gguf"))
    if len(found) != 1 or found[0].suffix != ".gguf":
        raise EngineError(f"{path} is no GGUF adapter: llama.cpp's convert_lora_to_gguf.py makes one of a PEFT folder")
    return found[0]


def _device(llama_cpp: Any, options: Options, notes: list[str]) -> dict[str, Any]:
    """Where it runs, in the library's words."""
    if not llama_cpp.llama_supports_gpu_offload():
        if options.device == "cuda":
            raise EngineError(
                "this build of llama-cpp-python has no GPU support: install one that has, or --device cpu"
            )
        if options.device == "auto":
            notes.append("llama-cpp-python is built without a GPU: the checkpoint runs on the processor, slowly")
        return {"n_gpu_layers": 0}
    if options.device == "cpu":
        return {"n_gpu_layers": 0, "offload_kqv": False, "op_offload": False}
    said: dict[str, Any] = {"n_gpu_layers": -1, "main_gpu": (options.gpu_ids or (0,))[0]}
    if len(options.gpu_ids) > 1:
        return {**said, "tensor_split": [float(n in options.gpu_ids) for n in range(max(options.gpu_ids) + 1)]}
    return {**said, "split_mode": llama_cpp.LLAMA_SPLIT_MODE_NONE}  # otherwise main_gpu counts for nothing


class _Log:
    """Takes what llama.cpp says, of which only complaints matter: the library would print it."""

    def __init__(self, llama_cpp: Any) -> None:
        self.complaints: deque[str] = deque(maxlen=8)
        self._callback = llama_cpp.llama_log_callback(self._take)
        llama_cpp.llama_log_set(self._callback, ctypes.c_void_p(0))

    def _take(self, level: int, text: bytes, _: object) -> None:
        if level == 4 and text.strip():  # GGML_LOG_LEVEL_ERROR
            self.complaints.append(text.decode("utf-8", "replace").strip())


@cache
def _log(llama_cpp: Any) -> _Log:
    """The one log of the process: llama.cpp may speak to it until the very end."""
    return _Log(llama_cpp)
