"""All that is known of a picture in one paragraph: what happens, what else there is, how much and where."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from InstructionGen.answers import Description
from InstructionGen.checks.doings.numbers import spelt
from InstructionGen.engine.rules.dialogue.boxed import is_central, relation_turns, side
from InstructionGen.engine.rules.dialogue.names import SORTS, kin
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.retold import retold
from InstructionGen.engine.rules.dialogue.scenes import SCENES
from InstructionGen.engine.rules.dialogue.thing import Thing, area
from InstructionGen.engine.rules.dialogue.turn import capital, listed
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool
from InstructionGen.records import Item

_WANTED, _MOST = 5, 7
_FEWEST, _FEWEST_WORDS = (2, 3), (18, 20)
"""Sentences and words: of a picture of which no boxes are known, and of one with boxes."""
_SETTINGS: Final = (
    "The scene is set {where}.",
    "The picture was taken {where}.",
    "The scene takes place {where}.",
    "This picture was taken {where}.",
    "It all takes place {where}.",
)
_ALSO: Final = (
    "There {be} also {list} in the picture.",
    "Besides that, there {be} {list}.",
    "{List} can also be seen.",
    "The picture also shows {list}.",
    "One can also see {list}.",
    "{List} {be} visible as well.",
)
_PLACED: Final = (
    "{it} is on the {side} side of the picture",
    "{it} can be seen on the {side} side",
    "{it} appears on the {side} side of the picture",
)
_LARGE: Final = (
    "{The} takes up a large part of the picture.",
    "{The} fills much of the picture.",
    "Much of the picture is taken up by {the}.",
    "A large part of the picture is taken up by {the}.",
    "{The} covers a large part of the picture.",
    "The largest part of the picture is taken up by {the}.",
)
_PLACES: Final = frozenset(word for words in SCENES.values() for name in words for word in name.split()) | {"grass"}
_FILLS = 0.45
_SMALLEST = 0.003


def description(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Description:
    """A paragraph of two to seven sentences about ``item``.

    Raises:
        CannotAnswer: Too little is known of the picture.
    """
    item: Item = variables["item"]
    picture = Picture(item, pool)
    if picture.is_of_a_picture:
        raise CannotAnswer("the picture may be of a picture")
    said: set[str] = set()
    told = list(retold(picture, dice, said))
    sentences = list(told)
    if picture.scene and sentences and _PLACES.isdisjoint(said):
        sentences.append(dice.choice(_SETTINGS).format(where=picture.scene))
        said |= set(picture.scene.split())
    sentences += _coloured(picture, dice, said)
    sentences += _boxed(picture, dice, said, " ".join(sentences).lower())
    if len(sentences) < _WANTED:
        sentences += list(_related(picture, dice, " ".join(sentences).lower()))[: _WANTED - len(sentences)]
    sentences = list(dict.fromkeys(sentences))[:_MOST]
    text, boxed = " ".join(sentences), bool(item.boxes)
    if not told or len(sentences) < _FEWEST[boxed] or len(text.split()) < _FEWEST_WORDS[boxed]:
        raise CannotAnswer("too little is known of the picture")
    return Description(answer=text)


def _coloured(picture: Picture, dice: random.Random, said: set[str]) -> Iterator[str]:
    """The colours of one or two things that have been named."""
    fresh = [c for c in picture.colours if not set(c.value.split()) & said and (c.head in said or "'s " in c.thing)]
    values: set[str] = set()
    for colour in dice.sample(fresh, min(len(fresh), 2)):
        if colour.value in values:
            continue
        values.add(colour.value)
        yield capital(f"{colour.thing} {'are' if colour.many else 'is'} {colour.value}.")
        said |= set(colour.value.split())


def _boxed(picture: Picture, dice: random.Random, said: set[str], text: str) -> Iterator[str]:
    """What boxes add: how many of what is named, what is not named yet, where it is, what fills the picture."""
    things = [thing for thing in picture.things if thing.size >= _SMALLEST or (thing.count or 0) > 1]
    things = [thing for thing in things if _is_likely(thing, picture)]
    named = [thing for thing in things if not kin(thing.label).isdisjoint(said)]
    new = [thing for thing in things if thing not in named and thing.label.lower() != "person"][:5]
    counted = [t for t in named if (t.count or 0) > 1 and f"{spelt(t.count or 0)} " not in text]
    counted = [t for t in counted if t.label.lower() != "person" or (t.count or 0) > _PAIR]
    for thing in counted[:1]:
        many = "people" if thing.label.lower() == "person" else thing.several
        number = spelt(thing.count or 0)
        yield capital(dice.choice(_IN_ALL).format(n=number, many=many))
    if new:
        pattern = dice.choice(_ALSO if text else _FIRST)
        names = listed(thing.mentioned for thing in new)
        plural = _is_many(new[0]) or (len(new) > 1 and pattern.startswith("{List}"))
        yield pattern.format(list=names, List=capital(names), be="are" if plural else "is")
    yield from _places(things, new, dice)
    large = next((t for t in things if t.pointed and area(t.boxes[0]) > _FILLS and t.label not in _HANDY), None)
    if large is not None:
        the = f"the {large.name}"
        yield dice.choice(_LARGE).format(the=the, The=capital(the))
    else:
        yield from _in_the_middle(things, dice)


_INDOORS: Final = frozenset(
    "tv laptop mouse keyboard microwave oven toaster refrigerator sink toilet remote bed".split()
)
_HANDY: Final = frozenset((*SORTS["piece of sports equipment"], *SORTS["piece of tableware"], "person", "cell phone"))
"""What is not said to fill a picture, however near it is held to the camera."""
_FAINT = 0.006
_PAIR = 2
"""A man and a woman need not be counted."""


def _is_likely(thing: Thing, picture: Picture) -> bool:
    """Whether a thing that no caption names is worth telling of: neither tiny nor out of place."""
    if thing.label == "teddy bear" and not {"doll", "toy", "plush", "stuffed"}.isdisjoint(picture.words):
        return False
    if any(picture.nouns[word] for word in kin(thing.label)) or thing.label.lower() == "person":
        return True
    outdoors = picture.scene.startswith(("on a", "in a field", "in the", "on the"))
    return thing.size >= _FAINT and not (outdoors and thing.label in _INDOORS)


def _in_the_middle(things: Sequence[Thing], dice: random.Random) -> Iterator[str]:
    """What stands in the middle of the picture, where it is not too small to be looked for there."""
    for thing in things:
        box = thing.pointed
        if box is not None and is_central(box):
            yield capital(dice.choice(_MIDDLE).format(it=f"the {thing.name}"))
            return


_MIDDLE: Final = (
    "{it} is in the middle of the picture.",
    "{it} is near the center of the picture.",
    "in the middle of the picture is {it}.",
    "{it} can be seen in the middle of the picture.",
    "{it} appears near the center of the picture.",
    "the middle of the picture shows {it}.",
)


def _related(picture: Picture, dice: random.Random, text: str) -> Iterator[str]:
    """How two single things lie to each other, where their sides have not been told."""
    told: set[str] = set()
    for turn in relation_turns(picture, dice):
        if f"the {turn.about}" in text or turn.about in told or _IS_PLACED.search(text):
            continue
        told.add(turn.about)
        yield turn.answer


_IS_PLACED: Final = re.compile(r"\b(?:left|right) side\b|\bmiddle of the picture\b|\bcenter of the picture\b")
_IN_ALL: Final = (
    "{n} {many} can be seen in all.",
    "there are {n} {many} in total.",
    "altogether there are {n} {many} in the picture.",
    "in all, {n} {many} are visible.",
    "{n} {many} are visible in total.",
    "in total, one can count {n} {many}.",
)
_FIRST: Final = (
    "The picture shows {list}.",
    "There {be} {list} in the picture.",
    "In the picture one can see {list}.",
    "This picture shows {list}.",
    "{List} can be seen in the picture.",
    "In this picture there {be} {list}.",
)


def _is_many(thing: Thing) -> bool:
    return thing.count != 1 and (thing.count or len(thing.boxes)) > 1


def _places(things: Sequence[Thing], new: Sequence[Thing], dice: random.Random) -> Iterator[str]:
    """Where one or two single things are, those first that were named last."""
    ordered = (*new, *(thing for thing in things if thing not in new))
    sided = [thing for thing in ordered if thing.pointed is not None and side(thing.boxes[0])][:2]
    if not sided:
        return
    first = f"the {sided[0].name}"
    text = dice.choice(_PLACED[:3]).format(it=first, side=side(sided[0].boxes[0]))
    if len(sided) > 1:
        here, there = (side(thing.boxes[0]) for thing in sided)
        joint = "while" if here != there else "and so is"
        second = f"the {sided[1].name}"
        text += f", {joint} {second} is on the {there}" if here != there else ""
        if here == there:
            text = f"{first} and {second} are both on the {here} side of the picture"
    yield capital(f"{text}.")
