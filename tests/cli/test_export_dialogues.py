"""Dialogues as trainers read them: turns alternate, the picture has its place once, and the card names the licence."""

from __future__ import annotations

import json

import pytest
import yaml
from click.testing import CliRunner

from InstructionGen.cli import main
from InstructionGen.records import Record
from InstructionGen.sources.dialogues import Dialogue, Dialogues
from tests.runs import edit_record, write_run

TURNS = [
    {"question": "What is the dog doing?", "answer": "The dog is catching a frisbee."},
    {"question": "How many people can be seen?", "answer": "There are two people."},
]


def dialogue(kind: str = "conversation", item: str = "coco/1", image: str | None = "1.jpg", turns=TURNS) -> Record:
    data = {"kind": kind, "turns": turns}
    return Record(
        "", f"{item}+{kind}", f"dialogue.{kind}", data, image, "mscoco", "CC-BY-4.0", "c" * 12, "llama3-8b",
        "Llama 3 Community License",
    )  # fmt: skip


MOTION = dialogue("motion", "humanml3d/000000", None, TURNS[:1])


def export(*arguments: object):
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.fixture
def run(tmp_path):
    return write_run(tmp_path / "run", [[dialogue()], [dialogue("detail", turns=TURNS[:1])], [MOTION]])


def test_llavas_form_has_the_picture_in_the_first_question_alone(run):
    done = export(run, "--form", "llava")
    assert done.exit_code == 0, done.stderr
    assert "3 dialogues: " in done.stdout
    first, detail, motion = json.loads((run / "llava/llava.json").read_text())
    assert first == {
        "id": "coco/1+conversation#1/1",
        "image": "1.jpg",
        "conversations": [
            {"from": "human", "value": "<image>\nWhat is the dog doing?"},
            {"from": "gpt", "value": "The dog is catching a frisbee."},
            {"from": "human", "value": "How many people can be seen?"},
            {"from": "gpt", "value": "There are two people."},
        ],
    }
    assert len(detail["conversations"]) == 2
    assert "image" not in motion
    assert "<image>" not in json.dumps(motion)


def test_llama_factory_finds_the_file_by_its_entry(run, tmp_path):
    info = tmp_path / "data/dataset_info.json"
    info.parent.mkdir()
    info.write_text('{"mine": {"file_name": "mine.json"}}')
    done = export(run, "--form", "llama-factory", "--output", tmp_path / "data/pictures.json")
    assert done.exit_code == 0, done.stderr
    known = json.loads(info.read_text())
    assert known["mine"] == {"file_name": "mine.json"}
    entry = known["pictures"]
    rows = json.loads((info.parent / entry["file_name"]).read_text())
    roles, columns = entry["tags"], entry["columns"]
    for row in rows:
        said = row[columns["messages"]]
        assert [turn[roles["role_tag"]] for turn in said] == [roles["user_tag"], roles["assistant_tag"]] * (
            len(said) // 2
        )
        marks = sum(turn[roles["content_tag"]].count("<image>") for turn in said)
        assert marks == len(row[columns["images"]])


def test_a_question_a_row_says_of_which_picture_and_kind(run):
    assert export(run, "--form", "rows").exit_code == 0
    rows = [json.loads(line) for line in (run / "rows/rows.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows][:2] == ["coco/1+conversation#1/1/1", "coco/1+conversation#1/1/2"]
    assert rows[1] == {
        "id": "coco/1+conversation#1/1/2",
        "instruction": "How many people can be seen?",
        "response": "There are two people.",
        "image": "1.jpg",
        "image_source": "mscoco",
        "type": "conversation",
    }


@pytest.mark.parametrize("form", ["llava", "rows", "sharegpt", "llama-factory"])
def test_what_is_exported_is_read_again_as_the_same_dialogues(run, tmp_path, form):
    out = tmp_path / "out" / "data.json"
    assert export(run, "--form", form, "--output", out).exit_code == 0
    read = list(Dialogues(out))
    assert all(isinstance(row, Dialogue) for row in read)
    assert [pair for row in read for pair in row.turns] == [
        (turn["question"], turn["answer"]) for turns in (TURNS, TURNS[:1], TURNS[:1]) for turn in turns
    ]
    assert {row.picture for row in read} == {"1", ""}


def test_the_card_of_dialogues_names_the_strictest_licence_of_source_and_model(run):
    done = export(run, "--form", "llava")
    assert "the strictest licence is Llama 3 Community License" in done.stdout
    card = (run / "llava/README.md").read_text()
    head = yaml.safe_load(card.split("---")[1])
    assert head["license_name"] == "llama-3-community-license"
    assert "visual-question-answering" in head["task_categories"]
    assert 'load_dataset("json", data_files="llava.json")' in card


def test_edits_among_dialogues_are_left_out_and_told(tmp_path):
    run = write_run(tmp_path / "run", [[dialogue()], [edit_record("remove")]])
    done = export(run, "--form", "sharegpt")
    assert done.exit_code == 0
    assert "Left out: 1 records of edit.remove, which are no dialogues" in done.stderr


def test_a_run_without_dialogues_is_told(tmp_path):
    done = export(write_run(tmp_path / "run", [[edit_record("remove")]]), "--form", "llava")
    assert done.exit_code == 2
    assert "there is no dialogue to write (1 edit.remove)" in done.stderr


def test_a_dataset_info_of_another_kind_is_left_alone(run, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/dataset_info.json").write_text("[]")
    done = export(run, "--form", "llama-factory", "--output", tmp_path / "data/pictures.json")
    assert done.exit_code == 2
    assert "is no list of data sets" in done.stderr
    assert (tmp_path / "data/dataset_info.json").read_text() == "[]"
