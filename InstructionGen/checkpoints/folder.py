"""What lies in a checkpoint's folder: which files hold its weights, and what its small files say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

TOKENIZERS = ("tokenizer.json", "tokenizer.model", "vocab.json", "tekken.json")
"""Any one of these makes a tokenizer."""

FORMS = (
    ("model.safetensors.index.json", "*.safetensors"),
    ("pytorch_model.bin.index.json", "pytorch_model*.bin"),
)
"""Forms of weights, the better first: the index of those in several files, and what the files are called."""

OTHER_FORMS = ("consolidated", "adapter_")
"""How files begin that hold the same weights once more, or others."""


def read_object(path: Path) -> dict[str, Any]:
    """A JSON object.

    Raises:
        ValueError: the file is something else.
        OSError: it cannot be read.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None


def said(path: Path) -> dict[str, Any]:
    """A JSON object; empty where there is none: for what is good to know, and never decides."""
    try:
        return read_object(path)
    except (OSError, ValueError):
        return {}


def shards(index: Path) -> tuple[str, ...]:
    """The files that an index names, each once, in alphabetical order. Raises ``ValueError`` when it is no index."""
    named = read_object(index).get("weight_map")
    if not isinstance(named, dict) or not named or not all(isinstance(name, str) for name in named.values()):
        raise ValueError("it has no weight_map")
    return tuple(sorted(set(named.values())))


def weights(folder: Path) -> tuple[Path, ...]:
    """The files that hold the weights, those of an index whether they are there or not; none where there are none.

    Raises:
        ValueError: an index is none.
    """
    for index, pattern in FORMS:
        if (folder / index).is_file():
            try:
                return tuple(folder / name for name in shards(folder / index))
            except ValueError as error:
                raise ValueError(f"{index} does not say where the tensors are ({error})") from None
        if found := once([path.name for path in folder.glob(pattern)]):
            return tuple(folder / name for name in found)
    return ()


def once(files: Iterable[str]) -> list[str]:
    """Of files of one form, those that hold the weights, without another copy of them: in alphabetical order."""
    names = sorted(files)
    return [n for n in names if not n.startswith(OTHER_FORMS)] or [n for n in names if n.startswith(OTHER_FORMS[0])]


def ggufs(folder: Path) -> tuple[Path, ...]:
    """The GGUF files that hold a language model: without the halves that only see, and one of each set of parts."""
    found = sorted(folder.glob("*.gguf"))
    return tuple(p for p in found if not p.name.lower().startswith("mmproj") and parts(p)[0] == p)


def parts(path: Path) -> tuple[Path, ...]:
    """The files of a GGUF that is split as ``NAME-00001-of-00003.gguf``, in their order; else the file alone."""
    stem, dash, count = path.stem.rpartition("-of-")
    if not dash or not count.isdecimal() or not stem[-5:].isdecimal() or stem[-6:-5] != "-":
        return (path,)
    return tuple(path.with_name(f"{stem[:-5]}{n:05}-of-{count}.gguf") for n in range(1, int(count) + 1))


def context_of(config: dict[str, Any]) -> int | None:
    """Tokens of prompt and answer together, as a config says it; of a model that sees, those of its language half."""
    for part in (config, config.get("text_config"), config.get("llm_config")):
        if isinstance(part, dict):
            for key in ("max_position_embeddings", "n_positions", "max_sequence_length"):
                if isinstance(found := part.get(key), int) and found > 0:
                    return found
    return None


def template_of(folder: Path) -> str:
    """The chat template; empty where there is none. Raises ``ValueError`` when the file that holds it is broken."""
    jinja = folder / "chat_template.jinja"
    if jinja.is_file():
        return jinja.read_text("utf-8", "replace")
    for name in ("chat_template.json", "processor_config.json", "tokenizer_config.json"):
        if (folder / name).is_file():
            try:
                found = read_object(folder / name).get("chat_template")
            except ValueError as error:
                raise ValueError(f"{name} is not JSON ({error})") from None
            if isinstance(found, list):  # several, by name
                named = {str(t.get("name")): t.get("template") for t in found if isinstance(t, dict)}
                found = named.get("default") or next(iter(named.values()), None)
            if isinstance(found, str) and found:
                return found
    return ""
