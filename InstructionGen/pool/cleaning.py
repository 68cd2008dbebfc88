"""From the rows of class lists to concepts: one a visible meaning, and a reason for every name that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from InstructionGen.english import is_plural, singular
from InstructionGen.pool.base import Base
from InstructionGen.pool.candidates import Candidate, Dropped
from InstructionGen.pool.concept import Background, fold
from InstructionGen.pool.likeness import nearest_before
from InstructionGen.pool.readers.rows import Listed
from InstructionGen.pool.resolving import Meant, Resolver
from InstructionGen.pool.sifting import Reason
from InstructionGen.pool.spelling import is_latin_script, spelt, squeezed
from InstructionGen.pool.wordnet import Synset

if TYPE_CHECKING:
    from InstructionGen.pool.likeness import Vectors

_SIGNS = re.compile(r"[^\w\s'.-]|[\d_]")
_SHORTEST = 3
_LONGEST = 40
_MOST_WORDS = 5
_WHAT: dict[str, Reason] = {
    "actions": "action or event",
    "people": "person or character",
    "labels": "label, not a thing",
}
DOUBTFUL = "thing"
"""The kind of what only an untold list says is a thing."""


class Cleaner:
    """Takes rows in, one at a time, on top of the base; equal rows in equal order give equal concepts.

    Args:
        base: What there is already.
        unknown: ``trust`` believes a list of objects in words that WordNet does not have.
    """

    def __init__(self, base: Base, unknown: Literal["drop", "trust"] = "drop") -> None:
        self._base = base
        self._sifter = base.sifter
        self._unknown = unknown
        self._resolver = Resolver(base.sifter)
        self.candidates: list[Candidate] = [*base.at.values(), *base.additions]
        """The base's candidates, and after them those that rows added."""
        self.dropped: list[Dropped] = []
        self._scenes: dict[str, tuple[str, list[str]]] = {}
        self._by_letters: dict[str, Candidate] = {}
        for candidate in self.candidates:
            self._learn(candidate)

    def add(self, row: Listed, familiarity: int) -> None:
        """Take a row in: into a concept that there is, as a new one, or among the dropped.

        Args:
            row: Of a class list.
            familiarity: How well known what is new in its list is, from 0 to 3.
        """
        found = spelt(row.name)
        name = found.name
        if row.what == "backgrounds":
            self._add_places(row, name)
        elif reason := _WHAT.get(row.what) or ("" if row.what == "scenes" else _form_fault(name)):
            self._drop(row, name, reason)
        elif row.what == "scenes":
            self._add_scene(row)
        elif synset := self._resolver.keyed(row):
            self._add_meaning(synset, row)
        elif (known := self._by_letters.get(squeezed(name))) and not row.parent and not found.qualifier:
            self._take_in(known, row)
        else:
            meant = self._resolver.resolve(row)
            if meant.reason and (meant.reason != "unknown word" or self._unknown == "drop" or len(name) < _SHORTEST):
                self._drop(row, name, meant.reason)
            elif meant.exact and meant.synset:
                self._add_meaning(meant.synset, row)
            elif known := self._by_letters.get(squeezed(meant.name)):
                self._take_in(known, row)
            else:
                self._add_sort(meant, row, familiarity)

    @property
    def backgrounds(self) -> tuple[Background, ...]:
        """The scenes by name."""
        return tuple(Background(name, tuple(sources)) for name, sources in sorted(self._scenes.values()))

    def fold(self) -> None:
        """Give up specialists' sorts that rows added or WordNet has: their parent stands for them."""
        kinds = self._sifter.knowledge.kinds
        by_name = {one.name: one for one in self.candidates}
        special = {one.name: one for one in self.candidates if one.concept(kinds[one.kind].category, "").is_specialist}
        stay = []
        for one in self.candidates:
            home = next((name for name in one.hypernyms if name in by_name and name not in special), "")
            if one.name in special and home:
                self.dropped.append(Dropped(one.name, one.sources[0], 0, "folded into its parent", home))
            else:
                stay.append(one)
        self.candidates = stay

    def merge_near(self, embed: Callable[[Sequence[str]], Vectors], least: float) -> None:
        """Merge what rows added into what is there already under nearly the same name.

        Args:
            embed: Gives a vector of length 1 for each name, as ``Embedder`` does.
            least: The least cosine of names that mean the same.
        """
        given = len(self._base.at) + len(self._base.additions)
        vectors = embed([one.name for one in self.candidates])
        near = nearest_before(vectors, given, least)
        for row, home in near.items():
            one, other = self.candidates[row], self.candidates[home]
            other.sources += [source for source in one.sources if source not in other.sources]
            other.synonyms += [name for name in one.names if name not in other.names]
            self.dropped.append(Dropped(one.name, one.sources[0], 0, "near duplicate", other.name))
        self.candidates = [one for row, one in enumerate(self.candidates) if row not in near]

    def _add_meaning(self, synset: Synset, row: Listed) -> None:
        if candidate := self._base.at.get(synset.offset):
            self._take_in(candidate, row)
        elif known := self._base.why(synset):
            self._drop(row, spelt(row.name).name, known.reason)

    def _take_in(self, candidate: Candidate, row: Listed) -> None:
        """Write down that a row speaks of a concept, and what became of its name."""
        if row.source.partition("/")[0] not in candidate.sources:
            candidate.sources.append(row.source.partition("/")[0])
        name = spelt(row.name).name
        self._drop(row, name, _likeness(name, candidate, row), candidate.name)
        letters = squeezed(name)
        if not row.key and letters not in self._by_letters and not is_plural(name):
            candidate.synonyms.append(self._sifter.cased(name))
            self._by_letters[letters] = candidate

    def _add_sort(self, meant: Meant, row: Listed, familiarity: int) -> None:
        """A concept that WordNet does not have."""
        lists = self._sifter.lists
        folded = fold(meant.name)
        known = 3 if folded in lists.everyday else 2 if folded in lists.known else familiarity
        source = row.source.partition("/")[0]
        if meant.synset is None:
            candidate = Candidate(meant.name, DOUBTFUL, (), "one", known, [source])
        else:
            kind = self._sifter.kind_of(meant.synset.offset)
            count = self._base.count(meant.synset, meant.name)
            candidate = Candidate(meant.name, kind, self._base.sort_of(meant.synset), count, known, [source])
        self.candidates.append(candidate)
        self._learn(candidate)

    def _learn(self, candidate: Candidate) -> None:
        for name in candidate.names:
            self._by_letters.setdefault(squeezed(name), candidate)

    def _add_scene(self, row: Listed) -> None:
        meant = spelt(row.name)
        name = f"{meant.name} ({meant.qualifier})" if meant.qualifier else meant.name
        if not meant.name or len(name) > _LONGEST:
            self._drop(row, name, "name is too long" if name else "name is empty")
            return
        known, sources = self._scenes.setdefault(squeezed(name), (self._sifter.cased(name), []))
        source = row.source.partition("/")[0]
        if sources:
            self._drop(row, name, "same name", known)
        if source not in sources:
            sources.append(source)

    def _add_places(self, row: Listed, name: str) -> None:
        """Where a list finds a class: for the concept of that name, if there is one."""
        candidate = self._by_letters.get(squeezed(name.split(",", maxsplit=1)[0]))
        if candidate is None:
            self._drop(row, name, "unknown word")
            return
        known = {fold(place) for place in candidate.backgrounds}
        for place in row.backgrounds:
            if fold(place) not in known:
                known.add(fold(place))
                candidate.backgrounds.append(place)
        self._take_in(candidate, row)

    def _drop(self, row: Listed, name: str, reason: Reason, into: str = "") -> None:
        self.dropped.append(Dropped(name or row.name, row.source, row.row, reason, into))


def _form_fault(name: str) -> Reason | Literal[""]:
    """What is wrong with a name whatever it means."""
    if not any(c.isalpha() for c in name):
        return "digits or signs" if name else "name is empty"
    if not is_latin_script(name):
        return "another script"
    if _SIGNS.search(name):
        return "digits or signs"
    return "name is too long" if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS else ""


def _likeness(name: str, candidate: Candidate, row: Listed) -> Reason:
    """How a name that a concept took in differs from the concept's own."""
    names = {fold(word) for word in candidate.names}
    folded = fold(name)
    if folded in names:
        return "same name"
    if fold(singular(folded)) in names:
        return "other number"
    if squeezed(folded) in {squeezed(word) for word in names}:
        return "near duplicate"
    return "same meaning" if candidate.key or row.key else "near duplicate"
