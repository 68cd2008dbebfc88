"""What *it*, *him*, *the other* and *two of them* point at, of the things that were named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from InstructionGen.checks import lexicon
from InstructionGen.checks.dialogue.meaning import Meaning
from InstructionGen.checks.dialogue.said import Mention, Saying
from InstructionGen.checks.doings.numbers import value_of

_ORDINALS: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_MORE: Final = frozenset({"more", "other", "additional", "further"})
_OF_THEM: Final = re.compile(
    r"\b(?P<many>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|most|many|several|some|all|both|"
    r"half|none|each) of (?:them|these|those|which|whom)\b",
    re.I,
)
_LEFT_OUT: Final = re.compile(
    r"\b(?:(?:the|a|an) (?P<nth>other|second|third|fourth|fifth|sixth|last|final|remaining|larger|smaller|bigger|large|"
    r"small|big|taller|shorter|closer|nearer|darker|lighter|older|younger|\w+er)(?: (?:one|two|three|ones))?"
    r"|(?P<another>another|others)(?: one)?|(?:the|a) (?:\w+ )?ones?|"
    r"(?<!are )(?<!were )(?P<bare>one|two|three|four|five|both|most|some))\b"
    r"(?=,|;| (?:is|are|was|were|stands?|sits?|lies?|hangs?|can|appears?|rests?|walks?|leans?|seems?|on|to|at|in|near|"
    r"above|below|beside|behind|under|toward|towards|farther|further|closer)\b)",
    re.I,
)
"""A noun left out: *the other is on the left*, *one stands on the right*."""
_WORD: Final = re.compile(r"\b(?P<him>him|he|her|she)\b|\b(?P<it>it)\b|\b(?P<them>them|they|these|those)\b", re.I)


_MEANT: Final = 3


class Pointed(Struct, frozen=True):
    """What stands in a noun's place, and how many it says they are."""

    means: tuple[Meaning, ...]
    """What may be meant, the likeliest first."""
    at: int
    """Where in the text."""
    many: str
    """The word for how many; empty: one."""
    singled: bool
    """It is told apart from others of its sort."""


def pointed(saying: Saying, begin: int, end: int, before: Sequence[Mention]) -> Pointed | None:
    """The last phrase of a stretch of text whose noun is left out, and the sort that it is of.

    Args:
        saying: The sentence.
        begin: Where the stretch begins.
        end: Where it ends.
        before: Things that were named in the sentences before, in their order.
    """
    text, last = saying.sentence.text, None
    for pattern in (_OF_THEM, _LEFT_OUT):
        for found in pattern.finditer(text, begin):
            if (
                found.end() <= end
                and not _is_named(saying, found.start())
                and (last is None or found.start() > last[0])
            ):
                last = (found.start(), found.groupdict())
    if last is None:
        return None
    at, told = last
    means = _sort(saying, at, before)
    if not means:
        return None
    many = (told.get("many") or told.get("bare") or "").lower()
    singled = bool(told.get("nth") or told.get("another"))
    return Pointed(means, at, "" if many == "one" else many, singled)


def parts(saying: Saying, before: Sequence[Mention]) -> Iterator[tuple[str, Meaning]]:
    """Every *two of them* of a sentence: the word for how many, and of what."""
    for found in _OF_THEM.finditer(saying.sentence.text):
        several = _several(saying, found.start(), before)
        if several:
            yield found["many"].lower(), several[0]


def _is_named(saying: Saying, at: int) -> bool:
    """Whether a noun of a thing goes with the words after all: *the other dog*."""
    tokens = saying.sentence.tokens
    return any(
        mention.means.is_thing and tokens[mention.phrase.first].start <= at < tokens[mention.phrase.head].start
        for mention in saying.mentions
    )


def _sort(saying: Saying, at: int, before: Sequence[Mention]) -> tuple[Meaning, ...]:
    """The last things before that were said to be several, or *one* of several; or else the last thing."""
    named = _named(saying, at, before)
    tokens = saying.sentence.tokens
    own = [m for m in named if m in saying.mentions and tokens[m.phrase.first].lower == "one"]
    if own:
        return (own[-1].means,)
    return _several(saying, at, before) or tuple(m.means for m in named[-1:])


def _several(saying: Saying, at: int, before: Sequence[Mention]) -> tuple[Meaning, ...]:
    """Of the last sentence with things in the plural, the first of these and the last."""
    named = _named(saying, at, before)
    plural = [i for i, m in enumerate(named) if m.phrase.number == "many" or m.means.head in lexicon.EITHER_NUMBER]
    if not plural:
        return ()
    begin = plural[-1]
    while begin and named[begin - 1].phrase.first <= named[begin].phrase.first:
        begin -= 1
    first = next(i for i in plural if i >= begin)
    return tuple(dict.fromkeys((named[first].means, named[plural[-1]].means)))


def _named(saying: Saying, at: int, before: Sequence[Mention]) -> list[Mention]:
    tokens = saying.sentence.tokens
    return [*before, *(m for m in saying.mentions if m.means.is_thing and tokens[m.phrase.head].start < at)]


def resolved(saying: Saying, at: int, before: Sequence[Mention]) -> tuple[Meaning, ...]:
    """What a pronoun at a place of the text may mean: *him* somebody, *it* something, *them* several."""
    found = _WORD.match(saying.sentence.text, at)
    if found is None:
        return ()
    fit: list[Meaning] = []
    tokens = saying.sentence.tokens
    own = [m for m in saying.mentions if m.means.is_thing and tokens[m.phrase.head].start < at]
    for mention in [*reversed(own), *reversed(before)]:
        if found["him"] and mention.means.is_person:
            return (mention.means,)
        if found["it"] and not mention.means.is_person and mention.phrase.number != "many":
            fit.append(mention.means)
        if found["them"] and mention.phrase.number == "many":
            return (mention.means,)
    return tuple(dict.fromkeys(fit))[:_MEANT]


def ordinal(saying: Saying, mention: Mention) -> int:
    """*A second dog*, *the third car*: how many there are at least; 0 where nothing is numbered so."""
    tokens, phrase = saying.sentence.tokens, mention.phrase
    if phrase.first + 1 > phrase.head or tokens[phrase.first].tag not in ("det", "poss"):
        return 0
    return _ORDINALS.get(tokens[phrase.first + 1].lower, 0) if phrase.number == "one" else 0


def begins(saying: Saying, mention: Mention) -> int:
    """The first token of a phrase with the number before it: *two more dogs*, *three other people*."""
    tokens, begin = saying.sentence.tokens, mention.phrase.first
    while begin and tokens[begin - 1].lower in _MORE:
        begin -= 1
    numbered = begin and begin < mention.phrase.first and value_of(tokens[begin - 1].lower) is not None
    return begin - 1 if numbered else mention.phrase.first


def number_in(saying: Saying, mention: Mention) -> int:
    """The number that stands in a phrase; 0 where none does."""
    tokens = saying.sentence.tokens
    for token in tokens[begins(saying, mention) : mention.phrase.head]:
        value = value_of(token.lower)
        if value and token.lower not in ("a", "an", "one"):
            return value
    return 0
