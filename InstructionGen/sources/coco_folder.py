"""MS-COCO as it is unpacked: the sources called ``COCO2014`` and ``COCO2017``.

A folder whose ``annotations``, or itself, holds the captions, and beside them the boxes of the same images::

    annotations/captions_val2017.json
    annotations/instances_val2017.json

Format: https://cocodataset.org/#download (the archives of annotations)
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from InstructionGen.records import Item, Reject
from InstructionGen.sources import coco
from InstructionGen.sources.folders import file_in
from InstructionGen.sources.source import Source

YEARS = (2014, 2017)


def read(path: Path, *, split: str | None = None, boxes: Path | None = None, year: int) -> Source:
    """One item an image, with its captions and boxes; as the source ``mscoco`` gives them.

    Args:
        path: the folder, or the file of captions.
        split: ``train`` or ``val``; needed where the folder has both.
        boxes: see ``coco.read``.
        year: 2014 or 2017.

    Raises:
        InputError: there are no such captions, or those of both splits and neither is asked for.
    """
    name = f"COCO{year}"
    if path.is_dir():
        path = file_in(path, f"captions_{{split}}{year}.json", name.lower(), split, within=["annotations"])
    read = coco.read(path, boxes=boxes)
    return Source(name, read.files, [_of(row, name) for row in read.rows])


def _of(row: Item | Reject, name: str) -> Item | Reject:
    return replace(row, source=name) if isinstance(row, Item) else row
