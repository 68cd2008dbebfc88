"""An instruction reduced to its command: a verb and what it is about, without manners and afterthoughts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from InstructionGen.checks.instruction import read_instruction
from InstructionGen.checks.wording import words

_POLITE = re.compile(
    r"^(?:(?:please|kindly|carefully|now|then|just|also|next)\s+|(?:could|can|would|will)\s+you\s+(?:please\s+)?|"
    r"i(?:'d|\s+would)\s+(?:like|love)\s+(?:you\s+)?to\s+|i\s+want\s+(?:you\s+)?to\s+|let's\s+|let\s+us\s+|"
    r"go\s+ahead\s+and\s+)+"
)
_AFTERTHOUGHT = re.compile(
    r"\s*(?:[;,]\s*|\s)(?:so\s+that|but|please|and\s+(?:keep|leave|see|make\s+sure|do\s+not|don't|take\s+care|nothing)|"
    r"only\s+the|nothing\s+else|if\s+(?:you|possible|that))\b.*$"
)
_SEVERAL = re.compile(
    r"\b(?:then|once\s+that|after\s+that|afterwards)\b|;|[.!?]\s+\w|"
    r"\band\s+(?:also\s+)?(?:add|remove|replace|change|make|turn|put|give|swap|delete|erase|show|set|place|paint)\b"
)
_FRAME = frozenset(
    "would could can will you we i it be so kind as to possible like love want need prefer please mind the a do "
    "is shall should let's how about what if why not my wish ask is".split()
)
"""Words that a request may begin with before it comes to its verb."""
_NO_FRAME = frozenset({"the", "a"})


@dataclass(frozen=True, slots=True)
class Command:
    """What is asked."""

    verb: str
    rest: str
    """All behind the verb, in lower case, without a stop."""

    @property
    def said(self) -> str:
        """Both."""
        return f"{self.verb} {self.rest}".strip()


@lru_cache(maxsize=1024)
def command_of(instruction: str) -> Command | None:
    """The one command of an instruction; None where it has several, or none that is plain."""
    low = " ".join(instruction.replace("’", "'").split()).casefold().rstrip(" .!?")
    said = _AFTERTHOUGHT.sub("", _POLITE.sub("", low))
    if not said or _SEVERAL.search(said):
        return None
    verb, _, rest = said.partition(" ")
    found = read_instruction(instruction)
    if found is not None and found.verb_at > 0 and found.words[found.verb_at] != verb:
        frame = found.words[: found.verb_at]
        spoken = words(said)
        at = next((i for i, word in enumerate(spoken) if word == found.words[found.verb_at]), -1)
        if at > 0 and set(frame) <= _FRAME and not set(frame) & _NO_FRAME:
            return Command(found.verb, " ".join(spoken[at + 1 :]))
    return Command(verb, rest)
