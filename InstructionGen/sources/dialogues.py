"""Questions and answers about pictures, as trainers of vision-language models read them.

A JSON list, or a line an entry, of any of::

    {"id": "1", "image": "000000000139.jpg", "conversations": [{"from": "human", "value": "<image>\\nWho …?"},
     {"from": "gpt", "value": "A woman …"}]}                                                    LLaVA

    {"messages": [{"role": "user", "content": "<image>Who …?"}, {"role": "assistant", "content": "A woman …"}],
     "images": ["000000000139.jpg"]}                                                            ShareGPT, LLaMA-Factory

    {"id": "1", "instruction": "Who …?", "response": "A woman …", "image": "000000000139.jpg"}  a question a row

or a run of this tool: its directory, or a ``records-*.jsonl`` of it.

Formats: https://github.com/haotian-liu/LLaVA/blob/main/docs/Finetune_Custom_Data.md,
https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from InstructionGen.errors import InputError, Rejected
from InstructionGen.records import Reject
from InstructionGen.sources.entries import Entries, Unread
from InstructionGen.sources.opening import reading
from InstructionGen.sources.pictures import picture_key
from InstructionGen.sources.tidying import shown

EXPECTED = "LLaVA's conversations, ShareGPT's messages, a question a row, or a run's directory"
IMAGE = "<image>"
"""Where a trainer puts the picture."""
ASKS, ANSWERS = frozenset({"human", "user"}), frozenset({"gpt", "assistant"})


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions and answers about one picture."""

    id: str
    image: str
    """As it is written there; empty where there is none."""
    turns: tuple[tuple[str, str], ...]
    """Question and answer, without ``<image>``."""
    kind: str = ""

    @property
    def picture(self) -> str:
        """Which picture it is, whatever it is called in one data set or the other; empty where there is none."""
        return picture_key(self.image)


class _Said(msgspec.Struct):
    """One turn, under either form's names."""

    value: str | None = None
    content: str | None = None
    speaker: str = msgspec.field(name="from", default="")
    role: str = ""


class _Entry(msgspec.Struct):
    id: Any = None
    image: str | list[str] | None = None
    images: list[str] | None = None
    conversations: list[_Said] | None = None
    messages: list[_Said] | None = None
    instruction: str | None = None
    response: str | None = None
    type: str | None = None
    data: dict[str, Any] | None = None


class Dialogues:
    """The dialogues of a data set, again from its beginning each time that they are asked for.

    Args:
        path: A file, or a run's directory.

    Raises:
        InputError: There is none, or nothing in it is a dialogue.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = _files(path)
        self._shards = [Entries(file, EXPECTED) for file in self.files]
        if all(isinstance(row, Reject) and row.reason == UNREADABLE for row in self):
            raise InputError(f"{path} holds no dialogues; give {EXPECTED}")

    def __iter__(self) -> Iterator[Dialogue | Reject]:
        for shard in self._shards:
            for number, entry in enumerate(shard):
                name = f"{shard.path.name}/{number}"
                try:
                    yield read_entry(name, entry)
                except Rejected as why:
                    yield Reject(name, "", why.stage, why.reason, why.detail)

    def pictures(self) -> set[str]:
        """All pictures that are spoken of; see ``Dialogue.picture``."""
        return {row.picture for row in self if isinstance(row, Dialogue) and row.picture}


UNREADABLE = "unreadable dialogue"


def read_entry(name: str, value: object) -> Dialogue:
    """One entry, in any of the forms.

    Args:
        name: What to call it if it has no id.
        value: As JSON decodes it.

    Raises:
        Rejected: At stage ``source``: it has another form, or its turns are not questions and answers in turn, the
            picture's place in the first question and nowhere else.
    """
    if isinstance(value, Unread):
        raise Rejected("source", UNREADABLE, f"{value.place}: {shown(value.fault)}")
    try:
        entry = msgspec.convert(value, _Entry)
    except msgspec.ValidationError as error:
        raise Rejected("source", UNREADABLE, shown(error)) from None
    images = entry.images if entry.images is not None else entry.image
    image = (images[0] if images else "") if isinstance(images, list) else images or ""
    if isinstance(images, list) and len(images) > 1:
        raise Rejected("source", "several pictures", shown(image))
    if entry.data is not None:
        return Dialogue(name, image, _of_record(entry.data), str(entry.data.get("kind", "")))
    called = name if entry.id is None else str(entry.id)
    if entry.instruction is not None and entry.response is not None:
        turns = _whole([(entry.instruction, entry.response)])
        return Dialogue(called, image, turns, entry.type or "")
    said = entry.conversations if entry.conversations is not None else entry.messages
    if said is None:
        raise Rejected("source", UNREADABLE, "no conversations, messages, or instruction and response")
    return Dialogue(called, image, _paired(said, bool(image)), entry.type or "")


def _of_record(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    try:
        turns = [(str(turn["question"]), str(turn["answer"])) for turn in data["turns"]]
    except (KeyError, TypeError):
        raise Rejected("source", UNREADABLE, "a record of something else") from None
    return _whole(turns)


def _paired(said: Sequence[_Said], pictured: bool) -> tuple[tuple[str, str], ...]:
    turns = [(turn.speaker or turn.role, turn.value if turn.value is not None else turn.content or "") for turn in said]
    if turns and turns[0][0] == "system":
        turns = turns[1:]
    if not turns:
        raise Rejected("source", "no turns")
    for number, (speaker, text) in enumerate(turns):
        if speaker not in (ANSWERS if number % 2 else ASKS):
            raise Rejected("source", "turns do not alternate", f"turn {number + 1} is by {shown(speaker) or 'nobody'}")
        if text.count(IMAGE) != (number == 0 and pictured):
            where = "the first question has not exactly one" if number == 0 else f"turn {number + 1} has one"
            raise Rejected("source", "<image> is not where it belongs", where if pictured or number else "no picture")
    if len(turns) % 2:
        raise Rejected("source", "the last question has no answer", shown(turns[-1][1]))
    texts = [text.replace(IMAGE, " ") for _, text in turns]
    return _whole(list(pairwise(texts))[::2])


def _whole(turns: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    tidy = tuple((" ".join(question.split()), " ".join(answer.split())) for question, answer in turns)
    if not tidy or not all(question and answer for question, answer in tidy):
        raise Rejected("source", "an empty turn")
    return tidy


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    with reading(path):
        files = [file for file in sorted(path.glob("records-*.jsonl")) if file.stat().st_size]
    if not files:
        raise InputError(f"{path} is a folder without records; give {EXPECTED}")
    return files
