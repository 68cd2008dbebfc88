"""How a look is said: before its noun or behind it, of one thing or of several, and how one asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from InstructionGen.english import is_plural, plural, verb_lemma, with_article

_BEHIND = frozenset("with in of on by from wearing under like to at".split())


def stands_before(value: str) -> bool:
    """Whether a value goes before its noun (``rusty``, ``polka-dotted``), or behind it (``covered in frost``)."""
    spoken = value.split()
    return not _BEHIND & set(spoken) and len(spoken) <= 3


_ENDS_NAME = frozenset("with of in on around down taken out and as from over".split())
_THEIR = {"its": "their", "his": "their", "her": "their", "it": "them"}


@lru_cache(maxsize=4096)
def for_many(value: str) -> str:
    """The value as it is said of several: ``with a long beard`` becomes ``with long beards``."""
    spoken = [_THEIR.get(word, word) for word in value.split()]
    for at in range(len(spoken) - 1, -1, -1):
        if spoken[at] in ("a", "an") and (at == 0 or spoken[at - 1] != "to"):
            end = next((i for i in range(at + 1, len(spoken)) if spoken[i] in _ENDS_NAME), len(spoken))
            name = spoken[at + 1 : end]
            spoken[at:end] = name if is_plural(name[-1]) else [*name[:-1], plural(name[-1])]
    for at, word in enumerate(spoken[:-1]):
        if word == "their" and spoken[at + 1] in ("neck", "head"):
            spoken[at + 1] = plural(spoken[at + 1])
    return " ".join(spoken)


_ADJECTIVE = (
    "make {it} {value}",
    "have {it} look {value}",
    "let {it} look {value}",
    "make {it} look {value}",
    "let {it} be {value}",
    "change {it} so that {they} {value}",
    "show {it} {value}",
)
_OF_THINGS = ("turn {it} into {one}", "change {it} to {one}")
_OF_STYLES = ("give {it} {a_value} look", "give {it} {a_value} appearance")
_STYLES = frozenset(
    "rusty fluffy shaggy dusty worn weathered faded vintage futuristic mossy tarnished striped plaid floral paisley "
    "checkered serious surprised tired quilted".split()
)
_DOING = (
    "have {it} {verb}",
    "make {it} {verb}",
    "let {it} {verb}",
    "get {it} to {verb}",
    "show {it} {value}",
    "depict {it} {value}",
)
_WITH = (
    "give {it} {rest}",
    "add {rest} to {it}",
    "let {it} have {rest}",
    "show {it} with {rest}",
    "put {rest} on {it}",
    "make {it} have {rest}",
    "depict {it} with {rest}",
    "change {it} to one with {rest}",
)
_WEARING = (
    "put {rest} on {it}",
    "have {it} wear {rest}",
    "make {it} wear {rest}",
    "let {it} wear {rest}",
    "give {it} {rest}",
    "show {it} wearing {rest}",
    "add {rest} to {it}",
    "get {it} to wear {rest}",
    "depict {it} wearing {rest}",
)
_DONE = (
    "{verb} {it} {rest}",
    "{verb} {it} {rest}",
    "{verb} {it} {rest}",
    "have {it} {value}",
    "show {it} {value}",
    "get {it} {value}",
    "let {it} be {value}",
    "depict {it} {value}",
    "make {it} look as if {who} were {value}",
)
_STATE = (
    "show {it} {value}",
    "have {it} {value}",
    "let {it} be {value}",
    "depict {it} {value}",
    "make {it} appear {value}",
    "change {it} so that {they} {value}",
    "put {it} {value}",
    "render {it} {value}",
)


@lru_cache(maxsize=4096)
def commands(value: str, many: bool, person: bool = False) -> Sequence[str]:
    """Commands for a value; ``{it}`` and ``{they}`` are left to be filled in.

    Args:
        value: As the output says it.
        many: Whether it is said of several.
        person: Whether of somebody, who is no *it*.
    """
    spoken = value.split()
    doing = value.endswith("ing") and len(spoken) == 1
    asks: Sequence[str]
    if doing and person:
        asks = _DOING
    elif stands_before(value):
        shown = value.endswith(("ed", "ing", "rn", "en")) or value in _NO_LOOK
        plain = _ADJECTIVE if shown else _ADJECTIVE[:-1]
        asks = plain + (_OF_STYLES if value in _STYLES else ()) + (() if doing or person else _OF_THINGS)
    elif spoken[0] == "with":
        asks = [ask for ask in _WITH if not (_BODILY & set(spoken) and "{rest} on {it}" in ask)]
        asks = [ask for ask in asks if not (_HAD & set(spoken) and ask.startswith("add"))]
        asks = [ask for ask in asks if not (ask.startswith("change") and (person or many))]
    elif spoken[0] == "wearing":
        asks = _WEARING
    elif spoken[0].endswith(("ed", "en", "ung", "ent", "ewn")) and verb_lemma(spoken[0]) != spoken[0]:
        asks = [ask for ask in _DONE if not (person and "{who}" in ask)]
    else:
        asks = _STATE
    if person:
        asks = [ask for ask in asks if "{they}" not in ask and "{who}" not in ask]
        asks = [ask for ask in asks if _suits_person(ask, value, doing)]
    one = f"{value} ones" if many else f"{with_article(value)} one"
    filled = {"value": value, "a_value": with_article(value), "rest": rest_of(value), "verb": verb_lemma(spoken[0])}
    kept = {"it": "{it}", "they": "{they}", "who": "{who}"}
    return tuple(ask.format(**filled, **kept, one=one) for ask in asks)


def _suits_person(ask: str, value: str, doing: bool) -> bool:
    """Whether one says so of somebody: nobody *looks barefoot*, and nobody is *shown elderly*."""
    if " look " in ask:
        return value not in _NO_LOOK
    return ask != "show {it} {value}" or doing or not stands_before(value) or value in _NO_LOOK


_NO_LOOK = frozenset("barefoot bearded tattooed teenage".split())


def rest_of(value: str) -> str:
    """A value without its first word: ``a straw hat`` of "wearing a straw hat"."""
    return value.partition(" ")[2]


_HAD = frozenset("head heads face faces look looks cut cuts coat bite bites its their".split())
"""What everybody has, or what was taken, so that none is added; or where it would go, which is said too early."""
_BODILY = frozenset(
    """
    hair beard beards mustache mustaches moustache stubble smile smiles curls braids ponytail ponytails expression
    grin freckles cheeks face faces look looks goatee goatees mohawk mohawks dreadlocks head heads bun buns pigtails
    cut cuts haircut haircuts nails feathers windows upholstery sheets mane coat screen stuffing bite bites its their
    """.split()
)
"""What nobody puts on a thing, since it has it or grows it."""
