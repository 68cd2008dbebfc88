"""The tables and bars of ``instructiongen pool stats``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.bar import Bar as Drawn
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from InstructionGen.pool.balance import Bar
    from InstructionGen.pool.census import Census, Coverage
    from InstructionGen.pool.concept import Concept
    from InstructionGen.sources.balanced import Seen

MOST = 20
"""Concepts that are shown of a histogram."""
TOP = 10
"""The most frequent concepts, of which it is said how much of all mentions they hold."""
WIDE = 36
"""Characters of the longest bar; where there are two beside each other, half as many."""
BANDS = (1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000, 1_000_000)
"""Where the bands of counts begin."""
_BEFORE, _AFTER = "bright_black", "dark_orange3"


def show_census(census: Census, console: Console) -> None:
    """How many concepts there are, by category and by source."""
    console.print(f"{census.concepts:,} concepts, {census.names:,} names")
    for title, counts in (("category", census.by_category), ("source", census.by_source)):
        console.print()
        table = _table(title, "concepts", "")
        for name, count in counts.items():
            table.add_row(name, f"{count:,}", _bar(count, max(counts.values())))
        console.print(table)


def show_coverage(
    coverage: Coverage,
    census: Census,
    most: Sequence[tuple[Concept, int]],
    least: Sequence[tuple[Concept, int]],
    console: Console,
) -> None:
    """Of how much of each category a run speaks, and of what most and least."""
    covered = len(coverage.counts)
    console.print(
        f"\n{coverage.records:,} records speak of {covered:,} of {census.concepts:,} concepts "
        f"({_share(covered, census.concepts)})",
        soft_wrap=True,
    )
    table = _table("category", "concepts", "covered", "share", "")
    for category, (every, some) in coverage.by_category().items():
        table.add_row(category, f"{every:,}", f"{some:,}", _share(some, every), _bar(some, every))
    console.print(table)
    for title, concepts in (("most covered", most), ("least covered", least)):
        console.print(f"{title}: {', '.join(f'{concept.name} {count:,}' for concept, count in concepts)}")


def show_histogram(bars: Sequence[Bar], read: Seen, kept: Seen, t: int | None, console: Console) -> None:
    """How often captions speak of the most frequent concepts, and how many concepts are how frequent."""
    console.print(
        f"\n{read.captions:,} captions of {read.items:,} items speak of {len(read.concepts):,} concepts; captions "
        f"without one: {read.without:,}; rows that cannot be read: {read.rejects:,}",
        soft_wrap=True,
    )
    columns = {"captions" if t is None else "before": [bar.before for bar in bars]}
    if t is not None:
        before, after = (columns := {**columns, "after": [bar.after for bar in bars]}).values()
        console.print(
            f"balanced to {t:,}: {kept.captions:,} captions of {kept.items:,} items kept "
            f"({_share(kept.captions, read.captions)}). The {TOP} most frequent "
            f"concepts have {_top(before)} of all mentions before and {_top(after)} after; "
            f"{_above(before, t):,} concepts are above t before and {_above(after, t):,} after",
            soft_wrap=True,
        )
    console.print("\nCaptions that speak of the most frequent concepts:")
    most = [(bar.concept, [counts[at] for counts in columns.values()]) for at, bar in enumerate(bars[:MOST])]
    console.print(_side_by_side("concept", columns, most))
    console.print("\nConcepts, by how many captions speak of them:")
    console.print(_side_by_side("captions", columns if t is not None else {"concepts": ()}, _bands(columns)))


def _bands(columns: Mapping[str, Sequence[int]]) -> list[tuple[str, list[int]]]:
    """How many concepts are spoken of by one or two captions, by three to nine, and on."""
    rows = []
    for start, behind in zip((0, *BANDS), (*BANDS, None), strict=True):
        inside = [sum(start <= count and (behind is None or count < behind) for count in c) for c in columns.values()]
        if any(inside):
            last = f"–{behind - 1:,}" if behind and behind - 1 > start else "" if behind else " and more"
            rows.append((f"{start:,}{last}", inside))
    return rows


def _side_by_side(title: str, columns: Collection[str], rows: Sequence[tuple[str, list[int]]]) -> Table:
    """A number and a bar in each column, all bars of one scale."""
    table = _table(title, *(head for name in columns for head in (name, "")))
    longest = max((count for _, counts in rows for count in counts), default=1)
    for name, counts in rows:
        cells: list[str | Drawn] = []
        for count, colour in zip(counts, (_BEFORE, _AFTER), strict=False):
            cells += [f"{count:,}", _bar(count, longest, colour, WIDE // len(columns))]
        table.add_row(name, *cells)
    return table


def _table(*heads: str) -> Table:
    """The first column to the left, numbers to the right, and bars, whose head is empty, as they come."""
    table = Table(*heads, box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    for column, head in list(zip(table.columns, heads, strict=True))[1:]:
        if head:
            column.justify = "right"
    return table


def _bar(count: int, longest: int, colour: str = _BEFORE, width: int = WIDE) -> Drawn:
    return Drawn(longest, 0, count, width=width, color=colour)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"


def _top(counts: Sequence[int]) -> str:
    return _share(sum(sorted(counts, reverse=True)[:TOP]), sum(counts))


def _above(counts: Sequence[int], t: int) -> int:
    return sum(count > t for count in counts)
