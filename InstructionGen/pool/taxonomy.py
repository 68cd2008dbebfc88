"""Biologists' names as a bridge: a species that WordNet lacks, under the nearest thing that WordNet has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from InstructionGen.pool.sifting import Sifter
from InstructionGen.pool.wordnet import Synset

_LIVING = ("animal", "plant")
_KINGDOMS = {"metazoa": "animal", "viridiplantae": "plant", "fungi": "plant"}
"""NCBI's kingdoms, and WordNet's files of them."""


class Taxonomy:
    """WordNet's living things by Latin names."""

    def __init__(self, sifter: Sifter) -> None:
        self._sifter = sifter
        self._below: dict[int, int] = {}

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
        taxa = lineage.lower().split(" ")
        # Plants and animals may share a genus: Morus is the mulberry, and the gannet.
        realm = next((lexname for kingdom, lexname in _KINGDOMS.items() if kingdom in taxa), "")
        found = (self._homes.get((taxon, realm)) if realm else self._anywhere(taxon) for taxon in taxa)
        return next((home for home in found if home), None)

    def _anywhere(self, taxon: str) -> Synset | None:
        return next((home for realm in _LIVING if (home := self._homes.get((taxon, realm)))), None)

    @cached_property
    def _homes(self) -> Mapping[tuple[str, str], Synset]:
        """Taxon, and whether of animals or plants -> the one visible thing in it that is above all the others."""
        wordnet = self._sifter.wordnet
        members: dict[int, list[Synset]] = {}
        for synset in wordnet:
            if synset.lexname in _LIVING and self._sifter.of(synset).kind:
                for group in synset.member_of:
                    members.setdefault(group, []).append(synset)
        homes: dict[tuple[str, str], Synset] = {}
        for group, found in members.items():
            best, *others = sorted(found, key=lambda one: -self._sorts(one.offset))
            # A genus with several species tells nothing of another one, nor does its only one; a class of birds and
            # "young bird" does.
            if _is_species(best) or any(self._sorts(one.offset) * 2 >= self._sorts(best.offset) for one in others):
                continue
            for lemma in wordnet.synsets[group].lemmas:
                homes.setdefault((lemma.lower().rpartition(" ")[2], best.lexname), best)
        return homes

    def _sorts(self, offset: int) -> int:
        """How many meanings are below one."""
        if offset not in self._below:
            children = self._sifter.wordnet.hyponyms.get(offset, ())
            self._below[offset] = sum(1 + self._sorts(child) for child in children)
        return self._below[offset]

    def is_near(self, synset: Synset, home: Synset) -> bool:
        """Whether one of the two is a sort of the other, or both are the same."""
        wordnet = self._sifter.wordnet
        return synset is home or home in wordnet.chain(synset) or synset in wordnet.chain(home)


def _is_species(synset: Synset) -> bool:
    """Whether a binomial is among its words."""
    return any(" " in lemma and lemma[:1].isupper() and lemma.split()[1].islower() for lemma in synset.lemmas)
