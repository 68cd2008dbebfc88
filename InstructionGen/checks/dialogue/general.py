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

from InstructionGen.checks.dialogue import sight
from InstructionGen.checks.dialogue.said import PICTURE, Mention, Saying
from InstructionGen.english import NounPhrase, Token

_EXPLAINING: Final = re.compile(
    r"\bwhy\b|\b(?:have to|has to|might|could|should|would|may|need|needs|must|tend|tends|used for|good for|known for|"
    r"useful|important|likely|usually|typically|called|such an?|suggests?|tell us|say about|infer\w*|contribute\w*|"
    r"depend\w*|require\w*|mean|take to|you think|purposes?|reasons?|benefits?|advantages?|disadvantages?|risks?|risky|"
    r"dangers?|dangerous|safe|safer|healthy|unhealthy|suitable|appropriate|harmful|precautions?|challenges?|skills?|factors?|roles?|functions?|"
    r"effects?|impacts?|significance|knows?|thinks?|thinking|feels?|feeling|believes?|reali[sz]es?|understands?|"
    r"consequences?|considerations?|measures|tips|encourages?|makes?|helps?|special|difference)\b"
    r"|^(?:and |so |but )?(?:how (?:do|does|can|did)|(?:is|are) (?:this|that|these|those|it))\b"
    r"|\bfor\?$|^(?:what|when|where|which \w+|how \w+) (?:do|does|can) "
    r"(?!be |you|we|i|it|they|he|she|the|this|that|these|those|his|her|its|their|each|both)\w+",
    re.I,
)
"""A question that asks for more than is to be seen."""
_IMPERSONAL: Final = frozenset("you we one everyone everybody nobody someone somebody anyone anybody no-one".split())
_PERSONAL: Final = frozenset("he she".split())
_PRONOUNS: Final = frozenset("it they this that these those which both all".split())
_SUPPOSING: Final = frozenset("if when whenever once unless whether before until".split())
_MODAL: Final = frozenset("may might can could should would will must cannot".split())
_BE: Final = frozenset("is are was were 's 're".split())
_BEING: Final = frozenset(
    """
    stand stands sit sits lie lies hang hangs rest rests lean leans surround surrounds line lines appear appears await
    have has wear wears hold holds carry carries ride rides contains include includes feature features shows walk walks
    watches
    """.split()
)
"""Finite verbs of what is to be seen."""
_JUDGED: Final = re.compile(
    r"(?:is|are|was|were|['’]s|['’]re) (?:for\b|called\b|named\b|"
    r"(?:\w+ly |also |often |always |not )*(?!in |on |near |next |behind |under )"
    r"\w+ (?:to|that|for|if|when|because)\b)",
    re.I,
)
"""*It is wise to store food*, *they are good for children*."""
_LYING: Final = frozenset("stand stands sit sits lie lies surround surrounds line lines appear appears".split())
"""Those of them that any of its sort does only where it is seen."""
_HAVING: Final = frozenset("have has contain contains carry carries hold holds include includes".split())
_THEIRS: Final = frozenset("their your our one's its".split())
_HERE: Final = re.compile(
    r"\b(?:here|nearby|next to|beside|behind|in front of|in (?:the|this) (?:picture|image|photo|scene|background|"
    r"foreground|distance|corner)|on the (?:left|right))\b",
    re.I,
)
_OUT_OF_SIGHT: Final = frozenset(
    "owner photographer street road city town intersection traffic sea ocean weather home room house wind beach sky "
    "bus train".split()
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
def general(saying: Saying, *, of_all: bool = False) -> frozenset[NounPhrase]:
    """The phrases of an explanation's sentence that are about their sort, and not about the picture.

    Args:
        saying: The sentence.
        of_all: The question is about things in general, too.
    """
    found: set[NounPhrase] = set()
    loose = False
    for clause in _clauses(saying.sentence.tokens):
        subject = _subject(saying, clause)
        loose = _is_loose(saying, clause, subject, loose, found)
        if of_all and subject is not None and not loose:
            loose = _is_bare(saying, subject) and not is_here(saying)
        found.update(_of_their_sort(saying, clause, subject) if loose else _meant(saying, clause))
    return frozenset(phrase for phrase in found if not sight.is_in_view(saying.sentence, phrase))


def _is_bare(saying: Saying, subject: Mention) -> bool:
    """*Towns lie along rivers*."""
    tokens = saying.sentence.tokens
    return (
        subject.phrase.number == "many"
        and tokens[subject.phrase.first].tag not in ("det", "num", "poss")
        and not any(token.lower == "there" for token in tokens)
    )


def is_here(saying: Saying) -> bool:
    """Whether a sentence says where in the picture something is."""
    return _HERE.search(saying.sentence.text) is not None


def _meant(saying: Saying, clause: _Clause) -> Iterator[NounPhrase]:
    """What somebody does something to, as an aim: *he tries to stop runners*."""
    tokens = saying.sentence.tokens
    for mention in saying.mentions:
        first = mention.phrase.first
        bare = clause.verb < first < clause.end and mention.phrase.last == first + 1
        if bare and tokens[first - 1].tag == "verb-inf" and tokens[first - 2].lower == "to":
            yield mention.phrase


def _of_their_sort(saying: Saying, clause: _Clause, subject: Mention | None) -> Iterator[NounPhrase]:
    """The phrases of a clause that is about things in general which are of no one thing."""
    tokens = saying.sentence.tokens
    of_all = subject is not None and not subject.is_definite and not _is_here(saying, clause)
    begin = _after_with(saying, clause)
    for mention in saying.mentions:
        phrase = mention.phrase
        if not begin <= phrase.head < clause.end:
            continue
        if not mention.is_definite:
            owned = subject is not None and subject.is_definite and phrase.head < clause.verb
            if not owned or (subject is not None and phrase.first < subject.phrase.first):
                yield phrase
        elif phrase.head > clause.verb:
            theirs = tokens[phrase.first].lower in _THEIRS
            if of_all or theirs or mention.means.head in _OUT_OF_SIGHT:
                yield phrase
        elif tokens[min(phrase.first + 1, phrase.head)].lower in _ANY_ONE:
            yield phrase


def _after_with(saying: Saying, clause: _Clause) -> int:
    """Past a *with a laptop on her knees* that a clause begins with."""
    tokens = saying.sentence.tokens
    if tokens[clause.begin].lower != "with":
        return clause.begin
    comma = next((i for i in range(clause.begin, clause.verb) if tokens[i].tag == "comma"), clause.begin)
    held = any(m.is_definite for m in saying.mentions if clause.begin < m.phrase.head < comma)
    return comma if held else clause.begin


_ANY_ONE: Final = frozenset("next average typical ideal right usual".split())


def _is_here(saying: Saying, clause: _Clause) -> bool:
    tokens = saying.sentence.tokens
    end = tokens[clause.end].start if clause.end < len(tokens) else len(saying.sentence.text)
    return _HERE.search(saying.sentence.text, tokens[clause.begin].start, end) is not None


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
        joined = tokens[i].tag == "comma" and tokens[i + 1].tag == "conj"
        if joined or tokens[i].tag in ("sub", "rel") or tokens[i].lower in ("so", "because", "than", ";", ":"):
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


def _is_loose(saying: Saying, clause: _Clause, subject: Mention | None, before: bool, found: set[NounPhrase]) -> bool:
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
    words = {token.lower for token in tokens[clause.begin : clause.verb]}
    if not words.isdisjoint(("there", "here")) or sight.is_told(tokens, clause.verb):
        return False
    if not words.isdisjoint(_SUPPOSING) or verb in _MODAL:
        return True
    if sight.is_of_picture(tokens[clause.begin : clause.end]):
        return False
    led = _led(tokens, clause)
    if led is not None:
        return led
    if subject is not None:
        return _of_noun(subject, tokens[subject.phrase.first], verb)
    return _of_pronoun(saying, clause, before, found)


def _of_pronoun(saying: Saying, clause: _Clause, before: bool, found: set[NounPhrase]) -> bool:
    """Whether a clause is loose that has no noun for its subject: *they last long*, *who own a dog*, *and let rest*."""
    tokens = saying.sentence.tokens
    verb = tokens[clause.verb].lower
    lead = tokens[clause.begin : clause.verb]
    words = {token.lower for token in lead}
    if any(token.tag == "rel" for token in lead) and words.isdisjoint(_PRONOUNS):
        antecedent = next((m.phrase for m in saying.mentions if m.phrase.last == clause.begin), None)
        return antecedent in found or verb not in _BEING
    if words.isdisjoint(_PRONOUNS):
        return before
    taken_up = not words.isdisjoint(("it", "they"))
    if verb in _BE:
        judged = _JUDGED.match(saying.sentence.text, tokens[clause.verb].start) is not None
        return judged or not taken_up
    return (before and taken_up and verb in _HAVING) or verb not in _BEING


def _led(tokens: Sequence[Token], clause: _Clause) -> bool | None:
    """Whether a clause is loose by how it begins: *wearing a helmet protects*, *to store food*, *you*, *he*."""
    verb = tokens[clause.verb].lower
    lead = tokens[clause.begin : clause.verb]
    words = {token.lower for token in lead}
    first = next((token for token in lead if token.tag not in ("adv", "comma", "conj", "other")), None)
    if first is not None and first.tag == "verb-ing":
        if verb in _BE:  # *climbing stairs is hard on people*; *sitting there is a dog* has it the other way round
            return tokens[clause.verb + 1].tag in ("adj", "adv")
        return verb not in _BEING or verb in ("has", "have")
    if any(token.lower == "to" for token in lead[:1]) and verb not in _BE:
        return True
    if not words.isdisjoint(_IMPERSONAL):
        after = tokens[clause.verb + 1 : clause.verb + 3]
        return not (verb in ("has", "have") and any(token.tag == "verb-ed" for token in after))
    return None if words.isdisjoint(_PERSONAL) else False


def _of_noun(subject: Mention, first: Token, verb: str) -> bool:
    """Whether a noun does what any of its sort does, or at least nothing that is seen."""
    if subject.means.head in PICTURE or first.tag == "num" or first.lower in ("another", "several"):
        return False
    if subject.is_definite:
        alive = subject.means.is_person or subject.means.category == "animal"
        return not alive and verb not in _BEING and verb not in _BE
    return verb not in _LYING
