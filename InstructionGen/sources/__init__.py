"""Sources: one reader a file. A reader yields items in the order of its file, and a reject for each row it cannot read.

The order and the ids of a source are the same on every reading; ids are unique.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.files import read_json
from InstructionGen.sources import anyword, coco
from InstructionGen.sources.source import Source

SOURCES: Mapping[str, str] = {
    "mscoco": "image_caption.json",
    **{subset: f"textual_{subset}.json" for subset in anyword.SUBSETS},
}
"""Source name -> the file it has under ``edit_instruction/input``."""


def open_source(name: str, path: Path | None, inputs: Path) -> Source:
    """A source of captioned images.

    Args:
        name: one of ``SOURCES``, in any case.
        path: the file; by default the source's usual place in ``inputs``.
        inputs: the folder of usual places.

    Raises:
        UnknownName: there is no such source.
        InputError: the file is not what the source expects.
    """
    known = {source.lower(): source for source in SOURCES}
    if name.lower() not in known:
        raise UnknownName("source", name, SOURCES)
    name = known[name.lower()]
    path = path or _usual_place(inputs, SOURCES[name], "--input")
    return coco.read(path) if name == "mscoco" else anyword.read(path, name)


def _usual_place(inputs: Path, file: str, otherwise: str) -> Path:
    """The file in its folder, whatever the case of its name there. ``otherwise`` is how to name another."""
    if inputs.is_dir():
        for entry in inputs.iterdir():
            if entry.name.lower() == file.lower():
                return entry
    raise InputError(f"no file at {inputs / file}; put it there, or name another with {otherwise}")


def open_captions(said: str, inputs: Path) -> Source:
    """A source as somebody names it in one word.

    Args:
        said: ``mscoco``, a name of ``SOURCES``, whose file lies in its usual place; ``ReCTS=data.json``, a name and
            its file; or a file alone, which is of ``mscoco``.
        inputs: the folder of usual places.

    Raises:
        InputError: the file is not what the source expects, or its name is needed as well.
    """
    known = {source.lower(): source for source in SOURCES}
    name, given, file = said.partition("=")
    if name.lower() in known:
        usual = SOURCES[known[name.lower()]]
        return open_source(name, Path(file) if given else _usual_place(inputs, usual, f"{name}=FILE"), inputs)
    path = Path(said)
    if "data_list" in read_json(path, dict[str, msgspec.Raw], coco.EXPECTED):
        raise InputError(f"{path} is an AnyWord data.json; say of which subset: {anyword.SUBSETS[0]}={path}")
    return coco.read(path)
