"""From what a user calls a checkpoint to where it lies."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from InstructionGen.checkpoints import gguf
from InstructionGen.checkpoints.folder import context_of, ggufs, said, weights
from InstructionGen.checkpoints.models import models, plain, short_name
from InstructionGen.errors import EngineError, UnknownName

FOLDER = Path("checkpoints")
"""Where checkpoints lie unless the user says otherwise."""

HUB_ID = re.compile(r"([A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*(?<!\.gguf))(?:/([\w./-]+\.gguf))?")
"""A publication, and a file in it where that is a GGUF."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Weights on this machine. That they are whole is for ``check`` to say."""

    name: str
    """As records name what wrote them: the short name, the folder's or file's own, or the hub id."""
    path: Path
    kind: Literal["folder", "gguf"]
    """A folder as the Hugging Face libraries write it, or one GGUF file."""
    hub: str = ""
    """What to fetch to get it again: a short name or hub id; empty for what the user has put there."""
    licence: str = "unknown"
    context: int | None = None
    """Tokens of prompt and answer together, where it says."""


def find(model: str, folder: Path = FOLDER, *, bring: bool = True) -> Checkpoint:
    """The checkpoint of a path, a short name, a name under ``folder`` or a hub id, looked for in this order.

    A hub id that is on this machine neither under ``folder`` nor in the hub's cache is fetched, with a line on stderr.

    Args:
        model: what the user calls it.
        folder: where checkpoints lie.
        bring: fetch a hub id that is not here.

    Raises:
        UnknownName: nothing is called so.
        EngineError: it is not there, or cannot be fetched; the line says what to do.
    """
    path = Path(model).expanduser()
    if path.parent == folder and short_name(path.name):  # its place in full
        model = path.name
    elif path.exists():
        return _at(path)
    if name := short_name(model):
        return _known(name, folder, model)
    if found := folder / model if (folder / model).is_file() else _named(model, folder):
        name = found.relative_to(folder).as_posix()
        return _at(found, name, name if HUB_ID.fullmatch(name) else "")
    if HUB_ID.fullmatch(model) and not Path(path.parts[0]).exists():
        return _from_hub(model, folder, bring)
    if len(path.parts) > 1 or path.suffix == ".gguf":
        raise EngineError(f"there is no checkpoint at {model}; name a folder, a GGUF file, a short name or a hub id")
    aliases = (alias for known in models().values() for alias in known.aliases)
    raise UnknownName("checkpoint", model, {*models(), *aliases, *here(folder)})


def here(folder: Path = FOLDER) -> tuple[str, ...]:
    """What lies under a folder, short names and others: folders that hold a model, and GGUF files."""
    places = [*folder.glob("*"), *folder.glob("*/*")]
    found = (p for p in places if p.suffix == ".gguf" or (p / "config.json").is_file() or (p.is_dir() and ggufs(p)))
    names = {p.relative_to(folder).as_posix() for p in found if ".cache" not in p.parts}
    return tuple(sorted(n for n in names if not (n.endswith(".gguf") and n.rpartition("/")[0] in names)))


def home_of(name: str, folder: Path = FOLDER) -> Path:
    """Where the checkpoint of a short name or hub id belongs."""
    return folder / (short_name(name) or name)


def _known(name: str, folder: Path, called: str) -> Checkpoint:
    """The checkpoint of a short name: under the folder, as it or as the user calls it, or in the hub's cache."""
    known, home = models()[name], home_of(name, folder)
    for place in (home, folder / called):
        if place.exists():
            return _at(place / known.file if (place / known.file).is_file() else place, name, name)
    if cached := in_cache(known.hub, known.file):
        return _at(cached, name, name)
    raise EngineError(
        f"there is no checkpoint at {home}: `instructiongen checkpoints fetch {name}`, "
        "or `--engine rules`, which needs none"
    )


def _named(model: str, folder: Path) -> Path | None:
    """What is called so under the folder, in any case, with dashes or underscores, a GGUF file also without its end."""
    wanted = plain(model)
    for name in here(folder):
        if wanted in (plain(name), plain(name.removesuffix(".gguf"))):
            return folder / name
    return None


def _from_hub(hub_id: str, folder: Path, bring: bool) -> Checkpoint:
    """The checkpoint of a hub id: in the hub's cache, or fetched."""
    if cached := in_cache(*split(hub_id)):
        return _at(cached, hub_id, hub_id)
    if not bring:
        raise EngineError(f"{hub_id} is not here: `instructiongen checkpoints fetch {hub_id}`")
    from InstructionGen.checkpoints.fetching import fetch

    print(  # noqa: T201 - gigabytes are not fetched in silence
        f"fetching {hub_id}; `instructiongen checkpoints fetch {hub_id}` does the same", file=sys.stderr, flush=True
    )
    return _at(fetch(hub_id, folder), hub_id, hub_id)


def split(hub_id: str) -> tuple[str, str]:
    """The publication that a hub id names, and the file in it, or nothing. Raises ``EngineError`` when it is none."""
    if not (found := HUB_ID.fullmatch(hub_id)):
        raise EngineError(f"{hub_id!r} is not a hub id; these are ORGANISATION/NAME")
    return found[1], found[2] or ""


def in_cache(hub_id: str, file: str = "") -> Path | None:
    """The folder, or the one file, of a publication in the hub's cache, when its weights are there."""
    try:
        from huggingface_hub import try_to_load_from_cache
    except ModuleNotFoundError:
        return None
    found = try_to_load_from_cache(hub_id, file or "config.json")
    if not isinstance(found, str):
        return None
    if file:
        return Path(found)
    try:
        whole = (files := weights(Path(found).parent)) and all(path.exists() for path in files)
    except ValueError:
        return None
    return Path(found).parent if whole else None


def _at(path: Path, name: str = "", hub: str = "") -> Checkpoint:
    """The checkpoint at a path that exists; ``hub`` is what to fetch to get it."""
    known = models().get(hub)  # and never by the name of a folder somewhere: the licence would be a guess
    if path.is_dir() and not (path / "config.json").is_file() and (found := ggufs(path)):
        if len(found) > 1:
            raise EngineError(f"{path} holds {len(found)} GGUF files; name one of them, such as {found[0]}")
        name, path = name or path.resolve().name, found[0]
    if path.is_dir():
        licence, context = _licence(path), context_of(said(path / "config.json"))
    elif path.suffix == ".gguf":
        header = _header(path)
        licence, context = str(header.values.get("general.license", "unknown")), header.context
    else:
        raise EngineError(f"{path} is one file, and no GGUF; name the folder it lies in")
    return Checkpoint(
        name.removesuffix(".gguf") or (path.stem if path.is_file() else path.resolve().name),
        path,
        "folder" if path.is_dir() else "gguf",
        hub,
        known.licence if known else licence,
        context or (known.context if known else None),
    )


def _header(path: Path) -> gguf.Header:
    """What a GGUF file says of itself; of a broken one nothing, which is for ``check`` to tell."""
    try:
        return gguf.read_header(path)
    except (OSError, ValueError):
        return gguf.Header(0, 0)


def _licence(folder: Path) -> str:
    """What the model card in a folder says of its licence."""
    card = folder / "README.md"
    if card.is_file():
        with card.open("rb") as file:
            begin = file.read(20_000).decode("utf-8", "replace")
        matter = begin.partition("---")[2].partition("\n---")[0] if begin.startswith("---") else ""
        if found := re.search(r"^license(?:_name)?:\s*['\"]?([\w.+-]+)", matter, re.MULTILINE):
            return found.group(1)
    return "unknown"
