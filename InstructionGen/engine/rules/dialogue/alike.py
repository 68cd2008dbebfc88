"""Nouns that may name the same thing, and words that one letter makes of others."""

from __future__ import annotations

from InstructionGen.engine.rules.dialogue import names

_SHORT_WORD = 3


def may_be_same(one: str, other: str) -> bool:
    """Whether two nouns may name one thing: a suitcase and luggage, a surfboard and a board."""
    alike = one != other and (one.endswith(other) or other.endswith(one))
    return alike or any(one in names.kin(label) and other in names.kin(label) for label in names.LABELS)


def is_slip(word: str, right: str) -> bool:
    """Whether one letter makes another word of it: a *coach* for a *couch*."""
    if abs(len(word) - len(right)) > 1 or min(len(word), len(right)) < _SHORT_WORD:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    return word[same + 1 :] == right[same + 1 :] or word[same + 1 :] == right[same:] or word[same:] == right[same + 1 :]
