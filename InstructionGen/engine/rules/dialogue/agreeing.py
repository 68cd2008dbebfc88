"""Captions of one picture that speak of the same things alike: of several names for one thing the usual one stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.engine.rules.dialogue.names import NAMING
from InstructionGen.engine.rules.dialogue.tale import Told
from InstructionGen.records import Box

_OF_ONE: Final = {word: label for label, words in NAMING.items() for word in words}


def consistent(found: Sequence[Told], boxes: Sequence[Box]) -> list[Told]:
    """Those tales that can be told of one picture in one breath.

    Somebody is called a man or a person, not both; a thing has one name; of one and of several the more usual stays.
    """
    persons = sum(box.label == "person" for box in boxes)
    kept = [tale for tale in found if tale.many or not lexicon.is_person(tale.head)]
    people = [tale for tale in found if not tale.many and lexicon.is_person(tale.head)]
    sexed = [tale for tale in people if tale.head in lexicon.MALE | lexicon.FEMALE]
    people = sexed or people
    kept += _of_usual(people, lambda tale: "" if persons <= 1 else _sex(tale))
    if people and persons == 1:
        kept = [tale for tale in kept if not (tale.many and lexicon.is_person(tale.head))]
    kept = [tale for tale in kept if lexicon.is_person(tale.head) or tale.many] + _of_usual(
        [tale for tale in kept if not lexicon.is_person(tale.head) and not tale.many],
        lambda tale: _OF_ONE.get(tale.head, tale.head),
    )
    kept = _of_one_posture(_of_one_pace(kept))
    numbers: dict[str, Counter[bool]] = {}
    for tale in kept:
        numbers.setdefault(tale.head, Counter())[tale.many] += 1
    usual = {head: number.most_common(1)[0][0] for head, number in numbers.items()}
    return [tale for tale in found if tale in kept and usual[tale.head] == tale.many]


_STILL: Final = frozenset("sit lie park rest sleep lounge perch nap dock moor".split())
_MOVING: Final = frozenset(
    "drive pass pull travel go move fly run walk jump ride gallop race skate ski surf swim cross leave roll snowboard "
    "skateboard trot march stroll jog climb".split()
)


_POSTURES: Final = {
    verb: posture
    for posture, verbs in {"sit": "sit perch squat crouch", "lie": "lie sleep nap", "stand": "stand"}.items()
    for verb in verbs.split()
}


def _of_one_posture(tales: Sequence[Told]) -> list[Told]:
    """Nobody sits and stands: of the postures of one the most usual stays."""
    taken: dict[tuple[str, bool], Counter[str]] = {}
    for tale in tales:
        if tale.verb in _POSTURES:
            taken.setdefault((tale.head, tale.many), Counter())[_POSTURES[tale.verb]] += 1
    usual = {who: postures.most_common(1)[0][0] for who, postures in taken.items()}
    return [t for t in tales if t.verb not in _POSTURES or usual[t.head, t.many] == _POSTURES[t.verb]]


def _of_one_pace(tales: Sequence[Told]) -> list[Told]:
    """Nothing is parked and passes by: of rest and motion the one stays that more captions tell."""
    kept = []
    for tale in tales:
        same = [other for other in tales if other.head == tale.head and other.many == tale.many]
        still = sum(other.verb in _STILL for other in same)
        moving = sum(other.verb in _MOVING for other in same)
        lost = _MOVING if still >= moving else _STILL
        if not (still and moving and tale.verb in lost):
            kept.append(tale)
    return kept


def _sex(tale: Told) -> str:
    if tale.head in lexicon.MALE:
        return "male"
    return "female" if tale.head in lexicon.FEMALE else ""


def _of_usual(tales: Sequence[Told], sort: Callable[[Told], Hashable]) -> list[Told]:
    """Of the tales of each sort those that have the most usual head."""
    heads: dict[Hashable, Counter[str]] = {}
    for tale in tales:
        heads.setdefault(sort(tale), Counter())[tale.head] += 1
    return [tale for tale in tales if heads[sort(tale)].most_common(1)[0][0] == tale.head]
