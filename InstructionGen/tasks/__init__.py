"""Tasks: what is asked about an item, and what becomes of the answers.

A task is a generator and never owns an engine: it yields requests, is sent completions, and returns records or raises
``Rejected``. So a turn, a judge or a follow-up is the next line of code, and a task is tested by talking to it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from InstructionGen.answers import Answer, Rating
from InstructionGen.cards import Card
from InstructionGen.checks import Claim, verify
from InstructionGen.errors import Rejected
from InstructionGen.records import Completion, Item, Record, Request

Steps = Generator[Request, Completion, list[Record]]
AnswerT = TypeVar("AnswerT", bound=Answer)


class Task(Protocol):
    """Anything that can write about items."""

    @property
    def name(self) -> str:
        """As records and rejects name it: ``edit.remove``."""
        ...

    @property
    def card(self) -> str:
        """Hash of the card it asks with; empty when there are several."""
        ...

    @property
    def judge(self) -> Judge | None:
        """Who judges its answers, if anyone."""
        ...

    def write(self, item: Item) -> Steps:
        """Ask as often as needed, then return at least one record, or raise ``Rejected``."""
        ...


def seed_for(seed: int, key: str) -> int:
    """A seed of 32 bits for one item or request: the same in any order, shard or window."""
    return int.from_bytes(hashlib.blake2b(f"{seed}/{key}".encode(), digest_size=4).digest())


def check(card: Card, claim: Claim, answer: Answer) -> None:
    """Run a card's checks on what an answer claims.

    Raises:
        Rejected: with the answer in it, so that the reject shows what was refused.
    """
    try:
        verify(card.checks, claim)
    except Rejected as why:
        raise Rejected(why.stage, why.reason, why.detail, answer.model_dump_json()) from None


def certainty(
    card: Card, item: Item, seed: int, variables: Mapping[str, Any], turn: int = 0
) -> Generator[Request, Completion, float]:
    """Ask a question of yes or no, with ``yield from``.

    Returns P(yes) against P(no) from the first token of the answer, 0 to 1. Where an engine gives no log-probabilities,
    the word alone decides: 1 or 0.

    Raises:
        Rejected: no answer (``engine``).
    """
    shares = yield from preferences(card, item, seed, variables, turn)
    return shares["yes"]


def preferences(
    card: Card, item: Item, seed: int, variables: Mapping[str, Any], turn: int = 0
) -> Generator[Request, Completion, Mapping[str, float]]:
    """Ask a question with choices, with ``yield from``.

    Returns each choice's share of the probability, which add up to 1. Where an engine gives no log-probabilities, the
    word that it says has all of it.

    Raises:
        Rejected: no answer (``engine``).
    """
    key = f"{item.id}#{card.name}.{turn}"
    completion = yield Request(key, card, variables, seed_for(seed, key))
    if completion.finish_reason == "error":
        raise Rejected("engine", completion.error, completion.text)
    if completion.logprobs:
        return {choice: math.exp(share) for choice, share in completion.logprobs.items()}
    return {choice: float(completion.text == choice) for choice in card.choices}


@dataclass(frozen=True)
class Judge:
    """A second question about every answer that has passed its checks: is it right, or how good is it?"""

    card: Card
    """Its answer is a ``Verdict`` or a ``Rating``."""
    threshold: float = 0.5
    """The least that an answer needs: P(yes), or of 1 to 5 what the judge expects to say."""

    def score(
        self, item: Item, seed: int, variables: Mapping[str, Any], answer: Answer, turn: int = 0
    ) -> Generator[Request, Completion, dict[str, float]]:
        """The record's scores: ``judge``, P(yes); or ``rating``, the mean of 1 to 5 over the judge's probabilities.

        Method of the rating: Y. Liu et al., G-Eval, EMNLP 2023.

        Raises:
            Rejected: less than the threshold (``judge``), or no answer (``engine``).
        """
        try:
            shares = yield from preferences(self.card, item, seed, variables, turn)
        except Rejected as why:
            raise Rejected(why.stage, why.reason, why.detail, answer.model_dump_json()) from None
        rates = self.card.model is Rating
        said = sum(shares[word] * number for number, word in enumerate(Rating.choices, 1)) if rates else shares["yes"]
        if not said >= self.threshold:  # so that what is no number does not pass
            reason = "the judge rates it low" if rates else "the judge says no"
            detail = f"{said:.2f} of 5" if rates else f"P(yes) = {said:.3f}"
            raise Rejected("judge", reason, f"{detail} is less than {self.threshold:g}", answer.model_dump_json())
        return {"rating" if rates else "judge": round(said, 4)}


def ask(
    card: Card, item: Item, seed: int, variables: Mapping[str, Any], answer: type[AnswerT], turn: int = 0
) -> Generator[Request, Completion, AnswerT]:
    """Ask one question and read its answer, with ``yield from``.

    Raises:
        Rejected: no answer (``engine``), or one that was cut off or is not of the card's shape (``parse``).
    """
    key = f"{item.id}#{card.name}.{turn}"
    completion = yield Request(key, card, variables, seed_for(seed, key))
    if completion.finish_reason == "error":
        raise Rejected("engine", completion.error, completion.text)
    if completion.finish_reason == "length":
        raise Rejected("parse", "cut off", f"longer than {card.sampling.max_tokens} tokens", completion.text)
    try:
        return answer.model_validate_json(completion.text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Rejected("parse", f"not a valid {card.answer}", f"{where}: {first['msg']}", completion.text) from error
