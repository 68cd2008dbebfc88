"""Is a movement true: the thing is said to be elsewhere in the frame, and nothing else is said?"""

from __future__ import annotations

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.doings.remarks import (
    Remark,
    read_remark,
    refuse_end,
    refuse_number,
    require_asked,
    require_known,
    require_old,
)
from InstructionGen.checks.doings.spatial import (
    FILLS,
    FRAME,
    PLACE_NOUNS,
    area,
    boxes_of,
    contrary,
    is_there,
    places_in,
)
from InstructionGen.checks.instruction import Instruction
from InstructionGen.checks.reading import Phrase, Reading
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import noun_key, noun_keys, words

FIXED = frozenset(
    "building house church tower skyscraper bridge tree palm bush hedge wall floor ceiling window door sink toilet "
    "bathtub tub shower stove oven fireplace hydrant streetlight lamppost pole fence road street sidewalk sky ocean "
    "sea lake river mountain hill field beach grass snow sand water room kitchen bathroom bedroom station track "
    "railroad cabinet counter countertop staircase roof chimney meter fountain statue monument pond garden forest park "
    "city cloud sun moon rock boulder cliff urinal faucet chandelier parking lot runway pier dock wave".split()
)
"""What stands where it stands."""
_SPATIAL = (
    frozenset(
        "on in at to the a an of far very left right centre center middle top bottom upper lower corner side edge end "
        "foreground background distance front back near closer nearer further farther from hand".split()
    )
    | FRAME
)


def moves_object(edit: Edit) -> None:
    """Refuse unless the output is the input with one thing said to be elsewhere in the frame, as the instruction asks.

    ``value`` is the place, as the output has it: ``on the far left``, ``in the background``, ``closer to the lamp``.
    """
    remark = read_remark(edit, edit.value)
    value = " ".join(remark.value)
    places = places_in(remark.value)
    if not places:
        refuse("value is of another sort", value)
    refuse_end(remark.value)
    if remark.thing.keys[-1] in FIXED:
        refuse("cannot become so", " ".join(remark.thing.keys))
    require_known(edit, remark, PLACE_NOUNS)
    require_old(remark, _SPATIAL)
    if remark.lost and not places_in([remark.before.words[i].key for i in remark.lost]):
        refuse("something else lost", " ".join(remark.before.words[i].key for i in remark.lost))
    _check_old(remark, places)
    refuse_number(remark.before, remark.after, remark.difference)
    instruction = require_asked(edit, remark)
    _check_asked(instruction, remark, places)
    _check_boxes(edit, remark, places)


def _check_old(remark: Remark, places: frozenset[str]) -> None:
    """Refuse an old place of the thing's own that stayed behind."""
    kept = [i for i, _ in remark.difference.kept]
    words = remark.before.words
    said = [w.key for i, w in enumerate(words) if i in kept and _own(remark.before, remark.thing, i)]
    old = places_in([key for key in said if key not in ("top", "bottom") or _in_the_frame(remark.before, key)])
    if old - {"corner", "edge"} and (contrary(old, places) or old & places):
        refuse("old value still there" if contrary(old, places) else "value already there", " ".join(sorted(old)))


def _in_the_frame(before: Reading, key: str) -> bool:
    """Whether *top* is a place and not a garment."""
    spoken = [word.key for word in before.words]
    at = spoken.index(key)
    told = at > 0 and spoken[at - 1] in ("the", "at", "on", "very")
    return told and (spoken[at + 1 : at + 2] != ["of"] or bool(FRAME & set(spoken[at + 2 : at + 5])))


def _own(before: Reading, thing: Phrase, at: int) -> bool:
    """Whether a word belongs to what is said of where the thing is: after it, before another thing is named."""
    if at < thing.last:
        return thing.first <= at
    between = [p for p in before.outer() if thing.last <= p.first and p.last <= at]
    return all(p.keys[-1] in lexicon.WHERE | PLACE_NOUNS for p in between) and not any(
        before.words[i].tag == "conj" for i in range(thing.last, at)
    )


def _check_asked(instruction: Instruction, remark: Remark, places: frozenset[str]) -> None:
    own = {remark.before.words[i].key for i in range(remark.thing.first, remark.thing.last)}
    said = _without_origin([word for word in instruction.words if word not in own])
    asked = places_in(said)
    if contrary(asked, places):
        refuse("instruction asks for the contrary", instruction.text)
    named = {noun_key(word) for word in instruction.words}
    things = {noun_key(key) for key in remark.value if key not in _SPATIAL and noun_key(key) in _nouns(remark)}
    if not places <= asked | {"edge", "corner"} or not things - PLACE_NOUNS <= named:
        refuse("instruction does not name the value", instruction.text)


def _nouns(remark: Remark) -> set[str]:
    return {key for phrase in remark.after.phrases for key in phrase.keys[-1:]}


def _without_origin(said: list[str]) -> list[str]:
    """The words without where the thing comes from: ``from the left`` before *to*."""
    if "from" in said and "to" in said[said.index("from") :]:
        origin = said.index("from")
        if not {"further", "farther", "away", "far"} & set(said[max(0, origin - 1) : origin]):
            return said[:origin] + said[origin + said[origin:].index("to") :]
    return said


def _check_boxes(edit: Edit, remark: Remark, places: frozenset[str]) -> None:
    own = boxes_of(" ".join(remark.thing.keys), edit.boxes)
    if any(area(box) > FILLS for box in own):
        refuse("contradicts the boxes", "it fills the picture")
    if len(own) != 1:
        return
    text = " ".join(remark.value)
    anchor = next((noun_key(w) for w in reversed(words(text)) if noun_key(w) in noun_keys(text)), "")
    if " of " not in f" {text} " or anchor in FRAME or anchor in PLACE_NOUNS:
        frame = None
    else:
        others = boxes_of(anchor, edit.boxes)
        if len(others) != 1:
            return
        frame = others[0]
    if is_there(own[0], places, frame):
        refuse("contradicts the boxes", f"already {text}")
