"""Puts one thing of the caption in another relation to a second."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Relation
from InstructionGen.checks.doings.relations import span_of
from InstructionGen.checks.doings.spatial import at_odds, direction_named
from InstructionGen.engine.rules.doings.splice import Caption
from InstructionGen.engine.rules.doings.tails import called, several
from InstructionGen.engine.rules.edits.fitness import answered, caption_of
from InstructionGen.engine.rules.edits.naming import definite, lowered, shown_name
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool

_COMMANDS = (
    "move {it} {direction} {target}",
    "put {it} {direction} {target}",
    "place {it} {direction} {target}",
    "position {it} {direction} {target}",
    "shift {it} so that {they} {direction} {target}",
    "relocate {it} so that {they} {direction} {target}",
    "change the picture so that {it} {be} {direction} {target}",
    "show {it} {direction} {target}",
    "let {it} be {direction} {target}",
    "rearrange the scene so that {it} {be} {direction} {target}",
)
_INSTEAD = ("put {it} {direction} {target} instead of {old} it", "place {it} {direction} {target} rather than {old} it")


def relation(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Relation:
    """The first of ``relations`` (``object``, ``target``, ``direction``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    caption = Caption(caption_of(variables), pool)
    caption.refuse_unfit()
    reason = ""
    for offer in variables["relations"]:
        try:
            return _related(caption, offer["object"], offer["target"], offer["direction"], variables["manner"], dice)
        except CannotAnswer as refused:
            reason = reason or refused.reason
    raise CannotAnswer(reason or "no other relation")


def _related(caption: Caption, name: str, other: str, direction: str, manner: str, dice: random.Random) -> Relation:
    (own, phrase), (its, target) = caption.one(name), caption.one(other)
    it, that = definite(caption.reading, own), definite(caption.reading, its)
    begin = span_of(caption.words, phrase, target)
    span = (begin, target.first) if begin is not None else None
    if span is not None:
        output = caption.put(*span, direction)
    else:
        comma = any(word.key == "with" and word.after_comma for word in caption.words.words)
        one, two = (f"the {lowered(caption.reading, p.core, p.head + 1)}" for p in (own, its))
        output = caption.with_tail(f", {'' if comma else 'with '}{one} {direction} {two}")
    many = several(phrase)
    old = direction_named(caption.words.text(*span)) if span is not None else ""
    commands = _COMMANDS + (
        _INSTEAD if at_odds(old, direction) and target.number != "many" and not _lively(caption, own) else ()
    )
    command = dice.choice(commands).format(
        it=it,
        target=that,
        direction=direction,
        they=called(caption, own, many),
        be="are" if many else "is",
        old=caption.words.text(*span) if span is not None else "",
    )
    return answered(
        Relation,
        edit=said(command, manner, dice),
        edited_object=shown_name(caption.reading, own),
        target_object=shown_name(caption.reading, its),
        direction=direction,
        output=output,
    )


def _lively(caption: Caption, own: Any) -> bool:
    return caption.reading.nouns.is_alive(caption.reading.core(own))
