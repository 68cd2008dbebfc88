"""``pool stats`` and ``edit --balance`` as a user gives them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from InstructionGen.pool import load_pool
from InstructionGen.pool.store import write_pool
from tests.conftest import ROOT

NAMES = {"dog", "cat", "kite", "teapot", "man", "bench", "beach"}
RARE = 10


@pytest.fixture(scope="module")
def pool_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("pool") / "pool.tsv.gz"
    write_pool([concept for concept in load_pool() if concept.name in NAMES], (), path)
    return path


@pytest.fixture
def captions(tmp_path) -> Path:
    """Two hundred images of a man and a dog, a few of them with a kite, and two that cannot be used."""
    rows = {
        str(n): {
            "image_file": f"{n}.jpg",
            "captions": ["A man and a dog on a beach." if n % 20 else "A man and a kite on a beach."],
        }
        for n in range(20 * RARE)
    }
    path = tmp_path / "image_caption.json"
    path.write_text(json.dumps({**rows, "bad": 3, "rain": {"image_file": "rain.jpg", "captions": ["Rain."]}}))
    return path


def call(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def stats(*arguments: object):
    return call("pool", "stats", *arguments)


def said(*arguments: object) -> dict:
    result = stats("--json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def edit(*arguments: object):
    return call("edit", "--engine", "rules", "--instruction-type", "remove", *arguments)


def refused(result, *says: str) -> None:
    assert result.exit_code == 2, result.output
    told = result.stderr.splitlines()
    assert len(told) == 1
    assert told[0].startswith("Error: ")
    for words in says:
        assert words in told[0]


def test_the_shipped_pool_is_told_by_category_and_by_source():
    whole = said()
    pool = load_pool()
    assert whole["concepts"] == len(pool)
    assert sum(whole["by_category"].values()) == len(pool)
    assert whole["by_source"]["wordnet"] == sum("wordnet" in concept.sources for concept in pool)
    assert whole["names"] >= len(pool)
    shown = stats().stdout
    for name in (*whole["by_category"], *whole["by_source"], f"{len(pool):,} concepts"):
        assert name in shown
    assert "█" in shown


def test_a_pool_of_ones_own_is_counted(pool_file):
    whole = said("--pool", pool_file)
    assert whole["concepts"] == len(NAMES)
    assert whole["by_category"]["animal"] == 2


def test_captions_are_counted_before_and_after_balancing(pool_file, captions):
    whole = said("--pool", pool_file, "--captions", captions, "--balance", 20)["captions"]
    counts = {bar["concept"]: (bar["before"], bar["after"]) for bar in whole["histogram"]}
    assert counts["kite"] == (RARE, RARE)
    assert counts["man"][0] == 200
    assert RARE < counts["man"][1] < 110
    assert whole["kept"]["items"] == counts["man"][1]
    assert whole["read"] == {
        "items": 201, "captions": 201, "without_concept": 1, "unreadable_rows": 1, "concepts": 4,
    }  # fmt: skip
    shown = stats("--pool", pool_file, "--captions", captions, "--balance", 20).stdout
    assert f"balanced to 20: {whole['kept']['captions']} captions of {whole['kept']['items']} items kept" in shown
    assert "before" in shown
    assert "after" in shown


def test_captions_are_counted_where_nothing_is_balanced(pool_file, captions):
    whole = said("--pool", pool_file, "--captions", captions)["captions"]
    assert {"concept": "kite", "before": RARE} in whole["histogram"]
    assert "kept" not in whole
    assert "after" not in stats("--pool", pool_file, "--captions", captions).stdout


def test_captions_without_a_single_concept_are_told_too(pool_file, tmp_path):
    path = tmp_path / "rain.json"
    path.write_text('{"a": {"image_file": "a.jpg", "captions": ["Rain."]}}')
    result = stats("--pool", pool_file, "--captions", path, "--balance", 3)
    assert result.exit_code == 0, result.output
    assert "balanced to 3: 0 captions of 0 items kept (0.0%)" in result.stdout


def test_a_run_is_told_by_what_its_records_speak_of(pool_file, captions, tmp_path):
    assert edit("--input", captions, "--output", tmp_path / "run", "--limit", 30).exit_code == 0
    covered = said("--pool", pool_file, "--run", tmp_path / "run")["coverage"]
    assert covered["covered"] == 4
    assert covered["by_category"]["animal"] == {"concepts": 2, "covered": 1}
    assert {"concept": "teapot", "records": 0} in covered["least"]
    twice = said("--pool", pool_file, "--run", tmp_path / "run", "--run", tmp_path / "run")["coverage"]
    assert twice["records"] == 2 * covered["records"]
    shown = stats("--pool", pool_file, "--run", tmp_path / "run").stdout
    assert f"{covered['records']} records speak of 4 of 7 concepts (57.1%)" in shown
    assert "most covered: " in shown
    assert "least covered: " in shown


def test_a_plot_is_drawn_of_the_histogram_or_of_the_pool(pool_file, captions, tmp_path):
    result = stats("--pool", pool_file, "--captions", captions, "--balance", 20, "--plot", tmp_path / "b.svg")
    assert f"plot: {tmp_path / 'b.svg'}" in result.stdout
    assert "t = 20" in (tmp_path / "b.svg").read_text("utf-8")
    assert stats("--pool", pool_file, "--plot", tmp_path / "s.png", "--json").exit_code == 0
    assert (tmp_path / "s.png").stat().st_size > 5000


def test_a_plot_without_matplotlib_says_what_to_install(pool_file, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/sitecustomize.py").write_text(
        "from importlib.machinery import PathFinder\n"
        "find = PathFinder.find_spec\n"
        "PathFinder.find_spec = lambda name, *rest: None if name == 'matplotlib' else find(name, *rest)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "InstructionGen", "pool", "stats", "--pool", str(pool_file), "--plot", "a.png"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path / 'site'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "Error: drawing needs matplotlib, which is not installed: pip install 'instructiongen[plot]'"
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--balance", "5"), ("--balance needs --captions",)),
        (("--balance", "0", "--captions", "image_caption.json"), ("--balance", "--help")),
        (("--captions", "nowhere.json"), ("no file at nowhere.json",)),
        (("--captions", "ReCTS"), ("edit_instruction/input", "ReCTS=FILE")),
        (("--run", "."), ("run.json",)),
        (("--pool", "image_caption.json"), ("pool build",)),
        (("--plot", "figure.jpg"), (".png or .svg",)),
    ],
)
def test_what_cannot_be_is_one_line_with_the_next_move(captions, arguments, says):
    refused(stats(*arguments), *says)


def test_a_balanced_run_writes_what_the_stats_say_and_tells_it_in_one_line(pool_file, captions, tmp_path):
    given = ("--input", captions, "--pool", pool_file, "--seed", 5, "--balance", 20, "--output", tmp_path / "run")
    kept = said("--pool", pool_file, "--captions", captions, "--balance", 20, "--seed", 5)["captions"]["kept"]["items"]
    result = edit(*given)
    assert result.exit_code == 0, result.output
    stayed = f"{kept} captions of {kept} items kept"
    line = f"balanced to 20: 201 captions of 201 items read, 1 of them without a concept; {stayed}"
    assert result.stdout.splitlines()[0] == line
    assert result.stdout.splitlines()[1].startswith(f"{kept + 1} items: ")  # the row that cannot be read is a reject
    assert json.loads((tmp_path / "run/run.json").read_text())["settings"]["balance"] == 20
    assert edit(*given).stdout == result.stdout


def test_a_balanced_run_goes_on_with_the_same_images_and_refuses_another_t(captions, pool_file, tmp_path):
    given = ("--input", captions, "--pool", pool_file, "--balance", 20)
    assert edit(*given, "--output", tmp_path / "whole").exit_code == 0
    part = edit(*given, "--output", tmp_path / "part", "--limit", 7)
    assert " 7 captions of 7 items among the first " in part.stdout
    refused(
        edit("--input", captions, "--pool", pool_file, "--balance", 21, "--output", tmp_path / "part"), "balance: 20"
    )
    refused(edit("--input", captions, "--pool", pool_file, "--output", tmp_path / "part"), "balance: 20 then, not set")
    assert edit(*given, "--output", tmp_path / "part").exit_code == 0
    for name in ("records-00000.jsonl", "rejects-00000.jsonl"):
        assert (tmp_path / "part" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_run_without_balance_has_no_word_of_it(captions, tmp_path):
    result = edit("--input", captions, "--limit", 3, "--output", tmp_path / "run")
    assert "balanced" not in result.stdout
    assert "balance" not in json.loads((tmp_path / "run/run.json").read_text())["settings"]


def test_real_captions_keep_what_is_rare(samples):
    path = samples / "coco" / "captions_val2017.json"
    whole = said("--captions", path, "--balance", 5)["captions"]
    assert whole["read"]["items"] == 5000
    assert 0.1 < whole["kept"]["captions"] / whole["read"]["captions"] < 0.5
    for bar in whole["histogram"]:
        if bar["before"] <= 5:
            assert bar["after"] == bar["before"]
    top = whole["histogram"][0]
    assert top["after"] < 0.8 * top["before"]
