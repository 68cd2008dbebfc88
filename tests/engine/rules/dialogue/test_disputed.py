"""Captions that disagree, and captions that are not plain enough to be said again."""

from __future__ import annotations

import pytest

from InstructionGen.checks.reading import read
from InstructionGen.engine.rules.dialogue.alike import is_slip, may_be_same
from InstructionGen.engine.rules.dialogue.disputed import disputed
from InstructionGen.engine.rules.dialogue.fit import fit
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.plain import mended
from InstructionGen.engine.rules.dialogue.told import told
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import load_pool
from tests.engine.rules.dialogue.asking import answer, box, pictured, turns


def lost(*captions: str, **counted: int) -> frozenset[tuple[str, str]]:
    return disputed([read(caption) for caption in captions], counted)


def test_a_number_that_boxes_contradict_is_disputed() -> None:
    assert ("cat", "three") in lost("Three cats on a bed.", "Two cats sleep.", cat=2)
    assert ("cat", "two") not in lost("Three cats on a bed.", "Two cats sleep.", cat=2)


def test_of_two_numbers_nobody_knows_which_is_right() -> None:
    assert {("cat", "two"), ("cat", "three")} <= lost("Three cats on a bed.", "Two cats sleep.")


def test_the_color_that_most_captions_give_stays() -> None:
    said = lost("A red bus on a road.", "A red bus.", "A blue bus on a road.")
    assert ("bus", "blue") in said
    assert ("bus", "red") not in said


def test_of_rival_places_the_usual_one_stays() -> None:
    said = lost("Giraffes walk in a field.", "Giraffes in a field.", "Giraffes in a forest.")
    assert ("", "forest") in said
    assert ("", "field") not in said


def test_a_caption_that_names_both_places_settles_that_they_are_two() -> None:
    assert not lost("A field beside a forest.", "A cow in a field.", "A cow near a forest.")


@pytest.mark.parametrize(
    "caption",
    [
        "A fire hydrant with a building in the background.",
        "A pizza covered with lots of broccoli sitting on a kitchen counter.",
        "A man next to an elephant smiling.",
        "Some people playing frisbee and some trees.",
        "A dog waiting in the basket of the bicycle.",
        "A road traveling along a field.",
        "A kitchen sink in a kitchen.",
        "A cat sitting on a desk with a computer behind him.",
        "The side of a bus parked on a street.",
        "A very cute dog on a couch doing something.",
    ],
)
def test_what_hangs_loose_or_is_vague_is_not_told(caption: str) -> None:
    text = fit(caption, load_pool())
    assert not text or told(text, load_pool()) is None


@pytest.mark.parametrize(
    ("slack", "better"),
    [
        ("A guy sits on top of a wooden bench", "A man sits on a wooden bench"),
        ("a snow covered road", "a snow-covered road"),
        ("a table covered with a cloth", "a table covered with a cloth"),
        ("A grey cat on top of a hill", "A gray cat on top of a hill"),
        ("a train sitting parked at a station", "a train parked at a station"),
    ],
)
def test_slack_words_are_mended(slack: str, better: str) -> None:
    assert mended(slack) == better


def test_two_doings_are_joined() -> None:
    found = told(fit("A girl wearing a helmet holding a baseball bat.", load_pool()), load_pool())
    assert found is not None
    assert found.rest == "wearing a helmet and holding a baseball bat"


def test_one_letter_makes_a_coach_of_a_couch() -> None:
    assert is_slip("coach", "couch")
    assert is_slip("skies", "skis")
    assert not is_slip("cat", "dog")
    dogs = ("Two dogs on a couch.", "Dogs sleep on the couch.", "Two dogs lying on a coach.")
    assert all("coach" not in tale.rest for tale in Picture(pictured(*dogs), load_pool()).told)


def test_a_thing_has_one_color_by_all_its_names() -> None:
    assert may_be_same("surfboard", "board")
    picture = Picture(pictured("A man on a yellow surfboard.", "A surfer on a white board."), load_pool())
    assert not picture.colours


def test_what_shows_a_picture_of_a_picture_is_not_talked_of() -> None:
    with pytest.raises(CannotAnswer, match="of a picture"):
        answer("conversation", pictured("A lego man riding a bike on a street.", "A man riding a bike."))


def test_what_has_been_said_is_not_asked_once_more() -> None:
    item = pictured(
        "A man riding a skateboard on a street.",
        "A man skateboarding down a street.",
        "A man rides a skateboard.",
        boxes=(
            box("person", 0.1, 0.1, 0.3, 0.9),
            box("skateboard", 0.7, 0.8, 0.9, 0.9),
            box("dog", 0.8, 0.2, 0.95, 0.4),
        ),
        searched=("person", "skateboard", "dog", "cat", "bird", "horse"),
    )
    for seed in range(20):
        answers = [told for _, told in turns(answer("conversation", item, seed))]
        assert sum("skateboard" in told and "street" in told for told in answers) <= 1
        assert sum("riding" in told or "skateboarding" in told for told in answers) <= 1
