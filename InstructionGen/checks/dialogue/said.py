"""Questions and answers, read sentence by sentence: which things they name, and whether they say they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from InstructionGen.checks.dialogue import clauses, idioms, sight
from InstructionGen.checks.dialogue.clauses import Mode
from InstructionGen.checks.dialogue.meaning import Meaning, is_concept, is_name, meaning
from InstructionGen.english import NounPhrase, Sentence, Token, is_plural, parse, tidy
from InstructionGen.english.inflection import could_be_verb

_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
PICTURE: Final = frozenset("picture image photo photograph scene view shot frame snapshot".split())
_MOVABLE: Final = frozenset({"animal", "household", "furniture", "vehicle", "sport", "instrument", "toy"})
_OTHERS: Final = frozenset("other others else additional more further another extra".split())


class Mention(Struct, frozen=True):
    """A noun phrase of a sentence, and whether what it names is said to be there."""

    phrase: NounPhrase
    means: Meaning
    mode: Mode
    is_definite: bool
    """*The dog*, *his dog*: somebody has it in mind already."""
    is_other: bool
    """*Another dog*, *no other people*: those are left out that were named before."""


class Saying(Struct, frozen=True):
    """One sentence of a question or an answer."""

    sentence: Sentence
    mentions: tuple[Mention, ...]

    def words(self, mention: Mention) -> tuple[Token, ...]:
        """The tokens of a mention's phrase."""
        return self.sentence.tokens[mention.phrase.first : mention.phrase.last]


def sentences(text: str) -> list[str]:
    """A text cut after full stops, question and exclamation marks."""
    return [piece for piece in _SENTENCE.split(tidy(text)) if piece]


@lru_cache(maxsize=65536)
def said(text: str) -> tuple[Saying, ...]:
    """The sentences of a question or an answer, read. Any string is read in some way."""
    return tuple(_read(piece) for piece in sentences(text))


def _read(text: str) -> Saying:
    sentence = parse(text)
    modes = clauses.modes(sentence)
    denial = clauses.denied_from(text)
    after = clauses.denied_until(text)
    idle = idioms.idle(text)
    mentions: list[Mention] = []
    for phrase in (*sentence.phrases, *_missed(sentence)):
        if _is_done(sentence, phrase):
            continue
        means = meaning(_core(sentence, phrase))
        tokens = sentence.tokens
        own = [token.lower for token in tokens[phrase.first : phrase.head + 1]]
        mode = modes[phrase.head]
        at = tokens[phrase.head].start
        if mode != "open" and after is not None and at < after and not _joins(sentence, phrase, after):
            mode = "denied"
        elif (mode == "claimed" and clauses.is_general(sentence, phrase)) or (
            mode == "denied" and (denial is None or at < denial)
        ):
            mode = "open"
        if mode == "open" and clauses.is_beside(sentence, phrase) and means.category in _MOVABLE:
            mode = "claimed"
        if mode == "open" and sight.is_in_view(sentence, phrase) and tokens[phrase.first - 1].lower == "with":
            mode = "claimed"
        if any(begin <= at < end for begin, end in idle) or (mode == "claimed" and idioms.is_figure(sentence, phrase)):
            mode = "open"
        mentions.append(
            Mention(phrase, means, mode, _is_definite(sentence, phrase), not _OTHERS.isdisjoint(own)),
        )
    return Saying(sentence, tuple(mentions))


def _core(sentence: Sentence, phrase: NounPhrase) -> str:
    """The phrase's name; what reads as a description or as a verb may be a part of it: *potted plant*, *hair drier*."""
    tokens = sentence.tokens
    lower = [token.lower for token in tokens[phrase.first : phrase.head + 2]]
    head = phrase.head - phrase.first
    for end in (head + 2, head + 1):
        for start in range(max(0, phrase.core - phrase.first - 2), head + 1):
            if end - start > 1 and end <= len(lower):
                name = " ".join(lower[start:end])
                if is_name(name) or (end == head + 1 and is_concept(name)):
                    return name
    after = [token.lower for token in tokens[phrase.head : phrase.head + 3]]
    if after[1:2] == ["of"] and is_name(" ".join(after)):
        return " ".join(after)
    if lower[-2:-1] == ["glasses"] or lower[-1:] == ["glasses"]:
        return "eyeglasses" if _are_worn(tokens, phrase) else sentence.core(phrase)
    several = any(token.tag == "num" for token in tokens[phrase.first : phrase.core])
    several = several and not is_plural(tokens[phrase.head - 1].lower)
    made = phrase.first > 0 and tokens[phrase.first - 1].lower in _CAUSING and _is_made_to(tokens, phrase.head)
    if phrase.core < phrase.head and not several and (made or _is_verb(tokens, phrase.head)):
        return sentence.span(phrase.core, phrase.head).lower()
    return sentence.core(phrase)


def _are_worn(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """Whether glasses are spectacles: *wearing glasses*, *a man with glasses*."""
    before = tokens[max(0, phrase.first - _NEAR) : phrase.first]
    worn = any(token.lemma in ("wear", "don") or token.lower.startswith("wear") for token in before)
    carried = [token.lower for token in before[-1:]] in (["with"], ["in"]) and len(before) > 1
    return worn or (carried and meaning(before[-2].lower).is_person)


_NEAR: Final = 6
_SINGULAR: Final = frozenset("another each this that either neither one".split())
_CAUSING: Final = frozenset("make makes made making let lets letting".split())


def _is_done(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a bare plural is a verb after a pronoun: *he also guards the goal*."""
    tokens, at = sentence.tokens, phrase.first
    if phrase.head == at + 1 and tokens[at].lower in _SINGULAR and is_plural(tokens[phrase.head].lower):
        return could_be_verb(tokens[phrase.head].lower)  # *another bears the name*
    if phrase.head != at or at + 1 >= len(tokens) or not tokens[at].lower.endswith("s"):
        return False
    before = [token for token in tokens[max(0, at - 2) : at] if token.tag != "adv"][-1:]
    subject = bool(before) and before[0].lower in ("he", "she", "it")
    return subject and could_be_verb(tokens[at].lower)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether what was read as the last noun of several is the sentence's verb: *the wave towers over the man*."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    verbless = not any(token.tag in ("verb-fin", "aux") for token in tokens)
    if verbless and after is not None and after.tag in ("prep", "adv") and could_be_verb(tokens[at].lower):
        return tokens[at - 1].tag == "noun" and any(token.lower == "and" for token in tokens[:at])
    if after is None or not tokens[at].lower.endswith("s") or not could_be_verb(tokens[at].lower):
        return False
    if after.tag in ("adv", "sub", "pron"):
        ends = (i for i, token in enumerate(tokens) if i > at + 1 and token.tag in ("comma", "sub", "punct"))
        clause = [*tokens[_clause_before(tokens, at) : at], *tokens[at + 1 : next(ends, len(tokens))]]
        return not any(token.tag in ("verb-fin", "aux") for token in clause)
    rest = next((i for i in range(at + 2, len(tokens)) if tokens[i].tag == "sub"), len(tokens))
    return after.tag in ("det", "poss", "prep") and not any(
        token.tag in ("verb-fin", "aux") and token.lower != "being" for token in tokens[at + 1 : rest]
    )


def _clause_before(tokens: Sequence[Token], at: int) -> int:
    """Where the clause of a token begins."""
    return next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].tag in ("comma", "sub", "rel")), 0)


def _is_made_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether what was read as a noun is what somebody is made to do: *it makes the product stick in the mind*."""
    after = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    return after in ("prep", "adv", "det", "poss", "pron") and could_be_verb(tokens[at].lower)


def _missed(sentence: Sentence) -> Iterator[NounPhrase]:
    """Nouns read as verbs although an article, a number or a verb stands before them: *one bear*, *riding bears*."""
    tokens = sentence.tokens
    for i in range(1, len(tokens)):
        counted = tokens[i - 1].tag in ("det", "num", "poss") or tokens[i - 1].lower == "one"
        done_to = tokens[i - 1].tag == "verb-ing" and tokens[i].tag == "verb-fin" and is_plural(tokens[i].lower)
        if tokens[i].tag not in ("verb-inf", "verb-fin") or not (counted or done_to):
            continue
        if tokens[i - 1].lower in ("that", "this") or any(p.first <= i < p.last for p in sentence.phrases):
            continue
        yield NounPhrase(i if done_to else i - 1, i + 1, i, i, "many" if is_plural(tokens[i].lower) else "one")


def _is_definite(sentence: Sentence, phrase: NounPhrase) -> bool:
    """*The dog*, *her dog*; of *is this a dog* the *this* is no part."""
    first, second = sentence.tokens[phrase.first : phrase.first + 2] if phrase.last > phrase.first + 1 else (None, None)
    if first is None or second is None:
        return False
    pointed = first.lower in ("the", "this", "that", "these", "those") or first.tag == "poss"
    return pointed and second.lower not in ("a", "an")


def _joins(sentence: Sentence, phrase: NounPhrase, until: int) -> bool:
    """Whether a comma or another verb stands between the phrase and what denies its subject."""
    between = [token for token in sentence.tokens[phrase.last :] if token.start < until]
    return any(token.tag in ("comma", "aux", "verb-fin", "sub", "rel", "prep") for token in between)
