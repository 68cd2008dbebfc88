"""The pool on disk and in memory.

On disk it is one gzipped table, a line a concept, sorted by name. Building it twice gives the same bytes.
"""

from __future__ import annotations

import gzip
import io
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

from InstructionGen.errors import InputError, UnknownName
from InstructionGen.pool.concept import Background, Concept, Count, fold
from InstructionGen.pool.knowledge import Knowledge, load_knowledge
from InstructionGen.pool.licences import licence_of
from InstructionGen.pool.pairs import Pairs
from InstructionGen.pool.places import places
from InstructionGen.pool.relations import Lineage, Relations, relations_of
from InstructionGen.pool.stand_ins import WELL_KNOWN, StandIns, read_groups
from InstructionGen.shelves import shelf

HEADER = "name\tsynonyms\tkind\thypernyms\tparts\tcount\tfamiliarity\tsources\tbackgrounds\tkey"


class Pool:
    """Concepts in a stable order, found by name, synonym, plural, kind and scene."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        knowledge: Knowledge,
        groups: Iterable[tuple[str, ...]] = (),
        backgrounds: Iterable[Background] = (),
    ) -> None:
        self.concepts = tuple(concepts)
        self.backgrounds = tuple(backgrounds)
        """Scenes that class lists tell of: places for anything, and no things."""
        self.knowledge = knowledge
        self._index = _index(self.concepts)
        self._kinds: dict[str, tuple[Concept, ...]] | None = None
        self._lineage: Lineage | None = None
        self._scenes: dict[tuple[str, str | None], tuple[Concept, ...]] = {}
        self._stand_ins = StandIns(groups, self._index, self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __contains__(self, name: str) -> bool:
        return self.get(name) is not None

    def get(self, name: str) -> Concept | None:
        """The concept of that name or synonym, singular or plural, in any case."""
        folded = fold(name)
        found = self._index.get(folded)
        if found is not None:
            return found
        for candidate in (*_singulars(folded), *_respelt(folded)):
            found = self._index.get(candidate)
            if found is not None:
                return found
        return None

    def find(self, words: str | Sequence[str]) -> Concept | None:
        """The concept that a compound's longest ending names: tabby cat for ``orange tabby cat``.

        Args:
            words: A head compound such as ``Token`` words or ``Sentence.core`` gives, without what follows the head.
        """
        parts = fold(words).split() if isinstance(words, str) else [fold(word) for word in words]
        for start in range(len(parts)):
            found = self.get(" ".join(parts[start:]))
            if found is not None:
                return found
        return None

    def of_kind(self, kind: str) -> tuple[Concept, ...]:
        """All concepts of a kind, in the pool's order.

        Raises:
            UnknownName: There is no such kind.
        """
        if kind not in self.knowledge.kinds:
            raise UnknownName("kind", kind, self.knowledge.kinds)
        if self._kinds is None:
            grouped: dict[str, list[Concept]] = {}
            for concept in self.concepts:
                grouped.setdefault(concept.kind, []).append(concept)
            self._kinds = {name: tuple(members) for name, members in grouped.items()}
        return self._kinds.get(kind, ())

    def stand_ins(self, concept: Concept) -> tuple[Concept, ...]:
        """Well-known things that could take its place in a picture; see ``stand_ins``. Maybe none."""
        return self._stand_ins.of(concept)

    def in_scene(self, scene: str, slot: str | None = None) -> tuple[Concept, ...]:
        """Well-known things that can be put into such a scene, in the pool's order.

        Raises:
            UnknownName: There is no such scene.
        """
        if (scene, slot) not in self._scenes:
            if scene not in self.knowledge.scenes:
                raise UnknownName("scene", scene, self.knowledge.scenes)
            fitting = {
                name
                for name, kind in self.knowledge.kinds.items()
                if kind.addable and scene in kind.scenes and (slot is None or slot in kind.slots)
            }
            found = (c for c in self.concepts if c.kind in fitting and c.familiarity >= WELL_KNOWN)
            self._scenes[scene, slot] = tuple(found)
        return self._scenes[scene, slot]

    def places(self, concept: Concept) -> tuple[str, ...]:
        """Phrases for places where it is seen, always the same ones: ``on a marble kitchen counter``."""
        found_for_it: Sequence[str] = ()
        if concept.backgrounds:
            # Where to stand in a bare "forest" is asked of a word list with a slow start: only where there is one.
            from InstructionGen.pool.phrasing import background_phrase

            slots = self.knowledge.kinds[concept.kind].slots
            found_for_it = [background_phrase(text, self, slots) for text in concept.backgrounds]
        return tuple(places(concept, self.knowledge, random.Random(f"places/{concept.name}"), found_for_it))

    def relations(self, concept: Concept) -> Relations:
        """All that is known of a concept: what it is under, beside and above, its parts, looks and places."""
        if self._lineage is None:
            self._lineage = Lineage(self.concepts)
        stand_ins = self.stand_ins(concept)
        return relations_of(concept, self.knowledge, self._lineage, self.places(concept), stand_ins)

    def pairs(self, seed: int | str, start: int = 0, counterfactual: float = 0.0) -> Pairs:
        """Unlike pairs, all of them once: with a scene in common, or a share of them with none; see ``Pairs``."""
        return Pairs(self.concepts, self.knowledge, seed, start, counterfactual)


def pool_files(path: Path | None = None) -> tuple[Path, ...]:
    """The files of the shipped pool or of another table: its concepts, and what is known of their kinds and scenes."""
    folder = shelf("concept", "pool")
    written = (*sorted(folder.glob("kinds/*.yaml")), *sorted(folder.glob("scenes/*.yaml")), folder / "traits.yaml")
    return (path or folder / "concepts.tsv.gz", folder / "stand_ins.txt", *written)


def load_pool(path: Path | None = None) -> Pool:
    """The shipped pool, or one that ``write_pool`` wrote.

    Raises:
        InputError: The file is missing or is no pool.
    """
    path = path or shelf("concept", "pool", "concepts.tsv.gz")
    try:
        state = path.stat()
    except OSError:
        return read_pool(path, load_knowledge())  # says in one line what is wrong with it
    return _read_once(path.absolute(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _read_once(path: Path, changed: int, size: int) -> Pool:  # noqa: ARG001 - a file written anew is read anew
    return read_pool(path, load_knowledge())


def read_pool(path: Path, knowledge: Knowledge) -> Pool:
    """A pool from its table.

    Raises:
        InputError: The file is missing or is no pool.
    """
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read as a concept pool. Build one: instructiongen pool build") from error
    except (EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: a damaged concept pool. Build it again: instructiongen pool build") from error
    header, _, body = text.partition("\n")
    if header != HEADER:
        raise InputError(f"{path}: not a concept pool of this version. Build one: instructiongen pool build")
    table, _, scenes = body.partition("\n\n")
    groups = read_groups(shelf("concept", "pool", "stand_ins.txt"))
    return Pool(_rows(table, path, knowledge), knowledge, groups, map(_background, scenes.splitlines()))


def write_pool(concepts: Iterable[Concept], backgrounds: Iterable[Background], path: Path) -> None:
    """Write the pool's table, and behind an empty line the backgrounds; equal concepts give equal bytes."""
    rows = sorted(
        (
            concept.name,
            "|".join(concept.synonyms),
            concept.kind,
            "|".join(concept.hypernyms),
            "|".join(concept.parts),
            concept.count,
            str(concept.familiarity),
            "|".join(concept.sources),
            "|".join(concept.backgrounds),
            concept.key,
        )
        for concept in concepts
    )
    scenes = sorted(f"{scene.name}\t{'|'.join(scene.sources)}" for scene in backgrounds)
    text = "\n".join([HEADER, *("\t".join(row) for row in rows), "", *scenes]) + "\n"
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(text.encode("utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed.getvalue())


def _rows(body: str, path: Path, knowledge: Knowledge) -> Iterator[Concept]:
    # Chains and source lists repeat from line to line: each is split and kept once.
    lists: dict[str, tuple[str, ...]] = {"": ()}

    def split(field: str) -> tuple[str, ...]:
        found = lists.get(field)
        if found is None:
            found = lists[field] = tuple(field.split("|"))
        return found

    categories = {name: kind.category for name, kind in knowledge.kinds.items()}
    for number, line in enumerate(body.splitlines(), 2):
        try:
            name, synonyms, kind, hypernyms, parts, count, familiarity, sources, backgrounds, key = line.split("\t")
            yield Concept(
                name=name,
                synonyms=tuple(synonyms.split("|")) if synonyms else (),
                kind=kind,
                category=categories[kind],
                hypernyms=split(hypernyms),
                parts=split(parts),
                count=cast("Count", count),
                familiarity=int(familiarity),
                sources=split(sources),
                backgrounds=tuple(backgrounds.split("|")) if backgrounds else (),
                licence=licence_of(split(sources)[0]),
                key=key,
            )
        except (ValueError, KeyError, IndexError) as error:
            raise InputError(
                f"{path}: line {number} does not fit kinds.yaml. Build the pool again: instructiongen pool build"
            ) from error


def _background(line: str) -> Background:
    name, _, sources = line.partition("\t")
    return Background(name, tuple(sources.split("|")))


def _index(concepts: Sequence[Concept]) -> dict[str, Concept]:
    index = {fold(concept.name): concept for concept in concepts}
    for concept in concepts:
        for synonym in concept.synonyms:
            index.setdefault(fold(synonym), concept)
    return index


def _respelt(name: str) -> Iterator[str]:
    """The same words written together or apart: ``wine glasses`` is ``wineglass``, ``teddy-bear`` is ``teddy bear``."""
    if "-" in name:
        apart = name.replace("-", " ")
        yield apart
        yield from _singulars(apart)
    together = name.replace("-", "").replace(" ", "")
    if together != name:
        yield together
        yield from _singulars(together)


# The longest first: skies are no skis, crosses no lacrosse sticks.
_ENDINGS = (
    *(("ies", "y"), ("ves", "f"), ("ves", "fe")),
    *((f"{sibilant}es", sibilant) for sibilant in ("ss", "sh", "ch", "x", "zz")),
    *(("s", ""), ("es", "")),
)


def _singulars(name: str) -> Iterator[str]:
    """Likely singular forms of a folded name, the plainest first.

    Regular endings are undone here; a word list with its slow start is asked only for words in other forms.
    """
    first, of, rest = name.partition(" of ")
    before, _, word = first.rpartition(" ")
    stem = f"{before} " if before else ""
    tail = f"{of}{rest}"
    if word.endswith("s") and len(word) > 2:
        for ending, instead in _ENDINGS:
            if word.endswith(ending):
                yield stem + word[: -len(ending)] + instead + tail
    elif word:
        from InstructionGen.english import singular

        other = singular(word)
        if other != word:
            yield stem + other + tail
