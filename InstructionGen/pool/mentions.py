"""Which concepts things speak of: an image by its captions, a record by what was written about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from InstructionGen.pool.matching import Matcher

_BATCH = 64
"""Things whose texts are read in one go; see ``Matcher.find_all``."""

T = TypeVar("T")


def mentions(
    things: Iterable[T], texts: Callable[[T], Sequence[str]], matcher: Matcher
) -> Iterator[tuple[T, tuple[frozenset[str], ...]]]:
    """Each thing, in its order, with the names of the concepts that each of its texts speaks of.

    Args:
        things: A stream; a few dozen are held at once.
        texts: What belongs to a thing; maybe nothing.
        matcher: Of the pool that knows the concepts.
    """
    stream = iter(things)
    while batch := list(islice(stream, _BATCH)):
        read = [texts(thing) for thing in batch]
        found = matcher.find_all(text for several in read for text in several)
        for thing, several in zip(batch, read, strict=True):
            yield thing, tuple(frozenset(one.concept.name for one in text) for text in islice(found, len(several)))
