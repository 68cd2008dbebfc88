"""Puts what a caption names in another place: for the words of the old one, or at the end where it had none."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Restaging
from InstructionGen.checks.reading import read
from InstructionGen.checks.whole.setting import places_in
from InstructionGen.checks.whole.staged import untailed
from InstructionGen.engine.rules.edits.fitness import answered
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.edits.wording import definite
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.engine.rules.whole import commands
from InstructionGen.engine.rules.whole.captions import is_shouted, read_caption, runs_on, with_tail
from InstructionGen.english import NounPhrase, is_plural
from InstructionGen.pool import Pool


def background(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Restaging:
    """The ``caption`` with the first of ``values`` for its place.

    Raises:
        CannotAnswer: The caption is no plain sentence, or has its place in several pieces.
    """
    reading = read_caption(variables, pool)
    value = variables["values"][0]
    output = _placed(reading, value)
    subject = _subject(reading)
    if runs_on(reading, subject):
        raise CannotAnswer("ill-formed phrase")
    listed = reading.list_with(subject)
    if listed is not None and listed.first == subject.first and len(listed.members) > 1:
        named = [definite(reading, member) for member in listed.members]
        it, many = f"{', '.join(named[:-1])} and {named[-1]}", True
    else:
        it = definite(reading, subject)
        gathered = it.partition(" of ")[0].split(" ")[-1] if " of " in it else ""
        many = subject.number == "many" or reading.lower(subject.last) in ("are", "were")
        many = many and not (gathered and not is_plural(gathered))  # "the pile of bags is"
    if is_shouted(reading.sentence.text):
        it = it.lower()
    edit = commands.BACKGROUND.worded(value, variables, dice, it=it, are="are" if many else "is")
    return answered(Restaging, edit=edit, value=value, output=output)


def _subject(reading: Reading) -> NounPhrase:
    """What the caption is about: after *there is*, or what it is a photo of."""
    first = reading.outer[0]
    inner = reading.complement(first)
    if inner is not None and reading.head(first) in _PICTURES:
        return inner
    return first


_PICTURES = frozenset("photo photograph picture image view shot snapshot".split())


def _placed(reading: Reading, value: str) -> str:
    text = reading.sentence.text
    before = untailed(text)
    found = places_in(read(before))
    if len(found) > 1:
        raise CannotAnswer("its place is in several pieces")
    if not found and len(before) < len(text.removesuffix(".")):
        return f"{before} {value}{text[len(before) :]}"
    if not found:
        return with_tail(reading, value, comma=False)
    spoken = [i for i, token in enumerate(reading.tokens) if token.tag not in ("comma", "punct")]
    rewrite = Rewrite(reading.sentence)
    said = value.upper() if is_shouted(reading.sentence.text) else value
    rewrite.put(spoken[found[0].start], spoken[found[0].stop - 1] + 1, said)
    return rewrite.render()
