from __future__ import annotations

import pytest

from InstructionGen.lint.diversity import Gauge, diversity


def test_distinct_n_is_the_share_of_different_n_grams():
    found = diversity(["Remove the dog.", "Remove the cat."])
    assert found.distinct_1 == pytest.approx(4 / 6)
    assert found.distinct_2 == pytest.approx(3 / 4)


def test_openings_are_told_with_their_shares_the_most_frequent_first():
    found = diversity(["Get rid of it", "Get rid of that one", "Get rid of her", "Add a dog"])
    assert (found.openings[0].words, found.openings[0].count, found.openings[0].share) == ("get rid of", 3, 0.75)
    assert found.opening_share == pytest.approx(1.0)


def test_case_and_marks_make_no_other_instruction():
    assert diversity(["Remove the dog.", "remove the dog", "REMOVE the dog!", "Remove the cat."]).duplicates == 0.5


def test_ten_openings_are_told_at_most():
    assert len(diversity(f"{word} a dog" for word in "a b c d e f g h i j k l".split()).openings) == 10


def test_nothing_is_measured_as_nothing():
    found = diversity([])
    assert (found.instructions, found.distinct_1, found.distinct_2, found.duplicates) == (0, 0, 0, 0)
    assert found.openings == ()


def test_a_gauge_tells_what_it_has_so_far():
    gauge = Gauge()
    gauge.add("Remove the dog")
    assert gauge.result().duplicates == 0
    gauge.add("Remove the dog")
    assert gauge.result().duplicates == 0.5
