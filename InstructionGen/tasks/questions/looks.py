"""How a thing of the caption could look: other colours, materials, surfaces, appearances, sizes, people's looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from InstructionGen.cards import Value
from InstructionGen.checks import lexicon
from InstructionGen.checks.looks import colours as colour_words
from InstructionGen.checks.looks import materials as material_words
from InstructionGen.checks.looks import sizes as size_words
from InstructionGen.checks.looks.vocabulary import Vocabulary, parts
from InstructionGen.english import parse, singular
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool
from InstructionGen.records import Box
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables

A_THING = 3
"""How many looks are offered for one thing, so that a caption's other things come up as well."""
_LARGEST, _LEAST = 0.6, 0.01
"""Shares of the picture: what fills more is not to grow, what fills less is not to shrink."""
_UNPAINTED = frozenset("person body place nature material".split())
_UNMADE = frozenset("person body place nature animal plant fungus food drink material".split())
_UNSIZED = frozenset("body place nature material drink".split())
_LIVING = frozenset("animal plant fungus food drink".split())

_UNSEEN: Mapping[str, tuple[str, ...]] = {
    "vehicle": ("steel", "aluminium", "metal", "fibreglass"),
    "electronics": ("plastic",),
    "clothing": ("cotton",),
    "sport": ("rubber", "nylon"),
    "bathroom_fixture": ("porcelain",),
    "tap_sink": ("porcelain", "steel"),
    "sign_flag": ("metal", "steel"),
    "street_fixture": ("steel", "iron", "aluminium", "cast iron"),
    "large_appliance": ("steel", "stainless steel"),
    "cookware": ("stainless steel",),
    "cutlery": ("stainless steel",),
    "tableware": ("porcelain", "ceramic"),
    "basket": ("wicker",),
    "toy": ("plush",),
}
"""What things of a category or kind are made of anyhow, so that nobody would see the edit."""

_MANY_COATS = frozenset("dog cat horse cattle rabbit poultry flower".split())
"""Living things of which one cannot tell the colour that nobody says."""
_ONE_COLOUR = frozenset({"bathroom_fixture", "stop sign", "tennis ball", "fire engine", "baseball"})
"""Kinds and concepts of what was made, and yet has its first usual colour where no other is said."""
_COLOURLESS = re.compile(
    r"\b(?:black[ -](?:and|&|n)[ -]white|b ?[&/] ?w|sepia|monochrom\w+|gr[ae]y ?scale)\b(?:[- ]\w+){0,2} "
    r"(?:photo\w*|picture|image|shot|view|scene|portrait|snapshot|film|footage|drawing|sketch)s?\b"
    r"|\bin (?:black and white|sepia|monochrome|gr[ae]yscale)\b",
    re.IGNORECASE,
)
"""What says that nothing in the picture has a colour."""

Look = Mapping[str, object]
"""``object``, ``value`` and, where the card has them, ``asks``: commands for it."""


def colours(asked: Asked) -> Variables:
    """``looks``: things (``object``) and colours that they do not have (``value``)."""
    if _COLOURLESS.search(asked.caption):
        raise Rejected("prompt", "the picture has no colors", asked.caption)
    found = {}
    for name, concept in asked.things().items():
        usual = asked.pool.knowledge.traits(concept).colours
        said = _said(asked.caption, name, colour_words.VOCABULARY)
        if concept.category in _UNPAINTED or (len(usual) < 2 and not said):
            continue
        living = concept.category in _LIVING
        known = not _ONE_COLOUR.isdisjoint((concept.kind, concept.name)) or (living and concept.kind not in _MANY_COATS)
        values = [*usual] if living else [*usual, *_fitting(asked, name, concept)]
        if known and usual and not said:
            values = [value for value in values if not _shows_as(_text(value), usual[0])]
        if asked.unexpected():
            values = [value for value in _fitting(asked, name, concept, all_of=True) if value not in usual]
        found[name] = [
            value
            for value in _other_than(values, said, colour_words.VOCABULARY)
            if colour_words.is_colour(_text(value).split())
        ]
    return _offered(asked, found, "nothing that could have another colour")


def materials(asked: Asked) -> Variables:
    """``looks``: things (``object``) and materials that they are not made of (``value``)."""
    found = {}
    for name, concept in asked.things().items():
        usual = asked.pool.knowledge.traits(concept).materials
        if concept.category in _UNMADE or len(usual) < 2:
            continue
        said = _said(asked.caption, name, material_words.VOCABULARY)
        unseen = () if said else (*_UNSEEN.get(concept.category, ()), *_UNSEEN.get(concept.kind, ()))
        values = [value for value in (*usual, *_fitting(asked, name, concept)) if _text(value) not in unseen]
        if asked.unexpected():
            values = [value for value in _fitting(asked, name, concept, all_of=True) if value not in usual]
        found[name] = _other_than(values, said, material_words.VOCABULARY)
    return _offered(asked, found, "nothing that could be made of something else")


def textures(asked: Asked) -> Variables:
    """``looks``: things (``object``) and patterns or surfaces for them (``value``)."""
    return _by_card(asked, "nothing that could have a pattern or another surface")


def appearances(asked: Asked) -> Variables:
    """``looks``: things (``object``) and how they could look otherwise (``value``)."""
    return _by_card(asked, "nothing that could look otherwise")


def attributes(asked: Asked) -> Variables:
    """``looks``: people (``object``) and what they could wear or how they could look (``value``)."""
    kinds = asked.pool.knowledge.kinds
    people = {name: concept for name, concept in asked.things().items() if kinds[concept.kind].person}
    found = {name: _fitting(asked, name, concept) for name, concept in people.items() if not _is_group(name, concept)}
    return _offered(asked, found, "nobody whose looks could change")


def sizes(asked: Asked) -> Variables:
    """``looks``: things (``object``) and sizes (``value``) that the picture's boxes leave room for."""
    kinds = asked.pool.knowledge.kinds
    found = {}
    for name, concept in asked.things().items():
        kind = kinds[concept.kind]
        if concept.category in _UNSIZED or _is_group(name, concept) or concept.count == "mass":
            continue
        area = max((_area(box) for box in asked.item.boxes if _is_of(box, concept, asked.pool)), default=None)
        large, small = kind.size < 6 and (area is None or area <= _LARGEST), area is None or area >= _LEAST
        ways = {"larger": large, "smaller": small and kind.size > 1}
        found[name] = [v for v in _values(asked, name, concept) if ways[size_words.way(v.value.split()) or "larger"]]
    return _offered(asked, found, "nothing that could have another size")


def _by_card(asked: Asked, failure: str) -> Variables:
    unexpected = asked.unexpected()
    found = {
        name: [value for value in _fitting(asked, name, concept, unexpected) if not unexpected or _goes_anywhere(value)]
        for name, concept in asked.things().items()
        if concept.category not in (_UNPAINTED if unexpected else ("body",))
    }
    return _offered(asked, found, failure)


_ANYWHERE = ("covered ", "decorated ", "wrapped ", "splattered ", "adorned ", "dusted ", "drizzled ")


def _goes_anywhere(value: str | Value) -> bool:
    """Whether a look can be given to anything: a jacket may be covered in moss, but it has no windows to board up."""
    text = _text(value)
    return text.startswith(_ANYWHERE) or text.endswith((" pattern", " print", " texture", " finish", " surface"))


def _offered(asked: Asked, found: Mapping[str, Sequence[str | Value]], failure: str) -> Variables:
    """Some looks of each thing, a thing after the other."""
    turns: list[list[Look]] = []
    for name in asked.shuffled([name for name, values in found.items() if values]):
        values = found[name]
        turns.append([_look(name, value) for value in asked.dice.sample(values, min(A_THING, len(values)))])
    looks = [turn[at] for at in range(A_THING) for turn in turns if at < len(turn)]
    if not looks:
        raise Rejected("prompt", failure, asked.caption)
    return {"looks": looks[:OFFERED]}


def _look(name: str, value: str | Value) -> Look:
    if isinstance(value, str):
        return {"object": name, "value": value}
    return {"object": name, "value": value.value, "asks": value.asks}


def _fitting(asked: Asked, name: str, concept: Concept, all_of: bool = False) -> list[str | Value]:
    """The card's values that suit the thing, or any of them where nobody is to expect it."""
    values = _values(asked, name, concept, all_of)
    return [value if value.asks else value.value for value in values]


def _values(asked: Asked, name: str, concept: Concept, all_of: bool = False) -> list[Value]:
    lemmas = _lemmas(asked.caption)
    tags = _tags(name, concept, asked.caption, asked.pool)
    return [
        value
        for value in asked.card.values
        if (all_of or not value.suits or not tags.isdisjoint(value.suits)) and lemmas.isdisjoint(value.unless)
    ]


@lru_cache(maxsize=4096)
def _lemmas(caption: str) -> frozenset[str]:
    """Its words, their lemmas, the parts of compounds, and the nouns of *snowy* and *sunny*."""
    tokens = parse(caption).tokens
    spoken = {word for token in tokens for word in (token.lemma, token.lower, *parts(token.lower))}
    bases = {base for word in spoken if word.endswith("y") for base in (word[:-1], word[:-2])}
    return frozenset(spoken | bases)


@lru_cache(maxsize=4096)
def _tags(name: str, concept: Concept, caption: str, pool: Pool) -> frozenset[str]:
    """What a card may say under ``suits``: its names, kind and category, whether outdoors, the sort of person."""
    kind = pool.knowledge.kinds[concept.kind]
    scenes = pool.knowledge.scenes_in(token.lemma for token in parse(caption).tokens)
    outdoors = {"outdoors" if pool.knowledge.scenes[scene].outdoors else "indoors" for scene in scenes[:1]}
    people = _sort_of_person(name) if kind.person else ()
    last = name.rsplit(" ", 1)[-1]
    sort = pool.find(last)
    kin = sort is None or sort.kind == concept.kind or concept.is_under(sort)  # a hot dog is no dog
    names = (name, *((last,) if kin else ()), concept.name, *concept.hypernyms)
    # A kind is called like the category of all that is built: only the kind is meant.
    category = () if concept.category == "building" else (concept.category,)
    return frozenset((*names, concept.kind, *category, *outdoors, *people))


_CHILDREN = frozenset("boy girl child kid youngster lad son daughter schoolboy schoolgirl".split())
_BABIES = frozenset("baby toddler infant newborn".split())


def _sort_of_person(name: str) -> tuple[str, ...]:
    """``man``, ``woman``, ``boy``, ``girl``, ``child``, ``baby``, or ``somebody`` grown up."""
    head = name.rsplit(" ", 1)[-1]
    if head in _BABIES:
        return ("baby",)
    age = "child" if head in _CHILDREN else "adult"
    if head in lexicon.MALE or name.startswith("male "):
        return ("person", age, "boy" if age == "child" else "man")
    if head in lexicon.FEMALE or name.startswith("female "):
        return ("person", age, "girl" if age == "child" else "woman")
    return ("person", age, "somebody" if age == "adult" else "child")


def _is_group(name: str, concept: Concept) -> bool:
    return concept.kind in ("crowd", "people_group") or name.rsplit(" ", 1)[-1] in ("herd", "flock", "team", "family")


def _said(caption: str, name: str, words: Vocabulary) -> frozenset[str]:
    """What the caption says of the sort about the thing."""
    sentence = parse(caption)
    spoken = [token.lower for token in sentence.tokens]
    return frozenset(
        spoken[i]
        for phrase in sentence.phrases
        if sentence.core(phrase) == name
        for first, last in words.spans(spoken, phrase.first, phrase.head, name.rsplit(" ", 1)[-1])
        for i in range(first, last)
    )


def _other_than(values: Iterable[str | Value], said: frozenset[str], words: Vocabulary) -> list[str | Value]:
    """The values that have no word in common with what is said already, once each."""
    texts = {_text(value): value for value in values}
    present = {word for word in said if words.has(word)}
    return [value for text, value in texts.items() if present.isdisjoint(text.split())]


def _shows_as(colour: str, usual: str) -> bool:
    """Whether a thing of the usual colour looks like that already: a lemon is *bright yellow* as it is."""
    return colour.replace("-", " ").split()[-1:] == usual.replace("-", " ").split()[-1:]


def _text(value: str | Value) -> str:
    return value if isinstance(value, str) else value.value


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


@lru_cache(maxsize=65536)
def _means(label: str, concept: Concept, pool: Pool) -> bool:
    found = pool.find(singular(label.lower())) or pool.find(label.lower())
    if found is None:
        return False
    person = pool.knowledge.kinds[concept.kind].person and label.lower() == "person"
    return person or found == concept or concept.is_under(found) or found.is_under(concept)


def _is_of(box: Box, concept: Concept, pool: Pool) -> bool:
    """Whether a box may be the thing's."""
    return _means(box.label, concept, pool)
