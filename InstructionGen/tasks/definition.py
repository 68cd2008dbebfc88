"""More of the same sort: an example defines what may happen, and others like it are written, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from InstructionGen.answers import Consequence
from InstructionGen.cards import Card
from InstructionGen.checks.wording import words
from InstructionGen.english import parse, tidy
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Item
from InstructionGen.tasks import Judge, Steps, ask, check
from InstructionGen.tasks.editing import further
from InstructionGen.tasks.implicit import claim, judged, record

SHOWN = 20
"""Earlier answers that a question shows. An answer must differ from all of them, shown or not."""


@dataclass(frozen=True)
class DefinitionTask:
    """Write as many consequences as there are rounds, each unlike the definition and unlike those before it.

    An answer that repeats one, or fails its checks, is asked for again. A round that gives none in all its tries is
    left out: the item keeps what the others gave, and each record says of which round it is.
    """

    asks: Card
    rounds: int = 2
    seed: int = 0
    tries: int = 3
    """Questions that a round may take."""
    judge: Judge | None = None
    pool: Pool | None = None
    name: str = "implicit.definition"

    @property
    def card(self) -> str:
        """The card's hash."""
        return self.asks.hash

    def write(self, item: Item) -> Steps:
        """One record a round, at most. See ``Task.write``."""
        pool = load_pool() if self.pool is None else self.pool
        definition = defined(item)
        written: list[Consequence] = []
        records, numbers = [], count()
        failure: Rejected | None = None
        for turn in range(1, self.rounds + 1):
            for _ in range(self.tries):
                shown = [answer.model_dump() for answer in written[-SHOWN:]]
                variables = {"definition": definition.model_dump(), "written": shown}
                try:
                    answer = yield from ask(self.asks, item, self.seed, variables, Consequence, next(numbers))
                    _must_be_new(answer, (definition, *written))
                    check(self.asks, claim(answer, variables), answer)
                    scores = yield from judged(self.judge, item, self.seed, answer, next(numbers))
                except Rejected as why:
                    failure = further(failure, why)
                    continue
                thing = _thing(answer)
                kept = record(item, self.asks, answer, scores, thing, pool.find(thing) if thing else None)
                records.append(replace(kept, data={**kept.data, "round": turn}))
                written.append(answer)
                break
        if not records:
            assert failure is not None
            raise failure
        return records


def defined(item: Item) -> Consequence:
    """The definition that an item of ``open_definitions`` holds."""
    (before, after), (known,) = item.captions, item.known
    return Consequence(input=before, edit=known.question, output=after, key_words=known.answer)


def _must_be_new(answer: Consequence, others: Sequence[Consequence]) -> None:
    for other in others:
        pairs = ((answer.input, other.input), (answer.edit, other.edit), (answer.output, other.output))
        if sum(words(one) == words(two) for one, two in pairs) > 1:
            raise Rejected("check", "repeats an earlier one", other.output, answer.model_dump_json())


def _thing(answer: Consequence) -> str:
    """What the caption before speaks of first."""
    sentence = parse(tidy(answer.input))
    return sentence.core(sentence.phrases[0]) if sentence.phrases else ""
