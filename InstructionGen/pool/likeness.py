"""Names that mean nearly the same, told by the sentence embeddings of a local model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from InstructionGen.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vectors = npt.NDArray[np.float32]

_BATCH = 256
_LONGEST = 32
_BLOCK = 1024


class Embedder:
    """Sentence embeddings: the mean of a model's last hidden states over a name's tokens, of length 1.

    That is how the models of the sentence-transformers library pool, all-MiniLM and its like among them (N. Reimers and
    I. Gurevych, Sentence-BERT, arXiv:1908.10084).

    Args:
        folder: A Hugging Face checkpoint of an encoder.

    Raises:
        InputError: It is none, or transformers is not installed.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "config.json").is_file():
            raise InputError(f"{folder} is no folder of a checkpoint (it has no config.json)")
        try:
            from transformers import AutoModel, AutoTokenizer
        except ImportError as error:
            raise InputError(
                "embedding names needs transformers: pip install 'instructiongen[transformers]'"
            ) from error
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
            self._model: Any = AutoModel.from_pretrained(folder).eval()
        except (OSError, ValueError) as error:
            raise InputError(f"{folder}: {' '.join(str(error).split())[:200]}") from error
        if self._tokenizer.pad_token is None:
            self._tokenizer.pad_token = self._tokenizer.eos_token or self._tokenizer.unk_token

    def __call__(self, names: Sequence[str]) -> Vectors:
        """A row of length 1 a name."""
        import numpy as np
        import torch

        found = []
        with torch.inference_mode():
            for start in range(0, len(names), _BATCH):
                batch = list(names[start : start + _BATCH])
                asked = self._tokenizer(batch, padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt")
                hidden = self._model(**asked).last_hidden_state.float()
                held = asked["attention_mask"].unsqueeze(-1).float()
                mean = (hidden * held).sum(1) / held.sum(1).clamp(min=1)
                found.append(torch.nn.functional.normalize(mean, dim=1).numpy())
        return np.concatenate(found) if found else np.empty((0, 1), dtype=np.float32)


def nearest_before(vectors: Vectors, first: int, least: float) -> dict[int, int]:
    """For each row from ``first`` on that has one: the nearest row before it that stays, if it is near enough.

    Args:
        vectors: Rows of length 1.
        first: Rows before it stay whatever they are like.
        least: The least cosine of what is near.

    Returns:
        Row -> the earlier row that stands for it. No row stands for another and is stood for itself.
    """
    import numpy as np

    found: dict[int, int] = {}
    stays = np.ones(len(vectors), dtype=bool)
    for start in range(first, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors[: start + _BLOCK].T
        for row in range(start, min(start + _BLOCK, len(vectors))):
            near = np.where(stays[:row], block[row - start, :row], -1.0)
            if len(near) and near[best := int(near.argmax())] >= least:
                found[row] = best
                stays[row] = False
    return found
