"""Edit instructions: what to change in a captioned picture, and the caption before and after.

What is changed is drawn here, from the concept pool, before anyone is asked: the objects of a caption, stand-ins for
them, newcomers that are plausible in its scene, colours, places, styles. So coverage grows with a run, whoever answers.
What comes back is verified against the caption, whoever answered.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from InstructionGen.cards import Card
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool
from InstructionGen.records import Item, Record
from InstructionGen.tasks import Judge, Steps, seed_for
from InstructionGen.tasks.editing import Editor, by_weight, further
from InstructionGen.tasks.questions import Aim


@dataclass(frozen=True)
class EditTask:
    """Write one edit for an image: of the type of its card, or of one of several, drawn by their weights.

    The image's captions are tried one after another, in an order of their own for every image, until one gives an edit
    that is true to it.
    """

    name: str
    cards: tuple[Card, ...]
    seed: int = 0
    tries: int = 5
    """Captions of an image that may be tried for a type."""
    judge: Judge | None = None
    pool: Pool | None = None
    """Where objects, stand-ins and newcomers are drawn from; None for the shipped one."""
    aim: Aim = field(default_factory=Aim)
    bases: Mapping[str, Card] = field(default_factory=dict)
    """Type -> card: what the cards derive from."""

    @property
    def card(self) -> str:
        """The card's hash; empty for a mix."""
        return self.cards[0].hash if len(self.cards) == 1 else ""

    @cached_property
    def editor(self) -> Editor:
        """Who writes the edits. Raises ``CardError`` where the cards do not fit together."""
        own = {card.name.partition(".")[2]: card for card in self.cards}
        return Editor({**self.bases, **own}, self.seed, self.judge, self.pool)

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        if not item.captions:
            raise Rejected("prompt", "no caption")
        dice = random.Random(seed_for(self.seed, item.id))
        captions = dice.sample(item.captions, len(item.captions))[: self.tries]
        failure: Rejected | None = None
        editor, numbers = self.editor, count()
        for card in by_weight(self.cards, dice):
            for caption in captions:
                try:
                    written = yield from editor.write(item, caption, card, dice, numbers, self.aim)
                except Rejected as why:
                    failure = further(failure, why)
                    continue
                return [
                    Record(
                        "",
                        item.id,
                        f"edit.{written.type}",
                        written.shown(),
                        item.image,
                        item.source,
                        item.licence,
                        card=card.hash,
                        scores=written.scores,
                    )
                ]
        assert failure is not None
        raise failure
