"""What is done to a caption that somebody wrote into a web page, and when it is none.

Cleaned: entities (``&amp;``, also escaped twice), runs of whitespace, letters that nobody sees (zero-width spaces,
marks of direction), and what a csv writer has put around a text that was then read as if it were plain
(``"a 5"" pot"``). Refused, with a reason: what is empty, not UTF-8, holds control characters or markup, has lost
letters to a wrong encoding, or is an address.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
_ESCAPED_TWICE = 2
_QUOTED = re.compile(r'"((?:[^"]|"")*)"', re.S)
_FAULT = re.compile(
    r"(?P<utf8>[\ud800-\udfff])|(?P<control>[\x00-\x1f\x7f-\x9f])|(?P<lost>[\ufffd\ue000-\uf8ff])"
    r"|(?P<markup></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--)"
)
_REASONS = {
    "utf8": "not UTF-8",
    "control": "control characters",
    "lost": "letters lost to a wrong encoding",
    "markup": "markup in the caption",
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)


def tidied(text: str) -> str:
    """A caption cleaned; it may still be unfit."""
    for _ in range(_ESCAPED_TWICE):
        if "&" in text:
            text = html.unescape(text)
    if '""' in text and (quoted := _QUOTED.fullmatch(text.strip())):
        text = quoted[1].replace('""', '"')
    if not text.isascii():
        text = text.translate(_UNSEEN)
    return " ".join(text.split())


def fault_of(caption: str) -> str:
    """Why a tidied caption is unfit: short and countable; empty if it is fit."""
    if not caption:
        return "no caption"
    # Most captions need no closer look, and there are millions.
    plain = caption.isascii() and caption.isprintable() and "<" not in caption
    if not plain and (found := _FAULT.search(caption)):
        return _REASONS[found.lastgroup or ""]
    return "an address for a caption" if " " not in caption and _ADDRESS.fullmatch(caption) else ""


def fit_captions(texts: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Of some texts those that are fit, tidied, each once; and where none is, why the first was not."""
    kept: dict[str, None] = {}
    fault = ""
    for text in texts:
        caption = tidied(text)
        if reason := fault_of(caption):
            fault = fault or reason
        else:
            kept[caption] = None
    return tuple(kept), "" if kept else fault or "no caption"


def sound(text: str) -> bool:
    """Whether a text can be written as UTF-8."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def shown(text: object) -> str:
    """The beginning of what was found, fit to be written."""
    return str(text)[:200].encode("utf-8", "replace").decode()
