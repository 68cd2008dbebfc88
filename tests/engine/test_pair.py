"""Two engines as one: each question to the right one, nobody waiting for the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable

import pytest

from InstructionGen.engine.pair import Pair
from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, Request
from tests.doubles import Contrary
from tests.engine.questions import Question, answers, ask

VERDICT = Question(name="judge.test", choices=("yes", "no"))


def questions(count: int) -> list[Request]:
    return [ask(n, card=VERDICT if n % 3 == 0 else None) for n in range(count)]


def test_questions_go_to_the_engine_they_are_for():
    class Judge(Contrary):
        def poll(self) -> Iterable[Completion]:
            assert all(request.card.name.startswith("judge.") for request in self.held)
            return [Completion(completion.id, "yes") for completion in super().poll()]

    writer, judge = Contrary(model="writer"), Judge(model="judge", settings={"a": 1})
    pair = Pair(writer, judge)
    found = answers(pair, questions(90))
    assert sum(completion.text == "yes" for completion in found.values()) == 30
    assert pair.model == "writer"
    assert pair.settings == {"judge": {"model": "judge", "a": 1}}
    pair.close()
    assert writer.closed
    assert judge.closed


def test_a_slow_judge_does_not_hold_up_the_writer():
    gate = threading.Event()

    class Slow(Contrary):
        def poll(self) -> Iterable[Completion]:
            gate.wait(5)
            return super().poll()

    pair = Pair(Contrary(), Slow())
    for request in questions(9):
        pair.submit(request)
    seen: list[str] = []
    began = time.monotonic()
    while len(seen) < 6:
        seen += [completion.id for completion in pair.poll()]
    assert time.monotonic() - began < 2
    gate.set()
    while len(seen) < 9:
        seen += [completion.id for completion in pair.poll()]
    assert pair.poll() == []
    pair.close()


def test_a_fault_in_taking_a_question_is_told_and_not_waited_for():
    class Clumsy(Contrary):
        def submit(self, request: Request) -> None:
            raise ZeroDivisionError

    pair = Pair(Contrary(), Clumsy())
    pair.submit(ask(1, card=VERDICT))
    with pytest.raises(ZeroDivisionError):
        pair.poll()
    pair.close()


def test_a_judge_that_never_answers_does_not_keep_a_run_from_being_stopped(monkeypatch):
    monkeypatch.setattr("InstructionGen.engine.pair.GRACE", 0.1)
    gate = threading.Event()

    class Hanging(Contrary):
        def poll(self) -> Iterable[Completion]:
            gate.wait(20)
            return super().poll()

    pair = Pair(Contrary(), Hanging())
    pair.submit(ask(1, card=VERDICT))
    began = time.monotonic()
    pair.close()
    assert time.monotonic() - began < 2
    gate.set()


def test_the_death_of_either_is_the_death_of_both():
    class Dying(Contrary):
        def poll(self) -> Iterable[Completion]:
            raise EngineError("gone")

    pair = Pair(Contrary(), Dying())
    pair.submit(ask(1, card=VERDICT))
    with pytest.raises(EngineError, match="gone"):
        pair.poll()
    pair.close()
