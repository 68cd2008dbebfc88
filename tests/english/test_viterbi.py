from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from InstructionGen.english import parse
from InstructionGen.english.model import read_model
from InstructionGen.english.viterbi import LONGEST_WORD, Tagger, load_tagger
from InstructionGen.errors import InstructionGenError
from tests.english.hanta import hanta, sentences, with_others


def hanta_tags(words: list[str]) -> list[str]:
    return hanta().tag_sent([word[:LONGEST_WORD] for word in words], taglevel=0)


def test_words_of_all_sorts_are_tagged_as_hanta_tags_them():
    differing = [words for words in sentences(600) if load_tagger().tags(words) != hanta_tags(words)]
    assert differing == []


def test_a_tagger_that_has_met_nothing_yet_gives_the_same_tags_as_one_that_has():
    fresh = Tagger(read_model(hanta()))
    assert [fresh.tags(words) for words in sentences(100)] == [load_tagger().tags(words) for words in sentences(100)]


@given(st.lists(st.text(min_size=1, max_size=50), max_size=25))
@example(["A", "`", "dog", "''", "´´", "’s"])
@example(["🙂"] * 12)
@example(["İstanbul", "ISTANBUL", "istanbul"])
@example(["a"] * 150)
@settings(max_examples=300, deadline=None)
def test_any_words_are_tagged_as_hanta_tags_them(words: list[str]):
    assert load_tagger().tags(words) == hanta_tags(words)


def test_real_captions_are_tagged_as_hanta_tags_them(samples: Path):
    annotations = json.loads((samples / "coco" / "captions_val2017.json").read_bytes())["annotations"]
    captions = [[token.text for token in parse(row["caption"]).tokens] for row in annotations[::50]]
    assert len(captions) > 400
    assert [load_tagger().tags(words) for words in captions] == [hanta_tags(words) for words in captions]


def test_of_paths_that_are_equally_probable_the_one_that_hanta_takes_is_taken():
    whole = {state: {c: float(round(p)) for c, p in row.items()} for state, row in hanta().LP_trans_word.items()}
    even = dict.fromkeys(hanta().LP_wtag, 0.0)
    other = with_others(
        LP_trans_word=whole,
        LP_wtag=even,
        LP_case_t={c: {True: 0.0, False: 0.0} for c in even},
        cache={word: [(c, -1.0) for c, _ in found] for word, found in hanta().cache.items()},
    )
    tagger = Tagger(read_model(other))
    assert [tagger.tags(words) for words in sentences(300)] == [
        other.tag_sent([word[:LONGEST_WORD] for word in words], taglevel=0) for words in sentences(300)
    ]


def test_a_word_that_can_have_no_class_may_have_any():
    never = with_others(LP_len_t={c: [-math.inf] * 26 for c in hanta().LP_len_t})
    words = ["a", "qqqqq", "zebra", "🙂", "qqqqq", "."]
    assert never.tag_word("qqqqq") == [("UNKNOWN", 0)]
    assert Tagger(read_model(never)).tags(words) == never.tag_sent(words, taglevel=0)


def test_a_capital_counts_except_on_the_first_word():
    assert load_tagger().tags(["Brown", "bears"]) == load_tagger().tags(["brown", "bears"])
    assert load_tagger().tags(["near", "Brown"]) == ["PRP", "NP0"]
    assert load_tagger().tags(["near", "brown"]) == ["PRP", "AJ0"]


def test_of_a_word_without_end_only_the_beginning_is_read():
    word = "unphotographable" * 4
    assert load_tagger().tags(["an", word]) == load_tagger().tags(["an", word[:LONGEST_WORD]])


def test_a_hanta_that_tags_in_another_way_is_refused_by_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(type(hanta()), "tag_sent", lambda self, words, taglevel: ["NN1"] * len(words))
    with pytest.raises(InstructionGenError, match=r"^HanTa [\d.]+ .* it tags .* pip install HanTa=="):
        load_tagger.__wrapped__()
