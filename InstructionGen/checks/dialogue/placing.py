"""Does every left, right, above and below agree with the boxes, or with what a caption says?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue.grounds import Grounds, grounds
from InstructionGen.checks.dialogue.meaning import Meaning, meaning
from InstructionGen.checks.dialogue.placed import in_sentence, placed
from InstructionGen.checks.dialogue.regions import beside, between, boxes_of, is_in
from InstructionGen.checks.dialogue.sides import CONTRARY, DIRECTIONS
from InstructionGen.checks.dialogue.subjects import Placed
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import words

_OF_BODIES: Final = frozenset({"left", "right", "clockwise", "counterclockwise"})
_NOT_ON: Final = re.compile(
    r"\b(?:not|never|instead of|rather than)(?: \w+){0,3}? (?:left|right|clockwise|counterclockwise)\b", re.I
)
_GUESSED: Final = frozenset("above below between middle center centre central top bottom".split())
"""Places that are let through where nobody knows: a plane above a field, a cake in the middle of a table."""


class Place(Struct, frozen=True):
    """Where something is said to be."""

    text: str
    is_right: bool
    is_known: bool


def places(claim: DialogueClaim) -> Iterator[Place]:
    """Every left, right, above, below and corner of the picture that a dialogue speaks of."""
    known = grounds(claim.item)
    if claim.item.medium == "motion":
        yield from _sides_of_bodies(claim, known)
        return
    for question, answer in claim.turns:
        for told in placed(question, answer):
            found = _judge(known, told)
            if found is not None:
                yield found


def places_right(claim: DialogueClaim) -> None:
    """Left, right, above and below are so by the centres of boxes, or a caption says so.

    Where there are several things of a name, one pair of which it is true will do. Above and below of things without
    boxes are let through, unless a caption has them the other way round; left and right are not, since nobody knows.

    Raises:
        Rejected: a place is not so, or was made up.
    """
    for place in places(claim):
        if not place.is_right:
            refuse("wrong place" if place.is_known else "place not known", place.text)


def _sides_of_bodies(claim: DialogueClaim, known: Grounds) -> Iterator[Place]:
    """Of a motion left and right are hands, feet and turns: captions say each that there is, and no frame has any."""
    for _, answer in claim.turns:
        denied = {side for found in _NOT_ON.finditer(answer) for side in words(found[0]) if side in _OF_BODIES}
        claimed = _OF_BODIES.intersection(words(_NOT_ON.sub(" ", answer)))
        for side in sorted(claimed):
            yield Place(side, side in known.words, True)
        for side in sorted(denied - claimed):
            yield Place(f"not {side}", side not in known.words, True)


def _judge(known: Grounds, told: Placed) -> Place | None:
    ends = [end.core for end in (told.target, told.other) if end is not None]
    text = " ".join([told.things[0].core, told.relation, *ends])
    verdicts = [_holds(known, thing, told) for thing in told.things]
    if told.is_denied:
        sure = verdicts[0] is True and _is_sure(known, told)
        return Place(text, not sure, True) if verdicts[0] is not None else None
    so = True if any(verdicts) else _is_told(known, told)
    if so is not None or False in verdicts:
        return Place(text, so is True, True)
    if told.is_loose or told.relation in _GUESSED or not any(known.is_told(thing) for thing in told.things):
        return None
    return Place(text, False, False)


def _holds(known: Grounds, thing: Meaning, told: Placed) -> bool | None:
    """Whether the boxes have it so; None where one of the two has none."""
    own = boxes_of(known, thing)
    if not own:
        return None
    if told.target is None:
        singled = told.is_singled and len(own) > 1
        fit = sum(is_in(box, told.relation, singled=singled) for box in own)
    else:
        others = [boxes for target in (told.target, *told.or_else) if (boxes := boxes_of(known, target))]
        ends = others[0] if others and told.other is None else boxes_of(known, told.other) if told.other else []
        if not others or not ends:
            return None
        if told.other is not None:
            fit = len(list(between(own, others[0], ends)))
        else:
            bodily = told.target.category == "body"
            fit = max(len(list(beside(own, boxes, told.relation, nearest=bodily))) for boxes in others)
    if told.is_share:
        return 2 * fit >= len(own)
    grouped = any(box.flags.group for box in own)
    return fit >= (1 if grouped else told.least)


def _is_sure(known: Grounds, told: Placed) -> bool:
    own = known.boxes(told.things[0])
    others = known.boxes(told.target) if told.target is not None else []
    return len(own) == 1 and (told.target is None or len(others) == 1)


def _is_told(known: Grounds, told: Placed) -> bool | None:
    """Whether a caption, an answer or a link says so (True), the contrary (False), or nothing of it."""
    contrary = False
    for other in _relations(known):
        same = any(not thing.names.isdisjoint(one.near) for thing in told.things for one in other.things)
        if other.target is not None and told.target is not None:
            crossed = not told.target.names.isdisjoint(other.things[0].near) and not other.target.names.isdisjoint(
                told.things[0].near
            )
            same = same and not told.target.names.isdisjoint(other.target.near)
            relation = CONTRARY.get(other.relation, "") if crossed and not same else other.relation
            if same or crossed:
                if relation == told.relation:
                    return True
                contrary = contrary or relation == CONTRARY.get(told.relation)
        elif same and set(told.relation.split()) <= {*other.relation.split(), "side"}:
            return True
    if contrary:
        return False
    if told.relation in ("left", "right") and told.relation in known.words and _in_one_caption(known, told):
        return True
    return None


def _in_one_caption(known: Grounds, told: Placed) -> bool:
    """Whether one caption has the word for the side and both things, in whatever order."""
    for saying in known.told:
        words = {token.lower for token in saying.sentence.tokens}
        if told.relation in words and CONTRARY[told.relation] not in words:
            heads = [m.means for m in saying.mentions]
            wanted = [told.things[0], *([told.target] if told.target is not None else [])]
            if all(any(not w.names.isdisjoint(h.near) for h in heads) for w in wanted) and told.target is None:
                return True
    return False


def _relations(known: Grounds) -> Iterator[Placed]:
    for saying in known.told:
        yield from in_sentence(saying, ())
    for link in known.item.links:
        found = re.search(r"\b(left|right|above|below|beneath|underneath|over|under)\b", link.relation)
        if found:
            yield Placed((meaning(link.subject),), DIRECTIONS[found[1]], meaning(link.object))
