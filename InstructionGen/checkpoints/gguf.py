"""The header of a GGUF file: what it says of the model and where its tensors are. The weights are not read.

The format: ``GGUF``, version, counts, key-value pairs, one entry a tensor, padding, tensors; little-endian.
https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import math
import mmap
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MOST_DIMENSIONS = 4

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9

# ggml's type of a tensor -> its name, numbers in a block, bytes of a block
TYPES = {
    0: ("F32", 1, 4),
    1: ("F16", 1, 2),
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    6: ("Q5_0", 32, 22),
    7: ("Q5_1", 32, 24),
    8: ("Q8_0", 32, 34),
    9: ("Q8_1", 32, 40),
    10: ("Q2_K", 256, 84),
    11: ("Q3_K", 256, 110),
    12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176),
    14: ("Q6_K", 256, 210),
    15: ("Q8_K", 256, 292),
    16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74),
    18: ("IQ3_XXS", 256, 98),
    19: ("IQ1_S", 256, 50),
    20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110),
    22: ("IQ2_S", 256, 82),
    23: ("IQ4_XS", 256, 136),
    24: ("I8", 1, 1),
    25: ("I16", 1, 2),
    26: ("I32", 1, 4),
    27: ("I64", 1, 8),
    28: ("F64", 1, 8),
    29: ("IQ1_M", 256, 56),
    30: ("BF16", 1, 2),
    34: ("TQ1_0", 256, 54),
    35: ("TQ2_0", 256, 66),
    39: ("MXFP4", 32, 17),
}


@dataclass(frozen=True, slots=True)
class Tensor:
    """One entry of the list of tensors."""

    dtype: str
    count: int
    """How many numbers it has."""
    offset: int
    """Its first byte, counted from where the tensors begin."""
    size: int
    """Its bytes; 0 for a type that is newer than this list."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the beginning of a file says of the rest."""

    version: int
    begin: int
    """Where the tensors begin."""
    values: dict[str, Any] = field(default_factory=dict)
    """Key -> value; of an array, only its length."""
    tensors: tuple[Tensor, ...] = ()

    @property
    def size(self) -> int:
        """How long the file must be at least."""
        return max((self.begin + tensor.offset + tensor.size for tensor in self.tensors), default=self.begin)

    @property
    def architecture(self) -> str:
        """``llama``, ``qwen2``, ``clip``."""
        return str(self.values.get("general.architecture", ""))

    @property
    def context(self) -> int | None:
        """Tokens of prompt and answer together."""
        found = self.values.get(f"{self.architecture}.context_length")
        return found if isinstance(found, int) else None

    @property
    def template(self) -> str:
        """The chat template; empty where there is none."""
        return str(self.values.get("tokenizer.chat_template", ""))


def read_header(path: Path) -> Header:
    """The header of a file.

    Raises:
        ValueError: the file does not begin as a GGUF file of a version we know does, or ends within its header.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        begin = file.read(8)
        if begin[:4] != MAGIC:
            raise ValueError("it does not begin as one")
        if len(begin) < 8:
            raise ValueError("cut off in its header")
        version = int.from_bytes(begin[4:], "little")
        if version not in VERSIONS:
            raise ValueError(f"its version is {version}, and only {' and '.join(map(str, VERSIONS))} are known")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            try:
                return _Reader(data).header(version)
            except (struct.error, IndexError, OverflowError):
                raise ValueError("cut off in its header") from None


class _Reader:
    """Walks through a header from its ninth byte."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._at = 8

    def header(self, version: int) -> Header:
        tensors, pairs = self._scalar("Q"), self._scalar("Q")
        values = {}
        for _ in range(pairs):
            key = self._string()
            values[key] = self._value(self._scalar("I"))
        entries = tuple(self._tensor() for _ in range(tensors))
        alignment = int(values.get("general.alignment") or 32)
        return Header(version, -(-self._at // alignment) * alignment, values, entries)

    def _scalar(self, kind: str) -> Any:
        (value,) = struct.unpack_from(f"<{kind}", self._data, self._at)
        self._at += struct.calcsize(kind)
        return value

    def _string(self) -> str:
        length = self._scalar("Q")
        begin = self._skip(length)
        return self._data[begin : self._at].decode("utf-8", "replace")

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._string()
        if kind != _ARRAY:
            return self._scalar(_known(kind))
        inner, length = self._scalar("I"), self._scalar("Q")
        if inner in (_STRING, _ARRAY):
            for _ in range(length):
                if inner == _STRING:
                    self._skip(self._scalar("Q"))
                else:
                    self._value(_ARRAY)
        else:
            self._skip(length * struct.calcsize(_known(inner)))
        return length

    def _tensor(self) -> Tensor:
        self._string()
        if (dimensions := self._scalar("I")) > MOST_DIMENSIONS:
            raise ValueError(f"its header has a tensor of {dimensions} dimensions")
        count = math.prod(self._scalar("Q") for _ in range(dimensions))
        name, numbers, size = TYPES.get(kind := self._scalar("I"), (f"type {kind}", 1, 0))
        return Tensor(name, count, self._scalar("Q"), count // numbers * size)

    def _skip(self, length: int) -> int:
        """Where it was before."""
        begin = self._at
        self._at += length
        if self._at > len(self._data):
            raise IndexError
        return begin


def _known(kind: int) -> str:
    if kind not in _SCALARS:
        raise ValueError(f"its header has a value of an unknown kind ({kind})")
    return _SCALARS[kind]
