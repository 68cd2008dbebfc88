"""Sources: one reader a file. A reader yields items in the order of its file, and a reject for each row it cannot read.

The order and the ids of a source are the same on every reading; ids are unique. Files of millions of rows are read as
streams, again from the beginning each time that rows are asked for.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.files import read_json
from InstructionGen.sources import anyword, coco, laion, llava, pix2pix, records
from InstructionGen.sources.guessing import guess
from InstructionGen.sources.source import Source

SOURCES: Mapping[str, str] = {
    "mscoco": "image_caption.json",
    "laion": "laion.parquet",
    "llava595": "new_llava595.json",
    "instructpix2pix": "instructpix2pix.jsonl",
    "records": "",
    **{subset: f"textual_{subset}.json" for subset in anyword.SUBSETS},
}
"""Source name -> the file it has under ``edit_instruction/input``; empty where it has no usual place."""

_READERS: Mapping[str, Callable[..., Source]] = {
    "mscoco": coco.read,
    "laion": laion.read,
    "llava595": llava.read,
    "instructpix2pix": pix2pix.read,
    "records": records.read,
    **{subset: partial(anyword.read, subset=subset) for subset in anyword.SUBSETS},
}


def open_source(name: str, path: Path | None, inputs: Path, **options: Any) -> Source:
    """A source of captioned images.

    Args:
        name: one of ``SOURCES``, in any case.
        path: the file; by default the source's usual place in ``inputs``.
        inputs: the folder of usual places.
        options: what the source's reader takes besides, as ``boxes`` of ``coco.read`` and ``min_similarity`` of
            ``laion.read``.

    Raises:
        UnknownName: there is no such source.
        InputError: the file is not what the source expects, or its reader has no such option.
    """
    known = {source.lower(): source for source in SOURCES}
    if name.lower() not in known:
        raise UnknownName("source", name, SOURCES)
    name = known[name.lower()]
    path = path or _usual_place(inputs, name, "--input")
    reader = _READERS[name]
    takes = [
        option
        for option, parameter in inspect.signature(reader).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and option != "subset"
    ]
    for option in options:
        if option not in takes:
            raise InputError(
                f"{name} takes no {option}; " + (f"it takes {', '.join(takes)}" if takes else "leave it out")
            )
    return reader(path, **options)


def _usual_place(inputs: Path, name: str, otherwise: str) -> Path:
    """A source's file in its folder, whatever the case of its name there. ``otherwise`` is how to name another."""
    file = SOURCES[name]
    if not file:
        raise InputError(f"{name} has no usual place; name what to read with {otherwise}")
    if inputs.is_dir():
        for entry in inputs.iterdir():
            if entry.name.lower() == file.lower():
                return entry
    raise InputError(f"no file at {inputs / file}; put it there, or name another with {otherwise}")


def open_captions(said: str, inputs: Path) -> Source:
    """A source as somebody names it in one word.

    Args:
        said: ``mscoco``, a name of ``SOURCES``, whose file lies in its usual place; ``ReCTS=data.json``, a name and
            its file; or a file or folder alone, whose content says which source's it is.
        inputs: the folder of usual places.

    Raises:
        InputError: the file is not what the source expects, or its name is needed as well.
    """
    known = {source.lower(): source for source in SOURCES}
    name, given, file = said.partition("=")
    if name.lower() in known:
        name = known[name.lower()]
        return open_source(name, Path(file) if given else _usual_place(inputs, name, f"{name}=FILE"), inputs)
    path = Path(said)
    found = guess(path)
    if found == "mscoco" and "data_list" in read_json(path, dict[str, msgspec.Raw], coco.EXPECTED):
        raise InputError(f"{path} is an AnyWord data.json; say of which subset: {anyword.SUBSETS[0]}={path}")
    return _READERS[found](path)
