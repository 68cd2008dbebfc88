"""How the tests ask the rules: an item, a card's name, a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from InstructionGen.answers import Answer
from InstructionGen.checks import DIALOGUE_CHECKS, DialogueClaim, verify
from InstructionGen.engine.rules.dialogue import RULES
from InstructionGen.pool import load_pool
from InstructionGen.records import Box, Item
from InstructionGen.sources import coco

DESCRIBE = "Can you describe the picture in detail?"


def answer(kind: str, item: Item, seed: int = 0) -> Any:
    """The rule's answer about an item."""
    return RULES[f"dialogue.{kind}"]({"item": item, "question": DESCRIBE}, random.Random(seed), load_pool())


def turns(said: Answer) -> tuple[tuple[str, str], ...]:
    """Questions and answers of any of the three shapes."""
    fields = said.model_dump()
    if "turns" in fields:
        return tuple((turn["question"], turn["answer"]) for turn in fields["turns"])
    return ((fields.get("question", DESCRIBE), fields["answer"]),)


def accept(said: Answer, item: Item) -> None:
    """Every check of dialogues accepts it. Raises ``Rejected``."""
    verify(DIALOGUE_CHECKS, DialogueClaim(turns(said), item))


def pictured(*captions: str, boxes: tuple[Box, ...] = (), searched: tuple[str, ...] = (), **more: Any) -> Item:
    """An item of its own."""
    return Item("own/1", "own", "1.jpg", captions, boxes=boxes, searched=searched, **more)


def box(label: str, left: float, top: float, right: float, bottom: float) -> Box:
    """A box of which nothing else is known."""
    return Box(label, left, top, right, bottom)


def real(samples: Path) -> Iterator[Item]:
    """COCO pictures with all their boxes."""
    folder = samples / "coco" / "mini"
    for name in ("val2017", "train2017"):
        instances = json.loads((folder / f"instances_{name}.json").read_text())
        searched = tuple(category["name"] for category in instances["categories"])
        for row in coco.read(folder / f"captions_{name}.json").rows:
            if isinstance(row, Item):
                yield replace(row, searched=searched)
