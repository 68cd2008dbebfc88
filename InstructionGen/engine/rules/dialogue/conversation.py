"""A conversation about a picture: some questions of unlike sorts, from the whole to its parts."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, Final

from InstructionGen.answers import Conversation, Exchange
from InstructionGen.checks.lexicon import is_person
from InstructionGen.engine.rules.dialogue import boxed, captioned, given, there
from InstructionGen.engine.rules.dialogue.names import GENERAL, kin, several
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.turn import Turn
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import singular
from InstructionGen.english.inflection import gerund
from InstructionGen.pool import Pool
from InstructionGen.records import Item

FEWEST, USUAL, MOST = 2, 3, 6
"""Turns: fewer than two are no conversation, and what is dull is only said where there would be fewer than three."""
_Maker = Callable[[Picture, random.Random], Iterable[Turn]]
_MAKERS: Final[tuple[_Maker, ...]] = (
    captioned.whole_picture_turns,
    given.label_turns,
    captioned.doing_turns,
    captioned.where_turns,
    captioned.having_turns,
    captioned.beside_turns,
    captioned.evidence_turns,
    captioned.colour_turns,
    captioned.setting_turns,
    given.link_turns,
    there.kind_turns,
    boxed.count_turns,
    boxed.side_turns,
    boxed.relation_turns,
    boxed.size_turns,
    there.absence_turns,
    there.presence_turns,
    there.named_turns,
    there.whole_turns,
    given.label_presence_turns,
)
_ORDER: Final = {
    sort: at
    for at, sort in enumerate(
        "whole picture,setting,kinds,known,doing,taking,having,where,beside,evidence,count,colour,material,side,"
        "relation,whole,presence,absence,size".split(",")
    )
}
_WEIGHT: Final[Mapping[str, float]] = {
    "doing": 4.0, "taking": 4.0, "beside": 2.0, "evidence": 0.5, "where": 3.0, "count": 3.0, "colour": 3.0,
    "having": 3.0, "known": 3.0, "setting": 1.5, "kinds": 2.0, "side": 1.5, "relation": 2.0, "absence": 1.6,
    "whole picture": 1.5, "size": 0.7, "presence": 0.3, "whole": 1.0, "material": 3.0,
}  # fmt: skip
"""How gladly a sort is asked for: what happens sooner than how large a thing is."""
_OFTEN: Final[Mapping[str, int]] = {
    "count": 2,
    "colour": 2,
    "known": 4,
    "side": 2,
}
"""How many of a sort one dialogue takes; of the others one."""


def conversation(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Conversation:
    """Two to six questions about ``item`` with their answers.

    Raises:
        CannotAnswer: Too little is known of the picture.
    """
    item: Item = variables["item"]
    picture = Picture(item, pool)
    if picture.is_of_a_picture:
        raise CannotAnswer("the picture may be of a picture")
    found = [*given.known_turns(picture), *chain.from_iterable(maker(picture, dice) for maker in _MAKERS)]
    chosen = _choose(found, dice, bool(item.captions))
    chosen += there.further_turns(picture, dice, " ".join(f"{turn.question} {turn.answer}" for turn in chosen).lower())
    if len(chosen) < FEWEST:
        raise CannotAnswer("too little is known of the picture")
    return Conversation(turns=[Exchange(question=turn.question, answer=turn.answer) for turn in chosen])


def _choose(found: list[Turn], dice: random.Random, told: bool) -> list[Turn]:
    """Unlike questions about unlike things, what is dear first; in the order in which one asks."""
    keyed = sorted(found, key=lambda turn: -(dice.random() ** (1 / _WEIGHT[turn.sort])))
    wanted = dice.randint(USUAL + 1, MOST - 1)
    chosen: list[Turn] = []
    _take(keyed, chosen, wanted)
    if len(chosen) < USUAL:
        _take([turn for turn in keyed if turn.sort == "absence"], chosen, USUAL, {"absence": 2})
    if len(chosen) < USUAL and not told:  # boxes alone: little to say, but more than that they are there
        chosen = []
        _take([turn for turn in keyed if turn.sort not in _PRESENT], chosen, USUAL, dict.fromkeys(_ORDER, 2), 3)
    return sorted(chosen, key=lambda turn: _ORDER[turn.sort])


def _take(
    keyed: Iterable[Turn], chosen: list[Turn], wanted: int, often: Mapping[str, int] = _OFTEN, about_one: int = 2
) -> None:
    """Add turns to those chosen until there are as many as wanted, few of a sort and few about one thing."""
    sorts = Counter(turn.sort for turn in chosen)
    things = Counter(turn.about for turn in chosen)
    for turn in keyed:
        if len(chosen) >= wanted:
            break
        told = {turn.answer for turn in chosen} | {turn.question for turn in chosen}
        full = sorts[turn.sort] >= often.get(turn.sort, 1) or (turn.about and things[turn.about] >= about_one)
        if full or turn.answer in told or turn.question in told or _repeats(turn, chosen):
            continue
        chosen.append(turn)
        sorts[turn.sort] += 1
        things[turn.about] += 1


_SHARED = 0.5
"""Of the words of the shorter answer those that the longer one may have too."""


def _repeats(turn: Turn, chosen: list[Turn]) -> bool:
    """Whether another answer has said nearly the same: what somebody does is often where he does it."""
    return any(_is_asked(turn, other) or _is_asked(other, turn) or _is_told(turn, other) for other in chosen)


def _is_asked(turn: Turn, other: Turn) -> bool:
    """Whether one asks if something is there, or how many there are, of which the other has told as much."""
    text = f"{other.question} {other.answer}".lower()
    if turn.sort == "colour":  # "what color is the umbrella?" after "a black and white umbrella"
        noun = turn.about.rsplit(" ", 1)[-1]
        return re.search(rf"\b{turn.answer.strip('.').split(' ')[-1]}\b.*\b{noun}", text) is not None
    if turn.sort == "count":
        return re.search(rf"\b(?:{_NUMBERS}) (?:[a-z-]+ )?{several(turn.about)}\b", text) is not None
    names = {*turn.about.split(), *(kin(turn.about) - GENERAL)}
    return turn.sort in _PRESENT and any(word in text for word in names if len(word) > _SMALL_WORD)


_NUMBERS: Final = "two|three|four|five|six|seven|eight"
_SMALL_WORD = 2


def _is_told(turn: Turn, other: Turn) -> bool:
    """Whether both tell much the same of what goes on."""
    if turn.sort not in _TELLING or other.sort not in _TELLING:
        return False
    own, theirs = _content(turn), _content(other)
    same = turn.about.split()[:1] == other.about.split()[:1] or all(
        is_person(singular(each.about.split(" ")[0])) for each in (turn, other)
    )
    doing = same and {turn.sort, other.sort} <= _GOING_ON | {"evidence"}
    doing = doing or (same and bool(turn.about) and not own.isdisjoint(theirs))
    return (
        doing or len(own & theirs) >= _SHARED * min(len(own), len(theirs)) or _is_in(turn, other) or _is_in(other, turn)
    )


def _is_in(turn: Turn, other: Turn) -> bool:
    """Whether what is held, worn or ridden is told in the other answer as well."""
    verb = turn.about.partition(" ")[2]
    return turn.sort == "taking" and any(f" {form} " in f" {other.answer} " for form in (gerund(verb), verb))


_PRESENT: Final = frozenset({"presence", "evidence"})
_TELLING: Final = frozenset({"whole picture", "doing", "taking", "where", "having", "setting", "beside", "evidence"})
_GOING_ON: Final = frozenset({"whole picture", "doing", "where", "beside"})
"""Of these one is enough of anybody."""
_SMALL: Final = frozenset("a an the is are it he she they in on of with picture shows shown and at to".split())


def _content(turn: Turn) -> frozenset[str]:
    """What an answer says of its subject."""
    words = frozenset(turn.answer.lower().strip(".").replace(",", "").split()) - _SMALL - {turn.about}
    return frozenset(word[:_STEM] for word in words)


_STEM: Final = 6
"""Letters by which *skateboard* and *skateboarding* are the same."""
