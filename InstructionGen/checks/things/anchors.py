"""The things that an insertion stands by: the caption's own, or places of the picture, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.difference import Insertion
from InstructionGen.checks.instruction import Instruction
from InstructionGen.checks.reading import DETERMINING, Phrase, Reading, Word, read
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.wording import noun_key
from InstructionGen.english import is_plural

PLACING = frozenset("nearby next other own same close far left right front back upper lower top bottom whole".split())
"""Descriptions that say where rather than what."""
_BARE_PLACES = frozenset(
    "front top bed display sight view line place back home flight side water midair mid-air tow".split()
)


def is_own_body(after: Reading, at: int) -> bool:
    """Whether a noun is a part of somebody's body: ``on his lap``."""
    return noun_key(after.words[at].key) in lexicon.BODY and any(
        w.tag in ("poss", "gen") for w in after.words[max(0, at - 2) : at]
    )


def check_anchors(insertion: Insertion, thing: Phrase, instruction: Instruction) -> None:
    """Refuse a noun phrase beside the new object that is neither a thing of the caption nor a place of the picture."""
    after, asked = insertion.after, read(instruction.text)
    sources = [*_phrases_of(insertion.before), *_phrases_of(asked)]
    both = [(reading, phrase) for reading in (insertion.before, asked) for phrase in reading.phrases]
    determined = {word.key for reading, phrase in both for word in determined_head(reading, phrase)}
    for phrase in after.phrases:
        if phrase.first < insertion.begin or phrase.head >= insertion.end or phrase.head == thing.head:
            continue
        head = after.words[phrase.head].key
        if _is_of_the_object(after, phrase, thing):
            if head not in instruction.words:
                refuse("something else added", after.text(phrase.first, phrase.last))
            continue
        spoken = [word.key for word in after.words[phrase.first : phrase.end] if word.tag not in DETERMINING]
        of_caption = any(_follows(spoken, source) for source in sources)
        if not (of_caption or _is_place(spoken) or is_own_body(after, phrase.head)):
            known = any(source[-1] == head for source in sources)
            refuse("broken sentence" if known else "something else added", " ".join(spoken))
        _check_anchor_article(insertion, phrase, determined, asked)


def _is_of_the_object(after: Reading, phrase: Phrase, thing: Phrase) -> bool:
    """Whether a phrase is a part of what the new object is called: ``a piece of quail``, ``a vase of tulips``."""
    holds = phrase.first <= thing.first < phrase.last and "of" in after.text(phrase.end, thing.core).split()
    return thing.first <= phrase.first < thing.last or holds or after.text(phrase.end, thing.first) == "of"


def _is_place(spoken: Sequence[str]) -> bool:
    """Whether words are a place of any picture: ``far right corner``."""
    named = spoken[-1] in lexicon.PLACES or spoken[-1] in lexicon.ENDS
    return named and all(word in PLACING or word in lexicon.ENDS for word in spoken[:-1])


def _heads(reading: Reading) -> set[str]:
    return {reading.words[phrase.head].key for phrase in reading.phrases}


def _phrases_of(reading: Reading) -> Iterator[list[str]]:
    for phrase in reading.phrases:
        yield [reading.words[i].key for i in range(phrase.first, phrase.end)]


def determined_head(reading: Reading, phrase: Phrase) -> Sequence[Word]:
    """The head of a phrase that has its determiner, else nothing."""
    has = any(reading.words[i].tag in DETERMINING for i in range(phrase.first, phrase.end))
    return (reading.words[phrase.head],) if has else ()


def _follows(spoken: Sequence[str], source: Sequence[str]) -> bool:
    """Whether words come in this order in the source and end where it ends: ``red bus`` in ``a red city bus``."""
    rest = iter(source)
    return bool(spoken) and spoken[-1] == source[-1] and all(word in rest for word in spoken)


def _check_anchor_article(insertion: Insertion, phrase: Phrase, determined: Collection[str], asked: Reading) -> None:
    after = insertion.after
    head = after.words[phrase.head].key
    before = after.words[phrase.first - 1] if phrase.first else None
    if any(after.words[i].tag in DETERMINING for i in range(phrase.first, phrase.head)):
        # "with a dog and a bench": a thing of the caption with a new article is another one of its kind
        fresh = after.words[phrase.first].key in ("a", "an") and head not in _heads(asked)
        if fresh and head not in lexicon.PLACES and head not in lexicon.ENDS:
            refuse("something else added", after.text(phrase.first, phrase.end))
        if fresh and is_plural(head):
            refuse("article does not fit", after.text(phrase.first, phrase.end))
        if (
            before is not None
            and before.tag == "conj"
            and phrase.first > insertion.begin
            and head not in lexicon.PLACES
        ):
            refuse("something else added", after.text(phrase.first, phrase.end))
        return
    if (before is not None and before.tag in DETERMINING) or (
        head in _BARE_PLACES and (head in ("front", "top") or head not in determined)
    ):
        return
    if head in determined or head in lexicon.PLACES:
        refuse("article missing", after.text(phrase.first, phrase.end))
