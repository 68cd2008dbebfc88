"""Ways in which a thing stands in a caption, and how each lets it go.

Each construction takes the reading and the phrase to remove, and returns the rewrite, or ``None`` when the phrase
does not stand that way. It raises :class:`CannotAnswer` when the phrase does stand that way but must stay.
"""

from __future__ import annotations

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.lists import SUPPORTS
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.edits.tail import end_of_removal
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase

# --- contents --------------------------------------------------------------------------------------------------------


def from_container(reading: Reading, phrase: NounPhrase) -> Rewrite | None:
    """``a vase of flowers`` without the flowers: ``a vase``."""
    owner = next((p for p in reading.sentence.phrases if reading.complement(p) == phrase), None)
    if owner is None:
        return None
    if reading.head(owner) in vocabulary.PICTURES:
        return None
    if any(found.owner == owner for found in reading.lists):
        return None
    if reading.head(owner) not in vocabulary.CONTAINERS:
        raise CannotAnswer("part of a name")
    if reading.lower(owner.head + 1) != "of" or owner.head + 2 != phrase.first:
        raise CannotAnswer("part of a name")
    governor = reading.tokens[owner.first - 1] if owner.first else None
    if (
        governor is not None
        and (governor.tag == "aux" or governor.tag.startswith("verb"))
        and governor.lemma not in ("hold", "carry")
    ):
        raise CannotAnswer("the verb needs it")
    if (
        reading.tag(phrase.last) in ("conj", "rel", "verb-ed", "verb-fin", "aux")
        or reading.lower(phrase.last) == "with"
    ):
        raise CannotAnswer("what follows may belong to it")
    if reading.tag(phrase.last) == "prep" and reading.tag(phrase.last + 1) == "pron":
        raise CannotAnswer("what follows may belong to it")
    rewrite = Rewrite(reading.sentence)
    rewrite.drop(owner.head + 1, phrase.last)
    return rewrite


# --- prepositions ----------------------------------------------------------------------------------------------------

_ADJUNCTS = frozenset("with near beside behind by alongside under beneath".split()) | {
    "next to", "in front of", "along with", "together with", "close to", "adjacent to", "across from", "in back of",
    "near to", "along side", "alongside of", "next too",
}  # fmt: skip
"""Prepositions whose phrase can go and leave the rest standing."""

_FILLED = frozenset(
    """
    topped filled covered decorated surrounded accompanied followed garnished lined adorned loaded packed
    stocked stuffed equipped furnished joined piled crowded cluttered dotted sprinkled
    """.split()
)
_HOLDING_MANY = frozenset("featuring containing including".split())
STANDS_ALONE = frozenset(
    """
    stand sit walk run park graze sleep rest lie pose smile fly swim jump wait seat stop travel ski skate surf
    snowboard skateboard kneel crouch squat relax nap dance float stroll wander drive jog hike bend cook land
    sail march stretch lounge crawl cruise roam cycle perform
    """.split()
) | {"lay"}
_INSTRUMENTAL = frozenset(
    """
    cut slice eat brush hit play write draw paint catch chop spread stir clean feed scrape tie strike wipe dry
    wash dig drink pour spray
    """.split()
)


def with_its_preposition(reading: Reading, phrase: NounPhrase) -> Rewrite | None:
    """``a man standing next to a dog`` without the dog: ``a man standing``."""
    outer = reading.outer_of(phrase)
    if outer.head != phrase.head:
        raise CannotAnswer("part of a name")
    start, preposition = reading.preposition(outer.first)
    if not preposition:
        if reading.tag(outer.first - 1) == "verb-ing" and reading.lower(outer.first - 1) in _HOLDING_MANY:
            start, preposition = outer.first - 1, "with"
            if reading.tag(start - 1) in ("aux", "conj", "comma", "adv"):
                raise CannotAnswer("the verb needs it")
        else:
            return None
    elif preposition == "of" and reading.lower(start - 1) == "full":
        start, preposition = start - 1, "with"
        if reading.tag(start - 1) == "aux":
            raise CannotAnswer("the verb needs it")
    elif preposition in ("with", "by", "in") and reading.lower(start - 1) in _FILLED:
        start, preposition = _with_participle(reading, start - 1), "with"
    elif preposition not in _ADJUNCTS:
        raise CannotAnswer("something rests on it" if preposition in SUPPORTS else "no safe way to take it out")
    else:
        start = _left_edge(reading, phrase, start, preposition)
    end = end_of_removal(reading, phrase, start, preposition)
    start = _with_idle_verb(reading, start, end)
    rewrite = Rewrite(reading.sentence)
    rewrite.drop(start, end)
    return rewrite


def _with_idle_verb(reading: Reading, start: int, end: int) -> int:
    """A tower that merely *sits* next to something does nothing once that is gone: the verb goes as well."""
    verb = start - 1
    while reading.tag(verb) == "adv":
        verb -= 1
    if not reading.tag(verb).startswith("verb") or end < reading.end:
        return start
    before = verb - 1
    while reading.tag(before) in ("adv", "aux", "rel"):
        before -= 1
    owner = reading.ending_at(before + 1)
    if any(reading.is_alive(p) for p in reading.outer if p.last <= start):
        return start
    if owner is None or reading.tag(verb) == "verb-fin":
        raise CannotAnswer("the verb needs it")
    parked = (
        reading.tag(verb) == "verb-ed"
        and reading.tag(verb - 1) == "aux"
        and reading.tokens[verb].lemma in ("park", "stop")
    )
    return start if parked else before + 1


def _with_participle(reading: Reading, participle: int) -> int:
    start = participle
    while reading.tag(start - 1) == "adv":
        start -= 1
    if reading.tag(start - 1) == "aux":
        start -= 1
    if reading.tag(start - 1) in ("conj", "rel", "adv"):
        raise CannotAnswer("the verb needs it")
    if reading.tag(start - 1) not in ("noun", "propn", "comma"):
        raise CannotAnswer("the verb needs it")
    return start


_POINTS_ON = frozenset("directly right just immediately closely almost partially completely very so really".split())


def _left_edge(reading: Reading, phrase: NounPhrase, start: int, preposition: str) -> int:
    """Where the removal begins, once what stands before can do without the phrase."""
    before = start - 1
    records = reading.head(phrase) in vocabulary.RECORDING and {t.lemma for t in reading.tokens} & vocabulary.RECORDED
    if preposition == "with" and (records or _instrument(reading, start)):
        raise CannotAnswer("it is being used")
    while reading.tag(before) == "adv" and before > 0:
        if reading.lower(before) in ("together", "up", "full", "about", "away", "off", "out", "back"):
            raise CannotAnswer("the verb needs it")
        if reading.lower(before) in _POINTS_ON:
            start = before
        before -= 1
    tag = reading.tag(before)
    if tag in ("noun", "propn"):
        if preposition == "by" and _made_by(reading, start):
            raise CannotAnswer("the verb needs it")
        return start
    if tag.startswith("verb"):
        lemma = reading.tokens[before].lemma
        if lemma in STANDS_ALONE and tag != "verb-inf":
            return start
        raise CannotAnswer("the verb needs it")
    if tag == "comma" and before == start - 1:
        return before
    if tag == "pron" and before == start - 1:
        return start
    raise CannotAnswer("the verb needs it")


def _made_by(reading: Reading, start: int) -> bool:
    """``a painting by an artist`` does not stand near one."""
    maker = reading.at(start + 1)
    return reading.tag(start - 1) == "adv" or (
        maker is not None
        and reading.nouns.is_person(reading.core(maker))
        and not any(reading.is_alive(p) for p in reading.outer if p.last <= start)
    )


def _instrument(reading: Reading, start: int) -> bool:
    for i in range(start - 1, -1, -1):
        if reading.tag(i).startswith("verb"):
            return reading.tokens[i].lemma in _INSTRUMENTAL
    return False
