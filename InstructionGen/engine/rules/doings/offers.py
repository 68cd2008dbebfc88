"""The first of several offers that a caption takes well: one thing, and where it goes or how it turns."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.engine.rules.doings.splice import Caption
from InstructionGen.engine.rules.doings.tails import called, remarked, several
from InstructionGen.engine.rules.edits.fitness import answered, caption_of
from InstructionGen.engine.rules.edits.naming import definite, shown_name
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool


def first_offer(
    offers: Sequence[tuple[str, str]],
    variables: Mapping[str, Any],
    commands: Callable[[str], tuple[Sequence[str], Mapping[str, str]]],
    lead: Callable[[str], str],
    dice: random.Random,
    pool: Pool,
) -> Alteration | None:
    """The edit of the first thing that can be spoken of by itself; None where there are no offers.

    Args:
        offers: Each an object and what becomes of it.
        variables: ``caption`` and ``manner``.
        commands: For what becomes of it: commands to draw from, with ``{it}``, ``{they}``, ``{be}`` and words of their
            own, and these words.
        lead: For what becomes of it: what may stand before the remark in the output; see ``remarked``.
        dice: Where choices come from.
        pool: What is known of things.

    Raises:
        CannotAnswer: The caption takes none of them; the reason is that of the first.
    """
    caption = Caption(caption_of(variables), pool)
    caption.refuse_unfit()
    reason = ""
    for name, value in offers:
        try:
            own, phrase = caption.one(name)
        except CannotAnswer as refused:
            reason = reason or refused.reason
            continue
        many = several(phrase)
        patterns, words = commands(value)
        command = dice.choice(patterns).format(
            it=definite(caption.reading, own),
            they=called(caption, own, many),
            be="are" if many else "is",
            **words,
        )
        return answered(
            Alteration,
            edit=said(command, variables["manner"], dice),
            edited_object=shown_name(caption.reading, own),
            value=value,
            output=remarked(caption, own, phrase, value, dice, lead(value)),
        )
    if reason:
        raise CannotAnswer(reason)
    return None
