"""Puts a thing of the caption elsewhere in the frame."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.engine.rules.doings.splice import Caption
from InstructionGen.engine.rules.doings.tails import called, remarked, several
from InstructionGen.engine.rules.edits.fitness import answered, caption_of
from InstructionGen.engine.rules.edits.naming import definite, shown_name
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool

_COMMANDS = (
    "move {it} {to}",
    "shift {it} {to}",
    "relocate {it} {to}",
    "bring {it} {to}",
    "reposition {it} so that {they} {place}",
    "put {it} {place}",
    "place {it} {place}",
    "position {it} {place}",
    "change where {it} {be} so that {they} {place}",
    "let {it} appear {place}",
    "drag {it} {to}",
)


_LEADS = ("shown", "seen")


def movement(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``moves`` (``object``, ``place``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    caption = Caption(caption_of(variables), pool)
    caption.refuse_unfit()
    reason = ""
    for offer in variables["moves"]:
        try:
            own, phrase = caption.one(offer["object"])
        except CannotAnswer as refused:
            reason = reason or refused.reason
            continue
        place = offer["place"]
        many = several(phrase)
        command = dice.choice(_COMMANDS).format(
            it=definite(caption.reading, own),
            to=re.sub(r"^(?:on|in|at) ", "to ", place),
            place=place,
            be="are" if many else "is",
            they=called(caption, own, many),
        )
        return answered(
            Alteration,
            edit=said(command, variables["manner"], dice),
            edited_object=shown_name(caption.reading, own),
            value=place,
            output=remarked(caption, own, phrase, place, dice, dice.choice(_LEADS)),
        )
    raise CannotAnswer(reason or "nowhere to go")
