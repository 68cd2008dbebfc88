"""Where endpoints are and what opens them: base addresses, the key, and a way through a proxy.

The key comes from the environment and goes into one header. Nothing else here or elsewhere keeps it, and whatever a
server says is passed through ``Key.hide`` before anyone may read it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

from InstructionGen.errors import EngineError

KEYS = ("INSTRUCTIONGEN_API_KEY", "OPENAI_API_KEY")
"""Environment variables that may hold the endpoints' key; the first one that is set is taken."""

HIDDEN = "(hidden)"
KEY_LIKE = re.compile(r"\b(?:sk|hf|gsk|nvapi|xai)[-_][\w*-]{6,}|\bBearer\s+\S+", re.IGNORECASE)
"""What keys look like: an endpoint may speak of one that is not ours, such as its own towards the next server."""
LONG_ENOUGH = 8
"""Letters of a key that cannot stand in honest text by chance: a shorter one ("none", "EMPTY") is no secret."""


class Key:
    """The key, and the name of the variable it came from. Shows itself nowhere: not in its repr, not in a pickle."""

    __slots__ = ("_secret", "variable")

    def __init__(self, secret: str, variable: str) -> None:
        self._secret = secret
        self.variable = variable
        """The environment variable to mend when the key is refused."""

    def __repr__(self) -> str:
        return f"Key(from ${self.variable})"

    def __reduce__(self) -> str:
        raise TypeError("a key does not travel")

    def headers(self) -> dict[str, str]:
        """The header that shows the key to an endpoint; none where there is no key."""
        return {"Authorization": f"Bearer {self._secret}"} if self._secret else {}

    def hide(self, text: str) -> str:
        """The text without the key, and without anything that looks like one."""
        for form in {self._secret, quote(self._secret, safe="")} if self._secret else ():
            text = text.replace(form, HIDDEN)
        return KEY_LIKE.sub(HIDDEN, text)

    def hide_in_answer(self, body: bytes) -> bytes:
        """An endpoint's reply without the key. Costs next to nothing: it is looked for once, as bytes."""
        secret = self._secret.encode()
        return body.replace(secret, HIDDEN.encode()) if len(secret) >= LONG_ENOUGH and secret in body else body


def find_key(variable: str | None) -> Key:
    """The key from the environment variable named, or from the first of ``KEYS`` that is set, or none at all.

    Raises:
        EngineError: the variable named is not set, or what it holds cannot be a key.
    """
    if variable is not None and not os.environ.get(variable, "").strip():
        raise EngineError(f"the environment variable {variable} is not set: export {variable}=… and run again")
    names = (variable,) if variable else KEYS
    name = next((name for name in names if os.environ.get(name, "").strip()), None)
    if name is None:
        return Key("", KEYS[0])
    secret = os.environ[name].strip()
    if not (secret.isascii() and secret.isprintable()) or " " in secret:
        raise EngineError(f"what ${name} holds is not a key: it has blanks or letters outside ASCII; export it again")
    return Key(secret, name)


def bases(addresses: Sequence[str]) -> tuple[str, ...]:
    """Addresses as given, without the slash at the end and each once.

    Raises:
        EngineError: there is none, or one is not a plain http address. The line shows no part that may be secret.
    """
    if not addresses:
        raise EngineError("the openai engine needs an address: --endpoint http://localhost:8000/v1")
    return tuple(dict.fromkeys(_base(address.strip()) for address in addresses))


def _base(address: str) -> str:
    if any(mark in address for mark in "@?#"):
        raise EngineError(
            "an --endpoint carries more than its address; leave out names, passwords and all from '?' on, "
            f"write it like http://localhost:8000/v1, and put the key into the environment: export {KEYS[0]}=…"
        )
    try:
        parts = urlsplit(address)
        whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        shown = KEY_LIKE.sub(HIDDEN, address)
        raise EngineError(f"{shown!r} is not the address of an endpoint; write it like http://localhost:8000/v1")
    return address.rstrip("/")


def proxy_for(base: str) -> str | None:
    """The proxy that the environment names for an address. Looked up once: aiohttp would do so for every request."""
    parts = urlsplit(base)
    host = parts.hostname or ""
    if host in {"localhost", "::1"} or host.startswith("127.") or proxy_bypass(host):
        return None
    return getproxies().get(parts.scheme)
