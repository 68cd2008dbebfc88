"""Turns a thing of the caption: another side to the camera, over, on its side."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.engine.rules.doings.offers import first_offer
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool

_ANY = (
    "rotate {it} so that {they} {way}",
    "turn {it} so that {they} {way}",
    "change the orientation of {it} so that {they} {way}",
    "change the picture so that {it} {be} {way}",
    "reorient {it} so that {they} {way}",
)
_SO = ("show {it} {way}", "render {it} {way}")
_FACING = (
    "turn {it} to face {side}",
    "rotate {it} to face {side}",
    "make {it} face {side}",
    "have {it} face {side}",
    "spin {it} around to face {side}",
)
_OVER = ("turn {it} {way}", "flip {it} {way}", "put {it} {way}")
_SIDE = ("lay {it} {rest}", "tip {it} over so that {they} {way}", "put {it} {rest}", "turn {it} {rest}")
_TURNED = ("turn {it} {rest}", "rotate {it} {rest}")
_SEEN = ("show {it} {rest}", "turn {it} so that {they} {way}")


def rotation_change(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Alteration:
    """The first of ``turns`` (``object``, ``orientation``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    turned = first_offer(
        [(offer["object"], offer["orientation"]) for offer in variables["turns"]], variables, _asked, _lead, dice, pool
    )
    if turned is None:
        raise CannotAnswer("nothing to turn")
    return turned


def _asked(way: str) -> tuple[Sequence[str], Mapping[str, str]]:
    return _commands(way), {"way": way, "rest": way.partition(" ")[2], "side": way.removeprefix("facing ")}


def _lead(way: str) -> str:
    """What leads to a way of being turned after all the rest; empty where it does more than show another side."""
    return "shown" if way == "in profile" else " " if way.startswith(("facing ", "seen ")) else ""


def _commands(way: str) -> tuple[str, ...]:
    if way.startswith("seen "):  # "show it seen from behind" would say it twice
        return _ANY + 2 * _SEEN
    own: tuple[str, ...] = ()
    if way.startswith("facing "):
        own = _FACING
    elif way == "upside down":
        own = _OVER
    elif re.match(r"lying (?:on|face) ", way):
        own = _SIDE
    elif re.match(r"(?:turned|rotated) ", way):
        own = _TURNED
    return _ANY + _SO + 2 * own
