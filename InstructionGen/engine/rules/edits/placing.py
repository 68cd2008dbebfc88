"""A place in words, by a thing that the caption names."""

from __future__ import annotations

from dataclasses import dataclass

from InstructionGen.engine.rules.edits.naming import definite, standing
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase
from InstructionGen.pool import Pool


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words, and the same with a pronoun where the caption's last phrase is the anchor."""

    words: str
    it: str = ""
    told: str = ""
    """The same with all that the caption says of the anchor: ``next to the old red car in the yard``."""


ANYWHERE = frozenset({"in the foreground", "in the background", "in the corner"})
"""Places in any picture, and so in none in particular."""
BESIDE = (
    "next to {}",
    "beside {}",
    "near {}",
    "to the left of {}",
    "to the right of {}",
    "in front of {}",
    "behind {}",
)


def _short(reading: Reading, anchor: NounPhrase) -> str:
    """``the bench``, ``the people``: an anchor named again."""
    text = reading.sentence.span(anchor.core, anchor.head + 1)
    return "the " + (text if text.isupper() and len(text) > 1 and not reading.sentence.text.isupper() else text.lower())


def place_by(reading: Reading, pattern: str, anchor: NounPhrase) -> Place:
    """The place that a pattern such as ``next to {}`` makes with an anchor."""
    last = anchor.last == reading.end
    alive = reading.nouns.is_person(reading.core(anchor))
    pronoun = "" if alive else "them" if anchor.number == "many" else "it"
    # "all eating pizza together" is read as a sort of pizza
    doing = any(reading.tag(i) == "verb-ing" for i in range(anchor.first, anchor.core))
    return Place(
        pattern.format(_short(reading, anchor)),
        pattern.format(pronoun) if last and pronoun else "",
        "" if doing else pattern.format(f"{definite(reading, anchor)} {standing(reading, anchor)}".rstrip()),
    )


def size_of(reading: Reading, anchor: NounPhrase, pool: Pool) -> int:
    """How large it is, from 1 (a coin) to 6 (a house)."""
    core = reading.core(anchor)
    found = reading.nouns.concept(core)
    kind = pool.knowledge.kinds.get(found.kind) if found is not None else None
    if kind is not None:
        return kind.size
    return 4 if reading.nouns.is_person(core) else 3
