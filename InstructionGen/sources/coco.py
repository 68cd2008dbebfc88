"""MS-COCO captions, and AnyEdit's ``image_caption.json``: the source called ``mscoco``.

COCO's form, with boxes from an ``instances_*.json`` that is named, or else from the one beside it when there is one::

    {"images": [{"id": 139, "file_name": "000000000139.jpg", "width": 640, "height": 426}],
     "annotations": [{"image_id": 139, "caption": "A woman stands in the dining area at the table."}]}

AnyEdit's form::

    {"0": {"image_file": "000000000139.jpg", "captions": ["A woman stands …", …]}}

Format: https://cocodataset.org/#format-data
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.files import read_json
from InstructionGen.records import Box, Item, Reject
from InstructionGen.sources.source import Source, once

EXPECTED = "COCO captions ({images, annotations}) or AnyEdit's {key: {image_file, captions}}"
UNREADABLE = "unreadable image entry"
CAPTION_LICENCE = "CC-BY-4.0"
"""COCO's annotations; its pictures have licences of their own."""


_Bbox = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""
_Found = list[tuple[str, _Bbox]]
_LOW, _HIGH = -0.01, 1.01
"""How far a rounded corner may lie outside."""


class _Captions(msgspec.Struct):
    images: list[msgspec.Raw]
    annotations: list[msgspec.Raw]


class _Image(msgspec.Struct):
    id: int | str
    file_name: str
    width: Any = 0
    height: Any = 0
    """Of any kind: a size that is none costs the image its boxes, and not its captions."""


class _Annotation(msgspec.Struct):
    image_id: int | str
    caption: str


class _Instances(msgspec.Struct):
    annotations: list[msgspec.Raw]
    categories: list[msgspec.Raw]


class _Category(msgspec.Struct):
    id: int
    name: str


class _Instance(msgspec.Struct):
    image_id: int | str
    category_id: int
    bbox: _Bbox


class _Pictured(msgspec.Struct):
    image_file: str
    captions: list[str]


def read(path: Path, *, boxes: Path | None = None) -> Source:
    """One item an image, with all its captions.

    Args:
        path: the captions.
        boxes: COCO's ``instances_*.json`` of the same images; by default the one beside the captions, if any.

    Raises:
        InputError: the file has neither form, or boxes are named that are of none of its images.
    """
    form = read_json(path, dict[str, msgspec.Raw], EXPECTED)
    if "annotations" in form or "images" in form:
        instances = boxes or _instances_beside(path)
        rows = _read_coco(read_json(path, _Captions, EXPECTED), _read_instances(instances) if instances else {})
        if not rows:
            raise InputError(f"{path} lists no images; give {EXPECTED}")
        if boxes and not any(isinstance(row, Item) and row.boxes for row in rows):
            raise InputError(f"{boxes} has no boxes of the images of {path}; name the instances of the same images")
        return Source("mscoco", (path, instances) if instances else (path,), once(rows))
    if boxes:
        raise InputError(f"{path} is not COCO's own form, and {boxes} has boxes for that alone; leave --boxes out")
    rows = [_read_pictured(key, raw) for key, raw in form.items()]
    if all(isinstance(row, Reject) and row.reason == UNREADABLE for row in rows):
        raise InputError(f"{path} holds no captioned images; give {EXPECTED}")
    return Source("mscoco", (path,), once(rows))


def _instances_beside(path: Path) -> Path | None:
    """``instances_val2017.json`` beside ``captions_val2017.json``, when it is there."""
    beside = path.with_name(path.name.replace("captions_", "instances_", 1))
    return beside if beside != path and beside.is_file() else None


def _read_coco(file: _Captions, instances: Mapping[int | str, _Found]) -> list[Item | Reject]:
    captions: dict[int | str, list[str]] = defaultdict(list)
    unreadable: list[Reject] = []
    for number, raw in enumerate(file.annotations):
        try:
            row = msgspec.json.decode(raw, type=_Annotation)
        except msgspec.ValidationError as error:
            unreadable.append(Reject(f"coco/annotations/{number}", "", "source", "unreadable annotation", str(error)))
            continue
        if caption := " ".join(row.caption.split()):
            captions[row.image_id].append(caption)
    rows: list[Item | Reject] = []
    listed: set[int | str] = set()
    for number, raw in enumerate(file.images):
        try:
            image = msgspec.json.decode(raw, type=_Image)
        except msgspec.ValidationError as error:
            rows.append(Reject(f"coco/images/{number}", "", "source", UNREADABLE, str(error)))
            continue
        listed.add(image.id)
        written = tuple(dict.fromkeys(captions.get(image.id, ())))
        if written:
            boxes = tuple(_boxes(instances.get(image.id, ()), image))
            rows.append(Item(_name(image.id), "mscoco", image.file_name, written, boxes=boxes, licence=CAPTION_LICENCE))
        else:
            rows.append(Reject(_name(image.id), "", "source", "no caption", image.file_name))
    for stray, orphans in captions.items():
        if stray not in listed:
            rows.append(Reject(_name(stray), "", "source", "captions of an image that is not listed", orphans[0]))
    return rows + unreadable


def _read_pictured(key: str, raw: msgspec.Raw) -> Item | Reject:
    name = f"mscoco/{key}"
    try:
        row = msgspec.json.decode(raw, type=_Pictured)
    except msgspec.ValidationError as error:
        return Reject(name, "", "source", UNREADABLE, str(error))
    captions = tuple(dict.fromkeys(tidy for caption in row.captions if (tidy := " ".join(caption.split()))))
    if not captions:
        return Reject(name, "", "source", "no caption", row.image_file)
    return Item(name, "mscoco", row.image_file, captions)


def _read_instances(path: Path) -> Mapping[int | str, _Found]:
    file = read_json(path, _Instances, "COCO instances ({annotations, categories})")
    names: dict[int, str] = {}
    for raw in file.categories:
        with suppress(msgspec.ValidationError):
            category = msgspec.json.decode(raw, type=_Category)
            names[category.id] = category.name
    found: dict[int | str, _Found] = defaultdict(list)
    for raw in file.annotations:
        try:
            row = msgspec.json.decode(raw, type=_Instance)
        except msgspec.ValidationError:
            continue  # a box that cannot be read is a box that is not known: the image's captions still are
        if row.category_id in names:
            found[row.image_id].append((names[row.category_id], row.bbox))
    return found


def _boxes(instances: Iterable[tuple[str, _Bbox]], image: _Image) -> Iterator[Box]:
    """Boxes as fractions; none for an image whose size is not known, and none that has no area within the image."""
    sizes = (image.width, image.height)
    if all(isinstance(size, int | float) and size > 0 for size in sizes):
        for label, (x, y, width, height) in instances:
            box = Box(label, x / sizes[0], y / sizes[1], (x + width) / sizes[0], (y + height) / sizes[1])
            if _LOW <= box.left < box.right <= _HIGH and _LOW <= box.top < box.bottom <= _HIGH:
                yield box


def _name(image: int | str) -> str:
    return f"coco/{image:012d}" if isinstance(image, int) else f"coco/{image}"
