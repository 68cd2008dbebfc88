"""Cards: everything about a task that is prose. One YAML file each, on the shelf of its family.

A card's name is its task and its file's stem: ``edit_instruction/cards/remove.yaml`` says ``task: edit`` and is called
``edit.remove``. A new file on a shelf is a new type everywhere: options, help, tables and tests list the shelf.
"""

from __future__ import annotations

import functools
import hashlib
import random
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import orjson
import yaml
from jinja2 import Environment, StrictUndefined, Template, TemplateError
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, model_validator

from InstructionGen.answers import ANSWERS, Answer
from InstructionGen.checks import CHECKS
from InstructionGen.errors import CardError, UnknownName
from InstructionGen.files import read_text
from InstructionGen.records import Message, Sampling
from InstructionGen.shelves import SHELVES, Family, card_names, shelf

Need = Literal["concept", "other", "background", "caption", "lettering", "boxes", "motion", "contents"]
"""What an item must have before its question is asked; ``contents`` is a caption, or two things known to be there."""


class Example(BaseModel):
    """One worked example: the variables a question would have, and the answer to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    given: dict[str, Any]
    answer: dict[str, Any]


class Value(BaseModel):
    """One of the things that the whole picture, or a thing in it, may become."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str
    """As the output caption says it: ``on a foggy morning``."""
    asks: tuple[str, ...] = ()
    """Commands for it, for an engine without words of its own: ``make it a foggy morning``."""
    suits: tuple[str, ...] = ()
    """What must be so, any of it: ``outdoors``, a scene, a category, a kind; empty: it suits everything."""
    unless: tuple[str, ...] = ()
    """Words of a caption, in dictionary form, that it would contradict."""


class Case(BaseModel):
    """Something that can happen to a thing, and what comes of it: what an implicit instruction is about.

    Sentences may hold ``{a}`` (*a wine glass*), ``{the}``, ``{thing}``, each with a capital where it begins a sentence
    (``{A}``, ``{The}``), ``{it}``, ``{its}``, the verbs ``{is}``, ``{was}``, ``{has}``, ``{does}``, which agree with
    the thing, and ``{place}``, the same place in all of them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    suits: tuple[str, ...]
    """Of which things it is true: categories, kinds, or names of concepts, for them and all sorts of them."""
    unless: tuple[str, ...] = ()
    """Of these it is not true, though they fall under what it suits."""
    happens: str
    """In a few words, for whoever writes it down in words of their own: ``it is dropped on a stone floor``."""
    places: tuple[str, ...] = ()
    """Any of which serves as ``{place}``: ``on a kitchen counter``."""
    before: tuple[str, ...]
    """Captions of the thing as it was."""
    asks: tuple[str, ...]
    """Ways to ask for it that do not give away what comes of it."""
    after: tuple[str, ...]
    """Captions of what has become of it, any of which can follow any of ``before``."""
    key_words: str
    """What is new, a few words with commas between."""


class Card(BaseModel):
    """What an author writes to teach the generator a new type."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    task: Family
    answer: str
    purpose: str
    system: str
    brief: str = ""
    """What a small context has in place of ``system``."""
    prompt: str
    needs: tuple[Need, ...] = ()
    checks: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    shots: int = Field(default=5, ge=0)
    """How many examples a question carries."""
    variants: int = Field(default=8, ge=1)
    """How many fixed draws of examples there are. An item takes one by its id, so that the questions of one variant
    share a long prefix, which engines with a prefix cache compute once."""
    weight: float = Field(default=1.0, ge=0)
    """Share in a mix of types."""
    draws: str = ""
    """What its question offers beside the caption, of the names in ``tasks/questions``."""
    values: tuple[Value, ...] = ()
    """What may be drawn, where the type has a list of its own."""
    cases: tuple[Case, ...] = ()
    """What may happen, where the card is about what would happen if."""
    value_name: str = "new value"
    """What a record calls what the thing or picture becomes: AnyEdit's ``new background``, ``new state``."""
    derives: tuple[str, ...] = ()
    """Types of edits that it asks for in other words: one of them is written and verified first."""
    steps: int = Field(default=1, ge=1)
    """How many such edits, one after the other."""
    sampling: Sampling = Sampling()

    _hash: str = PrivateAttr()
    _prompt: Template = PrivateAttr()
    _heads: dict[int, tuple[Message, ...]] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _is_whole(self) -> Card:
        if self.answer not in ANSWERS:
            raise ValueError(f"no answer called {self.answer!r}; known: {', '.join(sorted(ANSWERS))}")
        for check in self.checks:
            if check not in CHECKS:
                raise ValueError(f"no check called {check!r}; known: {', '.join(sorted(CHECKS))}")
        self._hash = hashlib.sha256(orjson.dumps(self.model_dump(), option=orjson.OPT_SORT_KEYS)).hexdigest()[:12]
        try:
            self._prompt = _prose().from_string(self.prompt)
        except TemplateError as error:
            raise ValueError(f"prompt: {error}") from error
        for number, example in enumerate(self.examples, 1):
            try:
                self.model.model_validate(example.answer)
                self._prompt.render(example.given)
            except (ValidationError, TemplateError) as error:
                raise ValueError(f"example {number}: {_first_line(error)}") from error
        return self

    def drawn_with(self, sampling: Mapping[str, float]) -> Card:
        """This card with some of its sampling replaced: another card, with another hash."""
        if not sampling:
            return self
        own = asdict(self.sampling)
        return Card.model_validate({**self.model_dump(exclude={"sampling"}), "sampling": {**own, **sampling}})

    def weighing(self, weight: float) -> Card:
        """This card with another share in a mix: another card, with another hash."""
        return Card.model_validate({**self.model_dump(), "weight": weight})

    @property
    def model(self) -> type[Answer]:
        """The shape of the answer."""
        return ANSWERS[self.answer]

    @property
    def schema(self) -> Mapping[str, Any]:  # type: ignore[override]  # pydantic's old method of that name is not ours
        """The answer's JSON schema."""
        return _schema(self.model)

    @property
    def hash(self) -> str:
        """Twelve hex digits over the whole card: two cards that differ anywhere differ here."""
        return self._hash

    @property
    def choices(self) -> tuple[str, ...]:
        """The words one of which is the whole answer; none where it is JSON."""
        return self.model.choices

    def group(self, key: str) -> str:
        """The card and its variant of examples: questions of one group differ only in their last turn."""
        return f"{self.name}/{self._variant(key)}"

    def messages(self, variables: Mapping[str, Any], key: str, shots: int | None = None) -> tuple[Message, ...]:
        """The chat that asks about ``variables``; ``key`` (a request's id) chooses the variant of examples.

        Args:
            variables: What the prompt names.
            key: The request's id.
            shots: The first so many examples, in place of all that a question carries.
        """
        variant = self._variant(key)
        if variant not in self._heads:
            self._heads[variant] = self._head(variant)
        head = self._heads[variant] if shots is None else self._heads[variant][: 1 + 2 * shots]
        return (*head, Message("user", self.render(variables)))

    def render(self, variables: Mapping[str, Any]) -> str:
        """The question itself."""
        try:
            return self._prompt.render(variables)
        except TemplateError as error:
            raise CardError(f"card {self.name}: {error}") from error

    def _variant(self, key: str) -> int:
        return zlib.crc32((key.rpartition("#")[0] or key).encode()) % self.variants

    def _head(self, variant: int) -> tuple[Message, ...]:
        dice = random.Random(f"{self.hash}/{variant}")
        shots = dice.sample(self.examples, min(self.shots, len(self.examples)))
        turns = [Message("system", self.system.strip())]
        for shot in shots:
            turns.append(Message("user", self.render(shot.given)))
            turns.append(Message("assistant", self.model.model_validate(shot.answer).said()))
        return tuple(turns)


def load_card(family: str, stem: str) -> Card:
    """A card from its family's shelf. Raises ``UnknownName`` or ``CardError``."""
    if stem not in card_names(family):
        raise UnknownName(f"{family} card", stem, card_names(family))
    return read_card(shelf(*SHELVES[family], f"{stem}.yaml"))


@functools.lru_cache(maxsize=256)
def read_card(path: Path) -> Card:
    """A card from a file. Raises ``CardError``, which names the file and what is wrong with it."""
    try:
        # BaseLoader leaves every scalar a string: plain YAML would turn the sign text ON into true and 12:30 into 750.
        fields = yaml.load(read_text(path), Loader=yaml.BaseLoader)  # noqa: S506 - builds strings, lists, dicts only
        return Card.model_validate({"name": f"{fields['task']}.{path.stem}", **fields})
    except (KeyError, TypeError):
        raise CardError(f"{path}: a card is a mapping that begins with `task:`") from None
    except (yaml.YAMLError, ValidationError) as error:
        raise CardError(f"{path}: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else first["msg"]
    return " ".join(str(error).split())


@functools.lru_cache(maxsize=64)
def _schema(model: type[Answer]) -> Mapping[str, Any]:
    return model.model_json_schema()


@functools.cache
def _prose() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - prompts, not HTML
