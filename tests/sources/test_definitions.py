"""Samples that define what may happen: misspelt or not, by name or in a list; a broken one is its own fault alone."""

from __future__ import annotations

import json

import pytest

from InstructionGen.errors import InputError
from InstructionGen.records import Item, Known, Reject
from InstructionGen.sources.definitions import open_definitions

MILK = {
    "original_caption": "A full glass of milk on a table.",
    "instuction": "What if a cat jumped up?",
    "target_cation": "A cat beside a puddle of milk on a table.",
    "key_words": "cat, puddle",
}
RIGHT = dict(zip(("original_caption", "instruction", "target_caption", "keywords"), MILK.values(), strict=True))
ROSE = {**MILK, "original_caption": "A red rose in a vase.", "target_cation": "A withered rose in a vase."}


@pytest.fixture
def file(tmp_path):
    def written(found: object):
        path = tmp_path / "define.json"
        path.write_text(found if isinstance(found, str) else json.dumps(found))
        return path

    return written


@pytest.mark.parametrize("found", [{"sample0": MILK}, {"sample0": RIGHT}, [MILK], [RIGHT], MILK])
def test_a_sample_is_an_item_that_holds_its_four_texts(file, found):
    (item,) = open_definitions(file(found)).rows
    assert item == Item(
        "implicit/definition/sample0",
        "definitions",
        captions=(MILK["original_caption"], MILK["target_cation"]),
        known=(Known(MILK["instuction"], MILK["key_words"]),),
    )


def test_key_words_may_be_a_list_and_texts_may_be_wrapped(file):
    found = {**MILK, "key_words": ["cat", "puddle"], "original_caption": "A full glass\n of milk on a table."}
    (item,) = open_definitions(file([found])).rows
    assert item.captions[0] == MILK["original_caption"]
    assert item.known[0].answer == "cat, puddle"


def test_a_broken_sample_is_a_reject_with_its_reason_and_the_others_stay(file):
    found = {
        "a": MILK,
        "b": {**ROSE, "key_words": " "},
        "c": "a text",
        "d": {**MILK, "instuction": "what if a cat jumped up"},
        "e": {**ROSE, "instuction": "Wait\x00"},
        "f g": ROSE,
    }
    rows = list(open_definitions(file(found)).rows)
    assert [row.id for row in rows if isinstance(row, Item)] == ["implicit/definition/a", "implicit/definition/f%20g"]
    assert [(row.item[-1], row.reason, row.detail) for row in rows if isinstance(row, Reject)][:3] == [
        ("b", "sample without all four texts", "key_words of b"),
        ("c", "not a sample", "'a text'"),
        ("d", "repeats another definition", "a"),
    ]
    assert rows[4].reason == "text that cannot be printed"


@pytest.mark.parametrize("found", ["[]", "{}", "7", '"text"', '{"a": {"caption": "A cup."}}', "[1, 2]"])
def test_a_file_of_another_form_is_told_in_one_line(file, found):
    with pytest.raises(InputError, match="holds no definitions") as told:
        open_definitions(file(found))
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_json_is_told(file, tmp_path):
    with pytest.raises(InputError, match="is not JSON"):
        open_definitions(file("1. a; b; c; d"))
    with pytest.raises(InputError, match="no file at"):
        open_definitions(tmp_path / "nothing.json")
