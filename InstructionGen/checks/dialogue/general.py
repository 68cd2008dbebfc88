"""What an explanation says of things in general: *helmets protect skiers*, *to store food*, *it lets people rest*.

Where a question asks why, what for or what might be, a bare plural or *a dog* is as a rule any dog, and none of the
picture's. It is one of the picture's still where the clause says that something is there: *there is*, *is holding*,
*stands by*, *can be seen*. What has a *the* before it is always the picture's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from InstructionGen.checks.dialogue.said import PICTURE, Mention, Saying
from InstructionGen.english import NounPhrase, Token

_EXPLAINING: Final = re.compile(
    r"\bwhy\b|\b(?:have to|has to|might|could|should|would|may|need|needs|must|tend|tends|used for|good for|known for|useful|"
    r"important|likely|suggests?|tell us|infer\w*|contribute\w*|depend\w*|require\w*|mean|take to|purposes?|reasons?|"
    r"benefits?|advantages?|disadvantages?|risks?|dangers?|precautions?|challenges?|skills?|factors?|roles?|functions?|"
    r"effects?|impacts?|significance|consequences?|considerations?|measures|tips|encourages?|makes?|helps?)\b"
    r"|^(?:and |so |but )?how (?:do|does|can|did)\b",
    re.I,
)
"""A question that asks for more than is to be seen."""
_IMPERSONAL: Final = frozenset("you we one everyone everybody nobody someone somebody anyone anybody no-one".split())
_PERSONAL: Final = frozenset("he she".split())
_PRONOUNS: Final = frozenset("it they this that these those which both all".split())
_SUPPOSING: Final = frozenset("if when whenever once unless whether".split())
_MODAL: Final = frozenset("may might can could should would will must cannot".split())
_BE: Final = frozenset("is are was were 's 're".split())
_PLACING: Final = frozenset(
    """
    placed parked seated located positioned mounted covered surrounded filled lined set stacked arranged piled gathered
    crowded attached hung laid scattered dressed topped decorated equipped seen shown visible spotted pictured present
    """.split()
)
"""Participles that tell where a thing is."""
_BEING: Final = frozenset(
    """
    stand stands sit sits lie lies hang hangs rest rests lean leans surround surrounds line lines appear appears await
    have has wear wears hold holds carry carries ride rides contains include includes feature features shows walk walks
    watches
    """.split()
)
"""Finite verbs of what is to be seen."""
_OUT_OF_SIGHT: Final = frozenset(
    "owner photographer street road city town intersection traffic sea ocean weather home room house wind beach sky bus train".split()
)
"""*The noise of the street*, *the owner's name*: nobody says that they are in sight."""


class _Clause(Struct, frozen=True):
    begin: int
    verb: int
    end: int


def explains(question: str) -> bool:
    """Whether a question asks why, what for, or what might be."""
    return _EXPLAINING.search(question) is not None


@lru_cache(maxsize=65536)
def general(saying: Saying) -> frozenset[NounPhrase]:
    """The phrases of an explanation's sentence that are about their sort, and not about the picture."""
    found: set[NounPhrase] = set()
    loose = False
    for clause in _clauses(saying.sentence.tokens):
        subject = _subject(saying, clause)
        loose = _is_loose(saying, clause, subject, loose, found)
        if not loose:
            continue
        for mention in saying.mentions:
            phrase = mention.phrase
            if not clause.begin <= phrase.head < clause.end:
                continue
            if not mention.is_definite:
                owned = subject is not None and subject.is_definite and phrase.head < clause.verb
                if not owned or phrase.first < subject.phrase.first:
                    found.add(phrase)
            elif phrase.head > clause.verb and mention.means.head in _OUT_OF_SIGHT:
                found.add(phrase)
    return frozenset(found)


def _clauses(tokens: Sequence[Token]) -> Iterator[_Clause]:
    """A sentence cut between its finite verbs, where a new clause begins."""
    verbs = [
        i
        for i, token in enumerate(tokens)
        if token.tag in ("verb-fin", "aux")
        and token.lower not in ("been", "being", "be")
        and not (i and tokens[i - 1].tag == "aux")
        and not (i > 1 and tokens[i - 1].tag == "adv" and tokens[i - 2].tag == "aux")
    ]
    begin = 0
    for at, verb in enumerate(verbs):
        end = _cut(tokens, verb, verbs[at + 1]) if at + 1 < len(verbs) else len(tokens)
        yield _Clause(begin, verb, end)
        begin = end


def _cut(tokens: Sequence[Token], verb: int, following: int) -> int:
    """Where, between two verbs, the second one's clause begins."""
    between = range(following - 1, verb, -1)
    for i in between:
        if tokens[i].tag in ("sub", "rel") or tokens[i].lower in ("so", "because", "than", ";", ":"):
            return i
    for i in between:
        if tokens[i].tag == "comma" and tokens[i + 1].tag == "conj":
            return i
    for i in between:
        if tokens[i].tag in ("comma", "conj"):
            return i
    return following


def _subject(saying: Saying, clause: _Clause) -> Mention | None:
    """The outermost phrase that stands first before the verb and hangs on no preposition."""
    tokens = saying.sentence.tokens
    for mention in saying.mentions:
        phrase = mention.phrase
        if clause.begin <= phrase.first and phrase.head < clause.verb:
            before = tokens[phrase.first - 1].tag if phrase.first > clause.begin else ""
            if before not in ("prep", "verb-ing", "verb-inf", "verb-ed"):
                return mention
    return None


def _is_loose(
    saying: Saying, clause: _Clause, subject: Mention | None, before: bool, found: set[NounPhrase]
) -> bool:
    """Whether what a clause names without *the* is anything of its sort.

    Args:
        saying: The sentence.
        clause: The clause.
        subject: Its subject, where that is a noun.
        before: Whether the clause before it was so.
        found: The phrases that have been found to be so.
    """
    tokens = saying.sentence.tokens
    verb = tokens[clause.verb].lower
    lead = tokens[clause.begin : clause.verb]
    words = {token.lower for token in lead}
    if "there" in words or _tells_of_sight(tokens, clause.verb):
        return False
    if not words.isdisjoint(_SUPPOSING) or verb in _MODAL:
        return True
    first = next((token for token in lead if token.tag not in ("adv", "comma", "conj", "other")), None)
    if first is not None and first.tag == "verb-ing":
        return verb not in _BE and (verb not in _BEING or verb in ("has", "have"))
    if first is not None and first.lower == "to" and verb not in _BE:
        return True
    if not words.isdisjoint(_IMPERSONAL):
        return True
    if not words.isdisjoint(_PERSONAL) or (subject is None and not lead):
        return before if subject is None and not lead else False
    if subject is None:
        if any(token.tag == "rel" for token in lead):
            antecedent = next((m.phrase for m in saying.mentions if m.phrase.last == clause.begin), None)
            return antecedent in found or verb not in _BEING
        if words.isdisjoint(_PRONOUNS):
            return before
        return verb not in _BEING and not (verb in _BE and "there" in words)
    if subject.means.head in PICTURE:
        return False
    if subject.is_definite:
        return verb not in _BEING and verb not in _BE and not (subject.means.is_person or _is_animal(subject))
    if tokens[subject.phrase.first].tag == "num" or tokens[subject.phrase.first].lower in ("another", "several", "some"):
        return False
    return verb not in _BEING


def _is_animal(mention: Mention) -> bool:
    return mention.means.category == "animal"


def _tells_of_sight(tokens: Sequence[Token], verb: int) -> bool:
    """*Is holding*, *are parked*, *can be seen*."""
    after = tokens[verb + 1 : verb + 5]
    if tokens[verb].lower in ("can", "could"):
        return not {"seen", "spotted", "see", "spot", "found", "made"}.isdisjoint(token.lower for token in after)
    if tokens[verb].lower not in _BE:
        return False
    for token in after:
        if token.tag == "verb-ing" or token.lower in _PLACING:
            return True
        if token.tag not in ("adv", "verb-ed") and token.lower not in ("not", "all", "both", "already"):
            return False
    return False
