"""``instructiongen session`` and its published door, as a user calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orjson
from click.testing import CliRunner

from InstructionGen.cli import main

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["session", "--engine", "rules", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_sessions_are_written_as_lines_and_as_one_list(tmp_path, samples):
    source = str(samples / "coco/captions_val2017.json")
    run("--input", source, "--limit", "12", "--mode", "backtrack", "--output", str(tmp_path / "run"))
    sessions = orjson.loads((tmp_path / "run/sessions.json").read_bytes())
    lines = (tmp_path / "run/sessions.jsonl").read_bytes().splitlines()
    assert [orjson.loads(line) for line in lines] == sessions
    assert len(sessions) >= 9
    for first, *turns in sessions:
        assert set(first) == {"input", "image_file"}
        assert [turn["turn"] for turn in turns] == [1, 2, 3]
        assert any(turn["edit_type"] == "backtrack" for turn in turns)


def test_a_run_goes_on_where_it_stopped(tmp_path, samples):
    source, home = str(samples / "coco/captions_val2017.json"), tmp_path / "run"
    run("--input", source, "--limit", "8", "--output", str(tmp_path / "whole"))
    run("--input", source, "--limit", "4", "--output", str(home))
    run("--input", source, "--limit", "8", "--output", str(home))
    assert (home / "sessions.jsonl").read_bytes() == (tmp_path / "whole/sessions.jsonl").read_bytes()


def test_another_number_of_turns_is_another_run(tmp_path, samples):
    source = str(samples / "coco/captions_val2017.json")
    run("--input", source, "--limit", "2", "--output", str(tmp_path / "run"))
    arguments = ["--engine", "rules", "--input", source, "--iter", "4", "--output", str(tmp_path / "run")]
    result = CliRunner().invoke(main, ["session", *arguments])
    assert result.exit_code == 2
    assert "turns" in result.output


def test_a_type_that_only_words_other_edits_is_no_turn(tmp_path, samples):
    source = str(samples / "coco/captions_val2017.json")
    arguments = ["--engine", "rules", "--input", source, "--instruction-type", "compose"]
    result = CliRunner().invoke(main, ["session", *arguments])
    assert result.exit_code == 2
    assert "compose asks for edits in other words" in result.output


def test_the_published_door_names_its_result_after_source_and_type(tmp_path, samples):
    door = ROOT / "edit_instruction/instruction_gen_multi_turn.py"
    source = str(samples / "coco/captions_val2017.json")
    options = ["--instruction-type", "mix", "--iter", "2", "--idx", "7", "--engine", "rules", "--limit", "3"]
    command = [sys.executable, str(door), *options, "--input", source]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "edit_instruction/output").iterdir())
    assert names == ["mscoco_mix_multi_turn_7", "mscoco_mix_multi_turn_7.json", "mscoco_mix_multi_turn_7.jsonl"]
