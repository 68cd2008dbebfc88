"""Tables in Parquet: read by batches, and only the columns that are wanted.

Format: https://parquet.apache.org/docs/file-format/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from InstructionGen.errors import InputError
from InstructionGen.sources.opening import reading
from InstructionGen.sources.tables import Malformed

MAGIC = b"PAR1"
_ROWS = 4096
"""Of a batch: what is held at once."""
_BUFFER = 1 << 18
"""Bytes read at once of a column, in place of all that a row group has of it."""


class Parquet:
    """A table in one file. Raises ``InputError`` when it is cut off or damaged."""

    def __init__(self, path: Path) -> None:
        import pyarrow.parquet as pq

        self.path = path
        with _decoding(path), pq.ParquetFile(path) as file:
            schema = file.schema_arrow
            self.total: int | None = file.metadata.num_rows
        self.columns = tuple(schema.names)
        self._types = {field.name: field.type for field in schema}

    def is_text(self, column: str) -> bool:
        """Whether a column holds text, or lists of texts."""
        import pyarrow.types as kinds

        kind = self._types[column]
        if kinds.is_list(kind) or kinds.is_large_list(kind):
            kind = kind.value_type
        return _is_text(kind) or _has_path(kind)

    def rows(self, wanted: Sequence[str]) -> Iterator[tuple[object, ...] | Malformed]:
        """The wanted cells of every row, in order. See ``Table``."""
        import pyarrow.parquet as pq

        # Of a picture that lies in the file with its name, the name alone.
        leaves = [f"{name}.path" if _has_path(self._types[name]) else name for name in wanted]
        with _decoding(self.path), pq.ParquetFile(self.path, buffer_size=_BUFFER, pre_buffer=False) as file:
            for batch in file.iter_batches(_ROWS, columns=leaves):
                yield from zip(*(_cells(batch.column(name)) for name in wanted), strict=True)


@contextmanager
def _decoding(path: Path) -> Iterator[None]:
    import pyarrow as pa

    try:
        with reading(path):
            yield
    except pa.ArrowException:
        raise InputError(f"{path} is cut off, or no whole Parquet file; fetch it again") from None


def _is_text(kind: Any) -> bool:
    import pyarrow.types as kinds

    if kinds.is_dictionary(kind):
        kind = kind.value_type
    # Bytes are a picture. A shard whose rows all have nothing there has no other type than null.
    tests = (kinds.is_string, kinds.is_large_string, kinds.is_string_view, kinds.is_null)
    return any(test(kind) for test in tests)


def _has_path(kind: Any) -> bool:
    import pyarrow.types as kinds

    return bool(kinds.is_struct(kind) and kind.get_field_index("path") >= 0)


def _cells(column: Any) -> list[object]:
    if _has_path(column.type):
        column = column.field("path")
    try:
        cells: list[object] = column.to_pylist()
    except UnicodeDecodeError:  # some cell is not UTF-8: it alone shall suffer
        cells = [_decoded(cell) for cell in column.cast(_as_bytes(column.type)).to_pylist()]
    return cells


def _as_bytes(kind: Any) -> Any:
    import pyarrow as pa

    return pa.list_(_as_bytes(kind.value_type)) if pa.types.is_list(kind) else pa.large_binary()


def _decoded(cell: object) -> object:
    if isinstance(cell, list):
        return [_decoded(one) for one in cell]
    return cell.decode("utf-8", "surrogateescape") if isinstance(cell, bytes) else cell
