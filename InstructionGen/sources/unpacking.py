"""Taking what is wanted out of a zip archive: whole or not at all, and never to a place outside the folder.

Members are written to a folder beside and checked against their CRC before any of them gets its name.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from InstructionGen.errors import InputError

_CHUNK = 1 << 20
_MACS = "__MACOSX/"
"""Where macOS puts what is of no use elsewhere, under the names of the others."""
_ENCRYPTED = 1
"""Bit of a member's flags: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.4"""


def unpack(archive: Path, wanted: Sequence[str], folder: Path, *, flat: bool = False) -> list[Path]:
    """The wanted members of an archive, as files below a folder.

    Args:
        archive: A zip file.
        wanted: Names of members, or patterns (``texts/*.txt``).
        folder: Where they go, under their names in the archive.
        flat: Leave out the folders of their names.

    Returns:
        The files, in the order of the archive. One that is there with the same content is left as it is.

    Raises:
        InputError: It is no whole archive, lacks one of them, a name leads out of the folder, or one is there already
            with another content. Nothing has been unpacked then.
    """
    with _reading(archive), zipfile.ZipFile(archive) as opened:
        chosen: dict[Path, zipfile.ZipInfo] = {}
        met: set[str] = set()
        for member in opened.infolist():
            asked = {pattern for pattern in wanted if fnmatchcase(member.filename, pattern)}
            if not asked or member.is_dir() or member.filename.startswith(_MACS):
                continue
            met |= asked
            place = folder / _place(archive, member, flat=flat)
            if place in chosen:
                raise InputError(f"{archive} has {place.name} twice; unpack it by hand")
            chosen[place] = member
        if missing := [name for name in wanted if name not in met]:
            raise InputError(f"{archive} has no {' and no '.join(missing)}; it is not the archive that is known here")
        new = {place: member for place, member in chosen.items() if not _is_there(archive, place, member)}
        room = shutil.disk_usage(folder).free
        if (need := sum(member.file_size for member in new.values())) > room:
            raise InputError(f"{folder} has room for {room:,} bytes, and {archive.name} needs {need:,}; make room")
        staged = folder / f".{archive.name}.unpacking"
        shutil.rmtree(staged, ignore_errors=True)
        try:
            _stage(opened, new, folder, staged)
            for place in new:
                place.parent.mkdir(parents=True, exist_ok=True)
                (staged / place.relative_to(folder)).replace(place)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return list(chosen)


def _stage(opened: zipfile.ZipFile, new: dict[Path, zipfile.ZipInfo], folder: Path, staged: Path) -> None:
    for place, member in new.items():
        to = staged / place.relative_to(folder)
        to.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(member) as read, to.open("wb") as write:  # which checks the CRC at its end
            shutil.copyfileobj(read, write, _CHUNK)


def _place(archive: Path, member: zipfile.ZipInfo, *, flat: bool) -> Path:
    """Where a member goes below the folder."""
    name = PurePosixPath(member.filename)
    leads_out = name.is_absolute() or ".." in name.parts or "\\" in member.filename or ":" in member.filename
    if leads_out or stat.S_ISLNK(member.external_attr >> 16):
        raise InputError(f"{archive} has a member that leads out of its folder ({member.filename!r}); nothing unpacked")
    if member.flag_bits & _ENCRYPTED:
        raise InputError(f"{archive} is encrypted; nothing unpacked")
    return Path(name.name) if flat else Path(*name.parts)


def _is_there(archive: Path, place: Path, member: zipfile.ZipInfo) -> bool:
    if not place.exists():
        return False
    if place.is_file() and place.stat().st_size == member.file_size and _crc(place) == member.CRC:
        return True
    raise InputError(f"{place} is not the one in {archive.name}; move it away and fetch again")


def _crc(path: Path) -> int:
    crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc = zlib.crc32(chunk, crc)
    return crc


@contextmanager
def _reading(archive: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"{archive} is no whole zip archive ({error}); delete it and fetch it again") from None
    except OSError as error:
        raise InputError(f"cannot unpack {archive}: {error.strerror or error}; mend that and fetch again") from error
