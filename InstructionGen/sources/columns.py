"""Which column of a table of web pictures is which: the names that LAION, COYO, DataComp and img2dataset give them."""

from __future__ import annotations

from collections.abc import Iterable

from InstructionGen.errors import InputError
from InstructionGen.sources.tables import Table, plain

CAPTIONS = frozenset("text caption captions alt alt_text alttext title description sentence".split())
NAMES = {
    "image": "image_file image_path file_name filename file_path filepath image",
    "key": "key",
    "url": "image_url img_url imageurl image_link url link",
    "id": "sample_id uid id hash",
    "similarity": "similarity clip_score clip_similarity clip_similarity_vitl14 clip_similarity_vitb32 "
    "clip_l14_similarity_score clip_b32_similarity_score",
    "punsafe": "punsafe p_unsafe",
    "pwatermark": "pwatermark p_watermark",
    "width": "width original_width",
    "height": "height original_height",
    "nsfw": "nsfw",
    "licence": "license licence",
    "language": "language lang",
    "status": "status",
}
"""What a column is for -> the names it goes by, best first."""

KNOWN = CAPTIONS.union(*(names.split() for names in NAMES.values()))


def caption_column(table: Table, chosen: str | None, expected: str) -> str:
    """The column of the captions.

    Args:
        table: whose.
        chosen: the one that the user named, in any case.
        expected: what the file should be, for the error's text.

    Raises:
        InputError: there is none, or several and none is chosen, or it holds no text.
    """
    columns = table.columns
    if chosen is not None:
        found = [name for name in columns if name == chosen] or [
            name for name in columns if plain(name) == plain(chosen)
        ]
        if not found:
            raise InputError(f"{table.path} has no column {chosen}; it has: {_listed(columns)}")
    else:
        found = [name for name in columns if plain(name) in CAPTIONS and table.is_text(name)]
        if not found and any(plain(name) in NAMES["url"].split() for name in columns):
            raise InputError(
                f"{table.path} has URLs without captions (columns: {_listed(columns)}); give {expected}, or name the "
                "column of the captions with caption_column (--caption-column)"
            )
        if not found:
            raise InputError(
                f"{table.path} has no column of captions; name one of its own with caption_column (--caption-column): "
                f"{_listed(columns)}"
            )
    if len(set(found)) < len(found):
        raise InputError(f"{table.path} has several columns called {found[0]}; give each a name of its own")
    if len(found) > 1:
        raise InputError(
            f"{table.path} has several columns of captions; choose one with caption_column (--caption-column): "
            f"{_listed(found)}"
        )
    if not table.is_text(found[0]):
        raise InputError(f"{table.path}: its column {found[0]} holds no text; choose another with caption_column")
    return found[0]


def column_for(table: Table, what: str) -> str | None:
    """The column for one of ``NAMES``, if there is one; of several the name that stands first there."""
    for name in NAMES[what].split():
        for column in table.columns:
            if plain(column) == name and table.columns.count(column) == 1:
                return column
    return None


def needed_column(table: Table, what: str, option: str) -> str:
    """The same where an option depends on it. Raises ``InputError`` when there is none."""
    column = column_for(table, what)
    if column is None:
        names = NAMES[what].split()
        raise InputError(
            f"{option} needs a column {names[0]}, and {table.path} has none; it has: {_listed(table.columns)}"
        )
    return column


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(columns)
