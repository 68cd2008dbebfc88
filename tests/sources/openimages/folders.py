"""Small folders of annotations, written by hand in the form of the official files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

BOXES = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside"
LABELS = "ImageID,Source,LabelName,Confidence"
RELATIONS = "ImageID,LabelName1,LabelName2,XMin1,XMax1,YMin1,YMax1,XMin2,XMax2,YMin2,YMax2,RelationshipLabel"

DOG, HAT, TABLE, MAN, PERSON, WOMAN = "/m/01", "/m/02", "/m/03", "/m/04", "/m/05", "/m/06"
WOODEN, LEATHER, STAND = "/m/w1", "/m/w2", "/m/w3"

CLASSES = f"""{DOG},Dog
{HAT},"Hat, cap"
{TABLE},Kitchen table
{MAN},Man
{PERSON},Person
{WOMAN},Woman
"""
ATTRIBUTES = f"""id,name
{WOODEN},Wooden
{LEATHER},(made of)Leather
{STAND},Stand
"""

FIRST, SECOND, THIRD = "000a", "000b", "000c"


def box(image: str, label: str, *flags: int, place: str = "0.1,0.4,0.2,0.5", sure: str = "1") -> str:
    """A row of boxes; flags that are not given are 0."""
    told = [*flags, *[0] * (5 - len(flags))]
    return ",".join((image, "xclick", label, sure, place, *map(str, told)))


def label(image: str, name: str, sure: str = "1", by: str = "verification") -> str:
    """A row of labels."""
    return f"{image},{by},{name},{sure}"


def relation(image: str, first: str, word: str, second: str) -> str:
    """A row of relations."""
    return f"{image},{first},{second},0.1,0.4,0.2,0.5,0.3,0.6,0.4,0.9,{word}"


def narrative(image: str, caption: str, dataset: str = "openimages_train", annotator: int = 7) -> str:
    """A line of narratives."""
    return json.dumps(
        {
            "dataset_id": dataset,
            "image_id": image,
            "annotator_id": annotator,
            "caption": caption,
            "timed_caption": [{"utterance": "a dog", "start_time": 0.0, "end_time": 1.2}],
            "traces": [[{"x": 0.2, "y": 0.3, "t": 0.02}]],
            "voice_recording": "v/1.ogg",
        }
    )


def folder(
    path: Path,
    *,
    boxes: Iterable[str] | None = None,
    labels: Iterable[str] | None = None,
    relations: Iterable[str] | None = None,
    narratives: Iterable[str] | None = None,
    split: str = "train",
    end: str = "\n",
) -> Path:
    """A folder as it is fetched, with the kinds that are given."""
    path.mkdir(exist_ok=True)
    (path / "class-descriptions.csv").write_text(CLASSES)
    (path / "oidv6-attributes-description.csv").write_text(ATTRIBUTES)
    for name, heading, rows in (
        (f"{split}-annotations-bbox.csv", BOXES, boxes),
        (f"{split}-annotations-human-imagelabels.csv", LABELS, labels),
        (f"oidv6-{split}-annotations-vrd.csv", RELATIONS, relations),
        (f"open_images_{split}_localized_narratives.jsonl", "", narratives),
    ):
        if rows is not None:
            text = [row + end for row in (heading, *rows) if row]
            (path / name).write_bytes("".join(text).encode())
    return path
