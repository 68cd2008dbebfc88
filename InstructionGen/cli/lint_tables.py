"""The tables of ``instructiongen lint``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from InstructionGen.lint.report import Report

from InstructionGen.lint.report import meaning_of


def show_report(report: Report, console: Console) -> None:
    """Types, reasons with their examples, what is said twice, how varied it is, and the share refused."""
    _show_types(report, console)
    for reason, count in report.reasons.most_common():
        console.print(f"{count:,}  {reason}: {meaning_of(reason)}", soft_wrap=True)
        for example in report.examples[reason]:
            said = f"{example.edit} | " if example.edit else ""
            console.print(f"      {example.where}: {said}{example.detail}".rstrip(" |"), soft_wrap=True)
            for caption in filter(None, (example.input, example.output)):
                console.print(f"        {caption}", soft_wrap=True)
    if report.twice or report.strange_inputs:
        console.print(
            f"\n{report.twice:,} rows stand there more than once; {report.strange_inputs:,} have an instruction that "
            "an earlier row has for quite another picture",
            soft_wrap=True,
        )
    found = report.diversity
    if found.instructions:
        openings = ", ".join(f"{opening.words!r} {opening.share:.1%}" for opening in found.openings)
        console.print(
            f"\n{found.instructions:,} instructions: distinct-1 {found.distinct_1:.3f}, distinct-2 "
            f"{found.distinct_2:.3f}, {found.duplicates:.1%} said before; {found.opening_share:.1%} begin "
            f"with {openings}",
            soft_wrap=True,
        )
    if report.left_out:
        console.print(f"{report.left_out:,} rows of other types were left out")
    console.print(
        f"\n{report.findings:,} of {report.judged:,} rows are refused ({report.refused:.1%})",
        soft_wrap=True,
    )


def _show_types(report: Report, console: Console) -> None:
    table = Table(
        "type", "rows", "fine", "findings", "not checkable", "general checks only", box=box.SIMPLE_HEAD, padding=(0, 1)
    )
    for column in table.columns[1:]:
        column.justify = "right"
    why: Counter[str] = Counter()
    for name, kind in sorted(report.types.items()):
        numbers = (kind.rows, kind.fine, kind.findings, kind.unchecked.total(), kind.general)
        table.add_row(name, *(f"{count:,}" if count else "" for count in numbers))
        why.update(kind.unchecked)
    if report.malformed:
        table.add_row("(malformed)", f"{report.malformed:,}", "", f"{report.malformed:,}", "", "")
    console.print(table)
    if why:
        told = "; ".join(f"{reason} {count:,}" for reason, count in why.most_common())
        console.print(f"not checkable: {told}", soft_wrap=True)
