"""All that is known of a picture in one paragraph: what happens, what else there is, how much and where."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from InstructionGen.answers import Description
from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.numbers import spelt
from InstructionGen.checks.reading import read
from InstructionGen.engine.rules.dialogue.boxed import is_central, relation_turns, side
from InstructionGen.engine.rules.dialogue.names import kin
from InstructionGen.engine.rules.dialogue.picture import Picture, Thing, area
from InstructionGen.engine.rules.dialogue.scenes import SCENES
from InstructionGen.engine.rules.dialogue.told import ROOMS, Told
from InstructionGen.engine.rules.dialogue.turn import capital, listed
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool
from InstructionGen.records import Item

_FEWEST, _WANTED, _MOST = 3, 5, 7
_NEW_WORDS = 2
"""Content words that a further sentence has to add."""
_OPENINGS: Final = (
    "The picture shows {it}.",
    "In this picture there {be} {it}.",
    "The picture is of {it}.",
    "Here we see {it}.",
    "This picture shows {it}.",
    "Here one can see {it}.",
)
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
    """A paragraph of three to seven sentences about ``item``.

    Raises:
        CannotAnswer: Too little is known of the picture.
    """
    item: Item = variables["item"]
    picture = Picture(item, pool)
    said: set[str] = set()
    sentences = list(_told(picture, dice, said))
    if picture.scene and sentences and _PLACES.isdisjoint(said):
        sentences.append(dice.choice(_SETTINGS).format(where=picture.scene))
        said |= set(picture.scene.split())
    sentences += _coloured(picture, dice, said)
    sentences += _boxed(picture, dice, said, " ".join(sentences).lower())
    if len(sentences) < _WANTED:
        sentences += list(_related(picture, dice, " ".join(sentences).lower()))[: _WANTED - len(sentences)]
    sentences = list(dict.fromkeys(sentences))[:_MOST]
    if len(sentences) < _FEWEST:
        raise CannotAnswer("too little is known of the picture")
    return Description(answer=" ".join(sentences))


def _content(text: str) -> frozenset[str]:
    """What a text names and says, in dictionary forms."""
    return frozenset(
        word.lemma
        for word in read(text).words
        if word.tag in ("noun", "propn", "adj", "verb-ing", "verb-ed", "verb-fin") and word.lemma not in _EMPTY
    )


_EMPTY: Final = frozenset("be have top side front picture other some several large small group".split())


def _told(picture: Picture, dice: random.Random, said: set[str]) -> Iterator[str]:
    """What captions tell: the best one, then those that add to it, subjects known by now spoken of as such."""
    tales = list(picture.told)
    if not tales:
        return
    first = max(tales, key=lambda tale: picture.vouched(tale.caption) + _wealth(tale))
    if first.finite:
        yield capital(f"{first.caption}.")
    elif first.sort == "having" or dice.random() < 0.5:
        be = "are" if first.many and first.subject.split()[0] not in ("a", "an") else "is"
        openings = _OPENINGS if first.sort == "having" or not first.many else _OPENINGS[:1] + _OPENINGS[3:5]
        yield dice.choice(openings).format(it=first.caption, be=be)
    else:
        yield capital(f"{first.sentence}.")
    said |= {*_content(first.caption)}
    told = [first]
    for tale in tales:
        if tale in told or len(told) >= _MOST_TOLD or _rivals(tale, first):
            continue
        own = _content(tale.rest if tale.head in said else tale.caption)
        if len(own - said) >= _NEW_WORDS and 2 * len(own - said) >= len(own) and _fits_in(tale, told, said):
            yield capital(f"{_called(tale, told, said)}.")
            said |= own | {tale.head}
            told.append(tale)


def _aspect(tale: Told) -> str:
    """What sort of thing is told of somebody: what he wears, what he holds, where he is, what he does."""
    if tale.sort == "place" or tale.verb in _POSTURES:
        return "where"
    return {"wear": "wears", "hold": "holds", "carry": "holds"}.get(tale.verb, tale.sort)


def _fits_in(tale: Told, told: Sequence[Told], said: set[str]) -> bool:
    """Whether a tale can follow others: it tells of another side of them, or of somebody who is not yet spoken of."""
    same = [other for other in told if other.head == tale.head]
    if any(other.many != tale.many for other in same):
        return False
    if not same:
        known = [head for head in tale.heads if head in said]
        return tale.sort != "having" and (not known or (len(tale.heads) == 1 and tale.the == tale.short))
    aspect = _aspect(tale)
    if any(_aspect(other) == aspect for other in same):
        return False
    located = any(word in _PLACING for other in same for word in other.rest.split()[1:])
    return not (aspect in ("where", "state") and located)


_PLACING: Final = frozenset("on in at near beside behind by under inside outside along down through across next".split())


def _called(tale: Told, told: Sequence[Told], said: set[str]) -> str:
    """The tale as a sentence that speaks of what has been named as such."""
    before = told[-1]
    if tale.head == before.head and tale.many == before.many:
        return f"{_again(tale)} {tale.predicate}"
    if tale.sort == "having" and tale.head in ROOMS:
        return f"the {tale.name} {tale.predicate}"
    if tale.head in said or any(tale.head == other.head for other in told):
        return f"{tale.the} {tale.predicate}"
    return tale.sentence


_POSTURES: Final = frozenset("sit stand lie rest perch lean park".split())
_MOST_TOLD = 4


def _wealth(tale: Told) -> float:
    """A little for each thing that a caption tells, so that a rich one begins."""
    return 0.04 * min(len(_content(tale.caption)), 8)


def _rivals(tale: Told, first: Told) -> bool:
    """Whether two tales may be about the same by other names: a skateboarder after a man."""
    both = lexicon.is_person(tale.head) and lexicon.is_person(first.head)
    return both and tale.head != first.head and not (tale.described and first.described and tale.many != first.many)


def _again(tale: Told) -> str:
    return tale.they if (tale.they == "they") == tale.many else tale.the


def _coloured(picture: Picture, dice: random.Random, said: set[str]) -> Iterator[str]:
    """The colours of one or two things that have been named."""
    fresh = [c for c in picture.colours if not set(c.value.split()) & said and (c.head in said or "'s " in c.thing)]
    for colour in dice.sample(fresh, min(len(fresh), 2)):
        yield capital(f"{colour.thing} {'are' if colour.many else 'is'} {colour.value}.")
        said |= set(colour.value.split())


def _boxed(picture: Picture, dice: random.Random, said: set[str], text: str) -> Iterator[str]:
    """What boxes add: how many of what is named, what is not named yet, where it is, what fills the picture."""
    things = [thing for thing in picture.things if thing.size >= _SMALLEST or (thing.count or 0) > 1]
    things = [thing for thing in things if _is_likely(thing, picture)]
    named = [thing for thing in things if not kin(thing.label).isdisjoint(said)]
    new = [thing for thing in things if thing not in named and thing.label.lower() != "person"][:5]
    counted = [t for t in named if (t.count or 0) > 1 and f"{spelt(t.count or 0)} " not in text]
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
    large = next((t for t in things if t.pointed and area(t.boxes[0]) > _FILLS), None)
    if large is not None:
        the = f"the {large.name}"
        yield dice.choice(_LARGE).format(the=the, The=capital(the))
    else:
        yield from _in_the_middle(things, dice)


_INDOORS: Final = frozenset("tv laptop mouse keyboard microwave oven toaster refrigerator sink toilet remote bed".split())
_FAINT = 0.006


def _is_likely(thing: Thing, picture: Picture) -> bool:
    """Whether a thing that no caption names is worth telling of: neither tiny nor out of place."""
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
        if f"the {turn.about}" in text or turn.about in told:
            continue
        told.add(turn.about)
        yield turn.answer


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
