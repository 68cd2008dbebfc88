"""Noun phrases: which words name one thing of the picture, and which word of them is its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from InstructionGen.english import words
from InstructionGen.english.draft import Draft, Tag
from InstructionGen.english.inflection import is_plural

Number = Literal["one", "many", "mass"]


class NounPhrase(msgspec.Struct, frozen=True, gc=False):
    """A stretch of words that names something; positions are token indices.

    A phrase may hold others: in ``a vase of flowers`` there is ``flowers``, in ``a man's hand`` there is ``a man``.
    """

    first: int
    last: int
    """One past the last word, the complement after *of* included."""
    head: int
    core: int
    """``tokens[core : head + 1]`` is the head with what makes one name with it: ``teddy bear``."""
    number: Number


_ONE = frozenset({"a", "an", "one", "each", "every", "another", "this", "that", "1"})
_MANY = frozenset({"several", "many", "few", "these", "those", "both", "multiple", "numerous", "various"})
_SINGLE_PIECES = frozenset(["piece", "slice", "bit", "sheet", "chunk", "strip", "hunk", "wedge", "loaf", "head", "set"])

_OPENING: frozenset[Tag] = frozenset(["det", "poss", "num", "adj", "adv", "noun", "propn"])
"""Classes with which a noun phrase can begin; collectives begin one with any."""


def chunk(tokens: Sequence[Draft]) -> tuple[NounPhrase, ...]:
    """All noun phrases, outer ones before those they hold, from left to right."""
    found: list[NounPhrase] = []
    i = 0
    while i < len(tokens):
        opens = tokens[i].tag in _OPENING or tokens[i].lower in words.COLLECTIVES
        end = _read(tokens, i, found) if opens else i
        i = end if end > i else i + 1
    return tuple(sorted(found, key=lambda p: (p.first, -p.last)))


def _read(ts: Sequence[Draft], begin: int, found: list[NounPhrase]) -> int:
    """Reads the longest phrase that begins here; where it ends, or ``begin`` when there is none."""
    counted = _collective(ts, begin)
    if counted:
        inner: list[NounPhrase] = []
        end = _read(ts, counted, inner)
        if end > counted:
            top = max(inner, key=lambda p: p.last - p.first)
            gathers = ts[counted - 2].lower
            number: Number = top.number
            if gathers in words.COLLECTIVES_OF_MANY:
                number = "many" if top.number != "mass" else "mass"
            elif gathers in _SINGLE_PIECES:
                number = "one"
            found += [p for p in inner if p is not top]
            found.append(NounPhrase(begin, top.last, top.head, top.core, number))
            return end
    stop = _premodifiers(ts, begin)
    head = _nouns(ts, stop)
    if head == stop:
        return begin
    # "a man's hand": what is read so far owns what follows.
    if head < len(ts) and ts[head].tag == "gen":
        after = _premodifiers(ts, head + 1)
        owned = _nouns(ts, after)
        if owned > after:
            found.append(_phrase(ts, begin, head, stop))
            while owned < len(ts) and ts[owned].tag == "gen":
                found.append(_phrase(ts, begin, owned, after))
                after = _premodifiers(ts, owned + 1)
                nxt = _nouns(ts, after)
                if nxt == after:
                    break
                owned = nxt
            stop, head = after, owned
    top = _phrase(ts, begin, head, stop)
    end = head
    if end < len(ts) and ts[end].lower == "of" and ts[end].tag == "prep":
        inside: list[NounPhrase] = []
        end = _read(ts, head + 1, inside)
        if end > head + 1:
            found += inside
            top = NounPhrase(top.first, end, top.head, top.core, top.number)
        else:
            end = head
    found.append(top)
    return end


def _collective(ts: Sequence[Draft], begin: int) -> int:
    """The index after ``a large group of``, or 0."""
    j = begin
    while j + 1 < len(ts) and ts[j].tag in ("det", "num", "adj", "adv") and ts[j + 1].lower != "of" and j - begin < 4:
        if j == begin and ts[j].tag == "adv" and ts[j + 1].tag == "det" and not _describes(ts, begin, j):
            return 0  # "passing out a piece of cake"
        if ts[j].lower in ("couple", "dozen", "pair"):
            break
        j += 1
    if j + 1 < len(ts) and ts[j].lower in words.COLLECTIVES and ts[j + 1].lower == "of":
        # "the pack of a horse", "a parking lot of a church": of one thing there is no group
        of_one = j + 2 < len(ts) and ts[j + 2].lower in ("a", "an") and ts[j].lower not in _SINGLE_PIECES
        if not of_one and (j == begin or ts[j - 1].lower != "parking"):
            return j + 2
    # "a couple people", "a dozen eggs": the preposition left out
    if (
        j + 1 < len(ts)
        and ts[j].lower in ("couple", "dozen", "pair")
        and ts[j + 1].tag in ("noun", "adj")
        and _is_plural_next(ts, j + 1)
    ):
        return j + 1
    return 0


def _is_plural_next(ts: Sequence[Draft], i: int) -> bool:
    """Whether the noun run that begins here ends in a plural."""
    end = _nouns(ts, _premodifiers(ts, i))
    return end > i and is_plural(ts[end - 1].lower)


def _premodifiers(ts: Sequence[Draft], begin: int) -> int:
    """The index of the first word that is no determiner, number or description of a noun to come."""
    j = begin
    while j < len(ts) and (_opens(ts, begin, j) or _describes(ts, begin, j) or _joins(ts, begin, j)):
        j += 1
    return j


def _opens(ts: Sequence[Draft], begin: int, j: int) -> bool:
    """Determiners, owners and numbers; one after a description begins another phrase (``black and | a man``)."""
    if ts[j].tag == "num":
        return True
    return ts[j].tag in ("det", "poss") and (j == begin or ts[j - 1].tag in ("det", "adv", "num"))


def _describes(ts: Sequence[Draft], begin: int, j: int) -> bool:
    """Adjectives, adverbs that sharpen them, and participles within a phrase that has begun."""
    after = ts[j + 1].tag if j + 1 < len(ts) else ""
    match ts[j].tag:
        case "adj":
            return True
        case "adv":
            return after in ("adj", "num", "det") and (ts[j].lower.endswith("ly") or ts[j].lower in _SHARPENING)
        case "verb-ing" | "verb-ed":
            begun = any(t.tag in ("det", "poss", "num", "adj") for t in ts[begin:j])
            return begun and after in ("noun", "adj", "propn") and ts[j - 1].tag != "adv"
    return False


def _joins(ts: Sequence[Draft], begin: int, j: int) -> bool:
    """Commas, *and* and hyphens between descriptions: ``red, white, and blue``, ``black and white``."""
    if j == begin or j + 1 >= len(ts):
        return False
    if ts[j].text == "-":
        return ts[j - 1].tag in ("adj", "num", "noun")
    if ts[j].tag not in ("conj", "comma") or ts[j].lower == "or":
        return False
    before = j - 2 if ts[j - 1].tag == "comma" else j - 1
    return before >= begin and ts[before].tag == "adj" and _adjectives_go_on(ts, j + 1)


_SHARPENING = frozenset("very quite really too so extremely all almost about rather more most just only".split())


def _adjectives_go_on(ts: Sequence[Draft], j: int) -> bool:
    """Whether more descriptions and then a noun follow, with no determiner between."""
    seen = False
    while j < len(ts) and (ts[j].tag in ("adj", "adv", "verb-ed", "conj", "comma")):
        seen = seen or ts[j].tag in ("adj", "verb-ed")
        j += 1
    return seen and j < len(ts) and ts[j].tag in ("noun", "propn")


def _nouns(ts: Sequence[Draft], begin: int) -> int:
    """One past the run of nouns that begins here."""
    j = begin
    while j < len(ts) and ts[j].tag in ("noun", "propn"):
        j += 1
    while j < len(ts) - 1 and j > begin and ts[j].text == "-" and ts[j + 1].tag in ("noun", "propn"):
        j += 2
    return j


def _phrase(ts: Sequence[Draft], first: int, end: int, nouns: int) -> NounPhrase:
    head = end - 1
    core = nouns
    if core > first and core <= head and (ts[core - 1].lower, ts[core].lower) in words.ADJECTIVES_IN_COMPOUNDS:
        core -= 1
    one = many = False
    for t in ts[first:nouns]:
        if t.tag in ("det", "num", "adj"):
            one = one or t.lower in _ONE
            many = many or t.lower in _MANY or (t.tag == "num" and t.lower not in _ONE)
    number: Number
    if many or is_plural(ts[head].lower):
        number = "many"
    elif one:
        number = "one"
    elif ts[head].lower in words.MASS_NOUNS:
        number = "mass"
    else:
        number = "one"
    return NounPhrase(first, end, head, core, number)
