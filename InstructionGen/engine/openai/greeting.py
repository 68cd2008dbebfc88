"""The first words with an endpoint: whether it is there, where its interface begins, and which models it serves."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import aiohttp
import orjson
from yarl import URL

from InstructionGen.engine.openai.address import Key
from InstructionGen.engine.openai.endpoint import Endpoint
from InstructionGen.errors import FEW, EngineError


class Down(Exception):  # noqa: N818 - a state of the endpoint, not an error of the program
    """An endpoint that does not answer now, and may later. Its text says why, in a few words."""


async def greet(session: aiohttp.ClientSession, endpoint: Endpoint, key: Key) -> list[str]:
    """The models that an endpoint serves; none where it has no list of them. From now on it knows where it starts.

    Raises:
        Down: it cannot be reached, or is busy with itself.
        EngineError: it wants another key.
    """
    base = endpoint.base
    for start in (base,) if base.endswith("/v1") else (base, f"{base}/v1"):
        try:
            async with session.get(URL(f"{start}/models"), proxy=endpoint.proxy, allow_redirects=False) as reply:
                said = await reply.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Down(key.hide(why(error))) from error
        if reply.status in {401, 403}:
            raise wrong_key(base, reply.status, key)
        if reply.status in {408, 425, 429} or reply.status >= 500:
            raise Down(f"it says {reply.status}")
        names = _names(said) if reply.status == 200 else None
        if names is not None:
            endpoint.start = start
            return names
    endpoint.start = base
    return []


async def greet_all(
    session: aiohttp.ClientSession, endpoints: Sequence[Endpoint], key: Key, longest: float
) -> dict[str, list[str]]:
    """Address -> models, of the endpoints that reply within so many seconds. The others are set aside.

    Raises:
        EngineError: none replies, or one wants another key.
    """

    async def hear(endpoint: Endpoint) -> list[str] | Down:
        try:
            return await asyncio.wait_for(greet(session, endpoint, key), longest)
        except Down as down:
            return down
        except TimeoutError:
            return Down("no reply in time")

    heard = await asyncio.gather(*map(hear, endpoints))
    served = {one.base: said for one, said in zip(endpoints, heard, strict=True) if not isinstance(said, Down)}
    if not served:
        each = "; ".join(f"{one.base} ({said})" for one, said in zip(endpoints, heard, strict=True))
        raise EngineError(f"no endpoint answers: {each}; start the server, or check --endpoint")
    for endpoint in endpoints:
        if endpoint.base not in served:
            endpoint.set_aside()
    return served


def _names(said: bytes) -> list[str] | None:
    try:
        return [str(model["id"]) for model in orjson.loads(said)["data"]]
    except (orjson.JSONDecodeError, LookupError, TypeError):
        return None  # some other page: the interface is not here


def listed(names: Sequence[str]) -> str:
    """Names in a line; of very many, the first and how many more there are."""
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return ", ".join(sorted(names)[:FEW]) + more


def why(error: BaseException) -> str:
    """Why a connection failed, in a few words and without the address that everyone knows."""
    if isinstance(error, TimeoutError):
        return "no reply in time"
    inner = getattr(error, "os_error", error)
    if isinstance(inner, ConnectionRefusedError):
        return "connection refused"
    return " ".join((getattr(inner, "strerror", None) or str(inner) or type(inner).__name__).split())[:120]


def wrong_key(base: str, status: int, key: Key) -> EngineError:
    """What to say when an endpoint refuses the key. Its own words are left out: they tend to quote keys."""
    return EngineError(f"{base} refuses the key ({status}): export {key.variable}=… with one it accepts")


def one_model(served: Mapping[str, Sequence[str]], wanted: str | None) -> str:
    """The model to ask for, from what each endpoint serves.

    Raises:
        EngineError: there is more than one to choose from, none that is known, or endpoints that disagree.
    """
    if wanted:
        return wanted
    for base, names in served.items():
        if not names:
            raise EngineError(f"{base} does not say which models it serves: check the address, or give --model")
        if len(names) > 1:
            raise EngineError(f"{base} serves {listed(names)}: say which with --model")
    models = {names[0] for names in served.values()}
    if len(models) > 1:
        each = "; ".join(f"{base} serves {names[0]}" for base, names in served.items())
        raise EngineError(f"the endpoints disagree: {each}: give those of one model, or the name they share as --model")
    return models.pop()
