"""Building the pool: WordNet's nouns and ImageNet's classes, sifted by kinds.yaml, one concept a visible meaning."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from InstructionGen.english import is_plural, singular
from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.concept import Concept, Count, fold
from InstructionGen.pool.familiarity import Familiarity
from InstructionGen.pool.knowledge import Kind, Knowledge
from InstructionGen.pool.lists import Addition, Lists, load_lists
from InstructionGen.pool.naming import Naming
from InstructionGen.pool.store import LICENCES, write_pool
from InstructionGen.pool.wordnet import DEBIAN, Synset, WordNet, read_wordnet

_LEARNED = re.compile(r"\w+(?:id|oid|an|on|pod|ped|ate|ine)")
_STEM = 4


@dataclass(frozen=True, slots=True)
class Build:
    """A pool just built, and what was left out of it."""

    concepts: tuple[Concept, ...]
    dropped: tuple[tuple[str, str], ...]
    """(Name, reason) for every candidate that is no concept. A candidate is a synset of ImageNet or under a kind."""
    unplaced: tuple[str, ...]
    """Names in everyday.txt that no concept bears."""

    @property
    def reasons(self) -> Counter[str]:
        """How many candidates were dropped for each reason."""
        return Counter(reason for _, reason in self.dropped)


def build(knowledge: Knowledge, wordnet: Path = DEBIAN, timm: Path | None = None, lists: Lists | None = None) -> Build:
    """The pool from WordNet's folder, with the ImageNet lists of a timm package.

    Args:
        knowledge: Kinds, with the synsets that they begin at.
        wordnet: Folder with WordNet 3.0's files.
        timm: The ``timm`` package's folder; None to look for an installed one (it is not imported).
        lists: What was decided by hand; None for the lists on the shelf.

    Raises:
        InputError: WordNet, timm or a root of a kind is not there.
    """
    return _Builder(knowledge, read_wordnet(wordnet), timm or installed_timm(), lists or load_lists()).build()


def write(built: Build, path: Path) -> None:
    """Write the built pool to a table that ``load_pool`` reads. The same pool gives the same bytes."""
    write_pool(built.concepts, path)


def installed_timm() -> Path:
    """The folder of the installed timm package, found without importing it.

    Raises:
        InputError: timm is not installed.
    """
    spec = importlib.util.find_spec("timm")
    if spec is None or spec.origin is None:
        raise InputError("timm is not installed, and it carries ImageNet's class lists: pip install timm")
    return Path(spec.origin).parent


class _Builder:
    def __init__(self, knowledge: Knowledge, wordnet: WordNet, timm: Path, lists: Lists) -> None:
        self._knowledge = knowledge
        self._wordnet = wordnet
        self._lists = lists
        self._imagenet = _classes(timm, "imagenet22k_synsets.txt")
        self._famous = _classes(timm, "imagenet_synsets.txt")
        self._naming = Naming(wordnet, lists)
        self._familiarity = Familiarity(wordnet, lists, self._famous)
        self._counts = {self._root(key, "sifting.yaml"): count for key, count in self._lists.counts.items()}
        self._marks = self._marked()
        self._marks_found: dict[int, str] = {}
        self._dropped: list[tuple[str, str]] = []

    def build(self) -> Build:
        kinds = self._sifted()
        named, nameless = self._naming.share_out(kinds)
        self._dropped += nameless
        names = {offset: words for offset, words in named.items() if not self._is_scholarly(offset, words)}
        concepts = [self._concept(synset, kinds, names) for synset in names]
        concepts += self._additions(concepts, names)
        concepts.sort(key=lambda concept: concept.name)
        borne = {fold(concept.name) for concept in concepts} | {fold(s) for c in concepts for s in c.synonyms}
        unplaced = tuple(sorted(name for name in self._lists.everyday if name not in borne))
        return Build(tuple(concepts), tuple(self._dropped), unplaced)

    def _sifted(self) -> dict[int, str]:
        """Offset -> kind of every synset that is a visible, decent, tangible thing."""
        kept: dict[int, str] = {}
        for synset in self._wordnet:
            mark = self._kind_of(synset.offset)
            if not mark and synset.offset not in self._imagenet:
                continue
            reason = self._unfit(synset, mark)
            if reason:
                self._dropped.append((synset.lemmas[0], reason))
            else:
                kept[synset.offset] = mark
        return kept

    def _marked(self) -> dict[int, str]:
        """Where kinds begin. What kinds.yaml says of a synset goes before what sifting.yaml adds."""
        marks = {self._root(root, "the excluded"): f"!{root}" for root in self._knowledge.excluded}
        for kind, roots in self._lists.roots.items():
            if kind not in self._knowledge.kinds:
                raise UnknownName("kind", kind, self._knowledge.kinds)
            marks |= {self._root(root, f"roots of {kind}"): kind for root in roots}
        for name, found in self._knowledge.kinds.items():
            marks |= {self._root(root, f"kind {name!r}"): name for root in found.roots}
        return marks

    def _root(self, key: str, whose: str) -> int:
        if key not in self._wordnet:
            raise InputError(f"{whose}: {key!r} is no noun synset of WordNet 3.0")
        return self._wordnet[key].offset

    def _unfit(self, synset: Synset, mark: str) -> str:
        """Why it cannot be a concept, whatever its names; empty if it can."""
        proper = synset.instance_of and not any(lemma in self._lists.everyday for lemma in synset.lemmas)
        reasons = {
            "proper name": bool(proper),
            "group of biology": self._naming.is_taxon(synset),
            "under no kind": not mark,
            f"excluded: {mark[1:]}": mark.startswith("!"),
            "barred by hand": synset.key in self._lists.barred_synsets,
        }
        if not self._naming.is_decided(synset):
            reasons |= {name: bool(found.search(synset.definition)) for name, found in self._lists.glosses.items()}
        return next((reason for reason, holds in reasons.items() if holds), "")

    def _is_scholarly(self, offset: int, words: tuple[str, ...]) -> bool:
        """Whether only biologists speak of it: a family's or order's Latin name made English (``serranid fish``)."""
        synset = self._wordnet.synsets[offset]
        first = fold(words[0]).split()[0]
        taxa = (lemma.lower() for group in synset.member_of for lemma in self._wordnet.synsets[group].lemmas)
        learned = _LEARNED.fullmatch(first) is not None and any(taxon.startswith(first[:_STEM]) for taxon in taxa)
        if not learned or self._familiarity.of(synset, words[0]) > 0:
            return False
        self._dropped.append((words[0], "jargon of biology"))
        return True

    def _concept(self, offset: int, kinds: Mapping[int, str], names: Mapping[int, tuple[str, ...]]) -> Concept:
        synset = self._wordnet.synsets[offset]
        name, *synonyms = names[offset]
        kind = self._knowledge.kinds[kinds[offset]]
        sources = ["imagenet1k"] * (offset in self._famous) + ["imagenet22k"] * (offset in self._imagenet) + ["wordnet"]
        return Concept(
            name=name,
            synonyms=tuple(synonyms),
            kind=kind.name,
            category=kind.category,
            hypernyms=self._hypernyms(synset, names, kind),
            count=self._count(synset, name, kind.count),
            familiarity=self._familiarity.of(synset, name),
            sources=tuple(sources),
            licence=LICENCES[sources[0]],
            key=synset.key,
        )

    def _hypernyms(self, synset: Synset, names: Mapping[int, tuple[str, ...]], kind: Kind) -> tuple[str, ...]:
        """Ancestors by all paths, nearest first: those of its own kind, and beyond it those that are concepts."""
        found: dict[str, None] = {}
        seen = {synset.offset}
        queue = deque([synset])
        while queue:
            for parent in queue.popleft().hypernyms:
                if parent not in seen:
                    seen.add(parent)
                    above = self._wordnet.synsets[parent]
                    queue.append(above)
                    if parent in names:
                        found[names[parent][0]] = None
                    elif self._kind_of(parent) == kind.name:
                        found[above.lemmas[0]] = None
        return tuple(found)

    def _kind_of(self, offset: int) -> str:
        """The mark nearest to a synset; empty where there is none."""
        if offset not in self._marks_found:
            found = self._wordnet.nearest(self._wordnet.synsets[offset], self._marks)
            self._marks_found[offset] = found[0] if found else ""
        return self._marks_found[offset]

    def _count(self, synset: Synset, name: str, usual: Count) -> Count:
        """As decided for the synset; plural where its name is; as decided above it; as is usual for the kind."""
        if synset.key in self._lists.counts:
            return self._lists.counts[synset.key]
        if self._is_plural(name):
            return "plural"
        found = self._wordnet.nearest(synset, self._counts)
        return cast("Count", found[0]) if found else usual

    def _is_plural(self, name: str) -> bool:
        """Whether the form is plural of a word that there is: an oxalis is no plural, trousers are."""
        one = singular(name)
        last = fold(one).split(" of ")[0].split(" on ")[0].rpartition(" ")[2]
        return is_plural(name) and (one == name or last in self._wordnet.by_lemma)

    def _additions(self, concepts: Collection[Concept], names: Mapping[int, tuple[str, ...]]) -> Iterator[Concept]:
        taken = {fold(name) for concept in concepts for name in (concept.name, *concept.synonyms)}
        for addition in self._lists.additions:
            name, *synonyms = addition.names
            if known := [other for other in addition.names if fold(other) in taken]:
                raise InputError(f"additions.txt: {known[0]!r} is in the pool already: take it out")
            kind, hypernyms, count = self._place_of(addition, names)
            yield Concept(
                name=name,
                synonyms=tuple(synonyms),
                kind=kind.name,
                category=kind.category,
                hypernyms=hypernyms,
                count=count,
                familiarity=3 if fold(name) in self._lists.everyday else 2,
                sources=("own",),
                licence=LICENCES["own"],
                key="",
            )

    def _place_of(
        self, addition: Addition, names: Mapping[int, tuple[str, ...]]
    ) -> tuple[Kind, tuple[str, ...], Count]:
        """Its kind, what it is a kind of, and how it is counted."""
        kind = self._knowledge.kinds.get(addition.under)
        if kind is not None:
            return kind, (), "plural" if self._is_plural(addition.names[0]) else kind.count
        parent = self._wordnet.synsets[self._root(addition.under, f"the addition {addition.names[0]!r}")]
        kind = self._knowledge.kinds.get(self._kind_of(parent.offset))
        if kind is None:
            raise InputError(
                f"additions.txt: {addition.names[0]!r} is under {addition.under!r}, which belongs to no kind"
            )
        above = names[parent.offset][0] if parent.offset in names else parent.lemmas[0]
        hypernyms = (above, *self._hypernyms(parent, names, kind))
        return kind, hypernyms, self._count(parent, addition.names[0], kind.count)


def _classes(timm: Path, name: str) -> frozenset[int]:
    """Offsets of the synsets in one of timm's ImageNet lists."""
    path = timm / "data" / "_info" / name
    try:
        return frozenset(int(line[1:]) for line in path.read_text("utf-8").split())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not ImageNet's class list. Install timm, or name its folder") from error
