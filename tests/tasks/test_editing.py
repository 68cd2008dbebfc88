"""Which edits may follow one another."""

from __future__ import annotations

import pytest

from InstructionGen.checks import Edit
from InstructionGen.tasks.editing import meet, trails_off

WINDOW = Edit("Show the cat by a tall window.", "A cat on a chair.", "A cat on a chair, by a tall window.")
CUP = Edit("Put a cup on the table.", "A table and a lamp.", "A table and a lamp, with a cup on the table.", "cup")


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (Edit("Remove the cat.", WINDOW.output, "A chair by a tall window.", "cat"), WINDOW),
        (Edit("Swap the cat for a dog.", WINDOW.output, "A dog on a chair, by a tall window.", "cat", "dog"), WINDOW),
        (Edit("Remove the table.", CUP.output, "A lamp, with a cup.", "table"), CUP),
    ],
)
def test_what_an_earlier_edit_speaks_of_is_not_taken_away_by_a_later_one(later, earlier):
    assert meet(later, earlier)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (Edit("Remove the chair.", WINDOW.output, "A cat by a tall window.", "chair"), WINDOW),
        (
            Edit("Paint the table red.", CUP.output, CUP.output.replace("table", "red table", 1), "table", value="red"),
            CUP,
        ),
        (Edit("Remove the lamp.", CUP.output, "A table, with a cup on the table.", "lamp"), CUP),
    ],
)
def test_anything_else_may_follow(later, earlier):
    assert not meet(later, earlier)


def test_a_caption_may_end_in_with_once():
    assert trails_off("A tray of bagels, with the bagels tiny, with a cup next to the tray.")
    assert not trails_off("A tray with bagels, with a cup next to the tray and a knife on the tray.")
