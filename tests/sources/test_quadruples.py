"""Free text of models: every line ends in a quadruple or is told, whatever is around it."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.sources.quadruples import Quadruple, Unread, read_quadruples, read_texts, rendered

CUP = ("A cup stands on a shelf.", "What if a cat jumped up?", "A cup lies broken on the floor.", "broken, floor")
ROSE = ("A red rose in a vase.", "Show it in two weeks.", "A withered rose hangs over a vase.", "withered")


def read(text: str) -> list[tuple[str, ...]]:
    """The quadruples, each as its four texts."""
    return [found[:4] for found in read_quadruples(text) if isinstance(found, Quadruple)]


def unread(text: str) -> list[tuple[int, str]]:
    """The lines that were not read, with the reason."""
    return [(found.line, found.why) for found in read_quadruples(text) if isinstance(found, Unread)]


@pytest.mark.parametrize(
    "mark",
    [
        "1. ",
        "1) ",
        "(1) ",
        "1: ",
        "**1.** ",
        "**1**. ",
        "1.",
        "- ",
        "* ",
        "• ",
        "– ",
        "",
        "Sample 1: ",
        "### 1. ",
        "> 1. ",
    ],
)
def test_a_line_is_read_with_any_mark_before_it(mark):
    assert read(mark + "; ".join(CUP)) == [CUP]


@pytest.mark.parametrize("mark", ["; ", ";", " ; ", "；", " | "])
def test_parts_are_divided_by_semicolons_or_bars(mark):
    assert read("1. " + mark.join(CUP)) == [CUP]


def test_numbers_inside_sentences_divide_nothing():
    line = "7. A shelf with 2 cups at 3. Elm Street; What if 1. of May came?; 2. cup, 3.5 l on the floor; 2. cup, 3.5"
    assert read(line) == [
        (
            "A shelf with 2 cups at 3. Elm Street",
            "What if 1. of May came?",
            "2. cup, 3.5 l on the floor",
            "2. cup, 3.5",
        )
    ]


def test_a_line_that_begins_with_an_amount_is_not_numbered():
    assert read("1.5 litres of milk; What if?; A puddle; puddle") == [
        ("1.5 litres of milk", "What if?", "A puddle", "puddle")
    ]
    assert read("12:30 on a clock; What if?; 1:30 on a clock; 1:30")[0][0] == "12:30 on a clock"


def test_what_is_said_before_and_after_is_told_line_by_line():
    text = f"Sure! Here are two:\n\n1. {'; '.join(CUP)}\n2. {'; '.join(ROSE)}\nLet me know if you need more!\n"
    assert read(text) == [CUP, ROSE]
    assert unread(text) == [(1, "no parts"), (6 - 1, "no parts")]


def test_markdown_and_code_fences_are_taken_off():
    text = f"```text\n1. **{CUP[0]}**; *{CUP[1]}*; `{CUP[2]}`; __{CUP[3]}__\n```\n"
    assert read(text) == [CUP]
    assert [why for _, why in unread(text)] == ["code fence", "code fence"]


def test_a_quoted_part_may_hold_a_semicolon():
    assert read('1. "A man; old, sits."; "Wait."; “A man; old, sleeps.”; "sleeps"') == [
        ("A man; old, sits.", "Wait.", "A man; old, sleeps.", "sleeps")
    ]


@pytest.mark.parametrize("names", [
    ("Original caption", "Instruction", "Target caption", "Key words"),
    ("original_caption", "instuction", "target_cation", "key_words"),
    ("Before", "Edit instruction", "After", "Keywords"),
    ("**Original**", "**Instruction**", "**Target**", "**Keywords**"),
])  # fmt: skip
@pytest.mark.parametrize("between", ["; ", "\n", "\n- ", " ", "\n\n"])
def test_parts_may_have_labels_in_one_line_or_a_line_each(names, between):
    entry = between.join(f"{name}: {text}" for name, text in zip(names, CUP, strict=True))
    other = between.join(f"{name}: {text}" for name, text in zip(names, ROSE, strict=True))
    assert read(f"1. {entry}\n\n2. {other}") == [CUP, ROSE]


def test_labels_decide_and_not_the_order():
    assert read(f"1. Instruction: {CUP[1]}; Original: {CUP[0]}; Key words: {CUP[3]}; Target: {CUP[2]}") == [CUP]


def test_a_part_a_line_is_read_where_the_second_one_asks():
    assert read("\n".join(CUP) + "\n\n" + "\n".join(f"- {part}" for part in ROSE).replace("- ", "")) == [CUP, ROSE]
    assert read("1.\n" + "\n".join(f"   - {part}" for part in CUP)) == [CUP]
    assert read("A cup.\nA pot.\nA pan.\nA lid.") == []


def test_a_table_is_read_without_its_heading_and_its_count():
    heading = "| # | Original | Instruction | Target | Key words |\n|---|---|:-:|---|---|\n"
    text = f"{heading}| 1 | {' | '.join(CUP)} |\n| 2 | {' | '.join(ROSE)} |"
    assert read(text) == [CUP, ROSE]
    assert unread(text) == [(1, "heading"), (2, "rule")]


def test_a_table_that_breaks_off_makes_no_caption_of_its_count():
    text = f"| 1 | {' | '.join(CUP)} |\n| 2 | {' | '.join(ROSE[:3])}"
    assert read(text) == [CUP]
    assert unread(text) == [(2, "3 of 4 parts")]


@pytest.mark.parametrize("between", [" → ", " -> ", " => ", " / ", " – "])
def test_what_stands_between_labelled_parts_is_of_neither(between):
    names = ("Original caption", "Instruction", "Target caption", "Key words")
    text = between.join(f"{name}: {part}" for name, part in zip(names, CUP, strict=True))
    assert read(f"1. {text}") == [CUP]


def test_json_is_read_also_where_it_breaks_off():
    names = ("original_caption", "instruction", "target_caption", "key_words")
    rows: list[dict[str, object]] = [dict(zip(names, one, strict=True)) for one in (CUP, ROSE)]
    rows[1]["key_words"] = ROSE[3].split(", ")
    whole = json.dumps(rows, indent=2)
    fenced = f"```json\n{whole}\n```"
    by_line = "\n".join(json.dumps(row) + "," for row in rows)
    for text in (fenced, by_line, f"Sure:\n{by_line}"):
        assert read(text) == [CUP, ROSE]
    for content in (whole, json.dumps({"sample0": rows[0], "sample1": rows[1]})):
        assert [found[:4] for found in read_texts(content)] == [CUP, ROSE]
    assert [found[:4] for found in read_texts(json.dumps(rows[0]))] == [CUP]
    short = whole[: whole.index("target_caption", whole.index(ROSE[0])) + 20]
    assert read(short) == [CUP]
    assert {why for _, why in unread(short)} == {"bracket", "3 of 4 parts"}


def test_wrapped_lines_are_put_together():
    text = (
        "1. A cup stands on a\nshelf.; What if a cat\njumped up?; A cup lies\nbroken on the floor.; broken,\nfloor\n2. "
        + "; ".join(ROSE)
    )
    assert read(text) == [CUP, ROSE]
    (first, _) = read_quadruples(text)
    assert first.lines == (1, 2, 3, 4, 5)


def test_missing_parts_are_told_and_never_made_up():
    text = (
        "1. A cup.; What if?; A pot.\n2. "
        + "; ".join(CUP)
        + "\n3. a; ; c; d\n4. a; b; c; d; is this one too many for it?"
    )
    assert read(text) == [CUP]
    assert unread(text) == [(1, "3 of 4 parts"), (3, "an empty part"), (4, "more than 4 parts")]


def test_key_words_may_be_divided_like_parts():
    assert read("1. A cup.; What if?; A pot.; black; a lid; steam")[0][3] == "black, a lid, steam"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_they_do_anywhere_and_a_mark_of_byte_order_is_passed_over(end):
    assert read("\ufeff" + end.join(f"{n}. {'; '.join(one)}" for n, one in enumerate((CUP, ROSE), 1)) + end) == [
        CUP,
        ROSE,
    ]


def test_json_that_holds_texts_is_read_text_by_text():
    line = "1. " + "; ".join(CUP)
    for found in (line, [line], {"a": line}, {"a": [line]}):
        assert [one[:4] for one in read_texts(json.dumps(found)) if isinstance(one, Quadruple)] == [CUP]
    bad = list(read_texts(json.dumps({"a": 7, "b": f"Sure!\n{line}"})))
    assert [(one.entry, one.line, one.why) for one in bad if isinstance(one, Unread)] == [
        ("a", 1, "not a text"),
        ("b", 1, "no parts"),
    ]


def test_what_only_looks_like_json_is_text():
    assert [one[:4] for one in read_texts("[1] " + "; ".join(CUP)) if isinstance(one, Quadruple)] == [CUP]


_WORD = st.text(string.ascii_letters + string.digits + "'’é-", min_size=1, max_size=8).filter(
    lambda word: word[0].isalpha()
)
_SENTENCE = st.lists(_WORD, min_size=1, max_size=8).map(" ".join)
_ROWS = st.lists(st.tuples(_SENTENCE, _SENTENCE, _SENTENCE, _SENTENCE), min_size=1, max_size=5)


@settings(max_examples=300, deadline=None)
@given(_ROWS)
def test_what_is_written_is_read_again(rows):
    found = read(rendered(Quadruple(*row) for row in rows))
    assert found == [tuple(row) for row in rows]


_PIECES = [
    "1. ",
    "- ",
    "* ",
    "; ",
    ";",
    "| ",
    "|",
    "\n",
    "\n\n",
    "\r\n",
    "```",
    "**",
    '"',
    "“",
    "”",
    "Original: ",
    "Instruction: ",
    "Target caption: ",
    "Key words: ",
    "What if?",
    "A cup. ",
    "3.",
    "\ufeff",
    "\x00",
    "\u2028",
    ":",
    "broken, floor",
]


@settings(max_examples=600, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=40).map("".join),
    )
)
def test_every_line_that_is_not_blank_is_read_or_told_once(text):
    visible = {number for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if line.strip()}
    told: list[int] = []
    for found in read_quadruples(text):
        told += found.lines if isinstance(found, Quadruple) else [found.line]
        assert not isinstance(found, Quadruple) or all(any(letter.isalnum() for letter in part) for part in found[:4])
    assert len(told) == len(set(told))
    assert set(told) <= visible
    plain = {
        number
        for number in visible
        if any(letter.isalnum() for letter in text.removeprefix("\ufeff").splitlines()[number - 1])
    }
    assert plain <= set(told)
