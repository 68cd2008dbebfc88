"""TextCaps: captions of pictures in which something is written: the source called ``textcaps``.

::

    {"data": [{"image_id": "caef3d1e97c2cf15", "caption_str": "A book is sitting on a box.",
      "reference_strs": ["A book is sitting on a box.", …]}]}

An entry is a caption; those of one image become one item. Format: https://textvqa.org/textcaps/dataset/
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Reject
from InstructionGen.sources.folders import file_in
from InstructionGen.sources.source import Source, once
from InstructionGen.sources.tidying import fit_captions, shown, sound
from InstructionGen.sources.walk import sections

EXPECTED = "TextCaps ({data: [{image_id, caption_str}]})"
LICENCE = "CC-BY-4.0"


class _Entry(msgspec.Struct):
    image_id: str | int
    caption_str: str = ""
    reference_strs: list[str] = []


def read(path: Path, *, split: str | None = None) -> Source:
    """One item an image, in the order of the file.

    Args:
        path: The file, or a folder that has it.
        split: ``train`` or ``val``, of a folder that has both.

    Raises:
        InputError: There is no such file, or it has another shape.
    """
    if path.is_dir():
        path = file_in(path, "TextCaps_0.1_{split}.json", "textcaps", split)
    rows = once(_rows(path))
    if not rows:
        raise InputError(f"{path} holds no captions; give {EXPECTED}")
    return Source("textcaps", (path,), rows)


def _rows(path: Path) -> Iterator[Item | Reject]:
    written: dict[str | int, dict[str, None]] = {}
    spoilt: list[Reject] = []
    for number, (_, raw) in enumerate(sections(path, ("data",), EXPECTED)):
        try:
            entry = msgspec.json.decode(raw, type=_Entry)
        except msgspec.DecodeError as error:
            spoilt.append(Reject(f"textcaps/data/{number}", "", "source", "unreadable entry", shown(error)))
            continue
        written.setdefault(entry.image_id, {}).update(dict.fromkeys((entry.caption_str, *entry.reference_strs)))
    for image, texts in written.items():
        captions, fault = fit_captions(filter(None, texts))
        name = f"textcaps/{image}"
        if fault or not sound(name):
            yield Reject(shown(name), "", "source", fault or "not UTF-8", shown(next(iter(texts), "")))
        else:
            yield Item(name, "textcaps", f"{image}.jpg", captions, licence=LICENCE)
    yield from spoilt
