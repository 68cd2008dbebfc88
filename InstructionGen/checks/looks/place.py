"""Where the words of a new look stand: before the thing's name, behind it, said of it by a verb, or in a tail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from InstructionGen.checks.looks import colours, materials, textures
from InstructionGen.checks.looks.vocabulary import Vocabulary
from InstructionGen.checks.reading import DETERMINING, Phrase, Reading
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import ARTICLES


@dataclass(frozen=True, slots=True)
class Sort:
    """What may become of a thing, and what of its old looks goes with that."""

    fits: Callable[[Sequence[str]], bool]
    """Whether words say something of the sort."""
    replaced: Vocabulary
    """What a caption may say of the old; it goes."""
    clings: bool = True
    """Whether the old must go: a thing has one colour, but may be wet and rusty."""
    leads: frozenset[str] = frozenset()
    """What leads to the old where it stands after the thing: ``made of``, ``painted``."""
    adds: bool = False
    """Whether one may ask for it with *add*."""
    brings: Vocabulary | None = None
    """Words of another sort that a value may have besides, and that replace the thing's own: *white* marble."""
    contrary: tuple[frozenset[str], ...] = ()
    """Words of which one goes only where another of the group comes: ``young`` for "elderly"."""


LINKS = frozenset(
    """
    now with the a an that which who whose is are was were being has have having looking looks appearing all over
    entirely completely and its his her their in of out made painted colored coloured color colour dyed shade finish
    surface pattern texture wearing dressed covering size as if from
    """.split()
)
"""Words that tie a value to its thing."""
_MAY_END = frozenset("all over color colour shade pattern finish texture surface size and colored coloured out".split())
_NEVER_BEFORE = frozenset("with in of on by made from that which who wearing is are".split())
_OPENERS = frozenset(
    """
    with in of on under made that which who full worn torn hung cut split as twice half three four ten now built sewn
    woven carved strewn cloaked hidden out from like all grown shown gone shot bent lit set shut run frozen broken
    """.split()
)
_BEFORE_COLOUR = frozenset(
    """
    large small big little huge tiny long short tall giant old new young beautiful cute pretty lovely nice ugly massive
    enormous miniature oversized
    """.split()
)


def check_place(
    before: Reading,
    after: Reading,
    old_span: tuple[int, int],
    new_span: tuple[int, int],
    thing: Phrase,
    said: frozenset[int],
    sort: Sort,
) -> None:
    """Refuse what came unless it is said of the thing, in words that tie it there."""
    (start, stop), (begin, end) = old_span, new_span
    extra = [j for j in range(begin, end) if j not in said]
    if thing.first <= start and stop <= thing.head:
        _check_before(before, after, (start, stop), (begin, end), thing, extra)
        return
    links = LINKS
    tail = start == stop == len(before.words)
    named = {before.words[i].key for i in range(thing.first, thing.last)} | set(thing.keys)
    if tail and any(after.words[j].key == before.words[thing.head].key for j in extra):
        _check_tail(before, after, thing, extra)
        links = links | named
    elif start == begin == 0 and thing.first == 0 and end < len(after.words):
        if not after.words[end].after_comma:
            refuse("broken sentence", after.text(begin, end + 1))
    elif not _follows(before, thing, start, stop, sort):
        refuse("something else changed", after.text(begin, end))
    else:
        _check_opener(before, after, start, stop, begin, thing)
    strange = [after.words[j].key for j in extra if after.words[j].key not in links]
    if strange:
        refuse("something else added", " ".join(strange))
    last = after.words[end - 1]
    if last.key in LINKS - _MAY_END and end - 1 not in said:
        refuse("broken sentence", after.text(begin, end))


def _check_tail(before: Reading, after: Reading, thing: Phrase, extra: Sequence[int]) -> None:
    """Refuse a tail that does not name the thing as one names it again: ``with the dog twice as large``."""
    keys = [after.words[j].key for j in extra]
    at = keys.index(before.words[thing.head].key)
    named = any(after.words[j].tag in ("det", "poss") for j in extra[:at])
    if thing.number == "one" and not named:
        refuse("article missing", " ".join(keys))
    twice = sum(key in ARTICLES for key in keys[:at]) > 1 or any(key in ARTICLES for key in keys[at + 1 : -1])
    late = any(key in ("with", "while") for key in keys[1:at])
    if twice or late or (after.words[extra[0]].key not in ("with", "and", "the", "his",
            "her", "its", "their", "while", "now") ):  # fmt: skip
        refuse("broken sentence", " ".join(keys))


def _check_before(
    before: Reading,
    after: Reading,
    old_span: tuple[int, int],
    new_span: tuple[int, int],
    thing: Phrase,
    extra: Sequence[int],
) -> None:
    """Refuse what cannot stand before a noun, or not there."""
    (start, stop), (begin, end) = old_span, new_span
    strange = [
        after.words[j].key for j in extra
        if after.words[j].key not in ("colored", "coloured") and not _restored(before, after, j, thing)
    ]  # fmt: skip
    if strange:
        refuse("something else added", " ".join(strange))
    opens = before.words[thing.first]
    if any(word.key == "of" for word in before.words[stop : thing.core]):
        refuse("broken sentence", after.text(begin, end + 1))  # "a group [tiny] of women"
    if start == stop:
        leading = any(before.words[i].tag in DETERMINING for i in range(start, thing.core))
        if leading or start > thing.core or opens.key == "a" == before.words[min(start, thing.head)].key:
            refuse("broken sentence", after.text(begin - 1, end + 1) if begin else after.text(begin, end + 1))
        if start and before.words[start - 1].tag == "adv" and start > thing.first:
            refuse("broken sentence", after.text(begin - 1, end + 1))
    if after.words[begin].key in _NEVER_BEFORE:
        refuse("broken sentence", after.text(begin, end + 1))
    follows = after.words[end].key if end < len(after.words) else ""
    if thing.core > stop and not _stands_in_order([word.key for word in after.words[begin:end]], follows):
        refuse("broken sentence", after.text(begin, end + 1))


def _stands_in_order(value: Sequence[str], follows: str) -> bool:
    """Whether a colour or material comes after size and age: ``a large green gate``."""
    colour = colours.is_colour(value)
    material = materials.VOCABULARY.is_value(value) and value[-1] not in textures.TEXTURES
    if (colour or material) and follows in _BEFORE_COLOUR and value[0] not in _BEFORE_COLOUR:
        return False
    return colour or not (material and follows in colours.COLOURS)


def _restored(before: Reading, after: Reading, j: int, thing: Phrase) -> bool:
    """Whether an article came for another of the thing's own."""
    return after.words[j].key in ("a", "an", "the") and before.words[thing.first].key in ("a", "an", "the")


def _follows(before: Reading, thing: Phrase, start: int, stop: int, sort: Sort) -> bool:
    """Whether a place is right behind the thing, or is said of it by a verb of being."""
    if start in (thing.end, thing.last):
        return True
    words = before.words
    at = thing.last
    while at < len(words) and at < start and words[at].tag in ("aux", "adv", "rel"):
        at += 1
    if at == start and at > thing.last and any(words[i].tag == "aux" for i in range(thing.last, at)):
        return True
    if thing.last <= start and stop > start:
        return all(word.key in sort.leads or sort.replaced.knows(word.key) for word in words[thing.last : start])
    return False


def _check_opener(before: Reading, after: Reading, start: int, stop: int, begin: int, thing: Phrase) -> None:
    """Refuse a mere adjective behind its noun: ``a bus green``."""
    word = after.words[begin]
    earlier = before.words[start - 1] if start else None
    predicate = earlier is not None and earlier.tag in ("aux", "adv")
    replaced = stop > start
    opens = word.key in _OPENERS or word.key.endswith(("ed", "ing")) or word.tag in ("prep", "rel", "aux")
    aside = word.after_comma and thing.first > 1  # "a man on a horse, soaking wet": who is?
    if not (predicate or replaced or opens) or aside:
        refuse("broken sentence", after.text(max(0, begin - 1), begin + 1))
