from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.english import Sentence, parse, tidy


def phrases(caption: str) -> list[str]:
    sentence = parse(caption)
    return [sentence.words(p) for p in sentence.phrases]


def cores(caption: str) -> list[str]:
    sentence = parse(caption)
    return [sentence.core(p) for p in sentence.phrases]


def tag_of(caption: str, word: str) -> str:
    return next(t.tag for t in parse(caption).tokens if t.lower == word)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("A black and white cow by a fence.", ["A black and white cow", "a fence"]),
        ("a red, white, and blue kite in the sky", ["a red, white, and blue kite", "the sky"]),
        ("A plate of food on a table", ["A plate of food", "food", "a table"]),
        ("A man's hand on a mouse", ["A man's hand", "A man", "a mouse"]),
        ("A large group of men near two buses", ["A large group of men", "two buses"]),
        ("A couple of dogs under a grass covered hill.", ["A couple of dogs", "a grass covered hill"]),
        ("A desk, a lamp and a chair", ["A desk", "a lamp", "a chair"]),
        ("A bird on top of a very old stone wall", ["A bird", "a very old stone wall"]),
        ('A sign that says "NO DOGS" near a gate', ["A sign", "a gate"]),
        ("A cat sits in front of a television.", ["A cat", "a television"]),
    ],
)
def test_noun_phrases_are_found_whole(caption: str, expected: list[str]):
    assert phrases(caption) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Two brown teddy bears on a park bench", ["teddy bear", "park bench"]),
        ("a hot dog next to a stop sign", ["hot dog", "stop sign"]),
        ("A wooden bench in a living room", ["bench", "living room"]),
        ("Three slices of pizza on a metal table", ["pizza", "table"]),
        ("Several knives and a pair of scissors", ["knife", "scissors"]),
        ("A polar bear with a double decker bus", ["polar bear", "double decker bus"]),
        ("A chess set beside a watering can", ["chess set", "watering can"]),
    ],
)
def test_the_core_is_the_singular_compound(caption: str, expected: list[str]):
    assert cores(caption) == expected


@pytest.mark.parametrize(
    ("caption", "numbers"),
    [
        ("A dog and two cats", ["one", "many"]),
        ("a few people with some cheese", ["many", "mass"]),
        ("a couple of girls with a piece of cake", ["many", "one"]),
        ("a herd of sheep", ["many"]),
        ("the parking lot of a church", ["one", "one"]),
        ("The grass", ["mass"]),
    ],
)
def test_the_number_follows_the_words_before(caption: str, numbers: list[str]):
    assert [p.number for p in parse(caption).phrases] == numbers


@pytest.mark.parametrize(
    ("caption", "word", "tag"),
    [
        ("A man surfs on a wave.", "surfs", "verb-fin"),
        ("People flying kites on a beach", "flying", "verb-ing"),
        ("a cat laying on a bed", "laying", "verb-ing"),
        ("two men ride horses", "ride", "verb-fin"),
        ("A herd of zebra stand on a plain", "stand", "verb-fin"),
        ("A parked car near a dining table", "parked", "adj"),
        ("A car parked near a wall", "parked", "verb-ed"),
        ("A bench next to a tree", "next", "prep"),
        ("a house that has a door", "that", "rel"),
        ("A woman and her dog", "her", "poss"),
        ("A dog looks outside", "outside", "adv"),
        ("A dog outside a house", "outside", "prep"),
        ("The street lights are on", "lights", "noun"),
        ("A bathroom with a sled in it", "sled", "noun"),
    ],
)
def test_words_are_classed_as_captions_use_them(caption: str, word: str, tag: str):
    assert tag_of(caption, word) == tag


def test_tokens_know_where_they_stand():
    sentence = parse("A cat's toy, on a mat.")
    assert [sentence.text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]
    assert [t.text for t in sentence.tokens] == ["A", "cat", "'s", "toy", ",", "on", "a", "mat", "."]


def test_tidying_leaves_one_line():
    assert tidy("  A  cat \n on a\tmat. ") == "A cat on a mat."


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_its_phrases_lie_within_it(text: str):
    sentence = parse(tidy(text))
    assert isinstance(sentence, Sentence)
    for phrase in sentence.phrases:
        assert 0 <= phrase.first <= phrase.core <= phrase.head < phrase.last <= len(sentence.tokens)


def test_a_very_long_text_is_read():
    assert len(parse("a dog and " * 500 + "a cat").tokens) == 1502
