"""Which of a synset's words may be a concept's name, and which meaning a shared name goes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from InstructionGen.errors import InputError
from InstructionGen.pool.concept import fold
from InstructionGen.pool.lists import Lists
from InstructionGen.pool.wordnet import Synset, WordNet

_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'’ .-]*")
# Family names turned English, which nobody says who is no biologist: Felidae, cuculiform bird, decapod crustacean.
_JARGON = re.compile(
    r"\w+(?:idae|inae|aceae|iformes|iform|mycete|phyte|zoan|poda|morph|pteran|pterous)(?: \w+){0,2}"
    r"|\w+(?:id|oid|pod|form) (?:fish|bird|reptile|mammal|crustacean|lizard|snake|insect|fern|plant|worm|mollusk)"
)
_SHORTEST = 3
_LONGEST = 36
_MOST_WORDS = 4
_UNSEEMLY = ("ethnic_slur.n.01", "disparagement.n.01", "obscenity.n.02")
_UNFIT = ("trade_name.n.01", "trademark.n.02", "slang.n.02", "archaism.n.01", "acronym.n.01", "combining_form.n.01")
# A word that mostly means something else would be misread: this share of its tagged uses must be the visible thing.
_LEAST_SHARE = 0.2
_FEW_TAGS = 3
_LATE_SENSE = 2
_VERY_LATE_SENSE = 4

_MISREAD = "means something else first"
_EVERYDAY = "everyday word for something else"

_RANKS = frozenset("genus family order suborder superfamily subfamily class subclass phylum".split())

Rank = tuple[int, int, int, int]
"""Of a claim on a word: decided by hand (0) or not (1, 2), minus its tag count, which sense it is, which lemma."""


class Naming:
    """Judges lemmas as names."""

    def __init__(self, wordnet: WordNet, lists: Lists) -> None:
        self._wordnet = wordnet
        self._everyday = lists.everyday
        self._known = lists.known
        self._decided: dict[int, list[str]] = {}
        self._qualifiers = {wordnet[key].offset: word for key, word in lists.qualifiers.items() if key in wordnet}
        self._types = {wordnet[key].offset: word for key, word in lists.types.items()}
        self._breeds = {wordnet[key].offset: word for key, word in lists.breeds.items()}
        self._taken: dict[str, int] = {}
        for word, key in lists.senses.items():
            if key not in wordnet:
                raise InputError(f"everyday.txt: {key!r} of {word!r} is no noun synset of WordNet 3.0")
            self._decided.setdefault(wordnet[key].offset, []).append(word)
            self._taken[fold(word)] = wordnet[key].offset
        given = {key: admitted for key, admitted in lists.admitted.items() if admitted.name}
        for key, admitted in given.items():
            self._decided.setdefault(wordnet[key].offset, []).append(admitted.name)
            self._taken[fold(admitted.name)] = wordnet[key].offset
        self._admitted = frozenset(wordnet[key].offset for key in given)
        self._barred_words = lists.barred_words
        self._barred_names = lists.barred_names
        self._bad_usage = {wordnet[key].offset: "unseemly" for key in _UNSEEMLY}
        self._bad_usage |= {wordnet[key].offset: key.split(".")[0].replace("_", " ") for key in _UNFIT}

    def fault(self, synset: Synset, number: int) -> str:
        """Why the synset's lemma of that number cannot name it; empty if it can."""
        lemma = synset.lemmas[number]
        folded = fold(lemma)
        if self._taken.get(folded, synset.offset) != synset.offset:
            return _EVERYDAY
        if synset.offset in self._admitted and synset.senses[number] > 1 and folded not in self._taken:
            return _MISREAD  # whoever named it by hand did not mean its ambiguous words
        for place, usage in synset.usage:
            if place in (-1, number) and usage in self._bad_usage and folded not in self._everyday:
                return self._bad_usage[usage]
        reasons = {
            "barred word": any(word in self._barred_words for word in (folded, *folded.split())),
            "barred by hand": folded in self._barred_names,
            "digits or signs": _PLAIN.fullmatch(lemma) is None,
            "too long": len(lemma) > _LONGEST or len(lemma.split()) > _MOST_WORDS,
            "Latin": self._is_latin(synset, lemma),
        }
        if folded not in self._everyday:
            reasons |= {
                "abbreviation": lemma.isupper() or "." in lemma,
                "too short": len(lemma) < _SHORTEST,
                "jargon of biology": _JARGON.fullmatch(folded) is not None,
                _MISREAD: self._is_misread(synset, number),
            }
        return next((reason for reason, holds in reasons.items() if holds), "")

    def is_decided(self, synset: Synset) -> bool:
        """Whether everyday.txt or admitted.txt names this synset by its key."""
        return synset.offset in self._decided

    def is_taxon(self, synset: Synset) -> bool:
        """Whether it is a group of biology: a genus, a family."""
        return synset.offset in self._taxa

    def share_out(self, offsets: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Name the synsets; a word that several want goes to the one with the strongest claim.

        Returns:
            Offset -> name and then synonyms, no word twice in all of them. A synset that is left without a name is not
            there.
        """
        claims = {offset: self._claims(self._wordnet.synsets[offset]) for offset in offsets}
        owner: dict[str, tuple[Rank, int]] = {}
        for offset, words in claims.items():
            for word, rank in words.items():
                owner[fold(word)] = min(owner.get(fold(word), (rank, offset)), (rank, offset))
        named: dict[int, tuple[str, ...]] = {}
        for offset, words in claims.items():
            own = {fold(word): word for word in words if owner[fold(word)][1] == offset}
            if own:
                ranked = sorted(own.values(), key=lambda word: self._fitness(words[word], word))
                named[offset] = self._typed(self._wordnet.synsets[offset], tuple(ranked), owner)
                continue
            synset = self._wordnet.synsets[offset]
            qualified = self._qualified(synset)
            if qualified and fold(qualified) not in owner:
                owner[fold(qualified)] = (0, 0, 0, 0), offset
                named[offset] = (qualified,)
        return named

    def _typed(self, synset: Synset, names: tuple[str, ...], owner: Mapping[str, tuple[Rank, int]]) -> tuple[str, ...]:
        """The names with the sort's type after the first, where that is no word by itself: ``admiral butterfly``."""
        first = names[0]
        bare = " " not in first and fold(first) not in self._everyday | self._known
        types = (self._types, self._breeds) if first[:1].isupper() else (self._types,)
        for types_of in types if bare else ():
            found = self._wordnet.nearest(synset, types_of)
            if found is None or synset.offset in types_of or fold(first).endswith(found[0]):
                continue
            typed = f"{first} {found[0]}"
            others = tuple(name for name in names if fold(name) != fold(typed))
            if owner.get(fold(typed), (None, synset.offset))[1] == synset.offset:
                return (typed, *others)
        return names

    def _claims(self, synset: Synset) -> dict[str, Rank]:
        """Words that may name the synset, and how strong its claim on each is: the smallest wins."""
        found: dict[str, Rank] = {}
        for word in self._decided.get(synset.offset, ()):
            found[word] = (0, 0, 0, 0)
        for number, lemma in enumerate(synset.lemmas):
            if lemma not in found and not self.fault(synset, number):
                # A meaning that was named by hand takes other words only where nobody else wants them.
                found[lemma] = (
                    1 + (synset.offset in self._admitted),
                    -synset.counts[number],
                    self._order(synset, fold(lemma)),
                    number,
                )
        return found

    def _qualified(self, synset: Synset) -> str:
        """Its first lemma with what it is: ``apricot tree``; empty where that would be no better."""
        found = self._wordnet.nearest(synset, self._qualifiers)
        lemma = synset.lemmas[0]
        ambiguous = any(self.fault(synset, 0) == fault for fault in ("", _MISREAD, _EVERYDAY))
        if found is None or not ambiguous or fold(lemma).split()[-1] in (found[0], "tree", "bush", "vine", "plant"):
            return ""
        return f"{lemma} {found[0]}"

    def _fitness(self, rank: Rank, word: str) -> tuple[int, bool, int, int]:
        """Which of its own words names a synset: the decided one, an everyday one, the most tagged, the first."""
        decided, count, _, number = rank
        return decided, fold(word) not in self._everyday, count, number

    def _order(self, synset: Synset, folded: str) -> int:
        meanings = self._meanings(folded)
        return meanings.index(synset) if synset in meanings else len(meanings)

    def _meanings(self, folded: str) -> list[Synset]:
        """What the word can mean, most usual first, without proper names and Latin taxa."""
        groups = self._taxa
        return [s for s in self._wordnet.by_lemma.get(folded, ()) if not s.instance_of and s.offset not in groups]

    def _is_misread(self, synset: Synset, number: int) -> bool:
        """Whether a reader would take the word for something quite different."""
        folded = fold(synset.lemmas[number])
        meanings = self._meanings(folded)
        tags = {
            s.offset: sum(c for lemma, c in zip(s.lemmas, s.counts, strict=True) if fold(lemma) == folded)
            for s in meanings
        }
        total = sum(tags.values())
        order = self._order(synset, folded)
        if total >= _FEW_TAGS:
            return tags.get(synset.offset, 0) < _LEAST_SHARE * total and order >= _LATE_SENSE - (
                tags.get(synset.offset, 0) == 0
            )
        return order >= _VERY_LATE_SENSE

    @cached_property
    def _taxa(self) -> frozenset[int]:
        root = self._wordnet["taxonomic_group.n.01"].offset
        found, level = {root}, [root]
        while level:
            level = [
                child for parent in level for child in self._wordnet.hyponyms.get(parent, ()) if child not in found
            ]
            found.update(level)
        return frozenset(found)

    @cached_property
    def _genera(self) -> frozenset[str]:
        names = (lemma for offset in self._taxa for lemma in self._wordnet.synsets[offset].lemmas)
        return frozenset(
            name.removeprefix("genus ") for name in names if name[:1].isupper() or name.startswith("genus ")
        )

    def _is_latin(self, synset: Synset, lemma: str) -> bool:
        """A binomial (``Canis familiaris``), or a taxon's own capitalised name (``Felidae``, ``genus Canis``)."""
        first, *others = lemma.split()
        if first in _RANKS:
            return True
        words = (first, *others)
        learned = synset.lexname in ("animal", "plant") and first.istitle() and all(word.islower() for word in others)
        # Words that English has no meaning for, though WordNet may lack the genus.
        if others and learned and not any(self._meanings(word.lower()) for word in words):
            return True
        if first not in self._genera:
            return False
        homes = {
            name.removeprefix("genus ") for group in synset.member_of for name in self._wordnet.synsets[group].lemmas
        }
        return not others or first in homes or not any(self._meanings(word.lower()) for word in others)
