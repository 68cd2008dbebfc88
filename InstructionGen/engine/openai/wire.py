"""Questions and answers as they travel: the chat-completions interface.

Its fields: https://platform.openai.com/docs/api-reference/chat
``structured_outputs`` is vLLM's addition to it; the plain choices that it asks for are in the prompt as well.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from InstructionGen.engine.choices import choice_of, chosen
from InstructionGen.engine.openai.dialect import Dialect
from InstructionGen.errors import EngineError
from InstructionGen.records import Completion, Message, Request

MOST_LOGPROBS = 20
"""Of a choice's first token, how many candidates the interface tells at most."""

MOST_SAID = 300
"""Letters of a server's message that are kept."""


class NotAnAnswer(Exception):  # noqa: N818 - says what it is without the suffix
    """A reply that came whole but is not of the interface's shape."""


class NothingSaid(Exception):  # noqa: N818
    """A reply of the right shape without a word in it."""


def own_fields(extra: Mapping[str, Any]) -> dict[str, Any]:
    """The user's own fields of every question.

    Raises:
        EngineError: one that is the engine's to fill, or that cannot be sent.
    """
    if taken := {"stream", "messages"} & extra.keys():
        raise EngineError(
            f"{', '.join(sorted(taken))} is not for --engine-arg: the engine fills it itself; leave it out"
        )
    try:
        orjson.dumps(dict(extra))
    except orjson.JSONEncodeError as error:
        raise EngineError(f"--engine-arg holds what JSON cannot say ({error}); leave it out") from None
    return dict(extra)


def body(request: Request, model: str, dialect: Dialect, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The question as an endpoint takes it. ``extra`` is the user's own and wins.

    Raises:
        OSError: a picture that cannot be read.
    """
    card = request.card
    sampling = card.sampling
    limit = "max_completion_tokens" if dialect.new_limit else "max_tokens"
    asked: dict[str, Any] = {"model": model, "messages": _turns(request.messages(), request.images)}
    if choices := list(card.choices):
        asked |= {limit: 1, "temperature": 0, "seed": request.seed, "logprobs": True, "top_logprobs": MOST_LOGPROBS}
        asked["structured_outputs"] = {"choice": choices}
    else:
        asked[limit] = sampling.max_tokens
        asked["temperature"] = sampling.temperature
        asked["top_p"] = sampling.top_p
        asked["seed"] = request.seed
        if card.schema and dialect.form == "json_schema":
            name = card.name.replace(".", "_")
            asked["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": name, "schema": card.schema, "strict": True},
            }
        elif card.schema and dialect.form == "json_object":
            asked["response_format"] = {"type": "json_object"}
    for field in dialect.without:
        asked.pop(field, None)
    if "logprobs" in dialect.without:
        asked.pop("top_logprobs", None)
    return {**asked, **extra} if extra else asked


def _turns(messages: Sequence[Message], images: Sequence[Path]) -> list[dict[str, Any]]:
    turns: list[dict[str, Any]] = [{"role": role, "content": content} for role, content in messages]
    if images:
        last = next(turn for turn in reversed(turns) if turn["role"] == "user")
        pictures = [{"type": "image_url", "image_url": {"url": _data_url(path)}} for path in images]
        last["content"] = [*pictures, {"type": "text", "text": last["content"]}]
    return turns


def _data_url(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "image/jpeg"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def read(request: Request, reply: bytes) -> Completion:
    """The answer in an endpoint's reply.

    Raises:
        NotAnAnswer: it is not JSON, or not of the interface's shape.
        NothingSaid: it says nothing, and gives no reason.
    """
    try:
        whole = orjson.loads(reply)
        choice = whole["choices"][0]
        message = choice["message"]
        text = message.get("content")
        why = choice.get("finish_reason")
        prompt, written, cached = _usage(whole.get("usage"))
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError) as error:
        raise NotAnAnswer(type(error).__name__) from error
    if why == "content_filter" or message.get("refusal"):
        return failed(request, "refused: content filter", str(message.get("refusal") or text or ""))
    if text is not None and not isinstance(text, str):
        raise NotAnAnswer("content is not text")
    if not text and why != "length":
        raise NothingSaid
    if request.card.choices:
        return _chosen(request, text or "", choice.get("logprobs"), (prompt, written, cached))
    return Completion(request.id, text or "", "length" if why == "length" else "stop", "", prompt, written, cached)


def _usage(usage: Any) -> tuple[int, int, int]:
    if not usage:
        return 0, 0, 0
    cached = (usage.get("prompt_tokens_details") or {}).get("cached_tokens")
    counts = usage.get("prompt_tokens"), usage.get("completion_tokens"), cached
    prompt, written, cached = (count if isinstance(count, int) else 0 for count in counts)
    return prompt, written, cached


def _chosen(request: Request, text: str, logprobs: Any, tokens: tuple[int, int, int]) -> Completion:
    choices = request.card.choices
    said = choice_of(text, choices)
    try:
        told = [(choice_of(one["token"], choices), one["logprob"]) for one in logprobs["content"][0]["top_logprobs"]]
        found = [(choice, float(logprob)) for choice, logprob in told if choice is not None]
    except (LookupError, TypeError, ValueError, AttributeError):
        found = []  # an endpoint that does not tell them: the choice stands alone
    if found:
        return chosen(request, found, *tokens)
    if said is None:
        return failed(request, "answer is none of the choices", text)
    return Completion(request.id, said, "stop", "", *tokens)


def failed(request: Request, error: str, detail: str = "") -> Completion:
    """The end of a question that has no answer."""
    return Completion(request.id, detail[:MOST_SAID], "error", error)


def message_of(reply: bytes) -> str:
    """What a refusal says, with the field it names, in whichever of the usual shapes it comes; else the text itself."""
    try:
        whole = orjson.loads(reply)
    except orjson.JSONDecodeError:
        return " ".join(reply[:2000].decode(errors="replace").split())
    found = whole
    for name in ("error", "message", "detail"):
        if isinstance(found, dict) and found.get(name):
            found = found[name]
            if name == "error" and isinstance(found, dict):
                named = " ".join(str(found[part]) for part in ("param", "code", "type") if found.get(part))
                said = found.get("message") or found.get("detail")
                return f"{_line(said)} [{named}]" if named else _line(said or found)
    return _line(found)


def _line(said: Any) -> str:
    text = said if isinstance(said, str) else orjson.dumps(said, default=str).decode()
    return " ".join(text.split())


def code_of(reply: bytes) -> str:
    """The code of an error object, such as ``insufficient_quota``; empty where there is none."""
    try:
        error = orjson.loads(reply)["error"]
        return str(error.get("code") or error.get("type") or "")
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
        return ""
