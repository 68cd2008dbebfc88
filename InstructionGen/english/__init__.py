"""English: articles, plurals, verb forms, word classes and noun phrases."""

from __future__ import annotations

from InstructionGen.english.draft import Tag
from InstructionGen.english.inflection import agree, article, is_plural, plural, singular, verb_lemma, with_article
from InstructionGen.english.phrases import NounPhrase
from InstructionGen.english.sentence import Sentence, Token, parse, tidy

__all__ = [
    "NounPhrase",
    "Sentence",
    "Tag",
    "Token",
    "agree",
    "article",
    "is_plural",
    "parse",
    "plural",
    "singular",
    "tidy",
    "verb_lemma",
    "with_article",
]
