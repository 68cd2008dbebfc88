"""Questions that boxes answer: which things are there, is one there, is one shown in full."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from InstructionGen.engine.rules.dialogue.boxed import SMALLEST
from InstructionGen.engine.rules.dialogue.disputed import UNNAMED
from InstructionGen.engine.rules.dialogue.names import SORTS, kin, several, spoken
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.turn import Turn, listed, worded
from InstructionGen.english import with_article

_MOST_LISTED = 5

_SORT_NAMES: Final = {
    "animal": "animals", "vehicle": "vehicles", "piece of furniture": "pieces of furniture", "food": "kinds of food",
    "electronic device": "electronic devices", "kitchen appliance": "kitchen appliances",
    "piece of tableware": "pieces of tableware", "piece of sports equipment": "pieces of sports equipment",
    "bag": "bags",
}  # fmt: skip
_WHICH: Final = (
    "which {sort} can be seen in the picture?",
    "what {sort} are there in the picture?",
    "which {sort} are visible?",
    "what {sort} do you see?",
    "can you name the {sort} in the picture?",
    "which {sort} does the picture show?",
)
_THESE: Final = (
    "there {be} {list} in the picture.",
    "I can see {list}.",
    "the picture shows {list}.",
    "{list} can be seen in the picture.",
    "you can see {list}.",
    "there {be} {list}.",
)


def kind_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Which things of one sort there are, where there are two at least."""
    for sort, members in SORTS.items():
        things = [thing for thing in picture.things if thing.label in members][:_MOST_LISTED]
        if len(things) < 2:
            continue
        first = things[0]
        plural = first.count != 1 and (first.count or len(first.boxes)) > 1
        words = {"list": listed(thing.mentioned for thing in things), "sort": _SORT_NAMES[sort]}
        yield worded("kinds", sort, _WHICH, _THESE, dice, be="are" if plural else "is", **words)


_IS_THERE: Final = (
    "is there {a} in the picture?",
    "can you see {a} in the picture?",
    "does the picture show {a}?",
    "is {a} visible in the picture?",
    "can {a} be seen anywhere?",
    "do you see {a} in the picture?",
)
_NO: Final = (
    "no, there is no {one} in the picture.",
    "no, there isn't {a} in the picture.",
    "no, I can't see {a} in the picture.",
    "no, the picture does not show {a}.",
    "no, there is no {one} to be seen.",
    "no, no {one} is visible in the picture.",
)
_YES: Final = (
    "yes, there is {a} in the picture.",
    "yes, {a} can be seen in the picture.",
    "yes, I can see {a}.",
    "yes, the picture shows {a}.",
    "yes, there is {a}.",
    "yes, {a} is visible in the picture.",
)
_ARE_THERE: Final = (
    "are there any {many} in the picture?",
    "can you see any {many}?",
    "does the picture show any {many}?",
)
_NONE: Final = (
    "no, there are no {many} in the picture.",
    "no, I can't see any {many}.",
    "no, the picture doesn't show any {many}.",
    "no, no {many} are visible.",
)


def absence_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Is something there that is not, though it might be."""
    for label in dice.sample(picture.missing, min(len(picture.missing), _MOST_LISTED)):
        one = spoken(label)
        if one == "skis":
            yield worded("absence", one, _ARE_THERE, _NONE, dice, many=one)
            continue
        words = {"one": one, "many": several(one), "a": one if one == "broccoli" else with_article(one)}
        if one == "broccoli":
            yield Turn(
                "absence", one, "Is there any broccoli in the picture?", "No, there is no broccoli in the picture."
            )
        elif dice.random() < 0.3 and not one.startswith("pair of"):
            yield worded("absence", one, _ARE_THERE, _NONE, dice, **words)
        else:
            yield worded("absence", one, _IS_THERE, _NO, dice, **words)


_ELSE: Final = (
    "what else can be seen in the picture?",
    "is there anything else in the picture?",
    "what else is there?",
    "what else do you see?",
    "can you see anything else in the picture?",
    "what else does the picture show?",
)
_FURTHER: Final = (
    "there {be} also {list}.",
    "the picture also shows {list}.",
    "I can also see {list}.",
    "there {be} {list} as well.",
    "one can also see {list}.",
    "you can also see {list}.",
)


def further_turns(picture: Picture, dice: random.Random, said: str) -> Iterator[Turn]:
    """What is there that has not been spoken of; ``said`` is all that has, in small letters."""
    new = [
        thing
        for thing in picture.things
        if thing.size >= SMALLEST
        and thing.label.lower() != "person"
        and not any(word in said or several(word) in said for word in kin(thing.label))
    ][:_MOST_LISTED]
    if len(new) >= _FEWEST_FURTHER:
        first = new[0]
        plural = first.count != 1 and (first.count or len(first.boxes)) > 1
        listing = listed(thing.mentioned for thing in new)
        yield worded("else", "", _ELSE, _FURTHER, dice, be="are" if plural else "is", list=listing)


_FEWEST_FURTHER = 2


def presence_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Is something there that is."""
    for thing in picture.things:
        if thing.pointed is not None and thing.size >= SMALLEST and thing.label.lower() != "person":
            yield worded("presence", thing.name, _IS_THERE, _YES, dice, a=thing.mentioned)


def named_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Is one thing there that two captions name at least, where no boxes are known."""
    for noun in () if picture.item.boxes else picture.nouns:
        concept = picture.pool.find(noun)
        if picture.nouns[noun] < _AGREED or concept is None or concept.count != "one" or noun in UNNAMED | _PIECES:
            continue
        said = [p for reading in picture.readings for p in reading.phrases if noun in (p.keys[-1], " ".join(p.keys))]
        if concept.category in _ASKED and all(phrase.number == "one" for phrase in said):
            yield worded("presence", noun, _IS_THERE, _YES, dice, a=with_article(spoken(noun)))


_AGREED = 2
_PIECES: Final = frozenset("slice piece half plate pair set".split())
_ASKED: Final = frozenset("animal vehicle furniture electronics household toy sport food".split())
_WHOLE: Final = (
    "is all of {it} visible?",
    "can the whole of {it} be seen?",
    "is {it} completely in the picture?",
    "does the picture show all of {it}?",
    "is the whole of {it} in the picture?",
    "is {it} shown in full?",
)
_CUT: Final = (
    "no, {it} goes beyond the edge of the picture.",
    "no, {it} is cut off at the edge of the picture.",
    "no, only a part of {it} is in the picture.",
    "no, a part of {it} lies outside the picture.",
    "no, {it} is cut off by the edge of the picture.",
    "no, {it} does not fit into the picture completely.",
)
_HIDDEN: Final = (
    "no, a part of {it} is hidden behind something else.",
    "no, something is partly covering {it}.",
    "no, {it} is partly hidden.",
    "no, a part of {it} is covered by something in front of it.",
    "no, something stands in the way of a part of {it}.",
    "no, {it} is partly covered.",
)


def whole_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Is a thing shown in full, where the source says that it is not."""
    for thing in picture.things:
        box = thing.only
        if box is None or thing.label.lower() == "person":
            continue
        if box.flags.truncated:
            yield worded("whole", thing.name, _WHOLE, _CUT, dice, it=f"the {thing.name}")
        elif box.flags.occluded:
            yield worded("whole", thing.name, _WHOLE, _HIDDEN, dice, it=f"the {thing.name}")
