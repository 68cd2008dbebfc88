"""What is met on its occasion only: no tank on a beach, no Christmas tree in summer, no cash register in a study."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

_WAR = frozenset("military army soldier troop war tank navy naval uniform base veteran convoy".split())
_STAGE = frozenset("stage concert theater theatre band singer dancer musician performer perform performance".split())
_LESSON = frozenset("class classroom office meeting teacher student school lecture presentation board".split())
_CARE = frozenset("hospital doctor nurse clinic patient surgeon surgery medical dentist ambulance".split())
_AGE = _CARE | frozenset("elderly old senior disabled cane crutch wheelchair grandfather grandmother".split())
_BATH = frozenset("bathroom shower bath bathtub restroom".split())
_SHOP = frozenset("shop store cashier restaurant cafe market bakery supermarket deli diner".split())
_WORK = frozenset("farm farmer construction tractor hay barn crane site harvest excavator worker".split())
_RAILS = frozenset("train track railway railroad station platform locomotive subway rail".split())
_RACE = frozenset("race racing racetrack speedway circuit driver".split())
_POLE = frozenset("zoo ice penguin antarctic arctic polar aquarium iceberg".split())
_SNOW = frozenset("snow snowy snowboard ski skier skiing sled ice icy slope winter sledding snowman".split())
_CHRISTMAS = frozenset("christmas xmas holiday santa gift present ornament december stocking wreath".split())

OCCASIONS: Final[Mapping[str, frozenset[str]]] = {
    "christmas_tree": _CHRISTMAS, "military_vehicle": _WAR, "submarine": _WAR, "stage_light": _STAGE,
    "medical_tool": _CARE, "medical_machine": _CARE, "walking_aid": _AGE, "walking cane": _AGE, "walking stick": _AGE,
    "wheelchair": _AGE, "mobility scooter": _AGE, "whiteboard": _LESSON, "flip chart": _LESSON, "cork board": _LESSON,
    "letter board": _SHOP, "menu board": _SHOP, "cash register": _SHOP, "wet floor sign": _SHOP | _BATH,
    "shower stool": _BATH, "shampoo bottle": _BATH, "hearse": frozenset("funeral cemetery coffin grave".split()),
    "briefcase": frozenset("suit business businessman office desk train station airport luggage lawyer tie".split()),
    "telescope": frozenset("star moon sky astronomer observatory planet galaxy telescope balcony".split()),
    "net": frozenset("fish fishing fisherman boat trawler harbour harbor pier goal".split()),
    "work_vehicle": _WORK, "train": _RAILS, "railroad crossing sign": _RAILS, "race_car": _RACE,
    "sled": _SNOW, "snowman": _SNOW, "polar_penguin": _POLE,
    "scarecrow": frozenset("farm field garden crop corn scarecrow pumpkin".split()),
    "gargoyle": frozenset("church cathedral castle statue tower".split()),
    "checkered flag": _RACE,
    "tram": _RAILS | frozenset("street city town downtown bus tram".split()),
    "plow": _WORK, "lifebuoy": frozenset("boat ship beach pool pier lifeguard sea ocean harbor".split()),
}  # fmt: skip
"""Kind or name -> the words of which a caption must say one."""


def is_unasked(said: AbstractSet[str], name: str, kind: str) -> bool:
    """Whether a thing has an occasion that the words of a caption do not speak of."""
    occasion = OCCASIONS.get(name.lower(), OCCASIONS.get(kind))
    return occasion is not None and not said & occasion
