"""Where the cards and the pool lie: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Family = Literal["caption", "edit", "judge"]

_PACKAGE = Path(__file__).resolve().parent


def shelf(*parts: str) -> Path:
    """The path of something on a shelf: ``shelf("concept", "cards")``."""
    packed = _PACKAGE / "_shelves"
    return (packed if packed.is_dir() else _PACKAGE.parent).joinpath(*parts)


SHELVES: Mapping[str, tuple[str, ...]] = {
    "caption": ("concept", "cards"),
    "edit": ("edit_instruction", "cards"),
    "judge": ("judge", "cards"),
}
"""Family of cards -> the shelf they lie on."""


def card_names(family: str) -> tuple[str, ...]:
    """The stems of a family's cards, in alphabetical order, without reading them."""
    return tuple(sorted(path.stem for path in shelf(*SHELVES[family]).glob("*.yaml")))
