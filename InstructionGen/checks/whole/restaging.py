"""Is an edit of the whole picture true: the caption as it was, and one stretch that says what the picture becomes?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import Instruction
from InstructionGen.checks.reading import NOMINAL, Phrase, Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.whole import moments, setting
from InstructionGen.checks.whole.sorts import (
    FRAME,
    GROUNDS,
    LOOK,
    LOOK_OPPOSITES,
    LOOKS,
    NOT_OPPOSED,
    PICTURES,
    SIDES,
    STYLE,
    TONE,
    VIEW,
    VIEW_NOUNS,
    VIEW_OPPOSITES,
    word_set,
)
from InstructionGen.checks.whole.stretch import (
    Sort,
    Stretch,
    akin,
    declared_stretch,
    require_asked,
    require_onward,
    require_value,
)
from InstructionGen.checks.wording import noun_key


def changes_tone(edit: Edit) -> None:
    """Refuse unless only the time of day, weather, season or light changes, and nothing left contradicts it."""
    instruction, stretch = _staged(edit, TONE)
    value, kept = stretch.value, stretch.kept
    if moments.clash(value, kept):
        refuse("old value still there", " ".join(kept))
    _refuse_strange(stretch, moments.TONES | setting.PLACES | _TONE_NOUNS)
    _refuse_other_instruction(instruction, stretch)


_TONE_NOUNS: Final = word_set(
    """
    flicker hailstorm noon window windows street streets moment side time weather wind-blown blinds curtain bulb
    room city tree trees blossoms lamp hanging shaft shafts ray rays horizon end beginning floor chill wave
    spell sign signs tv screen fire fireplace oil chandelier overhead morning's one single
    """
)


def changes_style(edit: Edit) -> None:
    """Refuse unless the caption is only said to be a picture of another make: a print, a mosaic, an oil painting."""
    instruction, stretch = _staged(edit, STYLE)
    kept = " ".join(stretch.kept)
    if "in the style of" in kept:
        refuse("old value still there", kept)
    lead = stretch.begin == 0 and stretch.end < len(stretch.after.words) and stretch.last < len(stretch.after.words)
    opening = stretch.after.words[stretch.begin]
    if lead and opening.tag not in ("det", "num", "propn", "prep") and stretch.before.words[0].tag in ("det", "num"):
        refuse("article missing", stretch.after.text(stretch.begin, stretch.last))
    onward = stretch.after.text(stretch.last, stretch.last + 1)
    if lead and stretch.end == stretch.last and onward not in ("of", "showing", "that", "depicting"):
        refuse("broken sentence", stretch.after.text(0, stretch.last + 1))
    _refuse_other_instruction(instruction, stretch)


def changes_look(edit: Edit) -> None:
    """Refuse unless only exposure, contrast, colour, grain, blur or the like changes."""
    _, stretch = _staged(edit, LOOK)
    kept = frozenset(stretch.kept)
    black_and_white = "black and white photo" in " ".join(stretch.kept) or "black and white picture" in " ".join(
        stretch.kept
    )
    for one, other in LOOK_OPPOSITES:
        for ours, theirs in ((one, other), (other, one)):
            if ours & frozenset(stretch.value) and theirs & kept and not theirs & frozenset(stretch.value):
                refuse("old value still there", " ".join(theirs & kept))
    if black_and_white and frozenset(stretch.value) & word_set(
        """
    saturated saturation vivid vibrant warm cool colour color
    """
    ):
        refuse("old value still there", "black and white")
    _refuse_strange(stretch, LOOKS | PICTURES | _LOOK_NOUNS)


_LOOK_NOUNS: Final = word_set(
    """
    finish degree amount touch edge edges corner corners stop stops hint bit look film lens light background sky
    subject skin hand motion shake camera detail white middle frame whole image channel red blue green orange
    teal magenta cyan amber yellow brown speed shutter veil layer air screen line lines
    """
)


def changes_view(edit: Edit) -> None:
    """Refuse unless only the place of the camera or the size of the detail changes, about things that are there."""
    instruction, stretch = _staged(edit, VIEW)
    kept, value = frozenset(stretch.kept), frozenset(stretch.value)
    for one, other in VIEW_OPPOSITES:
        for ours, theirs in ((one, other), (other, one)):
            if ours & value and (theirs - NOT_OPPOSED) & kept:
                refuse("old value still there", " ".join(theirs & kept))
    known = VIEW_NOUNS | {noun_key(word) for word in stretch.kept}
    _refuse_strange(stretch, known)
    _refuse_filled(edit, stretch)
    _refuse_other_instruction(instruction, stretch)


_FILLED = 0.8
"""The share of a picture's width and height that leaves no room to zoom in."""


def _refuse_filled(edit: Edit, stretch: Stretch) -> None:
    """Refuse a close-up on a thing that fills the picture already."""
    if not {"close-up", "closeup", "close"} & frozenset(stretch.value):
        return
    keys = {noun_key(word) for word in stretch.value}
    for box in edit.boxes:
        full = box.right - box.left > _FILLED and box.bottom - box.top > _FILLED
        if full and noun_key(box.label.lower().split(" ")[-1]) in keys:
            refuse("contradicts the boxes", box.label)


def extends_frame(edit: Edit) -> None:
    """Refuse unless the picture only grows to the side that is asked for, with more of what is there already."""
    instruction, stretch = _staged(edit, FRAME)
    value = frozenset(stretch.value)
    sides = {side for side, names in SIDES.items() if names & value}
    asked = {side for side, names in SIDES.items() if names & frozenset(instruction.words)}
    if "up" in asked and SIDES["up"] & frozenset(instruction.words) == {"up"} and "fill" in instruction.words:
        asked.discard("up")
    if sides and asked and sides != asked:
        refuse("instruction asks for the contrary", instruction.text)
    if bool(sides) != bool(asked):
        refuse("instruction does not name the value", instruction.text)
    if not sides and not value & word_set(
        """
    all every each around round sides directions edges
    """
    ):
        refuse("value is of another sort", " ".join(stretch.value))
    named = {noun_key(word) for word in stretch.kept}
    things = _nouns(stretch)
    fresh = [noun for noun in things if noun not in named | GROUNDS | _FRAME_NOUNS]
    if fresh:
        refuse("something else added", " ".join(fresh))


_FRAME_NOUNS: Final = word_set(
    """
    left right top bottom side direction edge canvas frame picture image all round more sides way scene hand
    photo corner view
    """
)


def _staged(edit: Edit, sort: Sort) -> tuple[Instruction, Stretch]:
    """The instruction and the one stretch that the output declares, once they fit each other."""
    if edit.value and not any(word.key[:1].isalnum() for word in read(edit.value).words):
        refuse("no value named", edit.value)
    instruction = require_asked(edit)
    stretch = declared_stretch(edit, sort)
    said = [part for word in stretch.value for part in (word, noun_key(word), *word.split("-"))]
    said += stretch.after.text(stretch.begin, stretch.end).split()
    if "more of the" in " ".join(stretch.value) and sort is not FRAME:
        refuse("value is of another sort", " ".join(stretch.value))
    if sort.words.isdisjoint(said) and not any(word.endswith(("ism", "ist", "-style")) for word in said):
        refuse("value is of another sort", " ".join(stretch.value))
    if _contains(stretch.kept, stretch.value):
        refuse("value already there", " ".join(stretch.value))
    require_value(instruction, stretch.value, sort.untold)
    require_onward(instruction, stretch, sort.untold)
    return instruction, stretch


def _contains(kept: Sequence[str], value: Sequence[str]) -> bool:
    return f" {' '.join(value)} " in f" {' '.join(kept)} "


def _nouns(stretch: Stretch) -> list[str]:
    """The nouns of the value, in one form each."""
    return [noun_key(word) for word in _spoken_nouns(stretch)]


def _spoken_nouns(stretch: Stretch) -> list[str]:
    words = stretch.after.words[stretch.first : stretch.last]
    return [word.key for word in words if word.tag in NOMINAL]


def _refuse_strange(stretch: Stretch, known: frozenset[str]) -> None:
    """Refuse a value that brings a thing of its own along: ``at dusk with a camel``."""
    strange = [noun for noun in _spoken_nouns(stretch) if known.isdisjoint((noun, noun_key(noun), *noun.split("-")))]
    if strange:
        refuse("something else added", " ".join(strange))


_BRINGING = word_set("add insert include introduce")
_TAKING = word_set("remove erase delete eliminate")


def _refuse_other_instruction(instruction: Instruction, stretch: Stretch) -> None:
    """Refuse an instruction that removes a thing, or brings one that the value does not speak of."""
    if instruction.verb not in _BRINGING | _TAKING:
        return
    reading = read(instruction.text)
    thing = next((phrase for phrase in reading.outer() if phrase.first > instruction.verb_at), None)
    if thing is None:
        return
    told = [*stretch.value, *stretch.old] if instruction.verb in _TAKING else stretch.value
    if not any(akin(key, word) for key in _all_keys(reading, thing) for word in told):
        refuse("instruction asks for another edit", instruction.text)


def _all_keys(reading: Reading, thing: Phrase) -> list[str]:
    return [word.key for word in reading.words[thing.first : thing.last]]
