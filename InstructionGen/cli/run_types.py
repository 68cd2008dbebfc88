"""What runs came to, by type: the counts behind ``instructiongen run types``, and its tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from InstructionGen.pool import Pool

TOP = 3
"""Reasons for rejects that are shown of a type."""
NONE, UNKNOWN = "(no single thing)", "(not in the pool)"
MIX = ".mix"
"""How the task of several types at once is called."""
_UNMET = ("source", "prompt")


@dataclass(slots=True)
class Type:
    """What became of the items of one type."""

    records: int = 0
    kept: int = 0
    """Items that ended as records."""
    rejects: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Stage and reason -> how many items ended so."""
    categories: Counter[str] = field(default_factory=Counter)
    """Category of the edited thing -> how many records."""

    @property
    def items(self) -> int:
        """All of them."""
        return self.kept + self.rejects.total()

    @property
    def met(self) -> int:
        """Those that had what the type needs."""
        return self.items - sum(count for (stage, _), count in self.rejects.items() if stage in _UNMET)


@dataclass(slots=True)
class Types:
    """What runs came to: task -> type, and what of it does not add up."""

    by_task: dict[str, Type] = field(default_factory=lambda: defaultdict(Type))
    odd: list[str] = field(default_factory=list)


def tally_types(runs: Sequence[Path], pool: Pool) -> Types:
    """Count the records and rejects of runs by type.

    Raises:
        OutputError: one of them is no run, or has a line that cannot be read.
    """
    from InstructionGen.rundir import read_outcome, read_records, tally_of

    found = Types()
    for run in runs:
        outcome, counted = read_outcome(run), tally_of(run)
        before = _sums(found)
        last = ""
        for record in _readable(read_records(run), run, "records"):
            kind = found.by_task[record["task"]]
            kind.records += 1
            kind.kept += record["item"] != last
            last = record["item"]
            kind.categories[_category(record["data"], pool)] += 1
        for reject in _readable(_rejects(run), run, "rejects"):
            found.by_task[reject["task"]].rejects[reject["stage"], reject["reason"]] += 1
        items, records, rejects = (after - was for after, was in zip(_sums(found), before, strict=True))
        said = {"its files": (counted.items, counted.records, counted.rejects)}
        if outcome:
            said["its run.json"] = (outcome["items"], outcome["records"], sum(outcome["rejects"].values()))
        for where, numbers in said.items():
            if numbers != (items, records, rejects):
                found.odd.append(
                    f"{run}: {items:,} items, {records:,} records, {rejects:,} rejects by type; {where} "
                    f"{'says' if where.endswith('json') else 'say'} "
                    f"{numbers[0]:,}, {numbers[1]:,}, {numbers[2]:,}"
                )
    return found


def _sums(found: Types) -> tuple[int, int, int]:
    kinds = found.by_task.values()
    return (
        sum(kind.items for kind in kinds),
        sum(kind.records for kind in kinds),
        sum(kind.rejects.total() for kind in kinds),
    )


def _rejects(run: Path) -> Iterator[dict[str, Any]]:
    import orjson

    for file in sorted(run.glob("rejects-*.jsonl")):
        with file.open("rb") as lines:
            yield from (orjson.loads(line) for line in lines if line.endswith(b"\n"))


def _readable(rows: Iterator[dict[str, Any]], run: Path, what: str) -> Iterator[dict[str, Any]]:
    import orjson

    from InstructionGen.errors import OutputError

    number = 0
    try:
        for number, row in enumerate(rows, 1):  # noqa: B007 - told when the next one cannot be read
            yield row
    except orjson.JSONDecodeError:
        raise OutputError(f"{run}: line {number + 1} of its {what} cannot be read; mend it or leave it") from None


def _category(data: Mapping[str, Any], pool: Pool) -> str:
    """The broad class of the thing that is edited, or that a caption is about."""
    name = data.get("edited object") or data.get("concept") or data.get("concept1")
    if not isinstance(name, str) or not name:
        return NONE
    from InstructionGen.checks.lexicon import is_person
    from InstructionGen.english import parse, singular, tidy

    text = tidy(name)
    sentence = parse(text)
    # "bowl of plums" is a bowl: the pool's names end in their head.
    cores = [sentence.core(phrase) for phrase in sentence.phrases[:1]] or [singular(text.lower())]
    if is_person(cores[0].split()[-1]):
        return "person"
    concept = pool.get(text) or next(filter(None, map(pool.find, (*cores, text))), None)
    return concept.category if concept else UNKNOWN


def show_types(found: Types, console: Console) -> None:
    """A row a type: items, precondition met, records, yield, and why others failed."""
    table = Table("task", "items", "met", "records", "yield", "most rejects", box=box.SIMPLE_HEAD, padding=(0, 1))
    for column in table.columns[1:5]:
        column.justify = "right"
    for name, kind in sorted(found.by_task.items()):
        why = "\n".join(f"{count:,} {stage}: {reason}" for (stage, reason), count in kind.rejects.most_common(TOP))
        share = f"{kind.kept / kind.met:.1%}" if kind.met and (kind.records or not name.endswith(MIX)) else "-"
        table.add_row(name, f"{kind.items:,}", f"{kind.met:,}", f"{kind.records:,}", share, why)
    items, records, rejects = _sums(found)
    table.add_section()
    met = sum(kind.met for kind in found.by_task.values())
    share = f"{(items - rejects) / met:.1%}" if met else "-"
    table.add_row("all", f"{items:,}", f"{met:,}", f"{records:,}", share, "")
    console.print(table)
    if any(name.endswith(MIX) and not kind.records for name, kind in found.by_task.items()):
        console.print("What a mix rejects is of no one type, so the yield of its types is told by the last row alone.")


def show_categories(found: Types, console: Console) -> None:
    """Of what category the edited things are, a row a type, the most frequent first."""
    kinds = {name: kind for name, kind in sorted(found.by_task.items()) if kind.records}
    if not kinds:
        return
    table = Table("task", "records", "categories of the edited things", box=box.SIMPLE_HEAD, padding=(0, 1))
    table.columns[1].justify = "right"
    for name, kind in kinds.items():
        table.add_row(name, f"{kind.records:,}", _told(kind.categories))
    table.add_section()
    total = sum((kind.categories for kind in kinds.values()), Counter[str]())
    table.add_row("all", f"{sum(kind.records for kind in kinds.values()):,}", _told(total))
    console.print(table)


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
