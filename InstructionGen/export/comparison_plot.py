"""The figure of ``instructiongen compare``: types of questions, lengths of answers, and who won."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from InstructionGen.compare.measures import Measures
from InstructionGen.export.plots import AFTER, BEFORE, check_plot, drawing, save

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BINS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
"""Words of an answer: where a bar of the histogram begins."""
_SPANS = ("1", *(f"{low} to {2 * low - 1}" for low in BINS[1:-1]), f"{BINS[-1]} or more")


def draw_comparison(
    names: tuple[str, str], measures: tuple[Measures, Measures], won: Mapping[str, int] | None, path: Path
) -> None:
    """Draw two sets side by side.

    Args:
        names: What to call them.
        measures: Of both.
        won: Where a judge was asked: how often ``a``, ``b`` or ``neither`` was better.
        path: A file of one of ``plots.FORMS``; what is there is replaced.

    Raises:
        OutputError: it cannot be drawn, or the file cannot be written.
    """
    check_plot(path)
    kinds = [kind for kind, _ in (measures[0].question_types + measures[1].question_types).most_common()]
    with drawing(11 if won else 8.6, 4.4) as figure:
        panels = figure.subplots(1, 3 if won else 2, width_ratios=(3, 3, 1.6) if won else (1, 1))
        _pairs(panels[0], kinds, [_shares(each.question_types, kinds) for each in measures], names)
        _pairs(panels[1], _SPANS, [_lengths(each.answer_lengths) for each in measures], names)
        panels[0].set(title="How questions ask")
        panels[1].set(title="Words of an answer")
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper right", ncols=2, frameon=False)
        if won:
            drawn = panels[2].bar(
                (*names, "neither"), [won[who] for who in ("a", "b", "neither")], color=(BEFORE, AFTER, "#c9c9c9")
            )
            panels[2].bar_label(drawn, padding=2, fontsize=9)
            panels[2].set(title="Judged better", ylabel="pictures")
            panels[2].tick_params(axis="x", rotation=40)
        save(figure, path)


def _pairs(axes: Axes, labels: Sequence[str], shares: Sequence[Sequence[float]], names: Sequence[str]) -> None:
    """A bar of each set for every label, from the top."""
    for number, (values, name, colour) in enumerate(zip(shares, names, (BEFORE, AFTER), strict=True)):
        at = [place + (number - 0.5) * 0.38 for place in range(len(labels))]
        axes.barh(at, values, height=0.36, color=colour, label=name)
    axes.set_yticks(range(len(labels)), labels)
    axes.set(xlabel="share", ylim=(len(labels) - 0.4, -0.6))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def _shares(counts: Counter[str], kinds: list[str]) -> list[float]:
    return [counts[kind] / max(counts.total(), 1) for kind in kinds]


def _lengths(counts: Counter[int]) -> list[float]:
    bins: Counter[int] = Counter()
    for length, count in counts.items():
        bins[max(low for low in BINS if low <= max(length, 1))] += count
    return [bins[low] / max(counts.total(), 1) for low in BINS]
