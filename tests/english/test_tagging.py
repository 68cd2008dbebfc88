from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.english.tagging import TOKEN, tag


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(" \t\n'’s-._3,:aZ"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_the_words_of_a_text_do_not_depend_on_where_its_spaces_cut_it(text: str):
    whole = [(match[0], *match.span()) for match in TOKEN.finditer(text)]
    assert [(draft.text, draft.start, draft.end) for draft in tag(text)] == whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the boys' bikes", ["the", "boys", "'", "bikes"]),
        ("the boy's bike", ["the", "boy", "'s", "bike"]),
        ("a mother-in-law's U.S. flag at 12:30", ["a", "mother-in-law", "'s", "U.S.", "flag", "at", "12:30"]),
        ("rock 'n' roll", ["rock", "'", "n", "'", "roll"]),
    ],
)
def test_apostrophes_hyphens_and_stops_belong_to_words(text: str, words: list[str]):
    assert [draft.text for draft in tag(text)] == words


def test_an_apostrophe_after_a_plural_owns_what_follows():
    assert [(draft.lower, draft.tag) for draft in tag("two boys' bikes")][2] == ("'", "gen")


def test_capitals_on_most_words_are_a_manner_of_writing():
    assert [draft.tag for draft in tag("A Brown Dog On A Red Bench")] == [
        draft.tag for draft in tag("a brown dog on a red bench")
    ]


def test_texts_longer_than_a_window_are_read_to_the_end():
    drafts = tag("a red kite over the sea " * 60)
    assert len(drafts) == 360
    assert {draft.tag for draft in drafts if draft.lower == "kite"} == {"noun"}
