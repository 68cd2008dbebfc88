"""What is said to be at a place: the thing named before it, the one that follows, or what a pronoun points at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from InstructionGen.checks.dialogue.meaning import Meaning
from InstructionGen.checks.dialogue.pointing import Pointed, number_in, ordinal, pointed
from InstructionGen.checks.dialogue.said import Mention, Saying
from InstructionGen.checks.dialogue.sides import ASIDE
from InstructionGen.checks.doings.numbers import value_of

_ALL: Final = frozenset({"most", "all", "both", "half"})
_VAGUE: Final = frozenset("several many few numerous multiple various".split())
_FEWEST: Final = {"many": 3, "several": 3, "some": 2, "both": 2}
_PRONOUNS: Final = frozenset("it they them he she this that one these those".split())


class Placed(Struct, frozen=True):
    """Something, and where it is said to be."""

    things: tuple[Meaning, ...]
    """What may be meant to be there, the likeliest first."""
    relation: str
    """``left``, ``right``, ``above``, ``below``, ``between``; or a place in the frame: ``top left``, ``far right``."""
    target: Meaning | None
    """What it is beside; None: it is in the frame."""
    or_else: tuple[Meaning, ...] = ()
    """What else a pronoun may mean that stands for the target."""
    other: Meaning | None = None
    """What is on the other side of it, where it lies between two."""
    least: int = 1
    """So many of the things are there."""
    is_share: bool = False
    """Most of them are, or all."""
    is_singled: bool = False
    """It is told apart from others of its sort by that."""
    is_loose: bool = False
    """Said of the frame or of what was named last."""
    is_denied: bool = False


def begins_at(saying: Saying, mention: Mention) -> int:
    """Where a phrase begins in its sentence."""
    return saying.sentence.tokens[mention.phrase.first].start


def things_at(
    saying: Saying,
    at: int,
    subject: tuple[Meaning, ...],
    before: Sequence[Mention],
    target: Mention | None,
    targets: Sequence[Mention],
) -> Placed | None:
    """What is said to be there: the thing named last, the clause's first, or else what follows the target."""
    text, tokens = saying.sentence.text, saying.sentence.tokens
    begin = max((m.end() for m in re.finditer(r"[;:]|, (?:while|and|but|with|whereas)\b", text[:at])), default=0)
    aside = [m.span() for m in ASIDE.finditer(text)]
    near = [
        m
        for m in saying.mentions
        if begin <= tokens[m.phrase.head].start < at
        and counts(m, target)
        and not any(a <= tokens[m.phrase.head].start < b and not a <= at < b for a, b in aside)
    ]
    left_out = pointed(saying, begin, at, before)
    if left_out is not None and not any(begins_at(saying, m) > left_out.at for m in near):
        return _of_pointed(left_out)
    free = [m for m in near if m not in targets] or near
    pronoun = any(token.lower in _PRONOUNS and begin <= token.start < at for token in tokens)
    if free:
        one = of_mention(saying, free[-1])
        meant = [free[-1].means, free[0].means, *(subject if pronoun else ())]
        things = tuple(dict.fromkeys(meant))
        return replace(one, things=things) if len(things) == 1 else Placed(things, "", None)
    if pronoun or (subject and at < 2 + len("it is ") and not _after(saying, at, target)):
        return Placed(subject, "", None) if subject else None
    after = _after(saying, at, target)
    if after:
        return of_mention(saying, after[0])
    return Placed(subject, "", None) if subject else None


def of_mention(saying: Saying, mention: Mention) -> Placed:
    """The thing of a phrase with its number, to be put somewhere."""
    number = number_in(saying, mention)
    nth = ordinal(saying, mention)
    words = {token.lower for token in saying.words(mention)}
    number = number or (2 if not words.isdisjoint(_VAGUE) else 0)
    plural = mention.phrase.number == "many" and not number
    whole = mention.is_definite and plural
    least = 2 if plural and mention.is_other else number or 1
    return Placed((mention.means,), "", None, least=least, is_share=whole, is_singled=nth > 1)


def _of_pointed(told: Pointed) -> Placed:
    number = value_of(told.many) or _FEWEST.get(told.many, 1)
    share = told.many in _ALL
    return Placed(
        told.means, "", None, least=1 if share else number, is_share=share, is_singled=told.singled and number == 1
    )


def _after(saying: Saying, at: int, target: Mention | None) -> list[Mention]:
    return [m for m in saying.mentions if begins_at(saying, m) > at and counts(m, target)]


def counts(mention: Mention, target: Mention | None) -> bool:
    """Whether a phrase names a thing that may lie beside the target."""
    return mention.means.is_thing and mention.mode != "denied" and (target is None or mention.phrase != target.phrase)
