"""Which of the files in a folder are annotations of Open Images, of what, and of which split.

A file is known by its heading, and a narrative by its first line. Only what has the same heading for different things
is told apart by its name: attributes (``oidv6-attributes-description.csv``) from classes, and one split from another.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.sources.openimages.lines import MARK, fields, heading, is_ours
from InstructionGen.sources.openimages.names import ID, is_heading
from InstructionGen.sources.opening import head, reading

Kind = Literal["boxes", "labels", "relations", "narratives", "classes", "attributes", "hierarchy"]
PICTURED: tuple[Kind, ...] = ("boxes", "labels", "relations", "narratives")
"""Kinds whose rows are of pictures."""
_KINDS: tuple[Kind, ...] = (*PICTURED, "classes", "attributes", "hierarchy")

EXPECTED = "boxes, labels, relations or narratives of Open Images"
SPLITS = ("train", "validation", "test")

_ENDINGS = (".csv", ".jsonl", ".json")
_PACKED = tuple(f"{ending}.gz" for ending in _ENDINGS)
_SPLIT = re.compile(r"(?<![a-z])(train|val|test)(?:id(?:ation)?)?(?![a-z])")
_FIRST = 1 << 20
"""Bytes that hold a narrative."""
_COLUMNS: Sequence[tuple[Kind, set[str]]] = (
    ("relations", {"imageid", "labelname1", "labelname2", "relationshiplabel"}),
    ("boxes", {"imageid", "labelname", "xmin", "xmax", "ymin", "ymax"}),
    ("labels", {"imageid", "labelname", "confidence"}),
)


class _Narrative(msgspec.Struct):
    image_id: str
    caption: str
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """What is there to read, by kind, in the order of names."""

    of: dict[Kind, list[Path]]

    def pictured(self) -> list[Path]:
        """Those whose rows are of pictures."""
        return [path for kind in PICTURED for path in self.of.get(kind, ())]

    def all(self) -> tuple[Path, ...]:
        """All of them."""
        return tuple(path for paths in self.of.values() for path in paths)


def kind_of(path: Path) -> Kind | None:
    """What a file is, or ``None`` for what is no annotation of Open Images.

    Raises:
        InputError: it is missing, empty, or compressed.
    """
    name = path.name.lower()
    if name.endswith(".json"):
        return "hierarchy" if "hierarchy" in name else None
    if name.endswith(".jsonl"):
        return "narratives" if _is_narrative(path) else None
    columns = heading(path)
    plain = {column.lower() for column in columns}
    for kind, needed in _COLUMNS:
        if needed <= plain:
            return kind
    first = columns[0].encode() if columns else b""
    if ID.fullmatch(first) or (is_heading(cell.encode() for cell in columns) and _has_ids(path)):
        return "attributes" if "attribute" in name else "classes"
    return None


def is_pictured(path: Path) -> bool:
    """Whether a file is annotations of Open Images, or a folder has some. Nothing is said of what cannot be read."""
    try:
        files = _entries(path) if path.is_dir() else [path]
        return any(kind_of(file) in PICTURED for file in files if file.stat().st_size)
    except (InputError, OSError):
        return False


def find(path: Path, split: str | None, also: Iterable[Path] = ()) -> Files:
    """The files of a folder; or a file, further ones that are named, and what lies beside it of classes.

    Args:
        path: folder or file.
        split: one of ``SPLITS``; by default the one that is there.
        also: further files.

    Raises:
        InputError: there is nothing to read, nothing of that split, or more than one split and none is asked for.
    """
    found: dict[Kind, list[Path]] = defaultdict(list)
    named = [*([] if path.is_dir() else [path]), *also]
    for file in dict.fromkeys(named):
        kind = kind_of(file)
        if kind is None:
            raise InputError(f"{file} holds neither {EXPECTED} nor their classes; name another file, or their folder")
        found[kind].append(file)
    for file in _entries(path) if path.is_dir() else _beside(path):
        if file not in named and (kind := kind_of(file)) is not None and (path.is_dir() or kind not in PICTURED):
            found[kind].append(file)
    if not any(found.get(kind) for kind in PICTURED):
        raise InputError(f"{path} has no {EXPECTED}; see: instructiongen sources fetch openimages")
    files = _of_split(path, named, {kind: sorted(found[kind]) for kind in _KINDS if kind in found}, split)
    names = [file.name for file in files.all()]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise InputError(f"two files are called {twice}; name one of them, or rename it")
    if not files.of.get("classes") and any(files.of.get(kind) for kind in ("boxes", "labels", "relations")):
        raise InputError(f"no class-descriptions*.csv beside {files.pictured()[0]}; labels have their names from it")
    return files


def split_of(path: Path) -> str | None:
    """The split that a file's name says, if it says one."""
    found = _SPLIT.search(path.name.lower())
    return _spelt(found) if found else None


def _spelt(found: re.Match[str]) -> str:
    return next(split for split in SPLITS if split.startswith(found[1]))


def _of_split(path: Path, named: Sequence[Path], found: dict[Kind, list[Path]], split: str | None) -> Files:
    there = {split_of(file) for kind in PICTURED for file in found.get(kind, ())} - {None}
    if split is None and len(there) > 1:
        listed = " and ".join(name for name in SPLITS if name in there)
        raise InputError(
            f"{path} holds {listed}; choose one with split: --split {next(s for s in SPLITS if s in there)}"
        )
    if split is not None:
        said = _SPLIT.fullmatch(split.lower())
        if said is None:
            raise InputError(f"no split called {split!r}; there are {', '.join(SPLITS)}")
        split = _spelt(said)
        if there and split not in there:
            raise InputError(f"{path} holds nothing of {split}; it has {', '.join(sorted(map(str, there)))}")
        for file in named:
            if kind_of(file) in PICTURED and (other := split_of(file)) not in (split, None):
                raise InputError(f"{file} is of {other}, and {split} is asked for; leave one of the two out")
    return Files(
        {
            kind: [file for file in files if kind not in PICTURED or split is None or split_of(file) in (split, None)]
            for kind, files in found.items()
        }
    )


def _entries(folder: Path) -> list[Path]:
    with reading(folder):
        entries = sorted(entry for entry in folder.iterdir() if entry.is_file())
    for entry in entries:
        if entry.name.lower().endswith(_PACKED):
            raise InputError(f"{entry} is compressed; unpack it first: gunzip {entry}")
    return [entry for entry in entries if entry.name.lower().endswith(_ENDINGS)]


def _beside(path: Path) -> list[Path]:
    """What may tell of the classes of a file that is named alone."""
    with reading(path):
        entries = sorted(path.parent.iterdir())
        return [e for e in entries if e.name.lower().endswith(_ENDINGS) and e.is_file() and e.stat().st_size]


def _is_narrative(path: Path) -> bool:
    line = head(path, _FIRST).removeprefix(MARK).lstrip().partition(b"\n")[0]
    try:
        return is_ours(msgspec.json.decode(line, type=_Narrative).dataset_id)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return "localized_narratives" in path.name.lower()


def _has_ids(path: Path) -> bool:
    second = head(path).partition(b"\n")[2].partition(b"\n")[0]
    try:
        return bool(ID.fullmatch(fields(second)[0].strip()))
    except (csv.Error, UnicodeError):
        return False
