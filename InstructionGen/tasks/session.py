"""Sessions: several edits one after the other, each of what the one before left, and turns that lean on earlier ones.

A session is of one mode. *independent*: edits of different things. *memory*: the first turn sets a standing order,
which the others obey. *coreference*: a turn speaks of the last one's thing by a pronoun. *backtrack*: a turn goes back
to an earlier version. Whatever the mode, a turn's input is the output of the turn before.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from InstructionGen.cards import Card
from InstructionGen.checks.wording import content_keys, noun_keys
from InstructionGen.errors import Rejected
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Completion, Item, Record, Request
from InstructionGen.tasks import Judge, Steps, seed_for
from InstructionGen.tasks.editing import Editor, by_weight, further, meet, trails_off
from InstructionGen.tasks.questions import Aim
from InstructionGen.tasks.replay import replay
from InstructionGen.tasks.turns import Session, Turn, Turning, version_of

MODES = ("independent", "memory", "coreference", "backtrack")
ATTEMPTS = 8
"""Types that may be tried for a turn."""
_MOST_COMMAS = 2
"""Commas that the turns of a session may add to a caption."""
_PATIENT = 6
"""Attempts at a turn that obeys without touching what an earlier one brought."""
_AGAIN = 0.5
"""How often a thing that a pronoun stood for is spoken of once more."""
_CHANGED = 0.6
"""How often going back comes with a change."""
_LAST_ONLY = frozenset({"extract_part", "outpaint", "zoom_view", "style_change"})
"""After these a caption reads as one of another picture."""
_LASTING = frozenset({"Addition", "Replacement", "Alteration"})
"""Shapes of edits after which their thing can be spoken of."""


@dataclass(frozen=True)
class SessionTask:
    """Write one session of several turns for an image.

    The image's captions are tried one after another until one gives a whole session. Within it a turn that fails is
    tried again with another type; a session that cannot be finished is a reject that says at which turn and why.
    """

    name: str
    cards: Mapping[str, Card]
    """Types of edits that a turn may be of, by name."""
    wordings: Mapping[str, Card]
    """``coreference``, ``memory`` and ``backtrack``: how such turns are asked for."""
    mode: str = "mix"
    """One of ``MODES``, or ``mix``: one of them for each image."""
    turns: int = 3
    first: str = ""
    """The type that is tried first for a turn; empty: any."""
    seed: int = 0
    tries: int = 5
    """Captions of an image that may be tried."""
    judge: Judge | None = None
    pool: Pool | None = None
    aim: Aim = field(default_factory=Aim)
    card: str = field(default="", init=False)
    """Empty: there are several."""

    @cached_property
    def editor(self) -> Editor:
        """Who writes the edits."""
        return Editor(self.cards, self.seed, self.judge, self.pool)

    def write(self, item: Item) -> Steps:
        """One record. See ``Task.write``."""
        if not item.captions:
            raise Rejected("prompt", "no caption")
        dice = random.Random(seed_for(self.seed, item.id))
        captions = dice.sample(item.captions, len(item.captions))[: self.tries]
        mode = dice.choice(MODES) if self.mode == "mix" else self.mode
        failure: Rejected | None = None
        numbers = count()
        for caption in captions:
            try:
                turns = yield from self._session(item, caption, mode, dice, numbers)
            except Rejected as why:
                failure = further(failure, why)
                continue
            shown = [{**turn.shown(), "turn": number} for number, turn in enumerate(turns, 1)]
            data = {"mode": mode, "input": caption, "turns": shown}
            replay(data, self.cards)
            scores = [turn.written.scores for turn in turns if turn.written and turn.written.scores]
            least = {name: min(score[name] for score in scores) for name in scores[0]} if scores else {}
            return [Record("", item.id, self.name, data, item.image, item.source, item.licence, scores=least)]
        assert failure is not None
        raise failure

    def _session(
        self, item: Item, caption: str, mode: str, dice: random.Random, numbers: Iterator[int]
    ) -> Generator[Request, Completion, list[Turn]]:
        pool = load_pool() if self.pool is None else self.pool
        session = Session(self.editor, self.wordings, item, dice, numbers, self.aim, pool)
        turns: list[Turn] = []
        captions = [caption]
        back_at = dice.randint(2, max(2, self.turns)) if mode == "backtrack" else 0
        for number in range(1, self.turns + 1):
            try:
                if mode == "memory":
                    turn = yield from self._in_memory(session, captions, turns)
                elif mode == "coreference" and number > 1 and (number == 2 or dice.random() < _AGAIN):
                    turn = yield from self._referring(session, captions, turns)
                elif number == back_at:
                    turn = yield from self._back(session, captions, turns)
                else:
                    turn = yield from self._plain(session, captions, turns, mode == "coreference")
            except Rejected as why:
                raise Rejected(why.stage, why.reason, f"turn {number}: {why.detail}", why.raw) from None
            turns.append(turn)
            captions.append(turn.edit.output)
        return turns

    def _plain(self, session: Session, captions: Sequence[str], turns: Sequence[Turn], lasting: bool) -> Turning:
        """An edit of something that no earlier turn touched; ``lasting``: of a thing that can be spoken of later."""
        last = len(turns) + 1 == self.turns
        used = {turn.written.card.name for turn in turns if turn.written}
        whole = any(turn.written and not turn.written.edit.edited_object for turn in turns)

        def fits(card: Card) -> bool:
            kind = card.name.partition(".")[2]
            if (
                (kind in _LAST_ONLY and not last)
                or (card.answer == "Restaging" and whole)
                or (card.name in used and kind != self.first)
            ):
                return False
            return card.answer in _LASTING if lasting and not last else True

        def write(card: Card) -> Turning:
            turn = yield from session.plain(captions[-1], card)
            if lasting and not last:
                session.require_thing(turn)
            return turn

        return (yield from self._tried(write, session, fits, turns, captions))

    def _in_memory(self, session: Session, captions: Sequence[str], turns: Sequence[Turn]) -> Turning:
        """The standing order, or something that comes in and obeys it: in another way than before if that can be."""
        if not turns:
            return (yield from session.order(captions[-1]))
        order = turns[0].told["order"]
        brought = {turn.written.card.name for turn in turns if turn.written}
        bringing = [c for c in self.cards.values() if c.answer in ("Addition", "Replacement") and not c.derives]
        fresh = [card for card in bringing if card.name not in brought]
        failure: Rejected | None = None
        for patience, card in enumerate((*fresh, *fresh, *bringing, *bringing, *bringing)):
            try:
                turn = yield from session.obeying(captions[-1], card, order)
                came = turn.edit.new_object or turn.edit.edited_object
                if noun_keys(came)[-1] in content_keys(captions[0]):
                    raise Rejected("prompt", "the turns touch each other", turn.edit.edit)
                # what came in may in the end give way to something else that obeys, though not to what it drove out
                _refuse_meeting(turn, turns if patience < _PATIENT else (), captions[0])
            except Rejected as why:
                failure = further(failure, why)
            else:
                return turn
        raise failure or Rejected("prompt", "no type is left for this turn")

    def _referring(self, session: Session, captions: Sequence[str], turns: Sequence[Turn]) -> Turning:
        before = turns[-1]
        used = {turn.written.card.name for turn in turns if turn.written}

        def fits(card: Card) -> bool:
            return card.answer in ("Alteration", "Replacement") and card.name not in used

        return (
            yield from self._tried(
                lambda card: session.referring(captions[-1], card, before), session, fits, (), captions
            )
        )

    def _back(self, session: Session, captions: Sequence[str], turns: Sequence[Turn]) -> Turning:
        """A step back; with a change, as likely as not one of what was undone."""
        dice = session.dice
        versions = ["last", "last", *(["start"] if len(turns) > 1 else []), *(str(n) for n in range(1, len(turns)))]
        versions = [version for version in versions if version_of(captions, version) != captions[-1]]
        if not versions:
            raise Rejected("prompt", "no other version to go back to", captions[-1])
        version = dice.choice(versions)
        if dice.random() >= _CHANGED:
            return (yield from session.back(captions, version, None, ""))
        undone = turns[-1].written if version == "last" and dice.random() < 0.5 else None
        about = undone.edit.edited_object if undone else ""
        failure: Rejected | None = None
        for thing in dict.fromkeys((about, "")):
            try:
                return (yield from self._changed(session, captions, version, thing))
            except Rejected as why:
                failure = further(failure, why)
        assert failure is not None
        raise failure

    def _changed(self, session: Session, captions: Sequence[str], version: str, about: str) -> Turning:
        def fits(card: Card) -> bool:
            return card.name.partition(".")[2] not in _LAST_ONLY

        return (
            yield from self._tried(
                lambda card: session.back(captions, version, card, about), session, fits, (), captions
            )
        )

    def _tried(
        self,
        write: Callable[[Card], Turning],
        session: Session,
        fits: Callable[[Card], bool],
        apart: Sequence[Turn],
        captions: Sequence[str],
    ) -> Turning:
        """The first turn that succeeds, of the fitting types in an order of the dice, and touches no earlier one."""
        failure: Rejected | None = None
        cards = [card for card in self.cards.values() if fits(card) and not (card.derives or "lettering" in card.needs)]
        drawn = sorted(by_weight(cards, session.dice), key=lambda card: card.name != f"edit.{self.first}")
        for card in drawn[:ATTEMPTS]:
            try:
                turn = yield from write(card)
                _refuse_meeting(turn, apart, captions[0])
                if turn.edit.output in captions:
                    raise Rejected("prompt", "the turns touch each other", turn.edit.edit)
            except Rejected as why:
                failure = further(failure, why)
            else:
                return turn
        raise failure or Rejected("prompt", "no type is left for this turn")


def _refuse_meeting(turn: Turn, apart: Sequence[Turn], first: str) -> None:
    """Refuse a turn that touches what an earlier one did, or whose caption would trail off in *with* after *with*.

    Nor may a newcomer be listed with what the whole picture became: "with soft shadows and a lamp on the wall".
    """
    if any(other.written and turn.written and meet(turn.written.edit, other.written.edit) for other in apart):
        raise Rejected("prompt", "the turns touch each other", turn.edit.edit)
    said, grown = turn.edit.output, turn.edit.output.count(",") - first.count(",")
    listed = any(
        other.written and not other.written.edit.edited_object and f"{other.written.edit.value} and " in said
        for other in apart
    )
    if listed or trails_off(said) or grown > _MOST_COMMAS:
        raise Rejected("prompt", "the caption would read badly", said)
