"""Does every number of things agree with the boxes or with a caption?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue import people
from InstructionGen.checks.dialogue.counted import APART, UNITS, VAGUE, Counted, numbers, reaches
from InstructionGen.checks.dialogue.grounds import Grounds, grounds
from InstructionGen.checks.dialogue.meaning import Meaning, meaning
from InstructionGen.checks.dialogue.said import Mention, Saying
from InstructionGen.checks.doings.numbers import value_of
from InstructionGen.checks.reasons import refuse
from InstructionGen.records import Box

_MARGIN: Final = 0.25
"""How far *about* goes, as a share of the number."""


class Count(Struct, frozen=True):
    """A number of things that is claimed, and what came of holding it against what is known."""

    thing: str
    number: int
    is_right: bool
    is_known: bool
    """Whether anybody has counted such things."""


class _Known(Struct, frozen=True):
    """How many there are of something, as far as that is known."""

    exact: frozenset[int]
    """Each of these numbers has a witness."""
    most: int
    """No more than this; ``-1``: nobody knows."""
    has_many: bool
    """Somebody says that there are several."""
    is_part: bool
    """The boxes are of a wider sort: of *men* there are at most as many as people."""


def counts(claim: DialogueClaim) -> Iterator[Count]:
    """Every number of things in a dialogue that can be held against its item."""
    known = grounds(claim.item)
    for question, answer in claim.turns:
        for told in numbers(question, answer):
            found = _judge(known, told)
            if found is not None:
                yield found


def counts_right(claim: DialogueClaim) -> None:
    """Every number of things is that of the boxes or one that a caption says; either witness will do.

    Of a part of the things (*two of the dogs*) there may be fewer. A box that holds a group makes its number a least
    one. *Several* are three at least, *a few* two, *many* four.

    Raises:
        Rejected: a number has no witness.
    """
    for count in counts(claim):
        if not count.is_right:
            refuse("wrong number of things" if count.is_known else "number not known", f"{count.number} {count.thing}")


def _judge(known: Grounds, told: Counted) -> Count | None:
    facts = _known(known, told.means)
    if facts is None:
        return None
    number, right = told.number + told.beside, False
    most = max([facts.most, *facts.exact])
    endless = facts.has_many and facts.most < 0
    match told.bound:
        case "at least":
            right = number <= most or endless or (facts.has_many and number <= most + _UNBOXED)
        case "at most":
            right = bool(facts.exact) and min(facts.exact) <= number
        case "about":
            slack = max(1, round(_MARGIN * number))
            right = any(abs(number - exact) <= slack for exact in facts.exact) or (endless and number == 2)
        case "exactly":
            right = number in facts.exact
            is_part = told.is_part and not _is_said_of_all(known, told)
            if is_part or facts.is_part:
                only = facts.is_part and bool(facts.exact) and not facts.has_many
                limit = max(facts.exact) if only else most
                right = right or (number <= limit and not (facts.is_part and not is_part and facts.exact))
    return Count(told.means.core, number, right, bool(facts.exact) or facts.most >= 0)


def _is_said_of_all(known: Grounds, told: Counted) -> bool:
    """Whether what seems to tell some things from the others is said of all by a caption: *brown and white cows*."""
    if not told.apart:
        return False
    for saying in known.told:
        for mention in saying.mentions:
            if mention.mode == "claimed" and mention.phrase.number == "many" and _is_such(mention.means, told.means):
                if _caption_number(saying, mention) == told.number:
                    return False
                if {token.lower for token in saying.words(mention)} & APART == told.apart:
                    return True
    return False


def _known(known: Grounds, means: Meaning) -> _Known | None:
    """How many there are; None where nothing is said of such things at all, or nobody would count them."""
    if not means.is_thing or means.head in UNITS:
        return _units(known, means)
    boxes = _named_so(known.boxes(means), means)
    captions = _told(known, means)
    if not boxes and captions is None:
        return None
    if means.category == "body" and not boxes:
        return None
    exact, has_many = captions or (frozenset(), False)
    if len(boxes) > 1 and (has_many or max(exact, default=1) > 1):
        exact -= {1}  # one caption's *a bike* is one of the bikes
    if boxes and len(boxes) in exact and not any(box.flags.group for box in boxes):
        exact = frozenset(number for number in exact if number >= len(boxes))  # who says fewer did not count all
    if not boxes:
        return _Known(exact, max(exact, default=-1), has_many, False)
    singles = [box for box in boxes if not box.flags.group]
    groups = len(boxes) - len(singles)
    per_label = Counter(box.label for box in singles)
    whole = not means.is_person or means.head in people.EVERYBODY
    if not whole and not any(means.head == meaning(label).head for label in per_label):
        most = len(singles) + (1000 if groups else 0)
        plural = frozenset(range(2, most + 1)) if has_many and most <= _MANY else frozenset()
        return _Known(exact or plural, max([most, *exact]), has_many, True)
    found = {len(singles), *(per_label.values() if not _is_class(means, per_label) else ())}
    if _is_class(means, per_label):
        found |= set(range(max(per_label.values(), default=0), len(singles) + 1))
    if groups:
        found = set(range(max(2, len(singles)), _MANY))
    return _Known(
        frozenset(found | exact) - {0}, max([len(singles) + (_MANY if groups else 0), *exact]), has_many, False
    )


def _named_so(boxes: list[Box], means: Meaning) -> list[Box]:
    """Where some boxes bear the very name, those: a cup is called a glass, and is still no wine glass."""
    exact = [box for box in boxes if meaning(box.label).core == means.core]
    return exact or boxes


def _units(known: Grounds, means: Meaning) -> _Known | None:
    """How many slices or rows captions count; None where none does."""
    found = {
        number
        for saying in known.told
        for mention in saying.mentions
        if mention.means.head == means.head
        for number in [_caption_number(saying, mention)]
        if number is not None
    }
    return _Known(frozenset(found), max(found), False, False) if found else None


_MANY: Final = 40
_UNBOXED: Final = 6
"""Things of a sort that a caption calls many may go without boxes."""


def _is_class(means: Meaning, labels: Counter[str]) -> bool:
    """Whether what is counted is a class of what is boxed: vehicles, where there are cars and trucks."""
    return len(labels) > 1 and not any(not means.names.isdisjoint(meaning(label).near) for label in labels)


def _told(known: Grounds, means: Meaning) -> tuple[frozenset[int], bool] | None:
    """The numbers that captions give such things, and whether any says that there are several; None: none names any."""
    exact: set[int] = set()
    several = found = False
    for saying in known.told:
        total = alone = 0
        for mention in saying.mentions:
            if mention.mode != "claimed" or not _is_such(mention.means, means):
                continue
            found = True
            number = _caption_number(saying, mention)
            if number is None:
                several = True
                total = -1000
            else:
                exact.add(number)
                total += number
                alone += 1
        if total > 0 and alone > 1:
            exact.add(total)
    for question, answer in known.item.known:
        for told in numbers(question, answer):
            if _is_such(told.means, means):
                exact.add(told.number)
                found = True
    return (frozenset(exact), several) if found else None


def _is_such(told: Meaning, means: Meaning) -> bool:
    if means.is_person and told.is_person:
        return means.head in people.EVERYBODY or not means.names.isdisjoint(told.near)
    return not means.names.isdisjoint(told.near) or not means.names.isdisjoint(told.above)


def _caption_number(saying: Saying, mention: Mention) -> int | None:
    """The number that a caption's phrase gives; None where there are several."""
    phrase, tokens = mention.phrase, saying.sentence.tokens
    if mention.means.core == "couple" and phrase.number == "one":
        return 2
    for i in range(phrase.first, phrase.head):
        number = value_of(tokens[i].lower)
        if number and tokens[i].lower not in ("a", "an") and reaches(tokens[i + 1 : phrase.head], tokens[i].lower):
            return number
    if any(token.lower in VAGUE for token in tokens[phrase.first : phrase.head]):
        return None
    if mention.means.head in ("group", "crowd", "team", "family", "couple", "audience", "party"):
        return None
    if tokens[phrase.head].lower in lexicon.EITHER_NUMBER and phrase.first == phrase.core:
        return None
    return None if phrase.number == "many" else 1
