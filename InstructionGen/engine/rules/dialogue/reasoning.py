"""A question that asks to think about a picture: an inference whose grounds a caption tells."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from InstructionGen.answers import Reasoning
from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.doing import is_somebody
from InstructionGen.engine.rules.dialogue.frame import Frame
from InstructionGen.engine.rules.dialogue.frames_animals import ANIMALS
from InstructionGen.engine.rules.dialogue.frames_home import HOME
from InstructionGen.engine.rules.dialogue.frames_outdoors import OUTDOORS
from InstructionGen.engine.rules.dialogue.frames_sport import SPORT
from InstructionGen.engine.rules.dialogue.names import several, spoken
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.tale import Told
from InstructionGen.engine.rules.dialogue.turn import capital
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import agree, is_plural, plural
from InstructionGen.pool import Pool
from InstructionGen.records import Item

FRAMES: Final = (*SPORT, *HOME, *OUTDOORS, *ANIMALS)
_LONGEST_FACT = 14
"""Words of a caption that still stands well within a sentence."""


def reasoning(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Reasoning:
    """A question about what ``item`` shows that asks for an inference, and an answer with its grounds.

    Raises:
        CannotAnswer: No inference is known that the captions bear out.
    """
    item: Item = variables["item"]
    picture = Picture(item, pool)
    if picture.is_of_a_picture:
        raise CannotAnswer("the picture may be of a picture")
    found = list(_fitting(picture))
    if not found:
        raise CannotAnswer("no inference fits the picture")
    most = max(_weight(each, tale) for each, tale, _ in found)
    each, tale, names = dice.choice([one for one in found if _weight(one[0], one[1]) == most])
    at = dice.randrange(len(each.questions))
    words = _words(tale, names, named="{who}" in each.questions[at])
    question = each.questions[at].format(**words)
    answer = each.answers[at].format(**words)
    return Reasoning(question=capital(question), answer=capital(answer))


_THEM: Final = {"he": "him", "she": "her", "it": "it"}


def _weight(each: Frame, tale: Told) -> int:
    """Inferences from more that is there, and about somebody, come first."""
    return len(each.needs) + is_somebody(tale.head)


def _fitting(picture: Picture) -> Iterator[tuple[Frame, Told, list[tuple[str, bool]]]]:
    """Frames with the first tale that each is true of, and what its needs found."""
    for each in FRAMES:
        if picture.words & set(each.bars.split("|")):
            continue
        needed = [_found(picture, need) for need in each.needs]
        if any(found is None for found in needed):
            continue
        tale = next((tale for tale in picture.told if _is_fact(each, tale)), None)
        if tale is not None:
            yield each, tale, [found for found in needed if found is not None]


def _is_fact(each: Frame, tale: Told) -> bool:
    short = len(tale.rest.split()) <= _LONGEST_FACT
    return short and _is_subject(each.who, tale) and re.search(each.told, tale.rest) is not None


def _is_subject(who: str, tale: Told) -> bool:
    person = all(map(lexicon.is_person, tale.heads))
    if who in ("person", "persons"):
        return person and (who == "person" or tale.many)
    if who == "animal":
        return is_somebody(tale.head) and not any(map(lexicon.is_person, tale.heads)) and len(tale.heads) == 1
    names = who.split("|")
    named = (plural(tale.name) if tale.many else tale.name) in names or (tale.name in names and not tale.many)
    return not who or (len(tale.heads) == 1 and named)


def _found(picture: Picture, need: str) -> tuple[str, bool] | None:
    """The first of a need's nouns that is there, and whether there are several."""
    for noun in need.split("|"):
        thing = picture.thing(noun)
        if thing is not None:
            return thing.name, len(thing.boxes) > 1
        if picture.nouns[noun]:
            said = [
                phrase.number == "many"
                for reading in picture.readings
                for phrase in reading.phrases
                if noun in (phrase.keys[-1], " ".join(phrase.keys))
            ]
            return spoken(noun), sum(said) * 2 > len(said)
    return None


def _words(tale: Told, names: list[tuple[str, bool]], named: bool) -> dict[str, str]:
    """What the frame's slots stand for; of a subject that the question names the answer speaks by a pronoun."""
    who = tale.the
    they, be = (tale.they, "are" if tale.they == "they" else tale.be) if named else (who, tale.be)
    has = "have" if be == "are" else "has"
    fact = f"{they} {has if tale.sort == 'having' else be} {tale.rest}"
    many = they == "they" or tale.many
    words = {
        "fact": fact, "Fact": capital(fact), "who": who, "Who": capital(who), "is": tale.be,
        "They": capital(they), "They_are": f"{capital(they)} {be}",
        "them": _THEM.get(they, "them"), "needs": "need" if tale.many else "needs",
        "they_seem": f"{they} {'seem' if many else 'seems'}",
        "Is": capital(tale.be), "does": "do" if tale.many else "does", "Does": "Do" if tale.many else "Does",
        "seems": "seem" if tale.many else "seems", "looks": "look" if tale.many else "looks",
        "lives": agree("lives", "many") if tale.many else "lives",
    }  # fmt: skip
    for slot, (name, many) in zip("ab", names, strict=False):
        words[slot] = f"the {several(name) if many else name}"
        words[f"are_{slot}"] = "are" if many or is_plural(name) else "is"
    return words
