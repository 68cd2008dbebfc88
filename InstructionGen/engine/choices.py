"""Questions that one token answers: which tokens begin which choice, and how sure the model is of each.

A choice may be spelt ``yes``, ``Yes``, `` Yes`` and so on; a model's certainty is split among the spellings, so they
are added up. What it would rather have said than any of the choices is left out: the shares add up to one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

from InstructionGen.records import Completion, Request


def choice_tokens(encode: Callable[[str], Sequence[int]], choices: Sequence[str]) -> dict[int, str]:
    """The tokens that begin an answer -> the choice it is. ``encode`` adds no special tokens.

    Raises:
        ValueError: the vocabulary cannot tell two choices apart by their first token.
    """
    tokens: dict[int, str] = {}
    shared: set[int] = set()
    for choice in choices:
        for spelling in (choice, choice.capitalize(), choice.upper(), f" {choice}", f" {choice.capitalize()}"):
            first = encode(spelling)[0]
            if tokens.setdefault(first, choice) != choice:
                shared.add(first)
    told = {token: choice for token, choice in tokens.items() if token not in shared}
    if set(told.values()) != set(choices):
        raise ValueError(f"this vocabulary cannot tell {' and '.join(choices)} apart by one token")
    return told


class Chooser:
    """The choices of a vocabulary, looked up once for each set of them."""

    def __init__(self, encode: Callable[[str], Sequence[int]]) -> None:
        self._encode = encode
        self._known: dict[tuple[str, ...], Mapping[int, str]] = {}

    def tokens(self, request: Request) -> Mapping[int, str]:
        """See ``choice_tokens``, for the choices of a request."""
        choices = tuple(request.card.choices)
        if choices not in self._known:
            self._known[choices] = choice_tokens(self._encode, choices)
        return self._known[choices]


def choice_of(text: str, choices: Sequence[str]) -> str | None:
    """The choice that a token, or a whole answer, begins or is; ``None`` for anything else."""
    said = text.strip().strip('"').lower()
    word = re.match(r"\w*", said)
    first = word.group() if word else ""
    return next((c for c in choices if first and (first == c or (first == said and c.startswith(said)))), None)


def weigh(found: Sequence[tuple[str, float]], choices: Sequence[str]) -> dict[str, float]:
    """Choice -> natural logarithm of its share, from pairs of a choice and the log-probability of one spelling of it.

    A choice without any spelling among them has the share zero, whose logarithm is written as -inf.
    """
    most = max(logprob for _, logprob in found)
    mass = dict.fromkeys(choices, 0.0)
    for choice, logprob in found:
        mass[choice] += math.exp(logprob - most)
    whole = sum(mass.values())
    return {choice: math.log(part / whole) if part else -math.inf for choice, part in mass.items()}


def chosen(
    request: Request, found: Sequence[tuple[str, float]], prompt_tokens: int, completion_tokens: int, cached: int = 0
) -> Completion:
    """The answer to a question with choices: the likeliest, with the shares of all. For ``found`` see ``weigh``."""
    shares = weigh(found, request.card.choices)
    likeliest = max(shares, key=lambda choice: shares[choice])
    return Completion(request.id, likeliest, "stop", "", prompt_tokens, completion_tokens, cached, shares)
