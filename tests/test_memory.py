"""Memory stays flat however long a run is."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

from tests.conftest import ROOT

LONG = """
    import resource, sys
    from pathlib import Path
    from InstructionGen.run import run
    from InstructionGen.rundir import RunDir
    from tests.doubles import Contrary, Questions, items

    # VmHWM of this process alone: ru_maxrss would start from that of the process that began it.
    def peak():
        for line in open("/proc/self/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024

    task = Questions()
    with RunDir(Path(sys.argv[1]), {}) as home:
        for count, outcome in enumerate(run(task, items(int(sys.argv[2])), Contrary(), home), 1):
            if count == int(sys.argv[2]) // 4:
                print(peak())
    print(peak())
"""


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="reads Linux' account of memory")
def test_a_long_run_takes_no_more_memory_than_a_short_one_begun_or_resumed(tmp_path):
    for _ in ("begun", "resumed"):
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(LONG), str(tmp_path / "run"), "200000"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        peaks = [int(line) for line in done.stdout.split()]
        assert max(peaks) < 300
        assert max(peaks) - min(peaks) < 8


BOXES = """
    import sys
    from pathlib import Path
    from InstructionGen.sources import openimages

    def peak():
        for line in open("/proc/self/status"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024

    boxes = sum(len(item.boxes) for item in openimages.read(Path(sys.argv[1])).rows)
    print(boxes, peak())
"""
A_PICTURE = 8
"""Boxes of each, as in the official files."""


def write_boxes(folder, count, step):
    """So many boxes of OpenImages; the pictures' numbers go up by a step, modulo their count."""
    folder.mkdir()
    (folder / "class-descriptions.csv").write_text("".join(f"/m/{label:03},Thing {label}\n" for label in range(600)))
    pictures = count // A_PICTURE
    with (folder / "train-annotations-bbox.csv").open("w") as file:
        file.write("ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,")
        file.write("IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside\n")
        for number in range(pictures):
            image = number * step % pictures
            for box in range(A_PICTURE):
                label, flag = (image * 7 + box * 31) % 600, (image + box) % 2
                place = f"0.{image % 1000:03}125,0.999375,0.0{box}5,0.{box + 1}62500"
                file.write(f"{image:016x},xclick,/m/{label:03},1,{place},{flag},0,0,0,0\n")


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="reads Linux' account of memory")
@pytest.mark.parametrize(
    ("few", "many", "step", "more", "most"), [(500_000, 5_000_000, 1, 4, 40), (200_000, 1_000_000, 7919, 8, 120)]
)
def test_a_long_file_of_boxes_takes_no_more_memory_than_a_short_one_in_any_order(tmp_path, few, many, step, more, most):
    peaks = []
    for count in (few, many):
        write_boxes(tmp_path / str(count), count, step)
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(BOXES), str(tmp_path / str(count))],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        boxes, peak = map(int, done.stdout.split())
        assert boxes == count
        peaks.append(peak)
    assert max(peaks) < most
    assert max(peaks) - min(peaks) < more
