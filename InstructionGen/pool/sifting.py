"""Whether a meaning is a thing that can be seen and may be drawn, and of which kind.

WordNet, the kinds and lists of the pool, and ``concept/cleaning.yaml`` say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, cast

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.concept import fold
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.lists import Lists
from InstructionGen.pool.naming import Naming
from InstructionGen.pool.wordnet import Synset, WordNet
from InstructionGen.shelves import shelf

Reason = Literal[
    "name is empty",
    "name is too long",
    "digits or signs",
    "another script",
    "unknown word",
    "means something else first",
    "another concept has the name",
    "proper name",
    "person or character",
    "make or model",
    "label, not a thing",
    "action or event",
    "abstract",
    "group of biology",
    "Latin",
    "class of things",
    "inside the body",
    "too small to see",
    "not to be seen",
    "medicine or drug",
    "sensitive people",
    "people without a look",
    "unseemly",
    "barred by hand",
    "same name",
    "same meaning",
    "other number",
    "near duplicate",
    "folded into its parent",
    "jargon of biology",
    "a verdict says no",
]
"""Why a name is no concept of its own."""

MERGED: frozenset[Reason] = frozenset(
    ("same name", "same meaning", "other number", "near duplicate", "folded into its parent")
)
"""Reasons that say that another concept took the name in."""

_LEXNAMES: Mapping[str, Reason] = {
    "act": "action or event",
    "event": "action or event",
    "process": "action or event",
    "phenomenon": "action or event",
    "person": "people without a look",
    "body": "inside the body",
    "substance": "not to be seen",
    "Tops": "class of things",
    "artifact": "class of things",
    "object": "class of things",
    "animal": "class of things",
    "plant": "class of things",
    "food": "class of things",
}
"""Lexicographer's file -> why what no kind speaks of is no concept; the rest is abstract."""
_GLOSSES: Mapping[str, Reason] = {
    "not to be seen with the naked eye": "too small to see",
    "not decent": "unseemly",
    "a drug": "medicine or drug",
    "offensive": "unseemly",
}
"""What sifting.yaml calls it -> what it is called here; the rest is abstract."""
_FAULTS: Mapping[str, Reason] = {
    "barred by hand": "barred by hand",
    "digits or signs": "digits or signs",
    "too long": "name is too long",
    "Latin": "Latin",
    "jargon of biology": "jargon of biology",
    "barred word": "unseemly",
    "trademark": "proper name",
    "trade name": "proper name",
    "unseemly": "unseemly",
}
_GENERATIONS = frozenset("first second third fourth fifth sixth seventh generation new classic".split())
_NO_KIND = "!"
"""Marks synsets that belong to no kind, whatever is above them."""


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    sensitive: tuple[str, ...]
    unseen: dict[Reason, tuple[str, ...]]
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one meaning: its kind when it is a visible thing, else the reason why not."""

    kind: str = ""
    reason: Reason | Literal[""] = ""


class Sifter:
    """Judges WordNet's meanings and words.

    Args:
        wordnet: All meanings.
        knowledge: The kinds, and where each begins.
        lists: What was decided by hand.
        rules: Another file than the shipped ``cleaning.yaml``.

    Raises:
        InputError: A kind or a list speaks of a synset that there is not.
        UnknownName: A list speaks of a kind that there is not.
    """

    def __init__(self, wordnet: WordNet, knowledge: Knowledge, lists: Lists, rules: Path | None = None) -> None:
        self.wordnet = wordnet
        self.lists = lists
        self.naming = Naming(wordnet, lists)
        self.knowledge = knowledge
        self._rules = _load(rules or shelf("concept", "cleaning.yaml"))
        self._makers = frozenset(self._rules.makers)
        self._marks = self._marked()
        self._why = self._reasons()
        self._admitted = {self._root(key, "admitted.txt"): found.kind for key, found in lists.admitted.items()}
        for kind in self._admitted.values():
            self._known_kind(kind)
        self._kinds: dict[int, str] = {}
        self._verdicts: dict[int, Verdict] = {}

    def of(self, synset: Synset) -> Verdict:
        """The verdict on a meaning, whatever its names."""
        found = self._verdicts.get(synset.offset)
        if found is None:
            found = self._verdicts[synset.offset] = self._judged(synset)
        return found

    def kind_of(self, offset: int) -> str:
        """The kind that a synset would belong to, fit for the pool or not; empty where there is none."""
        if offset not in self._kinds:
            found = self.wordnet.nearest(self.wordnet.synsets[offset], self._marks)
            self._kinds[offset] = found[0] if found and found[0] != _NO_KIND else ""
        return self._admitted.get(offset) or self._kinds[offset]

    def synset(self, key: str) -> Synset | None:
        """The synset of a key such as ``dog.n.01`` or ``n02084071``, if there is one."""
        if key[:1] == "n" and key[1:].isdecimal():
            return self.wordnet.synsets.get(int(key[1:]))
        return self.wordnet[key] if key in self.wordnet else None  # noqa: SIM401 - a WordNet is no dict

    def fault(self, synset: Synset, number: int) -> Reason | Literal[""]:
        """Why a meaning's lemma of that number is no good name for it; empty if it is one."""
        fault = self.naming.fault(synset, number)
        return _FAULTS.get(fault, "means something else first") if fault else ""

    def unseemly(self, name: str) -> Reason | Literal[""]:
        """Whether a name that WordNet does not know holds a word that no name may hold, or is barred."""
        folded = fold(name)
        words = folded.split()
        parts = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 3, len(words)) + 1))
        if any(part in self.lists.barred_words for part in parts):
            return "unseemly"
        return "barred by hand" if folded in self.lists.barred_names else ""

    def is_make(self, name: str) -> bool:
        """Whether it begins with a maker's name, behind a year or a generation or not."""
        words = [word for word in fold(name).split() if word not in _GENERATIONS]
        return bool(words) and (words[0] in self._makers or " ".join(words[:2]) in self._makers)

    def cased(self, name: str) -> str:
        """The name with capitals only where English wants them: ``American crow``, ``witch hat``, ``Kemp's ridley``."""
        return " ".join(word if self._is_owner(word) else self._cased(word) for word in name.split())

    def _is_owner(self, word: str) -> bool:
        """Whether it is a person's name in the genitive, and no baker's or bird's."""
        return word[:1].isupper() and word.endswith("'s") and word[:-2].lower() not in self.wordnet.by_lemma

    def _cased(self, word: str) -> str:
        return "-".join(self._capitals.get(part.lower(), part.lower()) for part in word.split("-"))

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        """Words that lemmas mostly have a capital in -> how they are written."""
        small: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for synset in self.wordnet:
            for lemma in synset.lemmas:
                for word in lemma.replace("-", " ").split():
                    (large if word[:1].isupper() else small)[word] += 1
        return {word.lower(): word for word, count in reversed(large.most_common()) if count > small[word.lower()]}

    def _judged(self, synset: Synset) -> Verdict:
        if synset.offset in self._admitted:
            return Verdict(kind=self._admitted[synset.offset])
        kind = self.kind_of(synset.offset)
        reason = self._name_fault(synset) or (self._gloss_fault(synset) if kind else self._kindless(synset))
        return Verdict(reason=reason) if reason else Verdict(kind=kind)

    def _name_fault(self, synset: Synset) -> Reason | Literal[""]:
        if synset.instance_of and not any(lemma in self.lists.everyday for lemma in synset.lemmas):
            return "proper name"
        return "group of biology" if self.naming.is_taxon(synset) else ""

    def _kindless(self, synset: Synset) -> Reason:
        """Why a meaning has no kind."""
        why = self.wordnet.nearest(synset, self._why)
        return cast("Reason", why[0]) if why else _LEXNAMES.get(synset.lexname, "abstract")

    def _gloss_fault(self, synset: Synset) -> Reason | Literal[""]:
        """What is wrong with a meaning that has a kind."""
        if synset.key in self.lists.barred_synsets:
            return "barred by hand"
        if not self.naming.is_decided(synset):
            for name, pattern in self.lists.glosses.items():
                if pattern.search(synset.definition):
                    return _GLOSSES.get(name, "abstract")
        return ""

    def _marked(self) -> dict[int, str]:
        """Where kinds begin and end. What a kind says of a synset goes before what sifting.yaml adds."""
        marks = {self._root(root, "the excluded"): _NO_KIND for root in self.knowledge.excluded}
        for kind, roots in self.lists.roots.items():
            self._known_kind(kind)
            marks |= {self._root(root, f"roots of {kind}"): kind for root in roots}
        for name, found in self.knowledge.kinds.items():
            marks |= {self._root(root, f"kind {name!r}"): name for root in found.roots}
        return marks

    def _reasons(self) -> dict[int, str]:
        """Where reasons begin, for what has no kind."""
        why: dict[int, str] = {}
        for reason, roots in self._rules.unseen.items():
            self._mark(why, roots, reason)
        self._mark(why, ("person.n.01",), "people without a look")
        self._mark(why, self._rules.sensitive, "sensitive people")
        return why

    def _root(self, key: str, whose: str) -> int:
        if key not in self.wordnet:
            raise InputError(f"{whose}: {key!r} is no noun synset of WordNet 3.0")
        return self.wordnet[key].offset

    def _known_kind(self, kind: str) -> None:
        if kind not in self.knowledge.kinds:
            raise UnknownName("kind", kind, self.knowledge.kinds)

    def _mark(self, marks: dict[int, str], keys: Iterable[str], mark: str) -> None:
        marks |= {self.wordnet[key].offset: mark for key in keys if key in self.wordnet}


def _load(path: Path) -> _Rules:
    try:
        return _Rules.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())[:200]}") from error
