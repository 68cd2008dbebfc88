"""Judging rows: each by the checks of its type, or by what holds for every type where none is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from InstructionGen.cards import Card, load_card
from InstructionGen.checks import REASONS, Edit, verify
from InstructionGen.checks.wording import content_keys, words
from InstructionGen.errors import Rejected
from InstructionGen.lint.forms import LEANING
from InstructionGen.lint.general import check_asks, check_general
from InstructionGen.lint.opinion import agreed
from InstructionGen.lint.recognise import named_by_difference, recognise
from InstructionGen.lint.row import Row
from InstructionGen.pool import Pool
from InstructionGen.shelves import ALIASES, card_names
from InstructionGen.tasks.replay import replay

Outcome = Literal["fine", "finding", "not checkable"]

BROKEN_CHAIN = "turn does not go on from the last one"
MEANINGS: Mapping[str, str] = {
    **REASONS,
    BROKEN_CHAIN: "the turn's input is not what the turn before it has left",
}
"""Reason -> what it means: those of the checks, and what only files of several turns can have."""
NO_OUTPUT, NO_INPUT, NO_CAPTIONS = "no output", "no input", "no captions"
NO_OBJECT, NO_EDIT = "its object is neither declared nor told by the captions", "no edit"
NO_LINK, NO_START = "it leans on other turns, and does not say how", "a turn before it is refused"
UNTYPED = "(none declared)"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a row."""

    type: str
    """Our card's name; where we have no such type, what the file calls it."""
    outcome: Outcome
    reason: str = ""
    """Of a finding: of ``MEANINGS``; of what cannot be checked: why."""
    detail: str = ""
    general: bool = False
    """Nothing was checked but what holds for every type."""


class _Shelf(dict[str, Card]):
    """The cards of edits by type, each read when it is first asked for."""

    def __missing__(self, kind: str) -> Card:
        if kind not in card_names("edit"):
            raise KeyError(kind)
        self[kind] = load_card("edit", kind)
        return self[kind]


class Verifier:
    """Judges rows, one by one, with the cards on the shelf.

    Args:
        pool: Knows which names mean one thing.
    """

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._names = frozenset(card_names("edit"))
        self._shelf = _Shelf()

    def type_of(self, row: Row) -> str:
        """The type that a row declares: our card's name where we have one."""
        ours = _ours(row.declared)
        return ours if ours in self._names else row.declared

    def _card(self, kind: str) -> Card | None:
        return self._shelf[kind] if kind in self._names else None

    def judge(self, row: Row) -> Verdict:
        """Judge a row: what is wrong with it is in the verdict. Raises ``CardError`` for a card that is wrong."""
        kind, edit = self.type_of(row) or UNTYPED, row.edit
        if row.foreign:
            return Verdict(row.foreign, "not checkable", NO_EDIT)
        if row.begins and words(edit.input) != words(row.begins):
            return Verdict(kind, "finding", BROKEN_CHAIN, f"{edit.input} / {row.begins}")
        if row.leans:
            return self._leaning(kind, row)
        if not edit.input or not edit.output:
            missing = NO_OUTPUT if edit.input else NO_INPUT if edit.output else NO_CAPTIONS
            return self._try(kind, lambda: check_asks(edit), Verdict(kind, "not checkable", missing))
        return self._whole(kind, row)

    def _whole(self, kind: str, row: Row) -> Verdict:
        """An edit whose captions are both known."""
        if row.free:
            return self._general(kind, row.edit, free=True)
        card = self._card(kind)
        if card is not None:
            return self._declared(kind, card, row)
        return self._recognised(row.edit) if kind == UNTYPED else self._general(kind, row.edit)

    def _declared(self, kind: str, card: Card, row: Row) -> Verdict:
        """By the very checks that our own answers of this type have to pass."""
        edit = row.edit
        if card.derives and not edit.steps:  # what it puts in other words is not told
            return self._general(kind, edit)
        wants = [name for name in ("edited_object", "new_object") if _asks(card, name) and not getattr(edit, name)]
        if wants:
            told = named_by_difference(edit, wants)
            if told is None:
                verdict = self._general(kind, edit)
                return verdict if verdict.outcome == "finding" else Verdict(kind, "not checkable", NO_OBJECT)
            edit = told
        verdict = self._checked(kind, card, edit)
        named = content_keys(edit.value) if row.bare else ()
        if verdict.outcome == "finding" and named and set(named) <= set(content_keys(edit.output)):
            again = self._checked(kind, card, replace(edit, value=""))
            return again if again.outcome == "fine" else verdict
        return verdict

    def _checked(self, kind: str, card: Card, edit: Edit) -> Verdict:
        return self._try(kind, lambda: verify(card.checks, edit), Verdict(kind, "fine"))

    def _leaning(self, kind: str, row: Row) -> Verdict:
        """A turn that only its session explains, by that: played again from its first caption up to here."""
        well = Verdict(kind, "fine")
        turn = row.session["turns"][-1]
        if not any(key in turn for key in LEANING) or ("obeys" in turn and not turn.get("steps")):
            well = Verdict(kind, "not checkable", NO_LINK)
            return self._try(kind, lambda: check_asks(row.edit), well)
        try:
            replay({**row.session, "turns": [self._told(turn) for turn in row.session["turns"]]}, self._shelf)
        except Rejected as why:
            told, _, detail = why.detail.partition(": ")
            here = told.partition(" has no ")[0] == f"turn {row.turn}"
            return Verdict(kind, "finding", why.reason, detail) if here else Verdict(kind, "not checkable", NO_START)
        return well

    def _told(self, turn: Mapping[str, Any]) -> Mapping[str, Any]:
        """A turn under the keys of its type: a table has one column for what things become."""
        card = self._card(turn.get("edit_type", "")) if "new_value" in turn else None
        return {**turn, card.value_name: turn["new_value"]} if card else turn

    def _recognised(self, edit: Edit) -> Verdict:
        """By the checks of the type that the words tell, as far as any reader would agree with them."""
        known = recognise(edit)
        card = self._card(known.type) if known else None
        if known is None or card is None:
            return self._general(UNTYPED, edit)
        try:
            verify(card.checks, known.edit)
        except Rejected as why:
            opinion = agreed(known, why.reason, self._pool)
            if opinion:
                return Verdict(known.type, "finding", *opinion)
            return self._general(known.type, edit)
        return Verdict(known.type, "fine")

    def _general(self, kind: str, edit: Edit, *, free: bool = False) -> Verdict:
        return self._try(kind, lambda: check_general(edit, free=free), Verdict(kind, "fine", general=True))

    def _try(self, kind: str, check: Any, well: Verdict) -> Verdict:
        try:
            check()
        except Rejected as why:
            return Verdict(kind, "finding", why.reason, why.detail, well.general)
        return well


def _asks(card: Card, name: str) -> bool:
    return name in card.model.model_fields


def judged_types(names: Collection[str]) -> frozenset[str]:
    """Our names of types that somebody asks for, by whatever name."""
    return frozenset(_ours(name) for name in names if name.strip())


def _ours(name: str) -> str:
    """What we call a type: ``color alter``, ``Color-Alter`` and ``color_change`` are ``color_alter``."""
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    return ALIASES.get(plain, plain)
