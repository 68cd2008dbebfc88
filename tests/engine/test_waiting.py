"""The queue before an engine: whole groups, the oldest first, nobody forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.engine.waiting import Waiting
from tests.engine.questions import ask


def test_questions_of_one_group_go_out_together():
    waiting = Waiting()
    for number in range(6):
        waiting.add(ask(number, group=number % 2))
    assert [request.id for request in waiting.take(4)] == ["0/0", "0/2", "0/4", "1/1"]
    assert [request.id for request in waiting.take(4)] == ["1/3", "1/5"]


def test_a_group_that_is_half_gone_goes_on_before_younger_ones():
    waiting = Waiting()
    for number in range(3):
        waiting.add(ask(number, group=0))
    waiting.take(2)
    waiting.add(ask(9, group=1))
    waiting.add(ask(10, group=0))
    assert [request.id for request in waiting.take(9)] == ["0/2", "0/10", "1/9"]


@given(groups=st.lists(st.integers(0, 5), max_size=60), rooms=st.lists(st.integers(0, 9), min_size=1))
def test_every_question_comes_out_once(groups, rooms):
    waiting, out = Waiting(), []
    for number, group in enumerate(groups):
        waiting.add(ask(number, group))
    for room in [*rooms, len(groups)]:
        taken = waiting.take(room)
        assert len(taken) <= room
        out += taken
    assert len(waiting) == 0
    assert sorted(request.id for request in out) == sorted(f"{g}/{n}" for n, g in enumerate(groups))
