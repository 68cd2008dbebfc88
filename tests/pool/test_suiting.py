"""What names in cases stand for: categories, kinds, and concepts with all their sorts."""

from __future__ import annotations

import pytest

from InstructionGen.errors import UnknownName
from InstructionGen.pool import Pool, load_pool
from InstructionGen.pool.suiting import Suiting, suiting


@pytest.fixture(scope="module")
def pool() -> Pool:
    return load_pool()


def test_a_concept_stands_for_itself_and_all_its_sorts(pool):
    glasses = suiting(pool).members("glass")
    assert {"glass", "wineglass"} <= glasses
    assert "cup" not in glasses


def test_a_category_comes_before_a_kind_of_that_name_and_a_kind_before_a_concept(pool):
    known = suiting(pool)
    assert known.members("building") > {concept.name for concept in pool.of_kind("building")}
    assert known.members("ice") == {concept.name for concept in pool.of_kind("ice")}


def test_it_fits_what_any_name_stands_for_and_no_exception_does(pool):
    fits = suiting(pool).fits
    wineglass, mug = pool.get("wineglass"), pool.get("mug")
    assert fits(wineglass, ("glass", "food"))
    assert not fits(mug, ("glass", "food"))
    assert not fits(wineglass, ("cup_glass",), ("glass",))
    assert fits(mug, ("cup_glass",), ("glass",))
    assert not fits(mug, ())


def test_an_exception_is_meant_in_every_meaning_of_its_name(pool):
    known = suiting(pool)
    ant = pool.get("ant")
    assert ant.name not in known.members("insect")  # a kind of its own beside ants
    assert not known.fits(ant, ("animal",), ("insect",))


def test_what_is_known_is_well_known_or_called_by_its_own_name(pool):
    known = suiting(pool)
    rare = next(one for one in pool if one.familiarity == 0 and one.category == "animal")
    assert rare not in known.known(("animal",))
    assert rare in known.known(("animal", rare.name))
    assert all(one.familiarity >= 2 and one.category == "animal" for one in known.known(("animal",)))


def test_a_namesake_in_another_category_is_no_sort_of_it(pool):
    kinds = pool.knowledge.kinds
    apart = [
        (above, one)
        for one in pool
        for name in one.hypernyms
        if (above := pool.get(name)) and above.name == name and above.category != one.category
        if name not in kinds and name not in {kind.category for kind in kinds.values()}
    ]
    assert apart
    assert not any(one.name in suiting(pool).members(above.name) for above, one in apart[:50])


def test_a_name_that_is_none_of_the_three_is_told(pool):
    with pytest.raises(UnknownName, match="no category, kind or concept called 'gribble'"):
        Suiting(pool).members("gribble")
