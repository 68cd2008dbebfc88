"""Opening what the user names: every way in which a file can be the wrong one has its own line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from InstructionGen.errors import InputError

T = TypeVar("T")


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises ``InputError``."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"no file at {path}; name one that is there") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; name the file in it") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text (byte {error.start}); convert it first") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    if not text.strip():
        raise InputError(f"{path} is empty")
    return text


def read_json(path: Path, shape: type[T], expected: str) -> T:
    """A JSON file decoded as ``shape``, only the fields named there.

    Args:
        path: the file.
        shape: a msgspec type.
        expected: what the file should be, for the error's text.

    Raises:
        InputError: it is missing, a folder, empty, cut off, no JSON, or JSON of another shape.
    """
    text = read_text(path)
    try:
        return msgspec.json.decode(text, type=shape)
    except msgspec.ValidationError as error:
        raise InputError(f"{path} is not {expected}: {error}") from None
    except RecursionError:
        raise InputError(f"{path} is nested too deeply to be {expected}") from None
    except msgspec.DecodeError as error:
        if text.lstrip().startswith(("http://", "https://")):
            raise InputError(f"{path} is a list of URLs without captions; give {expected}") from None
        if "truncated" in str(error):
            raise InputError(f"{path} is cut off in the middle of its JSON; fetch it again") from None
        raise InputError(f"{path} is not JSON ({error}); give {expected}") from None


def fingerprint(paths: Iterable[Path]) -> str:
    """Twelve hex digits over what is in files, wherever they lie. Raises ``InputError`` for one that is not there."""
    whole = hashlib.blake2b(digest_size=6)
    for path in paths:
        try:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "blake2b").digest())
        except OSError:
            read_text(path)  # says in one line what is wrong with it
            raise
    return whole.hexdigest()
