"""``instructiongen run types``: what runs came to, by type."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cli import main
from InstructionGen.cli.run_types import NONE, UNKNOWN, tally_types
from InstructionGen.errors import OutputError
from InstructionGen.pool import load_pool
from InstructionGen.records import Record, Reject
from tests.runs import EDITS, edit_record, write_run


def reject(item: str, task: str, stage: str, reason: str) -> Reject:
    return Reject(item, task, stage, reason)  # type: ignore[arg-type]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Removals: two that worked, one that was not answered, two without a thing; a background; a strange thing."""
    strange = {**EDITS["remove"], "edited object": "blorpish gizmotron"}
    return write_run(
        tmp_path / "run",
        [
            [edit_record("remove", "coco/1"), edit_record("remove", "coco/1")],
            [edit_record("remove", "coco/2")],
            reject("coco/3", "edit.remove", "engine", "no place would be left"),
            reject("coco/4", "edit.remove", "prompt", "no known object in the caption"),
            reject("coco/5", "edit.remove", "prompt", "no known object in the caption"),
            reject("coco/6", "edit.remove", "source", "unreadable image entry"),
            [edit_record("background_change", "coco/7")],
            [Record("", "coco/8", "edit.replace", strange)],
        ],
    )


def test_the_yield_is_of_those_items_that_had_what_the_type_needs(run):
    found = tally_types([run], load_pool())
    removals = found.by_task["edit.remove"]
    assert (removals.items, removals.met, removals.records, removals.kept) == (6, 3, 3, 2)
    assert removals.rejects.most_common(1) == [(("prompt", "no known object in the caption"), 2)]
    assert found.odd == []


def test_edited_things_are_counted_by_their_category(run):
    found = tally_types([run], load_pool())
    assert found.by_task["edit.remove"].categories == {"animal": 3}
    assert found.by_task["edit.background_change"].categories == {NONE: 1}
    assert found.by_task["edit.replace"].categories == {UNKNOWN: 1}


def test_a_thing_with_a_complement_is_of_its_heads_category(tmp_path):
    data = {**EDITS["remove"], "edited object": "two dogs in a basket"}
    run = write_run(tmp_path / "run", [[Record("", "coco/1", "edit.remove", data)]])
    assert tally_types([run], load_pool()).by_task["edit.remove"].categories == {"animal": 1}


def test_the_table_shows_types_reasons_and_sums(run):
    done = CliRunner(env={"COLUMNS": "200"}).invoke(main, ["run", "types", str(run)])
    assert done.exit_code == 0, done.output
    assert "66.7%" in done.output
    assert "2 prompt: no known object in the caption" in done.output
    assert "Does not add up" not in done.output


def test_counts_of_several_runs_are_added(run, tmp_path):
    other = write_run(tmp_path / "other", [[edit_record("remove", "coco/9")]])
    assert tally_types([run, other], load_pool()).by_task["edit.remove"].records == 4


def test_counts_that_do_not_add_up_are_told(run):
    path = run / "records-00000.jsonl"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))
    done = CliRunner(env={"COLUMNS": "200"}).invoke(main, ["run", "types", str(run)])
    assert "Does not add up" in done.output
    assert "its run.json says 8, 5, 4" in done.output


def test_a_spoilt_line_is_named_by_its_number(run):
    path = run / "rejects-00000.jsonl"
    rows = path.read_text().splitlines()
    path.write_text("\n".join([rows[0], "{", *rows[2:], ""]))
    with pytest.raises(OutputError, match="line 2 of its rejects"):
        tally_types([run], load_pool())
