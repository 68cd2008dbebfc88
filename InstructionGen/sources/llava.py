"""Captions as LLaVA and its kin have them: the source called ``llava595``.

A JSON list, or a line an entry, of any of::

    {"image_file": "GCC_train_000000017.jpg", "caption": "a ferry leaves the harbour at dusk"}

    {"id": "000000017", "image": "00000/000000017.jpg", "conversations": [
      {"from": "human", "value": "What does the picture show?\\n<image>"},
      {"from": "gpt", "value": "a ferry leaves the harbour at dusk"}]}

    {"id": "000000000017", "image": "000000000017.jpg", "captions": ["A ferry leaves the harbour.", …],
     "instances": [{"category": "boat", "bbox": [0.31, 0.42, 0.77, 0.68]}, …]}

Of a conversation the caption is the first answer to somebody who asks what the picture shows; one that asks for
something else has none. Boxes are left, top, right and bottom as fractions; a box that cannot be read is a box that is
not known. Ids are the numbers of the entries, since theirs come twice.

Format: https://github.com/haotian-liu/LLaVA/blob/main/docs/Data.md
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError, Rejected
from InstructionGen.records import Box, Item, Reject
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.source import Source, Streamed
from InstructionGen.sources.tidying import fit_captions, shown, sound

EXPECTED = "LLaVA's captions (a list, or lines, of {image_file, caption} or {id, image, conversations})"
UNREADABLE = "unreadable entry"

_PICTURE = r"(?:image|picture|photo(?:graph)?|snapshot|scene|figure|artwork|illustration)s?\b"
_MENTIONS_IT = re.compile(rf"\b{_PICTURE}", re.I)
_OF_IT = rf"""(?:(?:{
    "|".join(
        "the this that these an? my given provided following displayed presented input subsequent attached above below "
        "whole entire visual main key important all of in its for about me us to and with features? elements? details? "
        "contents? aspects? appearance depicted shown".split()
    )
})\s+)*"""
"""Words between what is asked for and the picture that still mean the whole of it."""
_VERB = (
    r"(?:describ(?:e|es|ing)|summari[sz]e|caption|explain|interpret|narrate|portray|characteri[sz]e|illustrate|analy[sz]e"
    r"|clarify|examine|break\s+down|walk\s+(?:me\s+)?through)"
)
_NOUN = r"(?:descriptions?|caption|summary|explanation|interpretation|overview)"
_GOES_ON = r"(?:going(?:\s+on)?|happening|shown|depicted|pictured|visible)"
_ASKS_WHAT_IT_SHOWS = re.compile(
    rf"\b{_VERB}\s+(?:\w+ly\s+)?(?:(?:what\s+is\s+{_GOES_ON}\s+)?{_OF_IT}{_PICTURE}|it\b)"
    rf"|\b{_NOUN}(?:\s+(?:of|for|about|to)\s+(?:{_OF_IT}{_PICTURE}|it\b)|\W*$)"
    rf"|\bwhat(?:'s|\s+is|\s+are|\s+do\s+you\s+think\s+is)\s+(?:{_GOES_ON}\s+)?in\s+{_OF_IT}{_PICTURE}\W*$"
    rf"|\bwhat\s+(?:is|does|do)\s+{_OF_IT}{_PICTURE}\s+(?:about|of|show|showing|depict)\b"
    r"|\bwhat\s+(?:(?:do|can)\s+)?you\s+(?:can\s+)?see\b"
    rf"|^what(?:'s|\s+is)\s+(?:this|it|that|{_GOES_ON})\W*$",
    re.I,
)
_ASKS_FOR_MORE = re.compile(
    r"(?:^|[.?!]\s+)(?:is|are|does|did|was|were|has|have|which|who|whose|where|when|why|how\s+(?:many|much|long))\b"
    r"|\b(?:regions?|bounding\s+box|coordinates|options?|which\s+of|social\s+media|post(?:ing|ed)|sentiment|humorous|funny|story"
    r"|poem|background\s+knowledge|mentioning|identify|questions?|anomal\w+|chart|meme|(?:\d+|multiple|several|list\s+of)"
    r"\s+(?:captions|descriptions))\b|\([a-d]\)|\[\s*[\d.]+\s*,",
    re.I,
)
_WITHIN = (-0.01, 1.01)
"""Rounded corners may lie a little outside."""


class _Turn(msgspec.Struct):
    value: str
    speaker: str = msgspec.field(name="from")


class _Instance(msgspec.Struct):
    category: str
    bbox: tuple[float, float, float, float]


class _Entry(msgspec.Struct):
    image_file: str | None = None
    image: str | None = None
    caption: str | list[str] | None = None
    captions: str | list[str] | None = None
    conversations: list[_Turn] | None = None
    instances: list[Any] | None = None


def read(path: Path) -> Source:
    """One item an entry, as a stream. Raises ``InputError`` when the file has none of the forms."""
    entries = Entries(path, EXPECTED)
    rows = Streamed(partial(_rows, entries))
    if all(isinstance(row, Reject) and row.reason == UNREADABLE for row in rows):
        raise InputError(f"{path} holds no captions of pictures; give {EXPECTED}")
    return Source("llava595", (path,), rows, entries.total)


def _rows(entries: Entries) -> Iterator[Item | Reject]:
    for number, entry in enumerate(entries):
        name = f"llava595/{number}"
        try:
            yield _item(name, entry)
        except Rejected as why:
            yield Reject(name, "", why.stage, why.reason, why.detail)


def _item(name: str, value: object) -> Item:
    if isinstance(value, Unread):
        raise Rejected("source", UNREADABLE, f"{value.place}: {shown(value.fault)}")
    try:
        entry = msgspec.convert(value, _Entry)
    except msgspec.ValidationError as error:
        raise Rejected("source", UNREADABLE, shown(error)) from None
    given = [texts for texts in (entry.captions, entry.caption) if texts is not None]
    written = next(filter(None, given), given[0] if given else None)
    if written is None and entry.conversations is None:
        raise Rejected("source", UNREADABLE, "no caption, captions or conversations")
    image = entry.image_file or entry.image
    if not image:
        raise Rejected("source", "no image", shown(written or ""))
    if written is None:
        written = _answer(entry.conversations or ())
    if written is None:
        raise Rejected("source", "nobody asks for a caption", shown(image))
    captions, fault = fit_captions([written] if isinstance(written, str) else written)
    if fault or not sound(image):
        raise Rejected("source", fault or "not UTF-8", shown(written))
    return Item(name, "llava595", image, captions, boxes=tuple(_boxes(entry.instances or ())))


def _answer(turns: Iterable[_Turn]) -> str | None:
    """What is said first to somebody who asks what the picture shows."""
    asked, first = False, True
    for turn in turns:
        if turn.speaker in {"human", "user"}:
            question = " ".join(turn.value.replace("<image>", " ").split())
            asked = bool(_ASKS_WHAT_IT_SHOWS.search(question)) and not _ASKS_FOR_MORE.search(question)
            # Later on, what is asked about without a word of a picture may be a thing in it.
            asked = asked and (first or bool(_MENTIONS_IT.search(question)))
            first = False
        elif asked and turn.speaker in {"gpt", "assistant"}:
            return turn.value
    return None


def _boxes(instances: Iterable[object]) -> Iterator[Box]:
    for instance in instances:
        try:
            found = msgspec.convert(instance, _Instance)
        except msgspec.ValidationError:
            continue
        left, top, right, bottom = found.bbox
        low, high = _WITHIN
        if low <= left < right <= high and low <= top < bottom <= high and sound(found.category):
            yield Box(found.category, *found.bbox)
