"""The noun half of WordNet 3.0, read from its own files (Debian: ``wordnet-base``).

Format: wndb(5WN) and senseidx(5WN). Only what the pool is built from is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from InstructionGen.errors import InputError

DEBIAN = Path("/usr/share/wordnet")
"""Where ``apt-get install wordnet-base`` puts the files."""

# lexnames(5WN): the files that the lexicographers wrote, by their number in data.noun.
_LEXNAMES = (
    "Tops act animal artifact attribute body cognition communication event feeling food group location motive object "
    "person phenomenon plant possession process quantity relation shape state substance time"
).split()
_FIRST_NOUN_FILE = 3


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning and the words for it."""

    offset: int
    """Its place in data.noun; ImageNet calls it ``n`` + eight digits."""
    key: str
    """As in ``dog.n.01``: the first lemma and which of its senses this is."""
    lemmas: tuple[str, ...]
    """Most usual first, as WordNet spells them but with spaces."""
    counts: tuple[int, ...]
    """How often each lemma was tagged with this meaning in WordNet's own corpora."""
    senses: tuple[int, ...]
    """Which sense of each lemma this is: 1 is the most usual."""
    gloss: str
    """Definition and, after semicolons, examples."""
    hypernyms: tuple[int, ...]
    instance_of: tuple[int, ...]
    """Set for proper names only: Mozart is an instance of composer."""
    member_of: tuple[int, ...]
    """Groups it belongs to: a species' genus."""
    parts: tuple[int, ...]
    """What it has: a car's doors."""
    usage: tuple[tuple[int, int], ...]
    """How a lemma is used: (its number from 0, a synset such as ethnic slur, plural, trademark); -1 for all of them."""
    lexname: str
    """``animal``, ``artifact``, ``body`` …"""

    @property
    def definition(self) -> str:
        """The gloss without its examples."""
        return self.gloss.split('; "', 1)[0]


class WordNet:
    """All noun synsets, by offset and by key."""

    def __init__(self, synsets: Mapping[int, Synset], irregular: Mapping[str, str], glosses: Sequence[str]) -> None:
        self.synsets = synsets
        self.irregular = irregular
        """Irregular plurals, as in ``geese`` -> ``goose``."""
        self.glosses = glosses
        """Definitions and examples of all parts of speech: a small corpus of plain English."""

    def __iter__(self) -> Iterator[Synset]:
        return iter(self.synsets.values())

    def __len__(self) -> int:
        return len(self.synsets)

    def __getitem__(self, key: str) -> Synset:
        return self._keys[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    @cached_property
    def _keys(self) -> dict[str, Synset]:
        """By every lemma: ``wheelbarrow.n.01`` finds the synset whose own key is ``barrow.n.03``."""
        return {
            f"{lemma.lower().replace(' ', '_')}.n.{sense:02}": synset
            for synset in self
            for lemma, sense in zip(synset.lemmas, synset.senses, strict=True)
        }

    @cached_property
    def by_lemma(self) -> Mapping[str, tuple[Synset, ...]]:
        """Every meaning of a lower-case lemma, most usual first."""
        found: dict[str, list[tuple[int, Synset]]] = {}
        for synset in self:
            for lemma, sense in zip(synset.lemmas, synset.senses, strict=True):
                found.setdefault(lemma.lower(), []).append((sense, synset))
        return {
            lemma: tuple(s for _, s in sorted(pairs, key=lambda p: (p[0], p[1].offset)))
            for lemma, pairs in found.items()
        }

    @cached_property
    def hyponyms(self) -> Mapping[int, tuple[int, ...]]:
        """Directly narrower meanings, by offset."""
        below: dict[int, list[int]] = {}
        for synset in self:
            for parent in synset.hypernyms:
                below.setdefault(parent, []).append(synset.offset)
        return {offset: tuple(children) for offset, children in below.items()}

    def nearest(self, start: Synset, marks: Mapping[int, str]) -> tuple[str, int] | None:
        """The mark on the closest ancestor (itself included) and how many steps up it is.

        Args:
            start: Where to climb from.
            marks: Marked synsets by offset.

        Returns:
            None where no ancestor is marked. At equal distance the path by the first hypernym wins.
        """
        level, seen, steps = [start.offset], {start.offset}, 0
        while level:
            for offset in level:
                if offset in marks:
                    return marks[offset], steps
            above = [parent for offset in level for parent in self.synsets[offset].hypernyms]
            level = [offset for offset in dict.fromkeys(above) if offset not in seen]
            seen.update(level)
            steps += 1
        return None

    def chain(self, start: Synset) -> list[Synset]:
        """Its ancestors by first hypernym, nearest first, without itself."""
        found: list[Synset] = []
        current = start
        while current.hypernyms:
            current = self.synsets[current.hypernyms[0]]
            found.append(current)
        return found


def read_wordnet(folder: Path = DEBIAN) -> WordNet:
    """WordNet's nouns from a folder with data.noun, index.noun, noun.exc, cntlist.rev and the other parts' data.

    Raises:
        InputError: A file is missing or is not WordNet's.
    """
    senses = _sense_numbers(_lines(folder, "index.noun"))
    counts = _tag_counts(_lines(folder, "cntlist.rev"))
    synsets: dict[int, Synset] = {}
    for line in _lines(folder, "data.noun"):
        if line.startswith("  "):
            continue
        try:
            synset = _synset(line, senses, counts)
        except (ValueError, IndexError, KeyError) as error:
            raise InputError(f"{folder / 'data.noun'}: not a line of WordNet 3.0: {line[:60]!r}") from error
        synsets[synset.offset] = synset
    glosses = [
        line.partition("|")[2]
        for part in ("noun", "verb", "adj", "adv")
        for line in _lines(folder, f"data.{part}")
        if not line.startswith("  ")
    ]
    irregular = dict(line.split()[:2] for line in _lines(folder, "noun.exc"))
    return WordNet(synsets, {k.replace("_", " "): v.replace("_", " ") for k, v in irregular.items()}, glosses)


def _lines(folder: Path, name: str) -> list[str]:
    path = folder / name
    try:
        return path.read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read. Install wordnet-base, or name WordNet 3.0's dict folder") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not a file of WordNet 3.0") from error


def _sense_numbers(lines: list[str]) -> dict[tuple[str, int], int]:
    """(Lemma with underscores, offset) -> sense number, from 1."""
    numbers = {}
    for line in lines:
        if line.startswith("  "):
            continue
        fields = line.split()
        how_many = int(fields[2])
        for number, offset in enumerate(fields[-how_many:], 1):
            numbers[fields[0], int(offset)] = number
    return numbers


def _tag_counts(lines: list[str]) -> dict[str, int]:
    """Sense key of a noun -> how often it was tagged."""
    counts = {}
    for line in lines:
        key, _, rest = line.partition(" ")
        if "%1:" in key:
            counts[key] = int(rest.split()[1])
    return counts


class NounLine(NamedTuple):
    """A line of data.noun taken apart, format wndb(5WN)."""

    offset: int
    file: int
    words: list[str]
    """With underscores, as they are spelt."""
    lex_ids: list[int]
    pointers: list[list[str]]
    """Symbol, offset, part of speech, and the two ends, of each."""
    gloss: str


def noun_line(line: str) -> NounLine:
    """The fields of a line of data.noun. Raises ``ValueError`` or ``IndexError`` for a line that is none."""
    data, _, gloss = line.partition("|")
    fields = data.split()
    offset, file, how_many = int(fields[0]), int(fields[1]), int(fields[3], 16)
    at = 4 + 2 * how_many
    pointers = [fields[start : start + 4] for start in range(at + 1, at + 1 + 4 * int(fields[at]), 4)]
    lex_ids = [int(field, 16) for field in fields[5:at:2]]
    return NounLine(offset, file, fields[4:at:2], lex_ids, pointers, gloss.strip())


def _synset(line: str, senses: Mapping[tuple[str, int], int], counts: Mapping[str, int]) -> Synset:
    offset, file, spelt, lex_ids, pointed, gloss = noun_line(line)
    pointers: dict[str, list[int]] = {}
    usage: list[tuple[int, int]] = []
    for symbol, target, part, ends in pointed:
        if symbol == ";u":
            usage.append((int(ends[:2], 16) - 1, int(target)))
        elif part == "n":
            pointers.setdefault(symbol, []).append(int(target))
    numbers = tuple(senses[word.lower(), offset] for word in spelt)
    return Synset(
        offset=offset,
        key=f"{spelt[0].lower()}.n.{numbers[0]:02}",
        lemmas=tuple(word.replace("_", " ") for word in spelt),
        counts=tuple(
            counts.get(f"{word.lower()}%1:{file:02}:{lex_id:02}::", 0)
            for word, lex_id in zip(spelt, lex_ids, strict=True)
        ),
        senses=numbers,
        gloss=gloss,
        hypernyms=tuple(pointers.get("@", ())),
        instance_of=tuple(pointers.get("@i", ())),
        member_of=tuple(pointers.get("#m", ())),
        parts=tuple(pointers.get("%p", ())),
        usage=tuple(usage),
        lexname=_LEXNAMES[file - _FIRST_NOUN_FILE],
    )
