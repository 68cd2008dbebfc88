"""Opening files that are too long to be held, and saying in one line why one cannot be read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from InstructionGen.errors import InputError

LONGEST = 1 << 20
"""Letters of a line of text: so no file can fill the memory."""

_GZIP = b"\x1f\x8b"


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a file into an ``InputError``."""
    try:
        yield
    except FileNotFoundError:
        raise InputError(f"no file at {path}; name one that is there") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; name the file in it") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(f"{path} is cut off or damaged in the middle; fetch it again") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text; convert it first") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error


def head(path: Path, size: int = 1 << 12) -> bytes:
    """The first bytes of a file. Raises ``InputError``, also where there are none."""
    with reading(path), path.open("rb") as file:
        first = file.read(size)
    if not first.strip():
        raise InputError(f"{path} is empty")
    return first


def packed(first: bytes) -> bool:
    """Whether a file that begins so is compressed with gzip."""
    return first.startswith(_GZIP)


def open_text(path: Path) -> IO[str]:
    """A text file, or one compressed with gzip, as lines that end in a line feed.

    A byte that is no UTF-8 becomes a lone surrogate, so that it spoils its row and no other.
    """
    if packed(head(path)):
        return gzip.open(path, "rt", encoding="utf-8-sig", errors="surrogateescape", newline="\n")
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n")


def next_line(file: IO[str]) -> str:
    """The next line; empty at the end. Of one that is longer than ``LONGEST`` so much and a line feed, and no more."""
    line = file.readline(LONGEST)
    if len(line) < LONGEST or line.endswith("\n"):
        return line
    while (rest := file.readline(LONGEST)) and not rest.endswith("\n"):
        pass
    return f"{line}\n"
