"""What an output changes in its input, word by word, with harmless agreement set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from InstructionGen.checks.reading import Reading, Word
from InstructionGen.english import agree

_ALIKE = ({"a", "an"}, {"this", "these"}, {"that", "those"}, {"its", "it's"})
_TWO_FORMED = frozenset({"is", "are", "was", "were", "has", "have", "does", "do"})
_MODALS_AND_ASPECT = frozenset({"be", "been", "being", "to"})


@dataclass(frozen=True, slots=True)
class Change:
    """``input.words[start:stop]`` gave way to ``output.words[begin:end]``."""

    start: int
    stop: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from left to right, and which words of the two captions are the same words."""

    changes: tuple[Change, ...]
    kept: tuple[tuple[int, int], ...]
    """(input, output) positions of the words that stayed, those in another form by agreement included."""

    @property
    def lost(self) -> int:
        """How many words of the input are not in the output."""
        return sum(change.stop - change.start for change in self.changes)

    @property
    def gained(self) -> int:
        """How many words of the output are not in the input."""
        return sum(change.end - change.begin for change in self.changes)


def same_word(one: Word, other: Word) -> bool:
    """Whether two words are one but for number agreement (``sits``/``sit``) or the sound after it (``a``/``an``)."""
    if one.key == other.key:
        return True
    if any(one.key in alike and other.key in alike for alike in _ALIKE):
        return True
    return agrees(one, other)


def agrees(one: Word, other: Word) -> bool:
    """Whether two different words are the two numbers of one finite verb.

    The first is of the input, and its class is believed: what follows an edit is harder to read.
    """
    if one.key == other.key or not one.is_verb or (one.key[:1] != other.key[:1] and len(one.key) > 3):
        return False
    if "verb-ing" in (one.tag, other.tag) or {one.key, other.key} & _MODALS_AND_ASPECT:
        return False
    return other.key in (agree(one.key, "one"), agree(one.key, "many"))


def compare(before: Reading, after: Reading) -> Difference:
    """The changes between two captions: few and contiguous, as an editor would have made them."""
    ours, theirs = before.words, after.words
    most = min(len(ours), len(theirs))
    front = 0
    while front < most and same_word(ours[front], theirs[front]):
        front += 1
    back = 0
    while back < most - front and same_word(ours[-1 - back], theirs[-1 - back]):
        back += 1
    inner = _inner(ours, theirs, Change(front, len(ours) - back, front, len(theirs) - back))
    changes = tuple(change for change in inner if change.start < change.stop or change.begin < change.end)
    return Difference(changes, tuple(_kept(changes, len(ours), len(theirs))))


def _inner(ours: Sequence[Word], theirs: Sequence[Word], whole: Change) -> Iterator[Change]:
    if whole.start == whole.stop or whole.begin == whole.end:
        yield whole
        return
    left = [_comparable(word) for word in ours[whole.start : whole.stop]]
    right = [_comparable(word) for word in theirs[whole.begin : whole.end]]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        start, stop, begin, end = whole.start + i1, whole.start + i2, whole.begin + j1, whole.begin + j2
        while start < stop and begin < end and same_word(ours[start], theirs[begin]):
            start, begin = start + 1, begin + 1
        while start < stop and begin < end and same_word(ours[stop - 1], theirs[end - 1]):
            stop, end = stop - 1, end - 1
        yield Change(start, stop, begin, end)


def _comparable(word: Word) -> str:
    if word.tag in ("verb-fin", "verb-inf") or word.key in _TWO_FORMED:
        return f"{word.lemma}, a verb"
    return "a" if word.key == "an" else word.key


def _kept(changes: Sequence[Change], ours: int, theirs: int) -> Iterator[tuple[int, int]]:
    i = j = 0
    for change in (*changes, Change(ours, ours, theirs, theirs)):
        while i < change.start:
            yield i, j
            i, j = i + 1, j + 1
        i, j = change.stop, change.end


def slides(change: Change, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Every stretch of the words whose removal (or insertion) leaves the same text: ``a [dog and a] cat``.

    Args:
        change: A change that only deletes, or only inserts.
        words: The input's words for a deletion, the output's for an insertion.
    """
    start, stop = (change.start, change.stop) if change.start < change.stop else (change.begin, change.end)
    yield start, stop
    while start > 0 and _comparable(words[start - 1]) == _comparable(words[stop - 1]):
        start, stop = start - 1, stop - 1
        yield start, stop


@dataclass(frozen=True, slots=True)
class Insertion:
    """``after.words[begin:end]`` came in before ``before.words[at]``."""

    before: Reading
    after: Reading
    begin: int
    end: int
    at: int
