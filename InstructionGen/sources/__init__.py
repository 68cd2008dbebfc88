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
from InstructionGen.sources import (
    anyword,
    coco,
    coco_folder,
    gqa,
    humanml3d,
    laion,
    llava,
    openimages,
    pix2pix,
    records,
    textcaps,
    vqa,
)
from InstructionGen.sources.guessing import guess
from InstructionGen.sources.source import Source

SOURCES: Mapping[str, str] = {
    "mscoco": "image_caption.json",
    "laion": "laion.parquet",
    "llava595": "new_llava595.json",
    "instructpix2pix": "instructpix2pix.jsonl",
    "openimages": "openimages",
    "records": "",
    **{f"COCO{year}": f"coco{year}" for year in coco_folder.YEARS},
    **{name: name for name in ("vqa2", "gqa", "visualgenome", "textvqa", "textcaps", "humanml3d")},
    **{subset: f"textual_{subset}.json" for subset in anyword.SUBSETS},
}
"""Source name -> the file it has under ``edit_instruction/input``; empty where it has no usual place."""

_FOLDERS = frozenset(name for name, place in SOURCES.items() if place and "." not in place)
"""Sources that lie in a folder of their own, called as the data set that is fetched."""

ALIASES: Mapping[str, str] = {"OPENIMAGESV7": "openimages", "VQAv2": "vqa2", "VG": "visualgenome"}
"""What sources are called besides -> their name in ``SOURCES``."""

_READERS: Mapping[str, Callable[..., Source]] = {
    "mscoco": coco.read,
    "laion": laion.read,
    "llava595": llava.read,
    "instructpix2pix": pix2pix.read,
    "openimages": openimages.read,
    "records": records.read,
    **{f"COCO{year}": partial(coco_folder.read, year=year) for year in coco_folder.YEARS},
    "vqa2": vqa.read_vqa2,
    "visualgenome": vqa.read_visual_genome,
    "textvqa": vqa.read_textvqa,
    "textcaps": textcaps.read,
    "gqa": gqa.read,
    "humanml3d": humanml3d.read,
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
    name = source_name(name)
    path = path or _usual_place(inputs, name, "--input")
    reader = _READERS[name]
    settled = reader.keywords if isinstance(reader, partial) else {}
    takes = [
        option
        for option, parameter in inspect.signature(reader).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and option not in settled
    ]
    for option in options:
        if option not in takes:
            raise InputError(
                f"{name} takes no {option}; " + (f"it takes {', '.join(takes)}" if takes else "leave it out")
            )
    return reader(path, **options)


def source_name(said: str) -> str:
    """The name in ``SOURCES`` of what a user calls a source: in any case, with dashes or without.

    Raises:
        UnknownName: there is no such source.
    """
    known = _known()
    if _plain(said) not in known:
        raise UnknownName("source", said, SOURCES)
    return known[_plain(said)]


def _known() -> dict[str, str]:
    return {**{_plain(source): source for source in SOURCES}, **{_plain(a): source for a, source in ALIASES.items()}}


def _plain(name: str) -> str:
    """A name in any case, its parts joined by whatever the user likes."""
    return name.lower().replace("-", "").replace("_", "")


def _usual_place(inputs: Path, name: str, otherwise: str) -> Path:
    """A source's file in its folder, whatever the case of its name there. ``otherwise`` is how to name another."""
    file = SOURCES[name]
    if not file:
        raise InputError(f"{name} has no usual place; name what to read with {otherwise}")
    if inputs.is_dir():
        for entry in inputs.iterdir():
            if entry.name.lower() == file.lower():
                return entry
    if name in _FOLDERS:
        get = f"get it with: instructiongen sources fetch {file}"
        raise InputError(f"no folder at {inputs / file}; {get}, or name another with {otherwise}")
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
    known = _known()
    name, given, file = said.partition("=")
    if _plain(name) in known:
        name = known[_plain(name)]
        return open_source(name, Path(file) if given else _usual_place(inputs, name, f"{name}=FILE"), inputs)
    path = Path(said)
    found = guess(path)
    if found == "mscoco" and "data_list" in read_json(path, dict[str, msgspec.Raw], coco.EXPECTED):
        raise InputError(f"{path} is an AnyWord data.json; say of which subset: {anyword.SUBSETS[0]}={path}")
    return _READERS[found](path)
