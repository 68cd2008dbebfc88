"""Consequences under the keys that the field passes on: ``text_gen_full.json``.

``{"sample0": {"original_caption", "instuction", "target_cation", "key_words"}, …}``. The misspellings are the format's.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.checks.wording import words
from InstructionGen.export import written_whole

KEYS: Mapping[str, str] = {
    "input": "original_caption",
    "edit": "instuction",
    "output": "target_cation",
    "key_words": "key_words",
}
"""Our name for a text -> the format's."""


def view(data: Mapping[str, Any]) -> dict[str, str]:
    """One sample."""
    return {name: data[own] for own, name in KEYS.items()}


def consequences(records: Iterable[Mapping[str, Any]], left_out: Counter[str]) -> Iterator[Mapping[str, Any]]:
    """The data of the records that tell a consequence; the others are counted by their task."""
    for record in records:
        data = record["data"]
        if all(isinstance(data.get(own), str) for own in KEYS):
            yield data
        else:
            left_out[record["task"]] += 1


def write_samples(rows: Iterable[Mapping[str, Any]], path: Path, *, once: bool = True) -> tuple[int, int]:
    """Write the samples, a line each.

    Args:
        rows: With our names for the four texts.
        path: The file.
        once: Leave out a sample whose three sentences have been written before.

    Returns:
        How many were written, and how many left out.

    Raises:
        OutputError: It cannot be written.
    """
    count = repeated = 0
    seen: set[bytes] = set()
    with written_whole(path) as file:
        file.write("{")
        for row in rows:
            key = _key(row)
            if once and key in seen:
                repeated += 1
                continue
            seen.add(key)
            file.write(f'{"," if count else ""}\n"sample{count}": {orjson.dumps(view(row)).decode()}')
            count += 1
        file.write("\n}\n")
    return count, repeated


def _key(row: Mapping[str, Any]) -> bytes:
    said = "\n".join(" ".join(words(row[name])) for name in ("input", "edit", "output"))
    return hashlib.blake2b(said.encode(), digest_size=8).digest()
