"""Dialogues about pictures and motions: conversation, detailed description, reasoning, one item a kind.

Whoever writes is shown what the source knows, in words: captions, boxes, labels, what is absent, how things stand to
each other, questions that people have answered. What comes back is checked against all that is known, shown or not.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from InstructionGen.answers import Answer, Conversation, Description, Reasoning
from InstructionGen.cards import Card
from InstructionGen.checks import DialogueClaim
from InstructionGen.checks.dialogue.grounding import grounding
from InstructionGen.errors import Rejected
from InstructionGen.records import Box, Flags, Item, Known, Link, Record
from InstructionGen.sources.kinds import kind_of
from InstructionGen.tasks import Judge, Steps, ask, check, seed_for
from InstructionGen.tasks.editing import further

Shown = Literal["captions", "boxes", "labels", "absent", "links", "known"]
"""What a question may show of an item, under the name of the variable."""
SHOWN: tuple[Shown, ...] = ("captions", "boxes", "labels", "absent", "links", "known")
MOST_BOXES = 30
MOST_TOLD = 20
"""Labels, absent things, links or known answers that a question shows at most."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How one kind of dialogue is asked for."""

    card: Card
    shows: frozenset[Shown] = frozenset(SHOWN)
    most_boxes: int = MOST_BOXES


@dataclass(frozen=True)
class DialogueTask:
    """Write the dialogue that an item's id names after its last ``+``, as ``sources.kinds`` makes them.

    An answer that is wrong is asked for again, with other dice, as often as it may be.
    """

    kinds: Mapping[str, Asking]
    """Kind -> how it is asked for."""
    seed: int = 0
    tries: int = 2
    """Answers that may be asked for until one is true to the item."""
    judge: Judge | None = None

    @property
    def name(self) -> str:
        """``dialogue.detail``; ``dialogue.mix`` where there are several kinds."""
        return f"dialogue.{next(iter(self.kinds)) if len(self.kinds) == 1 else 'mix'}"

    @property
    def card(self) -> str:
        """The card's hash; empty where there are several."""
        return next(iter(self.kinds.values())).card.hash if len(self.kinds) == 1 else ""

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        kind = kind_of(item)
        asking = self.kinds[kind]
        variables = ask_about(item, asking, random.Random(seed_for(self.seed, item.id)))
        failure: Rejected | None = None
        for turn in range(self.tries):
            try:
                return (yield from self._written(item, kind, asking.card, variables, turn))
            except Rejected as why:
                failure = further(failure, why)
                if why.stage == "engine":  # the same question would fare no better
                    break
        assert failure is not None
        raise failure

    def _written(self, item: Item, kind: str, card: Card, variables: Mapping[str, Any], turn: int) -> Steps:
        answer = yield from ask(card, item, self.seed, variables, card.model, turn)
        said = claim(answer, variables)
        check(card, said, answer)
        scores = {"chair_i": round(grounding(said).chair_i, 4)}
        if self.judge:
            # The judge sees all that is known, also what the question kept back.
            whole = {**variables, **everything(item)}
            shown = {"shown": card.render({**whole, "question": ""}), "dialogue": told(said.turns)}
            scores |= yield from self.judge.score(item, self.seed, shown, answer, turn)
        turns = [{"question": question, "answer": words} for question, words in said.turns]
        data = {"kind": kind, "turns": turns}
        return [
            Record(
                "",
                item.id,
                f"dialogue.{kind}",
                data,
                item.image,
                item.source,
                item.licence,
                card=card.hash,
                scores=scores,
            )
        ]


def ask_about(item: Item, asking: Asking, dice: random.Random) -> dict[str, Any]:
    """The variables of a question about an item: what is shown of it, and how a description is asked for.

    Raises:
        Rejected: the item has not what the card needs (``prompt``).
    """
    card = asking.card
    told = {name: lines if name in asking.shows else [] for name, lines in everything(item, asking.most_boxes).items()}
    if ("motion" in card.needs) != (item.medium == "motion"):
        raise Rejected("prompt", "no picture" if item.medium == "motion" else "no motion")
    if missing := lacking(card, told):
        raise Rejected("prompt", missing)
    question = {"question": dice.choice(card.values).value} if card.values else {}
    return {**told, **question, "item": item}


def lacking(card: Card, told: Mapping[str, Any]) -> str:
    """What a card needs and is not among what a question would show; empty where nothing is missing."""
    if "caption" in card.needs and not told["captions"]:
        return "no caption"
    named = len(told["boxes"]) + len(told["labels"]) > 1
    if "contents" in card.needs and not (named or told["captions"] or told["links"] or told["known"]):
        return "neither a caption nor two things known of it"
    return ""


def everything(item: Item, most_boxes: int = MOST_BOXES) -> dict[str, list[Any]]:
    """All that is known of an item, in words, under the names of ``SHOWN``."""
    boxed = {box.label for box in item.boxes}
    labels = [label for label in dict.fromkeys(item.labels) if label not in boxed]
    return {
        "captions": list(item.captions),
        "boxes": _boxes(item.boxes, most_boxes),
        "labels": labels[:MOST_TOLD],
        "absent": list(dict.fromkeys(item.absent))[:MOST_TOLD],
        "links": [" ".join(link) for link in dict.fromkeys(item.links)][:MOST_TOLD],
        "known": [known._asdict() for known in dict.fromkeys(item.known)][:MOST_TOLD],
    }


_GROUP, _DEPICTION, _INSIDE = "(a group of them)", "(only depicted)", "(seen from inside)"


def _boxes(boxes: Sequence[Box], most: int) -> list[str]:
    """``dog: 0.102 0.300 0.554 0.871``, the largest first; the rest is counted in a last line."""
    largest = sorted(boxes, key=lambda box: (box.top - box.bottom) * (box.right - box.left))
    lines = [_box(box) for box in largest[:most]]
    if left := Counter(box.label for box in largest[most:]):
        counts = ", ".join(f"{count} x {label}" for label, count in left.items())
        lines.append(f"and {left.total()} smaller: {counts}")
    return lines


def _box(box: Box) -> str:
    flags = box.flags
    marks = ((flags.group, _GROUP), (flags.depiction, _DEPICTION), (flags.inside, _INSIDE))
    corners = " ".join(f"{min(max(corner, 0.0), 1.0):.3f}" for corner in box[1:5])
    return " ".join((f"{box.label}: {corners}", *(words for so, words in marks if so)))


def item_of(variables: Mapping[str, Any]) -> Item:
    """What a question shows, as an item: for examples of cards, which have no source behind them."""
    boxes = []
    for line in variables.get("boxes", ()):
        label, _, rest = line.rpartition(": ")
        left, top, right, bottom = map(float, rest.split()[:4])
        group, depiction, inside = (mark in rest or None for mark in (_GROUP, _DEPICTION, _INSIDE))
        flags = Flags(group=group, depiction=depiction, inside=inside)
        boxes.append(Box(label, left, top, right, bottom, flags))
    return Item(
        "example/1",
        "example",
        captions=tuple(variables.get("captions", ())),
        boxes=tuple(boxes),
        labels=tuple(variables.get("labels", ())),
        absent=tuple(variables.get("absent", ())),
        links=tuple(Link(*line.split(" ", 2)) for line in variables.get("links", ())),
        known=tuple(Known(**known) for known in variables.get("known", ())),
    )


def claim(answer: Answer, variables: Mapping[str, Any]) -> DialogueClaim:
    """What an answer claims about what was shown, in the form that the checks read."""
    if isinstance(answer, Conversation):
        turns = tuple((turn.question, turn.answer) for turn in answer.turns)
    elif isinstance(answer, Description):
        turns = ((variables["question"], answer.answer),)
    else:
        assert isinstance(answer, Reasoning)
        turns = ((answer.question, answer.answer),)
    return DialogueClaim(turns, variables.get("item") or item_of(variables))


def told(turns: Sequence[tuple[str, str]]) -> str:
    """Questions and answers, a line each, as a judge is shown them."""
    return "\n".join(f"Q: {question}\nA: {answer}" for question, answer in turns)
