"""HanTa's own tagger, to compare with."""

from __future__ import annotations

import copy
import random
import re
from functools import cache
from typing import Any

from tests.conftest import ROOT


@cache
def hanta() -> Any:
    """HanTa with its English model, as it is installed."""
    from HanTa import HanoverTagger

    return HanoverTagger.HanoverTagger("morphmodel_en.pgz")


def with_others(**tables: Any) -> Any:
    """The same with other tables in place of its own."""
    other = copy.copy(hanta())
    for name, table in tables.items():
        setattr(other, name, table)
    return other


@cache
def vocabulary() -> tuple[str, ...]:
    """Words and marks of this package's tests: captions, names, code, other scripts."""
    found = {
        word
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for word in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]", path.read_text("utf-8"))
    }
    return tuple(sorted(found))


def sentences(count: int) -> list[list[str]]:
    """Sentences of these words: some of the rarest, most of those that captions are made of."""
    dice = random.Random(5)
    little = "a a a the the of of on in with and and , . is to at two his 's that man men dog dogs".split()
    return [
        [dice.choice(little) if dice.random() < 0.4 else dice.choice(vocabulary()) for _ in range(dice.randint(1, 30))]
        for _ in range(count)
    ]
