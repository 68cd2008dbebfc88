"""Prompt configurations: which kinds of dialogue are asked for, with which card, and what each is shown.

A YAML file on the shelf ``visual_instruction`` or anywhere else::

    purpose: One line.
    brief: false
    kinds:
      detail: {shots: 3, shows: [captions, boxes]}

The kinds and what they are shown follow LLaVA-Instruct (H. Liu et al., Visual Instruction Tuning, NeurIPS 2023): its
conversations are written from captions, its descriptions and reasoning from captions and boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from InstructionGen.cards import Card, Example, load_card, read_card
from InstructionGen.checks import verify
from InstructionGen.errors import CardError, Rejected, UnknownName
from InstructionGen.files import read_text
from InstructionGen.shelves import shelf
from InstructionGen.tasks.dialogue import MOST_BOXES, SHOWN, Asking, Shown, claim, lacking

_STEM = "prompt_config_"


class Kind(BaseModel):
    """One kind of dialogue."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    card: str = ""
    """A dialogue card on the shelf, or a file beside the configuration; empty: the card called as the kind."""
    shots: int | None = Field(default=None, ge=0)
    """Examples that a question carries, in place of the card's."""
    shows: tuple[Shown, ...] = Field(default=SHOWN, min_length=1)
    most_boxes: int = Field(default=MOST_BOXES, ge=1)
    """Boxes that a question shows, the largest first; the rest is counted."""


class Prompting(BaseModel):
    """A prompt configuration."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Path
    purpose: str
    brief: bool = False
    """Whether the cards' short system prompts are used, for small contexts."""
    kinds: dict[str, Kind] = Field(min_length=1)

    @property
    def name(self) -> str:
        """``llava``; of a file of one's own, its stem."""
        return self.path.stem.removeprefix(_STEM)

    def asking(self, kinds: Sequence[str] = (), sampling: Mapping[str, float] | None = None) -> dict[str, Asking]:
        """How each of some kinds is asked for, all of them where none are named.

        Args:
            kinds: Names of its kinds.
            sampling: What replaces the cards' own.

        Raises:
            UnknownName: It has no such kind, or there is no such card.
            CardError: A card is wrong, asks for something else, or has no example that stands on what is shown.
        """
        for kind in kinds:
            if kind not in self.kinds:
                raise UnknownName(f"kind in {self.path.name}", kind, self.kinds)
        return {kind: self._asking(kind, sampling or {}) for kind in kinds or self.kinds}

    def _asking(self, name: str, sampling: Mapping[str, float]) -> Asking:
        kind = self.kinds[name]
        own = kind.card.endswith((".yaml", ".yml"))
        card = read_card(self.path.parent / kind.card) if own else load_card("dialogue", kind.card or name)
        if card.task != "dialogue":
            raise CardError(f"{self.path}: kinds.{name}: card {card.name} asks for no dialogue")
        if self.brief and not card.brief:
            raise CardError(f"{self.path}: kinds.{name}: card {card.name} has no `brief` prompt")
        shots = card.shots if kind.shots is None else kind.shots
        examples = tuple(filter(None, (_founded(card, example, kind.shows) for example in card.examples)))
        if shots and not examples:
            raise CardError(
                f"{self.path}: kinds.{name}: no example of {card.name} stands on {', '.join(kind.shows)} alone"
            )
        fields = card.model_dump(exclude={"examples", "shots", "system", "sampling"})
        system = card.brief if self.brief else card.system
        same = Card.model_validate(
            {**fields, "examples": examples, "shots": shots, "system": system, "sampling": card.sampling}
        )
        return Asking(same.drawn_with(sampling), frozenset(kind.shows), kind.most_boxes)


def _founded(card: Card, example: Example, shows: Sequence[Shown]) -> Example | None:
    """An example with no more than a question will show; none where its answer no longer stands on that.

    An example that counts cups whose boxes are not shown would teach to make numbers up.
    """
    hidden: dict[str, Any] = {name: [] for name in SHOWN if name not in shows and example.given.get(name)}
    if not hidden:
        return example
    less = {**example.given, **hidden}
    answer = card.model.model_validate(example.answer)
    kept_back = example.given.get("absent", ()) if "absent" in hidden else ()
    if lacking(card, less) or any(label in answer.told() for label in kept_back):
        return None
    try:
        verify(card.checks, claim(answer, less))
    except Rejected:
        return None
    return Example(given=less, answer=example.answer)


def kinds_by_medium(asking: Mapping[str, Asking], chosen: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """A medium -> the kinds that are asked about things of it: those that suit it, or whatever somebody chose."""
    if chosen:
        return dict.fromkeys(("picture", "motion"), tuple(dict.fromkeys(chosen)))
    moves = {kind: "motion" in how.card.needs for kind, how in asking.items()}
    return {
        "picture": tuple(kind for kind in moves if not moves[kind]),
        "motion": tuple(kind for kind in moves if moves[kind]),
    }


def prompt_configs() -> tuple[str, ...]:
    """The names of those on the shelf, in alphabetical order."""
    return tuple(sorted(path.stem.removeprefix(_STEM) for path in shelf("visual_instruction").glob(f"{_STEM}*.yaml")))


def load_prompting(said: str) -> Prompting:
    """A configuration by its name on the shelf, with or without what its file's name has besides; or by its file.

    A file that is there is taken before one of the same name on the shelf.

    Raises:
        UnknownName: There is none of that name.
        InputError: The file cannot be read.
        CardError: It is no configuration; the file is named.
    """
    name = said.lower().removesuffix(".yaml").replace("-", "_").removeprefix(_STEM)
    if name in prompt_configs() and not Path(said).is_file():
        return _read(shelf("visual_instruction", f"{_STEM}{name}.yaml"))
    if not said.endswith((".yaml", ".yml")):
        raise UnknownName("prompt configuration", said, prompt_configs())
    return _read(Path(said))


def _read(path: Path) -> Prompting:
    try:
        # BaseLoader, as for cards: every scalar stays what is written.
        fields = yaml.load(read_text(path), Loader=yaml.BaseLoader)  # noqa: S506 - builds strings, lists, dicts only
        return Prompting.model_validate({**fields, "path": path})
    except TypeError:
        raise CardError(f"{path}: a prompt configuration is a mapping of `purpose` and `kinds`") from None
    except yaml.YAMLError as error:
        raise CardError(f"{path}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise CardError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
