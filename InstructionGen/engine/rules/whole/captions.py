"""A caption to which something is said of the whole picture: read, found fit, and given its tail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.fitness import caption_of, refuse_untidy
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import finish
from InstructionGen.engine.rules.edits.soundness import refuse_broken
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, is_plural, parse
from InstructionGen.pool import Pool

_LETTERING = frozenset("say read spell label title name call".split())
_LEFT_OPEN = frozenset("of with like about for from without than as".split())
"""What follows these is not yet the end of the sentence to which a time or a place could be said."""
_LONG = 14
"""Words after which a tail is set off by a comma."""


def read_caption(variables: Mapping[str, Any], pool: Pool) -> Reading:
    """The caption, read, once it is one plain sentence about what is to be seen.

    Raises:
        CannotAnswer: It is something else.
    """
    reading = Reading(parse(caption_of(variables)), Nouns(pool))
    if reading.end == 0:
        raise CannotAnswer("no words")
    if reading.tag(reading.end - 1) == "punct" and reading.tag(reading.end - 2) == "punct":
        raise CannotAnswer("ends in a quoted sentence")
    refuse_untidy(reading)
    refuse_broken(reading.sentence.span(0, reading.end))
    lettered = any(t.lemma in _LETTERING and t.tag.startswith("verb") for t in reading.tokens)
    if lettered or any(c in reading.sentence.text for c in '"“”'):
        raise CannotAnswer("it may be lettering")
    return reading


def with_tail(reading: Reading, tail: str, comma: bool) -> str:
    """The caption and the tail before its full stop; a comma stands between them where asked for or needed."""
    text = reading.sentence.text
    stop = reading.tokens[reading.end - 1].end
    body, mark = text[:stop], text[stop:]
    said = tail.upper() if is_shouted(text) else tail
    return finish(f"{body}{',' if comma or _needs_comma(reading, tail) else ''} {said}{mark}", like=text)


def is_shouted(text: str) -> bool:
    """Whether the caption is in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) * 2 > len(letters)


def _needs_comma(reading: Reading, tail: str) -> bool:
    """Whether a tail without one could be said of the last thing alone, or would be lost in a long sentence."""
    tags = [t.tag for t in reading.tokens[: reading.end]]
    if "comma" in tags or "rel" in tags or "sub" in tags or len(tags) > _LONG or _has_purpose(reading):
        return True
    last = reading.ending_at(reading.end)
    if last is None:
        return False
    if reading.complement(last) is not None and reading.head(last) not in vocabulary.RELATIONAL:
        return True
    listed = reading.list_with(last)
    first = listed.first if listed is not None else last.first
    preposition = reading.preposition(first)[1]
    return preposition in _LEFT_OPEN or preposition.split(" ")[-1] == tail.split(" ", maxsplit=1)[0]


def _has_purpose(reading: Reading) -> bool:
    """Whether something is *to be done*: a time or a place that follows would be said of the doing."""
    verbs = (i + 1 for i in range(reading.end - 1) if reading.lower(i) == "to")
    return any(reading.tag(i) == "aux" or reading.tag(i).startswith("verb") for i in verbs)


def lacks_article(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether many things begin with a word for their crowd and no article: *bunch of people*, not *rows of seats*."""
    of = next((i for i in range(phrase.first, phrase.last) if reading.lower(i) == "of"), 0)
    bare = reading.tag(phrase.first) not in ("det", "num", "poss")
    return bare and of > phrase.first and not is_plural(reading.lower(of - 1))


def runs_on(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether one thing is followed by a verb in a form that it does not take, so that the thing is a compound.

    Of *a fruit stand on a road* it is the stand; *a man stands* and *a man stood* are sentences.
    """
    follows = phrase.last
    if phrase.number != "one" or reading.tag(follows) not in ("verb-fin", "verb-ed"):
        return False
    return reading.lower(follows) == reading.tokens[follows].lemma


def is_sentence(reading: Reading) -> bool:
    """Whether the caption is a sentence with a verb of its own, and not a thing with what is said of it."""
    first = reading.at(0)
    if first is None:
        return True
    listed = reading.list_with(first)
    return bool(reading.finite_verbs(listed.last if listed is not None else first.last))
