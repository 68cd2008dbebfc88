"""One edit of one caption: drawn, asked for, verified, judged. Single edits and sessions of several are made of it."""

from __future__ import annotations

import random
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from InstructionGen.answers import Answer
from InstructionGen.cards import Card
from InstructionGen.checks import Edit
from InstructionGen.checks.wording import content_keys, noun_keys
from InstructionGen.errors import CardError, Rejected, UnknownName
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Completion, Item, Request, Stage
from InstructionGen.tasks import Judge, ask, check
from InstructionGen.tasks.questions import QUESTIONS, Aim, Asked

STAGES: Sequence[Stage] = ("source", "prompt", "engine", "parse", "check", "judge")
MANNERS: Mapping[str, float] = {
    "command": 5,
    "brief command": 4.5,
    "detailed command": 1.5,
    "polite request": 2,
    "question": 2,
    "wish": 1.5,
}
"""How people ask -> how often: a few words, a whole sentence, *please*, *could you*, *I'd like*."""
PLAIN = "plain command"
"""How an edit is asked for that will be put in other words: no manner, so that its words can be taken over."""
_CLAIMED = frozenset(field.name for field in fields(Edit))


@dataclass(frozen=True, slots=True)
class Written:
    """A verified edit, and how it came about."""

    edit: Edit
    card: Card
    scores: Mapping[str, float]
    steps: tuple[Written, ...] = ()
    """The edits that it asks for in other words, or in one breath."""

    @property
    def type(self) -> str:
        """``color_alter``."""
        return self.card.name.partition(".")[2]

    def shown(self) -> dict[str, Any]:
        """The edit under AnyEdit's own keys, and for what AnyEdit has none under one like them."""
        edit = self.edit
        data: dict[str, Any] = {
            "edit": edit.edit,
            "edited object": edit.edited_object,
            "new object": edit.new_object,
            (self.steps[-1].card if self.steps else self.card).value_name: edit.value,
            "target object": edit.target_object,
            "direction": edit.direction,
            "remove_number": edit.remove_number,
            "input": edit.input,
            "output": edit.output,
            "edit_type": self.type,
            "visual_input": edit.visual_input,
            "ref_object": edit.ref_object,
            "boxes": [dict(zip(box._fields[:5], box, strict=False)) for box in edit.boxes] if edit.visual_input else [],
            "steps": [step.shown() for step in self.steps],
        }
        return {name: value for name, value in data.items() if value}


Writing = Generator[Request, Completion, Written]


@dataclass(frozen=True)
class Editor:
    """Writes edits of captions with cards.

    Args:
        cards: Those that may be asked for by themselves, and those that they derive from, by type.
        seed: The run's.
        judge: Who judges its answers, if anyone.
        pool: Where things and values are drawn from; None for the shipped one.

    Raises:
        CardError: A card derives from a type that is not among them, or draws what nobody knows how to draw.
    """

    cards: Mapping[str, Card]
    seed: int = 0
    judge: Judge | None = None
    pool: Pool | None = None

    def __post_init__(self) -> None:
        for card in self.cards.values():
            if card.draws and card.draws not in QUESTIONS:
                raise CardError(f"card {card.name}: {UnknownName('question to draw', card.draws, QUESTIONS)}")
            for base in card.derives:
                if base not in self.cards:
                    raise CardError(f"card {card.name} derives from {base!r}; there is no such card beside it")

    def write(
        self,
        item: Item,
        caption: str,
        card: Card,
        dice: random.Random,
        numbers: Iterator[int],
        aim: Aim,
        manner: str = "",
    ) -> Writing:
        """One edit of one caption, with ``yield from``.

        Args:
            item: The picture.
            caption: What it shows now: one of its captions, or what an earlier edit made of one.
            card: The type.
            dice: Of the item.
            numbers: The number of the next question about the item.
            aim: What the run steers towards.
            manner: How it is asked for; drawn where it is empty.

        Raises:
            Rejected: the caption has not what the type needs, or the answer is not true to it.
        """
        manner = manner or dice.choices(tuple(MANNERS), tuple(MANNERS.values()))[0]
        written, answer = yield from self._edit(item, caption, card, dice, numbers, aim, manner)
        if not self.judge:
            return written
        edit = written.edit
        shown = {"caption": edit.input, "edit": edit.edit, "output": edit.output}
        scores = yield from self.judge.score(item, self.seed, shown, answer, next(numbers))
        return replace(written, scores=scores)

    def _edit(
        self, item: Item, caption: str, card: Card, dice: random.Random, numbers: Iterator[int], aim: Aim, manner: str
    ) -> Generator[Request, Completion, tuple[Written, Answer]]:
        pool = load_pool() if self.pool is None else self.pool
        steps = yield from self._steps(item, caption, card, dice, numbers, aim)
        asked = Asked(item, caption, card, dice, pool, aim, tuple(step.edit for step in steps))
        drawn = QUESTIONS[card.draws](asked) if card.draws else {}
        variables = {"caption": caption, "manner": manner, **drawn}
        if steps:
            variables["steps"] = [step_of(step) for step in steps]
        answer = yield from ask(card, item, self.seed, variables, card.model, next(numbers))
        edit = claim(answer, caption, variables, item)
        check(card, edit, answer)
        return Written(edit, card, {}, steps), answer

    def _steps(
        self, item: Item, caption: str, card: Card, dice: random.Random, numbers: Iterator[int], aim: Aim
    ) -> Generator[Request, Completion, tuple[Written, ...]]:
        """The verified edits that a derived card puts in other words: each begins where the last one ended."""
        steps: list[Written] = []
        bases = [self.cards[name] for name in card.derives]
        while card.derives and len(steps) < card.steps:
            step = yield from self._first(item, caption, bases, dice, numbers, aim, steps)
            steps.append(step)
            caption = step.edit.output
        return tuple(steps)

    def _first(
        self,
        item: Item,
        caption: str,
        cards: Sequence[Card],
        dice: random.Random,
        numbers: Iterator[int],
        aim: Aim,
        earlier: Sequence[Written],
    ) -> Generator[Request, Completion, Written]:
        """One edit of any of the types, tried in an order of the dice, that leaves alone what earlier ones touched."""
        failure: Rejected | None = None
        for card in by_weight(cards, dice):
            try:
                written, _ = yield from self._edit(item, caption, card, dice, numbers, aim, PLAIN)
                if any(meet(written.edit, step.edit) for step in earlier):
                    raise Rejected("prompt", "the steps touch each other", written.edit.edit)
                if trails_off(written.edit.output):
                    raise Rejected("prompt", "the caption would read badly", written.edit.output)
            except Rejected as why:
                failure = further(failure, why)
            else:
                return written
        assert failure is not None
        raise failure


def meet(one: Edit, other: Edit) -> bool:
    """Whether a later edit touches what an earlier one takes, changes or brings, or both are of the whole picture.

    Nor may it take away what the earlier one speaks of: nobody shows a cat by a window to remove the cat next.
    """
    if not (one.edited_object or other.edited_object):
        return True
    later, earlier = _touched(one), _touched(other) | _new_words(other)
    return not later.isdisjoint(earlier) or not _gone(one).isdisjoint(content_keys(other.edit))


def trails_off(caption: str) -> bool:
    """Whether what several edits have hung on a caption reads badly: *with* after *with*."""
    return caption.count(", with ") > 1 or caption.count(", and there ") > 1


def _touched(edit: Edit) -> set[str]:
    """The head nouns of the things that an edit takes, changes or brings; none for an edit of the whole picture."""
    return {noun_keys(name)[-1] for name in (edit.edited_object, edit.new_object, edit.target_object) if name.strip()}


def _gone(edit: Edit) -> set[str]:
    """The head noun of the thing that an edit takes away or puts another in place of."""
    keys = noun_keys(edit.edited_object)[-1:]
    return {key for key in keys if edit.new_object or key not in content_keys(edit.output)}


def _new_words(edit: Edit) -> set[str]:
    """What the output says and the input did not, but for what the place of a newcomer is told by."""
    return set(content_keys(edit.output)) - set(content_keys(edit.input))


def step_of(written: Written) -> dict[str, Any]:
    """A verified edit as a question tells it that asks for other words."""
    said = asdict(replace(written.edit, boxes=(), steps=()))
    return {"edit_type": written.type, **{name: value for name, value in said.items() if value}}


def claim(answer: Answer, caption: str, variables: Mapping[str, Any], item: Item) -> Edit:
    """What an answer claims about a caption, in the form that the checks read."""
    own = {name: value for name, value in answer.model_dump().items() if name in _CLAIMED}
    if "order" in variables:  # it is for what comes later, and nothing changes yet
        return Edit(**own, input=caption, output=caption, value=variables["order"])
    steps: tuple[Edit, ...] = ()
    for step in variables.get("steps", ()):
        said = {name: value for name, value in step.items() if name in _CLAIMED}
        before = steps[-1].output if steps else variables.get("goes_back_to", caption)
        steps += (Edit(**{"input": before, "boxes": item.boxes, **said}),)
    if "goes_back_to" in variables:
        back = {"input": caption, "direction": variables["version"], "steps": steps, "boxes": ()}
        back["caption"] = variables["goes_back_to"]
        return replace(*(steps or (Edit("", "", variables["goes_back_to"]),)), **back, **own)
    if steps:  # the last step's caption and things, the first one's input, and the new words
        whole = replace(steps[-1], input=steps[0].input, steps=steps, boxes=tuple(variables.get("boxes", ())))
        if len(steps) > 1:
            # what is said of one thing, and not of several
            whole = Edit(whole.edit, whole.input, whole.output, steps=steps)
        picture = {name: variables[name] for name in ("visual_input", "ref_object") if name in variables}
        return replace(whole, **picture, **own)
    edit = Edit(**{"input": caption, "boxes": item.boxes, **own})
    if "lettering" in variables:
        edit = replace(edit, caption=caption, lettering=variables["lettering"])
    return edit


def by_weight(cards: Sequence[Card], dice: random.Random) -> Iterator[Card]:
    """The cards in an order drawn by their weights, without replacement; those of weight 0 last."""
    left = list(cards)
    while left:
        weights = [card.weight for card in left]
        card = dice.choices(left, weights if any(weights) else None)[0] if len(left) > 1 else left[0]
        left.remove(card)
        yield card


def further(one: Rejected | None, other: Rejected) -> Rejected:
    """Of two failures the one that came further: it says more about why there is no edit."""
    return other if one is None or STAGES.index(other.stage) > STAGES.index(one.stage) else one
