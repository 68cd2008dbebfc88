"""``instructiongen implicit`` and ``implicit-text`` and their published doors, as a user calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main

ROOT = Path(__file__).resolve().parents[2]
DEFINE = {
    "sample0": {
        "original_caption": "A full cup of coffee stands on a white tablecloth.",
        "instuction": "What would happen if somebody knocked the cup over?",
        "target_cation": "A cup lies on its side on a tablecloth with a spreading brown stain of coffee.",
        "key_words": "spreading, brown stain",
    },
    "sample1": {
        "original_caption": "A garden pond ripples in the wind.",
        "instuction": "Show the pond after a week far below freezing.",
        "target_cation": "A garden pond lies frozen under a sheet of smooth ice.",
        "key_words": "frozen, smooth ice",
    },
    "sample2": {"original_caption": "A broken sample."},
}
KEYS = ["original_caption", "instuction", "target_cation", "key_words"]


def run(*arguments: object, command: str = "implicit", code: int = 0) -> str:
    engine = ["--engine", "rules"] if command == "implicit" else []
    result = CliRunner().invoke(main, [command, *engine, *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def door(name: str, *arguments: str, home: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "implicit" / name), *arguments]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_run_writes_samples_edits_and_prompts_and_tells_its_spread(tmp_path):
    home = tmp_path / "run"
    told = run("--kind", "tool_use", "--kind", "freezing-melting", "--limit", 30, "--output", home)
    records = lines(home / "records-00000.jsonl")
    assert {record["data"]["kind"] for record in records} == {"tool_use", "freezing_melting"}
    samples = json.loads((home / "text_gen_full.json").read_text())
    assert [list(sample) for sample in samples.values()] == [KEYS] * len(records)
    edits = lines(home / "edits.jsonl")
    assert len(edits) == len(records) >= 28
    assert {edit["edit_type"] for edit in edits} == {"implicit_change"}
    assert set(edits[0]) == {"edit", "edited object", "input", "output", "edit_type", "visual_input", "image_file"}
    prompts = lines(home / "prompts.jsonl")
    assert len(prompts) == 2 * len(records)
    assert {prompt["role"] for prompt in prompts} == {"before", "after"}
    assert "categories of things" in told
    assert "tool_use" in told
    assert f"{len(samples)} samples" in told


def test_a_run_goes_on_where_it_stopped_and_ends_with_the_same_bytes(tmp_path):
    run("--limit", 12, "--output", tmp_path / "whole")
    run("--limit", 5, "--output", tmp_path / "run")
    run("--limit", 12, "--output", tmp_path / "run")
    for name in ("text_gen_full.json", "edits.jsonl", "prompts.jsonl"):
        assert (tmp_path / "run" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_definitions_bring_forth_more_of_their_sort_round_by_round(tmp_path):
    define = tmp_path / "define.json"
    define.write_text(json.dumps(DEFINE))
    samples = tmp_path / "made" / "samples.json"
    told = run("--define-json", define, "--rounds", 3, "--output", tmp_path / "run", "--output-json", samples)
    records = lines(tmp_path / "run" / "records-00000.jsonl")
    (reject,) = lines(tmp_path / "run" / "rejects-00000.jsonl")
    assert [(record["item"][-7:], record["data"]["round"]) for record in records] == [
        (f"sample{sample}", turn) for sample in (0, 1) for turn in (1, 2, 3)
    ]
    assert reject["reason"] == "sample without all four texts"
    assert len(json.loads(samples.read_text())) == 6
    assert "6 samples" in told
    own = {text for sample in DEFINE.values() for text in sample.values()}
    assert own.isdisjoint({record["data"]["output"] for record in records})


def test_the_rules_write_of_what_a_file_of_concepts_names(tmp_path):
    (tmp_path / "mine.txt").write_text("wine glass\nlake\nsofa cushion\n")
    run("--concepts", tmp_path / "mine.txt", "--output", tmp_path / "run")
    assert {record["data"]["edited object"] for record in lines(tmp_path / "run" / "records-00000.jsonl")} >= {
        "wine glass"
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--rounds", "3"], "--rounds is for more of what --define-json holds"),
        (["--define-json", "x.json", "--kind", "wear"], "leave --kind and --concepts out"),
        (["--define-json", "x.json"], "no file at x.json"),
        (["--kind", "waer"], "Did you mean 'wear'?"),
        (["--concepts", "x.txt"], "no file at x.txt"),
        (["--output-json", "."], ". is a folder"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path, arguments, told):
    said = run(*arguments, "--limit", 1, "--output", tmp_path / "run", code=2)
    assert told in said
    assert said.count("\n") == 1


def test_the_published_door_takes_the_published_options(tmp_path):
    (tmp_path / "define.json").write_text(json.dumps(DEFINE))
    options = ["--define_json", "define.json", "--output_path", "out", "--output_json", "full.json"]
    door("instruction_gen.py", *options, "--gpu-id", "0", "--engine", "rules", "--limit", "1", home=tmp_path)
    assert len(json.loads((tmp_path / "full.json").read_text())) == 2
    assert (tmp_path / "out" / "run.json").is_file()


def test_without_options_the_door_writes_under_its_own_folder(tmp_path):
    door("instruction_gen.py", "--engine", "rules", "--limit", "3", home=tmp_path)
    assert (tmp_path / "implicit/output/all/text_gen_full.json").is_file()


def test_runs_are_exported_as_samples_and_as_prompts(tmp_path):
    run("--limit", 6, "--output", tmp_path / "run")
    run(tmp_path / "run", "--form", "implicit", "--output", tmp_path / "a.json", command="export")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "run" / "text_gen_full.json").read_bytes()
    run(tmp_path / "run", "--form", "prompts", "--output", tmp_path / "p.jsonl", command="export")
    assert (tmp_path / "p.jsonl").read_bytes() == (tmp_path / "run" / "prompts.jsonl").read_bytes()


ANSWER = """Sure! Here are some:

1. A cup on a shelf at 3. Elm Street.; What if a cat came?; A broken cup on a floor.; broken, floor
2. **A red rose.**; Wait two weeks.; A withered rose.; withered
3. A line without its end; what then?
"""


def test_free_text_becomes_samples_and_what_is_not_read_is_told_and_kept(tmp_path):
    (tmp_path / "answers.txt").write_text(ANSWER)
    told = run(
        "--input-json", tmp_path / "answers.txt", "--output-json", tmp_path / "full.json", command="implicit-text"
    )
    samples = json.loads((tmp_path / "full.json").read_text())
    assert samples["sample0"]["original_caption"] == "A cup on a shelf at 3. Elm Street."
    assert list(samples["sample1"]) == KEYS
    assert told.splitlines()[0] == "2 samples, 2 lines not read"
    assert [(row["line"], row["why"]) for row in lines(tmp_path / "full_rejects.jsonl")] == [
        (1, "no parts"),
        (5, "2 of 4 parts"),
    ]


def test_the_published_door_reads_json_that_holds_texts(tmp_path):
    (tmp_path / "answers.json").write_text(json.dumps([ANSWER, "nothing"]))
    told = door("deal_text2json.py", "--input_json", "answers.json", "--output_json", "full.json", home=tmp_path)
    assert told.startswith("2 samples, 3 lines not read")
    assert {row["entry"] for row in lines(tmp_path / "full_rejects.jsonl")} == {"0", "1"}


def test_no_file_of_the_user_is_written_over_by_another(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(ANSWER)
    told = run("--input-json", path, "--output-json", path, command="implicit-text", code=2)
    assert "two of them are the same" in told
    assert path.read_text() == ANSWER


def test_the_outputs_of_one_door_are_the_definitions_of_the_other(tmp_path):
    (tmp_path / "answers.txt").write_text(ANSWER)
    run("--input-json", tmp_path / "answers.txt", "--output-json", tmp_path / "full.json", command="implicit-text")
    run("--define-json", tmp_path / "full.json", "--rounds", 1, "--output", tmp_path / "run")
    assert len(lines(tmp_path / "run" / "records-00000.jsonl")) == 2
