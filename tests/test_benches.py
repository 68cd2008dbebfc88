"""The benches run, on the smallest work that they take; what they measure is not for tests to judge."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("bench", "arguments", "names"),
    [
        ("spine", ("--items", "200", "--rounds", "1"), ("overhead_us", "rules_per_s")),
        ("endpoint", ("--items", "200", "--rounds", "1"), ("run_over_client", "instant_rows_per_s")),
        (
            "gpu",
            ("--config", "tiny", "--device", "cpu", "--requests", "32", "--rounds", "1"),
            ("run_over_raw", "judged_run_over_raw", "records_per_s", "output_tokens_per_s"),
        ),
    ],
)
def test_a_bench_ends_with_its_result_line(bench, arguments, names):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "VLLM_CPU_KVCACHE_SPACE": "1"}
    script = ROOT / "bench" / f"{bench}.py"
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    last = done.stdout.splitlines()[-1]
    assert last.startswith("RESULT ")
    for name in names:
        assert re.search(rf"\b{name}=[\d.]+", last)
