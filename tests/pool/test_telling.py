"""One sentence told of a cup, of scissors, of rice and of a nurse: each time it is English."""

from __future__ import annotations

import pytest

from InstructionGen.pool import Pool, load_pool
from InstructionGen.pool.telling import SLOTS, tell


@pytest.fixture(scope="module")
def pool() -> Pool:
    return load_pool()


@pytest.mark.parametrize(
    ("name", "served"),
    [
        ("orange", "an orange"),
        ("scissors", "a pair of scissors"),
        ("rice", "some rice"),
        ("bread", "a loaf of bread"),
        ("baguette", "a baguette"),
        ("olive", "some olives"),
        ("fireworks", "some fireworks"),
        ("nurse", "a nurse"),
        ("moss-green umbrella", "a moss-green umbrella"),
        ("unheard-of gribble", "an unheard-of gribble"),
    ],
)
def test_a_thing_has_before_it_what_english_wants(pool, name, served):
    assert tell(name, pool).fill("{a}") == served


@pytest.mark.parametrize(
    ("name", "sentence", "said"),
    [
        ("cup", "{A} stands {place}.", "A cup stands in a hall."),
        ("scissors", "{A} {is} lying {place}.", "A pair of scissors is lying in a hall."),
        ("scissors", "{The} {is} lying {place}.", "The scissors are lying in a hall."),
        ("scissors", "What happens when {the} falls?", "What happens when the scissors fall?"),
        ("scissors", "{The} still looks new {place}.", "The scissors still look new in a hall."),
        ("scissors", "Drop {the} and show it hours later.", "Drop the scissors and show it hours later."),
        ("scissors", "Drop {it} and show {the} hours later.", "Drop them and show the scissors hours later."),
        ("scissors", "What {does} {it} become if {it} {is} left?", "What do they become if they are left?"),
        ("nurse", "{The} {is} tired. What {does} {it} do once {it} {is} home?",
         "The nurse is tired. What do they do once they are home?"),
        ("nurse", "Give {it} {its} coat.", "Give them their coat."),
        ("rice", "{A} lies {place}, and {it} {is} dry.", "Rice lies in a hall, and it is dry."),
        ("fireworks", "{A} stands {place}.", "Fireworks stand in a hall."),
        ("jeans", "An iron {is} standing next to {a}.", "An iron is standing next to a pair of jeans."),
        ("jeans", "{The} {is} dry. An iron {is} hot.", "The jeans are dry. An iron is hot."),
        ("apple", "A wet {thing} lies here.", "A wet apple lies here."),
        ("apple", "A {thing} lies here.", "An apple lies here."),
        ("orange", "A big old {thing} and the {thing}.", "A big old orange and the orange."),
        ("scissors", "A rusty {thing} hangs {place}.", "A rusty pair of scissors hangs in a hall."),
        ("rice", "A wet {thing} hangs {place}.", "Wet rice hangs in a hall."),
        ("olive", "A wet {thing} lies {place}.", "Wet olives lie in a hall."),
        ("bread", "An old {thing}.", "An old loaf of bread."),
        ("bread", "A whole loaf of {thing}.", "A whole loaf of bread."),
        ("tights", "A new, closely knit {thing} hangs here.", "A new, closely knit pair of tights hangs here."),
        ("tights", "A red {thing}, another red {thing}.", "A red pair of tights, another red pair of tights."),
        ("rice", "Add another {thing}.", "Add more rice."),
        ("chalk", "{A} lies here.", "A piece of chalk lies here."),
        ("silver bracelet", "A gleaming silver {thing} in a box.", "A gleaming silver bracelet in a box."),
        ("stairs", "The stone of {a} {is} smooth.", "The stone of stairs is smooth."),
        ("stairs", "The stone of {the} shines.", "The stone of the stairs shines."),
        ("stairs", "A lamp above {the} {place} {is} lit.", "A lamp above the stairs in a hall is lit."),
        ("Great Pyrenees", "{A} barks. {It} {is} here.", "A Great Pyrenees barks. It is here."),
    ],
)  # fmt: skip
def test_what_agrees_with_a_thing_agrees_with_it(pool, name, sentence, said):
    assert tell(name, pool).fill(sentence, "in a hall") == said


def test_a_sentence_that_speaks_of_one_is_not_told_of_several(pool):
    for sentence in ("Look after it.", "{A} with its edge bent."):
        assert tell("cup", pool).fits(sentence)
        assert not tell("scissors", pool).fits(sentence)
    assert tell("scissors", pool).fits("Look after {it}, and {its} edge.")


def test_a_slot_that_nobody_knows_is_an_error_and_never_left_in_a_caption(pool):
    assert "thing" in SLOTS
    with pytest.raises(KeyError, match="things"):
        tell("cup", pool).fill("Two {things}.")


def test_no_well_known_thing_is_told_with_an_article_that_does_not_fit(pool):
    for concept in pool:
        if concept.familiarity >= 2:
            said = tell(concept.name, pool).fill("Look: {a}, {the}, {its}, {it} {is}").split(", ")
            assert said[0].split()[1] in {"a", "an", "some"}
            assert said[3] == ("they are" if said[2] == "their" else "it is")
