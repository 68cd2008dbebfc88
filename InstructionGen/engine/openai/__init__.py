"""The endpoint engine: one or many OpenAI-compatible servers, asked as fast as they answer.

Everything happens in the caller's thread. The event loop turns only inside ``poll``, and stops as soon as an answer is
there; what comes in meanwhile waits in the sockets. A thread of its own would fight the run for the interpreter.
"""

from __future__ import annotations

import asyncio
import math
import random
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from InstructionGen.checkpoints import licence_of
from InstructionGen.engine.chat import fewer_examples
from InstructionGen.engine.openai import wire
from InstructionGen.engine.openai.address import bases, find_key
from InstructionGen.engine.openai.asking import Asker, Trouble
from InstructionGen.engine.openai.dialect import Dialect
from InstructionGen.engine.openai.endpoint import PATIENCE, Endpoint, Patience
from InstructionGen.engine.openai.greeting import Down, greet, greet_all, listed, one_model
from InstructionGen.engine.openai.sockets import room_for
from InstructionGen.engine.options import Options
from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, Request

__all__ = ["PATIENCE", "EndpointEngine", "Patience"]

AT_ONCE = 256
"""Questions per endpoint that the engine holds, unless told otherwise."""

KEEP_ALIVE = 4.0
"""Seconds that an idle connection is kept: less than the five after which servers on uvicorn hang up."""

GO_ON = "what is written is kept, run the same command to go on"


@dataclass(slots=True, eq=False)
class _Question:
    """One request on its way, and what befell it so far."""

    request: Request
    attempts: int = 0
    """Failed ones that count."""
    troubles: int = 0
    timeouts: int = 0
    silences: int = 0
    """Replies without a word in them."""
    last: Endpoint | None = None


@dataclass(slots=True, eq=False)
class _Attempt:
    """A question in flight."""

    question: _Question
    endpoint: Endpoint
    began: float
    late: bool = False
    task: asyncio.Task[None] | None = None


class EndpointEngine:
    """Spreads questions over endpoints, follows what each of them can take, and goes on without those that die."""

    understands: frozenset[str] = frozenset({"model", "endpoints", "api_key_env", "timeout", "window", "extra"})

    def __init__(self, options: Options, patience: Patience = PATIENCE) -> None:
        """Greet every endpoint.

        Raises:
            EngineError: a wrong address or key, no endpoint that answers, or no model that all of them serve.
        """
        addresses = bases(options.endpoints)
        self._key = find_key(options.api_key_env)
        wanted = options.window or AT_ONCE * len(addresses)
        self.window = room_for(wanted)
        self.settings: Mapping[str, Any] = wire.own_fields(options.extra)
        self._noted = [] if self.window == wanted else [f"only {self.window} questions at once: see ulimit -n"]
        """What the user should hear of at the end: endpoints that went away, interfaces that are not whole."""
        self.troubles: Counter[str] = Counter()
        """Reason -> attempts that failed for it, healed or not."""
        self._patience = patience
        self._longest = options.timeout or patience.attempt
        # Of its own kind, whatever the program has installed: not every loop finishes its round when it is stopped.
        self._loop = asyncio.SelectorEventLoop()
        self._loop.set_exception_handler(self._stumbled)
        self._listening = False
        self._deaf = 0.0
        self._turned_away = self._loop.time()
        self._answers: list[Completion] = []
        self._open = 0
        self._waiting: deque[_Question] = deque()
        self._flying: set[_Attempt] = set()
        self._died: BaseException | None = None
        self._session: aiohttp.ClientSession | None = None
        self._shortened: Counter[str] = Counter()
        self._endpoints = [Endpoint(base, options.window or AT_ONCE, patience, self._now) for base in addresses]
        try:
            self._session = self._loop.run_until_complete(self._connect())
            greeting = greet_all(self._session, self._endpoints, self._key, patience.greeting)
            served = self._loop.run_until_complete(greeting)
            self.model = one_model(served, options.model)
            self.licence = options.model_licence or licence_of(self.model)
        except BaseException:
            self.close()
            raise
        self._asker = Asker(self._session, self._key, self.model, self.settings, patience, self._shortened)
        self._noted += [f"{one.base} was down at the start" for one in self._endpoints if one.start is None]
        self._answered_at = self._now()
        self._loop.call_later(patience.tick, self._tick)

    @property
    def notes(self) -> list[str]:
        """Endpoints that went away or came back, interfaces that are not whole, and attempts that failed, by reason."""
        counts = ", ".join(f"{reason} {count:,} times" for reason, count in self.troubles.most_common())
        fewer = [fewer_examples(count, base) for base, count in self._shortened.items() if count]
        return self._noted + fewer + ([f"failed attempts, most of them healed: {counts}"] if counts else [])

    def submit(self, request: Request) -> None:
        """Take a question; it is put to an endpoint when the engine is next polled."""
        self._open += 1
        self._waiting.append(_Question(request))

    def poll(self) -> Iterable[Completion]:
        """The answers that are there, waiting for the first one."""
        if not self._open:
            return ()
        if self._died is None and not self._answers:
            self._deaf += self._loop.time() - self._turned_away
            self._listening = True
            try:
                self._fill()
                self._loop.run_forever()  # until _answer or _die stops it
            finally:
                self._listening = False
                self._turned_away = self._loop.time()
        if self._died is not None and not self._answers:
            raise self._died
        answers, self._answers = self._answers, []
        self._open -= len(answers)
        return answers

    def close(self) -> None:
        """Drop what is in flight and hang up. May be called again."""
        if not self._loop.is_closed():
            self._loop.run_until_complete(self._hang_up())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()

    def _now(self) -> float:
        """Seconds that the engine has listened: an endpoint is not late with an answer that nobody came to fetch."""
        return self._loop.time() - self._deaf

    async def _connect(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_ALIVE),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"Content-Type": "application/json", "Accept-Encoding": "identity", **self._key.headers()},
            # Deadlines are kept by the tick: a timer for every attempt would cost as much as reading its answer.
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._patience.connect),
        )

    def _fill(self) -> None:
        """Send out what waits, as far as there is room."""
        while self._listening and self._waiting and len(self._flying) < self.window:
            free = [endpoint for endpoint in self._endpoints if endpoint.has_room]
            if not free:
                return
            question = self._waiting.popleft()
            endpoint = min(free, key=lambda one: (one is question.last, one.load)) if len(free) > 1 else free[0]
            endpoint.in_flight += 1
            attempt = _Attempt(question, endpoint, self._now())
            self._flying.add(attempt)
            attempt.task = self._loop.create_task(self._attempt(attempt))

    async def _attempt(self, attempt: _Attempt) -> None:
        try:
            await self._try(attempt)
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # of the engine, or a fault of the program: either way the run must hear of it
            self._die(error)

    async def _try(self, attempt: _Attempt) -> None:
        question, endpoint = attempt.question, attempt.endpoint
        completion: Completion | None = None
        trouble: Trouble | None = None
        try:
            if endpoint.start is None:
                await self._greet_late(endpoint)
            completion, dialect = await self._asker.ask(question.request, endpoint)
            if completion.finish_reason != "error":
                self._learn(endpoint, question.request.card.name, dialect)
        except Trouble as error:
            trouble = error
        except asyncio.CancelledError:
            if not attempt.late:
                raise
            trouble = Trouble("timed out")
        finally:
            self._flying.discard(attempt)
            endpoint.in_flight -= 1
        if trouble is not None:
            self._suffer(attempt, trouble)
        elif completion is not None:
            self._answered_at = self._now()
            if endpoint.answered(self._now() - attempt.began):
                self._note(f"{endpoint.base} came back")
            self._answer(completion)

    def _learn(self, endpoint: Endpoint, card: str, dialect: Dialect) -> None:
        known = endpoint.dialects.setdefault(card, Dialect())
        if dialect != known:
            endpoint.dialects[card] = learnt = known.merged(dialect)
            self._note(f"{endpoint.base} does not take {learnt.told_apart(known)} for {card}: asked without")

    async def _greet_late(self, endpoint: Endpoint) -> None:
        """Greet one that was down when the engine opened. Raises ``Trouble`` when it still is, or is no use."""
        try:
            names = await greet(self._asker.session, endpoint, self._key)
        except Down as why:
            raise Trouble("cannot connect", unreachable=True, free=True) from why
        if names and self.model not in names:
            endpoint.start = None
            self._note(f"{endpoint.base} is left out: it serves {listed(names)}, not {self.model}")
            raise Trouble("serves another model", unreachable=True, free=True)

    def _suffer(self, attempt: _Attempt, trouble: Trouble) -> None:
        """Let an endpoint and a question bear the trouble they had with each other: again later, or the end of it."""
        question, endpoint, patience = attempt.question, attempt.endpoint, self._patience
        if endpoint.start is not None:  # else it was greeted once more, still in vain, and was asked nothing
            self.troubles[trouble.reason] += 1
        question.last = endpoint
        question.troubles += 1
        question.silences += trouble.reason == "empty answer"
        if attempt.late:
            question.timeouts += 1
            endpoint.hung(attempt.began)
        if trouble.strain:
            endpoint.strained(attempt.began, trouble.wait)
        if trouble.unreachable and endpoint.unreachable():
            self._note(f"{endpoint.base} set aside after {patience.failures} failed connections")
        healing = trouble.reason == "429" and self._now() - self._answered_at < patience.whole
        question.attempts += not (trouble.free or healing)
        if question.silences > 1:
            self._answer(wire.failed(question.request, "empty answer"))
        elif question.attempts >= patience.attempts:
            error = "endpoint timed out" if attempt.late else f"endpoint failed: {trouble.reason}"
            self._answer(wire.failed(question.request, error, trouble.said))
        else:
            longest = min(patience.longest_backoff, patience.backoff * 2.0 ** min(question.troubles - 1, 20))
            self._loop.call_later(trouble.wait + random.uniform(0, longest), self._again, question)
        self._fill()

    def _again(self, question: _Question) -> None:
        self._waiting.appendleft(question)  # it is older than the others, and may be what the run waits for
        self._fill()

    def _tick(self) -> None:
        """Look at the clock: who is late, who may be tried again, and whether there is anyone left to wait for."""
        self._loop.call_later(self._patience.tick, self._tick)
        now = self._now()
        for attempt in self._flying:
            taken = now - attempt.began
            if taken > min(self._patience.least, self._longest) and not attempt.late:
                attempt.late = taken > attempt.endpoint.deadline(self._longest, attempt.question.timeouts)
                if attempt.late and attempt.task is not None:
                    attempt.task.cancel()
        since = [endpoint.aside_since for endpoint in self._endpoints]
        last = max((math.inf if one is None else one) for one in since)
        if now - last > self._patience.whole:
            where = ", ".join(endpoint.base for endpoint in self._endpoints)
            self._die(EngineError(f"no endpoint answers any more ({where}), for {now - last:.0f} s now; {GO_ON}"))
        self._fill()

    def _answer(self, completion: Completion) -> None:
        self._answers.append(completion)
        self._stop_listening()

    def _die(self, error: BaseException) -> None:
        self._died = self._died or error
        self._stop_listening()

    def _stop_listening(self) -> None:
        if self._listening:  # not while it opens or closes
            self._loop.stop()

    def _stumbled(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A callback failed: asyncio would log it and wait for ever. A broken connection is told where it is used."""
        error = context.get("exception")
        if isinstance(error, BaseException) and not isinstance(error, OSError):
            self._die(error)

    def _note(self, line: str) -> None:
        if line not in self._noted:
            self._noted.append(line)

    async def _hang_up(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            await asyncio.sleep(0)
