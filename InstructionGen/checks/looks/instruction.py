"""Does an instruction ask for another look of the declared thing, and name what it becomes?"""

from __future__ import annotations

import re

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import Instruction, asks_for_edit, read_instruction, require_named, require_same
from InstructionGen.checks.looks import colours, sizes
from InstructionGen.checks.looks.difference import Alteration, alike, kindred, said_of
from InstructionGen.checks.looks.place import Sort
from InstructionGen.checks.looks.vocabulary import parts
from InstructionGen.checks.reading import Reading, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import noun_key, words

_MEASURE = re.compile(r"\b(?:as (?:large|big|tall|wide|long|small)|the size|its size|in size)\b")
"""In these large and small only say of what a measure is."""
_MAKING = frozenset(
    """
    paint repaint make making color colour recolor recolour dye tint turn enlarge shrink resize scale craft render cover
    wrap dress decorate
    """.split()
)
_WORN_BY = frozenset(
    "wear wears wearing put give add dress with in on have has style place swap change giving adding putting dressing "
    "placing grant equip for gave added dressed had wore wants needs".split()
)
"""What says that somebody is to have something on."""
_SMALL = frozenset(
    """
    a an the with in of on by and or to from for its his her their all over made into at is are as than that which who
    wearing dressed now having has have being out color colour colored coloured painted look looks looking like very
    covered shade
    """.split()
)
_HOW = (
    "color colour shade surface finish look appearance size scale larger smaller bigger version new different whole "
    "same old material texture pattern tone hue"
)
"""What an instruction may say of any thing when it asks for another look."""


def require_asked(edit: Edit, alteration: Alteration, before: Reading, sort: Sort) -> None:
    """Refuse an instruction that is none, is about another thing, or does not name what the thing becomes."""
    asks_for_edit(edit)
    instruction = read_instruction(edit.edit)
    assert instruction is not None, "asks_for_edit lets only commands and requests pass"
    wishes = instruction.wishes
    made = _MAKING & set(instruction.words)  # beside the wish for another edit: "add a dog; also paint the bench red"
    if wishes and "change" not in wishes and not made and not (sort.adds and "add" in wishes):
        refuse("instruction asks for another edit", edit.edit)
    _require_thing(instruction, edit.edited_object, alteration, before)
    said = {piece for word in instruction.words for piece in (word, *parts(word))}
    if sizes.way(alteration.value) is None or sort.clings is False or sort.adds:
        _require_value(instruction, said, alteration)
    else:
        _require_value_or_size(instruction, said, alteration)
    fresh = " ".join((*alteration.value, _HOW, *(sizes.LARGE | sizes.SMALL)))
    require_same(instruction, alteration.thing, before, fresh)
    if sort.clings:
        _require_order(instruction, alteration, said_of(before, alteration.thing, sort))


def require_stretch(edit: Edit, alteration: Alteration, before: Reading) -> None:
    """Refuse an instruction that enlarges where the caption shrinks, or the other way round."""
    own = {before.words[i].key for i in range(alteration.thing.first, alteration.thing.head)} - set(alteration.value)
    asked = [word for word in words(edit.edit) if word not in own]
    way = sizes.way(asked)
    if way is None:
        refuse("instruction does not name the value", edit.edit)
    bare = _MEASURE.sub(" ", " ".join(asked)).split()
    both = set(bare) & sizes.LARGE and set(bare) & sizes.SMALL
    if both or way != sizes.way(alteration.value):
        refuse("instruction asks for the contrary", f"{edit.edit} / {' '.join(alteration.value)}")
    factor = sizes.factor(alteration.value)
    if factor and sizes.factor(asked) != factor:
        refuse("instruction does not name the value", f"{' '.join(alteration.value)!r} in {edit.edit!r}")


def _require_thing(instruction: Instruction, name: str, alteration: Alteration, before: Reading) -> None:
    """Refuse an instruction in which another thing of the caption comes first."""
    require_named(instruction, name, "instruction does not name the object")
    head = alteration.thing.keys[-1]
    own = {noun_key(before.words[i].key) for i in range(alteration.thing.first, alteration.thing.last)}
    heads = {p.keys[-1] for p in before.phrases if p.keys} - lexicon.PICTURES - lexicon.PLACES - own
    reading = read(instruction.text)
    content = {word for word in alteration.value if word not in _SMALL}
    handed = any(  # "give the man a green shirt": the shirt is green
        phrase.keys[-1:] == (head,)
        and content <= {piece for word in reading.words[phrase.first : phrase.head] for piece in parts(word.key)}
        for phrase in reading.phrases
    )
    for phrase in reading.phrases:
        if phrase.head <= instruction.verb_at or not phrase.keys:
            continue
        inside = {noun_key(reading.words[i].key) for i in range(phrase.first, phrase.last)}
        if head in inside:
            return
        if phrase.keys[-1] in heads and phrase.keys[-1] not in alteration.value and not handed:
            refuse("instruction names another object", f"{' '.join(phrase.keys)!r} in {instruction.text!r}")


def _require_value(instruction: Instruction, said: set[str], alteration: Alteration) -> None:
    wanted = [word for word in alteration.value if word not in _SMALL]
    # What was done to a thing may be said in other words, where what it was done with is named: covered with moss.
    loose = {word for word in wanted[:1] if len(wanted) > 1 and word.endswith(("ed", "ing"))}
    if alteration.value[0] == "wearing" and not _WORN_BY & said:
        refuse("instruction does not name the value", instruction.text)
    for word in wanted or alteration.value:
        exact = word in colours.COLOURS
        if word not in loose and not any(alike(word, other) if exact else kindred(word, other) for other in said):
            refuse("instruction does not name the value", f"{word!r} in {instruction.text!r}")


def _require_value_or_size(instruction: Instruction, said: set[str], alteration: Alteration) -> None:
    """A size may be asked for in other words of the same way, which ``require_stretch`` looks at; a colour may not."""
    if sizes.VOCABULARY.is_value(alteration.value):
        return
    _require_value(instruction, said, alteration)


def _require_order(instruction: Instruction, alteration: Alteration, old: tuple[str, ...]) -> None:
    """Refuse a change from the new to the old: ``Change the bus from green to red`` where it becomes green."""
    new = {word for word in alteration.value if word not in _SMALL} - set(old)
    before = {word for word in old if word not in _SMALL} - set(alteration.value)
    spoken = list(instruction.words)
    for at, word in enumerate(spoken):
        follows = spoken[at + 1 : at + 3]
        if word in ("to", "into") and before & set(follows) and not new & set(follows) and new & set(spoken[:at]):
            refuse("instruction is the wrong way round", instruction.text)
        if word == "from" and new & set(follows) and not before & set(follows):
            refuse("instruction is the wrong way round", instruction.text)
