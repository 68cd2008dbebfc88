"""Dialogues as LLaVA's training data: a JSON list, a dialogue a line.

``{"id": …, "image": …, "conversations": [{"from": "human", "value": "<image>\\n…"}, {"from": "gpt", "value": …}]}``

``<image>`` stands at the head of the first question alone, and nowhere where there is no picture.

Format: https://github.com/haotian-liu/LLaVA/blob/main/docs/Finetune_Custom_Data.md
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from InstructionGen.export import write_list

IMAGE = "<image>"


def view(record: Mapping[str, Any]) -> dict[str, Any]:
    """One dialogue. Its id is the record's."""
    turns = []
    for number, turn in enumerate(record["data"]["turns"]):
        question = f"{IMAGE}\n{turn['question']}" if record["image"] and number == 0 else turn["question"]
        turns += [{"from": "human", "value": question}, {"from": "gpt", "value": turn["answer"]}]
    image = {"image": record["image"]} if record["image"] else {}
    return {"id": record["id"], **image, "conversations": turns}


def write_json(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write all dialogues as one list; returns how many. Raises ``OutputError``."""
    return write_list(map(view, records), path)
