"""Figures: how a pool is made up, and how often captions speak of its concepts before and after balancing.

matplotlib, the extra ``plot``, is imported here and nowhere else. The same figure drawn twice gives the same bytes.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from InstructionGen.errors import OutputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

    from InstructionGen.pool.balance import Bar

FORMS = (".png", ".svg")

BEFORE, AFTER, _LINE, _INK = "#7a8ba0", "#c8553d", "#3d3d3d", "#222222"
_STYLE: Any = {
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "grid.color": "#e4e4e4",
    "svg.hashsalt": "instructiongen",  # the ids in an SVG: by default others every time
    "text.parse_math": False,  # a dollar in a file's name is a dollar
}


def check_plot(path: Path) -> None:
    """Say at once what would be in the way of drawing to a file.

    Raises:
        OutputError: matplotlib is not installed, or the file's ending is not one of ``FORMS``.
    """
    if path.suffix.lower() not in FORMS:
        raise OutputError(f"cannot draw to {path}: give a name that ends in {' or '.join(FORMS)}")
    if find_spec("matplotlib") is None:
        raise OutputError("drawing needs matplotlib, which is not installed: pip install 'instructiongen[plot]'")


@contextmanager
def drawing(width: float, height: float) -> Iterator[Figure]:
    """A figure in the house's style, of a width and height in inches; what is drawn in the block has that style."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        yield Figure(figsize=(width, height), layout="constrained")


def draw_histogram(bars: Sequence[Bar], t: int | None, title: str, path: Path) -> None:
    """How many captions speak of each concept, the most frequent first, on logarithmic axes.

    Args:
        bars: The histogram; see ``balance.histogram``.
        t: What was balanced to: the counts after it are drawn too, in an order of their own, and a line at t.
        title: Above the figure.
        path: A file of one of ``FORMS``; what is there is replaced.

    Raises:
        OutputError: it cannot be drawn, or the file cannot be written.
    """
    check_plot(path)
    if not bars:
        raise OutputError(f"nothing to draw in {path}: no caption speaks of a concept of the pool")
    with drawing(7.2, 4.6) as figure:
        axes = figure.add_subplot()
        # The wider line lies below: both are seen where they are one.
        _ranked(axes, [bar.before for bar in bars], BEFORE, "all captions" if t is None else "before", 3.0)
        if t is not None:
            _ranked(axes, [bar.after for bar in bars], AFTER, "after", 1.4)
            axes.axhline(t, color=_LINE, linewidth=1, linestyle=(0, (5, 4)), label=f"t = {t:,}")
        axes.set(
            title=title, xlabel="rank of the concept", ylabel="captions that speak of it", xscale="log", yscale="log"
        )
        axes.margins(0.03, 0.06)
        axes.grid(which="major")
        axes.set_axisbelow(True)
        for axis in (axes.xaxis, axes.yaxis):
            _plain_numbers(axis)
        axes.legend(frameon=False)
        save(figure, path)


def draw_shares(panels: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Concepts by category, by source …: a panel each, a bar each, with its number.

    Args:
        panels: Title -> name -> how many concepts, in the order in which they are drawn from the top.
        path: A file of one of ``FORMS``; what is there is replaced.

    Raises:
        OutputError: it cannot be drawn, or the file cannot be written.
    """
    check_plot(path)
    heights = [max(len(counts), 1) for counts in panels.values()]
    with drawing(6.4, sum(0.8 + 0.22 * height for height in heights)) as figure:
        rows = figure.subplots(len(panels), squeeze=False, height_ratios=heights)
        for axes, (title, counts), height in zip(rows[:, 0], panels.items(), heights, strict=True):
            drawn = axes.barh(list(counts), list(counts.values()), color=BEFORE, height=0.72)
            axes.bar_label(drawn, [f"{count:,}" for count in counts.values()], padding=3, fontsize=9)
            axes.set(title=title, xlabel="concepts", ylim=(height - 0.4, -0.6))  # the largest on top
            axes.margins(x=0.12)
            axes.locator_params(axis="x", nbins=5)
            axes.tick_params(axis="y", length=0)
            axes.spines["left"].set_visible(False)
            axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        save(figure, path)


def _ranked(axes: Axes, counts: Sequence[int], colour: str, label: str, width: float) -> None:
    """The counts from the largest down; a concept with none has no place on a logarithmic axis."""
    falling = sorted((count for count in counts if count), reverse=True)
    axes.plot(
        range(1, len(falling) + 1), falling, color=colour, linewidth=width, label=f"{label}: {len(falling):,} concepts"
    )


def _plain_numbers(axis: Axis) -> None:
    """1, 10, 1,000 in place of powers."""
    axis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axis.set_minor_formatter(lambda *_: "")


def save(figure: Figure, path: Path) -> None:
    """Write a figure to a file, whole or not at all. Raises ``OutputError``."""
    drawn = io.BytesIO()
    form = path.suffix.lower().removeprefix(".")
    figure.savefig(drawn, format=form, dpi=160, metadata={"Date": None} if form == "svg" else None)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(drawn.getvalue())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OutputError(f"cannot write {path}: {error.strerror}; name another file") from error
