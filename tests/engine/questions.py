"""Questions to put to engines, and how to collect their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import StringConstraints

from InstructionGen.answers import Answer
from InstructionGen.engine import Engine
from InstructionGen.records import Completion, Message, Request, Sampling

Words = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f\u2028\u2029]{1,24}$")]


class Pair(Answer):
    """Two short strings, of the characters that cards ask for."""

    edit: Words
    edited_object: Words


@dataclass(frozen=True)
class Question:
    """A card whose questions begin alike within a group."""

    model: type[Answer] | None = Pair
    choices: Sequence[str] = ()
    sampling: Sampling = Sampling(max_tokens=600, temperature=1.0, top_p=1.0)  # noqa: RUF009 - frozen
    name: str = "test.question"
    system: str = "You write about pictures."
    example: str = "An example: a dog on a mat in the kitchen."
    pattern: str = ""
    shots: int = 1

    @property
    def schema(self) -> Mapping[str, Any]:
        if self.pattern:
            said = {"type": "string", "pattern": self.pattern}
            return {"type": "object", "properties": {"said": said}, "required": ["said"], "additionalProperties": False}
        return self.model.model_json_schema() if self.model else {}

    def group(self, key: str) -> str:
        return f"{self.name}/{key.partition('/')[0]}"

    def messages(self, variables: Mapping[str, Any], key: str, shots: int | None = None) -> Sequence[Message]:
        shown = (
            Message("user", f"{self.example} It is of kind {key.partition('/')[0]}."),
            Message("assistant", '{"edit": "remove the dog", "edited_object": "dog"}'),
        )
        system = (Message("system", self.system),) if self.system else ()
        count = self.shots if shots is None else shots
        return (*system, *shown * count, Message("user", str(variables["said"])))


SHORT = Question(sampling=Sampling(max_tokens=60, temperature=1.0, top_p=1.0))
JUDGE = Question(model=None, choices=("yes", "no"))

PROMPT = (
    "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nYou write about pictures.<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nAn example: a dog on a mat in the kitchen. It is of kind 0.<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n"
    '{"edit": "remove the dog", "edited_object": "dog"}<|eot_id|>'
    "<|start_header_id|>user<|end_header_id|>\n\nCaption 1.<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
)
"""What question 1 of group 0 comes to."""


def ask(number: int, group: int = 0, said: str | None = None, card: Question | None = None) -> Request:
    return Request(f"{group}/{number}", card or Question(), {"said": said or f"Caption {number}."}, seed=1000 + number)


def answers(engine: Engine, requests: Sequence[Request]) -> dict[str, Completion]:
    for request in requests:
        engine.submit(request)
    found: dict[str, Completion] = {}
    while len(found) < len(requests):
        done = list(engine.poll())
        assert done
        for completion in done:
            assert completion.id not in found
            found[completion.id] = completion
    return found
