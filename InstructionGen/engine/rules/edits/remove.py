"""Takes one object out of a caption, as a careful annotator would write what is left.

``A man and a dog sit on a bench.`` minus the dog is ``A man sits on a bench.`` A caption that would be left
ungrammatical, or a picture that would be left absurd, is refused: there are other captions and other objects.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from InstructionGen.answers import Removal
from InstructionGen.engine.rules.edits import wording
from InstructionGen.engine.rules.edits.constructions import from_container, with_its_preposition
from InstructionGen.engine.rules.edits.fitness import answered, caption_of, refuse_unfit
from InstructionGen.engine.rules.edits.holding import with_its_verb
from InstructionGen.engine.rules.edits.lists import from_list
from InstructionGen.engine.rules.edits.reading import Reading, reading_of
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.edits.soundness import refuse_unsound
from InstructionGen.engine.rules.edits.subject import as_subject
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, singular
from InstructionGen.pool import Pool

Construction = Callable[[Reading, NounPhrase], Rewrite | None]
_CONSTRUCTIONS: tuple[Construction, ...] = (from_container, from_list, as_subject, with_its_verb, with_its_preposition)


def remove(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Removal:
    """The first of ``objects`` that can leave the ``caption``.

    Raises:
        CannotAnswer: None of them can; the reason is that of the first.
    """
    caption = caption_of(variables)
    reading = reading_of(caption, pool)
    reason = ""
    for name in variables["objects"]:
        for phrase in named(reading, name):
            try:
                output = take_out(reading, phrase)
                shown = wording.shown_name(reading, phrase)
                edit = wording.removal(reading, phrase, variables.get("manner", ""), dice)
            except CannotAnswer as refused:
                reason = reason or refused.reason
                continue
            return answered(Removal, edit=edit, edited_object=shown, output=output)
    raise CannotAnswer(reason or "object not in caption")


def named(reading: Reading, name: str) -> Iterator[NounPhrase]:
    """The phrases of a caption that a name can mean: by their whole name first, then by its last word."""
    wanted = singular(name.lower())
    exact = [p for p in reading.sentence.phrases if reading.core(p) in (wanted, name.lower())]
    yield from exact
    if not exact:
        yield from (p for p in reading.sentence.phrases if reading.head(p) == wanted)


def take_out(reading: Reading, phrase: NounPhrase) -> str:
    """The caption without the phrase.

    Raises:
        CannotAnswer: It cannot be taken out well.
    """
    refuse_unfit(reading, phrase)
    for construction in _CONSTRUCTIONS:
        rewrite = construction(reading, phrase)
        if rewrite is not None:
            output = rewrite.render()
            refuse_unsound(reading, phrase, rewrite, output)
            return output
    raise CannotAnswer("no safe way to take it out")
