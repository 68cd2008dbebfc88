"""What a bare name in a class list means: one of WordNet's meanings, or a sort of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from InstructionGen.english import singular
from InstructionGen.pool.concept import fold
from InstructionGen.pool.readers.rows import Listed
from InstructionGen.pool.sifting import Reason, Sifter
from InstructionGen.pool.spelling import spelt
from InstructionGen.pool.taxonomy import Taxonomy
from InstructionGen.pool.wordnet import Synset

_TAIL = re.compile(r"(.+?) (?:of|in|on|with|from|for|and|à|a la|de|du|la|al|alla) .+")
_LATIN = re.compile(r"[A-Z]?[a-z]+ [a-z]+(?:us|um|is|ii|ae|ensis|oides|ata|osa|ica|ina|ea|ia)(?: [a-z]+)?")
_ACTION = re.compile(r".*(?:ing|jutsu|thlon|rac(?:e|es)|ball|polo)|.* (?:festival|day|games)")
# What a whole class of things is called, which no single picture shows: Greek food, camera accessory.
_VAGUE = frozenset(
    "accessory equipment part component material food cuisine object item product supply device system set service "
    "group family breed thing type kind style series collection goods gear".split()
)
_LEAST_PARENT = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means."""

    name: str
    """In plain spelling, singular where English has one."""
    synset: Synset | None = None
    """The meaning, or what it is a sort of."""
    exact: bool = False
    """Whether WordNet has the name itself."""
    reason: Reason | Literal[""] = ""
    """Why it is no visible thing; empty if it is one."""


class Resolver:
    """Looks names up."""

    def __init__(self, sifter: Sifter) -> None:
        self._sifter = sifter
        self._taxonomy = Taxonomy(sifter)
        self._senses = {fold(word): key for word, key in sifter.lists.senses.items()}
        self._heads: dict[str, Meant] = {}

    def keyed(self, row: Listed) -> Synset | None:
        """The synset that a row names by its key: ``n02084071``, ``dog.n.01``, or a species' Latin name."""
        return self._sifter.synset(row.key) or self._taxonomy.species(row.key) if row.key else None

    def resolve(self, row: Listed) -> Meant:
        """The meaning of a row's name, by its qualifier and parent where the name has several."""
        found = spelt(row.name)
        name, qualifier = found.name, found.qualifier
        if row.parent and name.lower().endswith(" food"):
            name, qualifier = name[: -len(" food")], "food"
        if reason := self._sifter.unseemly(name):
            return Meant(name, reason=reason)
        if home := self._taxonomy.home(row.parent):
            return self._species(name, home)
        parent = self._sifter.synset(row.parent)
        for form in _forms(name):
            meanings = self._sifter.wordnet.by_lemma.get(form, ())
            if meanings:
                exact = self._chosen(form, meanings, qualifier, parent)
                if not exact.reason or parent is None:
                    return exact
        return self._inexact(name, parent)

    def _inexact(self, name: str, parent: Synset | None) -> Meant:
        """What a name is a sort of that WordNet does not have."""
        if self._sifter.is_make(name):
            return Meant(name, reason="make or model")
        if " " not in name:
            name = name.replace("-", " ")
        plain = self._sifter.cased(_one(name))
        if len(name.split()) > 1:
            sort = self._sort(plain, name)
            if not sort.reason or parent is None:
                return sort
        if parent is not None and len(name) >= _LEAST_PARENT and not self._sifter.of(parent).reason:
            return Meant(plain, parent)
        return Meant(plain, reason="action or event" if _ACTION.fullmatch(fold(name)) else "unknown word")

    def _species(self, name: str, home: Synset) -> Meant:
        """A species by its English name: a sort of what its last words name, if that is near, or of its home."""
        words = fold(name).replace("-", " ").split()
        for start in range(len(words)):
            for form in _forms(" ".join(words[start:])):
                for synset in self._sifter.wordnet.by_lemma.get(form, ()):
                    if self._taxonomy.is_near(synset, home) and self._sifter.of(synset).kind:
                        return Meant(name, synset, exact=start == 0)
        return Meant(name, home)

    def _chosen(self, form: str, meanings: tuple[Synset, ...], qualifier: str, parent: Synset | None) -> Meant:
        """The meaning that is meant: the decided one, one that fits the qualifier, or the first visible one."""
        if form in self._senses and self._senses[form] in self._sifter.wordnet:
            return self._verdict(form, self._sifter.wordnet[self._senses[form]])
        if parent is not None:
            fitting = [s for s in meanings if self._sifter.wordnet.nearest(s, {parent.offset: "it"})]
            if fitting:
                return self._verdict(form, fitting[0])
        if qualifier:
            words = {fold(qualifier), singular(fold(qualifier))}
            for synset in meanings:
                above = {fold(lemma) for s in (*self._sifter.wordnet.chain(synset), synset) for lemma in s.lemmas}
                if words & above:
                    return self._verdict(form, synset)
        visible = [synset for synset in meanings if not self._sifter.of(synset).reason]
        if not visible:
            return self._verdict(form, meanings[0])
        chosen = visible[0]
        number = [fold(lemma) for lemma in chosen.lemmas].index(form)
        fault = self._sifter.fault(chosen, number)
        if fault and fault != "Latin":
            first = self._sifter.of(meanings[0]).reason
            return Meant(form, chosen, exact=True, reason=first or fault)
        return Meant(form, chosen, exact=True)

    def _verdict(self, form: str, synset: Synset) -> Meant:
        return Meant(form, synset, exact=True, reason=self._sifter.of(synset).reason)

    def _sort(self, plain: str, written: str) -> Meant:
        """A compound as a sort of what its longest known ending names: ``pistachio ice cream``."""
        head = found[1] if (found := _TAIL.fullmatch(fold(plain))) else fold(plain)
        words = head.split()
        if _LATIN.fullmatch(written) and not any(self._sifter.wordnet.by_lemma.get(w) for w in words[1:]):
            return Meant(plain, reason="Latin")
        for start in range(1 if head == fold(plain) else 0, len(words)):
            ending = " ".join(words[start:])
            if ending not in self._heads:
                self._heads[ending] = self._head(ending)
            meant = self._heads[ending]
            if meant.synset is not None or meant.reason != "unknown word":
                return Meant(plain, meant.synset, reason=meant.reason)
        return Meant(plain, reason="unknown word")

    def _head(self, ending: str) -> Meant:
        for form in _forms(ending):
            meanings = self._sifter.wordnet.by_lemma.get(form, ())
            if not meanings:
                continue
            if form in _VAGUE:
                return Meant(form, reason="class of things")
            return self._chosen(form, meanings, "", None)
        return Meant(ending, reason="unknown word")


def _forms(name: str) -> Iterator[str]:
    """The name as WordNet may have it: as it is, in the singular, apart and together."""
    folded = fold(name)
    seen = set()
    for form in (folded, singular(folded), folded.replace("-", " "), folded.replace(" ", "-"), folded.replace(" ", "")):
        if form not in seen:
            seen.add(form)
            yield form


def _one(name: str) -> str:
    """The singular, where that is a word that English could have."""
    one = singular(name)
    return one if len(one) > 2 else name
