"""MS-COCO captions, and AnyEdit's ``image_caption.json``: the source called ``mscoco``.

COCO's form, with boxes from an ``instances_*.json`` that is named, or else from the one beside it when there is one::

    {"images": [{"id": 139, "file_name": "000000000139.jpg", "width": 640, "height": 426}],
     "annotations": [{"image_id": 139, "caption": "A woman stands in the dining area at the table."}]}

AnyEdit's form::

    {"0": {"image_file": "000000000139.jpg", "captions": ["A woman stands …", …]}}

What the instances list was searched for in each of their images, so a label without a box is not there. That is not
believed of an image of which a box cannot be read, nor of any where the file has been cut apart.

Format: https://cocodataset.org/#format-data
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.files import read_json
from InstructionGen.records import Box, Flags, Item, Reject
from InstructionGen.sources.source import Source, once
from InstructionGen.sources.walk import sections

EXPECTED = "COCO captions ({images, annotations}) or AnyEdit's {key: {image_file, captions}}"
INSTANCES = "COCO instances ({annotations, categories})"
UNREADABLE = "unreadable image entry"
CAPTION_LICENCE = "CC-BY-4.0"
"""COCO's annotations; its pictures have licences of their own."""


_Bbox = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""
_LOW, _HIGH = -0.01, 1.01
"""How far a rounded corner may lie outside."""
_FLAGS: Mapping[int, Flags] = {-1: Flags(), 0: Flags(group=False), 1: Flags(group=True)}
"""By ``iscrowd``; -1 where it is not told."""
_NUMBERS = 6
"""What is held of a box: category, crowd, and the four of its place."""


class _Image(msgspec.Struct):
    id: int | str
    file_name: str
    width: Any = 0
    height: Any = 0
    """Of any kind: a size that is none costs the image its boxes, and not its captions."""


class _Annotation(msgspec.Struct):
    image_id: int | str
    caption: str


class _Category(msgspec.Struct):
    id: int
    name: str


class _Instance(msgspec.Struct):
    image_id: int | str
    category_id: int
    bbox: _Bbox
    iscrowd: Any = None


class _Pictures(msgspec.Struct):
    """Whose image an entry is, whatever else is wrong with it."""

    image_id: int | str


class _Listed(msgspec.Struct):
    id: int | str


@dataclass(slots=True)
class _Instances:
    """The boxes of all images, as numbers: there are a million of them."""

    boxes: dict[int | str, array[float]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    """Category -> its label."""
    searched: tuple[str, ...] = ()
    """The labels of all categories; one object for all items."""
    seen: set[int | str] = field(default_factory=set)
    """Images of which all boxes are known."""


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
        del form  # which holds the whole text
        instances = boxes or _instances_beside(path)
        found = _read_instances(instances) if instances else _Instances()
        rows = _read_coco(path, found)
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


def _read_coco(path: Path, instances: _Instances) -> list[Item | Reject]:
    captions: dict[int | str, list[str]] = defaultdict(list)
    images: list[_Image | Reject] = []
    unreadable: list[Reject] = []
    numbers = {"images": 0, "annotations": 0}
    for name, raw in sections(path, numbers, EXPECTED):
        place = f"coco/{name}/{numbers[name]}"
        numbers[name] += 1
        try:
            if name == "images":
                images.append(msgspec.json.decode(raw, type=_Image))
                continue
            row = msgspec.json.decode(raw, type=_Annotation)
        except msgspec.DecodeError as error:
            if name == "images":
                images.append(Reject(place, "", "source", UNREADABLE, str(error)))
            else:
                unreadable.append(Reject(place, "", "source", "unreadable annotation", str(error)))
            continue
        if caption := " ".join(row.caption.split()):
            captions[row.image_id].append(caption)
    rows: list[Item | Reject] = []
    listed: set[int | str] = set()
    for image in images:
        if isinstance(image, Reject):
            rows.append(image)
            continue
        listed.add(image.id)
        written = tuple(dict.fromkeys(captions.get(image.id, ())))
        if written:
            boxes, searched = _boxes(instances, image)
            rows.append(
                Item(
                    _name(image.id),
                    "mscoco",
                    image.file_name,
                    written,
                    boxes=boxes,
                    searched=searched,
                    licence=CAPTION_LICENCE,
                )
            )
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


def _read_instances(path: Path) -> _Instances:
    """The boxes of a file of half a gigabyte, most of which is outlines: it is read as a stream."""
    found = _Instances()
    pictured: set[int | str] = set()
    spoilt: set[int | str] = set()
    whole = True
    for name, raw in sections(path, ("annotations", "categories"), INSTANCES, also=("images",)):
        try:
            if name == "images":
                pictured.add(msgspec.json.decode(raw, type=_Listed).id)
            elif name == "categories":
                category = msgspec.json.decode(raw, type=_Category)
                found.names[category.id] = category.name
            else:
                row = msgspec.json.decode(raw, type=_Instance)
                crowd = row.iscrowd if row.iscrowd in (0, 1) else -1
                found.boxes.setdefault(row.image_id, array("d")).extend((row.category_id, crowd, *row.bbox))
        except msgspec.DecodeError:
            # A box that cannot be read is a box that is not known: the image's captions still are.
            if name == "annotations":
                try:
                    spoilt.add(msgspec.json.decode(raw, type=_Pictures).image_id)
                except msgspec.DecodeError:
                    whole = False
    found.searched = tuple(dict.fromkeys(found.names.values()))
    if whole and found.boxes.keys() <= pictured:
        found.seen = pictured - spoilt
    return found


def _boxes(instances: _Instances, image: _Image) -> tuple[tuple[Box, ...], tuple[str, ...]]:
    """The boxes of an image as fractions, and what it was searched for.

    There are none of an image whose size is not known, and none that has no area within the image.
    """
    numbers = instances.boxes.pop(image.id, array("d"))
    sizes = (image.width, image.height)
    if not all(isinstance(size, int | float) and size > 0 for size in sizes):
        return (), ()
    found = tuple(_placed(numbers, instances.names, sizes))
    known = image.id in instances.seen and len(found) * _NUMBERS == len(numbers)
    return found, instances.searched if known else ()


def _placed(numbers: Sequence[float], names: Mapping[int, str], size: tuple[float, float]) -> Iterator[Box]:
    for at in range(0, len(numbers), _NUMBERS):
        category, crowd, x, y, width, height = numbers[at : at + _NUMBERS]
        if (label := names.get(int(category))) is not None:
            box = Box(
                label, x / size[0], y / size[1], (x + width) / size[0], (y + height) / size[1], _FLAGS[int(crowd)]
            )
            if _LOW <= box.left < box.right <= _HIGH and _LOW <= box.top < box.bottom <= _HIGH:
                yield box


def _name(image: int | str) -> str:
    return f"coco/{image:012d}" if isinstance(image, int) else f"coco/{image}"
