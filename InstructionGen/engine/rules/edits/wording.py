"""The sentences that ask for an edit: in all manners, naming things as the caption does."""

from __future__ import annotations

import random

from InstructionGen.engine.rules.edits import sayings
from InstructionGen.engine.rules.edits.naming import definite, lowered, shown_name, standing
from InstructionGen.engine.rules.edits.placing import Place
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase

__all__ = ["addition", "definite", "lowered", "relettering", "removal", "replacement", "shown_name", "standing"]

_TOLD = {"detailed command": 0.9, "brief command": 0.3, "plain command": 0.0}
"""How often it is told where a thing is."""
_MAY_BE_TOLD = 0.7


def removal(reading: Reading, phrase: NounPhrase, manner: str, dice: random.Random) -> str:
    """A request such as ``Remove the black dog on the sofa.``."""
    return sayings.REMOVAL.worded(manner, dice, **_of(reading, phrase, manner, dice))


def replacement(reading: Reading, phrase: NounPhrase, new: str, manner: str, dice: random.Random) -> str:
    """A request such as ``Could you replace the black dog with a fox?``."""
    return sayings.REPLACEMENT.worded(manner, dice, **_of(reading, phrase, manner, dice) | {"new": new})


def addition(new: str, many: bool, place: Place, manner: str, dice: random.Random) -> str:
    """A request such as ``I'd like a teapot next to the vase.``."""
    where = place.told if place.told and dice.random() < _TOLD.get(manner, _MAY_BE_TOLD) else place.words
    ways = sayings.ADDITION_WITHIN if where.startswith("in ") else sayings.ADDITION
    return ways.worded(manner, dice, new=new, where=where, **_number(many))


def relettering(old: str, new: str, bearer: str, manner: str, dice: random.Random) -> str:
    """A request such as ``Change the word "OPEN" on the sign to "SHUT".``; the bearer is empty where none is known."""
    return sayings.RELETTERING.worded(
        manner,
        dice,
        old=old,
        new=new,
        words="word" if len(old.split()) == 1 else "words",
        newwords="word" if len(new.split()) == 1 else "words",
        bearer=f"the {bearer}" if bearer else dice.choice(("the lettering", "the text", "the inscription")),
        on=f" on the {bearer}" if bearer and dice.random() < _MAY_BE_TOLD else "",
    )


def _of(reading: Reading, phrase: NounPhrase, manner: str, dice: random.Random) -> dict[str, str]:
    it = definite(reading, phrase)
    place = standing(reading, phrase) if dice.random() < _TOLD.get(manner, _MAY_BE_TOLD) else ""
    return {"it": it, "that": f"{it} {place}" if place else it, **_number(phrase.number == "many")}


def _number(many: bool) -> dict[str, str]:
    """The words that go by the number of the thing."""
    return (
        {"is": "are", "were": "were", "has": "have", "s": "", "they": "they", "them": "them"}
        if many
        else {"is": "is", "were": "were", "has": "has", "s": "s", "they": "it", "them": "it"}
    )
