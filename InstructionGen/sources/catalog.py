"""The table of data sets, ``visual_instruction/datasets.yaml``, and bringing one of them to where its source looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Annotated
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.fetching import Progress, Remote, checksum, fetch_file
from InstructionGen.shelves import shelf
from InstructionGen.sources.unpacking import unpack

FOLDER = Path("edit_instruction", "input")
"""Where sources look for their files, below the current folder; a data set lies in a folder of its name there."""
ALL = "all"
"""For every split."""
MARK = ".sha256"
"""What is added to a file's name for the note of its checksum, in the form of ``sha256sum``."""

Url = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Published(BaseModel):
    """One file of a data set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Url
    name: str = ""
    size: int | None = Field(default=None, gt=0)
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    md5: str | None = Field(default=None, pattern=r"^[0-9a-f]{32}$")
    split: str = ""
    unpack: dict[str, list[str]] = {}
    flat: bool = False

    @property
    def filename(self) -> str:
        """What it is called where it is kept."""
        return self.name or PurePosixPath(urlsplit(self.url).path).name

    def members(self, split: str | None) -> list[str]:
        """What is wanted of it for a split, or for all of them."""
        return [name for part, names in self.unpack.items() if split is None or part in (split, ALL) for name in names]


class DataSet(BaseModel):
    """One data set. ``visual_instruction/datasets.yaml`` says what each field means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    licence: str = Field(min_length=3)
    page: Url
    needs: str
    aliases: list[str] = []
    files: list[Published] = Field(min_length=1)
    source: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> DataSet:
        names = [file.filename for file in self.files]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"two files are kept as {', '.join(sorted(twice))}: give one a name")
        return self

    @property
    def splits(self) -> tuple[str, ...]:
        """Those that can be fetched alone."""
        parts = (part for file in self.files for part in (file.split, *file.unpack))
        return tuple(dict.fromkeys(part for part in parts if part and part != ALL))

    @property
    def size(self) -> int | None:
        """Bytes of all its files, where they are known."""
        sizes = [file.size for file in self.files]
        return None if None in sizes else sum(filter(None, sizes))

    def of_split(self, split: str | None) -> list[Published]:
        """The files for a split, or for all of them."""
        return [
            file
            for file in self.files
            if split is None or (file.split in ("", split) and (not file.unpack or file.members(split)))
        ]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that has come."""

    path: Path
    """Where it is, or was: an archive is kept until all its splits have been unpacked."""
    sha256: str
    files: tuple[Path, ...]
    """What there is to read: itself, or what was unpacked."""


@cache
def data_sets(path: Path | None = None) -> Mapping[str, DataSet]:
    """All data sets by name, in the file's order: the shipped table, or another.

    Raises:
        InputError: The table is missing or has another shape; the line says which data set and which field.
    """
    path = path or shelf("visual_instruction", "datasets.yaml")
    try:
        # As everywhere, plain YAML types are not wanted: a checksum of digits alone is no number.
        found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
        if not isinstance(found, dict) or not all(isinstance(entry, dict) for entry in found.values()):
            raise InputError(f"{path}: not a table of data sets by name")
        return {name: DataSet.model_validate({"name": name, **entry}) for name, entry in found.items()}
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise InputError(f"{path}: {error.title} {field}: {fault['msg']} (got {str(fault['input'])[:60]!r})") from error


def data_set(name: str) -> DataSet:
    """The data set of that name, in any case, with dashes or without.

    Raises:
        UnknownName: There is none.
    """
    plain = {_plain(said): known.name for known in data_sets().values() for said in (known.name, *known.aliases)}
    if _plain(name) not in plain:
        raise UnknownName("data set", name, data_sets())
    return data_sets()[plain[_plain(name)]]


def fetch(
    known: DataSet,
    folder: Path,
    split: str | None = None,
    progress: Callable[[str], Progress] | None = None,
) -> Iterator[Fetched]:
    """The files of a data set, one after the other, each fetched and unpacked unless it is there and right.

    Args:
        known: Which.
        folder: Where they are put.
        split: One of its splits; by default all.
        progress: Given a file's name, what is told how much of it has come.

    Raises:
        InputError: There is no such split, or a file cannot be fetched or came wrong; the line says what to do. What
            came before is kept.
    """
    if split is not None and split not in known.splits:
        has = f"it has {', '.join(known.splits)}" if known.splits else "it does not lie in splits"
        raise InputError(f"{known.name} has no split {split}; {has}")
    for file in known.of_split(split):
        yield _one(known, file, folder, split, progress(file.filename) if progress else None)


def _one(known: DataSet, file: Published, folder: Path, split: str | None, progress: Progress | None) -> Fetched:
    home, mark = folder / file.filename, folder / f"{file.filename}{MARK}"
    wanted = file.members(split)
    if file.unpack and not home.exists() and (here := _unpacked(file, folder, wanted)):
        noted = mark.read_text("utf-8").split() if mark.is_file() else []
        if noted and noted[0] == (file.sha256 or noted[0]):
            return Fetched(home, noted[0], here)
    remote = Remote(known.title, file.url, file.sha256, file.md5, file.size, known.page)
    fetch_file(remote, home, progress)
    got = checksum(home)
    if not file.unpack:
        _note(mark, got, home)
        return Fetched(home, got, (home,))
    files = unpack(home, wanted, folder, flat=file.flat)
    _note(mark, got, home)
    if _unpacked(file, folder, file.members(None)):
        home.unlink()  # which another split would still have needed
    return Fetched(home, got, tuple(files))


def _note(mark: Path, got: str, home: Path) -> None:
    try:
        mark.write_text(f"{got}  {home.name}\n", "utf-8")
    except OSError as error:
        raise InputError(f"cannot write {mark}: {error.strerror}; make room and fetch again") from error


def _unpacked(file: Published, folder: Path, wanted: list[str]) -> tuple[Path, ...]:
    """What was unpacked of an archive before, if nothing of it is missing."""
    found: list[Path] = []
    for pattern in wanted:
        here = sorted(folder.glob(PurePosixPath(pattern).name if file.flat else pattern)) or sorted(
            folder.glob(f"*/{pattern}")
        )
        if not here:
            return ()
        found += here
    return tuple(found)


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "").replace("_", "")
