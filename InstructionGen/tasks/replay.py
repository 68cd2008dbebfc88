"""Is a whole session true, from the first caption to the last? Decided from its record alone, without a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from InstructionGen.cards import Card
from InstructionGen.checks import Edit, verify
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.rewording.turns import instruction_with
from InstructionGen.errors import Rejected
from InstructionGen.tasks.turns import version_of


def replay(session: Mapping[str, Any], cards: Mapping[str, Card]) -> None:
    """Verify a session: every turn begins where the last one ended, and is what it claims to be.

    Args:
        session: A record's data: ``input`` and ``turns``.
        cards: The types that its turns may be of, by name.

    Raises:
        Rejected: at stage ``check``; the detail begins with the turn. Or its record lacks what a turn must have.
    """
    captions = [session["input"]]
    order = ""
    for number, turn in enumerate(session["turns"], 1):
        try:
            if turn["turn"] != number or turn["input"] != captions[-1]:
                refuse("something else changed", f"{turn['input']} / {captions[-1]}")
            order = turn.get("order", order)
            if turn.get("obeys", order) != order:
                refuse("value is of another sort", f"{turn['obeys']} / {order}")
            _replay_turn(turn, captions, cards)
        except Rejected as why:
            raise Rejected(why.stage, why.reason, f"turn {number}: {why.detail}", why.raw) from None
        except KeyError as missing:
            raise Rejected("check", "no value named", f"turn {number} has no {missing}") from None
        captions.append(turn["output"])


def _replay_turn(turn: Mapping[str, Any], captions: Sequence[str], cards: Mapping[str, Card]) -> None:
    steps = tuple(_verified(step, cards) for step in turn.get("steps", ()))
    edit = Edit(turn["edit"], turn["input"], turn["output"], steps=steps)
    if "order" in turn:
        verify(("sets_order",), replace(edit, value=turn["order"]))
    elif "version" in turn:
        there = version_of(captions, turn["version"])
        own = replace(steps[0], edit=edit.edit, input=edit.input, output=edit.output, steps=steps) if steps else edit
        verify(("words_backtrack",), replace(own, caption=there, direction=turn["version"]))
    elif "obeys" in turn:
        own = replace(steps[0], edit=edit.edit, input=edit.input, output=edit.output, steps=steps)
        verify(("obeys_order",), replace(own, value=turn["obeys"]))
    elif "refers_to" in turn:
        own = edit_of(turn, cards[turn["edit_type"]])
        verify(("words_coreference",), replace(own, steps=steps))
        named = instruction_with(own.edit, f"the {own.edited_object}")
        verify(cards[turn["edit_type"]].checks, replace(own, edit=named))
    else:
        _verified(turn, cards)


def _verified(step: Mapping[str, Any], cards: Mapping[str, Card]) -> Edit:
    card = cards[step["edit_type"]]
    edit = edit_of(step, card)
    verify(card.checks, edit)
    return edit


def edit_of(data: Mapping[str, Any], card: Card) -> Edit:
    """The edit that a record tells under AnyEdit's keys: the contrary of ``Written.shown``."""
    return Edit(
        data["edit"],
        data["input"],
        data["output"],
        edited_object=data.get("edited object", ""),
        new_object=data.get("new object", ""),
        value=data.get(card.value_name, ""),
        target_object=data.get("target object", ""),
        direction=data.get("direction", ""),
        remove_number=data.get("remove_number", 0),
    )
