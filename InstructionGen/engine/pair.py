"""Two engines as one: questions go to the writer, those of the judge's cards to the judge.

Each works in a thread of its own, so neither waits for the other: an endpoint's answers arrive while a model computes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from InstructionGen.engine import Engine
from InstructionGen.records import Completion, Request

GRACE = 3.0
"""Seconds that an engine has to come to the end of what it is at."""


class Pair:
    """An engine that writes and an engine that judges. Owns both: ``close`` closes them."""

    def __init__(self, writer: Engine, judge: Engine) -> None:
        self.model, self.licence = writer.model, writer.licence
        self.window = writer.window + judge.window
        self.settings: Mapping[str, Any] = {**writer.settings, "judge": {"model": judge.model, **judge.settings}}
        self._answers: SimpleQueue[Sequence[Completion] | BaseException] = SimpleQueue()
        self._writer = _Side(writer, self._answers)
        self._judge = _Side(judge, self._answers)
        self._open = 0
        self._died: BaseException | None = None

    @property
    def notes(self) -> Sequence[str]:
        """The notes of both."""
        return (*self._writer.engine.notes, *self._judge.engine.notes)

    def submit(self, request: Request) -> None:
        """Take a question."""
        self._open += 1
        (self._judge if request.card.name.startswith("judge.") else self._writer).inbox.put(request)

    def poll(self) -> Iterable[Completion]:
        """The answers that either has finished, waiting for the first."""
        if not self._open:
            return []
        done: list[Completion] = []
        while not self._died and len(done) < self._open:
            try:
                said = self._answers.get(block=not done)
            except Empty:
                break
            if isinstance(said, BaseException):
                self._died = said
            else:
                done += said
        self._open -= len(done)
        if self._died and not done:
            raise self._died
        return done

    def close(self) -> None:
        """Close both. One that is busy, when the user stops a run, is left to end with the process."""
        for side in (self._writer, self._judge):
            side.inbox.put(None)
        for side in (self._writer, self._judge):
            side.thread.join(GRACE)
            if not side.thread.is_alive():
                side.engine.close()


class _Side:
    """One engine, its thread and its questions."""

    def __init__(self, engine: Engine, answers: SimpleQueue[Sequence[Completion] | BaseException]) -> None:
        self.engine = engine
        self.inbox: SimpleQueue[Request | None] = SimpleQueue()
        self._answers = answers
        self.thread = Thread(target=self._work, daemon=True)
        self.thread.start()

    def _work(self) -> None:
        held = 0
        while True:
            new = [self.inbox.get()] if not held else []  # nothing to do: wait for the next question
            while not self.inbox.empty():
                new.append(self.inbox.get())
            try:
                for request in new:
                    if request is None:
                        return
                    self.engine.submit(request)
                    held += 1
                answers = list(self.engine.poll())
            except BaseException as error:
                self._answers.put(error)
                return
            held -= len(answers)
            self._answers.put(answers)
