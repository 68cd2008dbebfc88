"""An implicit card small enough to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from InstructionGen.cards import Card, Case

SENTENCES: dict[str, Any] = {
    "happens": "{it} {is} dropped",
    "places": ("in a kitchen", "in a hall"),
    "before": ("{A} {is} held up {place}.", "{A} waits on a shelf {place}."),
    "asks": ("What would happen if {the} fell?", "Let go of {the}."),
    "after": ("{A} {is} lying in pieces on a floor {place}.", "Pieces of {a} cover a floor {place}."),
    "key_words": "pieces, floor",
}


def case(suits: Sequence[str], unless: Sequence[str] = (), **other: Any) -> Case:
    """A case about falling, or about what is given."""
    return Case(suits=tuple(suits), unless=tuple(unless), **{**SENTENCES, **other})


def card(kind: str, *cases: Case) -> Card:
    """A card of a kind with these cases."""
    return Card(
        name=f"implicit.{kind}",
        task="implicit",
        answer="Consequence",
        purpose="Let things happen.",
        system="Tell what happens.",
        prompt="Thing: {{ concept }}\nPlace: {{ place }}\nWhat happens: {{ happens }}",
        checks=("tells_before_and_after", "hides_the_outcome"),
        cases=cases,
    )
