"""The corruptions of real captions, where the folder with them is at hand."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from InstructionGen.checks import Edit, verify
from InstructionGen.checks.corruption import corruptions
from InstructionGen.english import tidy
from InstructionGen.errors import Rejected


def test_corrupted_additions_to_real_captions_are_refused(samples: Path):
    rows = json.loads((samples / "coco" / "captions_val2017.json").read_text("utf-8"))["annotations"][:120]
    made: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for row in rows:
        caption = tidy(row["caption"])
        body = caption.rstrip(" .")
        good = Edit(
            "Add an xylophone in the foreground.", caption, f"{body}, with a xylophone in the foreground", "xylophone"
        )
        for name, bad in corruptions(good, random.Random(row["id"])):
            made[name] += 1
            try:
                verify(["adds_object"], bad)
            except Rejected:
                refused[name] += 1
    assert made
    assert {name: refused[name] / made[name] for name in made if refused[name] / made[name] < 0.97} == {}
