"""The colour that a caption gives to one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.numbers import PLURAL_ONLY
from InstructionGen.checks.looks import colours
from InstructionGen.checks.reading import Phrase, Reading

_COLOURS: Final = frozenset(
    "black white red green blue brown yellow grey gray pink purple orange beige tan silver gold turquoise teal maroon "
    "light dark bright pale navy and".split()
)
_MOTLEY: Final = frozenset(
    "dotted striped patterned checkered checked spotted plaid multi multicolored colored colorful flowered and".split()
)
"""Words beside which one color is not all of it."""
_SHADES: Final = frozenset("light dark bright pale and".split())
_COLOURLESS: Final = lexicon.PICTURES | frozenset(
    "light sign bear panda bean onion wine beer meat pepper man sauce food vegetable fruit color colour background "
    "area stripe spot polka dot accent top bottom side trim one orange rice bread tea coffee horse skin team".split()
)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that captions give to one thing."""

    thing: str
    """As one speaks of it: ``the bus``, ``the man's shirt``."""
    many: bool
    value: str
    """``red and white``."""
    head: str


def colour_of(reading: Reading, phrase: Phrase) -> Colour | None:
    """The colour in a phrase; None where it says none, or the thing cannot be spoken of by itself."""
    head = phrase.keys[-1]
    keys = [word.key for word in reading.words]
    spans = colours.VOCABULARY.spans(keys, phrase.first, phrase.core, head)
    if len(spans) != 1 or not _is_fit(reading, phrase):
        return None
    value = keys[spans[0][0] : spans[0][1]]
    around = {*keys[max(phrase.first - 2, 0) : spans[0][0]], *keys[spans[0][1] : phrase.head]}
    motley = around & (_COLOURS - {"and", "light", "dark"} | _MOTLEY)  # "a red black dotted umbrella"
    if motley or not set(value) <= _COLOURS or set(value) <= _SHADES or value[0] == "and":
        return None
    if sum(word not in _SHADES for word in value) > 1 and "and" not in value:
        return None  # "a red black dotted umbrella"
    owner = _owner(reading, phrase)
    name = " ".join(keys[phrase.core : phrase.end])
    named = all(word.tag in ("noun", "propn") for word in reading.words[phrase.core : phrase.head])
    if not named or bool(owner) != (head in lexicon.WORN):  # "the haired dog"
        return None
    return Colour(f"the {owner}{name}", phrase.number == "many", " ".join(value), head)


def _is_fit(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase is of a thing that can be spoken of as *the bus*, and that takes a colour."""
    head = phrase.keys[-1]
    words = reading.words[phrase.first : phrase.last]
    opening = words[0].key
    single = opening in ("a", "an", "the", "his", "her", "their", "one", "this")
    number = single if phrase.number == "one" else phrase.number == "many" and opening != "some"
    named = head in _COLOURLESS or lexicon.is_person(head) or head in lexicon.BODY
    return (
        number
        and not named
        and reading.words[phrase.head].key not in PLURAL_ONLY
        and all(w.tag != "gen" for w in words)
    )


def _owner(reading: Reading, phrase: Phrase) -> str:
    """``man's `` for the shirt of *a man in a red shirt*."""
    before = reading.words[phrase.first - 1] if phrase.first else None
    if before is None or before.key not in ("in", "wearing", "wears"):
        return ""
    at = phrase.first - 1 - (reading.words[phrase.first - 2].tag == "aux")
    wearer = next((p for p in _ending(reading, at)), None)
    if wearer is None or wearer.number != "one" or not lexicon.is_person(wearer.keys[-1]):
        return ""
    return f"{reading.words[wearer.head].key}'s "


def _ending(reading: Reading, at: int) -> Iterator[Phrase]:
    return (phrase for phrase in reading.phrases if phrase.last == at)
