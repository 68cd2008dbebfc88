"""The sentences that ask for an edit: imperative, varied, naming things as the caption does."""

from __future__ import annotations

import random

from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase

_REMOVALS = (
    "Remove {it}.",
    "Remove {it} from the {picture}.",
    "Erase {it}.",
    "Erase {it} from the {picture}.",
    "Take {it} away.",
    "Take {it} out of the {picture}.",
    "Delete {it}.",
    "Delete {it} from the {picture}.",
    "Get rid of {it}.",
    "Cut {it} out of the {picture}.",
    "Make {it} disappear.",
    "Leave out {it}.",
)
_PICTURES = ("picture", "image", "photo", "scene")


_REPLACEMENTS = (
    "Replace {it} with {new}.",
    "Swap {it} for {new}.",
    "Change {it} into {new}.",
    "Turn {it} into {new}.",
    "Exchange {it} for {new}.",
    "Substitute {new} for {it}.",
    "Put {new} in place of {it}.",
    "Switch {it} to {new}.",
    "Trade {it} for {new}.",
)


def replacement(reading: Reading, phrase: NounPhrase, new: str, dice: random.Random) -> str:
    """A request such as ``Replace the black dog with a fox.``."""
    return dice.choice(_REPLACEMENTS).format(it=definite(reading, phrase), new=new)


def removal(reading: Reading, phrase: NounPhrase, dice: random.Random) -> str:
    """A request such as ``Remove the black dog.``."""
    return dice.choice(_REMOVALS).format(it=definite(reading, phrase), picture=dice.choice(_PICTURES))


_ADDITIONS = (
    "Add {new} {where}.",
    "Place {new} {where}.",
    "Put {new} {where}.",
    "Include {new} {where}.",
    "Insert {new} {where}.",
    "Let {new} appear {where}.",
)


def addition(new: str, where: str, dice: random.Random) -> str:
    """A request such as ``Add a teapot next to the vase.``."""
    return dice.choice(_ADDITIONS).format(new=new, where=where)


_RELETTERINGS = (
    'Change the {words} "{old}" to "{new}".',
    'Replace the {words} "{old}" with "{new}".',
    'Turn "{old}" into "{new}".',
    'Rewrite "{old}" as "{new}".',
    'Swap the {words} "{old}" for "{new}".',
    'Make the lettering say "{new}" instead of "{old}".',
    'Change the text from "{old}" to "{new}".',
    'Replace "{old}" with "{new}".',
    'Alter the text so that it reads "{new}" instead of "{old}".',
)


def relettering(old: str, new: str, dice: random.Random) -> str:
    """A request such as ``Change the word "OPEN" to "SHUT".``."""
    words = "word" if len(old.split()) == 1 else "words"
    return dice.choice(_RELETTERINGS).format(old=old, new=new, words=words)


def shown_name(reading: Reading, phrase: NounPhrase) -> str:
    """The thing's name as the caption has it, without article or description: ``teddy bears``, ``plate of food``."""
    return lowered(reading, phrase.core, phrase.last)


def definite(reading: Reading, phrase: NounPhrase) -> str:
    """The phrase as one speaks of a thing already known: ``the black dog``, ``the two plates of food``, ``his bat``."""
    first = phrase.first
    opening = reading.tokens[first]
    if opening.tag == "poss" or any(reading.tag(i) == "gen" for i in range(first, phrase.core)):
        if opening.tag == "det":
            first += 1
        owned = lowered(reading, first, phrase.last)
        return owned if opening.tag == "poss" else f"the {owned}"
    for i in range(first, phrase.core):
        if reading.lower(i) in _LOOSE_COUNTS and reading.lower(i + 1) == "of":
            first = i + 2
    while first < phrase.core and _is_opening(reading, first):
        first += 1
    return f"the {lowered(reading, first, phrase.last)}"


def _is_opening(reading: Reading, i: int) -> bool:
    return (reading.tag(i) == "det" and reading.lower(i) != "few") or reading.lower(i) in _OPENINGS


_LOOSE_COUNTS = frozenset(
    "lot lots plenty number couple bunch majority variety ton tons loads kinds types sorts kind type sort".split()
)
_OPENINGS = frozenset("one other own very just various multiple numerous couple different".split())


def lowered(reading: Reading, first: int, last: int) -> str:
    """A stretch of the caption, without the capital that only the beginning of the sentence gave it."""
    text = reading.sentence.span(first, last)
    opening = reading.tokens[first]
    if first == 0 and opening.tag != "propn" and not (opening.text.isupper() and len(opening.text) > 1):
        return text[:1].lower() + text[1:]
    return text
