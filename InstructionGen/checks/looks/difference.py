"""What an edit of a thing's looks changes in a caption: the words that came, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from InstructionGen.checks.difference import Change, Difference
from InstructionGen.checks.looks.place import LINKS, Sort, check_place
from InstructionGen.checks.looks.vocabulary import Vocabulary, parts
from InstructionGen.checks.reading import Phrase, Reading
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import ARTICLES
from InstructionGen.english import singular


@dataclass(frozen=True, slots=True)
class Alteration:
    """The altered thing, and the words that say what it became."""

    thing: Phrase
    value: tuple[str, ...]


def read_alteration(
    before: Reading, after: Reading, difference: Difference, thing: Phrase, value: Sequence[str], sort: Sort
) -> Alteration:
    """The alteration, once nothing else has changed.

    Args:
        before: The input.
        after: The output.
        difference: Of the two.
        thing: The input's phrase for what is altered.
        value: The declared value's words at their hyphens; empty where none is declared.
        sort: What may come and go.

    Raises:
        Rejected: Something else came or went, the value did not come, or it is said of another thing.
    """
    old, leads = _old(before, thing, sort)
    if sort.brings is not None and _brings(after, difference, value, sort.brings):
        keys = [word.key for word in before.words]  # white marble is white, whatever the colour was
        old |= {i for first, last in sort.brings.spans(keys, thing.first, thing.head) for i in range(first, last)}
    if sort.contrary and value:
        old = {
            i for i in old
            if any(before.words[i].key in group and not group.isdisjoint(value) for group in sort.contrary)
        }  # fmt: skip
    kept = dict(difference.kept)
    if thing.head not in kept:
        refuse("something else changed", before.text(thing.first, thing.end))
    come: list[int] = []
    where: list[tuple[int, int]] = []
    for change in difference.changes:
        taken = [i for i in range(change.start, change.stop) if i not in old | leads]
        if taken and not _other_article(before, after, change, thing):
            put_in = after.text(change.begin, change.end)
            refuse("something else changed" if put_in else "something else lost", before.text(taken[0], taken[-1] + 1))
        if change.begin < change.end:
            come += range(change.begin, change.end)
            where.append((change.start, change.stop))
    if not come:
        refuse("value missing", " ".join(value))
    begin, end = come[0], come[-1] + 1
    start, stop = where[0][0], where[-1][1]
    origin = {j: i for i, j in difference.kept}
    stray = [j for j in range(begin, end) if j not in come and origin[j] not in old | leads]
    if stray:
        refuse("something else added", after.text(begin, end))
    said = _occurrence(after, value, begin, end) if value else _undeclared(before, after, (start, begin, end), thing)
    if said is None:
        refuse("value missing", f"{' '.join(value)!r} in {after.text(begin, end)!r}")
    check_place(before, after, (start, stop), (begin, end), thing, said, sort)
    if sort.clings:
        for i in sorted(old):
            if i in kept and kept[i] not in said:
                refuse("old value still there", before.words[i].key)
    spoken = tuple(piece for j in sorted(said) for piece in parts(after.words[j].key))
    return Alteration(thing, tuple(value) or spoken)


def _brings(after: Reading, difference: Difference, value: Sequence[str], words: Vocabulary) -> bool:
    """Whether the value, or what came where none is declared, says something of another sort besides."""
    come = (after.words[j].key for change in difference.changes for j in range(change.begin, change.end))
    return any(word in words.words for word in value or come)


def _undeclared(before: Reading, after: Reading, span: tuple[int, int, int], thing: Phrase) -> frozenset[int]:
    """Which of the words that came say the value: all, but for those of a tail that name the thing again."""
    start, begin, end = span
    again = [j for j in range(begin, end) if after.words[j].key == before.words[thing.head].key]
    if start < len(before.words) or not again:
        return frozenset(range(begin, end))
    first = again[-1] + 1
    while first < end - 1 and after.words[first].key in _LEADING:
        first += 1
    if first < end:
        return frozenset(range(first, end))
    own = {before.words[i].key for i in range(thing.first, thing.last)}  # "with a much larger cat"
    named = range(begin, again[-1])
    return frozenset(j for j in named if after.words[j].key not in own | _LEADING | ARTICLES | {"with", "and"})


_LEADING = frozenset("now is are was were being has have that which while looking becoming appearing".split())


def said_of(before: Reading, thing: Phrase, sort: Sort) -> tuple[str, ...]:
    """What the caption says of the sort about the thing: ``red, white`` of "a red and white bus"."""
    old, _ = _old(before, thing, sort)
    return tuple(piece for i in sorted(old) for piece in parts(before.words[i].key))


def _old(before: Reading, thing: Phrase, sort: Sort) -> tuple[set[int], set[int]]:
    """Which words of the input say the old, and which only lead to them."""
    keys = [word.key for word in before.words]
    head = thing.keys[-1] if thing.keys else ""
    spans = sort.replaced.spans(keys, thing.first, thing.head, head)
    old = {i for first, last in spans for i in range(first, last)}
    at = thing.last
    inner = any(p.first < thing.first and p.last == thing.last for p in before.phrases)  # "the door of the shed is red"
    while not inner and at < len(keys) and keys[at] in sort.leads and at - thing.last < 4:
        at += 1
    led = set(range(thing.last, at))
    if led:
        stop = at
        while stop < len(keys) and (sort.replaced.has(keys[stop]) or sort.replaced.knows(keys[stop])):
            stop += 1
        tail = sort.replaced.spans(keys, at, stop)
        tail = [span for span in tail if span[0] == at]
        old |= {i for first, last in tail for i in range(first, last)}
        led = {i for i in led if before.words[i].tag != "aux"} if tail else set()
    return old, led


def _other_article(before: Reading, after: Reading, change: Change, thing: Phrase) -> bool:
    """Whether only the article of the thing was exchanged: ``the`` for ``a``."""
    came = change.begin < change.end and after.words[change.begin].key in ARTICLES
    return came and change.stop - change.start == 1 and change.start == thing.first and (
        before.words[change.start].key in ARTICLES
    )  # fmt: skip


def _occurrence(after: Reading, value: Sequence[str], begin: int, end: int) -> frozenset[int] | None:
    """The words of the output that say the value, some of which came; None where it is not said there."""
    pieces = [
        (piece, j)
        for j in range(max(0, begin - 4), min(len(after.words), end + 4))
        for piece in parts(after.words[j].key)
    ]
    for wanted in (list(value), _bare(value)):
        for at in range(len(pieces) - len(wanted) + 1):
            window = pieces[at : at + len(wanted)]
            if wanted and all(alike(want, piece) for want, (piece, _) in zip(wanted, window, strict=True)):
                said = frozenset(j for _, j in window)
                if any(begin <= j < end for j in said):
                    return said
    return _in_other_form(value, [(piece, j) for piece, j in pieces if begin <= j < end])


def _in_other_form(value: Sequence[str], pieces: Sequence[tuple[str, int]]) -> frozenset[int] | None:
    """The words that say the value in another form: ``with stripes`` for "striped". Never out of order."""
    found: list[int] = []
    derived = False
    for want in _bare(value):
        kin = ((piece, j) for piece, j in pieces if _kin(want, piece) and (not found or j >= found[-1]))
        piece, j = next(kin, ("", -1))
        if j < 0 and want not in LINKS:
            return None
        if j >= 0:
            found.append(j)
            derived = derived or not alike(want, piece)
    return frozenset(found) if derived else None


_OPENING = frozenset("with a an the in made painted wearing having has out of".split())


def _bare(value: Sequence[str]) -> list[str]:
    rest = list(value)
    while len(rest) > 1 and rest[0] in _OPENING:
        del rest[0]
    return rest


_SAME = ({"a", "an"}, {"grey", "gray"}, {"color", "colour"}, {"colored", "coloured"}, {"aluminium", "aluminum"})


def alike(one: str, other: str) -> bool:
    """Whether two words are one but for their spelling: ``grey`` and ``gray``, ``a`` and ``an``."""
    return one == other or any({one, other} <= group for group in _SAME)


def _kin(one: str, other: str) -> bool:
    """Whether two words are of one stem, and not one noun in two numbers: ``stripes`` and ``striped``."""
    if alike(one, other):
        return True
    if singular(one) == singular(other) or one + "s" == other or other + "s" == one or one.endswith("ing"):
        return False
    width = min(len(one), len(other))
    common = next((i for i in range(width) if one[i] != other[i]), width)
    return common >= 4 and common >= width - 2


def kindred(one: str, other: str) -> bool:
    """As a reader takes it, whether an instruction's word is that of a value: ``rust`` for ``rusty``, in any number."""
    width = min(len(one), len(other))
    common = next((i for i in range(width) if one[i] != other[i]), width)
    return alike(one, other) or singular(one) == singular(other) or common >= max(3, width - 2)


def value_words(thing: Sequence[str], spoken: Sequence[str]) -> Iterator[str]:
    """A declared value's words at their hyphens, the thing's own name left out at its end: ``green`` of "green bus"."""
    pieces = [piece for word in spoken for piece in parts(word)]
    name = [piece for key in thing for piece in parts(key)]
    for width in (len(name), 1):
        tail = [singular(piece) or piece for piece in pieces[-width:]]
        if width and len(pieces) > width and tail == [singular(piece) or piece for piece in name[-width:]]:
            pieces = pieces[:-width]
            break
    if len(pieces) > 1 and pieces[0] in ("a", "an", "the"):
        pieces = pieces[1:]
    yield from pieces
