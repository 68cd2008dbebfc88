"""Checkpoints written by hand: every file that belongs to one, none of it worth loading."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TEMPLATE = "{% for turn in messages %}<{{ turn['role'] }}>{{ turn['content'] }}{% endfor %}"
REFUSING = (
    "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system') }}{% endif %}"
    "{% for turn in messages %}[{{ turn['content'] }}]{% endfor %}"
)


def safetensors(path: Path, tensors: Mapping[str, Sequence[int]], fill: int = 1) -> Path:
    """A file of BF16 tensors of these shapes."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, shape in tensors.items():
        begin, end = end, end + 2 * shape[0] * shape[1]
        header[name] = {"dtype": "BF16", "shape": list(shape), "data_offsets": [begin, end]}
    raw = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(raw)) + raw + bytes([fill]) * end)
    return path


def checkpoint(folder: Path, *, shards: int = 1, template: str = TEMPLATE, fill: int = 1) -> Path:
    """A folder as the Hugging Face libraries write it."""
    folder.mkdir(parents=True)
    config = {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "max_position_embeddings": 4096}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "generation_config.json").write_text('{"temperature": 0.6}')
    (folder / "tokenizer.json").write_text('{"version": "1.0"}')
    (folder / "tokenizer_config.json").write_text(json.dumps({"chat_template": template} if template else {}))
    if shards == 1:
        safetensors(folder / "model.safetensors", {"wte": (40, 30), "head": (30, 40)}, fill)
        return folder
    names = [f"model-{n:05}-of-{shards:05}.safetensors" for n in range(1, shards + 1)]
    for number, name in enumerate(names):
        safetensors(folder / name, {f"layer.{number}": (40, 30)}, fill)
    index = {"weight_map": {f"layer.{number}": name for number, name in enumerate(names)}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    return folder


def gguf(path: Path, *, version: int = 3, template: str = TEMPLATE, architecture: str = "llama", **more: Any) -> Path:
    """A GGUF file with two F32 tensors of 8 numbers."""
    values: dict[str, Any] = {
        "general.architecture": architecture,
        "llama.context_length": 2048,
        "tokenizer.ggml.tokens": ["a", "bc", "def"],
        "tokenizer.ggml.scores": [0.5, 0.25, 0.125],
        **({"tokenizer.chat_template": template} if template else {}),
        **more,
    }
    values = {key: value for key, value in values.items() if value is not None}
    header = b"GGUF" + struct.pack("<IQQ", version, 2, len(values))
    for key, value in values.items():
        header += _text(key) + _value(value)
    for number, name in enumerate(("wte", "head")):
        header += _text(name) + struct.pack("<IQIQ", 1, 8, 0, 32 * number)
    header += bytes(-len(header) % 32)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header + bytes(range(64)))
    return path


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def _value(value: Any) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", 8) + _text(value)
    if isinstance(value, int):
        return struct.pack("<II", 4, value)
    if isinstance(value[0], str):
        return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_text, value))
    return struct.pack("<IIQ", 9, 6, len(value)) + struct.pack(f"<{len(value)}f", *value)
