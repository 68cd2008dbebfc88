"""From the rows of class lists to concepts: one a visible meaning, and a reason for every name that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from InstructionGen.english import is_plural, singular
from InstructionGen.pool.candidates import Candidate, Cleaned, Dropped
from InstructionGen.pool.concept import fold
from InstructionGen.pool.judging import Judge, Reason
from InstructionGen.pool.readers.rows import Listed
from InstructionGen.pool.resolving import Meant, Resolver
from InstructionGen.pool.spelling import is_latin_script, spelt, squeezed
from InstructionGen.pool.wordnet import Synset

_SIGNS = re.compile(r"[^\w\s'&./-]|[\d_]")
_SHORTEST = 3
_LONGEST = 40
_MOST_WORDS = 5
_WHAT: dict[str, Reason] = {
    "actions": "action or event",
    "people": "person or character",
    "labels": "label, not a thing",
}


def clean(
    rows: Iterable[Listed],
    judge: Judge,
    *,
    species: Literal["keep", "fold"] = "keep",
    unknown: Literal["drop", "trust"] = "drop",
) -> Cleaned:
    """The concepts that class lists name, in the order of their first rows; equal rows give equal concepts.

    Rows are taken one at a time; what is held is the concepts and the names dropped. The first row of a meaning gives
    the concept its place, WordNet gives it its name.

    Args:
        rows: From any lists, one after another.
        judge: Says what can be seen.
        species: ``fold`` gives up specialists' animals and plants: their parent stands for them.
        unknown: ``trust`` believes a list of objects in words that WordNet does not have: they are kept as doubtful.
    """
    cleaner = _Cleaner(judge, unknown)
    for row in rows:
        cleaner.add(row)
    return cleaner.finish(species)


class _Cleaner:
    def __init__(self, judge: Judge, unknown: Literal["drop", "trust"]) -> None:
        self._judge = judge
        self._unknown = unknown
        self._resolver = Resolver(judge)
        self._meanings: dict[int, list[Listed]] = {}
        self._free: dict[str, tuple[Meant, list[Listed]]] = {}
        self._scenes: dict[str, Candidate] = {}
        self._dropped: list[Dropped] = []

    def add(self, row: Listed) -> None:
        name = spelt(row.name).name
        if reason := _WHAT.get(row.what) or ("" if row.what == "scenes" else self._form_fault(name)):
            self._drop(row, name, reason)
        elif row.what == "scenes":
            self._add_scene(row)
        elif row.key and (synset := self._keyed(row.key)):
            self._add_meaning(synset, row)
        else:
            meant = self._resolver.resolve(row)
            if meant.reason and (meant.reason != "unknown word" or self._unknown == "drop" or len(name) < _SHORTEST):
                self._drop(row, name, meant.reason)
            elif meant.exact and meant.synset:
                self._add_meaning(meant.synset, row)
            else:
                self._free.setdefault(squeezed(meant.name), (meant, []))[1].append(row)

    def finish(self, species: Literal["keep", "fold"]) -> Cleaned:
        """Names for meanings, then what WordNet lacks, so that no name is given twice."""
        named = self._named()
        concepts: dict[str, Candidate] = {}
        taken: dict[str, Candidate] = {}
        at: dict[int, Candidate] = {}
        for offset, (names, specialist) in named.items():
            synset = self._judge.wordnet.synsets[offset]
            one = Candidate(names[0], self._judge.of(synset).category, list(names[1:]), key=synset.key)
            one.specialist = specialist
            concepts[fold(one.name)] = at[offset] = one
            for word in names:
                taken.setdefault(fold(word), one)
        by_letters = {squeezed(word): one for word, one in taken.items()}
        for offset, one in at.items():
            one.parent = self._parent(offset, at)
            one.specialist = one.specialist or self._is_specialist(offset, one)
            self._note(one, self._meanings[offset])
        for letters, (meant, rows) in self._free.items():
            if known := by_letters.get(letters):
                self._note(known, rows)
                continue
            one = self._sort(meant, at)
            concepts[fold(one.name)] = by_letters[letters] = one
            self._note(one, rows)
        kept = list(concepts.values())
        if species == "fold":
            kept = self._folded(kept)
        return Cleaned(tuple(kept), tuple(self._scenes.values()), tuple(self._dropped))

    def _sort(self, meant: Meant, at: dict[int, Candidate]) -> Candidate:
        """The concept of a name that WordNet does not have."""
        if meant.synset is None:
            return Candidate(meant.name, "thing", doubtful=True)
        parent = at.get(meant.synset.offset)
        above = parent.name if parent else self._parent(meant.synset.offset, at)
        return Candidate(meant.name, self._judge.of(meant.synset).category, parent=above)

    def _named(self) -> dict[int, tuple[tuple[str, ...], bool]]:
        """Offset -> names, and whether they are for specialists."""
        naming = self._judge.naming
        shared, _ = naming.share_out(self._meanings)
        named = {offset: (names, False) for offset, names in shared.items()}
        taken = {fold(word): names[0] for names in shared.values() for word in names}
        for offset in self._meanings:
            if offset in named:
                continue
            synset = self._judge.wordnet.synsets[offset]
            name, reason, learned = self._rescued(synset, taken)
            if name:
                taken[fold(name)] = name
                named[offset] = ((name,), learned)
            else:
                for row in self._meanings[offset]:
                    into = taken.get(fold(synset.lemmas[0]), "") if reason == "another concept has the name" else ""
                    self._drop(row, spelt(row.name).name, reason, into)
        return {offset: named[offset] for offset in self._meanings if offset in named}

    def _rescued(self, synset: Synset, taken: Mapping[str, str]) -> tuple[str, Reason, bool]:
        """A name for a meaning whose own words mean other things first, or that has a Latin one only."""
        faults = [self._judge.fault(synset, number) for number in range(len(synset.lemmas))]
        reason: Reason = faults[0] or "another concept has the name"
        for lemma, fault in zip(synset.lemmas, faults, strict=True):
            if fault == "Latin" and " " in lemma and fold(lemma) not in taken:
                return lemma, reason, True
        if synset.lexname in ("animal", "plant", "food"):
            for lemma, fault in zip(synset.lemmas, faults, strict=True):
                if fault not in ("", "means something else first"):
                    continue
                for above in self._judge.wordnet.chain(synset)[:4]:
                    word = above.lemmas[0]
                    if not word.isalpha() or not word.islower() or fold(word) not in self._judge.lists.everyday:
                        continue
                    name = f"{lemma} {word}"
                    if word not in fold(lemma) and fold(name) not in taken:
                        return name, reason, False
                    break
        return "", reason, False

    def _add_meaning(self, synset: Synset, row: Listed) -> None:
        if reason := self._judge.of(synset).reason:
            self._drop(row, spelt(row.name).name, reason)
        else:
            self._meanings.setdefault(synset.offset, []).append(row)

    def _add_scene(self, row: Listed) -> None:
        meant = spelt(row.name)
        name = f"{meant.name} ({meant.qualifier})" if meant.qualifier else meant.name
        if not meant.name or len(name) > _LONGEST:
            self._drop(row, name, "name is too long" if name else "name is empty")
            return
        key = squeezed(name)
        known = self._scenes.setdefault(key, Candidate(self._judge.cased(name), "scene"))
        if row.source in known.sources or len(known.sources):
            self._drop(row, name, "same name", known.name)
        if row.source not in known.sources:
            known.sources.append(row.source)

    def _note(self, concept: Candidate, rows: list[Listed]) -> None:
        """Write down which rows speak of a concept, and what became of their names."""
        for number, row in enumerate(rows):
            if row.source not in concept.sources:
                concept.sources.append(row.source)
            known = {fold(place) for place in concept.backgrounds}
            concept.backgrounds += [p for p in row.backgrounds if fold(p) not in known and not known.add(fold(p))]  # type: ignore[func-returns-value]
            name = spelt(row.name).name
            if number and (reason := _likeness(name, concept, row)):
                self._drop(row, name, reason, concept.name)
            if not row.key and fold(name) not in map(fold, (concept.name, *concept.synonyms)) and not is_plural(name):
                concept.synonyms.append(self._judge.cased(name))

    def _folded(self, kept: list[Candidate]) -> list[Candidate]:
        by_name = {one.name: one for one in kept}
        stay = []
        for one in kept:
            home = by_name.get(one.parent)
            while home is not None and home.specialist:
                home = by_name.get(home.parent)
            if not one.specialist or home is None:
                stay.append(one)
                continue
            source = one.sources[0] if one.sources else ""
            self._dropped.append(Dropped(one.name, source, 0, "folded into its parent", home.name))
        return stay

    def _parent(self, offset: int, at: dict[int, Candidate]) -> str:
        chain = self._judge.wordnet.chain(self._judge.wordnet.synsets[offset])
        return next((at[above.offset].name for above in chain if above.offset in at), "")

    def _is_specialist(self, offset: int, one: Candidate) -> bool:
        """One sort of an animal or plant among many, which nobody listed as known."""
        synset = self._judge.wordnet.synsets[offset]
        lists = self._judge.lists
        names = {fold(word) for word in (one.name, *one.synonyms)}
        return (
            synset.lexname in ("animal", "plant")
            and bool(one.parent)
            and not self._judge.wordnet.hyponyms.get(offset)
            and not names & (lists.everyday | lists.known)
            and not any(synset.counts)
        )

    def _keyed(self, key: str) -> Synset | None:
        if key[:1] == "n" and key[1:].isdecimal():
            return self._judge.wordnet.synsets.get(int(key[1:]))
        return self._judge.synset(key)

    def _form_fault(self, name: str) -> Reason | Literal[""]:
        """What is wrong with a name whatever it means."""
        if not any(c.isalpha() for c in name):
            return "digits or signs" if name else "name is empty"
        if not is_latin_script(name):
            return "another script"
        if _SIGNS.search(name):
            return "digits or signs"
        return "name is too long" if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS else ""

    def _drop(self, row: Listed, name: str, reason: Reason, into: str = "") -> None:
        self._dropped.append(Dropped(name or row.name, row.source, row.row, reason, into))


def _likeness(name: str, concept: Candidate, row: Listed) -> Reason | Literal[""]:
    """How a name that a concept took in differs from the concept's own."""
    names = {fold(word) for word in (concept.name, *concept.synonyms)}
    folded = fold(name)
    if folded in names:
        return "same name"
    if fold(singular(folded)) in names:
        return "other number"
    if squeezed(folded) in {squeezed(word) for word in names}:
        return "near duplicate"
    return "same meaning" if concept.key or row.key else "near duplicate"
