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
