"""Concepts found in text: whole words, the longest name, any number and spelling, where they stand."""

from __future__ import annotations

import json
import runpy
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.pool import Concept, Pool, load_pool
from InstructionGen.pool.matching import OTHERWISE, Matcher, names_in_text, spelt
from tests.conftest import ROOT


def concept(name: str, *synonyms: str, familiarity: int = 3) -> Concept:
    return Concept(name, synonyms, "mammal", "animal", (), "one", familiarity, ("own",), "Apache-2.0", "")


NAMES = [
    concept("dog", "domestic dog"), concept("hot dog"), concept("teddy bear"), concept("bear"), concept("mouse"),
    concept("leaf"), concept("goose"), concept("snowman"), concept("scissors", "pair of scissors"), concept("jeans"),
    concept("wineglass"), concept("wine"), concept("glass"), concept("T-shirt", "tee shirt"), concept("A-line"),
    concept("lady's slipper", "slipper orchid"), concept("piñata"), concept("café"), concept("cactus"),
    concept("French horn", "horn"), concept("horn"), concept("loaf of bread"), concept("bread"), concept("in-basket"),
    concept("tree"), concept("sheep"), concept("knife"), concept("stop sign"), concept("stop"), concept("sign"),
    concept("8-ball"), concept("engine"), concept("v8"), concept("o'clock plant"), concept("sky"), concept("ski"),
]  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(Pool(NAMES, load_pool().knowledge))


def names(matcher: Matcher, text: str) -> list[str]:
    return [found.concept.name for found in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a dog", ["dog"]),
        ("DOG", ["dog"]),
        ("two Dogs", ["dog"]),
        ("a dogma, a hotdogger and an underdog", []),
        ("a hot dog by a dog", ["hot dog", "dog"]),
        ("hot, dog", ["dog"]),
        ("hot. Dog", ["dog"]),
        ("hot  dog, hot\tdogs, hot\u00a0dog", ["hot dog"] * 3),
        ("hot_dog.jpg", ["hot dog"]),
        ("a stop sign", ["stop sign"]),
        ("a stop, sign", ["stop", "sign"]),
        ("mice and geese under leaves, snowmen with knives", ["mouse", "goose", "leaf", "snowman", "knife"]),
        ("cacti and cactuses", ["cactus", "cactus"]),
        ("a sheep and two sheep", ["sheep", "sheep"]),
        ("scissors, a pair of scissors, two pairs of scissors", ["scissors"] * 3),
        ("loaves of bread", ["loaf of bread"]),
        ("blue jeans", ["jeans"]),
        ("skies over skis", ["sky", "ski"]),
        ("a wine glass, wine glasses, wineglasses", ["wineglass"] * 3),
        ("a glass of wine", ["glass", "wine"]),
        ("a teddybear and a teddy-bear", ["teddy bear", "teddy bear"]),
        ("French horns and a horn", ["French horn", "horn"]),
        ("", []),
        ("   ", []),
        ("dog", ["dog"]),
        ("dog" * 1000, []),
    ],
)
def test_names_are_found_as_whole_words_in_any_number(matcher, text, expected):
    assert names(matcher, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the dog's bone", [("dog", "dog")]),
        ("the dogs' bones", [("dogs", "dog")]),
        ("the dog\u2019s bone", [("dog", "dog")]),
        ("'dog'", [("dog", "dog")]),
        ("\u201cdog\u201d\u2014dogs\u2026", [("dog", "dog"), ("dogs", "dog")]),
        ("O'dog, dog'll, don't", []),
        ("o'clock plants", [("o'clock plants", "o'clock plant")]),
        ("a lady's slipper", [("lady's slipper", "lady's slipper")]),
        ("a lady\u2019s slipper", [("lady\u2019s slipper", "lady's slipper")]),
        ("a tree-lined street", [("tree", "tree")]),
        ("a t-shirt and t\u2011shirts", [("t-shirt", "T-shirt"), ("t\u2011shirts", "T-shirt")]),
        ("an A-line dress in a line", [("A-line", "A-line")]),
        ("fruit in baskets, an in-basket", [("in-basket", "in-basket")]),
        ("hot - dog", [("dog", "dog")]),
        ("hot--dog", [("dog", "dog")]),
        ("a V8Engine, a 3dog and a dog3", []),
        ("an 8-ball by a V8 engine", [("8-ball", "8-ball"), ("V8", "v8"), ("engine", "engine")]),
    ],
)
def test_apostrophes_hyphens_and_digits_part_words_or_do_not(matcher, text, expected):
    assert [(found.words, found.concept.name) for found in matcher.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une piñata, a pin\u0303ata, a pinata, PIÑATAS", ["piñata", "pin\u0303ata", "pinata", "PIÑATAS"]),
        ("a cafe\u0301 and cafés", ["cafe\u0301", "cafés"]),
        ("dogé édog dog\u0301", []),
        ("Füße: ein Hund, dog", ["dog"]),
        ("犬dog dog犬 狗 dog", ["dog"]),
        ("😀dog😀 hot\u2009dog", ["dog", "hot\u2009dog"]),
        ("ＤＯＧ and a hot do\u00adg", ["ＤＯＧ", "hot do\u00adg"]),
        ("İİİ dog, ŉ dogs", ["dog", "dogs"]),
        ("\ufeffdog\u200b", ["dog\u200b"]),
    ],
)
def test_offsets_are_those_of_the_text_as_it_was_given(matcher, text, expected):
    found = matcher.find(text)
    assert [one.words for one in found] == expected
    assert all(text[one.start : one.end] == one.words for one in found)


def test_a_name_goes_before_a_synonym_and_both_before_a_plural():
    pool = Pool(
        [concept("axe", "mice"), concept("ax", "horn"), concept("horn"), concept("mouse")], load_pool().knowledge
    )
    assert names(Matcher(pool), "a horn, mice") == ["horn", "axe"]
    assert all(pool.find(name).name == found for name, found in (("horn", "horn"), ("mice", "axe")))


def test_words_that_are_hardly_ever_the_thing_are_found_in_longer_names_only():
    assert names(Matcher(load_pool()), "does green well by a green pepper") == ["green pepper"]


def test_the_spelling_of_a_name_is_that_of_the_text(matcher):
    assert spelt("T-shirt") == "t shirt"
    assert spelt("Lady's_slipper") == "lady.s slipper"
    assert spelt("A-line") == "a.line"


@pytest.mark.slow
def test_every_name_of_the_pool_is_found_whole_and_means_what_the_pool_says():
    pool = load_pool()
    matcher = Matcher(pool)
    everything = [name for one in pool for name in (one.name, *one.synonyms) if name.lower() not in OTHERWISE]
    for name, found in zip(everything, matcher.find_all(f"The {name}!" for name in everything), strict=True):
        assert [one.words for one in found] == [name]
        assert found[0].concept is pool.find(name) or "-" in name


def test_a_pool_without_a_word_finds_nothing_and_a_name_with_dots_bridges_no_two_texts():
    knowledge = load_pool().knowledge
    assert Matcher(Pool([], knowledge)).find("a dog") == []
    matcher = Matcher(Pool([concept("-"), concept("!?"), concept("wow... dog"), concept("'tis tree")], knowledge))
    assert matcher.find("a - dog! ?") == []
    assert list(matcher.find_all(["wow", " dog", "wow.", "dog", "wow... dog"]))[:4] == [[]] * 4
    assert names(matcher, "Wow... dog by a tis tree") == ["wow... dog", "'tis tree"]


def test_many_texts_at_once_are_found_as_one_by_one(matcher):
    texts = ["a dog", "", "hot", "dog", "a  hot  dog ", "piñata", "V8Engine dog", "lady", "s slipper", "x\t\tdog", "-"]
    for rows in (texts, texts * 40, texts[:1], [], ["hot \n dog", "dog\n", "\ndog"]):
        assert list(matcher.find_all(iter(rows))) == [matcher.find(text) for text in rows]


def test_texts_are_asked_for_as_they_are_needed(matcher):
    def endless():
        while True:
            yield "a dog"

    assert next(matcher.find_all(endless()))[0].words == "dog"


WORDS = """
    hot dog dogs Dog' 's s S ' - -- _ , . .. a A line one t T shirt lady ladys slipper wine glass glasses o'clock plant
    8 ball V8 v8 engine Engine 3 mice in basket loaf loaves of bread pair scissors teddy bear é ñ piñata x
    """
PIECES = st.sampled_from([*WORDS.split(), " ", "  ", "\t", "\n", *[" "] * 8])


@settings(max_examples=1500, deadline=None)
@given(texts=st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4))
def test_what_is_found_is_what_a_plain_search_finds(texts):
    matcher, refer = _both()
    several = list(matcher.find_all(texts))
    for text, found in zip(texts, several, strict=True):
        assert [(one.start, one.end, one.concept.name) for one in found] == refer(text)
        assert found == matcher.find(text)
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=st.text())
def test_no_text_is_too_odd(text):
    matcher, _ = _both()
    for one in matcher.find(text):
        assert text[one.start : one.end] == one.words


@pytest.mark.slow
def test_real_captions_are_searched_as_a_plain_search_would(samples):
    refer = runpy.run_path(str(ROOT / "bench" / "matching.py"))["reference"](names_in_text(load_pool()))
    annotations = json.loads((samples / "coco" / "captions_val2017.json").read_bytes())["annotations"]
    captions = [annotation["caption"] for annotation in annotations]
    for caption, found in zip(captions, Matcher(load_pool()).find_all(captions), strict=True):
        assert [(one.start, one.end, one.concept.name) for one in found] == refer(caption)


_BOTH: list = []


def _both():
    if not _BOTH:
        pool = Pool(NAMES, load_pool().knowledge)
        bench = runpy.run_path(str(ROOT / "bench" / "matching.py"))
        _BOTH.extend([Matcher(pool), bench["reference"](names_in_text(pool))])
    return _BOTH
