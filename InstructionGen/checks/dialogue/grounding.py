"""How well a dialogue is founded in what its picture's source knows, as figures."""

from __future__ import annotations

from dataclasses import dataclass

from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue.counting import counts
from InstructionGen.checks.dialogue.grounds import grounds
from InstructionGen.checks.dialogue.looks import contradicted
from InstructionGen.checks.dialogue.naming import is_founded, named
from InstructionGen.checks.dialogue.placing import places


@dataclass(frozen=True, slots=True)
class Grounding:
    """What a dialogue names, counts and places, and how much of it nothing vouches for."""

    named: tuple[str, ...]
    """The objects that are said to be there, each once, in their order."""
    unfounded: tuple[str, ...]
    """Those of them that nothing vouches for."""
    denied: tuple[str, ...]
    """What is said not to be there although it is."""
    counts: int
    """How many numbers of things could be held against boxes or captions."""
    wrong_counts: int
    places: int
    """How many lefts, rights, aboves and belows could be."""
    wrong_places: int
    contradicted: tuple[str, ...]
    """Colours and materials of which captions say others."""

    @property
    def chair_i(self) -> float:
        """The share of named objects that are not there, 0 to 1; 0 where none is named. CHAIRi of Rohrbach et al."""
        return len(self.unfounded) / len(self.named) if self.named else 0.0

    @property
    def is_true(self) -> bool:
        """Whether nothing was found that is not so."""
        return not (self.unfounded or self.denied or self.wrong_counts or self.wrong_places or self.contradicted)


def grounding(claim: DialogueClaim) -> Grounding:
    """All claims of a dialogue, held against what its item knows; nothing is raised."""
    known = grounds(claim.item)
    there: dict[str, bool] = {}
    denied: list[str] = []
    for _, mention in named(claim):
        if mention.mode == "claimed":
            core = mention.means.core
            there[core] = there.get(core, True) and is_founded(known, mention)
        elif not mention.is_other and known.has(mention.means):
            denied.append(mention.means.core)
    told, placed = list(counts(claim)), list(places(claim))
    return Grounding(
        named=tuple(there),
        unfounded=tuple(core for core, founded in there.items() if not founded),
        denied=tuple(dict.fromkeys(denied)),
        counts=len(told),
        wrong_counts=sum(not count.is_right for count in told),
        places=len(placed),
        wrong_places=sum(not place.is_right for place in placed),
        contradicted=tuple(contradicted(claim)),
    )
