"""What the tests of the endpoint engine share: questions, and an engine that loses patience soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from InstructionGen.engine.openai import EndpointEngine, Patience
from InstructionGen.engine.options import Options
from InstructionGen.records import Completion, Message, Request, Sampling
from tests.engine.servers import Server

SOON = Patience(
    backoff=0.02, longest_backoff=0.1, least=0.4, attempt=2.0, greeting=2.0, pause=0.05, longest_pause=0.4, whole=1.5,
    tick=0.02,
)  # fmt: skip


SAMPLING = Sampling(max_tokens=60, temperature=0.9, top_p=0.8)


@dataclass(frozen=True)
class Card:
    """A card that asks what it is told to."""

    name: str = "test.card"
    sampling: Sampling = SAMPLING
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "object"})
    choices: Sequence[str] = ()
    shots: int = 0

    def group(self, key: str) -> str:
        return self.name

    def messages(self, variables: Mapping[str, Any], key: str, shots: int | None = None) -> Sequence[Message]:
        count = self.shots if shots is None else min(shots, self.shots)
        examples = (Message("user", "A question."), Message("assistant", "An answer.")) * count
        return (Message("system", "You answer."), *examples, Message("user", str(variables.get("text", key))))


PLAIN = Card(schema={})
JSON = Card()
YES_OR_NO = Card(choices=("yes", "no"))


def question(text: str, card: Card = PLAIN, seed: int = 0, images: tuple[Path, ...] = ()) -> Request:
    return Request(f"{text}#0", card, {"text": text}, seed, images)


@contextmanager
def opened(*servers: Server | str, patience: Patience = SOON, **options: Any) -> Iterator[EndpointEngine]:
    """An engine over servers, or addresses."""
    addresses = tuple(server if isinstance(server, str) else server.address for server in servers)
    engine = EndpointEngine(Options(endpoints=addresses, **options), patience)
    try:
        yield engine
    finally:
        engine.close()


def ask_all(engine: EndpointEngine, requests: Sequence[Request]) -> dict[str, Completion]:
    """Answers by id; every question exactly once, asked as a run would: never more than the engine's window."""
    answers: dict[str, Completion] = {}
    left = list(reversed(requests))
    held = 0
    while left or held:
        while left and held < engine.window:
            engine.submit(left.pop())
            held += 1
        got = list(engine.poll())
        assert got, "poll came back with nothing"
        for completion in got:
            assert completion.id not in answers, "answered twice"
            answers[completion.id] = completion
        held -= len(got)
    assert answers.keys() == {request.id for request in requests}
    return answers


def ask_one(engine: EndpointEngine, request: Request) -> Completion:
    return ask_all(engine, [request])[request.id]
