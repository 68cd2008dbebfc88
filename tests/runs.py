"""Run directories written by hand through the program's own writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from InstructionGen.records import Item, Record, Reject
from InstructionGen.rundir import Outcome, RunDir

Row = Mapping[str, Any]

EDITS: Mapping[str, Row] = {
    "remove": {
        "edit": "Remove the dog.",
        "edited object": "dog",
        "input": "A man and a dog sit on a bench.",
        "output": "A man sits on a bench.",
        "edit_type": "remove",
    },
    "replace": {
        "edit": "Replace the cup with a bottle.",
        "edited object": "cup",
        "new object": "bottle",
        "input": "A man holding a cup.",
        "output": "A man holding a bottle.",
        "edit_type": "replace",
    },
    "background_change": {
        "edit": "Put the cyclist on a salt flat.",
        "new background": "on a salt flat",
        "input": "A cyclist riding on a street.",
        "output": "A cyclist riding on a salt flat.",
        "edit_type": "background_change",
    },
    "tone_transfer": {
        "edit": "Make it dusk.",
        "new state": "at dusk",
        "input": "A cyclist riding on a street.",
        "output": "A cyclist riding on a street at dusk.",
        "edit_type": "tone_transfer",
    },
    "counting": {
        "edit": "Take away two of the kites.",
        "edited object": "kites",
        "remove_number": 2,
        "input": "Five kites over a beach.",
        "output": "Three kites over a beach.",
        "edit_type": "counting",
    },
    "relation": {
        "edit": "Move the cup to the left of the plate.",
        "edited object": "cup",
        "target object": "plate",
        "direction": "to the left of",
        "input": "A cup and a plate.",
        "output": "A cup to the left of a plate.",
        "edit_type": "relation",
    },
    "textual": {
        "edit": 'Change "OPEN" to "SOON".',
        "input": 'A sign that reads "OPEN".',
        "output": 'A sign that reads "SOON".',
        "edit_type": "textual",
    },
    "color_alter": {
        "edit": "Make the bus green.",
        "edited object": "bus",
        "new color": "green",
        "input": "A red bus on a road.",
        "output": "A green bus on a road.",
        "edit_type": "color_alter",
    },
    "material_alter": {
        "edit": "Turn the gate into brushed steel.",
        "edited object": "gate",
        "new material": "brushed steel",
        "input": "A wooden gate.",
        "output": "A brushed steel gate.",
        "edit_type": "material_alter",
    },
    "visual_reference": {
        "edit": "Replace the cat with [V*].",
        "edited object": "cat",
        "new object": "fox",
        "ref_object": "fox",
        "visual_input": "visual_reference/1.png",
        "input": "A cat on a mat.",
        "output": "A fox on a mat.",
        "edit_type": "visual_reference",
    },
}
"""Type -> the data of a record of it; what the edits of types to come may hold as well."""


def edit_record(kind: str, item: str = "coco/1", **more: Any) -> Record:
    """A record of one of ``EDITS``."""
    fields = {"image": "1.jpg", "source": "mscoco", "licence": "CC-BY-4.0", "card": "c" * 12, "scores": {"judge": 0.75}}
    fields["model_licence"] = "Apache-2.0"
    return Record("", item, f"edit.{kind}", EDITS[kind], **{**fields, **more})


def write_run(path: Path, outcomes: Sequence[Sequence[Record] | Reject], *, finished: bool = True) -> Path:
    """A run directory of these outcomes, an item each."""
    settings = {
        "task": "edit.mix",
        "engine": "rules",
        "seed": 7,
        "source": {"name": "mscoco", "content": "f" * 12},
        "input": ["/home/somebody/captions.json"],
        "versions": {"instructiongen": "0.1.0"},
    }
    names = [outcome.item if isinstance(outcome, Reject) else outcome[0].item for outcome in outcomes]
    with RunDir(path, settings) as home:
        list(home.remaining(Item(name, "mscoco") for name in names))
        for name, outcome in zip(names, outcomes, strict=True):
            if isinstance(outcome, Reject):
                home.write(Outcome(name, reject=outcome))
            else:
                home.write(Outcome(name, _numbered(outcome)))
        if finished:
            home.finish()
    return path


def _numbered(records: Sequence[Record]) -> tuple[Record, ...]:
    from dataclasses import replace

    count = len(records)
    return tuple(
        replace(record, id=f"{record.item}#{number}/{count}", model="rules-0.1.0", seed=7)
        for number, record in enumerate(records, 1)
    )
