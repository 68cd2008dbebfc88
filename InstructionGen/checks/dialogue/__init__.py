"""Questions and answers about a picture: does all that they say hold against what the picture's source knows?"""

from __future__ import annotations

from InstructionGen.checks.dialogue.counting import counts_right
from InstructionGen.checks.dialogue.grounding import Grounding, grounding
from InstructionGen.checks.dialogue.manners import reads_as_dialogue
from InstructionGen.checks.dialogue.naming import names_what_is_there
from InstructionGen.checks.dialogue.placing import places_right

__all__ = [
    "Grounding",
    "counts_right",
    "grounding",
    "names_what_is_there",
    "places_right",
    "reads_as_dialogue",
]
