"""Six concepts and six captions through the embedded engine: ``python example.py``. Needs no weights and no GPU."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from InstructionGen.cards import card_names, load_card
from InstructionGen.engine import open_engine
from InstructionGen.records import Item
from InstructionGen.run import run
from InstructionGen.rundir import Outcome, RunDir
from InstructionGen.tasks import Task
from InstructionGen.tasks.caption import CaptionTask
from InstructionGen.tasks.edit import EditTask

CONCEPTS = ("sheepdog", "teapot", "sailboat", "cactus", "accordion", "lighthouse")
CAPTIONS = {
    "porch.jpg": "A brown dog and a ginger cat sleep on a wooden porch.",
    "quay.jpg": "A fisherman wearing a straw hat stands next to a small boat.",
    "desk.jpg": "A laptop, a lamp and a notebook on a desk near a window.",
    "field.jpg": "Two horses grazing in a grassy field with a wooden fence in the background.",
    "street.jpg": "A woman with an umbrella walks down a city street.",
    "kitchen.jpg": "A kitchen with a stove, a microwave and a refrigerator.",
}
HOME = Path("example_output")


def main() -> None:
    """Write them, and show what was written."""
    shutil.rmtree(HOME, ignore_errors=True)
    console = Console()

    concepts = [Item(f"concept/{name}", "example", concepts=(name,)) for name in CONCEPTS]
    captions = Table("concept", "caption", title="Captions from concepts", title_justify="left")
    for outcome in drive(CaptionTask(load_card("caption", "c2cap")), concepts, "captions"):
        for record in outcome.records:
            captions.add_row(record.data["concept"], record.data["caption"])
    console.print(captions)

    pictures = [Item(f"picture/{name}", "example", image=name, captions=(text,)) for name, text in CAPTIONS.items()]
    edits = Table("type", "input", "edit", "output", title="Edits from captions", title_justify="left", show_lines=True)
    cards = tuple(load_card("edit", stem) for stem in card_names("edit"))
    for outcome in drive(EditTask("edit.mix", cards, seed=1), pictures, "edits"):
        for record in outcome.records:
            edits.add_row(*(record.data[key] for key in ("edit_type", "input", "edit", "output")))
    console.print(edits)

    for path in sorted(HOME.rglob("*.json*")):
        console.print(str(path), highlight=False)


def drive(task: Task, items: Iterable[Item], name: str) -> list[Outcome]:
    """One task over its items, into a run directory of its own."""
    with RunDir(HOME / name, {"task": task.name, "engine": "rules"}) as home:
        outcomes = list(run(task, items, open_engine("rules"), home))
        home.finish()
    return outcomes


if __name__ == "__main__":
    main()
