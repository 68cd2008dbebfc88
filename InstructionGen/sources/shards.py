"""Tables as they lie on a disk: one file, or a folder of shards, each read as what its content says that it is."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.sources.delimited import Delimited
from InstructionGen.sources.opening import head, reading
from InstructionGen.sources.parquet import MAGIC, Parquet
from InstructionGen.sources.tables import Table

SHARDS = (".parquet", ".csv", ".tsv", ".csv.gz", ".tsv.gz")
"""How the files of a folder end that are read."""


def open_table(path: Path, known: Container[str], expected: str) -> Table:
    """A table, whatever its name.

    Args:
        path: the file.
        known: names by which the heading of a table of text is recognised, as ``plain`` spells them.
        expected: what the file should be, for the error's text.

    Raises:
        InputError: it is no table, or is cut off.
    """
    if head(path).startswith(MAGIC):
        return Parquet(path)
    if path.suffix.lower() == ".parquet":
        raise InputError(f"{path} is no Parquet file; fetch it again, or name it for what it is")
    return Delimited(path, known, expected)


def shards_of(path: Path) -> list[Path]:
    """The tables of a folder in the order of their names; of anything else, itself.

    Raises:
        InputError: there is none in the folder, or one twice in two forms.
    """
    if not path.is_dir():
        return [path]
    with reading(path):
        shards = sorted(entry for entry in path.iterdir() if entry.name.lower().endswith(SHARDS) and entry.is_file())
    if not shards:
        raise InputError(f"{path} is a folder without any of *{' *'.join(SHARDS)}; name the folder of the shards")
    named: dict[str, Path] = {}
    for shard in shards:
        if (other := named.setdefault(stem(shard), shard)) is not shard:
            raise InputError(f"{path} has a shard twice, {other.name} and {shard.name}; leave one of them there")
    return shards


def stem(shard: Path) -> str:
    """A shard's name without what says in which form it is."""
    return re.sub(r"\.(?:parquet|[ct]sv(?:\.gz)?)$", "", shard.name, flags=re.I)
