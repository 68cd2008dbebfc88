"""Counting what a pool holds, and what of it records speak of."""

from __future__ import annotations

import pytest

from InstructionGen.pool.census import Coverage, census
from InstructionGen.pool.matching import Matcher


@pytest.fixture
def cover(small_pool):
    return lambda *data: Coverage(({"data": said} for said in data), small_pool, Matcher(small_pool))


def test_a_concept_of_two_sources_counts_for_each_and_the_largest_comes_first(small_pool):
    counted = census(small_pool)
    assert counted.concepts == 10
    assert list(counted.by_source.items()) == [("wordnet", 10), ("imagenet22k", 2)]
    assert list(counted.by_category.items()) == [("animal", 6), ("tool", 2), ("building", 1), ("food", 1)]


def test_names_are_counted_with_their_synonyms(small_pool):
    assert census(small_pool).names == 15


@pytest.mark.parametrize(
    ("data", "spoken"),
    [
        ({"concept": "poodle", "backgrounds": ["beside a dog"]}, {"poodle"}),
        ({"concept1": "dogs", "concept2": "bread"}, {"dog", "bread"}),
        ({"concepts": ["goose", "hammer"]}, {"goose", "hammer"}),
        ({"edited object": "old tabby cat", "new object": "pair of scissors"}, {"tabby", "scissors"}),
        ({"input": "A cabin.", "output": "A cabin and a goose."}, {"cottage", "goose"}),
        ({"caption": "Two pulis eat bread."}, {"puli", "bread"}),
        ({"captions": ["A dog.", "A hammer."]}, {"dog", "hammer"}),
        ({"edit": "Take the goose away.", "concept": "unheard of", "caption": None}, set()),
    ],
)
def test_a_record_speaks_of_what_its_data_names_and_of_what_its_captions_say(cover, data, spoken):
    assert set(cover(data).counts) == spoken


def test_lettering_that_a_caption_quotes_is_no_thing_in_the_picture(cover):
    assert set(cover({"input": 'a cabin with a sign that reads "HAMMER"'}).counts) == {"cottage"}


def test_a_record_counts_once_for_a_concept_that_it_names_twice(cover):
    covered = cover({"concept": "dog", "caption": "A dog and a dog."}, {"caption": "A dog."}, {"caption": "Rain."})
    assert covered.records == 3
    assert covered.counts == {"dog": 2}


def test_coverage_is_told_by_category_and_from_both_ends(cover):
    covered = cover({"caption": "A dog and a goose."}, {"caption": "A dog with bread."})
    assert covered.by_category() == {"animal": (6, 2), "tool": (2, 0), "building": (1, 0), "food": (1, 1)}
    assert [(concept.name, count) for concept, count in covered.most(2)] == [("dog", 2), ("bread", 1)]
    least = [concept.name for concept, _ in covered.least(10)]
    assert least[:2] == ["beagle", "cottage"]
    assert least[-4:] == ["puli", "bread", "goose", "dog"]
