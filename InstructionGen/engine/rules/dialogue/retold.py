"""What captions tell, in a row: the best one, then those that add to it without saying it twice or contradicting it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.reading import read
from InstructionGen.engine.rules.dialogue.alike import may_be_same
from InstructionGen.engine.rules.dialogue.picture import Picture
from InstructionGen.engine.rules.dialogue.tale import ROOMS, Told
from InstructionGen.engine.rules.dialogue.turn import capital

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


def content(text: str) -> frozenset[str]:
    """What a text names and says, in dictionary forms."""
    return frozenset(
        word.lemma
        for word in read(text).words
        if word.tag in ("noun", "propn", "adj", "verb-ing", "verb-ed", "verb-fin") and word.lemma not in _EMPTY
    )


_EMPTY: Final = frozenset("be have top side front picture other some several large small group".split())


def retold(picture: Picture, dice: random.Random, said: set[str]) -> Iterator[str]:
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
    said |= {*content(first.caption)}
    told = [first]
    for tale in tales:
        if tale in told or len(told) >= _MOST_TOLD or _rivals(tale, first):
            continue
        known = any(tale.head == other.head for other in told)
        own = content(tale.rest if known else tale.caption)
        if own.isdisjoint(said) and len(own) >= _NEW_WORDS and _fits_in(tale, told, said):
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
        return tale.sort != "having" and not any(may_be_same(tale.head, word) for word in said)
    aspect = _aspect(tale)
    if any(_aspect(other) == aspect or (other.does_more and aspect == "doing") for other in same):
        return False
    if tale.does_more:
        return False
    located = any(word in _PLACING for other in same for word in other.rest.split()[1:])
    return not (aspect in ("where", "state") and located)


_PLACING: Final = frozenset(
    "on in at near beside behind by under inside outside along down through across next".split()
)


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
    return 0.04 * min(len(content(tale.caption)), 8)


def _rivals(tale: Told, first: Told) -> bool:
    """Whether two tales may be about the same by other names: a skateboarder after a man."""
    if tale.head != first.head and may_be_same(tale.head, first.head):
        return True
    both = lexicon.is_person(tale.head) and lexicon.is_person(first.head)
    return both and tale.head != first.head and not (tale.described and first.described and tale.many != first.many)


def _again(tale: Told) -> str:
    return tale.they if (tale.they == "they") == tale.many else tale.the
