"""What a user can get wrong: each is one clear line with the next move, exit 2, and harms nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from tests.conftest import ROOT

GOOD = {"a": {"image_file": "a.jpg", "captions": ["A brown dog and a ginger cat sleep on a porch."]}}


@pytest.fixture
def captions(tmp_path) -> Path:
    path = tmp_path / "image_caption.json"
    path.write_text(json.dumps(GOOD))
    return path


def call(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def edit(*arguments: object):
    return call("edit", "--engine", "rules", *arguments)


def refused(result, *says: str) -> None:
    assert result.exit_code == 2, result.output
    told = result.stderr.splitlines()
    assert len(told) == 1
    assert told[0].startswith("Error: ")
    for words in says:
        assert words in told[0]


def test_without_an_engine_a_checkpoint_is_meant_and_never_the_rules(captions):
    refused(
        call("edit", "--input", captions), "no checkpoint at checkpoints/llama3-8b", "fetch llama3-8b", "--engine rules"
    )
    assert not Path("edit_instruction").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b'{"a": {"image_file": "a.jpg", "capt', "cut off"),
        (b'["a caption", "another"]', "is not COCO captions"),
        (b'{"a": 1}', "no captioned images"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"https://example.org/1.jpg\n", "URLs without captions"),
    ],
)
def test_a_file_of_the_wrong_kind(tmp_path, content, says):
    path = tmp_path / "captions.json"
    path.write_bytes(content)
    refused(edit("--input", path), says, str(path))
    assert not Path("edit_instruction").exists()


def test_a_missing_file_and_a_folder(tmp_path):
    refused(edit("--input", "nowhere.json"), "no file at nowhere.json")
    refused(edit("--input", tmp_path), "is a folder")
    refused(edit(), "no file at edit_instruction/input/image_caption.json", "--input")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("edit", "--instruction-type", "removal"), ("removal", "Did you mean 'remove'")),
        (("edit", "--source-data", "coco"), ("coco", "mscoco")),
        (("captions", "--mode", "c2capt"), ("c2capt", "Did you mean 'c2cap'")),
        (("captions", "--engine", "rulse"), ("rulse", "Did you mean 'rules'")),
        (("captions", "--limit", "0"), ("limit",)),
    ],
)
def test_an_unknown_name_is_told_the_nearest(arguments, says):
    refused(call(*arguments), *says)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b'{"concepts": ["teapot", ', "cut off"),
        (b'{"concepts": 3}', "list"),
        (b"[3]", "holds no concepts"),
        (b"\xff\xfe", "not UTF-8"),
        (b"https://example.org/1.jpg\nhttps://example.org/2.jpg\n", "URL"),
    ],
)
def test_a_concept_file_of_the_wrong_kind(tmp_path, content, says):
    path = tmp_path / "concepts.json"
    path.write_bytes(content)
    refused(call("captions", "--engine", "rules", "--mode", "c2cap", "--metadata_filepath", path), says, str(path))


def test_concepts_without_backgrounds_cannot_be_put_in_one(tmp_path):
    path = tmp_path / "concepts.txt"
    path.write_text("teapot\nlantern\n")
    refused(call("captions", "--engine", "rules", "--mode", "cb2cap", "--metadata_filepath", path), "no backgrounds")


def test_a_bad_entry_among_concepts_is_a_reject_and_the_others_live_on(tmp_path):
    path = tmp_path / "concepts.json"
    path.write_text('["teapot", 3, "Teapot", "lantern"]')
    result = call("captions", "--engine", "rules", "--mode", "c2cap", "--metadata_filepath", path)
    assert "4 items: 2 records, 2 rejects" in result.output


def test_an_item_without_a_caption_is_a_reject_and_the_others_live_on(tmp_path, captions):
    captions.write_text(json.dumps({**GOOD, "b": {"image_file": "b.jpg", "captions": []}}))
    result = edit("--input", captions, "--output", tmp_path / "run")
    assert result.exit_code == 0, result.output
    assert "2 items: 1 records, 1 rejects" in result.output
    assert "no caption" in result.output


def test_the_folder_of_another_run(tmp_path, captions):
    assert edit("--input", captions, "--output", tmp_path / "run").exit_code == 0
    before = {p: p.read_bytes() for p in (tmp_path / "run").glob("*.jsonl")}
    refused(edit("--input", captions, "--output", tmp_path / "run", "--seed", 7), "seed: 0 then, 7 now", "--output")
    captions.write_text(json.dumps({**GOOD, "b": GOOD["a"]}))
    refused(edit("--input", captions, "--output", tmp_path / "run"), "source", "--output")
    assert before == {p: p.read_bytes() for p in (tmp_path / "run").glob("*.jsonl")}


def test_a_place_that_cannot_be_written(tmp_path, captions):
    (tmp_path / "file").write_text("")
    refused(edit("--input", captions, "--output", tmp_path / "file" / "run"), "cannot write to", "--output")
    refused(edit("--input", captions, "--output", "/proc/nowhere"), "cannot write to", "--output")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only(tmp_path, captions):
    (tmp_path / "locked").mkdir(mode=0o500)
    refused(edit("--input", captions, "--output", tmp_path / "locked" / "run"), "Permission denied")


def test_two_runs_at_once(tmp_path, captions):
    holder = (
        "import sys; from pathlib import Path; from InstructionGen.rundir import RunDir\n"
        "with RunDir(Path(sys.argv[1]), {}): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / "run")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        refused(edit("--input", captions, "--output", tmp_path / "run"), "another run", "--output")
        process.kill()


def test_a_run_directory_that_is_none(tmp_path):
    refused(call("run", "show", tmp_path), "run.json")


def test_a_card_file_that_is_none(tmp_path):
    refused(call("cards", "check", tmp_path), "is a folder")
    refused(call("cards", "check", sys.executable), "UTF-8")
    refused(call("cards", "check", tmp_path / "none.yaml"), "no file at")


def test_an_option_that_is_none():
    refused(edit("--inptu", "x.json"), "--inptu", "--help")


def test_names_with_brackets_are_told_as_they_are(tmp_path, captions):
    result = edit("--input", captions, "--output", tmp_path / "o[bold]ut[/b]")
    assert result.exit_code == 0, result.output
    assert "o[bold]ut[/b]" in result.output


def test_a_very_long_word_holds_nobody_up(tmp_path, captions):
    captions.write_text(json.dumps({"a": {"image_file": "a.jpg", "captions": ["A dog and " + "a" * 10_000]}}))
    result = edit("--input", captions, "--output", tmp_path / "run", "--instruction-type", "mix")
    assert "1 items: 0 records, 1 rejects" in result.output


def test_a_card_that_is_none():
    refused(call("cards", "show", "edit.remov"), "Did you mean 'remove'")
    refused(call("cards", "show", "remove"), "edit.remove")


def test_a_concept_that_is_none():
    refused(call("pool", "show", "teapott"), "teapot")
