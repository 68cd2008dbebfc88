"""Questions about pictures that people have answered: the sources ``vqa2``, ``visualgenome`` and ``textvqa``.

VQA v2, whose questions and answers are two files with the same ``question_id``::

    {"data_subtype": "val2014", "questions": [{"image_id": 262148, "question": "Where is he looking?",
     "question_id": 262148000}]}
    {"annotations": [{"question_id": 262148000, "multiple_choice_answer": "down", "answers": [{"answer": "down"}]}]}

Visual Genome, and TextVQA, whose questions ten people have answered::

    [{"id": 1, "qas": [{"question": "What color is the clock?", "answer": "Green.", "image_id": 1}]}]
    {"data": [{"question": "what brand is it?", "image_id": "003a8ae2ef43b901", "answers": ["dakota", "dakota"]}]}

An item is an image with all that was asked about it. Format: https://visualqa.org/download.html,
https://homes.cs.washington.edu/~ranjay/visualgenome/api.html, https://textvqa.org/dataset/
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Known, Reject
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.folders import file_in
from InstructionGen.sources.source import Source, Streamed, once
from InstructionGen.sources.tidying import shown, sound
from InstructionGen.sources.walk import sections

LICENCE = "CC-BY-4.0"
"""Of the questions and answers of all three."""
UNREADABLE = "unreadable question"

_VQA = "VQA v2 ({questions} and {annotations}, a file each)"
_GENOME = "Visual Genome's questions ([{id, qas}])"
_TEXT = "TextVQA ({data: [{question, image_id, answers}]})"
_SUBSET = re.compile(r"(?:train|val|test)\d{4}")
_NO_ANSWER = frozenset(("", "unanswerable", "answering does not require reading text in the image"))
"""What TextVQA's people wrote where there is nothing to answer."""


class _Question(msgspec.Struct):
    image_id: int | str
    question: str
    question_id: int | str


class _Given(msgspec.Struct):
    answer: str


class _Annotation(msgspec.Struct):
    question_id: int | str
    multiple_choice_answer: str | None = None
    answers: list[_Given] = []


class _Asked(msgspec.Struct):
    question: str
    answer: str


class _Genome(msgspec.Struct):
    id: int | str
    qas: list[Any] = []


class _Read(msgspec.Struct):
    """A question of TextVQA."""

    question: str
    image_id: str | int
    answers: list[str] = []


def read_vqa2(path: Path, *, annotations: Path | None = None, split: str | None = None) -> Source:
    """One item an image of COCO, in the order of the questions.

    Args:
        path: The questions or the answers, the others of which lie beside; or a folder of both.
        annotations: The answers, where they lie elsewhere.
        split: ``train`` or ``val``, of a folder that has both.

    Raises:
        InputError: One of the files is missing, or is none.
    """
    questions, answers = _pair(path, annotations, split)
    rows = once(_vqa2(questions, answers))
    if not rows:
        raise InputError(f"{questions} holds no questions; give {_VQA}")
    return Source("vqa2", (questions, answers), rows)


def read_visual_genome(path: Path) -> Source:
    """One item an image, as a stream, of the file or its folder. Raises ``InputError`` when it has another shape."""
    if path.is_dir():
        path = file_in(path, "question_answers.json", "visualgenome", None)
    entries = Entries(path, _GENOME)
    rows = Streamed(partial(_genome, entries))
    if all(isinstance(row, Reject) and row.reason == UNREADABLE for row in rows):
        raise InputError(f"{path} holds no questions; give {_GENOME}")
    return Source("visualgenome", (path,), rows, entries.total)


def read_textvqa(path: Path, *, split: str | None = None) -> Source:
    """One item an image, in the order of the questions.

    Args:
        path: The file, or a folder that has it.
        split: ``train`` or ``val``, of a folder that has both.

    Raises:
        InputError: There is no such file, or it has another shape.
    """
    if path.is_dir():
        path = file_in(path, "TextVQA_0.5.1_{split}.json", "textvqa", split)
    rows = once(_textvqa(path))
    if not rows:
        raise InputError(f"{path} holds no questions; give {_TEXT}")
    return Source("textvqa", (path,), rows)


def known(question: str, answer: str) -> Known | str:
    """A question and its answer, tidied; or why they are none, short and countable."""
    asked, said = (" ".join(text.split()) for text in (question, answer))
    if not asked:
        return "no question"
    if not said:
        return "no answer"
    return Known(asked, said) if sound(asked) and sound(said) else "not UTF-8"


def _vqa2(questions: Path, annotations: Path) -> Iterator[Item | Reject]:
    answers: dict[int | str, str] = {}
    spoilt: list[Reject] = []
    for number, (_, raw) in enumerate(sections(annotations, ("annotations",), _VQA)):
        try:
            given = msgspec.json.decode(raw, type=_Annotation)
        except msgspec.DecodeError as error:
            spoilt.append(Reject(f"vqa2/annotations/{number}", "", "source", "unreadable answer", shown(error)))
            continue
        answers[given.question_id] = given.multiple_choice_answer or _most([one.answer for one in given.answers])
    subset = _subset(questions.name)
    asked: dict[int | str, list[Known]] = {}
    met: set[int | str] = set()
    number = -1
    for name, raw in sections(questions, ("questions",), _VQA, also=("data_subtype",)):
        if name == "data_subtype":
            subset = _subset(bytes(raw).decode()) or subset
            continue
        number += 1
        try:
            question = msgspec.json.decode(raw, type=_Question)
        except msgspec.DecodeError as error:
            spoilt.append(Reject(f"vqa2/questions/{number}", "", "source", UNREADABLE, shown(error)))
            continue
        met.add(question.question_id)
        about = known(question.question, answers.get(question.question_id, ""))
        if isinstance(about, str):
            spoilt.append(Reject(f"vqa2/{question.question_id}", "", "source", about, shown(question.question)))
        else:
            asked.setdefault(question.image_id, []).append(about)
    for image, told in asked.items():
        yield _item("vqa2", image, _coco_name(image, subset), told)
    yield from spoilt
    for stray, answer in answers.items():
        if stray not in met:
            yield Reject(f"vqa2/{stray}", "", "source", "answer without its question", shown(answer))


def _genome(entries: Entries) -> Iterator[Item | Reject]:
    seen: set[int | str] = set()
    for number, value in enumerate(entries):
        place = f"visualgenome/entries/{number}"
        try:
            if isinstance(value, Unread):
                yield Reject(place, "", "source", UNREADABLE, f"{value.place}: {shown(value.fault)}")
                continue
            entry = msgspec.convert(value, _Genome)
        except msgspec.ValidationError as error:
            yield Reject(place, "", "source", UNREADABLE, shown(error))
            continue
        if entry.id in seen:
            yield Reject(place, "", "source", "listed twice", shown(entry.id))
            continue
        seen.add(entry.id)
        told: list[Known] = []
        for which, qa in enumerate(entry.qas):
            try:
                one = msgspec.convert(qa, _Asked)
                about = known(one.question, one.answer)
            except msgspec.ValidationError:
                about = UNREADABLE
            if isinstance(about, str):
                yield Reject(f"{place}/{which}", "", "source", about, shown(qa))
            else:
                told.append(about)
        if told:
            yield _item("visualgenome", entry.id, f"{entry.id}.jpg", told)
        elif not entry.qas:
            yield Reject(f"visualgenome/{entry.id}", "", "source", "no question")


def _textvqa(path: Path) -> Iterator[Item | Reject]:
    asked: dict[str | int, list[Known]] = {}
    spoilt: list[Reject] = []
    for number, (_, raw) in enumerate(sections(path, ("data",), _TEXT)):
        place = f"textvqa/data/{number}"
        try:
            row = msgspec.json.decode(raw, type=_Read)
        except msgspec.DecodeError as error:
            spoilt.append(Reject(place, "", "source", UNREADABLE, shown(error)))
            continue
        about = known(row.question, _agreed(row.answers))
        if isinstance(about, str):
            if about == "no answer" and any(" ".join(a.split()).lower() not in _NO_ANSWER for a in row.answers):
                about = "people do not agree on the answer"
            spoilt.append(Reject(place, "", "source", about, shown(f"{row.question} {row.answers}")))
        else:
            asked.setdefault(row.image_id, []).append(about)
    for image, told in asked.items():
        yield _item("textvqa", image, f"{image}.jpg", told)
    yield from spoilt


def _item(source: str, image: int | str, file: str, told: Iterable[Known]) -> Item | Reject:
    name = f"{source}/{image:012d}" if source == "vqa2" and isinstance(image, int) else f"{source}/{image}"
    if not sound(name):
        return Reject(shown(name), "", "source", "not UTF-8")
    return Item(name, source, file, known=tuple(dict.fromkeys(told)), licence=LICENCE)


def _most(answers: Sequence[str]) -> str:
    """What most people answered; of equals the first."""
    return Counter(answers).most_common(1)[0][0] if answers else ""


def _agreed(answers: Iterable[str]) -> str:
    """The same, if at least two of them do, and nothing where they found nothing to answer."""
    found = Counter(" ".join(answer.split()) for answer in answers).most_common(1)
    if not found or found[0][0].lower() in _NO_ANSWER:
        return ""
    return found[0][0] if found[0][1] > 1 else ""


def _subset(text: str) -> str:
    found = _SUBSET.search(text)
    return found[0] if found else ""


def _coco_name(image: int | str, subset: str) -> str:
    """What COCO calls an image: until 2015 with the split, since 2017 without."""
    number = f"{image:012d}" if isinstance(image, int) else image
    return f"{number}.jpg" if not subset or subset.endswith("2017") else f"COCO_{subset}_{number}.jpg"


def _pair(path: Path, annotations: Path | None, split: str | None) -> tuple[Path, Path]:
    """The questions and the answers. Raises ``InputError`` where one of them is not found."""
    if path.is_dir():
        path = file_in(path, "v2_OpenEnded_mscoco_{split}2014_questions.json", "vqa2", split)
    with closing(sections(path, (), _VQA, also=("questions", "annotations"))) as lists:
        what, _ = next(lists, ("", None))
    if what == "questions":
        name = path.name.replace("OpenEnded_", "").replace("questions", "annotations")
        answers = annotations or path.with_name(name)
        if answers != path and answers.is_file():
            return path, answers
        name = _called(name, path, "v2_mscoco_{}_annotations.json")
        raise InputError(f"{path} has no answers beside it; put {name} there, or name them with --annotations")
    if what != "annotations":
        raise InputError(f"{path} has neither questions nor annotations; give {_VQA}")
    if annotations:
        raise InputError(f"{path} holds answers itself; name the questions with --input, or leave --annotations out")
    name = path.name.replace("mscoco", "OpenEnded_mscoco", 1).replace("annotations", "questions")
    if name != path.name and (questions := path.with_name(name)).is_file():
        return questions, path
    name = _called(name, path, "v2_OpenEnded_mscoco_{}_questions.json")
    raise InputError(
        f"{path} has answers, and their questions are not beside it; put {name} there, or name them with --input, and "
        "these with --annotations"
    )


def _called(name: str, path: Path, official: str) -> str:
    """How a file beside another would be called; as its owners call it, where the other's name says nothing of it."""
    return official.format(_subset(path.name) or "val2014") if name == path.name else name
