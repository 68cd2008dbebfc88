"""Bringing a published file: whole and as its checksum says, or not at all; and taking what is wanted out of archives.

What has come is kept in ``NAME.part``, so the next fetch asks for the rest only (RFC 9110, range requests). Beside it
``NAME.part.tag`` holds the server's mark of that version: of a file that has changed since, nothing is kept.

A file is held against the checksum that is known of it; where none is, against the one that its server tells: Google's
``x-goog-hash``, ``Content-MD5`` (RFC 1864), or S3's ``ETag`` where that is one; and else against its known size.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from InstructionGen.errors import InputError

Progress = Callable[[int, int | None], None]
"""Told how many bytes have come, and of how many, where the server says."""

_CHUNK = 1 << 16
_PATIENCE = 30.0
_AGENT = "instructiongen"
_MD5 = re.compile(r'"([0-9a-f]{32})"')
_SHORT = 12
"""Digits of a checksum that are shown."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A published file, and what is known of it."""

    title: str
    url: str
    """http or https."""
    sha256: str | None = None
    md5: str | None = None
    size: int | None = None
    """In bytes."""
    page: str = ""
    """Where its owners describe it."""


def fetch_file(remote: Remote, home: Path, progress: Progress | None = None) -> Path:
    """The file, fetched unless it is there and right.

    Args:
        remote: Which.
        home: What it is to be called here; its folder is made.
        progress: Called now and then.

    Returns:
        ``home``.

    Raises:
        InputError: It cannot be fetched, or came wrong; the line says what to do.
    """
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        if home.is_file():
            # What was not fetched whole never bore this name; a checksum tells whether somebody changed it since.
            if _fault(remote, home, None) is None:
                return home
            raise InputError(f"{home} is not the {remote.title} that is known here; move it away and fetch again")
        with _alone(home):
            part = home.with_name(f"{home.name}.part")
            told = _bring(remote, part, progress)
            if fault := _fault(remote, part, told):
                _forget(part)
                raise InputError(
                    f"what {remote.url} gave has {fault}: not kept; "
                    "fetch again, and if it stays so the file has changed: take an older one by hand"
                )
            part.replace(home)
            _forget(part)
    except OSError as error:
        raise InputError(
            f"cannot write to {home.parent}: {error.strerror}; make it writable or give another"
        ) from error
    return home


def checksum(path: Path, kind: str = "sha256") -> str:
    """The checksum of a file, in hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()


def _fault(remote: Remote, path: Path, told: str | None) -> str | None:
    """What is wrong with a file that has come; ``told`` is the MD5 that its server gave, if any."""
    for kind, known in (("sha256", remote.sha256), ("md5", remote.md5 or (None if remote.sha256 else told))):
        if known and (got := checksum(path, kind)) != known:
            return f"the checksum {got[:_SHORT]}…, not {known[:_SHORT]}…"
    if remote.size is not None and not (remote.sha256 or remote.md5 or told):
        size = path.stat().st_size
        return None if size == remote.size else f"{size:,} bytes, not {remote.size:,}"
    return None


def _bring(remote: Remote, part: Path, progress: Progress | None) -> str | None:
    """Fetch what ``part`` lacks. Returns the MD5 of the whole, as its server tells it."""
    tag = part.with_name(f"{part.name}.tag")
    have = part.stat().st_size if part.is_file() and tag.is_file() else 0
    request = urllib.request.Request(remote.url, headers={"User-Agent": _AGENT})  # noqa: S310 - tables allow http only
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", tag.read_text("utf-8"))
    with _told(remote):
        try:
            answer = urllib.request.urlopen(request, timeout=_PATIENCE)  # noqa: S310
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or not have:
                raise
            # There is nothing behind what is here: either it is all, or another file. It is begun anew to be sure.
            _forget(part)
            return _bring(remote, part, progress)
        with answer:
            if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
                have = 0
            elif not answer.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
                _forget(part)
                raise InputError(f"{remote.url} gave another part than was asked for; the same command begins anew")
            length = answer.headers.get("Content-Length")
            whole = have + int(length) if length and length.isdecimal() else None
            # Weak marks cannot be asked for by If-Range; without a strong one a part is not gone on with.
            mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
            if have == 0:
                _forget(part)
                if mark and not mark.startswith("W/"):
                    tag.write_text(mark, "utf-8")
            _pour(remote, answer, part, have, whole, progress)
            return _servers_md5(answer.headers, partial=have > 0)


def _servers_md5(headers: Message, *, partial: bool) -> str | None:
    """The MD5 of a whole file in hex digits, where its server tells one.

    S3's mark of a version is one unless the file was put there in parts (then it has a dash) or under a key of KMS:
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
    """
    if headers.get("Content-Encoding"):
        return None  # they are of what is stored, and not of what comes
    given = [part.strip() for line in headers.get_all("x-goog-hash", []) for part in line.split(",")]
    given = [part.removeprefix("md5=") for part in given if part.startswith("md5=")]
    if not partial and (plain := headers.get("Content-MD5")):
        given.append(plain)  # of an answer's body, which is the whole only here
    for text in given:
        try:
            digest = base64.b64decode(text, validate=True)
        except binascii.Error:
            continue
        if len(digest) == hashlib.md5(usedforsecurity=False).digest_size:
            return digest.hex()
    keyed = headers.get("x-amz-server-side-encryption", "").startswith("aws:kms")
    found = _MD5.fullmatch(headers.get("ETag", ""))
    return found[1] if found and headers.get("Server") == "AmazonS3" and not keyed else None


def _pour(
    remote: Remote,
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
        raise InputError(f"{remote.url} broke off after {have:,} bytes; the same command goes on from there")


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
def _told(remote: Remote) -> Iterator[None]:
    """What can go wrong with the server, each as one line."""
    by_hand = f"or take it by hand from {remote.page}" if remote.page else "or take it by hand"
    try:
        yield
    except urllib.error.HTTPError as error:
        raise InputError(f"{remote.url} answered {error.code} ({error.reason}); try again later, {by_hand}") from None
    except urllib.error.URLError as error:
        why = getattr(error.reason, "strerror", None) or error.reason
        raise InputError(f"cannot reach {remote.url} ({why}); see to the network and fetch again, {by_hand}") from None
    except (TimeoutError, ConnectionError, http.client.HTTPException) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(f"{remote.url} broke off ({why}); the same command goes on from there") from None
