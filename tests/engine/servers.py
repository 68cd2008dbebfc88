"""Endpoints with manners of every kind: real HTTP servers on the loopback, each in a thread of its own.

A manner is a coroutine that is given the question's body and says how to reply. ``answer`` is the good one; every other
manner falls back to it when it has had its way.
"""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import orjson
from aiohttp import web

STATE = web.AppKey("state", dict[str, float])
Manner = Callable[["Asked"], Awaitable[web.StreamResponse]]


@dataclass
class Asked:
    """A question as the server got it."""

    http: web.Request
    body: dict[str, Any]
    number: int
    """How many the server had been asked before."""

    @property
    def state(self) -> dict[str, float]:
        """What a manner may remember from one question to the next; everything begins at zero."""
        return self.http.app[STATE]

    @property
    def last(self) -> str:
        """The text of the last turn."""
        content = self.body["messages"][-1]["content"]
        return content if isinstance(content, str) else content[-1]["text"]


def reply(text: str | None, finish: str = "stop", logprobs: Mapping[str, float] | None = None, **message: Any):
    """A chat completion that says the text."""
    choice: dict[str, Any] = {"index": 0, "message": {"role": "assistant", "content": text, **message}}
    choice["finish_reason"] = finish
    if logprobs is not None:
        top = [{"token": token, "logprob": value, "bytes": None} for token, value in logprobs.items()]
        choice["logprobs"] = {"content": [{**top[0], "top_logprobs": top}]}
    usage = {"prompt_tokens": 50, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 40}}
    return said(200, {"object": "chat.completion", "model": "tiny", "choices": [choice], "usage": usage})


def said(status: int, body: Any, **headers: str) -> web.Response:
    return web.Response(
        status=status, body=orjson.dumps(body), content_type="application/json", headers={**headers} or None
    )


def refusal(message: str, param: str | None = None, status: int = 400, code: str | None = None) -> web.Response:
    """An error object of the OpenAI shape."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return said(status, {"error": error})


async def answer(asked: Asked) -> web.StreamResponse:
    """Repeats the last turn."""
    return reply(f"about {asked.last}")


def slowly(seconds: float) -> Manner:
    async def manner(asked: Asked) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return await answer(asked)

    return manner


def always(status: int, message: str = "no", **headers: str) -> Manner:
    async def manner(asked: Asked) -> web.StreamResponse:
        return said(status, {"error": {"message": message}}, **headers)

    return manner


def ignorant_of(*fields: str, named: bool = True) -> Manner:
    """Refuses bodies that have one of the fields (``json_schema`` and ``json_object`` are forms of response)."""

    async def manner(asked: Asked) -> web.StreamResponse:
        form = asked.body.get("response_format", {}).get("type")
        known = [name for name in fields if name in asked.body or name == form]
        if not known:
            return await answer(asked)
        name = "response_format" if known[0] == form else known[0]
        return refusal(f"Unsupported value: {known[0]!r}" if named else "bad request", name if named else None)

    return manner


async def cut(asked: Asked) -> web.StreamResponse:
    """Breaks off in the middle of the body."""
    response = web.StreamResponse(headers={"Content-Length": "500", "Content-Type": "application/json"})
    await response.prepare(asked.http)
    await response.write(b'{"choices": [{"message"')
    assert asked.http.transport is not None
    asked.http.transport.close()
    return response


async def hang(asked: Asked) -> web.StreamResponse:
    """Never answers."""
    await asyncio.sleep(3600)
    return await answer(asked)


async def drop(asked: Asked) -> web.StreamResponse:
    """Hangs up without a word."""
    assert asked.http.transport is not None
    asked.http.transport.abort()
    return web.Response()


async def garbage(asked: Asked) -> web.StreamResponse:
    """Not the interface, in one of several ways."""
    bodies = (b"<html>busy</html>", b"{", b"[]", b'{"choices": []}', b'{"choices": [{"message": null}]}', b"\xff\xfe")
    return web.Response(body=bodies[asked.number % len(bodies)])


def chaos(seed: int, share: float = 0.3, good: Manner = answer) -> Manner:
    """A share of the questions meets one of the bad manners, the others the good one."""
    dice = random.Random(seed)
    bad: list[Manner] = [always(429, **{"Retry-After": "0.05"}), always(500), hang, cut, garbage]

    async def manner(asked: Asked) -> web.StreamResponse:
        return await (dice.choice(bad) if dice.random() < share else good)(asked)

    return manner


@dataclass
class Server:
    """An endpoint, served while it is entered. ``stop`` and ``start`` again: it keeps its port."""

    manner: Manner = answer
    models: tuple[str, ...] | None = ("tiny",)
    """``None`` for a server without a list of models."""
    prefix: str = "/v1"
    key: str | None = None
    """The only key it accepts."""
    port: int = 0
    bodies: list[dict[str, Any]] = field(default_factory=list)
    """Every question it was asked."""
    times: list[float] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    most_at_once: int = 0

    _loop: asyncio.AbstractEventLoop | None = None
    _thread: threading.Thread | None = None
    _at_once: int = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return self.root + self.prefix

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10)

    def stop(self) -> None:
        """Die at once: every connection is cut."""
        if self._loop is not None and self._thread is not None:
            loop, self._loop = self._loop, None
            loop.call_soon_threadsafe(loop.stop)
            self._thread.join(10)

    def _serve(self, ready: threading.Event) -> None:
        loop = asyncio.new_event_loop()
        runner = loop.run_until_complete(self._listen())
        self.port = runner.addresses[0][1]
        self._loop = loop
        ready.set()
        loop.run_forever()
        loop.run_until_complete(self._die(runner))
        loop.close()

    async def _die(self, runner: web.AppRunner) -> None:
        for site in list(runner.sites):
            await site.stop()
        await asyncio.sleep(0.01)  # connections that were being accepted are there now
        assert runner.server is not None
        for handler in runner.server.connections:
            if handler.transport is not None:
                handler.transport.abort()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await runner.cleanup()
        await asyncio.sleep(0.01)

    async def _listen(self) -> web.AppRunner:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_post(f"{self.prefix}/chat/completions", self._chat)
        app[STATE] = defaultdict(float)
        if self.models is not None:
            app.router.add_get(f"{self.prefix}/models", self._models)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.0, handle_signals=False)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self.port, reuse_address=True).start()
        return runner

    async def _models(self, http: web.Request) -> web.Response:
        if self.key is not None and http.headers.get("Authorization") != f"Bearer {self.key}":
            return refusal(f"wrong key: {http.headers.get('Authorization')}", status=401)
        return said(200, {"object": "list", "data": [{"id": name} for name in self.models or ()]})

    async def _chat(self, http: web.Request) -> web.StreamResponse:
        if self.key is not None and http.headers.get("Authorization") != f"Bearer {self.key}":
            return refusal(f"wrong key: {http.headers.get('Authorization')}", status=401)
        body = orjson.loads(await http.read())
        asked = Asked(http, body, len(self.bodies))
        self.bodies.append(body)
        self.times.append(time.monotonic())
        self.headers.append(dict(http.headers))
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return await self.manner(asked)
        finally:
            self._at_once -= 1


def nobody() -> str:
    """An address where nothing listens."""
    with Server() as server:
        return server.address
