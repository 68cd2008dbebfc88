"""A word while it is being read."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

Tag = Literal[
    "det", "num", "adj", "noun", "propn", "verb-ing", "verb-ed", "verb-fin", "verb-inf", "aux", "prep", "conj", "sub",
    "comma", "punct", "pron", "poss", "gen", "adv", "rel", "other",
]  # fmt: skip
"""``sub`` is a subordinating conjunction (*while*), ``poss`` *his*, ``gen`` *'s*, ``rel`` *that, who, where*."""

TAGS: Final[tuple[Tag, ...]] = get_args(Tag)


class Draft(msgspec.Struct, gc=False):
    """A word whose class may still change."""

    text: str
    lower: str
    tag: Tag
    start: int
    end: int
    fixed: bool = False
