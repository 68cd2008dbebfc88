"""One attempt at one question: put it to an endpoint, and tell apart all that can come back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import orjson
from yarl import URL

from InstructionGen.engine.openai import wire
from InstructionGen.engine.openai.address import Key
from InstructionGen.engine.openai.dialect import TOO_LONG, Dialect
from InstructionGen.engine.openai.endpoint import Endpoint, Patience, asked_wait
from InstructionGen.engine.openai.greeting import Down, greet, listed, why, wrong_key
from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, Request

AGAIN = frozenset({408, 409, 425, 429})
"""Refusals that time may heal, besides every 5xx."""
AWAY = frozenset({502, 503, 504})
"""What stands in front of a server says when the server is away, and a server that is still loading its model."""


class Trouble(Exception):  # noqa: N818 - what befell an attempt; the question may yet be answered
    """An attempt failed in a way that another may not.

    Args:
        reason: short and countable.
        strain: whether it may be because the endpoint has too much to do.
        unreachable: whether it counts towards setting the endpoint aside.
        free: whether it is no fault of the question's, and costs it none of its attempts.
        wait: seconds that the endpoint asks to be left alone.
        said: what the endpoint says about it.
    """

    def __init__(
        self,
        reason: str,
        *,
        strain: bool = False,
        unreachable: bool = False,
        free: bool = False,
        wait: float = 0.0,
        said: str = "",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.strain = strain
        self.unreachable = unreachable
        self.free = free
        self.wait = wait
        self.said = said


@dataclass(frozen=True, slots=True, eq=False)
class Asker:
    """All that the questions of a run have in common."""

    session: aiohttp.ClientSession
    key: Key
    model: str
    extra: Mapping[str, Any]
    patience: Patience
    shortened: Counter[str] = field(default_factory=Counter)
    """Endpoint -> questions that it answered with fewer examples, since it holds no more."""

    async def ask(self, request: Request, endpoint: Endpoint) -> tuple[Completion, Dialect]:
        """The answer, or the request's own error, and the dialect that the endpoint understood.

        Raises:
            Trouble: it may be tried again.
            EngineError: no question will be answered there.
        """
        address = URL(f"{endpoint.start}/chat/completions")
        dialect = endpoint.dialects.get(request.card.name, Dialect())
        while True:
            try:
                asked = wire.body(request, self.model, dialect, self.extra)
                body = orjson.dumps(asked)
            except OSError as error:
                return wire.failed(request, "picture cannot be read", why(error)), dialect
            except orjson.JSONEncodeError as error:
                return wire.failed(request, "question is not text", str(error)), dialect
            status, reply, wait = await self._post(address, body, endpoint.proxy)
            if status == 200:
                answer = self._read(request, reply)
                self.shortened[endpoint.base] += request.shots is not None
                return answer, dialect
            said = self.key.hide(wire.message_of(reply))
            if status in {400, 413, 422}:
                if TOO_LONG.search(said):
                    carried = request.card.shots if request.shots is None else request.shots
                    if not carried:
                        return wire.failed(request, "prompt too long", said), dialect
                    request = replace(request, shots=carried // 2)  # what it counts by is not known here
                    continue
                plainer = dialect.plainer(said, asked)
                if plainer is not None:
                    dialect = plainer
                    continue
                return wire.failed(request, "refused by the endpoint", said), dialect
            await self._refuse(endpoint, status, reply, said, wait)
            return wire.failed(request, "refused by the endpoint", f"{status}: {said}"), dialect

    async def _post(self, address: URL, body: bytes, proxy: str | None) -> tuple[int, bytes, float]:
        try:
            async with self.session.post(address, data=body, proxy=proxy, allow_redirects=False) as reply:
                said = await reply.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Trouble("cannot connect", strain=True, unreachable=True, free=True) from error
        except aiohttp.ClientPayloadError as error:
            raise Trouble("answer cut off", strain=True) from error
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, OSError) as error:
            raise Trouble("connection lost", strain=True, unreachable=True) from error
        except (aiohttp.ClientError, ValueError) as error:
            raise Trouble("not an answer") from error
        if reply.status == 200:
            return 200, self.key.hide_in_answer(said), 0.0
        asked = reply.headers.get("Retry-After")
        return reply.status, said, asked_wait(asked, time.time(), self.patience.longest_asked) if asked else 0.0

    def _read(self, request: Request, reply: bytes) -> Completion:
        try:
            return wire.read(request, reply)
        except wire.NothingSaid:
            raise Trouble("empty answer") from None
        except wire.NotAnAnswer as error:
            raise Trouble("not an answer") from error

    async def _refuse(self, endpoint: Endpoint, status: int, reply: bytes, said: str, wait: float) -> None:
        """Raise what a status means, unless it concerns this question alone."""
        if status == 403 and endpoint.slowest:  # the key was good before: it is the question that is not let in
            return
        if status in {401, 403}:
            raise wrong_key(endpoint.base, status, self.key)
        if status == 402 or wire.code_of(reply) == "insufficient_quota":
            raise EngineError(
                f"the quota of {endpoint.base} is used up; what is written is kept, run the same command to go on"
            )
        if status in {404, 405}:
            raise await self._not_found(endpoint, status)
        if 300 <= status < 400:
            raise EngineError(f"{endpoint.base} sends us on to another address ({status}): give that one as --endpoint")
        if status in AGAIN or status >= 500:
            raise Trouble(str(status), strain=status in {429, 503}, unreachable=status in AWAY, wait=wait, said=said)

    async def _not_found(self, endpoint: Endpoint, status: int) -> EngineError:
        try:
            names = await greet(self.session, endpoint, self.key)
        except Down:
            names = []
        serves = f"it serves {listed(names)}" if names else "it names no models"
        return EngineError(
            f"{endpoint.base} answers {status} when asked for {self.model!r}; {serves}: check --model and the address"
        )
