"""Bringing a checkpoint from the hub: only the files that a language model needs, each whole or not at all."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from glob import escape
from pathlib import Path

from InstructionGen.checkpoints.checking import check
from InstructionGen.checkpoints.finding import Checkpoint, home_of, split
from InstructionGen.checkpoints.folder import FORMS, once, parts
from InstructionGen.checkpoints.models import models, short_name
from InstructionGen.errors import EngineError, UnknownName

WITH_IT = (
    "*.json",
    "*.jinja",
    "tokenizer*",
    "merges.txt",
    "vocab.txt",
    "*.tiktoken",
    "LICENSE*",
    "NOTICE*",
    "README.md",
)
"""What belongs to the weights: configs, tokenizer, template, licence and model card. Code is never fetched."""

ABANDONED = re.compile(r"\.[0-9a-f]{8}\.incomplete$")
"""How the beginnings of files are called that a killed download leaves and no later one can use."""

BEGUN = re.compile(r"\.incomplete$")

NOTES = Path(".cache", "huggingface", "download")
"""Where ``huggingface_hub`` keeps its notes and beginnings of files, in the folder it fetches to."""

SPARE = 1 << 28
"""Bytes to leave free on the disk."""


def fetch(name_or_id: str, folder: Path, revision: str | None = None) -> Path:
    """Bring a checkpoint to ``folder/NAME``, or bring what is missing of it, and check it.

    Files that are there and up to date are not fetched again; one that a killed fetch had begun is begun anew.

    Args:
        name_or_id: a short name, a hub id, or a hub id with a GGUF file in it: ``ORGANISATION/NAME/FILE.gguf``.
        folder: where checkpoints lie.
        revision: a branch, tag or commit of the publication; its main branch by default.

    Returns:
        The folder it is in; of a GGUF, the file.

    Raises:
        UnknownName: neither a short name nor a hub id.
        EngineError: it cannot be fetched, or what came is broken; the line says what to do.
    """
    name = short_name(name_or_id) or name_or_id
    if name in models():
        hub, file = models()[name].hub, models()[name].file
        home = home_of(name, folder)
    elif "/" in name:
        hub, file = split(name)
        home = folder / hub
    else:
        raise UnknownName("checkpoint to fetch", name, models())
    with _told(hub, revision):
        from huggingface_hub import HfApi, snapshot_download

        info = HfApi().model_info(hub, revision=revision, files_metadata=True)
        sizes = {found.rfilename: found.size or 0 for found in info.siblings or ()}
        chosen = _chosen(sizes, hub, file)
        with _alone(home, name):
            _clear(home, ABANDONED)
            for part in chosen:  # the library believes its notes, and would leave what was cut off since
                if (home / part).is_file() and not _is_whole(home / part, sizes[part]):
                    (home / part).unlink()
            _room(home, {name: sizes[name] for name in chosen})
            with _quiet():
                snapshot_download(hub, revision=info.sha, local_dir=home, allow_patterns=[escape(n) for n in chosen])
            if short := next((n for n in chosen if not _is_whole(home / n, sizes[n])), None):
                raise EngineError(f"not all of {short} has come from {hub}; the same command goes on from there")
            _clear(home, BEGUN)
    gguf = next((home / n for n in chosen if n.endswith(".gguf")), None)
    check(Checkpoint(name, gguf or home, "gguf" if gguf else "folder", name), template=False)
    return gguf or home


def _chosen(files: Iterable[str], hub: str, file: str) -> list[str]:
    """Of a publication's files, those to fetch: its weights in one form, and what belongs to them."""
    top = [name for name in files if "/" not in name]
    if not file and "config.json" not in top and (found := [n for n in top if n.endswith(".gguf")]):
        if len(found) > 1:
            raise EngineError(f"{hub} is a shelf of {len(found)} GGUF files; name one, such as {hub}/{found[0]}")
        file = found[0]
    if file:
        wanted = [part.as_posix() for part in parts(Path(file))]
        if missing := [name for name in wanted if name not in set(files)]:
            raise UnknownName(f"file in {hub}", missing[0], [name for name in files if name.endswith(".gguf")])
        return [*wanted, *(n for n in top if fnmatch(n, "LICENSE*") or n == "README.md")]
    for index, pattern in FORMS:
        if weights := once(name for name in top if fnmatch(name, pattern)):
            others = {other for other, _ in FORMS} - {index}
            return sorted({*weights, *(n for n in top if any(fnmatch(n, p) for p in WITH_IT) and n not in others)})
    raise EngineError(f"{hub} has no weights that can be used, neither *.safetensors nor pytorch_model*.bin nor *.gguf")


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _clear(home: Path, which: re.Pattern[str]) -> None:
    """Take away beginnings of files that no download will go on with."""
    for path in (home / NOTES).glob("**/*.incomplete"):
        if which.search(path.name):
            path.unlink()


def _room(home: Path, sizes: dict[str, int]) -> None:
    """Raise ``EngineError`` when the disk has no room for what is still to come."""
    to_come = sum(size for name, size in sizes.items() if not (home / name).is_file())
    if (free := shutil.disk_usage(home).free) < to_come + SPARE:
        raise EngineError(
            f"{home} needs {to_come / 1e9:,.1f} GB more and its disk has {free / 1e9:,.1f}; make room, or make the "
            "folder of checkpoints a link to a larger disk"
        )


@contextmanager
def _alone(home: Path, name: str) -> Iterator[None]:
    """Hold the folder to fetch to, so that nobody takes another's unfinished file for an abandoned one."""
    from filelock import FileLock, Timeout

    try:
        (home / NOTES).mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / NOTES.parent / "fetch.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise EngineError(f"{name} is being fetched by another process; wait for it") from None
    except OSError as error:
        raise EngineError(f"cannot write to {home}: {error.strerror}; make it writable, or a link elsewhere") from error
    with lock:
        yield


@contextmanager
def _told(hub: str, revision: str | None) -> Iterator[None]:
    """What can go wrong with the hub, each as one line."""
    try:
        from huggingface_hub import errors
    except ModuleNotFoundError:
        raise EngineError("fetching needs huggingface_hub: pip install huggingface_hub") from None
    try:
        yield
    except errors.GatedRepoError:
        raise EngineError(
            f"{hub} is given only to those who accepted its licence: do so at https://huggingface.co/{hub}, "
            "then `hf auth login`, and fetch again"
        ) from None
    except errors.RevisionNotFoundError:
        raise EngineError(f"{hub} has no revision {revision!r}; leave --revision out for its main branch") from None
    except errors.HFValidationError as error:
        raise EngineError(f"{hub!r} is not a hub id: {_first_line(error)}") from None
    except errors.OfflineModeIsEnabled:
        raise EngineError(
            f"cannot fetch {hub} while HF_HUB_OFFLINE is set; unset it, or copy the folder here"
        ) from None
    except errors.HfHubHTTPError as error:
        if (status := error.response.status_code) in (401, 403, 404):  # 401 is also its word for what is not there
            raise EngineError(
                f"the hub has no {hub}, or does not show it to you; see https://huggingface.co/{hub}, "
                "and `hf auth login` if it is private"
            ) from None
        raise EngineError(f"the hub answered with status {status} for {hub}; try again later") from None
    except (errors.HTTPError, OSError) as error:  # the HTTP library's own base class
        if isinstance(error, OSError) and error.errno:
            raise EngineError(f"fetching {hub} stopped: {error.strerror}; mend that and fetch again") from error
        raise EngineError(
            f"the hub cannot be reached for {hub} ({_first_line(error)}); with a network the same command goes on, "
            "without one copy the folder here"
        ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """No progress bars where nobody sees them move."""
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    if sys.stderr.isatty() or are_progress_bars_disabled():
        yield
        return
    disable_progress_bars()
    try:
        yield
    finally:
        enable_progress_bars()


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
