"""Open Images through the commands: a folder, its split, and runs that go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from tests.sources.openimages.folders import DOG, FIRST, SECOND, box, folder, label, narrative

SAID = "A brown dog and a ginger cat sleep on a porch."


@pytest.fixture
def place(tmp_path) -> Path:
    folder(tmp_path / "oi", narratives=[narrative(SECOND, "A red car is parked on a street."), narrative(FIRST, SAID)])
    return folder(
        tmp_path / "oi", split="test", boxes=[box(FIRST, DOG), box(SECOND, DOG)], labels=[label(FIRST, DOG, "0.9")]
    )


def edit(place: Path, *arguments: object):
    told = ("edit", "--engine", "rules", "--source-data", "OPENIMAGESV7", "--input", place, "--output", "out")
    return CliRunner().invoke(main, [str(argument) for argument in (*told, *arguments)])


def ends(kind: str) -> list[str]:
    return [json.loads(line)["item"] for line in Path(f"out/{kind}-00000.jsonl").read_text().splitlines()]


def test_a_folder_with_several_splits_asks_for_one(place):
    result = edit(place)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "holds train and test; choose one with split: --split train" in result.stderr


def test_a_split_becomes_edits_of_what_people_said_in_the_order_of_pictures(place):
    result = edit(place, "--split", "train")
    assert result.exit_code == 0, result.output
    assert ends("records") == [f"openimages/{FIRST}", f"openimages/{SECOND}"]


def test_pictures_without_words_are_rejects_of_an_edit(place):
    assert edit(place, "--split", "test").exit_code == 0
    assert ends("rejects") == [f"openimages/{FIRST}", f"openimages/{SECOND}"]


def test_a_run_goes_on_with_the_split_that_it_was_begun_with(place):
    assert edit(place, "--split", "train", "--limit", "1").exit_code == 0
    refused = edit(place, "--split", "test")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert edit(place, "--split", "train", "--limit", "2").exit_code == 0
    assert ends("records") == [f"openimages/{FIRST}", f"openimages/{SECOND}"]


def test_further_files_are_read_where_they_are_named_and_of_the_same_split(place, tmp_path):
    narratives = place / "open_images_train_localized_narratives.jsonl"
    other = edit(narratives, "--also", place / "test-annotations-bbox.csv", "--split", "train")
    assert (other.exit_code, other.stderr.count("\n")) == (2, 1)
    assert "test-annotations-bbox.csv is of test, and train is asked for" in other.stderr
    more = folder(tmp_path / "more", boxes=[box("000c", DOG)]) / "train-annotations-bbox.csv"
    assert edit(narratives, "--also", more, "--split", "train").exit_code == 0
    assert (ends("records"), ends("rejects")) == ([f"openimages/{FIRST}", f"openimages/{SECOND}"], ["openimages/000c"])


def test_how_sure_a_machine_must_be_is_a_share(place):
    result = edit(place, "--split", "test", "--min-confidence", "2")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
