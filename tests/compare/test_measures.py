"""What is counted of dialogues."""

from __future__ import annotations

import pytest

from InstructionGen.compare.measures import Measures, answer_type, measure, question_type, table
from InstructionGen.records import Reject
from InstructionGen.sources.dialogues import Dialogue


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What colour is the bus?", "what"),
        ("How many dogs are there?", "how many"),
        ("What is the number of chairs?", "how many"),
        ("In this picture, where is the cat?", "where"),
        ("Can you tell me who is sitting there?", "who"),
        ("Is it raining?", "yes or no"),
        ("Isn't the door open?", "yes or no"),
        ("Why might the man be smiling?", "why"),
        ("How does the child feel?", "how"),
        ("In which hand is the racket?", "which"),
        ("Describe the picture in detail.", "a request"),
        ("The man is", "other"),
        ("", "other"),
    ],
)
def test_a_question_is_told_by_how_it_begins(question, kind):
    assert question_type(question) == kind


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Yes, it is.", "yes or no"),
        ("No.", "yes or no"),
        ("There are three.", "a number"),
        ("12", "a number"),
        ("A red bus.", "a word or two"),
        ("A red bus waits at a stop in the rain.", "a sentence or two"),
        ("word " * 60, "a paragraph"),
    ],
)
def test_an_answer_is_told_by_its_length_and_first_word(answer, kind):
    assert answer_type(answer) == kind


def test_everything_is_counted_once():
    rows = [
        Dialogue("1", "a/1.jpg", (("What is it?", "A red bus."), ("Is it red?", "Yes."))),
        Dialogue("2", "b/1.jpg", (("What is it?", "A red bus."),)),
        Reject("3", "", "source", "no turns"),
    ]
    found = measure(rows)
    assert (found.dialogues, len(found.images), found.rejects.total(), found.questions) == (2, 1, 1, 3)
    assert found.answer_words == pytest.approx((3 + 1 + 3) / 3)
    assert found.asked.duplicates == pytest.approx(1 / 3)
    assert sum(found.question_types.values()) == sum(found.answer_types.values()) == 3


def test_an_empty_set_has_a_table_all_the_same():
    rows = table(Measures(), Measures())
    assert ("dialogues", "0", "0") in rows
