"""A question about a picture and its answer, and small help with words for both."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer."""

    sort: str
    """What is asked: ``count``, ``side``, ``colour``; a dialogue asks for few of one sort."""
    about: str
    """The thing that is asked about; a dialogue does not dwell on one."""
    question: str
    answer: str


def worded(
    sort: str, about: str, questions: Sequence[str], answers: Sequence[str], dice: random.Random, /, **words: str
) -> Turn:
    """A turn in one of several wordings, its first letters capitals."""
    question, answer = (dice.choice(patterns).format(**words) for patterns in (questions, answers))
    return Turn(sort, about, capital(question), capital(answer))


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """``a cup``, ``a cup and a fork``, ``a cup, a fork and two plates``."""
    found = list(names)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
