"""Building the pool: WordNet's nouns under the kinds, our own additions, and what class lists have beyond both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from InstructionGen.errors import InputError
from InstructionGen.pool.base import Base
from InstructionGen.pool.candidates import Candidate, Dropped, reasons
from InstructionGen.pool.class_lists import FOLDER, ClassList, class_list, class_lists, find, own_list, rows_of
from InstructionGen.pool.cleaning import Cleaner
from InstructionGen.pool.concept import Background, Concept, fold
from InstructionGen.pool.knowledge import Knowledge
from InstructionGen.pool.licences import licence_of
from InstructionGen.pool.lists import Lists, load_lists
from InstructionGen.pool.overlap import Overlap, overlap
from InstructionGen.pool.readers import Listed, Unread
from InstructionGen.pool.sifting import Sifter
from InstructionGen.pool.store import write_pool
from InstructionGen.pool.wordnet import DEBIAN, read_wordnet

if TYPE_CHECKING:
    from InstructionGen.pool.likeness import Vectors

NEAR = 0.92
"""The least cosine at which two names are taken to mean the same."""
_FAMOUS = "imagenet1k"
_PICTURED = "imagenet22k"


@dataclass(frozen=True, slots=True)
class Build:
    """A pool just built, and what was left out of it."""

    concepts: tuple[Concept, ...]
    backgrounds: tuple[Background, ...]
    """Scenes of the class lists: places for concepts to be in."""
    dropped: tuple[Dropped, ...]
    """Every name that is no concept of its own."""
    unread: tuple[Unread, ...]
    """Every row that gives no name."""
    unplaced: tuple[str, ...]
    """Names in everyday.txt that no concept bears."""

    @property
    def reasons(self) -> Counter[str]:
        """How many names were dropped for each reason."""
        return reasons(self.dropped)


def build(
    knowledge: Knowledge,
    wordnet: Path = DEBIAN,
    sources: Mapping[str, Path | None] | None = None,
    lists: Lists | None = None,
    *,
    species: Literal["keep", "fold"] = "keep",
    unknown: Literal["drop", "trust"] = "drop",
    verdicts: Mapping[str, bool] | None = None,
    embed: Callable[[Sequence[str]], Vectors] | None = None,
    near: float = NEAR,
) -> Build:
    """The pool from WordNet's folder and class lists.

    Args:
        knowledge: Kinds, with the synsets that they begin at.
        wordnet: Folder with WordNet 3.0's files.
        sources: Class lists by name, in the order in which they are taken in, each with its file; ``None`` for one that
            comes with an installed package or was fetched. ImageNet's two are always asked for. With a file the name
            may be the user's own.
        lists: What was decided by hand; None for the lists on the shelf.
        species: ``fold`` gives up specialists' animals and plants: their parent stands for them.
        unknown: ``trust`` believes a list of objects in words that WordNet does not have.
        embed: Sentence embeddings: names of the lists that are near another name are merged into it.
        near: The least cosine of names that mean the same.
        verdicts: Folded name -> whether it may stay, as a person or an engine said.

    Raises:
        InputError: WordNet, a list or a root of a kind is not there.
        UnknownName: There is no class list of a name.
    """
    lists = lists or load_lists()
    files = {name: _found(name, path) for name, path in {_PICTURED: None, _FAMOUS: None, **(sources or {})}.items()}
    sifter = Sifter(read_wordnet(wordnet), knowledge, lists)
    base = Base(sifter, _classes(files.pop(_PICTURED)), _classes(files.pop(_FAMOUS)))
    cleaner = Cleaner(base, unknown)
    unread = []
    for name, path in files.items():
        known = _list(name, path)
        for row in rows_of(known, path):
            if isinstance(row, Unread):
                unread.append(row)
            else:
                cleaner.add(row, known.familiarity)
    if embed:
        cleaner.merge_near(embed, near)
    if species == "fold":
        cleaner.fold()
    dropped = [*base.dropped, *cleaner.dropped]
    kept = list(_verdicted(cleaner.candidates, verdicts or {}, dropped))
    concepts = sorted((_concept(one, knowledge) for one in kept), key=lambda concept: concept.name)
    borne = {fold(name) for concept in concepts for name in (concept.name, *concept.synonyms)}
    unplaced = tuple(sorted(name for name in lists.everyday if name not in borne))
    return Build(tuple(concepts), cleaner.backgrounds, tuple(dropped), tuple(unread), unplaced)


def write(built: Build, path: Path) -> None:
    """Write the built pool to a table that ``load_pool`` reads. The same pool gives the same bytes."""
    write_pool(built.concepts, built.backgrounds, path)


def shared(sources: Mapping[str, Path | None]) -> Overlap:
    """How many names the class lists have in common, WordNet and ImageNet among them."""
    files = {"wordnet": None, _PICTURED: None, _FAMOUS: None, **sources}
    return overlap({name: _listed(name, path) for name, path in files.items()})


def _listed(name: str, path: Path | None) -> Iterator[Listed]:
    return (row for row in rows_of(_list(name, path), _found(name, path)) if isinstance(row, Listed))


def installed() -> tuple[str, ...]:
    """The class lists that the shipped pool is built from: those that come with packages, in the table's order."""
    return tuple(
        known.name for known in class_lists().values() if known.package and known.name not in (_PICTURED, _FAMOUS)
    )


def _list(name: str, path: Path | None) -> ClassList:
    """The class list of that name; one of the user's own where a file is given and the table has none."""
    return own_list(name) if path is not None and name not in class_lists() else class_list(name)


def _found(name: str, path: Path | None) -> Path:
    return path if path is not None else find(class_list(name), FOLDER)


def _classes(path: Path) -> frozenset[int]:
    """Offsets of the synsets in one of ImageNet's lists."""
    try:
        return frozenset(int(line.split()[0][1:]) for line in path.read_text("utf-8").splitlines() if line.strip())
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not ImageNet's class list. Install timm, or name its file") from error


def _verdicted(
    candidates: Iterable[Candidate], verdicts: Mapping[str, bool], dropped: list[Dropped]
) -> Iterator[Candidate]:
    """The candidates that no verdict is against."""
    for one in candidates:
        if verdicts.get(fold(one.name), True):
            yield one
        else:
            dropped.append(Dropped(one.name, one.sources[0], 0, "a verdict says no"))


def _concept(one: Candidate, knowledge: Knowledge) -> Concept:
    return one.concept(knowledge.kinds[one.kind].category, licence_of(one.sources[0]))
