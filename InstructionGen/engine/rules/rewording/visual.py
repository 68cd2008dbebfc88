"""Edits asked for with a picture beside the words: the instruction calls it ``[V*]``."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from InstructionGen.answers import Wording
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rewording.plain import command_of, steps_of
from InstructionGen.engine.rules.rule import CannotAnswer, Rule
from InstructionGen.english import is_plural, parse
from InstructionGen.pool import Pool

_GUIDES: Mapping[str, Sequence[str]] = {
    "visual_bbox": ("bounding box", "box", "given bounding box", "rectangle", "marked box"),
    "visual_depth": ("depth map", "depth image", "given depth map", "depth picture"),
    "visual_scribble": ("scribble", "rough scribble", "given scribble", "hand-drawn scribble", "scribbled lines"),
    "visual_segment": ("segmentation map", "segmentation mask", "mask", "given segmentation", "segmentation image"),
    "visual_sketch": ("sketch", "line drawing", "given sketch", "pencil sketch", "outline drawing"),
}
"""Type -> what people call its picture."""
_GUIDED = (
    "follow the {guide} [V*] and {command}",
    "follow the {guide} [V*] to {command}",
    "use the {guide} [V*] to {command}",
    "use the {guide} [V*] as a guide and {command}",
    "take the {guide} [V*] as your guide and {command}",
    "look at the {guide} [V*] and {command}",
    "refer to the {guide} [V*] and {command}",
    "refer to the {guide} [V*] to {command}",
    "stick to the {guide} [V*] and {command}",
    "let the {guide} [V*] guide you and {command}",
    "go by the {guide} [V*] and {command}",
    "{command}, following the {guide} [V*]",
    "{command}, guided by the {guide} [V*]",
    "{command} according to the {guide} [V*]",
    "{command} as the {guide} [V*] shows",
    "{command}, using the {guide} [V*]",
    "{command} with the help of the {guide} [V*]",
    "{command} in line with the {guide} [V*]",
    "{command} based on the {guide} [V*]",
    "{command}, as in the {guide} [V*]",
)
_PICTURES_IT = re.compile(r"as the .*shows|as in|as shown")
"""They say that the guide shows what is to be seen: it has its place and shape, and neither colour nor gap."""
_GUIDED_ALONE = (
    "With the {guide} [V*] as a guide, {command}.",
    "Going by the {guide} [V*], {command}.",
    "Given the {guide} [V*], {command}.",
    "Based on the {guide} [V*], {command}.",
    "According to the {guide} [V*], {command}.",
    "As shown in the {guide} [V*], {command}.",
    "Here is the {guide} [V*]: {command}.",
)
"""What is no command from its first word on."""
_REFERENCES = (
    "replace {it} with {shown}",
    "swap {it} for {shown}",
    "exchange {it} for {shown}",
    "change {it} into {shown}",
    "turn {it} into {shown}",
    "put {shown} in place of {it}",
    "substitute {shown} for {it}",
    "use {shown} instead of {it}",
    "show {shown} instead of {it}",
    "trade {it} for {shown}",
    "take {it} out and put {shown} there instead",
    "switch {it} to {shown}",
    "put {shown} where {it} is",
)
_SHOWN = (
    "[V*]",
    "[V*]",
    "the {sort} in [V*]",
    "the {sort} from [V*]",
    "the {sort} shown in [V*]",
    "what [V*] shows",
    "the {thing} in [V*]",
    "the {thing} from [V*]",
    "the {thing} in the picture [V*]",
)
_SORTS = {"thing": "object", "furniture": "piece of furniture", "clothing": "item"}
"""How one speaks of one of a sort, where it is not by the sort's own name."""
_MATERIALS = (
    "make {it} of the same material as [V*]",
    "make {it} out of the material in [V*]",
    "give {it} the material of [V*]",
    "give {it} the material shown in [V*]",
    "change the material of {it} to that of [V*]",
    "change {it} to the material in [V*]",
    "let {it} be made of the material in [V*]",
    "copy the material of [V*] onto {it}",
    "transfer the material of [V*] to {it}",
    "apply the material of [V*] to {it}",
    "use the material of [V*] for {it}",
    "take the material from [V*] and use it for {it}",
    "have {it} made of what [V*] is made of",
    "remake {it} in the material of [V*]",
)


def _guided(kind: str) -> Rule:
    def rule(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
        step = steps_of(variables)[-1]
        command, comes = command_of(step), bool(step.get("new_object")) or step.get("edit_type") == "add"
        guide, manner = dice.choice(_GUIDES[kind]), variables["manner"]
        alone = manner in ("command", "detailed command") and dice.random() < _ALONE
        frames = [frame for frame in (_GUIDED_ALONE if alone else _GUIDED) if _suits(frame, guide, command, comes)]
        if manner == "wish":  # one wishes for the edit, and not to look at a sketch
            frames = [frame for frame in frames if frame.startswith("{command}")] or frames
        worded = dice.choice(frames).format(guide=guide, command=command)
        return Wording(edit=worded if alone else said(worded, manner, dice))

    return rule


_ALONE = 0.35


def _suits(frame: str, guide: str, command: str, comes: bool) -> bool:
    """Whether a frame says what is meant of this command; ``comes``: something that the guide shows comes in."""
    if frame.startswith("{command}"):
        # "remove the cat, using the box" can follow what has no comma of its own; "put it where the cat is" needs one
        if "," in command or (command.endswith((" is", " are")) and not frame.startswith("{command},")):
            return False
    elif frame.endswith("and {command}") and " and " in command:
        return False
    elif frame.endswith("to {command}") and command.startswith("let "):
        return False  # "follow the sketch to let the bowl be white" sounds as if the sketch were to allow it
    low = frame.lower()
    twice = (guide.startswith("given") and low.startswith("given")) or (command.startswith("use ") and "us" in low)
    return not twice and (comes or not _PICTURES_IT.search(low))


def reference(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """A wording such as ``Replace the cat with the animal in [V*].``."""
    step = steps_of(variables)[-1]
    new = variables["ref_object"]
    many = is_plural(new)
    sort = _SORTS.get(variables["sort"], variables["sort"])
    shown = dice.choice([words for words in _SHOWN if not (many and ("{sort}" in words))])
    pictured = shown.format(sort=sort, thing=new)
    frames = [frame for frame in _REFERENCES if not (many and frame.endswith(" is"))]
    if "show" in pictured:  # "show what [V*] shows instead of the cat"
        frames = [frame for frame in frames if not frame.startswith("show")]
    command = dice.choice(frames).format(it=_definite(step), shown=pictured)
    return Wording(edit=said(command, variables["manner"], dice))


def material(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """A wording such as ``Make the vase of the same material as [V*].``."""
    step = steps_of(variables)[-1]
    command = dice.choice(_MATERIALS).format(it=_definite(step))
    return Wording(edit=said(command, variables["manner"], dice))


def _definite(step: Mapping[str, Any]) -> str:
    """The thing as the verified instruction speaks of it: ``the black cat``."""
    thing = str(step["edited_object"])
    sentence = parse(str(step["edit"]))
    for phrase in sentence.phrases:
        said_of_it = sentence.span(phrase.first, phrase.head + 1)
        opening = sentence.tokens[phrase.first]
        if said_of_it.lower().endswith(thing.lower()) and (opening.lower == "the" or opening.tag == "poss"):
            return said_of_it[:1].lower() + said_of_it[1:]
    raise CannotAnswer("no plain command")


RULES: Mapping[str, Rule] = {
    **{f"edit.{kind}": _guided(kind) for kind in _GUIDES},
    "edit.visual_reference": reference,
    "edit.visual_material_transfer": material,
}
"""Card name -> the rule that answers it."""
