"""Whether a meaning is a thing that can be seen and may be drawn.

WordNet, the kinds and lists of the pool, and ``concept/cleaning.yaml`` say so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

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
]
"""Why a name is no concept of its own. The last five say that another concept took it in."""

MERGED: frozenset[Reason] = frozenset(
    ("same name", "same meaning", "other number", "near duplicate", "folded into its parent")
)

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
    "jargon of biology": "Latin",
    "barred word": "unseemly",
    "trademark": "proper name",
    "trade name": "proper name",
    "unseemly": "unseemly",
}


_PICTURED: Mapping[str, str] = {
    "artifact": "thing",
    "animal": "animal",
    "plant": "plant",
    "food": "food",
    "object": "nature",
}
"""Lexicographer's file -> category of what has pictures and no kind."""
_UNKIND = re.compile(
    r"\b(sex\w*|slang|informal|prostitut\w*|negro\w*|black|white|offensive|disparag\w*|derogat\w*|slaves?|castrat\w*|jew\w*"
    r"|muslim|christian|religio\w*|criminal\w*|illegal\w*|drunk\w*|inept|incompetent|stupid|ugly|promiscuous|homosexual"
    r"|dead|dying|abortions?|amputat\w*|confederate|nazi|poor|peasant|nude|erotic\w*|inferior|mediocre|dishonest\w*)\b",
    re.IGNORECASE,
)
"""What a definition must not hold, where it is of people."""
_FEW_SORTS = 8
_GENERATIONS = frozenset("first second third fourth fifth sixth seventh generation new classic".split())


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    visible: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    only_people: tuple[str, ...] = ()
    sensitive: tuple[str, ...]
    unseen: dict[Reason, tuple[str, ...]]
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one meaning: its category when it is a visible thing, else the reason why not."""

    category: str = ""
    reason: Reason | Literal[""] = ""


class Judge:
    """Judges WordNet's meanings and words."""

    def __init__(
        self,
        wordnet: WordNet,
        knowledge: Knowledge,
        lists: Lists,
        pictured: Collection[int] = frozenset(),
        rules: Path | None = None,
    ) -> None:
        """Judge by what WordNet, the pool and the rules say.

        Args:
            wordnet: All meanings.
            knowledge: The kinds, which say what is visible.
            lists: What was decided by hand for the pool.
            pictured: Synsets that somebody found pictures of, such as ImageNet's classes: where nothing else is
                known of such an artifact, animal, plant, food or natural object, it can be seen.
            rules: Another file than the shipped ``cleaning.yaml``.
        """
        self._pictured = pictured
        self.wordnet = wordnet
        self.lists = lists
        self.naming = Naming(wordnet, lists)
        self._knowledge = knowledge
        self._rules = _load(rules or shelf("concept", "cleaning.yaml"))
        self._makers = frozenset(self._rules.makers)
        self._barred = frozenset(lists.barred_synsets)
        self._verdicts: dict[int, Verdict] = {}

    def of(self, synset: Synset) -> Verdict:
        """The verdict on a meaning, whatever its names."""
        found = self._verdicts.get(synset.offset)
        if found is None:
            found = self._verdicts[synset.offset] = self._judged(synset)
        return found

    def synset(self, key: str) -> Synset | None:
        """The synset of a key such as ``dog.n.01``, if there is one."""
        if key not in self.wordnet:
            return None
        return self.wordnet[key]

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
        """The name with capitals only where WordNet mostly has them: ``American crow``, ``witch hat``."""
        return " ".join(self._cased(word) for word in name.split())

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
        found = self.wordnet.nearest(synset, self._marks)
        mark = found[0] if found else "!"
        if reason := self._barred_for(synset):
            return Verdict(reason=reason)
        if mark.startswith("!"):
            reason = self._reason(mark[1:], synset)
            if reason != "class of things" or not self._is_pictured(synset):
                return Verdict(reason=reason)
            mark = _PICTURED[synset.lexname]
        if mark == "person" and (synset.lemmas[0][:1].isupper() or _UNKIND.search(synset.gloss)):
            return Verdict(reason="sensitive people")
        if not self.naming.is_decided(synset):
            for name, pattern in self.lists.glosses.items():
                if pattern.search(synset.definition):
                    return Verdict(reason=_GLOSSES.get(name, "abstract"))
        return Verdict(category=mark)

    def _barred_for(self, synset: Synset) -> Reason | Literal[""]:
        if synset.instance_of and not any(lemma in self.lists.everyday for lemma in synset.lemmas):
            return "proper name"
        if self.naming.is_taxon(synset):
            return "group of biology"
        return "barred by hand" if synset.key in self._barred else ""

    def _is_pictured(self, synset: Synset) -> bool:
        """Whether it is a thing with pictures of its own, not a word for all sorts of things."""
        return (
            synset.offset in self._pictured
            and synset.lexname in _PICTURED
            and len(self.wordnet.hyponyms.get(synset.offset, ())) <= _FEW_SORTS
        )

    def _reason(self, mark: str, synset: Synset) -> Reason:
        known = {**dict.fromkeys(self._rules.unseen), "sensitive people": None, "people without a look": None}
        return next((r for r in known if r == mark), _LEXNAMES.get(synset.lexname, "abstract"))

    @cached_property
    def _marks(self) -> Mapping[int, str]:
        """Synsets where categories and reasons begin; what comes later goes before what comes earlier."""
        marks: dict[int, str] = {}
        self._mark(marks, self._knowledge.excluded - self._people_roots, "!")
        for kind, roots in self.lists.roots.items():
            if kind not in self._knowledge.kinds:
                raise UnknownName("kind", kind, self._knowledge.kinds)
            self._mark(marks, roots, self._knowledge.kinds[kind].category)
        for category, roots in self._rules.visible.items():
            self._mark(marks, roots, category)
        for reason, roots in self._rules.unseen.items():
            self._mark(marks, roots, f"!{reason}")
        for kind_ in self._knowledge.kinds.values():
            self._mark(marks, kind_.roots, kind_.category)
        below = [child for key in self._rules.only_people if key in self.wordnet for child in self._below(key)]
        marks |= dict.fromkeys(below, "!people without a look")
        self._mark(marks, self._rules.people, "person")
        self._mark(marks, self._rules.sensitive, "!sensitive people")
        self._mark(marks, ("person.n.01",), "!people without a look")
        self._mark(marks, self._rules.only_people, "person")
        return marks

    @cached_property
    def _people_roots(self) -> frozenset[str]:
        """What kinds shut out below person: the rules here are finer."""
        found = (key for key in self._knowledge.excluded if key in self.wordnet)
        person = {self.wordnet["person.n.01"].offset: "person"} if "person.n.01" in self.wordnet else {}
        return frozenset(key for key in found if self.wordnet.nearest(self.wordnet[key], person))

    def _below(self, key: str) -> tuple[int, ...]:
        return self.wordnet.hyponyms.get(self.wordnet[key].offset, ())

    def _mark(self, marks: dict[int, str], keys: Iterable[str], mark: str) -> None:
        marks |= {self.wordnet[key].offset: mark for key in keys if key in self.wordnet}


def _load(path: Path) -> _Rules:
    try:
        return _Rules.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, ValidationError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())[:200]}") from error
