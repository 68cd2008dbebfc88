"""Which captions and which phrases of them the edit rules are willing to touch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from InstructionGen.answers import Answer
from InstructionGen.checks.depicted import refusal
from InstructionGen.engine.rules.edits import nouns, vocabulary
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, is_plural, plural, tidy

AnswerT = TypeVar("AnswerT", bound=Answer)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_LONGEST = 300
_LONGEST_ANSWER = 400


def caption_of(variables: Mapping[str, Any]) -> str:
    """The caption to work on, on one line.

    Raises:
        CannotAnswer: It holds no words, too many, or characters that no line of text holds.
    """
    caption = tidy(variables["caption"])
    refuse_unprintable(caption)
    if not any(c.isalpha() for c in caption):
        raise CannotAnswer("no words")
    return caption


def answered(model: type[AnswerT], **fields: str) -> AnswerT:
    """The answer, if its fields are not much longer than captions are."""
    if max(map(len, fields.values())) > _LONGEST_ANSWER:
        raise CannotAnswer("too long")
    return model(**fields)


def refuse_unprintable(text: str) -> None:
    """Refuses control characters and texts longer than a caption."""
    if _UNPRINTABLE.search(text):
        raise CannotAnswer("unprintable characters")
    if len(text) > _LONGEST:
        raise CannotAnswer("too long")


NOT_SHOWN = frozenset("for about like as toward towards to than without".split())
"""What stands after these need not be in the picture: a sign *for apples*, a box shaped *like a house*."""


def refuse_undepicted(reading: Reading) -> None:
    """Refuses captions that tell, ask, sell or advise instead of saying what is to be seen."""
    reason = refusal(reading.sentence.text, reading.nouns.pool)
    if reason:
        raise CannotAnswer(reason)


def refuse_untidy(reading: Reading) -> None:
    """Refuses captions of several sentences, and those whose commas are missing."""
    if any(t.tag == "punct" and t.text not in "'\"“”" for t in reading.tokens[: reading.end]):
        raise CannotAnswer("more than one sentence")
    if any(p.last == q.first for p, q in zip(reading.outer, reading.outer[1:], strict=False)):
        raise CannotAnswer("ill-formed phrase")
    refuse_undepicted(reading)


def refuse_unfit(reading: Reading, phrase: NounPhrase) -> None:
    """Refuses captions that are more than one plain sentence, and phrases that name no single removable thing."""
    sentence = reading.sentence
    refuse_untidy(reading)
    refuse_ill_formed(reading, phrase)
    core = reading.core(phrase)
    if not reading.nouns.is_thing(core):
        raise CannotAnswer("not a thing that can leave")
    refuse_gear_in_use(reading, phrase)
    if reading.tag(phrase.last) == "gen" or reading.tag(phrase.head + 1) == "gen":
        raise CannotAnswer("it owns something that stays")
    # A second mention under any name would be left behind.
    head = nouns.last_word(core)
    others = [p for p in sentence.phrases if p.head != phrase.head and reading.head(p) == head]
    if others:
        raise CannotAnswer("more than one of them")
    names = {head, plural(head)}
    if any(t.lower in names for i, t in enumerate(sentence.tokens) if not phrase.core <= i <= phrase.head):
        raise CannotAnswer("its name occurs elsewhere")


def refuse_gear_in_use(reading: Reading, phrase: NounPhrase) -> None:
    """A surfer on a wave has a board, whether or not anybody misses it in the sentence."""
    doing = vocabulary.GEAR.get(reading.head(phrase), frozenset())
    others = [t for i, t in enumerate(reading.tokens) if not phrase.core <= i <= phrase.head]
    if doing and any(t.lemma in doing or t.lower in doing for t in others):
        raise CannotAnswer("it is being used")


def refuse_ill_formed(reading: Reading, phrase: NounPhrase) -> None:
    """Refuses a phrase that was read wrongly or written wrongly: ``a fireplace books tables``."""
    if reading.lower(phrase.first) in _PARTITIVES and "of" in (
        reading.lower(phrase.first + 1),
        reading.lower(phrase.first + 2),
    ):
        raise CannotAnswer("part of a whole")
    _refuse_colours(reading, phrase)
    _refuse_misread(reading, phrase)
    if any(reading.lower(i) in _QUOTES for i in range(phrase.first)):
        raise CannotAnswer("it may be lettering")
    article = reading.lower(phrase.first)
    if article == "both" and reading.lower(phrase.first + 1) in ("a", "an", "the"):
        raise CannotAnswer("said of both")
    if phrase.first == phrase.core and phrase.number == "one" and reading.tag(phrase.first - 1) == "aux":
        raise CannotAnswer("ill-formed phrase")
    _refuse_not_shown(reading, phrase)
    if any(reading.lower(i) == "half" for i in range(phrase.first, phrase.core)):
        raise CannotAnswer("part of a whole")
    head = reading.tokens[phrase.head]
    if head.text[:1].isupper() and not head.text.isupper() and phrase.head > 0 and _in_small_letters(reading):
        raise CannotAnswer("a proper name")
    if article in ("no", "any"):
        raise CannotAnswer("it is not there")
    if (
        article in ("a", "an")
        and phrase.number == "many"
        and reading.tokens[phrase.head].lower not in vocabulary.PAIRED
    ):
        between = {reading.lower(i) for i in range(phrase.first + 1, phrase.head)}
        if not between & (_COUNTING | {"few", "of", "couple", "dozen"}) and reading.tag(phrase.core - 1) != "gen":
            raise CannotAnswer("ill-formed phrase")
    if not all(c.isalpha() or c in " -" for c in reading.core(phrase)):
        raise CannotAnswer("ill-formed phrase")


def _refuse_not_shown(reading: Reading, phrase: NounPhrase) -> None:
    """``a card by a butler``, ``a flag as a map``, ``a chandelier in the shape of a ship``, ``a shed for tools``."""
    before = reading.token(phrase.first - 1)
    if before is None:
        return
    by_whom = before.lower == "by" and phrase.first == phrase.core and phrase.number == "one"
    likened = before.lower == "of" and reading.tokens[phrase.first - 2].lemma in _SHAPES
    told = reading.preposition(phrase.first)[1] in NOT_SHOWN - {"to"}
    if told or likened or before.lower == "as" or (by_whom and reading.is_alive(phrase)):
        raise CannotAnswer("not known to be there")


def _refuse_misread(reading: Reading, phrase: NounPhrase) -> None:
    """``to transport cars``, ``one holding controllers``, ``a three tier cake``: misread."""
    inside = range(phrase.first, phrase.head)
    counted = any(reading.tag(i) == "num" and reading.lower(i) != "one" for i in inside)
    led = reading.lower(phrase.first - 1) == "to" and reading.tag(phrase.first) in ("noun", "adj", "propn")
    heaped = phrase.head - phrase.core > _LONGEST_NAME
    core = reading.core(phrase)
    heaped = heaped or (
        phrase.head > phrase.core and is_plural(reading.lower(phrase.core)) and reading.nouns.pool.get(core) is None
    )  # "an irish coat of arms hats"
    if led or heaped or any(reading.lower(i) in _MISREAD for i in inside) or (phrase.number == "one" and counted):
        raise CannotAnswer("ill-formed phrase")


def _refuse_colours(reading: Reading, phrase: NounPhrase) -> None:
    """``wearing all orange``, ``a white and a red bus``, ``a white with red striped bus``: a colour has no thing."""
    head = reading.head(phrase)
    counted = phrase.number == "many" or reading.lower(phrase.first) in ("a", "an", "one")
    if head in ("orange", "peach", "rose") and not counted and reading.lower(phrase.first - 1) != "of":
        raise CannotAnswer("a colour")
    joined = reading.lower(phrase.first - 1) in ("and", "with", "or", ",")
    before = reading.token(phrase.first - 2)
    if joined and before is not None and before.lower in COLOURS:
        raise CannotAnswer("a colour")


_LONGEST_NAME = 3
"""Words of a thing's name before its head: more are a list without its commas."""
_SHAPES = frozenset("shape form outline style size name type kind theme".split())
_MISREAD = frozenset("holding wearing carrying riding using playing cut carry mother mama".split())
_QUOTES = frozenset("says say saying reads labeled labelled spells spelling titled named called".split())
COLOURS = frozenset(
    "black white red green blue brown yellow grey gray pink purple orange beige tan silver gold golden".split()
)


def _in_small_letters(reading: Reading) -> bool:
    """Whether the caption keeps capitals for names."""
    return any(t.text[:1].islower() for t in reading.tokens[1:] if t.tag == "noun")


_PARTITIVES = frozenset("one each some all most half both none any many part parts two three four several few".split())
_COUNTING = frozenset("hundred thousand million pair".split())
