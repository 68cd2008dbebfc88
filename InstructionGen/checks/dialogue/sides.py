"""How English says where things are: patterns of left and right, over and under, and the parts of a picture."""

from __future__ import annotations

import re
from typing import Final

CONTRARY: Final = {"left": "right", "right": "left", "above": "below", "below": "above"}
DIRECTIONS: Final = {
    "left": "left", "right": "right", "above": "above", "over": "above", "higher": "above", "lower": "below",
    "higher than": "above", "below": "below",
    "beneath": "below", "underneath": "below", "lower than": "below", "under": "below",
}  # fmt: skip
_ADVERB: Final = r"(?:(?:immediate|far|direct|immediately|directly|just|slightly|a little|further|farther) )?"
BESIDE: Final = re.compile(
    rf"\b(?:(?:(?:on|to|at|toward|towards|in) )?(?:the |its |their |his |her )?{_ADVERB}"
    r"(?P<side>left|right)(?:[- ]hand)?(?P<part> side| edge| end| part| half)? (?:of|from)\b"
    r"|(?P<also>above|below|beneath)(?:,? and|,| but) (?:slightly |a little |just |further |farther |far )*"
    r"(?:on|to|toward|towards) the (?:far |immediate )?(?P<then>left|right)(?:[- ]hand side| side)? of\b"
    r"|(?P<over>above|below|beneath|underneath|higher than|lower than)\b(?! (?:all |it )?(?:average|else|freezing)))",
    re.I,
)
"""A relation to another thing, which follows."""
_PART: Final = r"(?:upper|lower|top|bottom|left|right|middle|center|centre|central)"
FRAME: Final = re.compile(
    r"\b(?:on|to|at|in|towards?|along|from|near|nearest|closest to|closer|off|occup\w+|fill\w*)(?: to)? (?:the )?"
    r"(?P<far>(?:very |far |extreme |immediate )*)"
    rf"(?P<place>{_PART}(?:[- ]?{_PART})*(?:[- ]hand)?)"
    r"(?:[- ](?:side|corner|(?P<edge>edge)|half|part|portion|third|section|area|end|quarter))?\b"
    r"(?!\s*(?:of|from) (?!(?:the |this )?(?:\w+ )?(?:picture|image|photo|photograph|scene|frame|view|shot)\b)"
    r"|[- ]?(?:hand|arm|leg|foot|eye|ear|wing|turn|lane|shoulder|knee|choice|time|place|way|moment|now|next|behind|"
    r"shoe)\b)",
    re.I,
)
"""A place in the frame."""
SIDES_ASKED: Final = re.compile(r"\b(?:which|what) (?:side|part|half|corner|edge)\b|\bwhere\b", re.I)
BARE_SIDE: Final = re.compile(
    r"^(?:(?:it|they|he|she)(?: is|'s| are)? )?(?:the )?(?P<place>left|right|top|bottom|middle|cent(?:er|re))"
    r"(?: side| half| edge)?\W*$",
    re.I,
)
ASKS_WHAT: Final = re.compile(
    r"(?:what|who|which) (?:is|are|thing|object|item)? ?(?:to|on|at|in|above|below|beneath|underneath|directly|just|"
    r"located|placed|visible|seen|there)\b",
    re.I,
)
NAMES: Final = re.compile(r"upper|lower|top|bottom|left|right|middle|center|centre|central")
BETWEEN: Final = re.compile(r"\b(?:right |directly |squeezed |sandwiched |in )?between\b", re.I)
OTHER: Final = re.compile(r" (?:the other|another)(?: one)?\b(?! \w+[^.,;]* of\b)", re.I)
COMPARING: Final = re.compile(
    r"\bwhich (?:one |of (?:them|these|the two) )?(?:is|are|lies|stands|sits) (?:farther|further|more|closer|nearer|"
    r"located |placed )?.*?\b(?P<way>left|right|higher|lower|above|below)\b",
    re.I,
)
CENTRE: Final = frozenset({"center", "centre", "middle"})
ASIDE: Final = re.compile(r", (?:which|who|whose|where)\b[^,]*,")
"""What is said by the way of a thing, and is not what is put somewhere."""
PARENTHESIS: Final = re.compile(r"(?:^|[,;]|\band,?|\bwith) *$", re.I)
NEW_THING: Final = re.compile(
    r"(?: of (?:the|this) (?:\w+ )?(?:picture|image|photo|scene|frame))?,?"
    r"(?: there(?: is| are|['’]s)| (?:you|one) can see| (?:stands?|sits?|lies?|hangs?|is|are))? "
    r"(?:a|an|the|two|three|four|several|some|another|more|many)\b",
    re.I,
)
"""A thing follows: *on the right, a bench*."""
