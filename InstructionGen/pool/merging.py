"""Backgrounds that runs found, merged back into the pool's concepts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from InstructionGen.pool.concept import Concept
from InstructionGen.pool.phrasing import SMALL_WORDS, lowered
from InstructionGen.pool.places import mentions, naming_words, place_key
from InstructionGen.pool.spelling import spelt
from InstructionGen.pool.store import Pool

MOST = 30
"""Backgrounds that a concept keeps."""
LONGEST = 80
"""Letters of a background."""
_PLAIN = re.compile(r"[^\W\d_][^\W\d_ ]*(?:[ ,'’&-]+[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Merged:
    """A pool's concepts with what was found for them, and what became of the rest."""

    concepts: tuple[Concept, ...]
    gained: Counter[str]
    """Concept -> how many backgrounds it has that it had not before; none may be left of what was found."""
    unknown: Counter[str]
    """Names that the pool does not have -> how often they came."""
    left_out: Counter[str]
    """Why a background was left out -> how many were."""


@dataclass(slots=True)
class _Places:
    """What was found for one concept, counted."""

    barred: frozenset[str]
    counts: Counter[frozenset[str]] = field(default_factory=Counter)
    spellings: dict[frozenset[str], Counter[str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        key = place_key(text)
        self.counts[key] += 1
        self.spellings.setdefault(key, Counter())[text] += 1

    def best(self) -> list[str]:
        """One spelling a place, the commonest first; of equals the one that came first."""
        return [self.spellings[key].most_common(1)[0][0] for key, _ in self.counts.most_common()]


def merge(pool: Pool, found: Iterable[tuple[str, Sequence[str]]]) -> Merged:
    """The pool's concepts with the backgrounds that were found for them, at most ``MOST`` each.

    Left out is what names the concept or what it is a kind of, what is no plain phrase, and what differs from another
    in articles and the order of words alone. What a concept had before counts as found once, first of all.

    Args:
        pool: The concepts.
        found: Name of a concept, backgrounds; a name may come again and again.
    """
    places: dict[str, _Places] = {}
    unknown: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for name, backgrounds in found:
        concept = pool.get(name)
        if concept is None:
            unknown[name] += 1
            continue
        if concept.name not in places:
            places[concept.name] = _Places(naming_words(concept))
            for text in concept.backgrounds:
                places[concept.name].add(text)
        for raw in backgrounds:
            text = _as_phrase(raw, pool)
            if len(text) > LONGEST or not _PLAIN.fullmatch(text):
                left_out["no plain phrase"] += 1
            elif mentions(text, places[concept.name].barred):
                left_out["names the concept"] += 1
            else:
                places[concept.name].add(text)
    gained: Counter[str] = Counter()
    concepts = []
    for concept in pool:
        if concept.name in places:
            best = places[concept.name].best()
            left_out["said again"] += places[concept.name].counts.total() - len(best)
            left_out[f"beyond {MOST} of a concept"] += len(best[MOST:])
            had = {place_key(text) for text in concept.backgrounds}
            gained[concept.name] = sum(place_key(text) not in had for text in best[:MOST])
            concept = replace(concept, backgrounds=tuple(best[:MOST]))  # noqa: PLW2901
        concepts.append(concept)
    return Merged(tuple(concepts), gained, unknown, +left_out)


def _as_phrase(raw: str, pool: Pool) -> str:
    """The background in plain letters, without a heading's capitals: ``In The Old_Barn.`` is ``in the old barn``."""
    words = lowered(spelt(raw).name, pool).split()
    return " ".join(word.lower() if word.lower() in SMALL_WORDS else word for word in words)
