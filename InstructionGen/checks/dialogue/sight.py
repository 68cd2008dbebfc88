"""What is said to be in sight, in whatever sentence: *is parked*, *with a lamp in the background*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from InstructionGen.english import NounPhrase, Sentence, Token

_BE: Final = frozenset("is are was were 's 're".split())
_PLACING: Final = frozenset(
    """
    placed parked seated located positioned mounted covered surrounded filled lined set stacked arranged piled gathered
    crowded attached hung laid scattered dressed topped decorated equipped seen shown visible spotted pictured present
    """.split()
)
"""Participles that tell where a thing is."""
_PICTURES: Final = frozenset("scene image picture photo photograph frame background foreground distance".split())


def is_of_picture(tokens: Sequence[Token]) -> bool:
    """Whether a clause speaks of the picture or of a place in it: *a dog adds to the scene*."""
    return any(
        token.lower in _PICTURES and tokens[i - 1].lower in ("the", "this") for i, token in enumerate(tokens) if i
    )


def is_in_view(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a thing is added with its place in the picture: *with a lamp in the background*."""
    tokens = sentence.tokens
    if not phrase.first or tokens[phrase.first - 1].lower not in ("with", "and"):
        return False
    after = [token.lower for token in tokens[phrase.last : phrase.last + 3]]
    return after[:1] == ["nearby"] or (
        after[:2] in (["in", "the"], ["in", "this"]) and after[2:] != [] and after[2] in _PICTURES
    )


def is_told(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what is to be seen: *is holding*, *are parked*, *can be seen*, *is there*."""
    after = tokens[verb + 1 : verb + 5]
    if tokens[verb].lower in ("can", "could"):
        return not {"seen", "spotted", "see", "spot", "found", "made"}.isdisjoint(token.lower for token in after)
    if tokens[verb].lower not in _BE:
        return False
    for token in after:
        if token.tag == "verb-ing" or token.lower in _PLACING or token.lower == "there":
            return True
        if token.tag not in ("adv", "verb-ed") and token.lower not in ("not", "all", "both", "already"):
            return False
    return False
