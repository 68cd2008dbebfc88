"""Do colours and materials agree with what captions say of the same thing?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue import nothings
from InstructionGen.checks.dialogue.grounds import Grounds, grounds
from InstructionGen.checks.dialogue.meaning import Meaning
from InstructionGen.checks.dialogue.said import Mention, Saying, said
from InstructionGen.checks.dialogue.turns import spoken
from InstructionGen.checks.looks.colours import COLOURS
from InstructionGen.checks.reasons import refuse

_ALIKE: Final = tuple(
    frozenset(group.split())
    for group in (
        "white cream beige ivory off-white eggshell pale whitish",
        "black dark charcoal ebony blackish navy",
        "grey gray silver slate greyish charcoal",
        "brown tan chestnut mahogany copper bronze rust chocolate golden ginger beige sienna caramel brownish khaki",
        "yellow gold golden blond blonde mustard amber yellowish cream lemon",
        "red maroon burgundy crimson scarlet rust reddish rose cherry",
        "orange rust coral peach apricot tangerine ginger orangish",
        "pink rose coral salmon magenta fuchsia pinkish peach",
        "purple violet lavender lilac mauve plum magenta purplish",
        "blue navy teal turquoise aqua cyan azure indigo bluish cobalt",
        "green teal olive lime mint emerald turquoise greenish jade",
    )
)
"""Colours that two people call one thing."""
_ANY: Final = frozenset(
    "colorful colourful multicolored multicoloured multi-colored rainbow colored coloured neon pastel".split()
)
_MATERIALS: Final = tuple(
    frozenset(group.split())
    for group in (
        "wooden wood oak pine timber bamboo wicker",
        "metal metallic steel iron aluminum chrome tin copper stainless",
        "plastic vinyl rubber",
        "stone brick concrete cement marble granite tiled tile asphalt cobblestone",
        "leather",
        "glass crystal",
        "paper cardboard",
    )
)
_MATERIAL_WORDS: Final = frozenset().union(*_MATERIALS)
_COLOUR_WORDS: Final = frozenset().union(*_ALIKE) - {
    "dark",
    "pale",
    "rose",
    "rust",
    "ginger",
    "mint",
    "lemon",
    "cherry",
}
_BE: Final = frozenset("is are was were looks look appears appear".split())
_ASKED: Final = re.compile(
    r"\bwhat (?:is the |are the )?(?:colou?rs?|materials?)\b|\b(?:which|of what) colou?r\b|\bmade of\b",
    re.I,
)
_IN_PICTURE: Final = frozenset("in on of the this picture image photo photograph scene here".split())
_BETWEEN: Final = frozenset(
    "and or , both all mostly mainly entirely completely light dark bright very a with in deep vivid made of also "
    "either painted partly predominantly".split()
)


def contradicted(claim: DialogueClaim) -> Iterator[str]:
    """Every colour or material that a dialogue gives to a thing of which captions have only others."""
    known = grounds(claim.item)
    for question, answer in claim.turns:
        for means, words in _said(question, answer):
            told = _told(known, means)
            for kinds, groups in ((_COLOUR_WORDS, _ALIKE), (_MATERIAL_WORDS, _MATERIALS)):
                new, old = words & kinds, told & kinds
                if new and old and told.isdisjoint(_ANY):
                    near = old.union(*(group for group in groups if not group.isdisjoint(old)))
                    if not new <= near:
                        yield f"{' '.join(sorted(new - near))} {means.core}"


def agrees_with_captions(claim: DialogueClaim) -> None:
    """No thing has a colour or a material of which captions say another one.

    Raises:
        Rejected: one has.
    """
    for found in contradicted(claim):
        refuse("contradicts a caption", found)


@lru_cache(maxsize=65536)
def _said(question: str, answer: str) -> tuple[tuple[Meaning, frozenset[str]], ...]:
    found: list[tuple[Meaning, frozenset[str]]] = []
    for saying, mention in spoken(question, answer):
        if mention.mode == "claimed" and _has_looks(mention.means):
            words = _look(saying, mention)
            if words:
                found.append((mention.means, words))
    if _ASKED.search(question):
        things = [m.means for s in said(question) for m in s.mentions if _has_looks(m.means) and m.is_definite]
        first = said(answer)[:1]
        named = {m.means.head for s in first for m in s.mentions if m.means.is_thing}
        if len(things) == 1 and named <= {things[0].head}:
            words = frozenset(t.lower for s in first for t in s.sentence.tokens) & (COLOURS | _MATERIAL_WORDS | _ANY)
            if words:
                found.append((things[0], words))
    return tuple(found)


def _has_looks(means: Meaning) -> bool:
    """Whether a colour is the thing's own: of people it may be anything."""
    return (means.is_thing or means.head in nothings.ALWAYS or means.category == "material") and not means.is_person


def _told(known: Grounds, means: Meaning) -> frozenset[str]:
    """The colours and materials that captions give such a thing."""
    found: set[str] = set()
    for saying, mention in known.mentions:
        if not means.names.isdisjoint(mention.means.near):
            found |= _look(saying, mention)
    for link in known.item.links:
        if link.relation == "is" and link.subject.lower() in means.names:
            found.add(link.object.lower())
    return frozenset(found)


def _look(saying: Saying, mention: Mention) -> frozenset[str]:
    """The colours and materials of a phrase: before its noun, and after an *is* that follows it."""
    tokens, phrase = saying.sentence.tokens, mention.phrase
    wanted = COLOURS | _MATERIAL_WORDS | _ANY
    if any(tokens[i + 1].tag == "gen" and tokens[i].lower in lexicon.ANIMALS for i in range(phrase.first, phrase.core)):
        return frozenset()  # a dog's coat is none that somebody wears
    begin = phrase.first
    for i in range(phrase.first, phrase.core):
        if tokens[i].tag == "gen" or tokens[i].lower == "of":
            begin = i + 1
    named = tokens[begin : phrase.core]
    before = {part for token in named for part in (token.lower, *token.lower.split("-")) if part in wanted}
    found = set(before)
    at = phrase.last
    while at < len(tokens) and tokens[at].lower in _IN_PICTURE:
        at += 1
    if at < len(tokens) and tokens[at].lower in _BE and phrase.last == phrase.head + 1 and not _hangs(saying, mention):
        for token in tokens[at + 1 :]:
            if token.lower in wanted and token.tag in ("adj", "noun", "propn"):
                found.add(token.lower)
            elif token.lower not in _BETWEEN or token.lower in ("with", "in"):
                # Of a red thing that follows, the colour is not the subject's.
                if token.tag in ("noun", "propn"):
                    found = before
                break
    return frozenset(found)


def _hangs(saying: Saying, mention: Mention) -> bool:
    """Whether the phrase hangs on another by a preposition: of *the sign on the pole is blue* the pole is not blue."""
    before = saying.sentence.tokens[mention.phrase.first - 1 : mention.phrase.first] if mention.phrase.first else ()
    return any(token.tag == "prep" for token in before)
