"""Data sets as they are unpacked: which file of a folder is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import reading

SPLITS = ("train", "val")


def plain_split(said: str | None) -> str | None:
    """A split as most data sets call it."""
    return "val" if said == "validation" else said


def file_in(
    folder: Path,
    name: str,
    data_set: str,
    split: str | None,
    splits: Sequence[str] = SPLITS,
    within: Iterable[str] = (),
) -> Path:
    """The file of a split, as its owners call it.

    Args:
        folder: where the data set was unpacked.
        name: what the file is called, with ``{split}`` in it where there are several.
        data_set: as ``instructiongen sources fetch`` calls it.
        split: the one that is asked for, if any.
        splits: those that have what is read.
        within: folders in the folder where it may lie as well.

    Raises:
        InputError: it is not there, or there are several and none is asked for.
    """
    split = plain_split(split)
    if "{split}" not in name:
        splits = ("",)
        if split is not None:
            raise InputError(f"{data_set} does not lie in splits; leave --split out")
    elif split is not None and split not in splits:
        raise InputError(f"{data_set} has no split {split}; it has {' and '.join(splits)}")
    asked = [part for part in splits if split in (None, part)]
    with reading(folder):
        found = [
            next(filter(Path.is_file, (folder / place / name.format(split=part) for place in (*within, "."))), None)
            for part in asked
        ]
    files = [file for file in found if file]
    if len(files) > 1:
        raise InputError(f"{folder} has {' and '.join(asked)}; choose one with split (--split {' or '.join(asked)})")
    if not files:
        names = " or ".join(name.format(split=part) for part in asked)
        raise InputError(f"{folder} has no {names}; get it with: instructiongen sources fetch {data_set}")
    return files[0]
