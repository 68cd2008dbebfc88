"""Where English says how a thing looks: in what order before its name, right behind it, or at the caption's end."""

from __future__ import annotations

import random
from collections.abc import Sequence

from InstructionGen.checks.looks import colours, materials, sizes, textures
from InstructionGen.checks.looks.vocabulary import Vocabulary
from InstructionGen.engine.rules.edits import nouns, vocabulary, wording
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.looks.thing import Thing
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase
from InstructionGen.english.words import ADJECTIVE_COMPOUND_ENDS

SIZE, AGE, LOOK, TEXTURE, COLOUR, MATERIAL = range(1, 7)
"""In what order English describes: *a large old rusty striped green wooden gate*."""
_CLASS = 7
_AGES = frozenset("old new young antique vintage ancient modern older younger elderly".split())
_VIEWS = frozenset(
    """
    open closed broken long wide high thick thin cute pretty beautiful nice lovely ugly delicious tasty fancy
    elegant cool strange weird odd funny good great happy sad lone single whole simple plain clean dirty messy neat
    wild lively empty full hairy busy crowded lit
    """.split()
)
_OPINION_ENDS = ("ful", "ous", "ish", "able", "ive", "ly", "y")
_CLASSING_ENDS = ("ary", "ory", "table")
"""*military* jets, a *portable* stove: which sort of thing, and no opinion of it."""


def before_noun(thing: Thing, value: str, rank: int, replaced: Vocabulary | None = None) -> str:
    """The caption with the value among the thing's descriptions, in the place of what it replaces.

    Raises:
        CannotAnswer: There is no safe place among them.
    """
    reading = thing.reading
    rewrite = Rewrite(reading.sentence)
    if reading.tokens[thing.phrase.head].text.isupper() and reading.sentence.text.isupper():
        value = value.upper()
    old = thing.spans(replaced) if replaced is not None else []
    if old and old[-1][1] > thing.phrase.core:
        raise CannotAnswer("part of a name")
    if old:
        rewrite.put(old[0][0], old[0][1], value)
        for first, last in old[1:]:
            if reading.tag(first - 1) in ("conj", "comma") or reading.tag(last) in ("conj", "comma"):
                raise CannotAnswer("ill-formed phrase")
            rewrite.drop(first, last)
        return rewrite.render()
    at = _place(thing, rank)
    if at > 0 and reading.tag(at) in ("conj", "comma"):
        raise CannotAnswer("ill-formed phrase")
    if at < thing.phrase.core and reading.tag(at) == "adv":
        raise CannotAnswer("what follows may belong to it")  # "a [frowning] very sharp dressed man"
    follows = wording.lowered(reading, at, at + 1)
    rewrite.put(at, at + 1, f"{value} {follows}", keeping=[(at, at + 1)])
    return rewrite.render()


def _place(thing: Thing, rank: int) -> int:
    """Where a word of a rank goes: behind all of lower rank."""
    reading = thing.reading
    at = thing.start
    for i in range(thing.start, thing.phrase.core):
        if reading.tag(i) in ("conj", "comma", "punct", "adv"):
            continue
        if reading.lower(i + 1) in ADJECTIVE_COMPOUND_ENDS and i + 1 < thing.phrase.core:
            if rank < LOOK:
                break
            continue  # "snow covered" is one word
        if rank_of(reading.lower(i), reading.tag(i)) > rank or _is_name(thing, i):
            break
        at = i + 1
    return at


def _is_name(thing: Thing, i: int) -> bool:
    """Whether a description is half of a name that the pool knows: a *grizzly* bear."""
    reading, pool = thing.reading, thing.reading.nouns.pool
    if i + 1 != thing.phrase.core:
        return False
    core = reading.core(thing.phrase)
    return pool.find(f"{reading.lower(i)} {core}") not in (None, pool.find(core))


def rank_of(word: str, tag: str) -> int:
    """Where a description stands among others."""
    if word in colours.SHADES or colours.VOCABULARY.has(word):
        return COLOUR
    if materials.VOCABULARY.has(word) or word in materials.QUALIFIERS:
        return MATERIAL
    rank = next((rank for rank, words in _RANKED if word in words), None)
    if rank is not None:
        return rank
    if tag == "adj" and word.endswith(_OPINION_ENDS) and not word.endswith(_CLASSING_ENDS) and "-" not in word:
        return 0
    return LOOK if tag in ("verb-ing", "verb-ed") and word not in vocabulary.REPLICAS else _CLASS


_RANKED = (
    (SIZE, sizes.DESCRIBING),
    (AGE, _AGES),
    (0, _VIEWS),
    (TEXTURE, textures.OLD),
    (LOOK, ADJECTIVE_COMPOUND_ENDS),
)


def one_of(asks: Sequence[str], manner: str, dice: random.Random) -> str:
    """One of the commands; where the manner adds a clause of its own, none that ends in one."""
    short = [ask for ask in asks if "so that" not in ask] if manner == "detailed command" else asks
    return dice.choice(short or asks)


def behind_noun(thing: Thing, value: str) -> str:
    """The caption with the value right behind the thing: ``a car covered in frost parked by a road``.

    Raises:
        CannotAnswer: What follows the thing, or stands before it in a list, would be parted from it.
    """
    reading, phrase = thing.reading, thing.phrase
    if phrase.last > phrase.head + 1 or reading.list_with(phrase) is not None:
        raise CannotAnswer("what follows may belong to it")
    tag, word = reading.tag(phrase.last), reading.lower(phrase.last)
    follows = reading.at(phrase.last + 1)
    if tag in ("conj", "rel", "adj", "gen", "pron", "poss") or word in _CLOSELY:
        raise CannotAnswer("what follows may belong to it")
    if tag == "adv" and reading.tag(phrase.last + 1) not in ("", "punct"):
        raise CannotAnswer("what follows may belong to it")
    if word in ("in", "on") and follows is not None and is_worn(reading, follows):
        raise CannotAnswer("what follows may belong to it")
    if reading.tag(phrase.first - 1) == "verb-ed":
        raise CannotAnswer("what follows may belong to it")
    if value.startswith("with ") and reading.preposition(phrase.first)[1] in ("with", "of"):
        raise CannotAnswer("two phrases with the same preposition")
    above = [p for p in reading.outer if p.last <= phrase.first]
    if tag == "verb-ed" and (above or reading.tag(phrase.last + 1) in ("adj", "noun", "propn")):
        raise CannotAnswer("what follows may belong to it")
    if tag == "verb-ing" and above and not reading.is_alive(phrase):
        raise CannotAnswer("what follows belongs to another")  # "a man on a board [waxed to a shine] riding a wave"
    rewrite = Rewrite(reading.sentence)
    last = phrase.last
    if reading.sentence.text.isupper():
        value = value.upper()
    rewrite.put(last - 1, last, f"{wording.lowered(reading, last - 1, last)} {value}", keeping=[(last - 1, last)])
    return rewrite.render()


_CLOSELY = frozenset(
    "to about with of that which who wearing full made dressed for as up down than containing holding".split()
)


def is_worn(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether the phrase is something worn, or the colour of it."""
    found = reading.nouns.concept(reading.core(phrase))
    head = nouns.last_word(reading.core(phrase))
    clothing = found is not None and found.category == "clothing"
    return clothing or head in vocabulary.WORN or head in colours.COLOURS or head in _ALSO_WORN


_ALSO_WORN = frozenset("top tee attire gear garb".split())


def in_tail(thing: Thing, value: str) -> str:
    """The caption with the value said at its end: ``…, with the dog twice as large``."""
    reading = thing.reading
    text = reading.sentence.text
    stop = reading.tokens[reading.end - 1].end
    if any(reading.lower(i) == "with" and reading.tag(i - 1) == "comma" for i in range(1, reading.end)):
        raise CannotAnswer("it has such an end already")
    tail = f", with {thing.plain} {value}"
    return f"{text[:stop]}{tail.upper() if text.isupper() else tail}{text[stop:]}"
