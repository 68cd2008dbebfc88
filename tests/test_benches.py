"""The benches run, on the smallest work that they take; what they measure is not for tests to judge."""

from __future__ import annotations

import json
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


@pytest.mark.slow
def test_the_bench_of_lies_reads_captions_with_boxes(tmp_path):
    seen = [("A man rides a brown horse on a beach.", 18, "horse"), ("A black cat sleeps on a red couch.", 17, "cat")]
    captions, instances = tmp_path / "captions_own.json", tmp_path / "instances_own.json"
    images = [{"id": i, "file_name": f"{i}.jpg", "width": 640, "height": 480} for i in range(len(seen))]
    captions.write_text(
        json.dumps(
            {
                "images": images,
                "annotations": [{"image_id": i, "caption": caption} for i, (caption, _, _) in enumerate(seen)],
            }
        )
    )
    instances.write_text(
        json.dumps(
            {
                "images": images,
                "annotations": [
                    {"image_id": i, "category_id": number, "bbox": [20, 100, 200, 300], "iscrowd": 0}
                    for i, (_, number, _) in enumerate(seen)
                ],
                "categories": [{"id": number, "name": name} for _, number, name in (*seen, ("", 3, "car"))],
            }
        )
    )
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "hallucination.py"), str(captions), "--boxes", str(instances)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    last = done.stdout.splitlines()[-1]
    for name in ("true_refused", "lies_caught", "chair_i", "dialogues_per_s"):
        assert re.search(rf"\b{name}=[\d.]+", last)
    assert re.search(r"present thing denied +[1-9]", done.stdout)
