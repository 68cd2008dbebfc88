"""Under which licence a concept's name stands, by the list that gave it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from InstructionGen.pool.class_lists import OWN, class_lists

# The lists of the shipped pool, so that reading it needs no table of lists. WordNet's words keep WordNet's licence;
# that a synset is an ImageNet class is known from timm's list.
SHIPPED: Mapping[str, str] = MappingProxyType(
    {
        "imagenet1k": "WordNet-3.0 AND Apache-2.0",
        "imagenet22k": "WordNet-3.0 AND Apache-2.0",
        "wordnet": "WordNet-3.0",
        "own": "Apache-2.0",
        "lvis": "CC-BY-4.0",
        "quickdraw": "CC-BY-4.0",
        "tao": "Apache-2.0",
        "food101": "Apache-2.0",
        "taxa": "LicenseRef-public-domain",
    }
)


@cache
def licence_of(source: str) -> str:
    """The licence of a class list's names; ``LicenseRef-own-list`` for a list that the table does not have."""
    if source in SHIPPED:
        return SHIPPED[source]
    known = class_lists().get(source)
    return known.licence if known else OWN
