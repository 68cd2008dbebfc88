"""States of kinds as captions can use them: what is done, what it is like, how it is seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from InstructionGen.english import agree, verb_lemma
from InstructionGen.pool.knowledge import Kind, Slot

Form = Literal["doing", "quality", "view", "other"]
"""``lying down``; ``freshly painted``, which may stand before the noun; ``seen from above``; ``wet with rain``."""

_VIEW = re.compile(
    r"^(seen|shown|viewed|photographed|lit|backlit|framed by|against the (light|sky)"
    r"|in (sharp focus|full view|soft light|close-up|profile|silhouette|view))\b"
)
_QUALITY = re.compile(r"^(?:(\w+ly|half|well|still|brand|golden|neatly) )?([\w-]+)$")
_NOT_BEFORE_A_NOUN = frozenset(
    {"alone", "alert", "asleep", "awake", "alight", "ablaze", "adrift", "ajar", "upright", "alive", "ashore", "afloat"}
)
_ONE_ONLY = re.compile(r"\b(its|alone|itself|one|his|her|a single|on (a|its) side|with others|among others)\b")
_SITUATED = re.compile(
    r"\b(in|on|under|beside|near|against|between|among|behind|above|by|over|inside|from|into|along|across|through|around)"
    r" (a|an|the|its|their|shallow|deep|dry|tall|green|wet|open|calm|fresh|soft) "
)
_LIGHT = re.compile(
    r"\b(in|against|by|under) (the |a |soft |warm |bright |early |late |morning |evening |low )*"
    r"(light|sun|sunlight|wind|breeze|rain|sunshine|camera|shade)\b|\bover one\b"
)
_SEVERAL = re.compile(r"\b(arranged|stacked|scattered|piled|lined up|crowded|huddled)\b")
# What is done to a thing, and only in such places.
_ONLY_IN: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\bwatered\b"),
        re.compile(r"\b(gardens?|greenhouse|nursery|pots?|box|basket|beds?|balcony|terrace|courtyard|windowsill)\b"),
    ),
    (re.compile(r"\b(planted|pruned|trimmed|mown)\b"), re.compile(r"\b(gardens?|park|lawn|courtyard|beds?|pots?)\b")),
    (
        re.compile(r"\bharvested\b"),
        re.compile(r"\b(field|farm\w*|market|crate|basket|barn|garden|orchard|stall|kitchen|table|board|cart)\b"),
    ),
)
_AIR: frozenset[Slot] = frozenset({"air"})
_WATER: frozenset[Slot] = frozenset({"water", "underwater"})
_LAND: frozenset[Slot] = frozenset({"ground", "surface", "place"})
_STILL: frozenset[Slot] = _LAND | {"perch"}
_WHERE: Mapping[str, frozenset[Slot]] = {
    verb: slots
    for slots, verbs in (
        (_AIR | _WATER, "fly soar glide hover circle swoop dive climb bank"),
        (_AIR | _WATER, "swim paddle surface float drift sail cruise moor anchor bob leap breach spout"),
        (_STILL, "run walk trot gallop graze waddle wade peck crawl hop jump stand lie sit crouch sprint stalk dig"),
        (_STILL, "roll kneel park scratch stroll gather forage browse sniff drink charge bask coil curl rest doze"),
        (_STILL, "sleep perch roost sing"),
        (frozenset[Slot]({"rooted", "ground"}), "sway rustle"),
        (frozenset[Slot]({"surface", "inside"}), "sizzle steam"),
        (frozenset[Slot]({"wall", "perch", "worn", "air"}), "hang dangle"),
        (frozenset[Slot]({"rooted", "surface", "inside", "ground", "perch"}), "grow bloom sprout flower"),
    )
    for verb in verbs.split()
}
"""Verb -> where what does it can be; a verb that is not here is done anywhere."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of a kind, read."""

    text: str
    form: Form
    one_only: bool
    """It cannot be said of several."""
    situated: bool
    """It names a place itself, and takes no second but a whole scene."""
    slots: frozenset[Slot]
    """Where in the picture it can be so; empty for anywhere."""
    several: bool = False
    """It is said of several or of stuff."""

    def finite(self, *, many: bool) -> str:
        """What is done, as a finite verb: ``lying down`` -> ``lies down``."""
        participle, _, rest = self.text.partition(" ")
        verb = agree(verb_lemma(participle), "many" if many else "one")
        return f"{verb} {rest}".rstrip()

    def suits(self, place: str) -> bool:
        """Whether it happens in such a place: nobody waters the flowers of a forest."""
        return all(where.search(place) or not done.search(self.text) for done, where in _ONLY_IN)

    def fits(self, slot: Slot | None) -> bool:
        """Whether what sits so can be so. A place of unknown nature takes what is true anywhere."""
        return not self.slots or (slot is not None and slot in self.slots)


@lru_cache(maxsize=4096)
def read_state(text: str) -> State:
    """A state from kinds.yaml."""
    first = text.split(maxsplit=1)[0]
    verb = verb_lemma(first) if first.endswith(("ing", "ed", "ored", "en")) else ""
    return State(
        text,
        _form(text, first),
        bool(_ONE_ONLY.search(text)),
        _is_situated(text),
        _WHERE.get(verb, frozenset()),
        bool(_SEVERAL.search(text)),
    )


def states_of(kind: Kind, slot: Slot | None, *, whole: bool) -> list[State]:
    """The states in which a member of the kind can be in a place."""
    found = [read_state(text) for text in kind.states]
    return [state for state in found if state.fits(slot) and (whole or not state.situated)]


def _form(text: str, first: str) -> Form:
    if _VIEW.search(text):
        return "view"
    if first.endswith("ing") and verb_lemma(first) != first and first not in _LIKE_ADJECTIVES:
        return "doing"
    shape = _QUALITY.match(text)
    if shape and shape.group(2) not in _NOT_BEFORE_A_NOUN and shape.group(1) != "still":
        return "quality"
    return "other"


_LIKE_ADJECTIVES = frozenset({"gleaming", "sparkling", "glowing", "overflowing", "overhanging", "missing"})


def _is_situated(text: str) -> bool:
    return bool(_SITUATED.search(text)) and not _LIGHT.search(text) and not _VIEW.search(text)
