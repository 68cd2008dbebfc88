"""Clauses: what is said, what is left open and what is taken back, word by word.

*Could*, *perhaps*, *if* and their like leave open what follows them in their clause; a *not* takes back what follows it
there; *there is no cat* denies the cat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from InstructionGen.english import NounPhrase, Sentence, Token, is_plural

Mode = Literal["claimed", "denied", "open"]

_OPENING: Final = frozenset(
    """
    might may could would should can must shall if unless likely probably perhaps possibly maybe presumably potentially
    potential possible suggest suggests suggesting suggested imply implies implying usually typically commonly often
    generally normally sometimes
    avoid avoiding prevent preventing prevents resemble resembles resembling imagine whether
    need needs needed want wants wanting hope hoping intend intends intended expect expecting expected 'd 'll will
    require requires requiring  ready about assume assuming whenever wherever ensure ensuring seems seem
    evoke evokes evoking conjure conjures conjuring recall recalls recalling remind reminds reminding symbolize
    symbolizes symbolise symbolises symbolizing represents representing foreshadow foreshadows
    craving wish wishes wishing tempt tempts tempting longing any hardly scarcely barely
    appears appear looks protect protects protecting protection allow allows allowing plan planning cannot
    """.split()
)
"""After these nothing is said to be there."""
_OPENING_PAIRS: Final = frozenset(
    (pair.split()[0], pair.split()[1])
    for pair in """
    in case; as if; for example; for instance; looks like; look like; be it; shaped like; rather than; instead of;
    risk of; waiting for; waits for; wait for; looking for; known for; used for; used to; meant for; searching
    for; ready for; preparing for; prepare for; opportunity to; able to; out of; away from; tend to; tends to;
    aware of; prepared for; somebody who; someone who; anybody who; anyone who; people who; has to; have to; had
    to; careful of; protection from; as though; almost hear; almost smell; almost feel; almost taste; almost see;
    hints at; hint at; hinting at; tells of; speaks of; speaks to; stands for; stand for; designed for; designed
    to; meant to; intended for; destined for; search of; lookout for; dreaming of; thinking of; thinking about;
    begging for; asking for; hungry for; eager for; runs on; run on; worthy of; fit for; straight from; mind of;
    images of; memories of; age of; time when; times when; age when; day when; days when; good for; bad for; ideal
    for; perfect for; great for; suitable for; useful for; popular with; popular among; dangerous for; safe for;
    reminiscent of; synonymous with; similar to
    """.split(";")
)
_SEEMING: Final = frozenset("seems seem appears appear looks ready about".split())
"""These leave open only what they are followed by with *like* or *to*; *appears to be riding a bike* is said."""
_NEGATING: Final = frozenset("no not never nor neither none nothing without cannot lacks lacking lack nobody".split())
_NOT: Final = r"(?:can ?not|can['’]t|do not|don['’]t|does not|doesn['’]t|did not|could not|couldn['’]t)"
_SHOWING: Final = r"(?:see|spot|find|show|contain|include|feature|have|depict|notice|make out)"
_PICTURE: Final = r"(?:image|picture|photo|photograph|scene)"
_DENIALS: Final = re.compile(
    r"\b(?:there (?:is|are|'s|was|were)(?:n['’]t| not| no\b| clearly no| actually no)"
    r"|there(?:'s| is| are) (?:nothing|neither|none)"
    rf"|(?:i|you|we|one|it|{_PICTURE}) (?:also |really )?{_NOT} {_SHOWING}\b"
    rf"|{_PICTURE} (?:has|shows|contains|includes|features) no\b"
    r"|(?:see|spot|has|have|shows?|contains?|features?) no\b|(?:absence of|absent)\b)",
    re.I,
)
_EXCEPTING: Final = re.compile(r"\b(?:besides|except|other than|apart from|aside from|beyond|but the|but a)\b", re.I)
_DENIED_AFTER: Final = re.compile(
    r"\b(?:is|are|was|were)(?:n['’]t| not)(?: \w+ly)? (?:visible|present|shown|there|seen|pictured|depicted|to be seen|"
    rf"anywhere|included|featured|in (?:the|this) {_PICTURE})|\b(?:is|are) (?:absent|missing)\b",
    re.I,
)
_VISIBLE: Final = re.compile(
    r"^no\b.*\b(?:is|are|can be|appears?) (?:visible|present|shown|seen|there|in (?:the|this))", re.I
)
_BARE_NO: Final = re.compile(r"^(?:no|none|nope|not)\b", re.I)
_BARE: Final = 5
"""Words of an answer that may be nothing but a denial: *No dogs.*"""


def is_negative(sentence: Sentence) -> bool:
    """Whether a sentence has a word that takes something back."""
    return any(token.lower in _NEGATING or token.lower.endswith(("n't", "n’t")) for token in sentence.tokens)


def denied_from(text: str) -> int | None:
    """Where a denial begins that says what is not in the picture at all."""
    if _EXCEPTING.search(text):
        return None
    found = _DENIALS.search(text)
    if found is not None:
        return found.start()
    if _VISIBLE.search(text):
        return 0
    if _BARE_NO.match(text) and len(text.split()) <= _BARE and not re.search(r"\b(?:is|are)\b", text):
        return 0
    return None


def denied_until(text: str) -> int | None:
    """Where a denial stands behind what it denies: *a cat is not visible*."""
    found = _DENIED_AFTER.search(text)
    return found.start() if found is not None else None


def modes(sentence: Sentence) -> list[Mode]:
    """For each token, what is said of a thing that is named there."""
    found: list[Mode] = []
    mode: Mode = "claimed"
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if _breaks(tokens, i):
            mode = "claimed"
        lower = token.lower
        if lower in _NEGATING or lower.endswith(("n't", "n’t")):
            answer = i == 0 and following in (",", ";", ".", "-", "–", "—")
            if not answer and not (lower == "not" and following == "only"):
                mode = "denied"
        elif (
            (lower in _OPENING and lower not in _SEEMING)
            or (lower, following) in _OPENING_PAIRS
            or _is_likened(tokens, i)
        ):
            if not (token.tag == "noun" and lower in ("can", "will", "need", "may")) and mode != "denied":
                mode = "open"
            if lower in ("can", "could") and _is_seen_after(tokens, i):
                mode = "claimed"
        found.append(mode)
    return found


def _is_likened(tokens: Sequence[Token], i: int) -> bool:
    """Whether a comparison begins here: *around it like bodyguards*, *as soft as clouds*.

    *Appliances like an oven* names one, and *as well as an oven* does too.
    """
    if i == 0 and tokens[0].lower == "where":
        return [token.lower for token in tokens[1:2]] == ["there"]  # *where there is a subway, take it*
    if tokens[i].lower == "for" and i > 1:
        return tokens[i - 2].lower == "too"  # *too tall for some bridges*
    if tokens[i].lower == "as" and i > 1:
        return tokens[i - 2].lower == "as" and tokens[i - 1].lower not in _ADDING
    if tokens[i].lower != "like" or tokens[i].tag in ("verb-fin", "verb-inf") or not i:
        return False
    return not (tokens[i - 1].tag == "noun" and is_plural(tokens[i - 1].lower))


_ADDING: Final = frozenset("well many much few far long soon".split())
_GENERIC_BEFORE: Final = frozenset(
    "let make help allow invite give keep warn tell remind for require than welcome direct guide attract entertain "
    "encourage enable ask advise instruct alert inform prompt inspire teach draw lure such attractive appealing".split()
)
_OFFERING: Final = frozenset("offer offers provide provides serve serves".split())
"""*It offers guests a view*, *what they need*."""
_MODALS: Final = frozenset(
    "would could might may should can must will often usually typically sometimes tend like need probably perhaps "
    "likely possibly presumably".split()
)
_SUPPOSING: Final = frozenset("would could might may should must".split())


def is_general(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether the phrase is about all of its sort: *people would sit here*, *it lets drivers pay*, *before bed*."""
    tokens = sentence.tokens
    determined = phrase.last != phrase.first + 1 and tokens[phrase.first].tag in ("det", "num", "poss")
    if determined and tokens[phrase.first].lower not in ("a", "an"):
        return False
    before = tokens[phrase.first - 1].lower if phrase.first else ""
    if phrase.number == "one" and phrase.last == phrase.first + 1 and before in ("by", "before", "at"):
        return True
    after = [token.lower for token in tokens[phrase.last : phrase.last + 2]]
    if tokens[phrase.first].lower in ("a", "an"):
        return not _SUPPOSING.isdisjoint(after[:1])
    if after[:1] == ["can"] and _is_seen_after(tokens, phrase.last):
        return False
    given = before in _OFFERING and tokens[phrase.last : phrase.last + 1] and tokens[phrase.last].tag in ("det", "rel")
    lemma = tokens[phrase.first - 1].lemma if phrase.first else ""
    if phrase.number == "many" and (not _GENERIC_BEFORE.isdisjoint((before, lemma)) or given):
        return True
    return not _MODALS.isdisjoint(after[:1])


def is_beside(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether something is said to be beside *the* thing: that is there, whatever might be."""
    tokens, first = sentence.tokens, phrase.first
    if first + 1 >= phrase.last or tokens[first].lower not in ("the", "this", "that") or not first:
        return False
    if any(token.lower in ("if", "whether", "imagine", "no", "not") for token in tokens[:first]):
        return False
    before = (tokens[first - 2].lower if first > 1 else "", tokens[first - 1].lower)
    return before[1] in _CLOSE or before in {("next", "to"), ("front", "of")}


_CLOSE: Final = frozenset("beside near behind beneath underneath".split())


def _is_seen_after(tokens: Sequence[Token], i: int) -> bool:
    """*Can be seen*, *you can see*: that is no mere possibility."""
    after = [token.lower for token in tokens[i + 1 : i + 4]]
    return not {"see", "spot"}.isdisjoint(after[:2]) or not _PERCEIVED.isdisjoint(after)


_PERCEIVED: Final = frozenset("seen spotted found observed noticed made glimpsed discerned".split())


_BREAKS: Final = frozenset("; : — – but while although though whereas however because since".split())
_OF_LISTS: Final = frozenset({"det", "noun", "adj", "num", "poss", "propn", "conj"})
_GOING_ON: Final = frozenset("where which who so from such be".split())


def _breaks(tokens: Sequence[Token], i: int) -> bool:
    """Whether a new clause begins here."""
    token = tokens[i]
    if token.lower in _BREAKS or i + 1 == len(tokens):
        as_though = token.lower == "though" and i > 0 and tokens[i - 1].lower == "as"
        return token.lower in _BREAKS and not as_though
    following = tokens[i + 1]
    subject = following.tag == "pron" or following.lower in ("there", "then")
    if token.lower == "as":
        return (subject or following.lower == "the") and (not i or tokens[i - 1].lower != "such")
    if token.lower in ("and", "so"):
        listed = token.lower == "and" and following.tag in ("det", "poss")
        return subject or (listed and _has_verb_before_end(tokens, i + 1))
    if token.tag == "comma" and following.tag == "conj" and [t.lower for t in tokens[i + 2 : i + 3]] == ["that"]:
        return False
    if token.tag == "comma" and following.tag in _OF_LISTS:
        return _has_verb_before_end(tokens, i + 1)
    going_on = following.tag in ("adv", "rel", "verb-ing", "verb-inf", "verb-fin") or following.lower in _GOING_ON
    return token.tag == "comma" and not going_on


def _has_verb_before_end(tokens: Sequence[Token], i: int) -> bool:
    """Whether a finite verb follows before the next comma or *and*: what follows is a clause and no item of a list."""
    for token in tokens[i + 1 :]:
        if token.tag in ("comma", "conj", "sub") or token.lower in (";", "."):
            return False
        if token.tag in ("verb-fin", "aux"):
            return True
    return False
