"""A handful of everything through the embedded engine: ``python example.py``. Needs no weights and no GPU."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from InstructionGen.cards import card_names, load_card
from InstructionGen.engine import open_engine
from InstructionGen.pool import load_pool
from InstructionGen.records import Box, Item, Record, Reject
from InstructionGen.run import run
from InstructionGen.rundir import RunDir
from InstructionGen.sources.happenings import open_happenings
from InstructionGen.sources.kinds import each_kind
from InstructionGen.sources.source import Source
from InstructionGen.tasks import Task
from InstructionGen.tasks.caption import CaptionTask
from InstructionGen.tasks.dialogue import DialogueTask
from InstructionGen.tasks.edit import EditTask
from InstructionGen.tasks.implicit import ImplicitTask
from InstructionGen.tasks.prompting import load_prompting

CONCEPTS = ("sheepdog", "teapot", "sailboat", "cactus", "accordion", "lighthouse")
CAPTIONS = {
    "porch.jpg": "A brown dog and a ginger cat sleep on a wooden porch.",
    "quay.jpg": "A fisherman wearing a straw hat stands next to a small boat.",
    "desk.jpg": "A laptop, a lamp and a notebook on a desk near a window.",
    "field.jpg": "Two horses grazing in a grassy field with a wooden fence in the background.",
    "street.jpg": "A woman with an umbrella walks down a city street.",
    "kitchen.jpg": "A kitchen with a stove, a microwave and a refrigerator.",
}
PICTURE = Item(
    "picture/park.jpg",
    "example",
    image="park.jpg",
    captions=(
        "A man throws a red frisbee to his dog in a park.",
        "A man and a dog are playing on the grass.",
        "A brown dog runs across a lawn to catch a frisbee.",
        "A man wearing a blue jacket plays with his dog in front of some trees.",
    ),
    boxes=(
        Box("person", 0.08, 0.22, 0.30, 0.95),
        Box("dog", 0.62, 0.58, 0.84, 0.92),
        Box("frisbee", 0.44, 0.30, 0.50, 0.36),
    ),
)
HOME = Path("example_output")


def main() -> None:
    """Write them, and show what was written."""
    shutil.rmtree(HOME, ignore_errors=True)
    console = Console()

    concepts = [Item(f"concept/{name}", "example", concepts=(name,)) for name in CONCEPTS]
    made = drive(CaptionTask(load_card("caption", "c2cap")), concepts, "captions")
    console.print(table("Captions from concepts", ("concept", "caption"), made))

    pictures = [Item(f"picture/{name}", "example", image=name, captions=(text,)) for name, text in CAPTIONS.items()]
    cards = tuple(load_card("edit", stem) for stem in card_names("edit"))
    made = drive(EditTask("edit.mix", cards, seed=1), pictures, "edits")
    console.print(table("Edits from captions", ("edit_type", "input", "edit", "output"), made))

    kinds = {stem: load_card("implicit", stem) for stem in card_names("implicit")}
    things = islice(open_happenings(kinds, load_pool(), seed=1).rows, 6)
    made = drive(ImplicitTask(kinds, seed=1), things, "implicit")
    console.print(table("What would happen if", ("kind", "input", "edit", "output"), made))

    asking = load_prompting("llava").asking()
    source = each_kind(Source("example", (), [PICTURE]), {"picture": ("conversation", "detail", "reasoning")})
    made = drive(DialogueTask(asking, seed=1), source.rows, "dialogues")
    said = Table("kind", "question", "answer", title="A dialogue about a picture", title_justify="left")
    for record in made:
        for turn in record.data["turns"]:
            said.add_row(record.data["kind"], turn["question"], turn["answer"])
    console.print(said)

    for path in sorted(HOME.rglob("*.json*")):
        console.print(str(path), highlight=False)


def table(title: str, columns: Sequence[str], records: Iterable[Record]) -> Table:
    """Some columns of what was written."""
    shown = Table(*columns, title=title, title_justify="left", show_lines=len(columns) > 2)
    for record in records:
        shown.add_row(*(record.data[column] for column in columns))
    return shown


def drive(task: Task, items: Iterable[Item | Reject], name: str) -> list[Record]:
    """One task over its items, into a run directory of its own."""
    with RunDir(HOME / name, {"task": task.name, "engine": "rules"}) as home:
        outcomes = list(run(task, items, open_engine("rules"), home))
        home.finish()
    return [record for outcome in outcomes for record in outcome.records]


if __name__ == "__main__":
    main()
