"""How commands and requests begin: the verbs of edits, and what people say before them."""

from __future__ import annotations

import re
from typing import Literal

Wish = Literal["remove", "add", "change"]

VERBS: dict[Wish, frozenset[str]] = {
    "remove": frozenset("remove erase delete eliminate omit exclude discard subtract banish".split()),
    "add": frozenset("add insert include introduce attach append incorporate".split()),
    "change": frozenset("replace swap change turn convert transform substitute exchange switch alter".split()),
}
# These may serve any kind of edit: take away, take a cup and put it ..., drop, drop in, cut out, throw in.
OTHER_VERBS = frozenset(
    "take get drop clear crop cut throw leave pull paint edit make let have give show put place set hang draw "
    "bring position sprinkle lay fit park stand lean perch plant install seat slip stick scatter tuck rest keep "
    "use want wipe strip lose hide scrap toss pick clean retouch modify update rewrite write render photoshop "
    "imagine ensure do try move rub mask trade pop float fly tie wrap mount post sit feature depict print redo "
    "adjust airbrush ditch work correct reword rename cross morph scrub blur sharpen darken brighten lighten "
    "extend expand widen zoom isolate look refer follow go study match return undo revert restore reverse roll "
    "cancel forget start zap blank copy remake extract reframe restyle relight raise lower boost reduce tone "
    "saturate desaturate warm cool soften tint fade apply shift step tilt outpaint uncrop continue stretch "
    "recreate reimagine restage stage relocate shoot photograph capture push deepen mute increase decrease "
    "process develop overexpose underexpose enlarge carve single separate bleach rework simulate film frame "
    "compose recompose present gather posterise posterize solarise solarize invert smear sketch redraw brush lift "
    "grade dim flood bathe light sink spread dull wash color colour recolor recolour dye coat dress cover "
    "decorate shrink resize scale grow double halve upholster stain spray age rust freeze blow craft build cast "
    "rebuild forge fashion top bump redesign repaint resurface reupholster style transfer turn dust drape bury "
    "soak grant equip magnify triple quadruple size miniaturise miniaturize supersize slide reposition nudge drag "
    "rotate flip tip swing spin swivel mirror reorient face point limit angle carry create".split()
)
POLITE = frozenset(
    "please kindly maybe always now then next just simply first also carefully completely entirely finally".split()
)
LEAD = re.compile(
    r"(?:go\s+ahead\s+and|be\s+(?:so\s+kind\s+as|kind\s+enough)\s+to|do\s+me\s+a\s+favou?r\s+and|feel\s+free\s+to|"
    r"do\s+you\s+think\s+(?:you|we)\s+c(?:an|ould)|keep\s+everything\s+else\s+(?:\w+\s+){0,4}?but|"
    r"let\s+us|make\s+sure\s+to)\s+(?=\w)"
)
"""What people say before a command: "Go ahead and remove the dog."."""
FRAME = re.compile(
    r"^(?:(?:could|can|would|will|might|may|shall)\s+(?:you|we|i)|are\s+you\s+able|do\s+you\s+think|"
    r"(?:i|we)\s+(?:want|need|wish|prefer|would\s+(?:like|love|prefer|rather|be)|should|was\s+hoping|was\s+thinking|"
    r"think|am\s+missing)|you\s+(?:should|could)|ideally|how\s+about|how\s+would|what\s+(?:about|if|would)|why\s+(?:not|do)|"
    r"it\s+would\s+be|there\s+should|there\s+needs?|(?:is|are)\s+there\s+(?:a|any|room)|any\s+chance|"
    r"is\s+it\s+possible|would\s+it\s+be|do\s+you\s+mind|would\s+you\s+mind|no\s+more|"
    r"i\s+do\s+not\s+(?:want|need))\b"
)
PASSIVE = re.compile(r"\b(?:should|must|needs?\s+to|has\s+to|have\s+to|ought\s+to|would\s+(?:be|look))\s+\w")
_SHORT = re.compile(r"\b(i|it|we|you|that)['’](d|m)\b|\b(let)['’]s\b|\b(do|should|must|does|is)n['’]t\b", re.IGNORECASE)


def spelt_out(text: str) -> str:
    """The text with "I would" for "I'd": a reader of captions takes such for other things."""
    return _SHORT.sub(_long_form, text)


def _long_form(short: re.Match[str]) -> str:
    who, ending, let, negated = short.groups()
    if negated:
        return f"{negated} not"
    return f"{let} us" if let else f"{who} {'would' if ending.lower() == 'd' else 'am'}"
