"""The pool's base: WordNet's visible meanings, each under its kind, and our own additions."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from typing import cast

from InstructionGen.english import is_plural, singular
from InstructionGen.errors import InputError
from InstructionGen.pool.candidates import Candidate, Dropped
from InstructionGen.pool.concept import Count, fold
from InstructionGen.pool.familiarity import Familiarity
from InstructionGen.pool.knowledge import Kind
from InstructionGen.pool.lists import Addition
from InstructionGen.pool.sifting import Sifter
from InstructionGen.pool.wordnet import Synset

_LEARNED = re.compile(r"\w+(?:id|oid|an|on|pod|ped|ate|ine)")
_STEM = 4


class Base:
    """The candidates that WordNet and our own lists give.

    Args:
        sifter: Says which meanings are visible.
        imagenet22k: Offsets of the synsets in ImageNet-22k.
        imagenet1k: The same of ImageNet-1k: things that are known by sight.
    """

    def __init__(self, sifter: Sifter, imagenet22k: Collection[int], imagenet1k: Collection[int]) -> None:
        self.sifter = sifter
        self.dropped: list[Dropped] = []
        self._wordnet = sifter.wordnet
        self._lists = sifter.lists
        self._imagenet = {"imagenet1k": imagenet1k, "imagenet22k": imagenet22k}
        self._familiarity = Familiarity(self._wordnet, self._lists, imagenet1k)
        self._counts = {self._root(key, "sifting.yaml"): count for key, count in self._lists.counts.items()}
        self._names = self._named()
        self.at = {offset: self._candidate(offset, *names) for offset, names in self._names.items()}
        """Offset -> candidate."""
        self.additions = list(self._added())

    def why(self, synset: Synset) -> Dropped | None:
        """What became of a synset that is no candidate."""
        return self._why.get(synset.offset)

    def hypernyms(self, synset: Synset) -> tuple[str, ...]:
        """Ancestors by all paths, nearest first: those of its own kind, and beyond it those that are concepts."""
        kind = self.sifter.kind_of(synset.offset)
        found: dict[str, None] = {}
        seen = {synset.offset}
        queue = deque([synset])
        while queue:
            for parent in queue.popleft().hypernyms:
                if parent not in seen:
                    seen.add(parent)
                    above = self._wordnet.synsets[parent]
                    queue.append(above)
                    if parent in self._names:
                        found[self._names[parent][0]] = None
                    elif self.sifter.kind_of(parent) == kind:
                        found[above.lemmas[0]] = None
        return tuple(found)

    def sort_of(self, parent: Synset) -> tuple[str, ...]:
        """The hypernyms of a sort of the synset."""
        above = self._names[parent.offset][0] if parent.offset in self._names else parent.lemmas[0]
        return (above, *self.hypernyms(parent))

    def count(self, synset: Synset, name: str) -> Count:
        """As decided for the synset; plural where its name is; as decided above it; as is usual for the kind."""
        if (admitted := self._lists.admitted.get(synset.key)) and admitted.count:
            return admitted.count
        if synset.key in self._lists.counts:
            return self._lists.counts[synset.key]
        if self.is_plural(name):
            return "plural"
        found = self._wordnet.nearest(synset, self._counts)
        return cast("Count", found[0]) if found else self._kind(synset).count

    def is_plural(self, name: str) -> bool:
        """Whether the form is plural of a word that there is: an oxalis is no plural, trousers are."""
        one = singular(name)
        last = fold(one).split(" of ")[0].split(" on ")[0].rpartition(" ")[2]
        return is_plural(name) and (one == name or last in self._wordnet.by_lemma)

    def _named(self) -> dict[int, tuple[str, ...]]:
        """Offset -> names of every synset that is a visible, decent, tangible thing with a name of its own."""
        self._why: dict[int, Dropped] = {}
        kept = []
        for synset in self._wordnet:
            if reason := self.sifter.of(synset).reason:
                self._why[synset.offset] = Dropped(synset.lemmas[0], "wordnet", 0, reason)
            else:
                kept.append(synset.offset)
        named = self.sifter.naming.share_out(kept)
        for offset in kept:
            synset = self._wordnet.synsets[offset]
            if offset not in named:
                reason = self.sifter.fault(synset, 0) or "another concept has the name"
                self._why[offset] = Dropped(synset.lemmas[0], "wordnet", 0, reason)
            elif self._is_scholarly(offset, named[offset]):
                self._why[offset] = Dropped(named.pop(offset)[0], "wordnet", 0, "jargon of biology")
        self.dropped += self._why.values()
        return named

    def _is_scholarly(self, offset: int, words: tuple[str, ...]) -> bool:
        """Whether only biologists speak of it: a family's or order's Latin name made English (``serranid fish``)."""
        synset = self._wordnet.synsets[offset]
        first = fold(words[0]).split()[0]
        taxa = (lemma.lower() for group in synset.member_of for lemma in self._wordnet.synsets[group].lemmas)
        learned = _LEARNED.fullmatch(first) is not None and any(taxon.startswith(first[:_STEM]) for taxon in taxa)
        decided = self.sifter.naming.is_decided(synset)
        return learned and not decided and self._familiarity.of(synset, words[0]) == 0

    def _candidate(self, offset: int, name: str, *synonyms: str) -> Candidate:
        synset = self._wordnet.synsets[offset]
        parts = (self._names[part][0] for part in synset.parts if part in self._names)
        return Candidate(
            name=name,
            synonyms=list(synonyms),
            kind=self.sifter.kind_of(offset),
            hypernyms=self.hypernyms(synset),
            parts=tuple(parts),
            count=self.count(synset, name),
            familiarity=self._familiarity.of(synset, name),
            sources=[*(source for source, held in self._imagenet.items() if offset in held), "wordnet"],
            key=synset.key,
        )

    def _added(self) -> Iterator[Candidate]:
        taken = {fold(name) for candidate in self.at.values() for name in candidate.names}
        for addition in self._lists.additions:
            if known := [name for name in addition.names if fold(name) in taken]:
                raise InputError(f"additions.txt: {known[0]!r} is in the pool already: take it out")
            yield self._addition(addition)

    def _addition(self, addition: Addition) -> Candidate:
        name, *synonyms = addition.names
        kind = self.sifter.knowledge.kinds.get(addition.under)
        hypernyms: tuple[str, ...] = ()
        if kind is not None:
            count: Count = "plural" if self.is_plural(name) else kind.count
        else:
            parent = self._wordnet.synsets[self._root(addition.under, f"the addition {name!r}")]
            kind = self.sifter.knowledge.kinds.get(self.sifter.kind_of(parent.offset))
            if kind is None:
                raise InputError(f"additions.txt: {name!r} is under {addition.under!r}, which belongs to no kind")
            hypernyms, count = self.sort_of(parent), self.count(parent, name)
        familiarity = 3 if fold(name) in self._lists.everyday else 2
        return Candidate(name, kind.name, hypernyms, count, familiarity, ["own"], synonyms)

    def _kind(self, synset: Synset) -> Kind:
        return self.sifter.knowledge.kinds[self.sifter.kind_of(synset.offset)]

    def _root(self, key: str, whose: str) -> int:
        if key not in self._wordnet:
            raise InputError(f"{whose}: {key!r} is no noun synset of WordNet 3.0")
        return self._wordnet[key].offset
