"""Each wording of a thing's cases comes under one number, and neighbours are unlike."""

from __future__ import annotations

import pytest

from InstructionGen.pool import load_pool
from InstructionGen.pool.telling import tell
from InstructionGen.sources.wordings import Wording, worded, wordings
from tests.happenings import case

CUP = tell("cup", load_pool())
BEFORE = ("{A} one.", "{A} two.", "{A} three.")
ASKS = ("Ask one?", "Ask two?", "Ask three?", "Ask four?")
AFTER = ("{A}, first.", "{A}, second.", "{A}, third.")
WIDE = case(["cup"], happens="wide", before=BEFORE, asks=ASKS, after=AFTER, places=("here", "there", "anywhere"))
NARROW = case(["cup"], happens="narrow", before=BEFORE[:2], asks=ASKS[:1], after=AFTER[:1], places=())


def words(wording: Wording) -> tuple[str, ...]:
    told = wording.case
    return (told.happens, *told.before, *told.asks, *told.after)


def test_all_ways_to_tell_a_case_come_once_each():
    every = [worded([WIDE], CUP, "0", number) for number in range(36)]
    assert len({words(wording) for wording in every}) == 36 == wordings(WIDE, CUP)
    assert {wording.place for wording in every} == {"here", "there", "anywhere"}
    with pytest.raises(ValueError, match="no wording is left"):
        worded([WIDE], CUP, "0", 36)


def test_the_next_telling_of_a_case_shares_no_sentence_and_no_place_with_the_last():
    for number in range(11):
        one, two = (worded([WIDE], CUP, "0", number + more) for more in (0, 1))
        assert set(words(one)) & set(words(two)) == {"wide"}
        assert one.place != two.place


def test_cases_take_turns_until_the_narrower_one_is_told_out():
    told = [worded([WIDE, NARROW], CUP, "0", number).case.happens for number in range(38)]
    assert {told[0], told[1]} == {told[2], told[3]} == {"wide", "narrow"}
    assert set(told[4:]) == {"wide"}


def test_another_seed_is_another_order():
    orders = {tuple(words(worded([WIDE, NARROW], CUP, seed, number)) for number in range(38)) for seed in "012345"}
    assert len(orders) == 6
    assert len({frozenset(order) for order in orders}) == 1


def test_a_case_without_places_is_told_of_anywhere():
    assert worded([NARROW], CUP, "0", 0).place == "anywhere"


def test_sentences_for_one_are_not_told_of_several():
    jeans = tell("jeans", load_pool())
    mixed = case(["jeans"], before=("{A} and its owner.", "{A} here."), asks=("Drop {it}.",), after=("{A} there.",))
    assert [wordings(mixed, thing) for thing in (CUP, jeans, None)] == [2, 1, 1]
    assert worded([mixed], jeans, "0", 0).case.before == ("{A} here.",)


def test_a_thing_is_not_put_on_another_of_its_name_where_there_is_another_place():
    tables = case(["table"], places=("on a table", "in a hall", "beside a round table"))
    table = tell("table", load_pool())
    assert {worded([tables], table, "0", number).place for number in range(wordings(tables, table))} == {"in a hall"}
