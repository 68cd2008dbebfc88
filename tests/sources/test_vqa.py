"""Questions that people have answered: joined by their ids, one item an image, and nothing lost."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Known, Reject
from InstructionGen.sources import open_source

QUESTIONS = {
    "info": {"version": "2.0"},
    "data_subtype": "val2014",
    "questions": [
        {"image_id": 262148, "question": "Where is  he\nlooking?", "question_id": 262148000},
        {"image_id": 393225, "question": "Is it raining?", "question_id": 393225000},
        {"image_id": 262148, "question": "What is he on?", "question_id": 262148001},
        {"image_id": 262148, "question": "Who knows?", "question_id": 262148002},
        {"image_id": 7, "question": 3, "question_id": 7000},
    ],
}
ANSWERS = {
    "annotations": [
        {"question_id": 262148001, "multiple_choice_answer": "skateboard", "answers": [{"answer": "a table"}]},
        {"question_id": 262148000, "multiple_choice_answer": "down"},
        {"question_id": 393225000, "answers": [{"answer": "yes"}, {"answer": "no"}, {"answer": "no"}]},
        {"question_id": 99, "multiple_choice_answer": "blue"},
        {"multiple_choice_answer": "red"},
    ]
}


@pytest.fixture
def pair(tmp_path):
    questions = tmp_path / "v2_OpenEnded_mscoco_val2014_questions.json"
    answers = tmp_path / "v2_mscoco_val2014_annotations.json"
    questions.write_text(json.dumps(QUESTIONS))
    answers.write_text(json.dumps(ANSWERS))
    return questions, answers


@pytest.mark.parametrize("named", ["questions", "answers", "folder", "both"])
def test_questions_meet_their_answers_whichever_file_is_named(pair, tmp_path, named):
    questions, answers = pair
    path = {"questions": questions, "answers": answers, "folder": tmp_path, "both": questions}[named]
    options = {}
    if named == "both":
        options["annotations"] = answers.rename(tmp_path / "other.json")
    source = open_source("VQA2", path, tmp_path, **options)
    items = [row for row in source.rows if isinstance(row, Item)]
    assert [(item.id, item.image) for item in items] == [
        ("vqa2/000000262148", "COCO_val2014_000000262148.jpg"),
        ("vqa2/000000393225", "COCO_val2014_000000393225.jpg"),
    ]
    assert items[0].known == (Known("Where is he looking?", "down"), Known("What is he on?", "skateboard"))
    assert items[1].known == (Known("Is it raining?", "no"),)
    assert items[0].licence == "CC-BY-4.0"
    assert len(source.files) == 2


def test_what_has_no_counterpart_is_a_reject_with_a_reason(pair, tmp_path):
    rejects = {row.item: row.reason for row in open_source("vqa2", tmp_path, tmp_path).rows if isinstance(row, Reject)}
    assert rejects == {
        "vqa2/262148002": "no answer",
        "vqa2/questions/4": "unreadable question",
        "vqa2/annotations/4": "unreadable answer",
        "vqa2/99": "answer without its question",
    }


def test_the_subset_is_taken_from_the_name_where_the_file_does_not_tell_it(pair, tmp_path):
    questions, _ = pair
    questions.write_text(json.dumps({"questions": QUESTIONS["questions"][:1]}))
    (item,) = (row for row in open_source("vqa2", questions, tmp_path).rows if isinstance(row, Item))
    assert item.image == "COCO_val2014_000000262148.jpg"


@pytest.mark.parametrize(("missing", "says"), [(0, "put v2_OpenEnded_mscoco_val2014_questions.json there"),
                                               (1, "put v2_mscoco_val2014_annotations.json there")])  # fmt: skip
def test_a_missing_half_is_told_by_its_name(pair, tmp_path, missing, says):
    pair[missing].unlink()
    with pytest.raises(InputError, match=says) as told:
        open_source("vqa2", pair[1 - missing], tmp_path)
    assert "\n" not in str(told.value)


def test_answers_given_twice_and_files_of_neither_are_told(pair, tmp_path):
    questions, answers = pair
    with pytest.raises(InputError, match="holds answers itself"):
        open_source("vqa2", answers, tmp_path, annotations=answers)
    other = tmp_path / "other.json"
    other.write_text('{"images": [{}]}')
    with pytest.raises(InputError, match="neither questions nor annotations"):
        open_source("vqa2", other, tmp_path)
    with pytest.raises(InputError, match="it has no annotations"):
        open_source("vqa2", questions, tmp_path, annotations=other)
    with pytest.raises(InputError, match="vqa2 has no split test"):
        open_source("vqa2", tmp_path, tmp_path, split="test")
    questions.write_text(questions.read_text()[:-40])
    with pytest.raises(InputError, match="cut off"):
        open_source("vqa2", questions, tmp_path)


def test_the_real_answers_say_which_questions_they_need(samples, tmp_path):
    with pytest.raises(InputError, match="their questions are not beside it"):
        open_source("vqa2", samples / "vqa" / "vqa2_val2014_annotations_100.json", tmp_path)


def test_visual_genomes_questions_are_one_item_an_image(tmp_path):
    path = tmp_path / "question_answers.json"
    path.write_text(
        json.dumps(
            [
                {"id": 1, "qas": [{"question": "What is it?", "answer": "A clock."}, {"question": "Why?"}]},
                {"id": 2, "qas": []},
                {"id": 1, "qas": [{"question": "What is it?", "answer": "A kite."}]},
                {"qas": []},
            ]
        )
    )
    item, *rejects = sorted(open_source("VG", tmp_path, tmp_path).rows, key=lambda row: isinstance(row, Reject))
    assert item == Item(
        "visualgenome/1", "visualgenome", "1.jpg", known=(Known("What is it?", "A clock."),), licence="CC-BY-4.0"
    )
    assert {row.item: row.reason for row in rejects} == {
        "visualgenome/entries/0/1": "unreadable question",
        "visualgenome/2": "no question",
        "visualgenome/entries/2": "listed twice",
        "visualgenome/entries/3": "unreadable question",
    }


def test_of_ten_peoples_answers_the_one_that_most_agree_on_is_taken(tmp_path):
    path = tmp_path / "text.json"
    asked = {"question": "what brand is it?", "image_id": "ab"}
    path.write_text(
        json.dumps(
            {
                "data": [
                    {**asked, "answers": ["ap", "nokia", "nokia "]},
                    {**asked, "question": "which year?", "answers": ["1999", "1998"]},
                    {**asked, "question": "who?", "answers": ["unanswerable", "unanswerable", "me"]},
                    {**asked, "question": "what for?", "answers": ["unanswerable", "unanswerable"]},
                    {**asked, "image_id": "cd"},
                ]
            }
        )
    )
    item, *rejects = open_source("textvqa", path, tmp_path).rows
    assert item.known == (Known("what brand is it?", "nokia"),)
    assert [row.reason for row in rejects] == [
        "people do not agree on the answer",
        "people do not agree on the answer",
        "no answer",
        "no answer",
    ]


@pytest.mark.parametrize(
    ("name", "file", "questions"), [("textvqa", "textvqa_val_100", 100), ("visualgenome", "visual_genome_qa_100", None)]
)
def test_every_real_question_ends_in_an_item_or_a_reject(samples, tmp_path, name, file, questions):
    rows = list(open_source(name, samples / "vqa" / f"{file}.json", tmp_path).rows)
    names = [row.item if isinstance(row, Reject) else row.id for row in rows]
    assert len(names) == len(set(names))
    known = [one for row in rows if isinstance(row, Item) for one in row.known]
    if questions:
        assert len(known) + sum(isinstance(row, Reject) for row in rows) == questions
    assert all(one.question.endswith("?") for one in known[:200])
