"""How much an endpoint is given at once, for how long it is left alone, and when an attempt is late."""

from __future__ import annotations

import time
from dataclasses import replace
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from InstructionGen.engine.openai.endpoint import FIRST_LIMIT, PATIENCE, Endpoint, asked_wait


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def busy(clock: Clock, ceiling: int = 256) -> Endpoint:
    """One whose room is always taken."""
    endpoint = Endpoint("http://here/v1", ceiling, PATIENCE, clock)
    endpoint.in_flight = 10**6
    return endpoint


def trouble(endpoint: Endpoint, clock: Clock, times: int) -> None:
    clock.now += 1
    for _ in range(times):
        endpoint.strained(clock.now)


def test_it_begins_small_and_doubles_every_round_trip_up_to_the_ceiling(clock):
    endpoint = busy(clock)
    assert endpoint.limit == FIRST_LIMIT
    for _ in range(int(FIRST_LIMIT)):
        endpoint.answered(1)
    assert endpoint.limit == 2 * FIRST_LIMIT
    for _ in range(1000):
        endpoint.answered(1)
    assert endpoint.limit == 256
    assert busy(clock, ceiling=3).limit == 3


def test_after_trouble_it_is_halved_and_grows_by_one_a_round_trip(clock):
    endpoint = busy(clock)
    trouble(endpoint, clock, 7)
    assert endpoint.limit == FIRST_LIMIT / 2
    for _ in range(16):
        endpoint.answered(1)
    assert endpoint.limit == pytest.approx(17, abs=0.1)


def test_all_the_trouble_of_one_round_trip_halves_it_once(clock):
    endpoint = busy(clock)
    began = clock.now
    trouble(endpoint, clock, 7)
    for _ in range(100):
        endpoint.strained(began)
    assert endpoint.limit == FIRST_LIMIT / 2


def test_one_connection_that_breaks_by_chance_halves_nothing(clock):
    endpoint = busy(clock)
    for _ in range(1000):
        trouble(endpoint, clock, 1)
        for _ in range(9):
            endpoint.answered(1)
    assert endpoint.limit == 256


def test_one_that_hangs_while_others_are_answered_is_not_load(clock):
    endpoint = busy(clock)
    began = clock.now
    clock.now += 1
    endpoint.answered(1)
    before = endpoint.limit
    for _ in range(100):
        endpoint.hung(began)
    assert endpoint.limit == before
    clock.now += 1
    for _ in range(100):
        endpoint.hung(clock.now)
    assert endpoint.limit == before / 2


def test_what_was_never_asked_of_it_does_not_raise_the_limit(clock):
    endpoint = busy(clock)
    endpoint.in_flight = 3
    for _ in range(100):
        endpoint.answered(1)
    assert endpoint.limit == FIRST_LIMIT


@given(st.lists(st.sampled_from(["answered", "strained", "hung", "unreachable", "wait"]), max_size=200))
def test_whatever_happens_there_is_room_for_one_sooner_or_later(events):
    clock = Clock()
    endpoint = busy(clock, ceiling=40)
    for event in events:
        if event == "answered":
            endpoint.answered(1.0)
        elif event == "unreachable":
            endpoint.unreachable()
        elif event == "wait":
            clock.now += 1
        else:
            getattr(endpoint, event)(clock.now)
        assert 1 <= endpoint.limit <= 40
    endpoint.in_flight = 0
    clock.now += PATIENCE.longest_pause
    assert endpoint.has_room


def test_one_that_is_gone_is_tried_again_after_one_two_four_seconds_and_at_most_a_minute(clock):
    endpoint = Endpoint("http://here/v1", 256, PATIENCE, clock)
    assert [endpoint.unreachable() for _ in range(5)] == [False] * 4 + [True]
    pauses = []
    for _ in range(9):
        left_alone = clock.now
        while not endpoint.has_room:
            clock.now += 0.5
        pauses.append(clock.now - left_alone)
        assert not endpoint.unreachable()
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    clock.now += 60
    endpoint.in_flight = 1
    assert not endpoint.has_room  # one try at a time
    assert endpoint.answered(1.0)
    assert endpoint.has_room


def test_deadlines_follow_the_slowest_answer_and_double_with_every_timeout(clock):
    endpoint = Endpoint("http://here/v1", 256, PATIENCE, clock)
    assert endpoint.deadline(600, 0) == 600
    for _ in range(20):
        endpoint.answered(0.1)
    assert [endpoint.deadline(600, timeouts) for timeouts in range(3)] == [20, 40, 80]
    endpoint.answered(10)
    assert [endpoint.deadline(600, timeouts) for timeouts in range(4)] == [80, 160, 320, 600]
    assert endpoint.deadline(5, 0) == 5
    for _ in range(100):
        endpoint.answered(3)
    assert endpoint.deadline(600, 0) == 24


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0), ("", 0), ("3", 3), ("0.5", 0.5), ("-3", 0), ("1e9", 120), ("inf", 120), ("nan", 0), ("soon", 0),
        (formatdate(1010, usegmt=True), 10), (formatdate(10, usegmt=True), 0), (formatdate(9**9, usegmt=True), 120),
        ("Wed, 99 Foo 2026 07:28:00 GMT", 0),
    ],
)  # fmt: skip
def test_retry_after_is_read_as_seconds_or_as_a_date(header, seconds):
    assert asked_wait(header, 1000.0, PATIENCE.longest_asked) == pytest.approx(seconds)


@given(st.text())
def test_any_retry_after_is_a_sensible_time(header):
    assert 0 <= asked_wait(header, time.time(), 120) <= 120


def test_patience_can_be_shortened_for_a_test_or_a_hurry():
    assert replace(PATIENCE, whole=1).attempts == 8
