"""A caption in two halves: somebody or something, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from InstructionGen.checks import lexicon

Sort = Literal["doing", "state", "place", "having"]
"""``riding a wave``; ``parked on a street``; ``on a couch``; ``a stove and a sink``."""

_GATHERED: Final = frozenset(
    "stack pile row fleet herd flock line collection crowd group set team bunch family".split()
)
"""One of these is one, whatever it is of."""
_NO_DOINGS: Final = frozenset(
    "building ceiling awning railing clothing ring king string wing swing spring morning".split()
)
HOLDERS: Final = {
    **dict.fromkeys("plate table tray platter counter desk shelf countertop".split(), "on"),
    **dict.fromkeys("bowl basket pan pot vase box glass cup skillet refrigerator container case".split(), "in"),
}
"""What other things lie on or in."""
ROOMS: Final = frozenset("kitchen bathroom bedroom room office restaurant store garden".split())


@dataclass(frozen=True, slots=True)
class Told:
    """One caption, in two halves."""

    caption: str
    """All of it as a sentence or a heading, without its full stop: ``a man in a red shirt riding a wave``."""
    subject: str
    """``a man in a red shirt``."""
    the: str
    """As one speaks of it again: ``the man in a red shirt``."""
    short: str
    """The same by the bare name: ``the man``."""
    head: str
    """``man``; of several heads the first."""
    name: str
    """Its name without what is said of it: ``living room``."""
    heads: tuple[str, ...]
    described: bool
    """Whether more than its name is said of it."""
    many: bool
    sort: Sort
    verb: str
    """The doing's or state's verb in its base form; empty for the others."""
    rest: str
    finite: bool
    """Whether the caption is a sentence as it stands."""

    @property
    def be(self) -> str:
        """``is`` or ``are``."""
        return "are" if self.many else "is"

    @property
    def sentence(self) -> str:
        """All of it as a sentence that begins with a small letter and has no full stop."""
        if self.finite:
            return self.caption
        words = self.subject.split(" ")
        gathered = len(self.heads) == 1 and words[0] == "a" and words[1] in _GATHERED and "of" in words[2:3]
        if gathered and self.predicate.startswith("are "):
            return f"{self.subject} is {self.rest}"
        return f"{self.subject} {self.predicate}"

    @property
    def predicate(self) -> str:
        """What is said of the subject, with its verb: ``is riding a wave``, ``has a stove and a sink``."""
        if self.sort == "having":
            return f"{'have' if self.many else 'has'} {self.rest}"
        return f"{self.be} {self.rest}"

    @property
    def does_more(self) -> bool:
        """Whether a second doing is told within: ``sitting on a branch eating an apple``."""
        return any(word.endswith("ing") and word not in _NO_DOINGS for word in self.rest.split()[1:])

    @property
    def they(self) -> str:
        """The pronoun for the subject."""
        if self.many:
            return "they"
        if self.head in lexicon.MALE:
            return "he"
        if self.head in lexicon.FEMALE:
            return "she"
        if lexicon.is_person(self.head):
            own = {*self.rest.split()} & {"his", "her", "himself", "herself"}
            return "they" if len(own) != 1 else "he" if own <= {"his", "himself"} else "she"
        return "it"
