"""What the headers of a checkpoint say of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from InstructionGen.checkpoints import gguf, safetensors
from InstructionGen.checkpoints.finding import Checkpoint
from InstructionGen.checkpoints.folder import parts, template_of, weights


@dataclass(frozen=True, slots=True)
class Facts:
    """What is good to know of a checkpoint before it is loaded."""

    parameters: int | None
    """Numbers in its tensors, as they are stored: of packed integers fewer than the model has. ``None`` where the files
    have no header."""
    dtype: str
    """What most of them are stored as."""
    size: int
    """Bytes of weights."""
    template: str
    """Its chat template; empty where there is none."""


def facts(checkpoint: Checkpoint) -> Facts:
    """Read the headers of a checkpoint that ``check`` has passed."""
    counts: Counter[str] = Counter()
    if checkpoint.kind == "gguf":
        files = parts(checkpoint.path)
        for path in files:
            for tensor in gguf.read_header(path).tensors:
                counts[tensor.dtype] += tensor.count
        template = gguf.read_header(checkpoint.path).template
    else:
        files = weights(checkpoint.path)
        for path in files:
            if path.suffix == ".safetensors":
                for entry in safetensors.read_header(path).tensors.values():
                    counts[entry.dtype] += entry.count
        template = template_of(checkpoint.path)
    most = counts.most_common(1)
    size = sum(path.stat().st_size for path in files)
    return Facts(counts.total() or None, most[0][0] if most else "", size, template)
