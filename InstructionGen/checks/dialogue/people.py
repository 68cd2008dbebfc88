"""Who is there: words for people, and what they say of sex, age and role."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.dialogue.meaning import Meaning

ANYBODY: Final = frozenset(
    """
    person people individual human somebody someone anybody figure adult member being one friend companion guest
    participant group couple family crowd party subject pair team owner other fellow occupant folk stranger visitor
    colleague coworker neighbor neighbour
    """.split()
)
"""Whoever is there may be called so."""
EVERYBODY: Final = frozenset("person people individual human somebody someone anybody".split())
"""Words that any person is counted under."""
_CHILDREN: Final = frozenset(
    """
    child kid baby toddler infant boy girl son daughter youngster schoolboy schoolgirl little teen teenager youth young
    grandson granddaughter tot preschooler student brother sister sibling
    """.split()
)
_SMALL: Final = frozenset("baby toddler infant newborn".split())
_OF_YOUTH: Final = frozenset("young youth teen teenage teenager".split())
_ROLES: Final = {
    role: frozenset(evidence.split())
    for roles, evidence in (
        ("skier", "ski skis skiing"),
        ("snowboarder boarder", "snowboard snowboarding"),
        ("surfer", "surfboard surfing surf wave"),
        ("skateboarder skater boarder", "skateboard skateboarding skate"),
        (
            "player athlete sportsman opponent teammate competitor",
            "tennis baseball soccer football basketball frisbee game ball bat racket racquet skis snowboard skateboard "
            "surfboard volleyball rugby hockey golf polo sport",
        ),
        ("batter hitter", "baseball bat batting"),
        ("cyclist biker rider bicyclist", "bicycle bike motorcycle cycling biking motorbike"),
        ("motorcyclist rider", "motorcycle motorbike scooter moped"),
        ("rider equestrian horseman jockey", "horse horseback elephant camel pony"),
        ("driver motorist", "car bus truck vehicle train motorcycle van taxi"),
        (
            "passenger traveler traveller commuter",
            "bus train airplane boat luggage suitcase car plane taxi ferry station airport",
        ),
        ("pedestrian passerby", "street sidewalk crosswalk road city intersection"),
        (
            "spectator onlooker audience crowd viewer fan watcher bystander",
            "game match crowd audience people watching stands stadium player",
        ),
        ("diner customer patron", "food restaurant table cafe pizza plate meal menu"),
        ("cook chef baker", "kitchen cooking food oven stove pizza preparing"),
        ("customer shopper vendor seller", "store market shop stand stall selling"),
        ("tourist sightseer", "elephant statue luggage beach zoo camera map"),
        ("beachgoer swimmer", "beach ocean sea"),
        ("pilot crew", "airplane plane jet"),
        ("worker employee staff", "working office store kitchen truck"),
        ("musician performer", "guitar instrument stage drum piano violin"),
        ("parent mother father mom dad caregiver", "child baby kid boy girl toddler"),
        ("newlywed bride groom spouse husband wife", "wedding married bride groom couple"),
        ("guest host", "wedding party reception celebration table restaurant hotel"),
        ("hiker backpacker camper", "trail backpack mountain forest hill hiking tent"),
        ("student pupil classmate teacher", "school classroom class desk graduation"),
        ("officer policeman cop", "police officer"),
        ("farmer herder shepherd rancher", "herd herding farm sheep cow cattle"),
        ("fisherman angler", "fishing fish"),
        ("model sitter", "poses posing portrait pose"),
        ("artist sculptor", "sculpture painting art artwork graffiti"),
        ("gamer", "wii game controller remote"),
    )
    for role in roles.split()
}
"""Role -> what shows that somebody has it."""
YOUNG_ANIMALS: Final = frozenset("calf cub pup foal chick kitten puppy lamb fawn joey gosling duckling piglet".split())
OF_YOUNG: Final = frozenset("baby young little small cub calf foal infant junior".split())
"""Words of captions by which an animal is young."""
KIN: Final = frozenset("parent mother father mom mum dad adult elder sibling offspring youngster baby infant".split())
"""Words for animals that live together as well as for people."""
EPITHETS: Final = frozenset(
    """
    giant predator hunter grazer rival companion buddy fellow friend swimmer climber scavenger feeder herbivore
    carnivore
    newcomer intruder resident inhabitant dweller traveler traveller explorer creature critter specimen beauty
    """.split()
)
"""What animals are called with a wink: *these gentle giants*, *such fearsome hunters*."""
_LOOKING_ON: Final = frozenset("spectator onlooker bystander".split())
_GROWN: Final = frozenset("lady gentleman guy man woman male female".split())


def is_young(head: str) -> bool | None:
    """Whether the word is for a child; None: it may be for anybody."""
    if head in _CHILDREN:
        return True
    return False if head in _GROWN or head in ("adult", "mother", "father", "parent", "mom", "dad") else None


def _sex(head: str) -> str:
    if head in lexicon.FEMALE or head.endswith("woman"):
        return "female"
    return "male" if head in lexicon.MALE or (head.endswith("man") and head not in ("human", "woman")) else ""


def is_founded(means: Meaning, things: Sequence[Meaning], words: Set[str], names: Set[str]) -> bool:
    """Whether somebody who is there may be called so.

    Somebody of one sex is nobody of the other where captions know all by their sex; a child has to be young by some
    word; and a role shows in what its holder has.
    """
    there = [thing for thing in things if thing.is_person]
    head = means.head
    if head == "owner" or not means.names.isdisjoint(names) or head in words:
        return True  # whatever there is belongs to somebody
    if not there or head in ANYBODY:
        return bool(there)
    heads = {thing.head for thing in there}
    if head in heads:
        return True  # a police officer is an officer
    if head in _CHILDREN or head in _GROWN:
        return _has_age(head, heads, words) and _fits(_sex(head), heads)
    # A sort of whom captions name more closely: a player is there where a catcher is.
    looks_on = head in _LOOKING_ON and len(there) > 1
    return looks_on or _has_role(head, words, names) or any(head in t.above or head in t.near for t in there)


def _has_age(head: str, heads: Set[str], words: Set[str]) -> bool:
    """Whether nobody knows better than that somebody is as young as the word says."""
    if head in _GROWN:
        return True
    if head in _SMALL:
        return not _SMALL.union({"child", "kid"}).isdisjoint(heads)
    return not _CHILDREN.isdisjoint(heads) or not _OF_YOUTH.isdisjoint(words) or not heads - {"person", "people"}


def _has_role(head: str, words: Set[str], names: Set[str]) -> bool:
    """Whether what somebody has shows the role, or what is done: who rides is a rider, who runs a runner."""
    shown = _ROLES.get(head, frozenset())
    doing = {head[:-1], head[:-2], head[:-3]} if head.endswith(("er", "or")) else set()
    return not shown.isdisjoint(words) or not shown.isdisjoint(names) or not doing.isdisjoint(words)


def _fits(sex: str, heads: Set[str]) -> bool:
    """Whether nobody there is known to be of the other sex, or somebody is of this one."""
    sexes = {_sex(head) for head in heads} - {""}
    return not sex or not sexes or sex in sexes


def is_certain(means: Meaning, things: Sequence[Meaning]) -> bool:
    """Whether somebody is there whom the word must mean: anybody at all, or one who is called so."""
    there = [thing for thing in things if thing.is_person]
    if means.head in ANYBODY:
        return bool(there) and means.head in EVERYBODY
    return any(not means.names.isdisjoint(thing.names) for thing in there)
