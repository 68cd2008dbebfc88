"""What an endpoint does not know of the interface, learnt from its refusals.

Servers call themselves OpenAI-compatible and mean different things by it. A refused question is asked again in a
plainer dialect, one step at a time, and the endpoint is spoken to so from then on only if that made it answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Form = Literal["json_schema", "json_object", "prose"]
"""How an endpoint is asked for JSON: by a schema, as any object, or in the prompt's words alone."""

PLAINER: Mapping[Form, Form] = {"json_schema": "json_object", "json_object": "prose"}

MAY_GO = ("structured_outputs", "logprobs", "seed", "top_p", "temperature")
"""Fields that an answer can do without, should the endpoint name one. ``top_logprobs`` goes with ``logprobs``."""

TOO_LONG = re.compile(
    r"context[ _-]?(length|size|window)|maximum context|exceeds? (the )?(available |model'?s? )?context|too long|"
    r"too many (input |prompt )?tokens|exceed_context",
    re.IGNORECASE,
)
"""What endpoints say of a prompt that does not fit: vLLM, llama.cpp, TGI, SGLang and the hosted ones."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to speak to one endpoint. The default is the whole interface."""

    form: Form = "json_schema"
    without: frozenset[str] = frozenset()
    """Fields that are left out."""
    new_limit: bool = False
    """Whether the limit of tokens is called ``max_completion_tokens``."""

    def plainer(self, said: str, body: Mapping[str, Any]) -> Dialect | None:
        """The next dialect to try after a body was refused with these words; ``None`` when nothing is left to give up.

        What the endpoint names goes first. Where it names nothing, what few endpoints know goes: the demand for a
        form, then for a choice, then for log-probabilities.
        """
        if "max_tokens" in said and "max_tokens" in body and not self.new_limit:
            return replace(self, new_limit=True)
        for field in MAY_GO:
            if field in body and re.search(rf"\b(top_)?{field}\b", said):
                return self._less(field)
        if "response_format" in body and self.form in PLAINER:
            return replace(self, form=PLAINER[self.form])
        return next((self._less(field) for field in ("structured_outputs", "logprobs") if field in body), None)

    def _less(self, field: str) -> Dialect | None:
        # A field that is still in the body although it was left out is the user's own: it is not ours to give up.
        return None if field in self.without else replace(self, without=self.without | {field})

    def merged(self, other: Dialect) -> Dialect:
        """What two questions learnt about the same endpoint at the same time."""
        return Dialect(
            max(self.form, other.form, key=("json_schema", "json_object", "prose").index),
            self.without | other.without,
            self.new_limit or other.new_limit,
        )

    def told_apart(self, before: Dialect) -> str:
        """In words, what has been given up since another dialect."""
        parts = []
        if self.form != before.form:
            parts.append("response_format" + (" json_schema" if self.form == "json_object" else ""))
        parts.extend(sorted(self.without - before.without))
        if self.new_limit and not before.new_limit:
            parts.append("max_tokens (max_completion_tokens instead)")
        return ", ".join(parts)
