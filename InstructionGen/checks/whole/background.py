"""Is a change of background true: another place behind what the caption names, and all else as it was?"""

from __future__ import annotations

from typing import Final

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.reading import NOMINAL, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.whole.moments import TONES, is_state
from InstructionGen.checks.whole.setting import PLACES, Place, places_in
from InstructionGen.checks.whole.sorts import phrase_set
from InstructionGen.checks.whole.stretch import (
    Sort,
    Stretch,
    declared_stretch,
    require_asked,
    require_onward,
    require_value,
)
from InstructionGen.checks.wording import noun_key

_LEADS: Final = phrase_set(
    """
    in, on, at, inside, outside, near, beside, among, against, in a, in an, in the, on a, on an, on the, at a, at an,
    at the, against a, in front of, in front of a, set in, set on, set against, now in, now on
    """
)


def _is_place(_reading: Reading, _start: int, _stop: int) -> bool:
    return True  # what goes is looked at below, where the caption's places are known


BACKGROUND: Final = Sort(
    words=frozenset(),
    before=_LEADS,
    after=frozenset(),
    gives_way=_is_place,
    untold=frozenset(
        """
    front back middle side edge top foot end old next near beside among corner
    """.split()
    ),
)


def changes_background(edit: Edit) -> None:
    """Refuse unless another place stands where the old one stood, or where there was none, and nothing else changes."""
    if edit.value and not any(word.key[:1].isalnum() for word in read(edit.value).words):
        refuse("no value named", edit.value)
    instruction = require_asked(edit)
    stretch = declared_stretch(edit, BACKGROUND)
    _check_old(stretch)
    _check_new(stretch)
    require_value(instruction, stretch.value, BACKGROUND.untold)
    require_onward(instruction, stretch, BACKGROUND.untold)


def _check_old(stretch: Stretch) -> None:
    """Refuse what goes where it is more than the place, and what stays of the place."""
    before = stretch.before
    found = places_in(before)
    gone = range(stretch.start, stretch.stop)
    firm = [place for place in found if place.firm]
    for place in found:
        touched = place.start < stretch.stop and stretch.start < place.stop
        if touched and not _holds(gone, stretch, place):
            refuse("old value still there", before.text(place.start, place.stop))
        if not touched and place.firm:
            refuse("old value still there", before.text(place.start, place.stop))
    inside = [p for p in found if p.start < stretch.stop and stretch.start < p.stop]
    told = {i for place in inside for i in range(place.start, place.stop)}
    lost = [i for i in gone if i not in told and before.words[i].key not in ("a", "an", "the")]
    if lost or (gone and not inside):
        refuse("something else lost", before.text(stretch.start, stretch.stop))
    if firm and not gone:
        refuse("old value still there", before.text(firm[0].start, firm[0].stop))


def _holds(gone: range, stretch: Stretch, place: Place) -> bool:
    """Whether all that names the place has gone; its preposition may serve the new one."""
    words = stretch.before.words
    kept = [i for i in range(place.start, place.stop) if i not in gone]
    return all(words[i].tag in ("prep", "det") for i in kept)


def _check_new(stretch: Stretch) -> None:
    """Refuse what is no place, or is the old one."""
    after, before = stretch.after, stretch.before
    spoken = range(stretch.first, stretch.last)
    words = [after.words[i] for i in spoken]
    if is_state(words):
        refuse("value is of another sort", " ".join(stretch.value))
    nouns = [noun_key(word.key) for word in words if word.tag in NOMINAL]
    opens = after.words[stretch.begin]
    left = after.words[stretch.begin - 1] if stretch.begin else None
    toned = not PLACES & set(nouns) and all(noun in TONES for noun in nouns)
    if not nouns or opens.key == "with" or toned:
        refuse("value is of another sort", " ".join(stretch.value))
    leads = opens.tag in ("prep", "adv") or (left is not None and left.tag == "prep")
    if not leads and opens.key not in ("inside", "outside", "high", "deep", "halfway"):
        refuse("broken sentence", after.text(max(0, stretch.begin - 1), stretch.end))
    own = {noun_key(word.key) for word in before.words[stretch.start : stretch.stop] if word.tag in NOMINAL} & PLACES
    main = next((noun for noun in reversed(nouns) if noun in PLACES), "")
    if main and main in own:
        refuse("value already there", main)
    others = {noun_key(k) for k in stretch.kept}
    if nouns and nouns[-1] in others and nouns[-1] in PLACES:
        refuse("value already there", nouns[-1])
