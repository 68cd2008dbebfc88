"""GQA: scene graphs as boxes and links, questions with whole answers, one item an image, without holding the file."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Box, Item, Known, Link, Reject
from InstructionGen.sources import gqa, open_source

QUESTIONS = {
    "10": {"question": "Is it  overcast?", "answer": "no", "fullAnswer": "No, it is clear.", "imageId": "n16"},
    "11": {"question": "What is red?", "answer": "chair", "imageId": "2407890"},
    "12": {"question": "Who sits?", "answer": "", "imageId": "n16"},
    "13": {"question": "Where is the lamp?", "fullAnswer": "On the desk.", "answer": "on the desk", "imageId": "n16"},
    "14": {"imageId": "n16"},
}
CHAIR = {"name": "chair", "x": 64, "y": 48, "w": 64, "h": 96, "attributes": ["brown", "wooden"]}
GRAPHS = {
    "2407890": {
        "width": 640,
        "height": 480,
        "objects": {
            "1": {**CHAIR, "relations": [{"name": "near", "object": "2"}, {"name": "to the left of", "object": "3"}]},
            "2": {"name": "desk", "x": 0, "y": 0, "w": 640, "h": 480, "relations": [{"name": "near", "object": "9"}]},
            "3": {**CHAIR, "x": 320, "attributes": []},
            "4": {"name": "lamp"},
        },
    },
    "5": {"width": 10, "height": 10, "objects": {}},
    "6": {"objects": 3},
}


def written(path, content):
    path.write_text(json.dumps(content))
    return path


def test_objects_become_boxes_and_what_is_said_of_them_links(tmp_path):
    graphs = written(tmp_path / "g.json", GRAPHS)
    source = open_source("gqa", graphs, tmp_path)
    item, empty, spoilt = source.rows
    assert source.total == 3
    assert item == Item(
        "gqa/2407890",
        "gqa",
        "2407890.jpg",
        boxes=(
            Box("chair", 0.1, 0.1, 0.2, 0.3),
            Box("desk", 0.0, 0.0, 1.0, 1.0),
            Box("chair", 0.5, 0.1, 0.6, 0.3),
        ),
        links=(Link("chair", "is", "brown"), Link("chair", "is", "wooden"), Link("chair", "near", "desk")),
        licence="CC-BY-4.0",
    )
    assert (empty.reason, spoilt.reason) == ("nothing known of the picture", "unreadable entry")


def test_questions_and_graphs_of_a_folder_are_joined_by_image(tmp_path):
    written(tmp_path / "val_sceneGraphs.json", GRAPHS)
    questions = written(tmp_path / "val_balanced_questions.json", QUESTIONS)
    rows = list(open_source("gqa", tmp_path, tmp_path).rows)
    assert rows == list(open_source("GQA", questions, tmp_path).rows)
    items = {row.id: row for row in rows if isinstance(row, Item)}
    assert items["gqa/2407890"].known == (Known("What is red?", "chair"),)
    assert len(items["gqa/2407890"].boxes) == 3
    assert items["gqa/n16"].known == (
        Known("Is it overcast?", "No, it is clear."),
        Known("Where is the lamp?", "On the desk."),
    )
    rejects = {row.item: row.reason for row in rows if isinstance(row, Reject)}
    assert rejects["gqa/questions/12"] == "no answer"
    assert rejects["gqa/questions/14"] == "unreadable entry"


def test_graphs_may_be_named(tmp_path):
    questions = written(tmp_path / "q.json", QUESTIONS)
    graphs = written(tmp_path / "g.json", GRAPHS)
    source = open_source("gqa", questions, tmp_path, scene_graphs=graphs)
    assert source.files == (questions, graphs)
    assert sum(len(row.boxes) for row in source.rows if isinstance(row, Item)) == 3
    with pytest.raises(InputError, match="is not GQA's scene graphs"):
        open_source("gqa", questions, tmp_path, scene_graphs=questions)
    with pytest.raises(InputError, match="scene graphs already"):
        open_source("gqa", graphs, tmp_path, scene_graphs=graphs)


def test_both_splits_are_asked_about_and_none_is_told(tmp_path):
    with pytest.raises(InputError, match="sources fetch gqa"):
        open_source("gqa", tmp_path, tmp_path)
    written(tmp_path / "val_sceneGraphs.json", GRAPHS)
    written(tmp_path / "train_balanced_questions.json", QUESTIONS)
    with pytest.raises(InputError, match="both splits"):
        open_source("gqa", tmp_path, tmp_path)
    assert open_source("gqa", tmp_path, tmp_path, split="train").files == (tmp_path / "train_balanced_questions.json",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("[]", "it is a list"),
        ('{"1": {"name": "x"}}', "is not GQA's questions"),
        ('{"1": {"question": "What?", "imageId": "1"}, "2": {"que', "cut off"),
        ('{"1": {"question": "What?", "imageId": "1"}} {}', "goes on behind its end"),
        ('{"1": {"question": "What?", "imageId": "1"} "2": 3}', "is not JSON"),
    ],
)
def test_a_wrong_file_is_told_before_anything_is_written(tmp_path, content, says):
    path = tmp_path / "t.json"
    path.write_text(content)
    with pytest.raises(InputError, match=says) as told:
        open_source("gqa", path, tmp_path)
    assert "\n" not in str(told.value)


def test_lines_with_answers_are_questions_and_real_ones_have_none(samples, tmp_path):
    path = tmp_path / "lines.jsonl"
    line = {
        "question_id": "1",
        "image": "n1.jpg",
        "text": "Is it wet?\nAnswer the question using a single word or phrase.",
    }
    path.write_text("\n".join(json.dumps({**line, "answer": answer}) for answer in ("yes", "")))
    reject, item = open_source("gqa", path, tmp_path).rows
    assert (item.id, item.image, item.known) == ("gqa/n1", "n1.jpg", (Known("Is it wet?", "yes"),))
    assert (reject.item, reject.reason) == ("gqa/lines/1", "no answer")
    rows = list(open_source("gqa", samples / "gqa" / "gqa_testdev_balanced_llava_form.jsonl", tmp_path).rows)
    assert len(rows) == 12_578
    assert {row.reason for row in rows if isinstance(row, Reject)} == {"no answer"}


def test_a_long_file_of_graphs_is_never_held(tmp_path):
    graph = json.dumps(GRAPHS["2407890"])
    path = tmp_path / "g.json"
    path.write_text("{" + ",".join(f'"{number}": {graph}' for number in range(80_000)) + "}")
    source = gqa.read(path)
    tracemalloc.start()
    assert sum(1 for _ in source.rows) == 80_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size / 2
