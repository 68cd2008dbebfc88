"""The five nouns. Everything that travels through a run is one of these, and nothing else does.

``Item`` -> task -> ``Request`` -> engine -> ``Completion`` -> task -> ``Record`` or ``Reject``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

Stage = Literal["source", "prompt", "engine", "parse", "check", "judge"]
"""Where an item can fail: reading it, asking about it, answering, reading the answer, checking it, judging it."""

FinishReason = Literal["stop", "length", "error"]


class Flags(NamedTuple):
    """What a source says of a box besides its place. ``None``: it does not say, or does not know.

    Names as in OpenImages: https://storage.googleapis.com/openimages/web/download_v7.html
    """

    confidence: float | None = None
    occluded: bool | None = None
    """Something stands before it."""
    truncated: bool | None = None
    """It goes on beyond the picture's edge."""
    group: bool | None = None
    """Several things share the box, so they cannot be counted. COCO calls it a crowd."""
    depiction: bool | None = None
    """A drawing or a figure of the thing, and not the thing."""
    inside: bool | None = None
    """The picture was taken inside of it."""


class Box(NamedTuple):
    """One object in a picture. Corners are fractions of width and height, origin at the top left."""

    label: str
    left: float
    top: float
    right: float
    bottom: float
    flags: Flags = Flags()


class Link(NamedTuple):
    """How one thing in a picture stands to another, or what it is like.

    (*man*, *on*, *horse*); (*chair*, *is*, *wooden*).
    """

    subject: str
    relation: str
    object: str


class Known(NamedTuple):
    """A question that people have answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to write about, as its source found it. Never pixels."""

    id: str
    """Stable for ever: ``coco/000000000139``, ``icdar2017rctw/gt_12.jpg``, ``concept/sheepdog``."""
    source: str
    image: str | None = None
    captions: tuple[str, ...] = ()
    lettering: tuple[str, ...] = ()
    """Words written in the picture, as transcribed."""
    boxes: tuple[Box, ...] = ()
    concepts: tuple[str, ...] = ()
    backgrounds: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """What people found in the picture, without saying where."""
    absent: tuple[str, ...] = ()
    """What people looked for in the picture and did not find."""
    searched: tuple[str, ...] = ()
    """Labels of which every one in the picture has a box: one that has none is not there."""
    links: tuple[Link, ...] = ()
    known: tuple[Known, ...] = ()
    medium: Literal["picture", "motion"] = "picture"
    """What the captions are of. A motion is a person's, recorded without a picture."""
    licence: str = "unknown"


class Message(NamedTuple):
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How an answer is drawn. Field names are those of the OpenAI and vLLM interfaces."""

    max_tokens: int = 256
    temperature: float = 0.7
    top_p: float = 0.95


class Prompt(Protocol):
    """What a request needs of its card."""

    @property
    def name(self) -> str:
        """``edit.remove``."""
        ...

    @property
    def sampling(self) -> Sampling:
        """How the answer is drawn."""
        ...

    @property
    def schema(self) -> Mapping[str, Any]:
        """JSON schema of the answer."""
        ...

    @property
    def choices(self) -> Sequence[str]:
        """The words one of which is the whole answer; where there are any, they stand in place of the schema.

        They begin with different letters, so that the answer's first token tells them apart.
        """
        ...

    def group(self, key: str) -> str:
        """Questions of one group begin with the same long text: an engine that keeps prefixes likes them together."""
        ...

    @property
    def shots(self) -> int:
        """How many worked examples a question carries at most."""
        ...

    def messages(self, variables: Mapping[str, Any], key: str, shots: int | None = None) -> Sequence[Message]:
        """The chat that asks about the variables, with all its examples or with the first few of them."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model. Its ``id`` is how the answer finds its way home."""

    id: str
    card: Prompt
    variables: Mapping[str, Any]
    seed: int = 0
    """Drawn from the run's seed and the item's id: the same item gets the same answer in any order, in any shard."""
    images: tuple[Path, ...] = ()
    """Pictures that belong to the last turn, as files. Never pixels: an engine that can see opens them."""
    shots: int | None = None
    """How many of the card's examples it carries, where an engine's context does not hold all of them."""

    @property
    def group(self) -> str:
        """See ``Prompt.group``. With fewer examples it is another group."""
        group = self.card.group(self.id)
        return group if self.shots is None else f"{group}/{self.shots} shots"

    def messages(self) -> Sequence[Message]:
        """The chat, rendered now: an engine that needs no prose never pays for it."""
        return self.card.messages(self.variables, self.id, self.shots)


@dataclass(frozen=True, slots=True)
class Completion:
    """The answer to the request of the same id."""

    id: str
    text: str
    """The answer. Where ``finish_reason`` is ``error``, more about the error."""
    finish_reason: FinishReason = "stop"
    error: str = ""
    """Why there is no answer, when ``finish_reason`` is ``error``: short and countable."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    """Of the prompt's tokens, how many the engine had computed before."""
    logprobs: Mapping[str, float] | None = None
    """Of a question with choices: choice -> natural logarithm of its share among them. ``None`` where the engine
    cannot tell."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row worth keeping, with where it came from."""

    id: str
    item: str
    task: str
    data: Mapping[str, Any]
    image: str | None = None
    source: str = ""
    licence: str = ""
    """Under which the source's words stand."""
    card: str = ""
    """Hash of the card that asked."""
    model: str = ""
    model_licence: str = ""
    """Under which the model's weights stand; its terms may rule what its text is for."""
    seed: int = 0
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reject:
    """A row not kept, and why. Rejects are written down just as records are."""

    item: str
    task: str
    stage: Stage
    reason: str
    """Short and countable: ``output repeats input``."""
    detail: str = ""
    raw: str = ""
    card: str = ""
    model: str = ""
