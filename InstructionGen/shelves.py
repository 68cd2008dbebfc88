"""Where the cards and the pool lie: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Family = Literal["caption", "concept", "definition", "dialogue", "edit", "implicit", "judge", "session"]

_PACKAGE = Path(__file__).resolve().parent


def shelf(*parts: str) -> Path:
    """The path of something on a shelf: ``shelf("concept", "cards")``."""
    packed = _PACKAGE / "_shelves"
    return (packed if packed.is_dir() else _PACKAGE.parent).joinpath(*parts)


SHELVES: Mapping[str, tuple[str, ...]] = {
    "caption": ("concept", "cards"),
    "concept": ("concept", "cards"),
    "definition": ("implicit", "definitions"),
    "dialogue": ("visual_instruction", "cards"),
    "edit": ("edit_instruction", "cards"),
    "implicit": ("implicit", "cards"),
    "judge": ("judge", "cards"),
    "session": ("edit_instruction", "sessions"),
}
"""Family of cards -> the shelf they lie on. What writes captions of concepts and what asks about concepts share one."""

ALIASES: Mapping[str, str] = {
    "material_change": "material_alter",
    "textual_change": "textual",
    "tune_transfer": "tone_transfer",
    "rotation": "rotation_change",
    "style_transfer": "style_change",
    "color_change": "color_alter",
    "background_replacement": "background_change",
}
"""What other data sets call types of ours -> our card."""

ANYEDIT: Mapping[str, str] = {"material_alter": "material_change", "textual": "textual_change"}
"""Our card -> what AnyEdit's published set calls the type, where that is another name."""

_SAYS = re.compile(rb"^task:[ \t]*[\"']?(\w+)", re.MULTILINE)


def card_names(family: str) -> tuple[str, ...]:
    """The stems of a family's cards, in alphabetical order, without reading more of them than whose they are."""
    paths = shelf(*SHELVES[family]).glob("*.yaml")
    return tuple(sorted(path.stem for path in paths if _family(path, family) == family))


def _family(path: Path, family: str) -> str:
    """The family that a card on a family's shelf is of: another one only if it says so and shares the shelf."""
    said = _SAYS.search(path.read_bytes())
    other = said[1].decode() if said else family
    first = next(name for name, where in SHELVES.items() if where == SHELVES[family])
    return other if SHELVES.get(other) == SHELVES[family] else first
