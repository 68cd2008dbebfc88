"""An inference that pictures of one sort allow: what must be told and there, what is asked, and how it is answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """One inference. The answer repeats its grounds (``{fact}``), and otherwise only supposes."""

    told: str
    """A pattern that must be found in what is told of the subject: ``riding a wave``, ``on a street``."""
    questions: tuple[str, ...]
    """``{who}`` is the fact's subject, ``{is}`` agrees with it; ``{a}`` and ``{b}`` are what ``needs`` found."""
    answers: tuple[str, ...]
    """``{fact}`` is a clause that begins with a small letter, ``{Fact}`` with a capital."""
    needs: tuple[str, ...] = ()
    """For each, one of these nouns must be there, by caption or box."""
    who: str = ""
    """What the subject must be: ``person``, ``persons`` (several), ``animal``, or names with ``|`` between, of which a
    plural takes several only. Empty: anything."""
    bars: str = ""
    """Words none of which a caption may have."""


def frame(
    told: str,
    question: str,
    answer: str,
    needs: str = "",
    who: str = "person",
    bars: str = "",
) -> Frame:
    """A frame whose questions, answers and needs stand on one line each, with `` / `` between."""
    return Frame(told, _split(question), _split(answer), _split(needs), who, bars)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" / ") if part.strip())
