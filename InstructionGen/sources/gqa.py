"""GQA: questions answered in sentences, and scene graphs, of images of Visual Genome: the source called ``gqa``.

One object each, whose members are questions or images, or a folder of both::

    {"201307251": {"question": "Is it overcast?", "answer": "no", "fullAnswer": "No, it is clear.", "imageId": "n16"}}

    {"2407890": {"width": 640, "height": 480, "objects": {"271881": {"name": "chair", "x": 220, "y": 310, "w": 50,
      "h": 80, "attributes": ["brown"], "relations": [{"name": "near", "object": "32452"}]}}}}

An object becomes a box, an attribute and a relation a link each; a relation of two things of one name says nothing that
the boxes do not, and is left out. Questions of one image stand far apart, so all of them are held while items are made,
as bare text: some 150 bytes each. LLaVA's lines of questions (``{question_id, image, text}``) are read as well; without
answers they are rejects.

Format: https://cs.stanford.edu/people/dorarad/gqa/download.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.records import Box, Item, Known, Link, Reject
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.folders import SPLITS, plain_split
from InstructionGen.sources.opening import reading
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.tidying import shown, sound
from InstructionGen.sources.vqa import known
from InstructionGen.sources.walk import members

LICENCE = "CC-BY-4.0"
EXPECTED = "GQA's questions ({id: {question, answer, imageId}}) or scene graphs ({imageId: {objects}})"
UNREADABLE = "unreadable entry"

_TASK = re.compile(r"\s*\bAnswer the question using a single word or phrase\.\s*$")
"""What LLaVA's lines add to a question."""
_BETWEEN, _BEHIND = "\t", "\n"
"""Of questions that are held: between a question and its answer, and behind them. Tidied text has neither."""
_LOW, _HIGH = -0.01, 1.01


class _Question(msgspec.Struct):
    question: str
    image: str = msgspec.field(name="imageId")
    answer: str = ""
    whole: str | None = msgspec.field(name="fullAnswer", default=None)


class _Line(msgspec.Struct):
    image: str
    text: str
    answer: str = ""


class _Relation(msgspec.Struct):
    name: str
    object: str | int


class _Object(msgspec.Struct):
    name: str
    x: float
    y: float
    w: float
    h: float
    attributes: list[str] = []
    relations: list[_Relation] = []


class _Graph(msgspec.Struct):
    width: float
    height: float
    objects: dict[str, msgspec.Raw]


_Told = dict[str, bytearray]
"""Image -> its questions and answers."""


def read(path: Path, *, scene_graphs: Path | None = None, split: str | None = None) -> Source:
    """One item an image: its boxes and links where there are scene graphs, and all questions about it.

    Args:
        path: Questions, scene graphs, or a folder that has either; scene graphs that lie beside are taken too.
        scene_graphs: They, where they lie elsewhere.
        split: ``train`` or ``val``, of a folder that has both.

    Raises:
        InputError: There is no such file, or it has another shape or is cut off.
    """
    questions, graphs = _in_folder(path, split) if path.is_dir() else (path, None)
    if questions:
        form = _form(questions)
        if form == "lines":
            return Source("gqa", (questions,), Streamed(partial(_rows, None, questions, None)))
        if form == "graphs":
            questions, graphs = None, questions
    if graphs and scene_graphs:
        raise InputError(f"{graphs} are scene graphs already; leave --scene-graphs out")
    graphs = graphs or scene_graphs or (questions and _beside(questions))
    if graphs and _form(graphs) != "graphs":
        raise InputError(f"{graphs} is not GQA's scene graphs ({{imageId: {{width, height, objects}}}})")
    files = tuple(file for file in (questions, graphs) if file)
    # Walked once, so that a file that is cut off is told before anything is written.
    counts = [sum(1 for _ in members(file, EXPECTED)) for file in files]
    rows = Streamed(partial(_rows, questions, None, graphs))
    return Source("gqa", files, rows, counts[0] if not questions else None)


def _rows(questions: Path | None, lines: Path | None, graphs: Path | None) -> Iterator[Item | Reject]:
    told: _Told = {}
    yield from _questions(questions, told) if questions else _lines(lines, told) if lines else ()
    seen: set[str] = set()
    for number, (image, raw) in enumerate(members(graphs, EXPECTED) if graphs else ()):
        if image in seen:
            yield Reject(f"gqa/graphs/{number}", "", "source", "listed twice", shown(image))
            continue
        seen.add(image)
        yield _item(image, raw, _known(told.pop(image, b"")))
    for image, asked in told.items():
        yield _item(image, None, _known(asked))


def _questions(path: Path, told: _Told) -> Iterator[Reject]:
    for number, raw in members(path, EXPECTED):
        try:
            entry = msgspec.json.decode(raw, type=_Question)
        except msgspec.DecodeError as error:
            yield Reject(f"gqa/questions/{shown(number)}", "", "source", UNREADABLE, shown(error))
            continue
        fault = _hold(told, entry.image, known(entry.question, entry.whole or entry.answer))
        if fault:
            yield Reject(f"gqa/questions/{shown(number)}", "", "source", fault, shown(entry.question))


def _lines(path: Path, told: _Told) -> Iterator[Reject]:
    for number, entry in enumerate(Entries(path, EXPECTED)):
        name = f"gqa/lines/{number}"
        if isinstance(entry, Unread):
            yield Reject(name, "", "source", UNREADABLE, f"{entry.place}: {shown(entry.fault)}")
            continue
        try:
            line = msgspec.convert(entry, _Line)
        except msgspec.ValidationError as error:
            yield Reject(name, "", "source", UNREADABLE, shown(error))
            continue
        fault = _hold(told, line.image.removesuffix(".jpg"), known(_TASK.sub("", line.text), line.answer))
        if fault:
            yield Reject(name, "", "source", fault, shown(line.text))


def _hold(told: _Told, image: str, about: Known | str) -> str:
    """Keep a question of an image. Returns why it is none; empty if it is."""
    if isinstance(about, str):
        return about
    if not sound(image):
        return "not UTF-8"
    told.setdefault(image, bytearray()).extend(f"{about.question}{_BETWEEN}{about.answer}{_BEHIND}".encode())
    return ""


def _known(held: bytes | bytearray) -> tuple[Known, ...]:
    pairs = (line.partition(_BETWEEN) for line in held.decode().split(_BEHIND) if line)
    return tuple(dict.fromkeys(Known(question, answer) for question, _, answer in pairs))


def _item(image: str, graph: msgspec.Raw | None, asked: tuple[Known, ...]) -> Item | Reject:
    name = f"gqa/{image}"
    if not sound(name):
        return Reject(shown(name), "", "source", "not UTF-8")
    boxes: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    if graph is not None:
        try:
            found = msgspec.json.decode(graph, type=_Graph)
        except msgspec.DecodeError as error:
            return Reject(name, "", "source", UNREADABLE, shown(error))
        objects = dict(_objects(found.objects))
        boxes = tuple(_boxes(objects, found))
        links = tuple(dict.fromkeys(_links(objects)))
    if not boxes and not links and not asked:
        return Reject(name, "", "source", "nothing known of the picture")
    return Item(name, "gqa", f"{image}.jpg", boxes=boxes, links=links, known=asked, licence=LICENCE)


def _objects(listed: Mapping[str, msgspec.Raw]) -> Iterator[tuple[str, _Object]]:
    for number, raw in listed.items():
        try:
            found = msgspec.json.decode(raw, type=_Object)
        except msgspec.DecodeError:
            continue  # a box that cannot be read is a box that is not known
        found.name = " ".join(found.name.split())
        if found.name and sound(found.name):
            yield number, found


def _boxes(objects: Mapping[str, _Object], graph: _Graph) -> Iterator[Box]:
    width, height = graph.width, graph.height
    if width > 0 and height > 0:
        for one in objects.values():
            box = Box(one.name, one.x / width, one.y / height, (one.x + one.w) / width, (one.y + one.h) / height)
            if _LOW <= box.left < box.right <= _HIGH and _LOW <= box.top < box.bottom <= _HIGH:
                yield box


def _links(objects: Mapping[str, _Object]) -> Iterator[Link]:
    for one in objects.values():
        for attribute in one.attributes:
            if attribute.strip() and sound(attribute):
                yield Link(one.name, "is", attribute.strip())
        for relation in one.relations:
            other = objects.get(str(relation.object))
            if other and other.name != one.name and relation.name.strip() and sound(relation.name):
                yield Link(one.name, relation.name.strip(), other.name)


def _form(path: Path) -> str:
    """What a file holds: ``questions``, ``graphs``, or ``lines`` as LLaVA has them.

    Raises:
        InputError: none of them.
    """
    with closing(members(path, EXPECTED)) as pieces:
        _, raw = next(pieces, ("", msgspec.Raw(b"{}")))
    first: Any = msgspec.json.decode(raw)
    if not isinstance(first, dict):
        return "lines"
    if "objects" in first:
        return "graphs"
    if "question" in first or "imageId" in first:
        return "questions"
    raise InputError(f"{path} is not {EXPECTED}")


def _beside(questions: Path) -> Path | None:
    """``val_sceneGraphs.json`` beside ``val_balanced_questions.json``, when it is there."""
    beside = questions.with_name(f"{questions.name.partition('_')[0]}_sceneGraphs.json")
    return beside if beside.is_file() else None


def _in_folder(folder: Path, split: str | None) -> tuple[Path | None, Path | None]:
    """The questions and the scene graphs of a split; balanced questions before all of them."""
    split = plain_split(split)
    if split is not None and split not in SPLITS:
        raise InputError(f"GQA has no split {split} with answers; it has {' and '.join(SPLITS)}")
    with reading(folder):
        found = [
            [file for part in SPLITS if split in (None, part) and (file := folder / f"{part}{end}").is_file()]
            for end in ("_balanced_questions.json", "_all_questions.json", "_sceneGraphs.json")
        ]
    if max(map(len, found)) > 1 or len({file.name.partition("_")[0] for files in found for file in files}) > 1:
        raise InputError(f"{folder} has both splits; choose one with split (--split train or val)")
    balanced, every, graphs = (files[0] if files else None for files in found)
    if not (balanced or every or graphs):
        raise InputError(
            f"{folder} has no {split or 'val'}_balanced_questions.json and no {split or 'val'}_sceneGraphs.json; "
            "get them with: instructiongen sources fetch gqa"
        )
    return balanced or every, graphs
