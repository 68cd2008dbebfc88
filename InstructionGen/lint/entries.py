"""The rows of a file, each with where it stands: lines, a JSON list or mapping, a Parquet table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.files import read_json

Shape = Literal["lines", "list", "mapping", "table"]

EXPECTED = "edits as JSON lines, a JSON list, MagicBrush's mapping or a Parquet table"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it stands in the file."""

    where: str
    """``line 12``, ``index 3`` of a list, ``row 5`` of a table, a key of a mapping."""
    value: Any


@dataclass(frozen=True, slots=True)
class Malformed:
    """A row that cannot be read as an edit."""

    where: str
    what: str
    raw: Any = None


def entries(path: Path) -> tuple[Shape, Iterator[Entry | Malformed]]:
    """The shape of a file, and its rows. Lines and tables are streamed.

    Raises:
        InputError: it is missing, a folder, empty, or none of these shapes.
    """
    shape = _shape(path)
    match shape:
        case "lines":
            return shape, _lines(path)
        case "table":
            return shape, _table(path)
        case "list":
            found = read_json(path, list[Any], EXPECTED)
            return shape, (Entry(f"index {number}", value) for number, value in enumerate(found))
        case "mapping":
            mapping = read_json(path, dict[str, Any], EXPECTED)
            return shape, (Entry(key, value) for key, value in mapping.items())


def _shape(path: Path) -> Shape:
    try:
        with path.open("rb") as file:
            if file.read(4) == b"PAR1":
                return "table"
            file.seek(0)
            first, second = [*islice(filter(bytes.strip, file), 2), b"", b""][:2]
    except FileNotFoundError:
        raise InputError(f"no file at {path}; name one that is there") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder, and no run's; name a file in it") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    first = first.removeprefix(_BOM).strip()
    if not first:
        raise InputError(f"{path} is empty")
    try:
        value = msgspec.json.decode(first)
    except (msgspec.DecodeError, RecursionError):
        value = None
    alone = value is not None and not second
    if first.startswith(b"["):
        session = isinstance(value, list) and is_session(value)
        return "lines" if (value is not None and second) or session else "list"
    if first.startswith(b"{"):
        several = isinstance(value, dict) and any(map(_are_turns, value.values()))
        whole = (alone and several) or (value is None and _is_one_object(path))
        return "mapping" if whole else "lines"
    raise InputError(f"{path} is not {EXPECTED}")


def _are_turns(value: Any) -> bool:
    """Whether a value is a picture's turns, as MagicBrush has them."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping) and "instruction" in value[0]


def _is_one_object(path: Path) -> bool:
    """Whether a file whose first line is no JSON by itself is one JSON object over several lines."""
    try:
        read_json(path, dict[str, msgspec.Raw], EXPECTED)
    except InputError:
        return False
    return True


def is_session(value: list[Any]) -> bool:
    """Whether a list is AnyEdit's form of several turns: its first entry is a caption alone."""
    first = value[0] if value else None
    return isinstance(first, Mapping) and "input" in first and "edit" not in first


def _lines(path: Path) -> Iterator[Entry | Malformed]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            where, text = f"line {number}", line.removeprefix(_BOM).strip() if number == 1 else line.strip()
            if not text:
                continue  # holds nothing that could be wrong
            try:
                yield Entry(where, msgspec.json.decode(text))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                cut = " (cut off?)" if not line.endswith(b"\n") else ""
                yield Malformed(where, f"no JSON: {error}{cut}", text.decode("utf-8", "replace"))
            except RecursionError:
                yield Malformed(where, "nested too deeply")


def _table(path: Path) -> Iterator[Entry | Malformed]:
    """A table's rows, pictures left out."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as table:
            schema = table.schema_arrow
            columns = [field.name for field in schema if not _is_picture(field.type)]
            number = 0
            for batch in table.iter_batches(batch_size=1024, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield Entry(f"row {number}", row)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"cannot read {path} as a Parquet table ({' '.join(str(error).split())})") from error


def _is_picture(kind: Any) -> bool:
    import pyarrow as pa

    if pa.types.is_struct(kind):
        return any(pa.types.is_binary(field.type) or pa.types.is_large_binary(field.type) for field in kind)
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind))
