"""The published commands through the real engines, on tiny random checkpoints: nothing lost, nothing misshapen."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

CAPTIONS = ROOT / "captions_generator.py"
EDITS = ROOT / "edit_instruction" / "instruction_gen.py"
SAID = [
    "A dog sleeps on a red sofa in a living room.",
    "Two bicycles lean against a brick wall.",
    "A bowl of fruit on a kitchen table next to a cup.",
    "A man rides a horse on the beach.",
    "A train stands at a station platform.",
]


@pytest.fixture
def place(tmp_path: Path, llama_folder: Path, mistral_folder: Path, gguf_file: Path) -> Path:
    """A working directory as the published commands expect it, with three checkpoints and COCO's captions."""
    shutil.copytree(llama_folder, tmp_path / "checkpoints" / "llama3-8b")
    shutil.copytree(mistral_folder, tmp_path / "checkpoints" / "mistral-7b")
    (tmp_path / "checkpoints" / "gguf").mkdir()
    shutil.copy(gguf_file, tmp_path / "checkpoints" / "gguf" / "tiny.gguf")
    images = [{"id": n, "file_name": f"{n:012d}.jpg"} for n in range(25)]
    annotations = [{"image_id": n, "id": n, "caption": SAID[n % len(SAID)]} for n in range(25)]
    (tmp_path / "captions_val2017.json").write_text(json.dumps({"images": images, "annotations": annotations}))
    return tmp_path


def call(place: Path, script: Path, *arguments: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert (done.returncode != 0) == fails, done.stderr[-3000:]
    return done


def lines(run: Path, which: str) -> list[dict]:
    return [json.loads(line) for line in (run / f"{which}-00000.jsonl").read_text().splitlines()]


def accounted_for(run: Path, count: int) -> None:
    """Every item is a record or a reject, and no answer that was said to its end is of the wrong shape."""
    records, rejects = lines(run, "records"), lines(run, "rejects")
    assert len({line["item"] for line in (*records, *rejects)}) == len(records) + len(rejects) == count
    parsing = {line["reason"] for line in rejects if line["stage"] == "parse"}
    assert parsing <= {"cut off"}
    assert not [line for line in rejects if line["stage"] == "engine"]
    usage = json.loads((run / "run.json").read_text())["usage"]
    assert usage["questions"] >= count - sum(line["stage"] == "prompt" for line in rejects)
    assert usage["completion_tokens"] > 0


LOCAL = [
    ("vllm", "llama3"),
    ("vllm", "mistral"),
    ("transformers", "llama3"),
    ("transformers", "mistral"),
    ("llamacpp", "checkpoints/gguf/tiny.gguf"),
]


@pytest.mark.parametrize(("engine", "model"), LOCAL)
def test_captions_and_edits_come_from_a_local_checkpoint(place, engine, model):
    how = ("--engine", engine, "--device", "cpu", "--model", model)
    told = call(place, CAPTIONS, "--gpu-id", "0", "--mode", "c2b", "--limit", "50", *how).stdout
    assert "50 items:" in told
    run = place / "concept" / "output" / "0_c2b"
    accounted_for(run, 50)
    assert len(lines(run, "records")) >= 10  # random words in the right places
    assert (place / "concept" / "output" / "0_c2b.csv").read_text().startswith("concept,caption")
    call(place, EDITS, "--instruction-type", "add", "--source-data", "mscoco", "--input", "captions_val2017.json", *how)
    accounted_for(place / "edit_instruction" / "output" / "mscoco_add_-101", 25)


def test_captions_and_edits_come_from_a_vllm_server(place, vllm_address):
    how = ("--endpoint", vllm_address)
    call(place, CAPTIONS, "--gpu-id", "0", "--mode", "c2b", "--limit", "50", *how)
    accounted_for(place / "concept" / "output" / "0_c2b", 50)
    call(place, EDITS, "--instruction-type", "add", "--source-data", "mscoco", "--input", "captions_val2017.json", *how)
    accounted_for(place / "edit_instruction" / "output" / "mscoco_add_-101", 25)


def test_the_window_of_vllm_changes_nothing_that_is_written(place):
    runs = []
    for window in ("8", "256"):
        run = place / f"window-{window}"
        how = ("--device", "cpu", "--engine", "vllm", "--batch-size", window, "--output", str(run))
        call(place, CAPTIONS, "--mode", "c2b", "--limit", "60", "--judge", "--judge-threshold", "0.3", *how)
        runs.append(run)
    for name in ("records-00000.jsonl", "rejects-00000.jsonl"):
        assert (runs[0] / name).read_bytes() == (runs[1] / name).read_bytes()
    assert (runs[0] / "records-00000.jsonl").stat().st_size > 0


def test_a_run_that_is_killed_goes_on_with_the_same_command(place):
    how = ("--mode", "c2b", "--limit", "60", "--engine", "vllm", "--device", "cpu", "--batch-size", "8")
    call(place, CAPTIONS, *how, "--output", "whole")
    command = [sys.executable, str(CAPTIONS), *how, "--output", "killed"]
    process = subprocess.Popen(
        command, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
    )
    written = place / "killed" / "records-00000.jsonl"
    end = time.monotonic() + 120
    while time.monotonic() < end and not (written.exists() and written.stat().st_size > 2000):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < len(written.read_bytes().splitlines()) < 55
    call(place, CAPTIONS, *how, "--output", "killed")
    for name in ("records-00000.jsonl", "rejects-00000.jsonl"):
        assert (place / "killed" / name).read_bytes() == (place / "whole" / name).read_bytes()


def test_when_the_engines_process_dies_the_run_ends_in_one_line_and_goes_on_later(place):
    how = ("--mode", "c2b", "--limit", "120", "--engine", "vllm", "--device", "cpu", "--output", "run")
    how = (*how, "--batch-size", "8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "VLLM_ENABLE_V1_MULTIPROCESSING": "1"}
    command = [sys.executable, str(CAPTIONS), *how]
    process = subprocess.Popen(command, cwd=place, env=environment, stderr=subprocess.PIPE, text=True)
    written = place / "run" / "records-00000.jsonl"
    end = time.monotonic() + 180
    while time.monotonic() < end and not (written.exists() and written.stat().st_size > 2000):
        time.sleep(0.05)
    for child in psutil.Process(process.pid).children(recursive=True):
        if "EngineCore" in " ".join(child.cmdline()):
            child.kill()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert sum(line.startswith("Error: vLLM died") for line in told.splitlines()) == 1
    assert "Traceback" not in told
    kept = len(lines(place / "run", "records")) + len(lines(place / "run", "rejects"))
    assert 0 < kept < 120
    call(place, CAPTIONS, *how)
    accounted_for(place / "run", 120)


def test_a_judge_scores_every_record_and_turns_away_what_it_doubts(place):
    how = ("--mode", "c2b", "--limit", "12", "--engine", "transformers", "--device", "cpu", "--judge")
    call(place, CAPTIONS, *how, "--judge-threshold", "0", "--output", "all")
    scores = [line["scores"]["judge"] for line in lines(place / "all", "records")]
    assert scores
    assert all(0 <= score <= 1 for score in scores)
    middle = sorted(scores)[len(scores) // 2]
    call(place, CAPTIONS, *how, "--judge-threshold", str(middle), "--output", "some")
    kept = [line["scores"]["judge"] for line in lines(place / "some", "records")]
    doubted = [line for line in lines(place / "some", "rejects") if line["stage"] == "judge"]
    assert len(kept) + len(doubted) == len(scores)
    assert doubted
    assert all("P(yes)" in line["detail"] and line["raw"] for line in doubted)


def test_an_adapter_and_another_judge_are_taken(place, llama_folder):
    adapter = make_adapter(llama_folder, place / "adapter")
    how = ("--mode", "c2b", "--limit", "8", "--device", "cpu")
    for engine in ("transformers", "vllm"):
        texts = []
        for run, more in ((f"plain-{engine}", ()), (f"lora-{engine}", ("--lora", str(adapter)))):
            call(place, CAPTIONS, *how, "--engine", engine, *more, "--output", run)
            accounted_for(place / run, 8)
            texts.append({r["item"]: r["data"] for r in lines(place / run, "records")})
        assert texts[0] != texts[1]  # one engine, one seed: the adapter is all that differs
    gguf = "checkpoints/gguf/tiny.gguf"
    how = (*how, "--engine", "transformers", "--judge-model", gguf, "--judge-threshold", "0", "--output", "judged")
    call(place, CAPTIONS, *how)
    assert all("judge" in line["scores"] for line in lines(place / "judged", "records"))
    assert json.loads((place / "judged" / "run.json").read_text())["settings"]["engine_settings"]["judge"]["model"]


def test_two_models_in_one_process_write_and_judge(place):
    how = ("--limit", "60", "--engine", "vllm", "--device", "cpu", "--judge-model", "mistral", "--judge-threshold", "0")
    call(place, CAPTIONS, "--mode", "c2b", *how)
    run = place / "concept" / "output" / "0_c2b"
    accounted_for(run, 60)
    assert all("judge" in line["scores"] for line in lines(run, "records"))
    assert json.loads((run / "run.json").read_text())["settings"]["engine_settings"]["judge"]["model"] == "mistral-7b"


def test_guessing_ahead_from_the_prompt_loses_nothing(place):
    how = ("--limit", "20", "--engine", "vllm", "--device", "cpu", "--speculate", "3")
    call(place, CAPTIONS, "--mode", "c2b", *how)
    accounted_for(place / "concept" / "output" / "0_c2b", 20)


def make_adapter(base: Path, folder: Path) -> Path:
    """A random LoRA adapter for a checkpoint."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(0)
    config = LoraConfig(r=12, lora_alpha=64, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(base), config)
    for name, parameter in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=1.0)
    model.save_pretrained(folder)
    return folder
