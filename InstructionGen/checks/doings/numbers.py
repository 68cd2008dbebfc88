"""Numbers in captions and instructions: *two*, *2*, *a couple of*, *a dozen*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from InstructionGen.checks.reading import Phrase, Reading

_WORDS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
VALUE_OF: Final = {word: number for number, word in enumerate(_WORDS)} | {
    "a": 1, "an": 1, "single": 1, "couple": 2, "pair": 2, "both": 2, "dozen": 12,
}  # fmt: skip
MOST: Final = 20
PLURAL_ONLY: Final = frozenset(
    "glasses eyeglasses sunglasses scissors goggles jeans pants trousers shorts binoculars pliers tongs tweezers "
    "headphones clothes pajamas".split()
)
"""Nouns of which nobody has one: *one glasses*."""


def spelt(number: int, digits: bool = False) -> str:
    """A number in words up to twenty; in digits where the caption has digits."""
    return str(number) if digits or number >= len(_WORDS) else _WORDS[number]


def value_of(word: str) -> int | None:
    """What a number word or digits mean; None where it is no number."""
    return int(word) if word.isdecimal() and len(word) < 4 else VALUE_OF.get(word)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something a phrase says there are; positions are words of the reading."""

    first: int
    """Where the words of the number begin, an article of *a couple of* included."""
    stop: int
    """One past them, *of* included."""
    noun: int
    """The noun that is counted: ``slices`` of *three slices of pizza*."""
    number: int


def count_of(reading: Reading, phrase: Phrase) -> Count | None:
    """The number in a phrase, and what it counts; None where there is none, or *one* is part of a name."""
    words = reading.words
    for at in range(phrase.first, phrase.head):
        key = words[at].key
        number = value_of(key)
        if number is None or (key in ("a", "an") and _names_a_number(reading, phrase, at)):
            continue
        first, stop = at, at + 1
        if key in ("couple", "pair", "dozen"):
            if at > phrase.first and words[at - 1].key in ("a", "one"):
                first = at - 1
            elif at > phrase.first and (before := value_of(words[at - 1].key)) is not None and key == "dozen":
                first, number = at - 1, before * 12
        if stop < len(words) and words[stop].key == "of" and key in ("couple", "pair", "dozen"):
            stop += 1
        noun = _counted(reading, phrase, stop)
        if noun is None:
            return None
        return Count(first, stop, noun, number)
    return None


def _names_a_number(reading: Reading, phrase: Phrase, at: int) -> bool:
    return any(reading.words[i].key in ("couple", "pair", "dozen") for i in range(at + 1, min(at + 3, phrase.head)))


def _counted(reading: Reading, phrase: Phrase, at: int) -> int | None:
    words = reading.words
    noun = None
    while at < phrase.last:
        if words[at].tag in ("noun", "propn"):
            noun = at
        elif noun is not None or words[at].tag not in ("adj", "adv", "verb-ed", "verb-ing", "num", "conj", "punct"):
            break
        at += 1
    return noun


def numbers_in(said: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of an instruction and where they stand; articles are none."""
    found: list[tuple[int, int]] = []
    for at, word in enumerate(said):
        number = value_of(word)
        if number is not None and word not in ("a", "an", "both"):
            if (
                word == "pair"
                and (at + 1 < len(said) and said[at + 1] == "of")
                and at
                and said[at - 1] not in ("a", "one")
            ):
                continue
            found.append((at, number))
    return found
