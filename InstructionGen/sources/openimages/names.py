"""What labels are called. The files of annotations have ids of Freebase for them, and short words for relations.

Classes and attributes, with a heading or without, names in quotation marks where they hold a comma::

    /m/011k07,Tortoise

Which classes are sorts of others is told by a file of its own (``bbox_labels_600_hierarchy.json``)::

    {"LabelName": "/m/0bl9f", "Subcategory": [{"LabelName": "/m/0138tl", "Subcategory": [{…}]}]}
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from InstructionGen.errors import InputError
from InstructionGen.files import read_json
from InstructionGen.records import Reject
from InstructionGen.sources.openimages.lines import MARK, fields, lines
from InstructionGen.sources.tidying import shown, sound, tidied

ID = re.compile(rb"/[a-z]/\w+", re.A)
"""An id of Freebase."""

_HEADINGS = {(b"labelname", b"displayname"), (b"label", b"name"), (b"id", b"name"), (b"mid", b"name")}
_COLUMNS = 2

UMBRELLAS = frozenset(
    name.replace("_", " ")
    for name in (
        "person animal mammal carnivore bird fish reptile insect invertebrate shellfish bear turtle beetle "
        "marine_mammal marine_invertebrates moths_and_butterflies clothing footwear hat glasses dress trousers helmet "
        "glove fashion_accessory luggage_and_bags cosmetics sports_equipment ball racket furniture table chair bed "
        "couch cupboard vehicle land_vehicle car watercraft boat aircraft food fruit vegetable squash dessert "
        "baked_goods bread snack fast_food sandwich seafood drink plant tree flower musical_instrument tool weapon "
        "kitchen_utensil kitchen_appliance home_appliance tableware container building house toy office_supplies "
        "personal_care medical_equipment traffic_sign auto_part telephone plumbing_fixture bathroom_accessory"
    ).split()
)
"""Classes that have sorts which are classes too, for where the file that tells them is not there."""

_MADE_OF = "(made of)"
_DOING = dict(
    pair.split(":")
    for pair in (
        "stand:standing sit:sitting lay:lying walk:walking run:running jump:jumping smile:smiling cry:crying "
        "sing:singing talk:talking"
    ).split()
)
"""What people are said to do in the place of what things are like -> as it is said of somebody: the man is standing."""

_RELATIONS = dict(
    pair.split(":")
    for pair in (
        "holds:holding wears:wearing plays:playing hits:hitting interacts_with:interacting_with inside_of:inside "
        "holding_hands:holding_hands_with handshake:shaking_hands_with hug:hugging kiss:kissing highfive:high-fiving "
        "dance:dancing_with talk_on_phone:talking_on ride:riding surf:surfing_on skateboard:skateboarding_on "
        "ski:skiing_on snowboard:snowboarding_on kick:kicking throw:throwing catch:catching cut:cutting eat:eating "
        "drink:drinking read:reading contain:containing hang:hanging_on"
    ).split()
)
"""A relation's word -> as it stands between two things: woman holding violin. The others (at, on, under) do already."""


class _Class(msgspec.Struct):
    label: str = msgspec.field(name="LabelName")
    sorts: list[_Class] = msgspec.field(name="Subcategory", default_factory=list)


def read_names(path: Path) -> tuple[dict[bytes, str], list[Reject]]:
    """Id -> name in lower case; and a reject for each line that is none of either.

    Raises:
        InputError: the file cannot be read, or has no names at all.
    """
    names: dict[bytes, str] = {}
    rejects: list[Reject] = []
    for number, line in lines(path):
        if not line.strip():
            continue
        fault = ""
        try:
            cells = [cell.strip() for cell in fields(line.removeprefix(MARK) if number == 1 else line)]
        except (csv.Error, UnicodeError) as error:
            fault = shown(error)
        else:
            if number == 1 and is_heading(cells):
                continue
            if len(cells) != _COLUMNS or not ID.fullmatch(cells[0]):
                fault = shown(line.decode(errors="replace").strip())
            elif (name := _name(cells[1])) is None:
                fault = "not UTF-8"
            elif not name:
                fault = f"no name of {cells[0].decode()}"
            else:
                names[cells[0]] = name
        if fault:
            rejects.append(Reject(f"openimages/{path.name}@{number}", "", "source", "unreadable class", fault))
    if not names:
        raise InputError(f"{path} has no class names; give lines like /m/011k07,Tortoise")
    return names, rejects


def is_heading(cells: Iterable[bytes]) -> bool:
    """Whether a line is the heading of a file of names."""
    return tuple(cell.strip().lower() for cell in cells) in _HEADINGS


def read_sorts(path: Path) -> Mapping[bytes, frozenset[bytes]]:
    """Class -> the classes that are sorts of it, however far down. Raises ``InputError``."""
    sorts: dict[bytes, frozenset[bytes]] = {}

    def below(one: _Class) -> frozenset[bytes]:
        found = frozenset().union(*({sort.label.encode()} | below(sort) for sort in one.sorts))
        label = one.label.encode()
        sorts[label] = sorts.get(label, frozenset()) | found
        return found

    below(read_json(path, _Class, "the hierarchy of classes ({LabelName, Subcategory})"))
    return sorts


def quality(said: str) -> str:
    """What something is said to be, as it stands after *is*: ``wooden``, ``made of leather``, ``standing``."""
    said = said.lower()
    if said.startswith(_MADE_OF):
        return f"made of {said.removeprefix(_MADE_OF).strip()}"
    return _DOING.get(said, said)


def relation(word: str) -> str:
    """A relation as it stands between two things: ``holding``, ``on``, ``interacting with``."""
    return _RELATIONS.get(word.lower(), word.lower()).replace("_", " ")


def _name(cell: bytes) -> str | None:
    text = tidied(cell.decode(errors="surrogateescape")).lower()
    return text if sound(text) else None
