"""What a thing of a caption is called when it is spoken of again: its name, and where it stands."""

from __future__ import annotations

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.constructions import STANDS_ALONE
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase


def shown_name(reading: Reading, phrase: NounPhrase) -> str:
    """The thing's name as the caption has it, without article or description: ``teddy bears``, ``plate of food``."""
    return lowered(reading, phrase.core, phrase.last)


def definite(reading: Reading, phrase: NounPhrase) -> str:
    """The phrase as one speaks of a thing already known: ``the black dog``, ``the two plates of food``, ``his bat``."""
    first = phrase.first
    opening = reading.tokens[first]
    if opening.tag == "poss" or any(reading.tag(i) == "gen" for i in range(first, phrase.core)):
        if opening.tag == "det":
            first += 1
        owned = lowered(reading, first, phrase.last)
        return owned if opening.tag == "poss" else f"the {owned}"
    for i in range(first, phrase.core):
        if reading.lower(i) in _LOOSE_COUNTS and reading.lower(i + 1) == "of":
            first = i + 2
    while first < phrase.core and _is_opening(reading, first):
        first += 1
    return f"the {lowered(reading, first, phrase.last)}"


def _is_opening(reading: Reading, i: int) -> bool:
    return (reading.tag(i) == "det" and reading.lower(i) != "few") or reading.lower(i) in _OPENINGS


_LOOSE_COUNTS = frozenset(
    "lot lots plenty number couple bunch majority variety ton tons loads kinds types sorts kind type sort".split()
)
_OPENINGS = frozenset("one other own very just various multiple numerous couple different".split())


def lowered(reading: Reading, first: int, last: int) -> str:
    """A stretch of the caption, without the capital that only the beginning of the sentence gave it."""
    text = reading.sentence.span(first, last)
    opening = reading.tokens[first]
    if first == 0 and opening.tag != "propn" and not (opening.text.isupper() and len(opening.text) > 1):
        return text[:1].lower() + text[1:]
    return text


def standing(reading: Reading, phrase: NounPhrase) -> str:
    """Where the caption says that the thing is, as words that tell it from others; empty where it does not say.

    ``on the red sofa`` of ``A cat sleeps on a red sofa``.
    """
    if reading.outer_of(phrase) != phrase or reading.list_with(phrase) is not None:
        return ""
    before = reading.tag(phrase.first - 1)
    if before not in ("", "aux") and reading.preposition(phrase.first)[1] not in _LOOKED_AT:
        return ""  # of "a man in a jacket on a bench" it is the man who is on the bench
    at, verb = phrase.last, ""
    while reading.tag(at) == "aux":
        at += 1
    if reading.tag(at) in ("verb-ing", "verb-fin", "verb-ed"):
        token = reading.tokens[at]
        if token.lemma not in STANDS_ALONE:
            return ""
        verb = token.lower + " " if token.tag == "verb-ing" and at == phrase.last else ""
        at += 1
    elif at != phrase.last:
        return ""
    first = at
    while reading.tag(first) in ("prep", "adv") and first - at < 3:
        first += 1
    place = " ".join(token.lower for token in reading.tokens[at:first])
    anchor = reading.at(first)
    if place not in _PLACES or anchor is None or not _tells(reading, anchor):
        return ""
    return f"{verb}{place} {definite(reading, anchor)}"


def _tells(reading: Reading, anchor: NounPhrase) -> bool:
    """Whether a place by this thing is one that can be pointed at."""
    core = reading.core(anchor)
    listed = reading.list_with(anchor) is not None or reading.tag(anchor.last) == "conj"
    owned = reading.tag(anchor.first) == "poss" or reading.tag(anchor.last) == "gen"
    short = anchor.last - anchor.first <= _LONGEST
    told = reading.nouns.is_solid(core) and reading.head(anchor) not in vocabulary.PICTURES | vocabulary.BODY
    return told and short and not listed and not owned


_LONGEST = 5
_LOOKED_AT = frozenset("of at near behind beside under".split()) | {"next to", "in front of"}
_PLACES = frozenset("on in under behind beside near by above below beneath atop inside outside against at".split()) | {
    "next to", "in front of", "on top of", "close to", "across from", "in the middle of", "underneath",
}  # fmt: skip
