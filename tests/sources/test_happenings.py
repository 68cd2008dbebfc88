"""Things and what may happen to them: kinds and categories take turns, everyday things first, nothing twice."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from InstructionGen.errors import CardError, InputError
from InstructionGen.pool import load_pool
from InstructionGen.records import Item, Reject
from InstructionGen.sources.happenings import check_cases, fitting, kind_of, open_happenings
from tests.happenings import card, case

CARDS = {
    "dropping": card("dropping", case(["glass", "ball", "apple"]), case(["vehicle"], unless=["bicycle"])),
    "waking": card("waking", case(["animal"], unless=["ant"])),
}


def test_kinds_take_turns_and_so_do_the_categories_of_a_kind():
    items = list(islice(open_happenings(CARDS, load_pool(), 0).rows, 40))
    assert [kind_of(item) for item in items[:6]] == ["dropping", "waking"] * 3
    dropped = [load_pool().get(item.concepts[0]).category for item in items if kind_of(item) == "dropping"]
    counts = Counter(dropped[:12])
    assert len(counts) > 2
    assert max(counts.values()) == min(counts.values())


def test_every_thing_that_fits_comes_once_for_each_kind_and_no_other():
    pool = load_pool()
    source = open_happenings(CARDS, pool, 0)
    items = list(source.rows)
    assert source.total == len(items) == len({item.id for item in items})
    for item in items[::17]:
        assert fitting(CARDS[kind_of(item)], pool.get(item.concepts[0]), pool)
        assert pool.get(item.concepts[0]).familiarity >= 2
    names = {item.concepts[0] for item in items}
    assert {"wineglass", "dog"} <= names
    assert not {"bicycle", "mountain bike", "ant", "sofa"} & names


def test_everyday_things_come_before_things_that_fewer_people_know():
    pool = load_pool()
    known = [
        pool.get(item.concepts[0]).familiarity for item in open_happenings({"waking": CARDS["waking"]}, pool, 0).rows
    ]
    assert known == sorted(known, reverse=True)
    assert len(set(known)) == 2


def test_the_order_is_the_seeds_and_the_ids_are_not():
    one, again, other = ([item.id for item in open_happenings(CARDS, load_pool(), seed).rows] for seed in (0, 0, 1))
    assert one == again != other
    assert sorted(one) == sorted(other)
    assert "implicit/dropping/wineglass" in one


def test_a_file_of_concepts_takes_the_place_of_the_pool(tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("blue wine glass\nsofa\ngribblewort\nwolf\nwolf\n")
    rows = list(open_happenings(CARDS, load_pool(), 0, file).rows)
    assert [item.id for item in rows if isinstance(item, Item)] == [
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
