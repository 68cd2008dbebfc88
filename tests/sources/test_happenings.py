"""Things and what may happen to them: kinds and categories take turns, everyday things first, nothing told twice."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, islice

import pytest

from InstructionGen.errors import CardError, InputError
from InstructionGen.pool import load_pool
from InstructionGen.pool.telling import tell
from InstructionGen.records import Item, Reject
from InstructionGen.sources.happenings import ROUNDS, check_cases, fitting, kind_of, open_happenings, tellings
from tests.happenings import card, case

CARDS = {
    "dropping": card("dropping", case(["glass", "ball", "apple"]), case(["vehicle"], unless=["bicycle"])),
    "waking": card("waking", case(["animal"], unless=["ant"])),
}


def turn_of(item: Item) -> int:
    return int([*item.id.split("/"), "1"][3])


def test_kinds_take_turns_and_so_do_the_categories_of_a_kind():
    items = list(islice(open_happenings(CARDS, load_pool(), 0).rows, 40))
    assert [kind_of(item) for item in items[:6]] == ["dropping", "waking"] * 3
    dropped = [load_pool().get(item.concepts[0]).category for item in items if kind_of(item) == "dropping"]
    counts = Counter(dropped[:12])
    assert len(counts) > 2
    assert max(counts.values()) == min(counts.values())


def test_every_thing_that_fits_comes_once_a_round_for_each_kind_and_no_other():
    pool = load_pool()
    source = open_happenings(CARDS, pool, 0)
    every = list(source.rows)
    assert source.total == len(every) == len({item.id for item in every})
    items = [item for item in every if turn_of(item) == 1]
    assert len({(kind_of(item), item.concepts) for item in every}) == len(items)
    for item in items[::17]:
        assert fitting(CARDS[kind_of(item)], pool.get(item.concepts[0]), pool)
        assert pool.get(item.concepts[0]).familiarity >= 2
    names = {item.concepts[0] for item in items}
    assert {"wineglass", "dog"} <= names
    assert not {"bicycle", "mountain bike", "ant", "sofa"} & names


def test_everyday_things_come_before_things_that_fewer_people_know():
    pool = load_pool()
    known = [
        [pool.get(item.concepts[0]).familiarity for item in items]
        for _, items in groupby(open_happenings({"waking": CARDS["waking"]}, pool, 0).rows, turn_of)
    ]
    assert len(known) == 4
    for turn in known:
        assert turn == sorted(turn, reverse=True)
        assert len(set(turn)) == 2


def test_a_kind_that_has_told_of_all_its_things_begins_another_round_in_the_same_order():
    few = {**CARDS, "humming": card("humming", case(["bee", "wasp"]))}
    items = list(open_happenings(few, load_pool(), 0).rows)
    humming = [item for item in items if kind_of(item) == "humming"]
    rounds = [[item.concepts for item in turn] for _, turn in groupby(humming, turn_of)]
    assert len(rounds) == 4
    assert all(turn == rounds[0] for turn in rounds)
    assert items.index(humming[-1]) < len(humming) * 3
    assert [item.id for item in humming if item.concepts == humming[0].concepts][:2] == [
        humming[0].id,
        f"{humming[0].id}/2",
    ]


def test_a_thing_comes_as_often_as_half_its_wordings_allow_and_no_oftener_than_that():
    pool = load_pool()
    many = card("dropping", *[case(["glass"], happens=str(number)) for number in range(9)])
    once = card("dropping", case(["glass"], before=("{A}.",), asks=("Drop {it}.",), after=("Pieces on a floor.",)))
    for told, rounds in ((many, ROUNDS), (CARDS["dropping"], 4), (once, 1)):
        items = [item for item in open_happenings({"dropping": told}, pool, 0).rows if item.concepts == ("wineglass",)]
        assert [turn_of(item) for item in items] == list(range(1, rounds + 1))


def test_no_two_items_of_a_thing_tell_the_same_and_the_first_of_them_tell_other_cases():
    pool, thing = load_pool(), tell("wineglass", load_pool())
    told = card("dropping", *[case(["glass"], happens=str(number)) for number in range(5)])
    items = [item for item in open_happenings({"dropping": told}, pool, 0).rows if item.concepts == ("wineglass",)]
    draws = [list(tellings(item, told.cases, thing, 7)) for item in items]
    every = [(draw.case.happens, draw.case.before, draw.case.asks, draw.case.after) for row in draws for draw in row]
    assert len(set(every)) == len(every) > 1.5 * len(items)
    assert {row[0].case.happens for row in draws[:5]} == {"0", "1", "2", "3", "4"}
    assert all(row[0].case.happens != row[1].case.happens for row in draws)


def test_what_has_no_words_for_several_does_not_come_for_several():
    one = "{A} {is} held up, and nobody lets go of it {place}."
    source = open_happenings({"dropping": card("dropping", case(["jeans", "cup"], before=(one,)))}, load_pool(), 0)
    names = {item.concepts[0] for item in source.rows}
    assert "cup" in names
    assert not {"jeans", "skinny jeans"} & names


def test_the_order_is_the_seeds_and_the_ids_are_not():
    one, again, other = ([item.id for item in open_happenings(CARDS, load_pool(), seed).rows] for seed in (0, 0, 1))
    assert one == again != other
    assert sorted(one) == sorted(other)
    assert "implicit/dropping/wineglass" in one


def test_a_file_of_concepts_takes_the_place_of_the_pool(tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("blue wine glass\nsofa\ngribblewort\nwolf\nwolf\n")
    rows = list(open_happenings(CARDS, load_pool(), 0, file).rows)
    assert [item.id for item in rows if isinstance(item, Item) and turn_of(item) == 1] == [
        "implicit/dropping/blue_wine_glass",
        "implicit/waking/wolf",
    ]
    assert {(row.detail, row.reason) for row in rows if isinstance(row, Reject)} == {
        ("'wolf'", "concept is named twice"),
        ("gribblewort", "not in the pool"),
        ("sofa", "no kind has a case for it"),
    }


def test_a_file_of_which_nothing_fits_is_told(tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("sofa\n")
    with pytest.raises(InputError, match=r"no kind has a case for .*mine\.txt"):
        open_happenings(CARDS, load_pool(), 0, file)


def test_a_case_of_something_unheard_of_names_its_card():
    wrong = card("dropping", case(["glass"]), case(["gribble"]))
    with pytest.raises(
        CardError, match=r"card implicit\.dropping: case 2 .*no category, kind or concept called 'gribble'"
    ):
        check_cases(wrong, load_pool())
    with pytest.raises(CardError, match="gribble"):
        open_happenings({"dropping": wrong}, load_pool(), 0)
