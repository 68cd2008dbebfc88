"""Edits asked for with a picture beside the words: the instruction calls it ``[V*]``."""

from __future__ import annotations

import random
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
    "the {thing} of the picture [V*]",
)
_MATERIALS = (
    "make {it} of the same material as [V*]",
    "make {it} out of the material in [V*]",
    "give {it} the material of [V*]",
    "give {it} the material shown in [V*]",
    "change the material of {it} to that of [V*]",
    "change {it} to the material in [V*]",
    "let {it} be of the material in [V*]",
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
        command = command_of(steps_of(variables)[-1])
        guide, manner = dice.choice(_GUIDES[kind]), variables["manner"]
        alone = manner in ("command", "detailed command") and dice.random() < _ALONE
        # "Remove the cat, using the box" can follow what has no comma of its own
        frames = [frame for frame in _GUIDED if "," not in command or not frame.startswith("{command}")]
        worded = dice.choice(_GUIDED_ALONE if alone else frames).format(guide=guide, command=command)
        return Wording(edit=worded if alone else said(worded, manner, dice))

    return rule


_ALONE = 0.35


def reference(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """A wording such as ``Replace the cat with the animal in [V*].``."""
    step = steps_of(variables)[-1]
    new = variables["ref_object"]
    many = is_plural(new)
    sort = variables["sort"]
    shown = dice.choice([words for words in _SHOWN if not (many and ("{sort}" in words))])
    pictured = shown.format(sort=sort, thing=new)
    frames = [frame for frame in _REFERENCES if not (many and frame.endswith(" is"))]
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
