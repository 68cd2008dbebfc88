from __future__ import annotations

import random
from collections import Counter

import pytest

from InstructionGen.checks import Edit, verify
from InstructionGen.checks.corruption import CORRUPTIONS, corruptions
from InstructionGen.errors import Rejected

from .good_edits import GOOD

ROUNDS = 4


def _refused(check: str, edit: Edit) -> bool:
    try:
        verify([check], edit)
    except Rejected:
        return True
    return False


@pytest.fixture(scope="module")
def tally() -> tuple[Counter[str], Counter[str]]:
    made: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for check, edit in GOOD:
        for round_ in range(ROUNDS):
            for name, bad in corruptions(edit, random.Random(f"{round_} {edit.output}")):
                made[name] += 1
                refused[name] += _refused(check, bad)
    return made, refused


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_nearly_every_corruption_is_refused(name: str, tally: tuple[Counter[str], Counter[str]]):
    made, refused = tally
    assert made[name] >= 20
    assert refused[name] / made[name] >= 0.97


def test_the_same_dice_make_the_same_corruptions():
    _, edit = GOOD[0]
    assert list(corruptions(edit, random.Random(7))) == list(corruptions(edit, random.Random(7)))


@pytest.mark.parametrize(("check", "edit"), GOOD[::7])
def test_a_corruption_is_never_the_edit_itself(check: str, edit: Edit):
    assert all(bad != edit for _, bad in corruptions(edit, random.Random(1)))


def test_an_edit_without_articles_has_none_to_break():
    edit = Edit("Remove the cats.", "Dogs and cats run.", "Dogs run.", "cats")
    assert "broken article" not in dict(corruptions(edit, random.Random(0)))
