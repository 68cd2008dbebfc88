"""A caption, read: its words with their classes, and its noun phrases."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from InstructionGen.english import tagging
from InstructionGen.english.draft import Tag
from InstructionGen.english.inflection import singular
from InstructionGen.english.phrases import NounPhrase, chunk


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or mark, and where it stands in the text."""

    text: str
    lower: str
    tag: Tag
    lemma: str
    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True):
    """A text that has been read. ``phrases`` come from left to right, an outer phrase before those it holds."""

    text: str
    tokens: tuple[Token, ...]
    phrases: tuple[NounPhrase, ...]

    def words(self, phrase: NounPhrase) -> str:
        """The whole phrase as it stands in the text: ``two brown teddy bears``."""
        return self.span(phrase.first, phrase.last)

    def core(self, phrase: NounPhrase) -> str:
        """The thing's name, lower case and singular: ``teddy bear``."""
        return singular(self.span(phrase.core, phrase.head + 1).lower())

    def span(self, first: int, last: int) -> str:
        """The text from one token up to, not including, another."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def tidy(text: str) -> str:
    """The text on one line with single spaces, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def parse(text: str) -> Sentence:
    """Reads a tidied text. Any string is read in some way; none is an error."""
    drafts = tagging.tag(text)
    tokens = [Token(d.text, d.lower, d.tag, tagging.lemma(d), d.start, d.end) for d in drafts]
    return Sentence(text, tuple(tokens), chunk(drafts))
