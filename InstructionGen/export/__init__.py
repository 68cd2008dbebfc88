"""Exports: views of a run's records in the forms other tools read. Each file is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

import orjson

from InstructionGen.errors import OutputError


def plain(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front, by which it stays text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Where to write a file that takes its name only once it is finished. Raises ``OutputError`` when it cannot be."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):  # where the folder is none, there is no draft either
            draft.unlink(missing_ok=True)
        raise OutputError(
            f"cannot write {path}: {error.strerror}; the records are safe in the run directory"
        ) from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text file that takes its name only once it is finished. Raises ``OutputError`` when it cannot be written."""
    with drafted(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        yield file


def write_list(entries: Iterable[Any], path: Path) -> int:
    """Write a JSON list, an entry a line; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        file.write("[")
        for entry in entries:
            file.write(f"{',' if count else ''}\n{orjson.dumps(entry).decode()}")
            count += 1
        file.write("\n]\n")
    return count


def write_lines(entries: Iterable[Any], path: Path) -> int:
    """Write JSON, an entry a line; returns how many. Raises ``OutputError``."""
    count = 0
    with written_whole(path) as file:
        for entry in entries:
            file.write(orjson.dumps(entry).decode() + "\n")
            count += 1
    return count
