"""Class lists whose rows are WordNet's synsets.

``synsets``  ``n02084071`` or ``n02084071<TAB>dog, domestic dog`` (timm); names of bare ids stand in
             imagenet_synset_to_lemma.txt beside the list
``wordnet``  WordNet's own data.noun, format wndb(5WN)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from InstructionGen.pool.readers.rows import Row, Unread, What, listed, numbered_lines, shown
from InstructionGen.pool.wordnet import noun_line

_SYNSET = re.compile(r"n\d{8}")
_NAMES = "imagenet_synset_to_lemma.txt"


def read_synsets(path: Path, source: str, what: What) -> Iterator[Row]:
    """A synset a line, with its names or without."""
    names: dict[str, str] | None = None
    for number, line in numbered_lines(path):
        synset, _, words = line.partition("\t") if "\t" in line else line.partition(" ")
        if not _SYNSET.fullmatch(synset):
            yield Unread(source, number, "no synset such as n02084071", shown(line))
            continue
        if not words:
            names = _names(path.with_name(_NAMES)) if names is None else names
            words = names.get(synset, "")
        if not words:
            yield Unread(source, number, f"no names, neither here nor in {_NAMES}", shown(line))
            continue
        name, *synonyms = words.split(", ")
        yield listed(name, source, number, what=what, key=synset, synonyms=tuple(filter(str.strip, synonyms)))


def _names(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    return {line.partition("\t")[0]: line.partition("\t")[2] for _, line in numbered_lines(path)}


def read_nouns(path: Path, source: str, what: What) -> Iterator[Row]:
    """A synset a line; its first hypernym is the parent. The lines of the licence are passed over."""
    for number, line in numbered_lines(path):
        if len(line.split(maxsplit=1)[0]) < 8:  # the licence, on lines that are numbered as well
            continue
        try:
            noun = noun_line(line)
            above = (f"n{target}" for symbol, target, part, _ in noun.pointers if symbol[:1] == "@" and part == "n")
            parent, name = next(above, ""), noun.words[0]
        except (ValueError, IndexError):
            yield Unread(source, number, "no line of data.noun", shown(line))
            continue
        key, synonyms = f"n{noun.offset:08}", tuple(noun.words[1:])
        yield listed(name, source, number, what=what, key=key, parent=parent, synonyms=synonyms)
