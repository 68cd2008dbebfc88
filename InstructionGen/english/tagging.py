"""Word classes for caption English: what HanTa's model says, and what is corrected after it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from InstructionGen.english.corrections import correct
from InstructionGen.english.draft import Draft, Tag
from InstructionGen.english.inflection import singular, verb_lemma
from InstructionGen.english.viterbi import load_tagger

TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’](?![sS]\b)[^\W_]+)*|['’][sS]\b|_+|[^\w\s]")
"""A word or a mark: numbers, initials, words with their hyphens and apostrophes, *'s* on its own, single marks."""

_C5: dict[str, Tag] = {
    "AT0": "det", "DT0": "det", "DPS": "poss", "CRD": "num", "ORD": "adj", "AJ0": "adj", "AJC": "adj", "AJS": "adj",
    "NN0": "noun", "NN1": "noun", "NN2": "noun", "UNC": "noun", "ZZ0": "noun", "NP0": "propn", "PNI": "pron",
    "PNP": "pron", "PNX": "pron", "PNQ": "rel", "DTQ": "rel", "AVQ": "rel", "CJT": "rel", "CJS": "sub", "CJC": "conj",
    "PRP": "prep", "PRF": "prep", "AVP": "adv", "AV0": "adv", "TO0": "other", "VVG": "verb-ing", "VVN": "verb-ed",
    "VVD": "verb-ed", "VVZ": "verb-fin", "VVB": "verb-fin", "VVI": "verb-inf", "POS": "gen", "XX0": "adv",
    "PUN": "punct", "PUQ": "punct", "PUL": "punct", "PUR": "punct", "EX0": "other", "ITJ": "other", "VM0": "aux",
}  # fmt: skip
_WINDOW = 150  # words tagged together; the scores of much longer stretches would fall below the model's floor
_PIECES_KEPT = 65536


@cache
def _coarse(c5: str) -> Tag:
    found = _C5.get(c5)
    if found:
        return found
    return "aux" if c5[:2] in ("VB", "VH", "VD") else "noun"


@lru_cache(maxsize=_PIECES_KEPT)
def _words(piece: str) -> tuple[tuple[str, str, int, int, bool], ...]:
    """The words of what stands between two spaces: text, lower case, place, and whether it begins with a capital."""
    return tuple(
        (match[0], match[0].lower().replace("’", "'"), *match.span(), match[0][0].isupper())
        for match in TOKEN.finditer(piece)
    )


def tag(text: str) -> list[Draft]:
    """The words of a text with their classes, corrected for captions."""
    drafts: list[Draft] = []
    capitals = at = 0
    for piece in text.split(" "):
        for word, lower, start, end, capital in _words(piece):
            capitals += capital and bool(drafts)
            drafts.append(Draft(word, lower, "other", at + start, at + end))
        at += len(piece) + 1
    fed = [draft.text for draft in drafts]
    # HanTa reads capitals as names; a caption In Title Case has none that help.
    if capitals * 2 > len(drafts):
        fed = [word.lower() for word in fed]
    elif fed:
        fed[0] = fed[0].lower()
    tags: list[str] = []
    for begin in range(0, len(fed), _WINDOW):
        tags += load_tagger().tags(fed[begin : begin + _WINDOW])
    for draft, c5 in zip(drafts, tags, strict=True):
        draft.tag = _coarse(c5)
    correct(drafts)
    return drafts


_VERBS: frozenset[Tag] = frozenset(["verb-ing", "verb-ed", "verb-fin", "verb-inf", "aux"])


def lemma(draft: Draft) -> str:
    """The dictionary form of a word of known class."""
    if draft.tag == "noun":
        return singular(draft.lower)
    return verb_lemma(draft.lower) if draft.tag in _VERBS else draft.lower
