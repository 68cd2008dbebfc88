"""The header of a safetensors file: which tensors it holds and where. The weights themselves are not read.

The format: eight bytes, little-endian, that say how long the header is; the header, a JSON object of tensor name ->
dtype, shape and offsets; the tensors. https://huggingface.co/docs/safetensors
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import msgspec

LONGEST = 100_000_000
"""Bytes that the format allows a header."""


class Tensor(msgspec.Struct, frozen=True):
    """One entry of a header."""

    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]
    """First byte and the one after the last, counted from the end of the header."""

    @property
    def count(self) -> int:
        """How many numbers it has. A packed dtype counts what it is stored as."""
        return math.prod(self.shape)


@dataclass(frozen=True, slots=True)
class Header:
    """What the beginning of a file says of the rest."""

    raw: bytes
    tensors: dict[str, Tensor]

    @property
    def begin(self) -> int:
        """Where the tensors begin."""
        return 8 + len(self.raw)

    @property
    def size(self) -> int:
        """How long the whole file should be."""
        return self.begin + max((tensor.data_offsets[1] for tensor in self.tensors.values()), default=0)


def read_header(path: Path) -> Header:
    """The header of a file.

    Raises:
        ValueError: the file does not begin as a safetensors file does, or ends within its header.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= LONGEST:
            raise ValueError("no header")
        raw = file.read(length)
    if len(raw) < length:
        raise ValueError("cut off in its header")
    try:
        entries = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
        entries.pop("__metadata__", None)
        tensors = {name: msgspec.json.decode(entry, type=Tensor) for name, entry in entries.items()}
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"its header is not one ({error})") from None
    return Header(raw, tensors)
