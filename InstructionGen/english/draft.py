"""A word while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tag = Literal[
    "det", "num", "adj", "noun", "propn", "verb-ing", "verb-ed", "verb-fin", "verb-inf", "aux", "prep", "conj", "sub",
    "comma", "punct", "pron", "poss", "gen", "adv", "rel", "other",
]  # fmt: skip
"""``sub`` is a subordinating conjunction (*while*), ``poss`` *his*, ``gen`` *'s*, ``rel`` *that, who, where*."""


@dataclass(slots=True)
class Draft:
    """A word whose class may still change."""

    text: str
    lower: str
    tag: Tag
    start: int
    end: int
    fixed: bool = False
