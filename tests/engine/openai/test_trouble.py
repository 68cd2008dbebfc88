"""Endpoints that fail, hang, die and come back: no question is lost, none answered twice, none waits for ever."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections import Counter
from dataclasses import replace

import pytest

from InstructionGen.errors import EngineError
from tests.engine.openai.asking import SOON, ask_all, ask_one, opened, question
from tests.engine.servers import Asked, Server, always, answer, chaos, cut, drop, garbage, hang, nobody, said, slowly

pytestmark = pytest.mark.slow  # deadlines and patience take their time


def questions(count: int):
    return [question(f"thing {n}") for n in range(count)]


def first_times(times: int, bad, good=answer):
    """A bad manner for the first questions, a good one from then on."""

    async def manner(asked: Asked):
        return await (bad if asked.number < times else good)(asked)

    return manner


@pytest.mark.parametrize("bad", [always(500), always(408), always(429), always(503), cut, garbage, drop])
def test_what_time_may_heal_is_tried_again(bad):
    with Server(first_times(2, bad)) as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).text == "about owl"
        assert engine.troubles.total() == 2


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (always(500), "endpoint failed: 500"),
        (cut, "endpoint failed: answer cut off"),
        (garbage, "endpoint failed: not an answer"),
    ],
)
def test_after_eight_attempts_it_is_that_requests_error(bad, error):
    async def manner(asked: Asked):
        return await (bad if asked.last == "poison" else answer)(asked)

    with Server(manner) as server, opened(server) as engine:
        answers = ask_all(engine, [*questions(20), question("poison")])
        poisoned = answers.pop("poison#0")
        assert (poisoned.error, poisoned.text) == (error, "no" if "500" in error else "")
        assert {a.finish_reason for a in answers.values()} == {"stop"}
        assert engine.troubles.total() == 8


def test_a_question_that_always_hangs_is_given_up_with_ever_longer_deadlines():
    async def manner(asked: Asked):
        return await (hang if asked.last == "poison" else answer)(asked)

    patience = replace(SOON, least=0.05, attempt=0.4, attempts=4)
    with Server(manner) as server, opened(server, patience=patience) as engine:
        ask_all(engine, questions(30))
        began = time.monotonic()
        answers = ask_all(engine, [*questions(5), question("poison")])
        assert answers["poison#0"].error == "endpoint timed out"
        assert 0.05 + 0.1 + 0.2 + 0.4 < time.monotonic() - began < 5
        assert engine.troubles == {"timed out": 4}


def test_one_that_hung_once_is_asked_again_long_before_the_longest_time():
    async def manner(asked: Asked):
        return await (hang if asked.number == 5 else answer)(asked)

    with Server(manner) as server, opened(server, patience=replace(SOON, attempt=600)) as engine:
        began = time.monotonic()
        assert len(ask_all(engine, questions(60))) == 60
        assert time.monotonic() - began < 3


def test_nobody_is_late_while_the_run_is_busy_elsewhere():
    patience = replace(SOON, attempt=0.3)
    with Server(slowly(0.1)) as server, opened(server, patience=patience) as engine:
        for one in questions(20):
            engine.submit(one)
        got = list(engine.poll())
        time.sleep(0.6)
        while len(got) < 20:
            got.extend(engine.poll())
        assert not engine.troubles


@pytest.mark.parametrize("header", ["1", "date"])
def test_an_endpoint_that_asks_for_time_gets_it(header):
    async def busy(asked: Asked):
        after = header if header == "1" else time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 2))
        return said(429, {}, **{"Retry-After": after})

    with Server(first_times(1, busy)) as server, opened(server) as engine:
        ask_one(engine, question("owl"))
    assert server.times[1] - server.times[0] >= 0.95


def test_too_many_requests_use_up_no_attempts():
    with Server(first_times(20, always(429))) as server, opened(server) as engine:
        assert ask_one(engine, question("owl")).text == "about owl"
        assert engine.troubles == {"429": 20}


def test_an_endpoint_that_never_lets_us_in_is_that_requests_error_in_the_end():
    with Server(always(429)) as server, opened(server, patience=replace(SOON, whole=0.3)) as engine:
        assert ask_one(engine, question("owl")).error == "endpoint failed: 429"


def test_load_is_halved_at_trouble_but_never_to_nothing():
    async def manner(asked: Asked):
        if asked.state["busy"] >= 4:
            return said(503, {})
        asked.state["busy"] += 1
        try:
            await asyncio.sleep(0.01)
            return await answer(asked)
        finally:
            asked.state["busy"] -= 1

    with Server(manner) as server, opened(server, patience=replace(SOON, failures=1000, attempts=100)) as engine:
        assert all(a.finish_reason == "stop" for a in ask_all(engine, questions(400)).values())
        assert engine.troubles["503"] < 400


def test_load_grows_to_the_window_and_no_further():
    with Server(slowly(0.03)) as server, opened(server, window=100) as engine:
        ask_all(engine, questions(600))
    assert server.most_at_once == 100


def test_a_quota_is_not_hammered():
    async def manner(asked: Asked):
        now = time.monotonic()
        fresh = asked.state["opens"] <= now
        if fresh:
            asked.state["opens"] = now + 0.2
            return await answer(asked)
        return said(429, {}, **{"Retry-After": "0.2"})

    with Server(manner) as server, opened(server) as engine:
        assert all(a.finish_reason == "stop" for a in ask_all(engine, questions(10)).values())
    assert len(server.bodies) < 60


@pytest.mark.slow
def test_chaos_loses_nothing_and_ends_soon():
    patience = replace(SOON, least=0.3, attempt=1.0)
    with Server(chaos(1)) as one, Server(chaos(2)) as two, opened(one, two, patience=patience) as engine:
        began = time.monotonic()
        answers = ask_all(engine, questions(2000))
        assert time.monotonic() - began < 30
        assert engine.troubles.keys() >= {"429", "500", "timed out", "answer cut off", "not an answer"}
    reasons = Counter(a.error for a in answers.values())
    assert reasons[""] >= 1990
    assert all(a.text == f"about {a.id.removesuffix('#0')}" for a in answers.values() if not a.error)


def test_an_endpoint_that_is_down_at_the_start_is_left_alone_and_said_so():
    away = nobody()
    with Server() as server, opened(away, server) as engine:
        assert all(a.finish_reason == "stop" for a in ask_all(engine, questions(100)).values())
        assert engine.notes == [f"{away} was down at the start"]


def test_one_that_was_down_at_the_start_is_greeted_when_it_is_there():
    late = Server(slowly(0.01))
    late.start()
    late.stop()
    with Server(slowly(0.01)) as server, opened(late.root, server, window=8) as engine:
        late.start()
        ask_all(engine, questions(300))
        late.stop()
        assert len(late.bodies) > 50
        assert f"{late.root} came back" in engine.notes


def test_one_that_comes_up_with_another_model_is_left_out():
    late = Server(models=("other",))
    late.start()
    late.stop()
    with Server(slowly(0.01)) as server, opened(late, server, window=8) as engine:
        late.start()
        ask_all(engine, questions(200))
        late.stop()
        assert late.bodies == []
        assert f"{late.address} is left out: it serves other, not tiny" in engine.notes


def test_the_work_of_one_that_dies_goes_to_the_others():
    with Server(slowly(0.005)) as dying, Server(slowly(0.005)) as living, opened(dying, living) as engine:
        ask_all(engine, questions(100))
        assert dying.bodies
        dying.stop()
        answers = ask_all(engine, questions(1000))
        assert {a.finish_reason for a in answers.values()} == {"stop"}
        assert f"{dying.address} set aside after 5 failed connections" in engine.notes


def test_one_that_comes_back_is_asked_again():
    with Server(slowly(0.005)) as one, Server(slowly(0.005)) as two, opened(one, two) as engine:
        one.stop()
        ask_all(engine, questions(500))
        one.start()
        before = len(one.bodies)
        for _ in range(50):
            ask_all(engine, questions(200))
            if len(one.bodies) > before + 100:
                break
        else:
            pytest.fail("it was never asked again")
        assert f"{one.address} came back" in engine.notes


def test_a_lone_endpoint_may_be_gone_for_a_while():
    with Server() as server, opened(server) as engine:
        ask_all(engine, questions(10))
        server.stop()
        for one in questions(50):
            engine.submit(one)
        engine._loop.call_later(0.6, server.start)
        got = []
        while len(got) < 50:
            got.extend(engine.poll())
        assert {a.finish_reason for a in got} == {"stop"}


def test_when_all_are_gone_for_too_long_the_run_ends_in_one_line():
    with Server() as one, Server() as two, opened(one, two) as engine:
        ask_all(engine, questions(10))
        one.stop()
        two.stop()
        with pytest.raises(EngineError, match=r"no endpoint answers.*what is written is kept, run the same command"):
            ask_all(engine, questions(100))


def test_a_proxy_whose_server_is_away_counts_as_gone():
    with Server(first_times(30, always(502))) as server, opened(server) as engine:
        answers = ask_all(engine, questions(100))
        assert {a.finish_reason for a in answers.values()} == {"stop"}
        assert engine.notes[:2] == [
            f"{server.address} set aside after 5 failed connections",
            f"{server.address} came back",
        ]


def test_a_fault_of_the_program_is_not_hidden():
    class Broken:
        name, choices, schema = "broken", (), {}

        @property
        def sampling(self):
            raise ZeroDivisionError

    with Server() as server, opened(server) as engine:
        engine.submit(question("owl", Broken()))
        with pytest.raises(ZeroDivisionError):
            engine.poll()


@pytest.mark.parametrize(("manner", "broken"), [(answer, "_answer"), (always(500), "_suffer")])
def test_nor_is_one_that_comes_after_the_reply(monkeypatch, manner, broken):
    with Server(manner) as server, opened(server) as engine:
        monkeypatch.setattr(engine, broken, lambda *_: 1 / 0)
        engine.submit(question("owl"))
        with pytest.raises(ZeroDivisionError):
            engine.poll()


def test_closing_twice_and_with_questions_open_is_quiet():
    with Server(first_times(30, hang)) as server, opened(server) as engine:
        for one in questions(50):
            engine.submit(one)
        assert engine.poll()
        engine.close()


def test_closing_is_quiet_even_when_all_are_late():
    patience = replace(SOON, attempt=0.1, least=0.1)
    with Server(first_times(30, hang)) as server, opened(server, patience=patience) as engine:
        for one in questions(50):
            engine.submit(one)
        assert engine.poll()
        for attempt in engine._flying:
            attempt.late = True
            attempt.task.cancel()


def test_an_interrupt_ends_the_waiting_at_once():
    with Server(hang) as server, opened(server, patience=replace(SOON, attempt=60)) as engine:
        engine.submit(question("owl"))
        threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            engine.poll()


def test_the_work_is_spread_by_what_each_endpoint_can_take():
    with Server(slowly(0.002)) as fast, Server(slowly(0.02)) as slow, opened(fast, slow, window=16) as engine:
        ask_all(engine, questions(400))
    assert len(fast.bodies) > 2 * len(slow.bodies) > 0
