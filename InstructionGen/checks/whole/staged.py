"""A caption without what earlier edits of the whole picture said of it: its style, look, view, frame, time, light."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from InstructionGen.checks.whole.moments import TONES
from InstructionGen.checks.whole.sorts import LOOKS, STYLES
from InstructionGen.checks.wording import noun_key, words

_LED: Final = re.compile(
    r"^an? (?P<made>(?:[\w'’-]+ ){0,5}?[\w-]+) of (?=(?:an?|the|some|several|many|two|three|four|five|six) )",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"^(?:in the style of |with more of the |(?:seen|shown|viewed) (?:from|in|through|at|over|reflected) |"
    r"zoomed in on the )",
    re.IGNORECASE,
)
_SMALL: Final = frozenset(
    """
    in at on under a an the of and with from over early late deep thick pale warm soft cold harsh single high
    heavy full northern fiery red blue pink grey gray flickering shimmering first time pouring falling drifting
    white clear bright
    """.split()
)
_MOST = 8
"""Words of the longest tone."""


@lru_cache(maxsize=8192)
def unstaged(text: str) -> str:
    """The caption as it was before such edits; a text that tells of none as it is."""
    body, mark = (text[:-1], text[-1]) if text.endswith(".") else (text, "")
    shorter = untailed(body)
    led = _LED.match(shorter)
    if led and _is_made(led["made"]):
        shorter = shorter[led.end() :]
    return shorter + mark if shorter != body else text


def untailed(text: str) -> str:
    """The caption up to where what an earlier edit said of the whole picture begins; its full stop is left out."""
    text = text.removesuffix(".")
    while True:
        before, comma, last = text.rpartition(", ")
        if comma and (_TAIL.match(last) or _is_look(last) or _is_tone(last)):
            text = before
            continue
        stated = _without_tone(text)
        if stated == text:
            return text
        text = stated


def _without_tone(text: str) -> str:
    """The caption without the time or light that follows it with no comma between."""
    spoken = text.split(" ")
    for at in range(max(2, len(spoken) - _MOST), len(spoken) - 1):
        if spoken[at].lower() in ("in", "at", "on", "under") and _is_tone(" ".join(spoken[at:])):
            return " ".join(spoken[:at]).rstrip(",")
    return text


def _is_tone(tail: str) -> bool:
    """Whether a tail says nothing but when, in what weather or in what light it is."""
    said = words(tail)
    known = all(word in TONES or noun_key(word) in TONES or word in _SMALL for word in said)
    return len(said) > 1 and said[0] in _SMALL and known and not TONES.isdisjoint(said)


def _is_look(tail: str) -> bool:
    said = words(tail)
    return bool(said) and said[0] in ("with", "in") and not LOOKS.isdisjoint(said)


def _is_made(lead: str) -> bool:
    """Whether a lead says what the picture is made as, with some more than *a painting*."""
    said = words(lead)
    return len(said) > 1 and not STYLES.isdisjoint((said[-1], noun_key(said[-1])))
