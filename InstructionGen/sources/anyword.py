"""AnyWord-3M subsets: pictures with a caption and the transcribed lettering in them. English lettering only.

::

    {"data_root": "…", "data_list": [{"img_name": "gt_12.jpg", "caption": "a shop front at night",
      "annotations": [{"polygon": [[x, y], …], "text": "OPEN", "language": "Latin", "valid": true}]}]}

Format: https://github.com/tyxsspa/AnyText (``data.json`` of each subset)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.files import read_json
from InstructionGen.records import Item, Reject
from InstructionGen.sources.source import Source, once

SUBSETS = ("Art", "COCO_Text", "icdar2017rctw", "LSVT", "mlt2019", "MTWI2018", "ReCTS")

_ENGLISH = re.compile(r"[ -~‘’“”–—]*[A-Za-z0-9][ -~‘’“”–—]*")


class _File(msgspec.Struct):
    data_list: list[msgspec.Raw]


class _Lettering(msgspec.Struct):
    text: str = ""
    language: str = "Latin"
    valid: bool = True
    illegibility: bool = False


class _Picture(msgspec.Struct):
    img_name: str
    caption: str = ""
    annotations: list[_Lettering] = []


def read(path: Path, subset: str) -> Source:
    """One item a picture. Raises ``InputError`` when the file has another shape."""
    file = read_json(path, _File, "an AnyWord data.json ({data_root, data_list})")
    if not file.data_list:
        raise InputError(f"{path}: its data_list is empty")
    rows = once(_read_picture(raw, subset, number) for number, raw in enumerate(file.data_list))
    return Source(subset, (path,), rows)


def _read_picture(raw: msgspec.Raw, subset: str, number: int) -> Item | Reject:
    try:
        picture = msgspec.json.decode(raw, type=_Picture)
    except msgspec.ValidationError as error:
        return Reject(f"{subset}/data_list/{number}", "", "source", "unreadable entry", str(error))
    name = f"{subset}/{picture.img_name}"
    caption = " ".join(picture.caption.split())
    lettering = tuple(dict.fromkeys(_english(picture.annotations)))
    if not picture.annotations:
        return Reject(name, "", "source", "no annotations")
    if not lettering:
        return Reject(name, "", "source", "no English lettering")
    if not caption:
        return Reject(name, "", "source", "no caption")
    return Item(name, subset, picture.img_name, (caption,), lettering)


def _english(annotations: list[_Lettering]) -> Iterator[str]:
    for seen in annotations:
        text = " ".join(seen.text.split())
        latin = seen.language.casefold() in {"latin", "english"}
        if latin and seen.valid and not seen.illegibility and _ENGLISH.fullmatch(text):
            yield text
