"""Edit instructions: what to change in a captioned picture, and the caption before and after.

What is changed is drawn here, from the concept pool, before anyone is asked: the objects of a caption, stand-ins for
them, newcomers that are plausible in its scene. So coverage grows with a run, whoever answers. What comes back is
verified against the caption, whoever answered.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from InstructionGen.answers import Addition, Answer, Relettering, Removal, Replacement
from InstructionGen.cards import Card
from InstructionGen.checks import Edit
from InstructionGen.english import parse
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool, load_pool
from InstructionGen.records import Item, Record, Stage
from InstructionGen.tasks import Judge, Steps, ask, check, seed_for
from InstructionGen.tasks.lettering import new_letterings

OFFERED = 8
"""How many candidates a question offers: enough to choose what suits the caption, too few to choose favourites."""
CHOICE = 20
"""Concepts that two scenes must have in common for both to count: fewer would come again and again."""
_STAGES: Sequence[Stage] = ("source", "prompt", "engine", "parse", "check", "judge")

Variables = Mapping[str, Any]


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

    @property
    def card(self) -> str:
        """The card's hash; empty for a mix."""
        return self.cards[0].hash if len(self.cards) == 1 else ""

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        if not item.captions:
            raise Rejected("prompt", "no caption")
        dice = random.Random(seed_for(self.seed, item.id))
        captions = dice.sample(item.captions, len(item.captions))[: self.tries]
        failure: Rejected | None = None
        for turn, (card, caption) in enumerate((c, t) for c in _drawn(self.cards, dice) for t in captions):
            try:
                record = yield from self._attempt(item, card, caption, dice, turn)
            except Rejected as why:
                if failure is None or _STAGES.index(why.stage) > _STAGES.index(failure.stage):
                    failure = why
            else:
                return [record]
        assert failure is not None
        raise failure

    def _attempt(self, item: Item, card: Card, caption: str, dice: random.Random, turn: int) -> Any:
        pool = load_pool() if self.pool is None else self.pool
        variables = QUESTIONS[card.model](item, caption, dice, pool)
        answer = yield from ask(card, item, self.seed, {"caption": caption, **variables}, card.model, turn)
        edit = claim(answer, caption, variables.get("lettering", ""))
        check(card, edit, answer)
        scores = {}
        if self.judge:
            shown = {"caption": edit.input, "edit": edit.edit, "output": edit.output}
            scores = yield from self.judge.score(item, self.seed, shown, answer, turn)
        data = {name: value for name, value in _export(edit, card).items() if value}
        return Record(
            "",
            item.id,
            f"edit.{card.name.partition('.')[2]}",
            data,
            item.image,
            item.source,
            item.licence,
            card=card.hash,
            scores=scores,
        )


def _drawn(cards: tuple[Card, ...], dice: random.Random) -> Iterator[Card]:
    """The cards in an order drawn by their weights, without replacement."""
    left = list(cards)
    while left:
        card = dice.choices(left, [c.weight for c in left])[0] if len(left) > 1 else left[0]
        left.remove(card)
        yield card


def claim(answer: Answer, caption: str, lettering: str = "") -> Edit:
    """What an answer claims about a caption, in the form that the checks read."""
    match answer:
        case Replacement():
            return Edit(answer.edit, caption, answer.output, answer.edited_object, answer.new_object)
        case Removal() | Addition():
            return Edit(answer.edit, caption, answer.output, answer.edited_object)
        case Relettering():
            return Edit(answer.edit, answer.input, answer.output, caption=caption, lettering=lettering)
    raise TypeError(f"{type(answer).__name__} is not the answer of an edit")


def _export(edit: Edit, card: Card) -> dict[str, str]:
    """The edit under AnyEdit's own keys."""
    return {
        "edit": edit.edit,
        "edited object": edit.edited_object,
        "new object": edit.new_object,
        "input": edit.input,
        "output": edit.output,
        "edit_type": card.name.partition(".")[2],
    }


def objects_in(caption: str, pool: Pool) -> dict[str, Concept]:
    """The things a caption names, once each, that the pool knows: their words (singular) and the concept."""
    sentence = parse(caption)
    cores = [sentence.core(phrase) for phrase in sentence.phrases]
    found = {core: pool.find(core) for core in cores if cores.count(core) == 1}
    return {core: concept for core, concept in found.items() if concept is not None}


def _removal(_item: Item, caption: str, dice: random.Random, pool: Pool) -> Variables:
    objects = list(objects_in(caption, pool))
    if not objects:
        raise Rejected("prompt", "no known object in the caption", caption)
    return {"objects": dice.sample(objects, len(objects))}


def _replacement(_item: Item, caption: str, dice: random.Random, pool: Pool) -> Variables:
    named = objects_in(caption, pool)
    swaps = []
    for name in dice.sample(list(named), len(named)):
        stand_ins = [c for c in pool.stand_ins(named[name]) if c.name not in named]
        if stand_ins and not pool.knowledge.kinds[named[name].kind].person:
            swaps.append({"object": name, "new_object": dice.choice(stand_ins).name})
    if not swaps:
        raise Rejected("prompt", "no object that could be another", caption)
    return {"swaps": swaps[:OFFERED]}


def _addition(item: Item, caption: str, dice: random.Random, pool: Pool) -> Variables:
    sentence = parse(caption)
    there = {token.lemma for token in sentence.tokens} | {box.label.lower() for box in item.boxes}
    candidates = _at_home(pool.knowledge.scenes_in(token.lemma for token in sentence.tokens), pool)
    newcomers: dict[str, None] = {}
    for concept in dice.sample(candidates, min(4 * OFFERED, len(candidates))):
        if len(newcomers) < OFFERED and there.isdisjoint((*concept.name.split(), *concept.hypernyms)):
            newcomers.setdefault(concept.name)
    if not newcomers:
        raise Rejected("prompt", "no scene in the caption", caption)
    return {"concepts": list(newcomers)}


@lru_cache(maxsize=4096)
def _at_home(scenes: tuple[str, ...], pool: Pool) -> tuple[Concept, ...]:
    """What may be met in all of the scenes; where that is next to nothing, in the one most spoken of."""
    if not scenes:
        return ()
    common = set.intersection(*({concept.name for concept in pool.in_scene(scene)} for scene in scenes))
    return tuple(c for c in pool.in_scene(scenes[0]) if len(common) < CHOICE or c.name in common)


def _relettering(item: Item, caption: str, dice: random.Random, pool: Pool) -> Variables:
    if not item.lettering:
        raise Rejected("prompt", "no lettering", caption)
    lettering = dice.choice(item.lettering)
    return {"lettering": lettering, "new_lettering": new_letterings(lettering, dice, pool, OFFERED)}


QUESTIONS: Mapping[type[Answer], Callable[[Item, str, random.Random, Pool], Variables]] = {
    Removal: _removal,
    Replacement: _replacement,
    Addition: _addition,
    Relettering: _relettering,
}
"""The shape of an answer -> what its question offers beside the caption."""
