"""Two things that no place holds together, as a painter shows them: in a still life, or as pictures on a wall."""

from __future__ import annotations

import random

from InstructionGen.engine.rules.captions.subject import Subject, mention
from InstructionGen.pool.places import mentions

_ON_SALE = frozenset({"shop", "market", "warehouse", "museum", "studio", "attic"})
_CORRIDORS = frozenset({"hallway"})
_TABLES = ("on a wooden table", "on a draped table", "on a bare wooden board", "on a white cloth", "on a kitchen table")
_WALLS = ("on a classroom wall", "on a gallery wall", "on a museum wall", "on a white wall", "on a brick wall")


def is_still_life(one: Subject, other: Subject, scene: str = "") -> bool:
    """Whether only a painter puts the two together: small things that share no home, or only a shop."""
    shared = {*one.kind.scenes} & {*other.kind.scenes} | ({scene} if scene else set())
    unlike = not shared or (one.kind.category != other.kind.category and shared <= _ON_SALE)
    return unlike and is_portable(one) and is_portable(other)


def is_collection(one: Subject, other: Subject, scene: str = "") -> bool:
    """Whether only a museum or a shop holds both, which shows no two such different things in one room."""
    shared = {*one.kind.scenes} & {*other.kind.scenes} | ({scene} if scene else set())
    rooms = {about.kind.slots for about in (one, other)} == {("place",)} and shared <= _CORRIDORS
    return rooms or (bool(shared) and one.kind.category != other.kind.category and shared <= _ON_SALE)


def is_portable(about: Subject) -> bool:
    """Whether somebody may have left it anywhere."""
    kind = about.kind
    return kind.size <= 3 and not kind.alive and not {"underwater", "place", "air", "rooted"} & {*kind.slots[:1]}


def still_life(one: Subject, other: Subject, dice: random.Random) -> tuple[str, ...]:
    """Ways to caption them as a still life, longer and shorter ones."""
    first, second = mention(one, dice, single=True), mention(other, dice, single=True)
    where = _unnamed(_TABLES, one, other, dice) or "in soft light"
    pair = f"{first.text} beside {second.text}"
    return (
        f"a drawing of {pair}",
        f"a still life with {first.text} and {second.text}",
        f"a still life with {first.text} and {second.text} {where}",
        f"a still life of {pair} {where}",
        f"{first.text} and {second.text} {where}",
        f"{first.text} {'lie' if first.many else 'lies'} beside {second.text} {where}.",
        f"{where} there {'are' if first.many else 'is'} {first.text} next to {second.text}.",
    )


def pictures(one: Subject, other: Subject, dice: random.Random) -> tuple[str, ...]:
    """Ways to caption a picture of each."""
    first, second = (mention(about, dice, single=True, bare=True).text for about in (one, other))
    wall = _unnamed(_WALLS, one, other, dice) or "in a frame"
    return (
        f"a drawing of {first} beside one of {second} {wall}",
        f"framed pictures of {first} and {second} {wall}",
        f"posters of {first} and {second} {wall}",
        f"a painting of {first} near one of {second} {wall}",
        f"a mural of {first} and {second} {wall}",
        f"{wall} hang pictures of {first} and {second}.",
        f"framed pictures of {first} and {second}",
    )


def _unnamed(places: tuple[str, ...], one: Subject, other: Subject, dice: random.Random) -> str:
    fit = [place for place in places if not mentions(place, one.words | other.words)]
    return dice.choice(fit) if fit else ""
