"""A caption as the edit checks read it: its words without the marks, and its noun phrases counted in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from InstructionGen.checks.wording import noun_key
from InstructionGen.english import Sentence, Tag, parse, tidy

NOMINAL: frozenset[Tag] = frozenset({"noun", "propn"})
DETERMINING: frozenset[Tag] = frozenset({"det", "poss", "num", "gen"})
OPENS_PHRASE: frozenset[Tag] = frozenset({"det", "poss", "num", "adj", "noun", "propn"})


class Word(Struct, frozen=True, gc=False):
    """One word of a caption."""

    text: str
    key: str
    """Lower case, straight apostrophe."""
    tag: Tag
    lemma: str
    after_comma: bool
    """A comma, or another mark, stands before it."""

    @property
    def is_verb(self) -> bool:
        """Any form of a verb, auxiliaries included."""
        return self.tag == "aux" or self.tag.startswith("verb")


class Phrase(Struct, frozen=True, gc=False):
    """A noun phrase, counted in words; the fields are those of ``english.NounPhrase``."""

    first: int
    last: int
    head: int
    core: int
    number: str
    keys: tuple[str, ...]
    """The head compound in one form: ``("teddy", "bear")``."""

    @property
    def end(self) -> int:
        """One past the head: the complement after *of* left out."""
        return self.head + 1


class Reading(Struct, frozen=True):
    """A caption that has been read."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    """From left to right, an outer one before those it holds."""

    def phrase_at(self, first: int) -> Phrase | None:
        """The outermost phrase that begins at a word."""
        return next((phrase for phrase in self.phrases if phrase.first == first), None)

    def outer(self) -> Iterator[Phrase]:
        """The phrases that no other phrase holds."""
        end = 0
        for phrase in self.phrases:
            if phrase.first >= end:
                yield phrase
                end = phrase.last

    def text(self, first: int, last: int) -> str:
        """The words from one up to another, for a refusal's detail."""
        return " ".join(word.key for word in self.words[first:last])


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """The caption, read. Any string is read in some way."""
    sentence = parse(tidy(text))
    words: list[Word] = []
    position: list[int] = []  # token index -> how many words stand before it
    mark = False
    for token in sentence.tokens:
        position.append(len(words))
        if token.tag in ("comma", "punct"):
            mark = True
            continue
        words.append(Word(token.text, token.lower, token.tag, token.lemma, mark and bool(words)))
        mark = False
    position.append(len(words))
    return Reading(tuple(words), tuple(_phrases(sentence, position)))


def _phrases(sentence: Sentence, position: Sequence[int]) -> Iterator[Phrase]:
    """The phrases that name something: a head of marks alone names nothing."""
    for phrase in sentence.phrases:
        core = sentence.tokens[phrase.core : phrase.head + 1]
        keys = tuple(noun_key(token.lower) for token in core if token.tag != "punct")
        if keys:
            first, last, head, start = (position[i] for i in (phrase.first, phrase.last, phrase.head, phrase.core))
            yield Phrase(first, last, head, start, phrase.number, keys)
