"""The numbers of things in questions and answers: *three dogs*, *a couple of cups*, *two* in answer to *how many*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from InstructionGen.checks.dialogue.meaning import Meaning
from InstructionGen.checks.dialogue.pointing import begins, ordinal, parts
from InstructionGen.checks.dialogue.said import Mention, Saying, said
from InstructionGen.checks.dialogue.turns import spoken
from InstructionGen.checks.doings.numbers import PLURAL_ONLY, value_of
from InstructionGen.english import Token, is_plural

Bound = Literal["exactly", "at least", "at most", "about"]

VAGUE: Final = {
    "several": 3, "few": 2, "many": 4, "numerous": 4, "multiple": 2, "various": 2, "lots": 4, "dozens": 12,
    "countless": 6, "plenty": 4, "group": 2, "crowd": 4, "couple": 2, "pair": 2, "trio": 3, "herd": 2, "flock": 2,
}  # fmt: skip
"""Word for many -> the fewest that it is said of."""
_TWOS: Final = frozenset({"couple", "pair", "dozen"})
_MORE: Final = frozenset({"other", "others", "another", "more", "additional", "extra", "else", "remaining", "further"})
_AT_LEAST: Final = re.compile(r"\b(?:at least|more than|over|no fewer than|no less than)$")
_AT_MOST: Final = re.compile(r"\b(?:at most|fewer than|less than|up to|under)$")
_ABOUT: Final = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost)$")
_ONLY: Final = frozenset({"only", "just", "single", "exactly", "lone", "sole", "solitary"})
UNITS: Final = frozenset("piece slice half row stack layer tier couple team family".split())
"""What is counted although it is no thing, where captions count it."""
_THERE_IS: Final = re.compile(
    r"\b(?:there(?: is| are|['’]s)|(?:see|shows?|has|have|contains?|features?|holds?)) (?:only |just |exactly )?$", re.I
)
_HOW_MANY: Final = re.compile(r"\bhow many\b|\bwhat (?:is the )?number of\b", re.I)
APART: Final = frozenset(
    "red blue green yellow black white brown orange grey gray pink purple small large big little tall young old "
    "adult male female parked standing seated distant smaller larger".split()
)
"""Words that tell some of the things from the others."""
_FEW: Final = 3


class Counted(Struct, frozen=True):
    """A number as it stands in a text."""

    means: Meaning
    number: int
    bound: Bound
    is_part: bool
    """Of more of the sort: *two of the dogs*, *two more dogs*, *two red ones*."""
    beside: int = 0
    """So many of the sort there are besides, at least: *two more dogs*, *another dog*."""
    apart: frozenset[str] = frozenset()
    """The only words that make it a part: *two red cars*."""


def numbers(question: str, answer: str) -> Iterator[Counted]:
    """Every number of things that a turn claims."""
    asked = _HOW_MANY.search(question) is not None
    subject = _asked_for(question) if asked else None
    answered = False
    for saying, mention in spoken(question, answer):
        if mention.mode != "claimed" or not (mention.means.is_thing or mention.means.head in UNITS):
            continue
        told = _number_of(saying, mention, asked)
        if told is not None:
            yield told
            answered = answered or (subject is not None and not told.means.names.isdisjoint(subject.near))
    yield from _of_them(question, answer)
    if subject is not None and not answered:
        yield from _bare(answer, subject)


def _asked_for(question: str) -> Meaning | None:
    """What *how many* asks for."""
    for saying in said(question):
        tokens = saying.sentence.tokens
        for mention in saying.mentions:
            words = [token.lower for token in tokens[max(0, mention.phrase.first - 2) : mention.phrase.head]]
            if ("many" in words or "number" in words) and mention.means.head != "number":
                return mention.means
    return None


def _of_them(question: str, answer: str) -> Iterator[Counted]:
    """*Four of them*: so many there are at least."""
    before = [m for saying in said(question) for m in saying.mentions if m.means.is_thing]
    for saying in said(answer):
        for many, means in parts(saying, before):
            number = value_of(many)
            if number is not None and number > 1:
                yield Counted(means, number, "at least", True)
        before += [m for m in saying.mentions if m.means.is_thing]


def _bare(answer: str, subject: Meaning) -> Iterator[Counted]:
    """The number of an answer that names nothing: *Three*, *There are two of them*."""
    first = said(answer)[:1]
    for saying in first:
        tokens = saying.sentence.tokens
        for i, token in enumerate(tokens):
            number = value_of(token.lower)
            if number is None or token.lower in ("a", "an") or number == 0:
                continue
            held = next((m for m in saying.mentions if m.phrase.first <= i <= m.phrase.head), None)
            if held is not None and held.means.is_thing:
                continue
            yield Counted(subject, number, _bound(saying, token), False)
            return
        for i, token in enumerate(tokens):
            if token.lower in ("several", "many", "few", "numerous") and not any(
                m.phrase.first <= i <= m.phrase.head and m.means.is_thing for m in saying.mentions
            ):
                yield Counted(subject, VAGUE[token.lower], "at least", False)
                return


def _number_of(saying: Saying, mention: Mention, asked: bool) -> Counted | None:
    """The number of a phrase, where it counts the phrase's head."""
    phrase, tokens = mention.phrase, saying.sentence.tokens
    named = mention.means.core
    if named in PLURAL_ONLY or (tokens[phrase.head].lower in PLURAL_ONLY and not named.endswith("glass")):
        return _pairs(saying, mention)
    begin = begins(saying, mention)
    for i in range(begin, phrase.head):
        lower = tokens[i].lower
        number = value_of(lower)
        if number is not None and lower not in ("a", "an"):
            if lower == "dozen" and i > begin and (times := value_of(tokens[i - 1].lower)):
                number = 12 * times
            elif i + 1 < phrase.head and tokens[i + 1].lower == "dozen":
                continue
            return _counted(saying, mention, i, number, asked)
    return _vague(saying, mention, asked) if mention.means.is_thing else None


def _vague(saying: Saying, mention: Mention, asked: bool) -> Counted | None:
    """What *several*, *another*, *the second* say of how many there are; in answer to *how many*, *a* as well."""
    phrase, tokens = mention.phrase, saying.sentence.tokens
    nth = ordinal(saying, mention)
    if nth:
        return Counted(mention.means, nth, "at least", False)
    first = tokens[phrase.first].lower
    if first == "another" and phrase.number == "one":
        return Counted(mention.means, 1, "at least", True, 1)
    for i in range(phrase.first, phrase.head):
        lower, before = tokens[i].lower, tokens[i - 1].lower if i else ""
        if lower in VAGUE and lower not in _TWOS and before != "how":
            few = lower == "few" and before not in ("", "a", "the", "quite")
            reached = reaches(tokens[i + 1 : phrase.head], lower) and not few
            return Counted(mention.means, VAGUE[lower], "at least", False) if reached else None
    alone = asked and first in ("a", "an") and phrase.number == "one" and phrase.first <= _FEW
    return Counted(mention.means, 1, "exactly", False) if alone else None


def _pairs(saying: Saying, mention: Mention) -> Counted | None:
    """*Two pairs of scissors*; scissors alone have no number."""
    tokens, phrase = saying.sentence.tokens, mention.phrase
    for i in range(phrase.first + 1, phrase.head):
        number = value_of(tokens[i - 1].lower)
        if tokens[i].lower == "pairs" and number:
            return Counted(mention.means, number, _bound(saying, tokens[i - 1]), False)
    return None


def _counted(saying: Saying, mention: Mention, at: int, number: int, asked: bool) -> Counted | None:
    phrase, tokens = mention.phrase, saying.sentence.tokens
    between = tokens[at + 1 : phrase.head]
    lower = tokens[at].lower
    one_of = lower == "one" and bool(between) and between[0].lower == "of"
    if (
        (not reaches(between, lower) and not one_of)
        or number == 0
        or (lower == "both" and not is_plural(tokens[phrase.head].lower))
    ):
        return None
    before = [token.lower for token in tokens[max(0, phrase.first - 2) : at]]
    of_them = bool(between) and between[0].lower == "of" and lower not in _TWOS
    own = {token.lower for token in tokens[begins(saying, mention) : phrase.head + 1]}
    rest = of_them or not own.isdisjoint(_MORE)
    apart = frozenset[str]() if rest or asked else APART & own
    if lower == "one" and of_them:
        whole = next((value_of(token.lower) for token in between if value_of(token.lower)), None)
        return Counted(mention.means, whole, "exactly", False) if whole and whole > 1 else None
    if lower == "one" and not (asked or not _ONLY.isdisjoint(before) or _says_there_is(saying, tokens[phrase.first])):
        return None
    if lower == "single" and before[-1:] == ["every"]:
        return None
    bound: Bound = "about" if lower == "couple" else _bound(saying, tokens[at])
    return Counted(mention.means, number, bound, rest or bool(apart), int(not own.isdisjoint(_MORE)), apart)


def _says_there_is(saying: Saying, token: Token) -> bool:
    return _THERE_IS.search(saying.sentence.text[: token.start]) is not None


def _bound(saying: Saying, token: Token) -> Bound:
    before = saying.sentence.text[: token.start].lower().rstrip()
    if _AT_LEAST.search(before):
        return "at least"
    if _AT_MOST.search(before):
        return "at most"
    return "about" if _ABOUT.search(before) else "exactly"


def reaches(between: Sequence[Token], number: str) -> bool:
    """Whether a number counts the head: of *three slices of pizza* it does not."""
    for i, token in enumerate(between):
        if token.lower == "of":
            gathers = between[i - 1].lower if i else number
            if gathers not in _TWOS and value_of(gathers) is None and gathers not in VAGUE:
                return False
        if token.tag == "gen" or token.text == "'":
            return False
    return not any(token.tag == "num" for token in between)


def counted_things(question: str, answer: str) -> list[tuple[str, int]]:
    """The numbers of a turn with what they count, for what spoils them."""
    return [(told.means.core, told.number) for told in numbers(question, answer) if told.bound == "exactly"]
