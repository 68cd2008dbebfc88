"""The card of an exported data set: ``README.md`` with the head that the Hugging Face hub reads.

Its licence is the strictest that any record came under. https://huggingface.co/docs/hub/datasets-cards
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from InstructionGen import __version__
from InstructionGen.errors import OutputError
from InstructionGen.export import written_whole

NAME = "README.md"
MADE_BY = f"Made with InstructionGen {__version__}."
_MADE_BY = "Made with InstructionGen "

_HUB = frozenset(
    "apache-2.0 mit bsd-2-clause bsd-3-clause cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 "
    "cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 "
    "cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 odbl odc-by pddl unlicense gpl-3.0 unknown".split()
)
"""Licences that the hub knows by name; of others the head says ``other`` and names them."""
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGER = ((10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"))


class _About(NamedTuple):
    """What a hub's visitors are told that the data is for."""

    title: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]


_ABOUT = {
    "edits": _About(
        "Text data for image editing",
        ("image-to-image", "text-to-image"),
        ("image-editing", "instructions", "synthetic"),
    ),
    "dialogues": _About(
        "Dialogues about pictures",
        ("image-text-to-text", "visual-question-answering"),
        ("visual-instruction-tuning", "vision-language", "synthetic"),
    ),
}
_OF_WHAT = {"licence": "source", "model_licence": "model"}


class Contents:
    """What an export holds, counted as it is written."""

    def __init__(self) -> None:
        self.records = 0
        self.types: Counter[str] = Counter()
        self.licences: Counter[tuple[str, str]] = Counter()
        """(of what, licence) -> records; of what is ``source`` or ``model``."""
        self.sources: Counter[str] = Counter()
        self.models: Counter[str] = Counter()
        self.cards: Counter[tuple[str, str]] = Counter()

    @property
    def about(self) -> str:
        """``dialogues`` where there is nothing else, and ``edits`` otherwise."""
        return "dialogues" if all(task.startswith("dialogue.") for task in self.types) else "edits"

    @property
    def strictest(self) -> str:
        """The licence that asks most of who uses the whole."""
        return max((licence for _, licence in self.licences), key=lambda licence: (strictness(licence), licence))

    def add(self, record: Mapping[str, Any]) -> None:
        """Count one more record."""
        self.records += 1
        self.types[record["task"]] += 1
        for what in ("licence", "model_licence"):
            self.licences[_OF_WHAT[what], record.get(what) or "unknown"] += 1
        self.sources[record.get("source") or "unknown"] += 1
        self.models[record.get("model") or "unknown"] += 1
        self.cards[record["task"], record.get("card") or ""] += 1


_NOBODY_KNOWS = frozenset({"unknown", "other"})


def strictness(licence: str) -> int:
    """How much a licence asks of who uses the text; of several joined by AND the strictest counts.

    0 nothing, 1 its notice, 2 credit, 3 the same licence again, 4 no trade, 5 no changes, 6 nobody knows what.
    """
    return max(_strictness(part.strip().lower()) for part in re.split(r"\bAND\b", licence))


def _strictness(licence: str) -> int:
    parts = set(re.split(r"[^a-z0-9]+", licence))
    if not licence or licence in _NOBODY_KNOWS or (licence.startswith("licenseref") and "public" not in parts):
        return 6
    # Licences of a community (Llama's, Gemma's) travel with what is made, as the same licence again does.
    passed_on = {"sa", "gpl", "agpl", "odbl", "community", "llama2", "llama3", "llama", "gemma"}
    for level, words in ((5, {"nd"}), (4, {"nc", "noncommercial", "research"}), (3, passed_on)):
        if parts & words:
            return level
    if "by" in parts:
        return 2
    return 0 if parts & {"cc0", "public", "pddl", "unlicense", "zero"} else 1


def check_place(path: Path) -> None:
    """Refuse to write a card over a ``README.md`` of somebody else's. Raises ``OutputError``."""
    card = path.with_name(NAME)
    try:
        own = not card.exists() or _MADE_BY in card.read_text("utf-8", errors="replace")
    except OSError as error:
        raise OutputError(f"cannot read {card}: {error.strerror}; name an --output in another folder") from error
    if not own:
        raise OutputError(f"{card} is there and was not written here; name an --output in a folder of its own")


def write_card(
    contents: Contents,
    table: Path,
    made: Sequence[Mapping[str, Any]],
    columns: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    builder: str = "parquet",
) -> None:
    """Write the card beside a table.

    Args:
        contents: What the table holds.
        table: Where it lies, or will lie in a moment.
        made: The settings of the runs that are in it.
        columns: Column -> its type, and what it says; none where the form is somebody else's and known.
        builder: What ``datasets.load_dataset`` reads it with: ``parquet``, ``json``.

    Raises:
        OutputError: it cannot be written.
    """
    head = yaml.safe_dump(_head(contents, table), sort_keys=False, allow_unicode=True, width=1000)
    licences = [(licence, what, count) for (what, licence), count in contents.licences.items()]
    licences.sort(key=lambda entry: (-strictness(entry[0]), -entry[2], entry[0]))
    parts = [
        f"---\n{head}---\n",
        f"# {_ABOUT[contents.about].title}\n",
        f"{MADE_BY} {contents.records:,} records; every one says what it was made of, by whom, and under which licence "
        "its source stands.\n",
        "```python\nfrom datasets import load_dataset\n\n"
        f'data = load_dataset("{builder}", data_files="{table.name}")\n```\n',
        "## Licences\n",
        f"The strictest is **{licences[0][0]}**, of the {licences[0][1]}: what is made of the whole table has to keep "
        "it. Pictures have licences of their own.\n",
        _table(("licence", "of the", "records"), licences),
        "## What is in it\n",
        _table(("task", "records"), contents.types.most_common()),
        _table(("source", "records"), contents.sources.most_common()),
        *(("## Columns\n", _columns(columns)) if columns else ()),
        "## How it was made\n",
        *(_told(settings) for settings in made),
        _table(("model", "records"), contents.models.most_common()),
        _table(("task", "card", "records"), [(*key, count) for key, count in sorted(contents.cards.items())]),
    ]
    with written_whole(table.with_name(NAME)) as file:
        file.write("\n".join(parts))


def _columns(columns: Mapping[str, tuple[str, str]]) -> str:
    return _table(("column", "type", "what it says"), [(f"`{name}`", *told) for name, told in columns.items()])


def _head(contents: Contents, table: Path) -> dict[str, Any]:
    strictest = contents.strictest
    known = strictest.lower() in _HUB
    head: dict[str, Any] = {"license": strictest.lower() if known else "other"}
    if not known:
        head["license_name"] = re.sub(r"[^a-z0-9.]+", "-", strictest.lower()).strip("-")
    size = next((name for most, name in (*_SIZES, *_LARGER) if contents.records < most), "100M<n<1B")
    return {
        **head,
        "language": ["en"],
        "task_categories": list(_ABOUT[contents.about].categories),
        "tags": list(_ABOUT[contents.about].tags),
        "size_categories": [size],
        "configs": [{"config_name": "default", "data_files": [{"split": "train", "path": table.name}]}],
    }


def _told(settings: Mapping[str, Any]) -> str:
    """A run in a few words: files by their names, since where they lay is nobody's business."""
    source = settings.get("source") or {}
    files = ", ".join(f"`{Path(str(name)).name}`" for name in settings.get("input") or ())
    judge = settings.get("judge")
    told = [
        f"`{settings.get('task', 'a run')}` by the engine `{settings.get('engine', 'unknown')}`",
        f"seed {settings.get('seed', 'unknown')}",
        f"source `{source.get('name', 'unknown')}`, content `{source.get('content', 'unknown')}`",
        *([f"files {files}"] if files else []),
        f"judged, P(yes) at least {judge['threshold']}" if judge else "not judged",
        *(f"{name} {number}" for name, number in (settings.get("versions") or {}).items()),
    ]
    return f"* {'; '.join(told)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines) + "\n"


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", "\\|").replace("\n", " ")
