"""A question and its answer, read together: *yes* claims what was asked for, and *no* denies it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from InstructionGen.checks.dialogue.clauses import Mode
from InstructionGen.checks.dialogue.general import explains, general, is_here
from InstructionGen.checks.dialogue.people import EVERYBODY
from InstructionGen.checks.dialogue.said import PICTURE, Mention, Saying, said

_PICTURE: Final = r"(?:picture|image|photo|photograph|scene)"
PRESENCE: Final = re.compile(
    r"^(?:(?:and|so|but|also),? )?(?:(?:is|are|was|were) there\b|"
    r"(?:can|could|do) (?:you|we|i) (?:see|spot|find|notice)\b|"
    rf"(?:does|do|is|are) (?:the|this) {_PICTURE}\b.*?\b(?:show|contain|include|feature|have|depict)|"
    rf"(?:is|are) (?:a|an|any|the|some) [\w -]+? (?:visible|present|shown|pictured|seen|in (?:the|this) {_PICTURE})\b)",
    re.I,
)
"""A question whether something is there."""
YES_NO: Final = re.compile(
    r"^(?:(?:and|so|but),? )?(?:is|are|was|were|do|does|did|has|have|can|could|would|will|should)\b", re.I
)
YES: Final = re.compile(r"^(?:yes|yeah|yep|indeed|correct|certainly|sure)\b", re.I)
NO: Final = re.compile(r"^(?:no|nope)\b(?!\s+(?:one|other|two|more))", re.I)
NONE: Final = re.compile(
    r"^(?:none|zero|0|no\b|there (?:are|is) (?:no|none|zero|not)|there aren|there isn|nobody|no one)", re.I
)


_ASKING: Final = frozenset("what which any how kind type sort kinds types sorts".split())
_WHOLE_PLACES: Final = frozenset(
    "street road room kitchen bathroom bedroom office restaurant store shop living-room city town".split()
)
"""What is not there is not in the picture: *no cars on the street*."""
_SEEN: Final = frozenset("seen shown pictured depicted spotted visible included featured".split())


@lru_cache(maxsize=65536)
def spoken(question: str, answer: str) -> tuple[tuple[Saying, Mention], ...]:
    """Every mention of a turn, the question's first, each in the mode that the two together give it."""
    answered = said(answer)
    told = {m.means.head for saying in answered for m in saying.mentions if m.mode == "claimed"}
    explaining = explains(question)
    of_all = explaining and not any(m.is_definite for saying in said(question) for m in saying.mentions)
    supposed: set[str] = set()
    found: list[tuple[Saying, Mention]] = []
    for saying in said(question):
        first = True
        loose = general(saying, of_all=of_all) if explaining else ()
        for mention in saying.mentions:
            anybody = explaining and mention.means.head in EVERYBODY and _is_told_apart(saying, mention)
            mode = "open" if mention.phrase in loose or anybody else _asked(saying, mention, answer, told, first)
            if anybody:
                supposed.add(mention.means.head)
            first = first and not mention.means.is_thing
            found.append((saying, replace(mention, mode=mode)))
    asked_for = PRESENCE.match(question) is not None
    for saying in answered:
        loose = general(saying, of_all=of_all) if explaining else ()
        for mention in saying.mentions:
            partly = mention.mode == "denied" and not asked_for and not _denies_all(saying, mention)
            taken_up = mention.is_definite and mention.means.head in supposed and not is_here(saying)
            left_open = partly or (mention.mode == "claimed" and (mention.phrase in loose or taken_up))
            found.append((saying, replace(mention, mode="open") if left_open else mention))
            if explaining and not mention.is_definite and found[-1][1].mode == "open":
                supposed.add(mention.means.head)
    return tuple(found)


def _asked(saying: Saying, mention: Mention, answer: str, told: set[str], first: bool) -> Mode:
    """In which mode a thing of a question is, given the answer.

    Args:
        saying: The question's sentence.
        mention: The thing.
        answer: What is answered.
        told: Heads of what the answer says is there.
        first: No thing stands before it in the sentence.
    """
    text, tokens, begin = saying.sentence.text, saying.sentence.tokens, mention.phrase.first
    if mention.mode != "claimed" or " or " in text:
        return "open"
    yes, nothing = YES.match(answer) is not None, NONE.match(answer) is not None
    denied = _is_whole(saying, mention) and mention.means.head not in told and not mention.is_other
    if first and mention.means.is_thing and PRESENCE.match(text):
        return "claimed" if yes else "denied" if denied and NO.match(answer) else "open"
    words = {token.lower for token in saying.words(mention)[:2]}
    if not mention.is_definite:
        words |= {token.lower for token in tokens[max(0, begin - 2) : begin]}
    if not words.isdisjoint(_ASKING):
        if "many" not in words or (nothing and (told or not denied)):
            return "open"
        return "denied" if nothing else "claimed"
    unsure = nothing or (YES_NO.match(text) and not yes)
    return "open" if unsure and not mention.is_definite else "claimed"


def _is_told_apart(saying: Saying, mention: Mention) -> bool:
    """*The person who lives here*: whoever that may be."""
    return any(token.tag == "rel" for token in saying.sentence.tokens[mention.phrase.last : mention.phrase.last + 1])


def _is_whole(saying: Saying, mention: Mention) -> bool:
    """Whether nothing but the picture is named beside the thing, so that *no* speaks of the thing itself."""
    return all(
        other.means.head in PICTURE or other.means.head == mention.means.head or not other.means.is_thing
        for other in saying.mentions
    ) and not any(token.tag in ("verb-ing", "verb-ed") and token.lower not in _SEEN for token in saying.sentence.tokens)


def _denies_all(saying: Saying, mention: Mention) -> bool:
    """Whether a denial is of the whole picture: *no cat in the picture*, and not *no cat on the sofa*."""
    after = saying.sentence.tokens[mention.phrase.last :]
    placed = next(
        (i for i, token in enumerate(after) if token.tag == "prep" or token.lower in ("on", "near", "by")), None
    )
    if placed is None:
        return not any(token.tag in ("verb-ing", "verb-ed", "rel") and token.lower not in _SEEN for token in after)
    named = [
        other
        for other in saying.mentions
        if other.phrase.first > mention.phrase.last + placed and other.means.head not in PICTURE
    ]
    return not any(other.means.is_thing and other.means.head not in _WHOLE_PLACES for other in named)
