"""Captions and backgrounds from concepts: one question, one answer, checked, one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from InstructionGen.answers import Answer, Backgrounds, Caption
from InstructionGen.cards import Card
from InstructionGen.checks import BackgroundsClaim, CaptionClaim, Claim
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Item, Record
from InstructionGen.tasks import Judge, Steps, ask, check


@dataclass(frozen=True)
class CaptionTask:
    """Write what a caption card asks for. The card's needs say which mode it is."""

    asks: Card
    seed: int = 0
    judge: Judge | None = None
    pool: Pool | None = None
    """Knows the concepts' other names; None for the shipped one."""

    @property
    def name(self) -> str:
        """``caption.c2b`` and so on."""
        return self.asks.name

    @property
    def card(self) -> str:
        """The card's hash."""
        return self.asks.hash

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        variables = self._variables(item)
        answer = yield from ask(self.asks, item, self.seed, variables, self.asks.model)
        check(self.asks, claim(answer, variables, self.pool), answer)
        scores = {}
        if self.judge:
            # What was asked, and what was answered: that is all a judge needs to see.
            shown = {"question": self.asks.render(variables), "answer": answer.told()}
            scores = yield from self.judge.score(item, self.seed, shown, answer)
        data = {_COLUMNS.get(name, name): value for name, value in variables.items() if name != "scene"}
        if "other" in variables:
            data["concept1"] = data.pop("concept")
        data |= answer.model_dump()
        return [
            Record("", item.id, self.name, data, item.image, item.source, item.licence, card=self.card, scores=scores)
        ]

    def _variables(self, item: Item) -> dict[str, Any]:
        if len(item.concepts) < (2 if "other" in self.asks.needs else 1):
            raise Rejected("prompt", "no concept")
        variables: dict[str, Any] = {"concept": item.concepts[0]}
        if "other" in self.asks.needs:
            variables |= {"other": item.concepts[1], "scene": item.backgrounds[0] if item.backgrounds else ""}
        if "background" in self.asks.needs:
            if not item.backgrounds:
                raise Rejected("prompt", "no background")
            variables["background"] = item.backgrounds[0]
        return variables


_COLUMNS = {"other": "concept2"}


def claim(answer: Answer, variables: Mapping[str, Any], pool: Pool | None = None) -> Claim:
    """What an answer claims about its concepts, in the form that the checks read."""
    pool = load_pool() if pool is None else pool
    concept = _names(variables["concept"], pool)
    if isinstance(answer, Backgrounds):
        return BackgroundsClaim(tuple(answer.backgrounds), concept)
    assert isinstance(answer, Caption)
    other = _names(variables["other"], pool) if "other" in variables else ()
    return CaptionClaim(answer.caption, concept, other, variables.get("background", ""))


def _names(concept: str, pool: Pool) -> tuple[str, ...]:
    """A concept's name and its synonyms, any of which a caption may use."""
    known = pool.get(concept)
    return (concept, known.name, *known.synonyms) if known else (concept,)
