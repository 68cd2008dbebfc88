"""What tells one checkpoint from another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from InstructionGen.checkpoints import gguf, safetensors
from InstructionGen.checkpoints.finding import Checkpoint
from InstructionGen.checkpoints.folder import FORMS, TOKENIZERS, parts, weights
from InstructionGen.errors import EngineError

DECIDING = (
    "config.json",
    "generation_config.json",
    *TOKENIZERS,
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "merges.txt",
    "chat_template.jinja",
    "chat_template.json",
    "preprocessor_config.json",
    "processor_config.json",
    *(index for index, _ in FORMS),
)
"""The small files that decide answers."""

SAMPLES, SAMPLE = 64, 512
"""Places to look at in a file of weights, and bytes at each: another training has other bytes everywhere, but the same
names, shapes and sizes."""


def fingerprint(checkpoint: Checkpoint) -> str:
    """Twelve hex digits over what decides answers, wherever it lies; gigabytes are not read.

    All of the small files, and of each file of weights its name, size, header and samples. A change of a few single
    weights may go unseen; another training, precision or quantization does not.

    Raises:
        EngineError: a file that belongs to it cannot be read.
    """
    whole = hashlib.blake2b(digest_size=6)

    def take(*said: bytes) -> None:
        for part in said:
            whole.update(len(part).to_bytes(8, "little") + part)

    try:
        if checkpoint.kind == "gguf":
            for path in parts(checkpoint.path):
                take(*_seen(path, gguf.read_header(path).begin))  # a file's own name decides nothing
        else:
            for name in DECIDING:
                if (path := checkpoint.path / name).is_file():
                    take(name.encode(), path.read_bytes())
            for path in weights(checkpoint.path):
                begin = safetensors.read_header(path).begin if path.suffix == ".safetensors" else 0
                take(path.name.encode(), *_seen(path, begin))
    except (OSError, ValueError) as error:
        raise EngineError(f"cannot read the checkpoint at {checkpoint.path}: {error}") from error
    return whole.hexdigest()


def _seen(path: Path, begin: int) -> Iterable[bytes]:
    """A file's size, its bytes up to ``begin``, and samples of the rest."""
    size = path.stat().st_size
    yield size.to_bytes(8, "little")
    with path.open("rb") as file:
        yield file.read(begin)
        for number in range(SAMPLES):
            file.seek(begin + (size - begin) * number // SAMPLES)
            yield file.read(SAMPLE)
        file.seek(max(size - SAMPLE, 0))
        yield file.read(SAMPLE)
