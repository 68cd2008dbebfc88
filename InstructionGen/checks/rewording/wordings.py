"""Does an instruction in other words ask for the edits that it stands for: with a picture, in one breath, by a pronoun?

The captions are those of verified edits, so all that can go wrong is in the words. Data of others does not say which
edits it was made of; then what the claim itself declares must be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import (
    Instruction,
    asks_for_edit,
    head_key,
    nearest_verb,
    read_instruction,
    require_named,
)
from InstructionGen.checks.reading import read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import content_keys, noun_key, noun_keys, occurrences, words

MARKER: Final = "[V*]"
_MARKER = re.compile(r"\[\s*V\s*\*?\s*\]", re.IGNORECASE)
_SHADES: Final = frozenset("dark light pale bright deep hot neon pastel matte metallic".split())
_TAKES: Final = frozenset(
    "remove erase delete eliminate omit exclude discard subtract banish lose ditch scrap airbrush clear".split()
)
_BRINGS: Final = frozenset("add insert include introduce attach append incorporate put place draw bring".split())
_PICTURE_WORDS: Final = frozenset(
    """
    picture image photo photograph shot scene pic reference example sample guide guidance hint condition layout
    input map mask depth segmentation segment box bounding rectangle frame region area outline contour shape
    line stroke edge sketch scribble doodle drawing plan template control signal structure silhouette sketchy
    rough given one thing object subject item piece stuff material surface look finish kind sort type texture
    substance appearance animal creature pet beast bird fish insect person figure man woman vehicle craft plant
    flower tree food dish snack meal fruit vegetable drink beverage furniture seat clothing garment instrument
    tool device gadget toy building machine rest place spot position way step time turn edit change request
    favour favor detail else everything nothing anything thank thanks end order
    """.split()
)


def words_visual(edit: Edit) -> None:
    """Refuse unless the instruction refers to its picture by [V*] exactly once and asks for the verified edit.

    It names the thing. What the thing becomes may be left to the picture, but nothing else may be named for it.
    """
    marks = _MARKER.findall(edit.edit)
    if marks != [MARKER]:
        refuse("marker not there once", edit.edit)
    require_chain(edit)
    instruction = spoken_in(edit)
    require_thing(instruction, edit.edited_object)
    refuse_contrary(instruction, edit)
    shown = f"{edit.ref_object} {edit.new_object} {edit.value}"
    refuse_strangers(edit, instruction, shown)
    if not edit.ref_object and edit.new_object:
        require_named(instruction, edit.new_object, "instruction does not name the new object")


def words_condition(edit: Edit) -> None:
    """As words_visual, where the picture only guides: what the thing becomes is named as well."""
    words_visual(edit)
    instruction = spoken_in(edit)
    for step in edit.steps[-1:]:
        require_value(instruction, step)


def words_composed(edit: Edit) -> None:
    """Refuse unless every step is asked for, in its order, by its thing and by what it becomes, and nothing else is."""
    require_chain(edit)
    instruction = spoken_in(edit)
    keys = [noun_key(word) for word in instruction.words]
    reached = -1
    asked = " ".join(f"{step.edit} {step.output}" for step in edit.steps)
    for step in edit.steps:
        require_thing(instruction, step.edited_object, "step missing")
        require_value(instruction, step, "step missing", asked)
        refuse_contrary(instruction, step)
        places = next(filter(None, (list(occurrences(about[-1:], keys)) for about in _told_by(step))), None)
        if places is None:
            continue  # "light the scene with warm lamps": its own words say it in their own way
        if max(places) < reached:
            refuse("step missing", f"{step.edit!r} is not asked for in its turn")
        reached = min(place for place in places if place >= reached)
    refuse_strangers(edit, instruction, " ".join(step.edit for step in edit.steps))


def _told_by(step: Edit) -> Iterator[Sequence[str]]:
    """By which words one hears that it is this step's turn: what the thing becomes before the thing itself.

    "Make the bench red, then put a dog next to the bench" speaks of the bench once more.
    """
    asked = {noun_key(word) for word in words(step.edit)}
    yield from (keys for keys in (content_keys(step.value), noun_keys(step.new_object)) if keys and set(keys) <= asked)
    yield noun_keys(step.edited_object)


def require_chain(edit: Edit) -> None:
    """Refuse captions that are not those of the steps: the first one's input, the last one's output, in one chain."""
    asks_for_edit(replace(edit, edit=_MARKER.sub(" ", edit.edit)))
    if edit.input.strip() == edit.output.strip():
        refuse("output repeats input")
    before = edit.input
    for step in edit.steps:
        if step.input and words(step.input) != words(before):
            refuse("something else changed", f"{step.input} / {before}")
        before = step.output
    if edit.steps and edit.output != before:
        refuse("something else changed", f"{edit.output} / {before}")
    last = edit.steps[-1] if len(edit.steps) == 1 else None
    if last and (last.edited_object, last.new_object) != (edit.edited_object, edit.new_object):
        refuse("instruction names another object", f"{edit.edited_object} / {last.edited_object}")
    if last and last.value != edit.value:
        refuse("value is of another sort" if edit.value else "no value named", f"{edit.value} / {last.value}")


def spoken_in(edit: Edit) -> Instruction:
    """The instruction without its picture's marker, taken apart. Refuses what is neither a command nor a request."""
    found = read_instruction(_MARKER.sub(" ", edit.edit))
    if found is None:
        refuse("instruction is not an edit", edit.edit)
    return found


def require_thing(instruction: Instruction, thing: str, reason: str = "instruction does not name the object") -> None:
    """Refuse an instruction that does not name the thing, where there is one."""
    if thing.strip():
        require_named(instruction, thing, reason)


def require_value(instruction: Instruction, step: Edit, reason: str = "", besides: str = "") -> None:
    """Refuse an instruction without the new object, or without a word of what the thing becomes.

    ``besides`` is what else it may speak of: a *dark* bus and *light* rain.
    """
    said = {noun_key(word) for word in instruction.words}
    if step.new_object:
        require_named(instruction, step.new_object, reason or "instruction does not name the new object")
    # "on a foggy morning" may be asked for as fog: what counts is what the step's own instruction says of it
    wanted = [key for key in content_keys(step.value) if key in {noun_key(word) for word in words(step.edit)}]
    if wanted and not all(key in said for key in wanted):
        refuse(reason or "instruction does not name the value", f"{step.value!r} in {instruction.text!r}")
    shades = _SHADES & said - {noun_key(word) for word in words(f"{step.edit} {step.input} {step.output} {besides}")}
    if wanted and shades:
        refuse(reason or "instruction does not name the value", f"{min(shades)} in {instruction.text!r}")


def refuse_contrary(instruction: Instruction, step: Edit) -> None:
    """Refuse to remove what is added, to add what is removed or changed, and to remove what changes."""
    head = head_key(step.edited_object)
    mentions = [at for at, word in enumerate(instruction.words) if noun_key(word) == head]
    before = {noun_key(word) for word in words(step.input)}
    after = {noun_key(word) for word in words(step.output)}
    comes, goes = head not in before, head not in after and not step.new_object
    stays = not comes and not goes
    instead = {"instead", "place", "where"} & set(instruction.words)
    for at in mentions:  # that one of them is right is enough: a thing may also say where another one is
        verb = nearest_verb(instruction, at)
        wrong = (comes and verb in _TAKES) or (goes and verb in _BRINGS)
        wrong = wrong or (stays and verb in _TAKES and not (instead and step.new_object))
        given = "to" in instruction.words[max(0, at - 4) : at]  # "add stubble to the man"
        brings = stays and verb in _BRINGS - {"put", "place", "draw", "bring"} and not (instead or given)
        if not wrong and not brings:
            return
    if mentions:
        refuse("instruction asks for another edit", f"{step.edited_object!r} in {instruction.text!r}")


def refuse_strangers(edit: Edit, instruction: Instruction, shown: str) -> None:
    """Refuse another thing: a noun that neither the captions nor the verified instructions have.

    What speaks of pictures is none, nor is, where a picture goes with the words, what is spoken of as known: "the boat
    in [V*]" is another name for what is shown there.
    """
    told = " ".join((edit.input, edit.output, shown, *(step.edit for step in edit.steps)))
    known = {noun_key(word) for word in words(told)} | _PICTURE_WORDS | lexicon.PLACES
    known |= {part for key in known for part in key.split("-")}
    reading = read(instruction.text)
    for phrase in reading.phrases:
        head, opening = reading.words[phrase.head], reading.words[phrase.first]
        key = noun_key(head.key)
        if phrase.first <= max(instruction.verb_at, 0) or head.tag != "noun" or key in known:
            continue
        if not edit.visual_input or opening.key in ("a", "an") or opening.tag == "num":
            refuse("instruction names another object", f"{key} in {instruction.text!r}")
