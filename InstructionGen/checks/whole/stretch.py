"""The one stretch of an output that declares what the whole picture becomes, and what of the input it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.instruction import Instruction, asks_for_edit, read_instruction
from InstructionGen.checks.reading import Reading, Word, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.seams import check_marks
from InstructionGen.checks.wording import occurrences
from InstructionGen.english import article, is_plural, singular
from InstructionGen.errors import Rejected


@dataclass(frozen=True, slots=True)
class Sort:
    """What may be declared of the whole picture, and how it may stand in a caption."""

    words: frozenset[str]
    """Any of these is in a value of the sort."""
    before: frozenset[str]
    """What may lead to the value."""
    after: frozenset[str]
    """What may lead from a value at the beginning to what the picture is of."""
    gives_way: Callable[[Reading, int, int], bool]
    """Whether a stretch of the input is of this sort too, and may be replaced."""
    untold: frozenset[str]
    """Words of a value that an instruction need not repeat."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``after.words[begin:end]`` came for ``before.words[start:stop]``; the value is ``after.words[first:last]``."""

    before: Reading
    after: Reading
    start: int
    stop: int
    begin: int
    first: int
    last: int
    end: int

    @property
    def value(self) -> tuple[str, ...]:
        """The words of the value."""
        return tuple(word.key for word in self.after.words[self.first : self.last])

    @property
    def old(self) -> tuple[str, ...]:
        """The words that gave way."""
        return tuple(word.key for word in self.before.words[self.start : self.stop])

    @property
    def kept(self) -> tuple[str, ...]:
        """The words of the input that stayed."""
        return tuple(w.key for i, w in enumerate(self.before.words) if not self.start <= i < self.stop)


def declared_stretch(edit: Edit, sort: Sort) -> Stretch:
    """The stretch by which the output differs from the input.

    Raises:
        Rejected: It differs elsewhere too, or by more than the value, or the value is not in it.
    """
    before, after = read(edit.input), read(edit.output)
    ours, theirs = _keys(before.words), _keys(after.words)
    if ours == theirs:
        refuse("output repeats input")
    refusal: Rejected | None = None
    for stretch in _candidates(edit, before, after, sort):
        try:
            _check_stretch(stretch, sort)
        except Rejected as why:
            refusal = refusal or why
        else:
            check_marks(edit.input, edit.output)
            _check_articles(stretch)
            return stretch
    raise refusal or Rejected("check", "value missing", edit.value)


def _candidates(edit: Edit, before: Reading, after: Reading, sort: Sort) -> Iterator[Stretch]:
    ours, theirs = _keys(before.words), _keys(after.words)
    needle = _keys(read(edit.value).words)
    if needle:
        # The last one first: what is declared is said at the end more often than not.
        for first in reversed(list(occurrences(needle, theirs))):
            last = first + len(needle)
            start = _alike(ours, theirs[:first])
            back = _alike(ours[start:][::-1], theirs[last:][::-1])
            yield Stretch(before, after, start, len(ours) - back, start, first, last, len(theirs) - back)
        return
    start = _alike(ours, theirs)
    back = _alike(ours[start:][::-1], theirs[start:][::-1])
    if start == len(theirs) - back:
        refuse("something else lost", " ".join(ours[start : len(ours) - back]))
    yield from _undeclared(before, after, sort, start, back)
    # "A [pencil sketch of a] bus", "in a [zoo]": the words before belong to the stretch as well.
    slid = 0
    while start > 0 and slid < _SLID:
        inserted = start == len(ours) - back
        if inserted and theirs[start - 1] != theirs[len(theirs) - back - 1]:
            break
        if not inserted and after.words[start - 1].tag not in ("det", "prep", "adj", "adv"):
            break
        start, back, slid = start - 1, back + inserted, slid + 1
        yield from _undeclared(before, after, sort, start, back)


_SLID = 4
"""Words by which a stretch that nobody declared may begin earlier than the first word that differs."""


def _undeclared(before: Reading, after: Reading, sort: Sort, start: int, back: int) -> Iterator[Stretch]:
    """The stretch that begins and ends so, as far as it is a value and not what leads to it."""
    ours, theirs = _keys(before.words), _keys(after.words)
    begin, end = start, len(theirs) - back
    first, last = begin, end
    put_in = theirs[begin:end]
    leads = [lead for lead in sort.before if put_in[: len(lead.split())] == lead.split()]
    first += max((len(lead.split()) for lead in leads), default=0)
    if begin == 0:
        ends = [tail for tail in sort.after if put_in[len(put_in) - len(tail.split()) :] == tail.split()]
        last -= max((len(tail.split()) for tail in ends), default=0)
    if first < last:
        yield Stretch(before, after, start, len(ours) - back, begin, first, last, end)


def _check_stretch(stretch: Stretch, sort: Sort) -> None:
    words_ = stretch.after.words
    lead = stretch.after.text(stretch.begin, stretch.first)
    trail = stretch.after.text(stretch.last, stretch.end)
    front, replaced = stretch.begin == 0, stretch.start < stretch.stop
    if replaced and not sort.gives_way(stretch.before, stretch.start, stretch.stop):
        why = "something else changed" if lead or trail else "something else lost"
        refuse(why, " ".join(stretch.old))
    if lead and lead not in sort.before:
        refuse("something else added", lead)
    if trail and not (front and trail in sort.after):
        refuse("something else added", trail)
    if front and not trail and not replaced and stretch.end < len(words_) and not words_[stretch.end].after_comma:
        refuse("broken sentence", stretch.after.text(0, stretch.end + 1))
    inside = stretch.begin > 0 and stretch.end < len(words_) and not replaced
    if inside and any(p.first < stretch.start < p.end for p in stretch.before.phrases):
        refuse("broken sentence", stretch.after.text(stretch.begin - 1, stretch.end + 1))
    left = words_[stretch.begin - 1] if stretch.begin else None
    if left is not None and left.tag in ("det", "poss", "conj", "gen"):
        refuse("broken sentence", stretch.after.text(stretch.begin - 1, stretch.end))
    if left is not None and left.tag == "prep" and not replaced and stretch.before.words[-1:] != (left,) and inside:
        refuse("broken sentence", stretch.after.text(stretch.begin - 1, stretch.end))


def _check_articles(stretch: Stretch) -> None:
    """Refuse *a* before a vowel in what came, or before nothing that it could open."""
    words_ = stretch.after.words
    for phrase in stretch.after.phrases:
        inside = stretch.begin <= phrase.first and phrase.head < stretch.end
        head, opens = words_[phrase.head].key, words_[phrase.first].key in ("a", "an")
        owned = phrase.head + 1 < len(words_) and words_[phrase.head + 1].tag == "gen"
        gathered = any(word.key == "of" for word in words_[phrase.first : phrase.head])  # "a row of shops"
        if (
            inside
            and opens
            and not owned
            and not gathered
            and phrase.core == phrase.head
            and is_plural(head)
            and singular(head) != head
        ):
            refuse("article does not fit", stretch.after.text(phrase.first, phrase.end))
    for at in range(stretch.begin, stretch.end):
        if words_[at].key not in ("a", "an"):
            continue
        if at + 1 == len(words_):
            refuse("broken sentence", stretch.after.text(stretch.begin, stretch.end))
        follows = words_[at + 1]
        if words_[at].key not in (article(follows.text), article(follows.key)):
            refuse("article does not fit", stretch.after.text(at, at + 2))


def _keys(found: Sequence[Word]) -> list[str]:
    return [word.key for word in found]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lists have in common from the beginning on."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


# --- the instruction -------------------------------------------------------------------------------------------------

_UNTOLD = frozenset(
    """
    a an the of in on at with and to as by it its for from is are be some all over under across this that very
    """.split()
)
_ENDINGS = re.compile(r"(?:iness|ness|ening|ingly|ings?|ions?|ily|ened|ens?|edly|ed|er|est|ish|ly|y|es|e|s)$")
_KIN = (
    frozenset("snow snowy snowfall snowing snowstorm".split()),
    frozenset("sun sunny sunlit sunlight sunshine".split()),
    frozenset("rain rainy raining rainfall".split()),
    frozenset("moon moonlit moonlight".split()),
    frozenset("candle candles candlelit candlelight".split()),
    frozenset("lamp lamps lamplight lamplit".split()),
    frozenset("star stars starry starlit starlight".split()),
    frozenset("left leftward leftwards lefthand".split()),
    frozenset("right rightward rightwards righthand".split()),
    frozenset("up upward upwards above top overhead upper higher".split()),
    frozenset("down downward downwards below bottom beneath lower".split()),
    frozenset("low lower lowered reduce reduced decrease decreased less weaker".split()),
    frozenset("raised raise higher increase increased boost boosted more stronger".split()),
    frozenset("dark darken darkened darker darkness".split()),
    frozenset("bright brighten brightened brighter brightness".split()),
    frozenset("soft soften softened softer softness".split()),
    frozenset("close close-up closeup closer zoom".split()),
    frozenset("wide wider widen wide-angle".split()),
    frozenset("autumn fall autumnal".split()),
    frozenset("side sides direction directions way round around".split()),
    frozenset("behind rear".split()),
)
_ROOTS: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(_KIN):
    for _word in _group:
        _ROOTS[_word] = _ROOTS.get(_word, frozenset()) | {_number}


def akin(one: str, other: str) -> bool:
    """Whether two words say one thing in other forms: ``foggy`` and ``fog``, ``raised`` and ``raise``."""
    if one == other or _ROOTS.get(one, frozenset()) & _ROOTS.get(other, frozenset()):
        return True
    first, second = _root(one), _root(other)
    if first == second:
        return True
    return min(len(first), len(second)) > 4 and (first.startswith(second) or second.startswith(first))


@lru_cache(maxsize=8192)
def _root(word: str) -> str:
    word = word.replace("colour", "color").replace("grey", "gray").replace("centre", "center")
    root = word
    for _ in range(2):
        shorter = _ENDINGS.sub("", root)
        if len(shorter) < 3:
            break
        root = shorter
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "ls":
        root = root[:-1]
    return root


def require_asked(edit: Edit) -> Instruction:
    """The instruction, once it is a command or a request."""
    asks_for_edit(edit)
    instruction = read_instruction(edit.edit)
    assert instruction is not None, "asks_for_edit lets only commands and requests pass"
    return instruction


def require_value(instruction: Instruction, value: Sequence[str], untold: frozenset[str]) -> None:
    """Refuse an instruction that leaves out a word of what the picture becomes."""
    parted = [word for word in instruction.words if word != "close-up"]  # which has nothing to do with up
    spoken = [*instruction.words, *(part for word in parted for part in word.split("-"))]
    needed = [word for word in value if word not in _UNTOLD | untold and word[:1].isalnum()]
    for word in needed:
        if not any(akin(word, other) for other in spoken):
            refuse("instruction does not name the value", f"{word} in {instruction.text!r}")
    told = [word for word in value if word not in _UNTOLD]
    if not needed and told and not any(akin(word, other) for word in told for other in spoken):
        refuse("instruction does not name the value", f"{' '.join(value)} in {instruction.text!r}")


_BECOMING = re.compile(r"\b(?:to|into|with|for|by)\b")
_STANDING_FOR = re.compile(r"\b(?:instead of|rather than|in place of|not|no longer|from)\b")


def require_onward(instruction: Instruction, stretch: Stretch, untold: frozenset[str]) -> None:
    """Refuse an instruction that asks for the old in place of the new: ``Turn dawn into night``."""
    old = [word for word in stretch.old if word not in _UNTOLD | untold and word not in stretch.value]
    new = [word for word in stretch.value if word not in _UNTOLD | untold and word not in stretch.old]
    said = instruction.words
    olds = [at for at, word in enumerate(said) if any(akin(word, other) for other in old)]
    news = [at for at, word in enumerate(said) if any(akin(word, other) for other in new)]
    spoken = " ".join(said)
    instead = re.search(r"\b(?:instead of|rather than|in place of)\b (.*)", spoken)
    if olds and news and instead:
        later = len(said) - len(instead.group(1).split())
        if min(news) >= later > max(olds):
            refuse("instruction is the wrong way round", instruction.text)
    if olds and news and min(olds) > max(news):
        between = " ".join(said[max(news) + 1 : min(olds)])
        if _BECOMING.search(between) and not _STANDING_FOR.search(between):
            refuse("instruction is the wrong way round", instruction.text)
