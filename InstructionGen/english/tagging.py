"""Word classes for caption English: the HanTa tagger, and what is corrected after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from InstructionGen.english.corrections import correct
from InstructionGen.english.draft import Draft, Tag
from InstructionGen.english.inflection import singular, verb_lemma

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)+|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’](?![sS]\b)[^\W_]+)*|['’][sS]\b|(?<=s)['’](?=\s+[^\W\d_])|_+|[^\w\s]"
)
_C5: dict[str, Tag] = {
    "AT0": "det", "DT0": "det", "DPS": "poss", "CRD": "num", "ORD": "adj", "AJ0": "adj", "AJC": "adj", "AJS": "adj",
    "NN0": "noun", "NN1": "noun", "NN2": "noun", "UNC": "noun", "ZZ0": "noun", "NP0": "propn", "PNI": "pron",
    "PNP": "pron", "PNX": "pron", "PNQ": "rel", "DTQ": "rel", "AVQ": "rel", "CJT": "rel", "CJS": "sub", "CJC": "conj",
    "PRP": "prep", "PRF": "prep", "AVP": "adv", "AV0": "adv", "TO0": "other", "VVG": "verb-ing", "VVN": "verb-ed",
    "VVD": "verb-ed", "VVZ": "verb-fin", "VVB": "verb-fin", "VVI": "verb-inf", "POS": "gen", "XX0": "adv",
    "PUN": "punct", "PUQ": "punct", "PUL": "punct", "PUR": "punct", "EX0": "other", "ITJ": "other", "VM0": "aux",
}  # fmt: skip
_WINDOW = 150  # words tagged together; Viterbi scores of longer stretches would underflow HanTa's floor


@lru_cache(maxsize=1)
def _hanta() -> Any:
    from HanTa import HanoverTagger

    return HanoverTagger.HanoverTagger("morphmodel_en.pgz")


def _coarse(c5: str) -> Tag:
    found = _C5.get(c5)
    if found:
        return found
    return "aux" if c5[:2] in ("VB", "VH", "VD") else "noun"


_LONGEST_WORD = 40


def _hanta_tags(texts: list[str]) -> list[str]:
    tagger = _hanta()
    tags: list[str] = []
    for begin in range(0, len(texts), _WINDOW):
        # HanTa's time grows with the square of a word's length, and captions from the web hold whole URLs.
        window = [text[:_LONGEST_WORD] for text in texts[begin : begin + _WINDOW]]
        try:
            tags += tagger.tag_sent(window, taglevel=0)
        except (KeyError, ValueError, IndexError):  # a word HanTa has no path for: ask for each word alone
            for text in window:
                known = tagger.tag_word(text) if text.isalnum() else []
                tags.append(known[0][0] if known else "UNC" if text[0].isalnum() else "PUN")
    return tags


def tag(text: str) -> list[Draft]:
    """The words of a text with their classes, corrected for captions."""
    spans = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    # HanTa reads capitals as names; a caption In Title Case has none that help.
    shouted = sum(s[0][:1].isupper() for s in spans[1:]) * 2 > len(spans)
    fed = [s[0].lower() if shouted or i == 0 else s[0] for i, s in enumerate(spans)]
    drafts = [
        Draft(word, word.lower().replace("’", "'"), _coarse(c5), start, end)
        for (word, start, end), c5 in zip(spans, _hanta_tags(fed), strict=True)
    ]
    correct(drafts)
    return drafts


def lemma(draft: Draft) -> str:
    """The dictionary form of a word of known class."""
    if draft.tag == "noun":
        return singular(draft.lower)
    if draft.tag.startswith("verb") or draft.tag == "aux":
        return verb_lemma(draft.lower)
    return draft.lower
