"""Names as class lists spell them, and the plain names that are meant. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BLANKS = re.compile(r"[\s_]+")
_QUALIFIED = re.compile(r"(.*\S)\s*\(([^()]*)\)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-"})
_OTHERWISE = re.compile(r"\s*/\s*")
_EDGES = " \"'.,;:*#/\\|<>[]{}"
_NOT_LETTERS = re.compile(r"[\W\d_]+")
# Spellings of the same word on two sides of an ocean; each maps what is written to one form, right or wrong.
_SPELLINGS = (
    ("grey", "gray"),
    ("colour", "color"),
    ("yoghurt", "yogurt"),
    ("yoghourt", "yogurt"),
    ("doughnut", "donut"),
    ("aluminium", "aluminum"),
    ("fibre", "fiber"),
    ("theatre", "theater"),
    ("centre", "center"),
    ("jewellery", "jewelry"),
    ("plough", "plow"),
    ("tyre", "tire"),
    ("pyjama", "pajama"),
    ("moustache", "mustache"),
    ("aeroplane", "airplane"),
    ("mould", "mold"),
    ("armour", "armor"),
    ("harbour", "harbor"),
    ("catalogue", "catalog"),
    ("sulphur", "sulfur"),
    ("woollen", "woolen"),
    ("licence", "license"),
    ("whisky", "whiskey"),
    ("neighbour", "neighbor"),
)


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name in plain letters and blanks."""

    name: str
    qualifier: str = ""
    """What stood in parentheses behind it: ``Building`` of ``Bank (Building)``."""


def spelt(raw: str) -> Spelt:
    """The name without underscores, doubled blanks, control characters, CamelCase and marks at its edges.

    Letters keep their case, which tells of proper names; doing it again changes nothing.
    """
    text = unicodedata.normalize("NFC", raw).translate(_QUOTES)
    text = "".join(c if c.isspace() or unicodedata.category(c)[0] != "C" else "" for c in text)
    text = _BLANKS.sub(" ", text).strip(_EDGES)
    # "Baluster / handrail" is one thing called by two names.
    text = next((part for name in _OTHERWISE.split(text) if (part := name.strip(_EDGES))), "")
    qualifier = ""
    if found := _QUALIFIED.fullmatch(text):
        text, qualifier = found[1].strip(_EDGES), found[2].strip(_EDGES)
    if " " not in text and sum(map(str.isupper, text[1:])) and not text.isupper():
        text = _apart(text)
    return Spelt(text, qualifier)


def _apart(word: str) -> str:
    """``ApplyEyeMakeup`` as words; ``McIntosh``, ``iPod`` and ``T-shirt`` are one."""
    parts = [part for part in _CAMEL.split(word) if part]
    plain = len(parts) > 1 and all(len(part) > 2 and part[:1].isupper() for part in parts)
    return " ".join(part if part.isupper() else part.lower() for part in parts) if plain else word


def squeezed(name: str) -> str:
    """What near duplicates share, as ``Anna's humming-bird`` and ``annas hummingbird``.

    Letters only, in one of two spellings, the last word in the singular.
    """
    from InstructionGen.english import singular

    plain = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    # English puts the last word into the singular; a short one, or a possessive, may be no plural at all.
    last = plain.replace("-", " ").rpartition(" ")[2]
    letters = _NOT_LETTERS.sub("", singular(plain) if len(last) > 3 and last.isalpha() else plain)
    for one, other in _SPELLINGS:
        letters = letters.replace(one, other)
    return letters


def is_latin_script(name: str) -> bool:
    """Whether all its letters are of the Latin alphabet."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())
