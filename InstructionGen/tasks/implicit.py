"""What would happen if: an instruction that does not say what comes of it, and the caption before and after.

What happens is drawn here, of the cases that a kind's card has for the thing, before anyone is asked, and so are the
words that a rule engine tells it in. So what is told is true of the thing whoever answers, a rule engine and a model
write of the same case, and no two items of a run are told alike.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from itertools import count, cycle, islice
from typing import Any

from InstructionGen.answers import Answer, Consequence
from InstructionGen.cards import Card
from InstructionGen.checks import ConsequenceClaim
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool, load_pool
from InstructionGen.pool.telling import Told, tell
from InstructionGen.records import Completion, Item, Record, Request
from InstructionGen.sources.happenings import fitting, kind_of, tellings
from InstructionGen.sources.wordings import Wording
from InstructionGen.tasks import Judge, Steps, ask, check
from InstructionGen.tasks.editing import further

EDIT_TYPE = "implicit_change"
"""What AnyEdit calls such edits."""


@dataclass(frozen=True)
class ImplicitTask:
    """Write one consequence for an item of ``open_happenings``: a thing, and a kind of what may happen to it."""

    cards: Mapping[str, Card]
    """Kind -> its card."""
    seed: int = 0
    tries: int = 3
    """Cases that may be tried for a thing."""
    judge: Judge | None = None
    pool: Pool | None = None
    """Where things are looked up; None for the shipped one."""
    name: str = "implicit"

    @property
    def card(self) -> str:
        """The card's hash; empty for several kinds."""
        return next(iter(self.cards.values())).hash if len(self.cards) == 1 else ""

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        pool = load_pool() if self.pool is None else self.pool
        if not item.concepts:
            raise Rejected("prompt", "no concept")
        card, name = self.cards[kind_of(item)], item.concepts[0]
        known = pool.find(name)
        cases = fitting(card, known, pool) if known else []
        if known is None or not cases:
            raise Rejected("prompt", "no case suits the concept", name)
        thing, numbers = tell(name, pool), count()
        draws = tuple(islice(tellings(item, cases, thing, self.seed), self.tries))
        if not draws:
            raise Rejected("prompt", "no sentence for several of it", name)
        failure: Rejected | None = None
        for draw, _ in zip(cycle(draws), range(self.tries), strict=False):
            variables = asked(draw, thing)
            try:
                answer = yield from ask(card, item, self.seed, variables, Consequence, next(numbers))
                check(card, claim(answer, variables, pool), answer)
                scores = yield from judged(self.judge, item, self.seed, answer, next(numbers))
            except Rejected as why:
                failure = further(failure, why)
                continue
            return [record(item, card, answer, scores, thing.name, known)]
        assert failure is not None
        raise failure


def asked(draw: Wording, thing: Told) -> dict[str, Any]:
    """The variables of a question about a case. Templates read the words; the rules read ``case``."""
    case, place = draw
    return {"concept": thing.name, "place": place, "happens": thing.fill(case.happens, place), "case": case}


def claim(answer: Answer, variables: Mapping[str, Any], pool: Pool | None = None) -> ConsequenceClaim:
    """What an answer claims, in the form that the checks read. Of a definition's answer the thing is not known."""
    assert isinstance(answer, Consequence)
    names: tuple[str, ...] = ()
    if "concept" in variables:
        pool = load_pool() if pool is None else pool
        known = pool.get(variables["concept"])
        told = tell(variables["concept"], pool).name
        names = (variables["concept"], told, *((known.name, *known.synonyms) if known else ()))
    return ConsequenceClaim(answer.input, answer.edit, answer.output, answer.key_words, names)


def judged(
    judge: Judge | None, item: Item, seed: int, answer: Consequence, turn: int
) -> Generator[Request, Completion, dict[str, float]]:
    """The scores of an answer that has passed its checks; none without a judge. Raises ``Rejected``."""
    if judge is None:
        return {}
    shown = {"before": answer.input, "edit": answer.edit, "after": answer.output}
    return (yield from judge.score(item, seed, shown, answer, turn))


def record(
    item: Item, card: Card, answer: Consequence, scores: Mapping[str, float], thing: str, known: Concept | None
) -> Record:
    """The record of an answer: an edit like others, with its key words."""
    data = {
        "edit": answer.edit,
        "edited object": thing,
        "input": answer.input,
        "output": answer.output,
        "edit_type": EDIT_TYPE,
        "key_words": answer.key_words,
        "kind": kind_of(item),
        "category": known.category if known else "",
    }
    task = f"implicit.{data['kind']}"
    return Record("", item.id, task, data, item.image, item.source, item.licence, card=card.hash, scores=scores)
