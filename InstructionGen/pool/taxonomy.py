"""Biologists' names as a bridge: a species that WordNet lacks, under the nearest thing that WordNet has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from InstructionGen.pool.sifting import Sifter
from InstructionGen.pool.wordnet import Synset

_LIVING = frozenset({"animal", "plant"})


class Taxonomy:
    """WordNet's living things by Latin names."""

    def __init__(self, sifter: Sifter) -> None:
        self._sifter = sifter

    def species(self, latin: str) -> Synset | None:
        """The animal or plant that has the binomial among its words: ``Canis lupus``."""
        if not latin[:1].isupper() or " " not in latin:
            return None
        found = self._sifter.wordnet.by_lemma.get(latin.lower(), ())
        return next((synset for synset in found if synset.lexname in _LIVING), None)

    def home(self, lineage: str) -> Synset | None:
        """What a species is a sort of: the visible thing of the nearest taxon that WordNet has one for.

        Args:
            lineage: Latin names from the genus upwards, with single spaces: ``Turdus Turdidae Passeriformes Aves``.
        """
        if not lineage[:1].isupper():
            return None
        return next((home for taxon in lineage.split(" ") if (home := self._homes.get(taxon.lower()))), None)

    @cached_property
    def _homes(self) -> Mapping[str, Synset]:
        """Taxon -> the one visible thing in it that is above all the others."""
        wordnet = self._sifter.wordnet
        members: dict[int, list[Synset]] = {}
        for synset in wordnet:
            if synset.lexname in _LIVING and self._sifter.of(synset).kind:
                for group in synset.member_of:
                    members.setdefault(group, []).append(synset)
        homes: dict[str, Synset] = {}
        for group, found in members.items():
            best, *others = sorted(found, key=lambda one: -self._sorts(one.offset))
            # A genus with several species tells nothing of another one, nor does its only one; a class of birds and
            # "young bird" does.
            if _is_species(best) or any(self._sorts(one.offset) * 2 >= self._sorts(best.offset) for one in others):
                continue
            for lemma in wordnet.synsets[group].lemmas:
                homes.setdefault(lemma.lower().rpartition(" ")[2], best)
        return homes

    def _sorts(self, offset: int) -> int:
        """How many meanings are below one."""
        return sum(1 + self._sorts(child) for child in self._sifter.wordnet.hyponyms.get(offset, ()))

    def is_near(self, synset: Synset, home: Synset) -> bool:
        """Whether one of the two is a sort of the other, or both are the same."""
        wordnet = self._sifter.wordnet
        return synset is home or home in wordnet.chain(synset) or synset in wordnet.chain(home)


def _is_species(synset: Synset) -> bool:
    """Whether a binomial is among its words."""
    return any(" " in lemma and lemma[:1].isupper() and lemma.split()[1].islower() for lemma in synset.lemmas)
