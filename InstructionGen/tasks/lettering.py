"""New words for old lettering: as many words, in the same capitals, of the same sort where the sort is known."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import lru_cache

from InstructionGen.pool import Pool

_SORTS = (
    "open closed shut",
    "stop slow yield wait go",
    "exit entrance lobby office reception",
    "enter leave pass",
    "north south east west",
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april june july august september october november december",
    "spring summer autumn winter",
    "red blue green yellow orange purple silver golden black white brown pink",
    "street avenue road lane drive boulevard square court terrace",
    "parking smoking fishing swimming camping cycling diving skating hunting",
    "coffee tea juice cocoa lemonade milk espresso cider",
    "pizza burger noodles sushi tacos pasta salad soup sandwich curry kebab waffles",
    "cafe bakery restaurant bistro diner grill tavern kitchen canteen",
    "bank pharmacy library museum theatre hotel hostel gallery studio market florist barber tailor jeweller",
    "sale offer bargain discount clearance",
    "fresh crispy creamy golden tasty organic spicy sweet",
    "danger caution warning notice attention",
    "welcome goodbye thanks hello congratulations",
    "love hope peace dream smile joy courage",
    "police fire rescue ambulance coastguard",
    "men women ladies gentlemen",
    "push pull lift press turn slide",
    "taxi bus train tram ferry airport station harbour subway",
    "one two three four five six seven eight nine ten eleven twelve",
    "small medium large giant mini",
    "king queen prince princess duke",
    "sun moon star cloud rain snow storm",
    "lion tiger eagle falcon bear wolf panther shark dragon hornet",
    "new old best first last next",
    "up down left right",
    "road river bridge valley hill lake forest island",
    "music dance drama comedy opera jazz",
    "birthday anniversary easter christmas graduation retirement",
    "happy merry jolly bright",
    "menu breakfast lunch dinner brunch",
    "hours minutes days weeks",
    "daily weekly nightly monthly",
    "motors tyres engines bicycles",
    "shop store house corner bar stall",
    "sons brothers sisters daughters partners",
    "tennis football hockey cricket rugby golf baseball basketball",
)
_SMALL = frozenset(
    "a an and are as at be by com do for from go i in is it me my net no not of off on or org our s st the this to us "
    "we with www you your http https".split()
)
_RUN = re.compile(r"[A-Za-z]+|[0-9]+")
_CLOSE = 3
"""How many letters a new word may be longer or shorter: it has to fit where the old one stood."""


def new_letterings(old: str, dice: random.Random, pool: Pool, count: int) -> list[str]:
    """Up to ``count`` letterings that could stand in the place of ``old``; none where it has no letter or digit."""
    found: dict[str, None] = {}
    for _ in range(4 * count):
        new = _another(old, dice, pool)
        if new.lower() != old.lower():
            found.setdefault(new)
        if len(found) == count:
            break
    return list(found)


def _another(old: str, dice: random.Random, pool: Pool) -> str:
    """The lettering with one word changed: a number or a word whose sort is known, else the longest."""
    runs = [run for run in _RUN.finditer(old) if run.group().lower() not in _SMALL] or list(_RUN.finditer(old))
    if not runs:
        return old
    known = [run for run in runs if run.group().isdigit() or run.group().lower() in _sorts()]
    run = dice.choice(known) if known else max(runs, key=lambda run: len(run.group()))
    return old[: run.start()] + _word(run.group(), dice, pool) + old[run.end() :]


def _word(old: str, dice: random.Random, pool: Pool) -> str:
    if re.fullmatch(r"(18|19|20)\d\d", old):
        return str(dice.randint(1850, 2030))
    if old.isdigit():
        first = dice.choice("0123456789" if old[0] == "0" and len(old) > 1 else "123456789")
        return first + "".join(dice.choice("0123456789") for _ in old[1:])
    if len(old) == 1:
        return _capitals(old, dice.choice("ABCDEFGHKLMNPRSTUVW"))
    sort = _sorts().get(old.lower(), ())
    near = [word for word in sort if word != old.lower()] or [
        word for word in _names(pool) if abs(len(word) - len(old)) <= _CLOSE and word != old.lower()
    ]
    return _capitals(old, dice.choice(near or _names(pool)))


def _capitals(old: str, new: str) -> str:
    if old.isupper():
        return new.upper()
    return new.capitalize() if old[0].isupper() else new.lower()


@lru_cache(maxsize=1)
def _sorts() -> Mapping[str, tuple[str, ...]]:
    sorts: dict[str, tuple[str, ...]] = {}
    for line in _SORTS:
        words = tuple(line.split())
        for word in words:
            sorts.setdefault(word, words)
    return sorts


@lru_cache(maxsize=4)
def _names(pool: Pool) -> tuple[str, ...]:
    """Well-known things of one plain word: what a sign, a shirt or a label may say."""
    return tuple(
        c.name for c in pool if c.familiarity >= 2 and c.name.isascii() and c.name.isalpha() and c.name.islower()
    )
