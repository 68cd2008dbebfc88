"""LLaVA's forms of captions: pairs, conversations, captions with boxes."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Box, Item
from InstructionGen.sources import llava


@pytest.fixture
def read(tmp_path):
    def written(*entries, lines=False):
        path = tmp_path / "t.json"
        path.write_text("\n".join(map(json.dumps, entries)) if lines else json.dumps(entries))
        return llava.read(path)

    return written


def talk(*turns, **more):
    speakers = ("human", "gpt")
    said = [{"from": speakers[number % 2], "value": value} for number, value in enumerate(turns)]
    return {"id": 7, "image": "7.jpg", "conversations": said, **more}


@pytest.mark.parametrize("lines", [False, True])
def test_pairs_are_items_numbered_by_their_entry(read, lines):
    source = read(
        {"image_file": "a.jpg", "caption": " A  kite "}, {"image_file": "a.jpg", "caption": "A toy"}, lines=lines
    )
    assert list(source.rows) == [
        Item("llava595/0", "llava595", "a.jpg", ("A kite",)),
        Item("llava595/1", "llava595", "a.jpg", ("A toy",)),
    ]
    assert source.total == (None if lines else 2)
    assert list(source.rows) == list(source.rows)


@pytest.mark.parametrize(
    "question",
    [
        "Describe the following picture.",
        "<image>\nGive me a brief description of this photo.",
        "What is this?\n<image>",
        "What can be said? Please summarize the main features of the image for me.",
        "What's happening in the scene?",
        "Write a caption.",
        "I am curious about this picture. Could you describe it?",
        "How would you describe this snapshot?",
    ],
)
def test_the_answer_to_who_asks_what_the_picture_shows_is_the_caption(read, question):
    (item,) = read(talk(question, "a kite in the sky")).rows
    assert item == Item("llava595/0", "llava595", "7.jpg", ("a kite in the sky",))


@pytest.mark.parametrize(
    "question",
    [
        "What colour is the kite in the picture?",
        "Describe the man's coat.",
        "Give a short description of this region: [0.1, 0.2, 0.3, 0.4].",
        "Which caption describes the image?\nOptions: (a) a kite (b) a lamp",
        "Why is this picture funny?",
        "Give me several captions for this image.",
        "How many people are in the photo?",
    ],
)
def test_who_asks_for_something_else_gets_no_caption(read, question):
    (row,) = read(talk(question, "Red.")).rows
    assert (row.reason, row.detail) == ("nobody asks for a caption", "7.jpg")


def test_the_caption_may_come_in_a_later_turn(read):
    rows = read(
        talk("What colour is it?\n<image>", "Red.", "Describe the image.", "A red kite in the sky.", "Why?", "Wind."),
        talk("What is this man doing?\n<image>", "He sits on a bench.", "Can you describe it?", "It is old and green."),
    ).rows
    assert [getattr(row, "reason", None) or row.captions for row in rows] == [
        ("A red kite in the sky.",),
        "nobody asks for a caption",
    ]


def test_boxes_come_with_the_captions_and_a_spoilt_one_costs_nothing_else(read):
    instances = [
        {"category": "kite", "bbox": [0.1, 0.2, 0.3, 0.4]},
        {"category": "kite", "bbox": [0.1, 0.2, 0.3]},
        {"category": "kite", "bbox": [64, 48, 320, 240]},
        {"category": "kite", "bbox": [0.3, 0.2, 0.1, 0.4]},
        {"category": None, "bbox": [0.1, 0.2, 0.3, 0.4]},
        "kite",
    ]
    (item,) = read({"id": 3, "image": "3.jpg", "captions": ["A kite.", "A toy."], "instances": instances}).rows
    assert item.captions == ("A kite.", "A toy.")
    assert item.boxes == (Box("kite", 0.1, 0.2, 0.3, 0.4),)


def test_every_other_entry_has_its_reason(read):
    rows = list(
        read(
            {"image": "1.jpg", "caption": "A kite."},
            talk("Describe the image.", "A kite.", image=None),
            {"id": 5, "conversations": []},
            {"image": "1.jpg", "caption": ""},
            {"image": "1.jpg", "captions": []},
            {"image": "1.jpg"},
            {"image": ["1.jpg", "2.jpg"], "caption": "A kite."},
            {"image": "1.jpg", "caption": "\ud800"},
            {"image": "\ud800", "caption": "A kite."},
            {"image": "1.jpg", "conversations": [{"from": "human"}]},
            {"image": "1.jpg", "conversations": []},
            "A kite.",
        ).rows
    )
    assert [row.reason for row in rows[1:]] == [
        "no image",
        "no image",
        "no caption",
        "no caption",
        "unreadable entry",
        "unreadable entry",
        "not UTF-8",
        "not UTF-8",
        "unreadable entry",
        "nobody asks for a caption",
        "unreadable entry",
    ]
    assert [row.item for row in rows[1:]] == [f"llava595/{number}" for number in range(1, 12)]
    json.dumps([row.detail for row in rows[1:]]).encode()


def test_a_spoilt_line_is_named_by_its_number(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_text('{"image": "1.jpg", "caption": "A kite."}\n\n{"image": "2.jpg", "capt')
    spoilt = list(llava.read(path).rows)[1]
    assert (spoilt.item, spoilt.reason) == ("llava595/1", "unreadable entry")
    assert spoilt.detail.startswith("line 3: ")


@pytest.mark.parametrize("entries", [[1, 2], [{"question": "Why?"}], [{"image": "1.jpg", "text": "Why?"}]])
def test_a_file_of_other_entries_is_told_in_one_line(read, entries):
    with pytest.raises(InputError, match="holds no captions of pictures; give LLaVA's captions"):
        read(*entries)


def test_the_real_pretraining_file_gives_a_caption_an_entry(samples):
    source = llava.read(samples / "llava" / "pr_blip_laion_cc_sbu_2k.json")
    rows = list(source.rows)
    assert source.total == len(rows) == 2183
    assert all(isinstance(row, Item) for row in rows)


def test_real_captions_with_boxes_keep_every_box(samples):
    path = samples / "llava" / "caps_boxes_coco2014_val_80.jsonl"
    entries = [json.loads(line) for line in path.read_text().splitlines()]
    rows = list(llava.read(path).rows)
    assert [len(row.boxes) for row in rows] == [len(entry["instances"]) for entry in entries]
    assert all(len(row.captions) >= 4 for row in rows)


def test_of_real_conversations_about_tasks_few_ask_for_a_caption(samples):
    rows = list(llava.read(samples / "visionflan" / "tasks_web.json").rows)
    items = [row for row in rows if isinstance(row, Item)]
    assert len(rows) == 205
    assert 5 < len(items) < 20
    assert not [item for item in items if item.captions[0].lower().startswith(("caption 1", "(a)", "yes", "no"))]
