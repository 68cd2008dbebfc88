"""Figures: they hold what they should, in the form that was asked for, the same every time."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from InstructionGen.errors import OutputError
from InstructionGen.export.plots import check_plot, draw_histogram, draw_shares
from InstructionGen.pool.balance import Bar

BARS = [Bar("man", 1193, 509), Bar("dog", 200, 80), Bar("kite", 3, 0), Bar("teapot", 1, 1)]
SHARES = {"by category": {"animal": 12_365, "plant": 4757}, "by source": {"wordnet": 21_994}}


def texts(path: Path) -> str:
    """What an SVG says: matplotlib draws letters as paths, each text behind a comment that holds it."""
    return " | ".join(re.findall(r"<!-- (.*?) -->", path.read_text("utf-8")))


def test_a_histogram_says_what_its_axes_are_and_what_was_balanced_to(tmp_path):
    draw_histogram(BARS, 20, "captions.json: 1,300 items, 580 kept", tmp_path / "a.svg")
    said = texts(tmp_path / "a.svg")
    for words in (
        "rank of the concept",
        "captions that speak of it",
        "before: 4 concepts",
        "after: 3 concepts",
        "t = 20",
    ):
        assert words in said
    assert "1,000" in said
    assert "captions.json: 1,300 items, 580 kept" in said


def test_a_histogram_of_what_was_not_balanced_has_one_line(tmp_path):
    draw_histogram(BARS, None, "captions.json", tmp_path / "a.svg")
    said = texts(tmp_path / "a.svg")
    assert "all captions: 4 concepts" in said
    assert "after" not in said
    assert "t =" not in said


def test_shares_are_drawn_with_every_name_and_number(tmp_path):
    draw_shares(SHARES, tmp_path / "a.svg")
    said = texts(tmp_path / "a.svg")
    for words in ("by category", "by source", "animal", "12,365", "plant", "wordnet", "21,994", "concepts"):
        assert words in said


def test_a_png_is_large_enough_to_read(tmp_path):
    draw_histogram(BARS, 20, "a", tmp_path / "deep" / "a.PNG")
    head = (tmp_path / "deep" / "a.PNG").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:])
    assert (width, height) > (1000, 700)


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_the_same_figure_gives_the_same_bytes(tmp_path, name):
    drawn = []
    for _ in range(2):
        draw_histogram(BARS, 20, "a", tmp_path / name)
        drawn.append((tmp_path / name).read_bytes())
    assert drawn[0] == drawn[1]


def test_a_title_is_drawn_as_it_is_written(tmp_path):
    draw_histogram(BARS, 20, "a$x^2$_b & <c>.json", tmp_path / "a.svg")
    assert "a$x^2$_b" in texts(tmp_path / "a.svg")


def test_nothing_to_draw_is_told(tmp_path):
    with pytest.raises(OutputError, match="no caption speaks of a concept"):
        draw_histogram([], 20, "a", tmp_path / "a.svg")


@pytest.mark.parametrize("name", ["figure", "figure.jpg", "figure.png.txt"])
def test_another_ending_is_refused(name):
    with pytest.raises(OutputError, match=r"ends in \.png or \.svg"):
        check_plot(Path(name))


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(OutputError, match="cannot write"):
        draw_histogram(BARS, 20, "a", tmp_path / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_nothing_else_imports_matplotlib():
    code = (
        "import sys, InstructionGen.export.plots\nfrom InstructionGen.cli import main\n"
        "try: main(['pool', 'stats', '--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('matplotlib', 'numpy', 'HanTa', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "--balance" in done.stdout
    assert done.stdout.strip().endswith("[]")
