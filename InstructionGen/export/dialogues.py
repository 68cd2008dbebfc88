"""The forms in which dialogues are written, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from InstructionGen.export import llava, questions, sharegpt


class Form(NamedTuple):
    """Whose form it is."""

    suffix: str
    """How its files end."""
    write: Callable[[Iterable[Mapping[str, Any]], Path], int]
    """Writes records of dialogues to a file; returns how many entries. Raises ``OutputError``."""


FORMS: Mapping[str, Form] = {
    "llava": Form(".json", llava.write_json),
    "rows": Form(".jsonl", questions.write_jsonl),
    "sharegpt": Form(".json", sharegpt.write_json),
    "llama-factory": Form(".json", sharegpt.write_with_info),
}


def dialogues(records: Iterable[Mapping[str, Any]], left_out: Counter[str]) -> Iterator[Mapping[str, Any]]:
    """The records that are dialogues; the others are counted by their task."""
    for record in records:
        if record["task"].startswith("dialogue."):
            yield record
        else:
            left_out[record["task"]] += 1
