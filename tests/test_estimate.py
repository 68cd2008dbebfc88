"""What a run would cost, against what it then does cost."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from InstructionGen.errors import InputError
from InstructionGen.estimate import estimate
from InstructionGen.records import Completion, Reject
from tests.doubles import Contrary, Questions, items


@dataclass
class Wordy(Contrary):
    """Answers with as many tokens as the item's number says."""

    asked: list[str] = field(default_factory=list)

    def poll(self) -> Iterable[Completion]:
        for answer in super().poll():
            self.asked.append(answer.id)
            number = int(answer.id.partition("/")[2].partition("#")[0])
            yield Completion(answer.id, answer.text, prompt_tokens=600, completion_tokens=number % 40)


def last(task=None, rows=None, **more):
    return list(
        estimate(task or Questions(), rows or items(1000), Wordy(), **{"seed": 0, "limit": None, "most": 200} | more)
    )[-1]


def test_the_whole_is_the_sample_times_its_share():
    known = last(most=1000)
    read, written = known.tokens
    assert (known.items, known.unread, known.endless) == (1000, 0, False)
    assert read == pytest.approx(600_000)
    assert written == pytest.approx(sum(n % 40 for n in range(1000)), rel=0.15)
    assert known.kept / known.sampled == pytest.approx(0.9, abs=0.05)


def test_it_stops_once_the_tokens_are_known():
    engine = Wordy()
    rounds = list(estimate(Questions(), items(5000), engine, seed=0, limit=None, most=5000))
    assert [known.sampled for known in rounds[-1:]] == [128]
    assert len(engine.asked) == 128
    assert rounds[-1].spread < 0.02


def test_a_source_that_is_asked_about_as_a_whole_leaves_nothing_to_guess():
    known = last(rows=items(50))
    assert (known.sampled, known.spread) == (50, 0.0)
    assert known.tokens == (30_000, sum(n % 40 for n in range(50)))


def test_questions_that_follow_are_counted_as_often_as_they_are_asked():
    assert last(Questions(questions=3)).asked.questions == 3 * last(Questions(questions=3)).sampled


def test_rows_that_cannot_be_read_ask_nothing():
    rows = [*items(10), Reject("bad/1", "", "source", "no caption")]
    known = last(rows=rows)
    assert (known.items, known.unread) == (10, 1)


def test_the_limit_is_the_runs():
    assert last(limit=30).items == 30


def test_one_item_of_many_is_told_to_say_little():
    assert math.isinf(last(most=1).spread)


def test_hours_are_measured_or_given_and_money_is_by_the_million():
    known = last()
    assert known.hours() > 0
    assert known.hours(rate=100) == pytest.approx(known.tokens[1] / 100 / 3600)
    read, written = known.tokens
    assert known.money(2, 10) == pytest.approx((2 * read + 10 * written) / 1e6)


def test_an_empty_source_is_told():
    with pytest.raises(InputError, match="nothing to ask about"):
        list(estimate(Questions(), [Reject("a", "", "source", "no caption")], Wordy(), seed=0, limit=None, most=5))
