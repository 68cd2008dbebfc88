"""``instructiongen lint`` as a user gives it."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from InstructionGen.cards import load_card
from InstructionGen.checks.corruption import corruptions
from InstructionGen.cli import main
from InstructionGen.engine import open_engine
from InstructionGen.lint.forms import open_rows
from InstructionGen.lint.verifier import Verifier
from InstructionGen.pool import load_pool
from InstructionGen.records import Item
from InstructionGen.run import run
from InstructionGen.rundir import RunDir
from InstructionGen.shelves import card_names
from InstructionGen.tasks.edit import EditTask

GOOD = {"input": "A man and a dog sit on a bench.", "edit": "Remove the dog.", "output": "A man sits on a bench."}
REMOVAL = {**GOOD, "edited object": "dog", "edit_type": "remove"}
BAD = {**REMOVAL, "output": "A man sits on a chair."}
CAPTIONS = (
    "A brown dog and a ginger cat sleep on a wooden porch.",
    "A woman holding an umbrella walks down a street next to a bus.",
    "A laptop, a lamp and a notebook on a desk.",
    "A kitchen with a stove, a microwave and a refrigerator.",
    "Two people ride horses along a beach.",
    "A bowl of soup and a sandwich on a tray.",
    "A man is flying a kite in a park near a fountain.",
    "A red car parked next to a bicycle and a bench.",
    "A child with a teddy bear sits on a sofa.",
    "A vase of flowers and a clock stand on a table.",
)


def lint(*arguments: object):
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["lint", *map(str, arguments)])


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(row if isinstance(row, str) else f"{json.dumps(row)}\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def rules_run(tmp_path_factory) -> Path:
    """A mixed run of the rule engine over captions of our own."""
    path = tmp_path_factory.mktemp("lint") / "run"
    known = {name: load_card("edit", name) for name in card_names("edit")}
    cards = tuple(card for card in known.values() if card.weight)
    items = [
        Item(f"own/{number}-{n}", "own", f"{n}.jpg", (caption,))
        for number in range(12)
        for n, caption in enumerate(CAPTIONS)
    ]
    with RunDir(path, {"task": "edit.mix"}) as home:
        for _ in run(EditTask("edit.mix", cards, bases=known), items, open_engine("rules"), home):
            pass
        home.finish()
    return path


def test_what_the_rules_wrote_has_nothing_wrong_in_it(rules_run):
    done = lint(rules_run, "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["findings"]) == (0, 0), told["reasons"]
    assert told["judged"] >= 100
    assert len(told["types"]) >= 12
    assert all(kind["fine"] == kind["rows"] for kind in told["types"].values())
    assert all(kind["general_checks_only"] == 0 for kind in told["types"].values())


def test_what_was_corrupted_on_purpose_is_found(rules_run):
    verifier = Verifier(load_pool())
    made, found = Counter(), Counter()
    for row in open_rows(rules_run).rows:
        for name, bad in corruptions(row.edit, random.Random(row.edit.input)):
            made[name] += 1
            found[name] += verifier.judge(replace(row, edit=bad)).outcome == "finding"
    assert made.total() > 1000
    assert found.total() >= 0.95 * made.total(), {name: (count, found[name]) for name, count in made.items()}


def test_a_clean_file_exits_with_0_and_a_finding_with_1(tmp_path):
    assert lint(write(tmp_path / "a.jsonl", REMOVAL)).exit_code == 0
    done = lint(write(tmp_path / "b.jsonl", REMOVAL, BAD))
    assert done.exit_code == 1
    assert "1 of 2 rows are refused (50.0%)" in done.stdout
    assert "line 2: Remove the dog." in done.stdout


def test_a_file_that_cannot_be_read_exits_with_2_and_one_line(tmp_path):
    for path in (tmp_path / "missing", tmp_path, write(tmp_path / "c.jsonl", {"question": "Why?"})):
        done = lint(path)
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()) == 1


def test_malformed_rows_are_named_by_line_and_the_rest_goes_on(tmp_path):
    done = lint(write(tmp_path / "a.jsonl", REMOVAL, '{"input": "A d\n', {**REMOVAL, "edit": ""}, REMOVAL), "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["malformed"], told["types"]["remove"]["fine"]) == (1, 2, 2)
    (reason,) = told["reasons"]
    assert [example["where"] for example in reason["examples"]] == ["line 2", "line 3"]


def test_refused_rows_are_written_with_their_reasons(tmp_path):
    out = tmp_path / "refused.jsonl"
    lint(write(tmp_path / "a.jsonl", REMOVAL, BAD, "{\n"), "--rejects", out)
    finding, malformed = map(json.loads, out.read_text().splitlines())
    assert (finding["where"], finding["type"], finding["row"]) == ("line 2", "remove", BAD)
    assert finding["reason"]
    assert (malformed["where"], malformed["reason"]) == ("line 3", "malformed row")


def test_a_refused_row_is_written_whatever_is_in_it(tmp_path):
    out = tmp_path / "refused.jsonl"
    lint(write(tmp_path / "a.jsonl", {**BAD, "id": 1 << 80}), "--rejects", out)
    assert str(1 << 80) in json.loads(out.read_text())["row"]


def test_the_file_itself_is_not_written_over(tmp_path):
    path = write(tmp_path / "a.jsonl", BAD)
    done = lint(path, "--rejects", path)
    assert done.exit_code == 2
    assert json.loads(path.read_text()) == BAD


def test_only_types_that_are_asked_for_are_judged(tmp_path):
    path = write(tmp_path / "a.jsonl", BAD, {**REMOVAL, "edit_type": "levitate", "output": GOOD["input"]})
    told = json.loads(lint(path, "--types", "remove", "--json").stdout)
    assert (told["findings"], told["left_out"], told["rows"]) == (1, 1, 2)
    done = lint(path, "--types", "remvoe")
    assert done.exit_code == 2
    assert "Did you mean 'remove'" in done.stderr


def test_only_so_many_examples_are_shown(tmp_path):
    path = write(tmp_path / "a.jsonl", *[BAD] * 5)
    assert lint(path, "--show", 2).stdout.count("Remove the dog. |") == 2
    assert lint(path, "--show", 0).stdout.count("Remove the dog. |") == 0


def test_rows_said_twice_and_one_instruction_for_other_pictures_are_counted(tmp_path):
    other = {"input": "Two ships in a harbour.", "edit": "Remove the dog.", "output": "Two ships at sea."}
    told = json.loads(lint(write(tmp_path / "a.jsonl", REMOVAL, REMOVAL, {**other, "edit_type": "x"}), "--json").stdout)
    assert (told["duplicate_rows"], told["same_instruction_other_input"]) == (1, 1)
    assert told["diversity"]["duplicates"] == pytest.approx(2 / 3)


def test_null_outputs_are_told_as_not_checkable(tmp_path):
    row = {**REMOVAL, "edit_type": "relation", "edit": "Move the dog to the left of the man.", "output": None}
    done = lint(write(tmp_path / "a.jsonl", row))
    assert done.exit_code == 0
    assert "not checkable: no output 1" in done.stdout


def test_anyedits_several_turns_of_one_caption_break_their_chain(tmp_path):
    session = [{"input": GOOD["input"]}, REMOVAL, {**REMOVAL, "edit": "Erase the dog."}]
    path = tmp_path / "turns.jsonl"
    path.write_text(json.dumps([session]))
    told = json.loads(lint(path, "--json").stdout)
    assert told["form"] == "sessions"
    assert [reason["reason"] for reason in told["reasons"]] == ["turn does not go on from the last one"]


def test_meanings_stand_beside_their_reasons(tmp_path):
    done = lint(write(tmp_path / "a.jsonl", {**REMOVAL, "output": REMOVAL["input"]}))
    assert "1  output repeats input: the output caption is the input caption" in done.stdout


DIALOGUES = [
    {"id": 1, "image": "1.jpg", "conversations": [
        {"from": "human", "value": "<image>\nWhat is the dog doing?"},
        {"from": "gpt", "value": "The dog is sleeping on a sofa."},
    ]},
    {"id": 2, "image": "1.jpg", "conversations": [
        {"from": "human", "value": "<image>\nWhat can be seen?"},
        {"from": "gpt", "value": "A zebra is standing on a sofa."},
    ]},
    {"id": 3, "image": "1.jpg", "conversations": [{"from": "gpt", "value": "A dog."}]},
]  # fmt: skip


def test_dialogues_are_held_against_what_is_known_of_their_pictures(tmp_path):
    (tmp_path / "talk.json").write_text(json.dumps(DIALOGUES))
    (tmp_path / "known.json").write_text(
        json.dumps({"0": {"image_file": "1.jpg", "captions": ["A dog sleeps on a sofa."]}})
    )
    done = lint(tmp_path / "talk.json", "--known", tmp_path / "known.json", "--rejects", tmp_path / "bad.jsonl")
    assert done.exit_code == 1
    assert "1  names what is not there" in done.stdout
    assert "2 of 3 rows are refused" in done.stdout
    told = [json.loads(line) for line in (tmp_path / "bad.jsonl").read_text().splitlines()]
    assert [row["where"] for row in told] == ["2", "talk.json/2"]
    assert "turns do not alternate" in told[1]["detail"]


def test_without_a_source_the_turns_alone_are_checked(tmp_path):
    (tmp_path / "talk.json").write_text(json.dumps(DIALOGUES[:2]))
    done = lint(tmp_path / "talk.json")
    assert done.exit_code == 0
    assert "0 of 2 rows are refused" in done.stdout
