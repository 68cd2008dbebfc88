"""Questions that captions answer: what somebody does, wears and holds, where things are, what colour they have."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from InstructionGen.checks.doings.doing import is_somebody
from InstructionGen.engine.rules.dialogue.alike import may_be_same
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.tale import HOLDERS, ROOMS, Told
from InstructionGen.engine.rules.dialogue.turn import Turn, capital, worded
from InstructionGen.english import parse, with_article
from InstructionGen.english.inflection import gerund
from InstructionGen.pool import Pool

_DOING: Final = (
    "what {be} {the} doing?",
    "what {be} {the} doing in the picture?",
    "can you tell me what {the} {be} doing?",
    "can you describe what {the} {be} doing?",
    "what {be} {the} doing here?",
    "what {be} {the} up to?",
)
_DONE: Final = ("{the} {predicate}.", "{the} {predicate}.", "{they} {predicate}.", "{they} {predicate}.")
_TAKING: Final = frozenset(
    "wear hold ride carry eat play use fly watch pull read drink cut prepare throw catch push".split()
)
_TAKES: Final = (
    "what {be} {the} {verb}?",
    "what {be} {the} {verb} in the picture?",
    "can you tell me what {the} {be} {verb}?",
    "can you see what {the} {be} {verb}?",
    "what is it that {the} {be} {verb}?",
    "what {be} {the} {verb} here?",
)
_POSTURES: Final = frozenset(
    "sit stand lie rest lean perch hang park seat place mount sleep nap lounge stack arrange display gather set put "
    "leave tie attach line dock moor anchor".split()
)
_UNALIVE: Final = frozenset(
    "sit stand rest lean hang float fly drive travel move go pass sail glide soar cross burn turn roll lie".split()
)
_WHERE: Final = (
    "where {be} {the}?",
    "where {be} {the} in the picture?",
    "where can {the} be seen?",
    "can you tell me where {the} {be}?",
    "can you see where {the} {be}?",
    "where can {the} be found in the picture?",
)
_NOT_WHERE: Final = frozenset("with while as by to for like up down out off away together".split())
_PLACED: Final = re.compile(r" (?:on|at|near|by|next) ")
_FILLED: Final = frozenset("fill top cover pack stack load".split())


def doing_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """What somebody does, wears, holds, rides."""
    for tale in picture.told:
        if tale.sort != "doing" or not (is_somebody(tale.head) or _moves(tale, picture.pool)):
            continue
        words = {"the": tale.the, "be": tale.be, "predicate": tale.predicate, "they": _they(tale)}
        questions: tuple[str, ...] = _DOING
        object_follows = len(tale.rest.split()) > 1 and tale.rest.split()[1] in ("a", "an", "the", "two", "his", "her")
        if tale.verb in _TAKING and object_follows and " and " not in tale.rest and not tale.does_more:
            questions = _TAKES
            words["verb"] = gerund(tale.verb)
        elif tale.verb in ("sit", "stand", "lie", "wear", "hang") and dice.random() < 0.5:
            continue
        if tale.verb == "wear" and questions is _DOING:
            continue
        if questions is _DOING:
            yield worded("doing", tale.head, questions, _DONE, dice, **words)
        else:
            yield worded("taking", f"{tale.head} {tale.verb}", questions, _DONE, dice, **words)


def beside_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """On what, next to what, in front of what somebody sits, stands or lies."""
    for tale in picture.told:
        words = tale.rest.split()
        if tale.sort != "doing" or tale.verb not in _POSTURES or not is_somebody(tale.head):
            continue
        after = next((place for place in _BESIDE if tale.rest.startswith(f"{words[0]} {place} ")), "")
        thing = tale.rest.removeprefix(f"{words[0]} {after} ").split()
        if after and thing[0] in ("a", "an", "the") and len(thing) <= _FEW_WORDS and _PREPOSITIONS.isdisjoint(thing):
            words_ = {"the": tale.the, "be": tale.be, "verb": words[0], "after": after, "predicate": tale.predicate}
            yield worded("beside", tale.head, _BESIDE_WHAT, _DONE, dice, they=_they(tale), **words_)


_BESIDE: Final = ("on", "next to", "beside", "in front of", "behind", "under", "near")
_FEW_WORDS: Final = 5
_PREPOSITIONS: Final = frozenset("on in at next beside behind under near with of to by and while".split())
_BESIDE_WHAT: Final = (
    "what {be} {the} {verb} {after}?",
    "what {be} {the} {verb} {after} in the picture?",
    "can you tell me what {the} {be} {verb} {after}?",
    "can you see what {the} {be} {verb} {after}?",
    "what is it that {the} {be} {verb} {after}?",
    "what {be} {the} {verb} {after} here?",
)


def _moves(tale: Told, pool: Pool) -> bool:
    concept = pool.find(tale.head)
    return tale.verb in _UNALIVE - {"sit", "stand", "rest", "lean", "hang", "lie"} and (
        concept is not None and concept.category == "vehicle"
    )


def _they(tale: Told) -> str:
    """The pronoun where it goes with the same verb; *the person is*, and not *they is*."""
    return tale.they if (tale.they == "they") == tale.many else tale.the


def where_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Where somebody or something is."""
    for tale in picture.told:
        words = tale.rest.split()
        placed = tale.sort == "place" or (
            tale.verb in _POSTURES and len(words) > 2 and words[1] not in _NOT_WHERE and tale.sort in ("doing", "state")
        )
        if not placed or words[0] in ("with", "by") or tale.does_more or _PLACED.search(tale.the):
            continue
        yield worded(
            "where", tale.head, _WHERE, _DONE, dice,
            the=tale.the, be=tale.be, predicate=tale.predicate, they=_they(tale),
        )  # fmt: skip


_COLOUR: Final = (
    "what color {be} {it}?",
    "what is the color of {it}?",
    "can you tell me what color {it} {be}?",
    "what color {be} {it} in the picture?",
    "do you know what color {it} {be}?",
    "can you see what color {it} {be}?",
)
_COLOURED: Final = ("{it} {be} {value}.", "{they} {be} {value}.", "{they} {be} {value} in color.", "{it} {be} {value}.")
_NO_NEWS: Final = frozenset(
    "field grass sky snow leaf tree cloud ocean sea water ground sand hill forest land landscape plant bush lawn area "
    "slope vegetable broccoli banana carrot yard pasture meadow court shirt top".split()
)
"""Things whose color is no news, or may be that of any of several."""


def colour_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """What colour a thing has."""
    for colour in picture.colours:
        if colour.head in _NO_NEWS and "'s " not in colour.thing:
            continue
        words = {
            "it": colour.thing, "be": "are" if colour.many else "is",
            "they": "they" if colour.many else "it", "value": colour.value,
        }  # fmt: skip
        yield worded("colour", colour.head, _COLOUR, _COLOURED, dice, **words)


_SETTING: Final = (
    "where was this picture taken?",
    "what kind of place is shown?",
    "what is the setting of the picture?",
    "in what kind of place does this scene take place?",
    "where does this scene take place?",
    "can you tell what kind of place this is?",
)
_SET: Final = (
    "the picture was taken {where}.",
    "the scene takes place {where}.",
    "the picture was taken {where}.",
    "the scene is set {where}.",
)


_SHORT: Final = 8
"""Words of a predicate that answers in passing whether something is there."""
_DENIED: Final = re.compile(r"\b(?:no|not|without|like|fake|toy)\b")


def evidence_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Is a thing there that a caption says something with."""
    for tale in picture.told:
        if _DENIED.search(tale.caption):
            continue
        for phrase in parse(tale.caption).phrases:
            name = parse(tale.caption).core(phrase)
            if not is_somebody(tale.head) or any(may_be_same(name, other) for other in picture.nouns):
                continue
            if tale.sort == "having" or len(tale.rest.split()) > _SHORT:
                continue
            concept = picture.pool.find(name)
            first = parse(tale.caption).tokens[phrase.first].lower
            if concept is None or concept.category in (
                "place",
                "nature",
                "material",
                "body",
                "person",
                "building",
                "structure",
            ):
                continue
            if first in ("a", "an") and phrase.number == "one" and name != tale.name and concept.count == "one":
                questions = tuple(question.replace("{a}", with_article(name)) for question in _IS_THERE)
                answers = ("yes, {the} {predicate}.",)
                words = {"the": tale.the, "predicate": tale.predicate}
                yield worded("evidence", name, questions, answers, dice, **words)


_IS_THERE: Final = (
    "is there {a} in the picture?",
    "can you see {a} in the picture?",
    "does the picture show {a}?",
    "is {a} visible in the picture?",
    "can {a} be seen in the picture?",
    "do you see {a} in the picture?",
)


def setting_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """Where the picture was taken."""
    if picture.scene:
        yield worded("setting", picture.scene.split()[-1], _SETTING, _SET, dice, where=picture.scene)


_SHOWS: Final = (
    "what does the picture show?",
    "what is shown in the picture?",
    "what can be seen in the picture?",
    "what is this a picture of?",
    "what do you see in the picture?",
    "can you tell me what is in the picture?",
)
_SHOWN: Final = ("the picture shows {it}.", "it shows {it}.", "you can see {it}.", "I can see {it}.")
_HAPPENS: Final = (
    "what is happening in the picture?",
    "what is going on in the picture?",
    "what is going on here?",
    "can you tell me what is happening in this picture?",
    "what is taking place in the picture?",
    "what is happening here?",
)


def whole_picture_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """What the picture shows, as its best vouched caption has it."""
    for tale in picture.told[:2]:
        if tale.sort == "doing" and is_somebody(tale.head):
            answers = ("{it}.", "in the picture, {it}.")
            yield worded("whole picture", tale.head, _HAPPENS, answers, dice, it=tale.sentence)
        elif not tale.finite:
            yield worded("whole picture", tale.head, _SHOWS, _SHOWN, dice, it=tale.caption)


_HAD: Final = ("{the} has {it}.", "there {be} {it}.", "in {the} there {be} {it}.", "you can see {it}.")
_HAS: Final = (
    "what can be seen in {the}?",
    "what is there in {the}?",
    "what does {the} have?",
    "what can you see in {the}?",
    "can you tell me what is in {the}?",
    "what do you notice in {the}?",
)


def having_turns(picture: Picture, dice: random.Random) -> Iterator[Turn]:
    """What a room or a place has in it, and with what a plate or a vase is filled."""
    for tale in picture.told:
        if tale.sort == "having" and tale.head in HOLDERS:
            words = {"the": f"the {tale.name}", "on": HOLDERS[tale.head], "it": tale.rest, "be": _there_is(tale.rest)}
            answers = _IS_ON_IT[:1] if " it" in tale.rest else _IS_ON_IT  # "a plate with a sandwich on it"
            yield worded("having", tale.head, _ON_IT, answers, dice, **words)
        elif tale.sort == "having" and tale.head in ROOMS:
            yield worded("having", tale.head, _HAS, _HAD, dice,
                         the=f"the {tale.name}", it=tale.rest, be=_there_is(tale.rest))  # fmt: skip
        elif tale.sort == "state" and tale.verb in _FILLED and tale.rest.split()[1:2] == ["with"]:
            participle = tale.rest.split()[0]
            question = capital(f"what {tale.be} {tale.the} {participle} with?")
            yield Turn("having", tale.head, question, capital(f"{tale.the} {tale.predicate}."))


_ON_IT: Final = (
    "what is {on} {the}?",
    "what can be seen {on} {the}?",
    "what is there {on} {the}?",
    "can you tell me what is {on} {the}?",
    "what do you see {on} {the}?",
    "could you say what is {on} {the}?",
)
_IS_ON_IT: Final = ("{the} has {it}.", "there {be} {it}.", "you can see {it}.", "I can see {it}.")


def _there_is(rest: str) -> str:
    first = rest.split(" ", 1)[0]
    return "is" if first in ("a", "an", "one") else "are"
