"""Sheets of concepts: written for a person, written by a run, read as the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from InstructionGen.errors import OutputError
from InstructionGen.export.verdicts import write_sheet, write_verdicts
from InstructionGen.pool import Concept
from InstructionGen.pool.verdicts import read_sheet, read_verdicts


def concept(name: str, category: str = "animal") -> Concept:
    return Concept(
        name=name, synonyms=(), kind="dog", category=category, hypernyms=(), parts=(), count="one", familiarity=3,
        sources=("own",), backgrounds=(), licence="Apache-2.0", key="",
    )  # fmt: skip


def test_a_sheet_names_every_concept_and_leaves_the_verdict_to_be_filled_in(tmp_path: Path):
    path = tmp_path / "new" / "sheet.csv"
    assert write_sheet([concept("dog"), concept("café, outdoors", "place")], path) == 2
    assert path.read_text().splitlines() == [
        "name,category,verdict,reason",
        "dog,animal,,",
        '"café, outdoors",place,,',
    ]
    assert read_sheet(path) == {"dog": None, "café, outdoors": None}


def test_the_verdicts_of_a_run_are_read_as_a_persons_are(tmp_path: Path):
    records = [
        {"data": {"concept": name, "category": "", "verdict": said}, "scores": {"visible": sure}}
        for name, said, sure in (("dog", "yes", 0.98), ("-ism", "no", 0.0312))
    ]
    assert write_verdicts(records, tmp_path / "verdicts.csv") == 2
    assert (tmp_path / "verdicts.csv").read_text().splitlines()[1:] == [
        "dog,,yes,P(yes) = 0.980",
        "'-ism,,no,P(yes) = 0.031",
    ]
    assert read_verdicts(tmp_path / "verdicts.csv") == {"dog": True, "-ism": False}


def test_a_sheet_that_cannot_be_finished_leaves_the_old_one_as_it_was(tmp_path: Path):
    path = tmp_path / "sheet.csv"
    path.write_text("old")

    def failing():
        yield concept("dog")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_sheet(failing(), path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.csv"]
    assert path.read_text() == "old"
