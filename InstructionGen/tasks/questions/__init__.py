"""What a question about an edit offers beside the caption, drawn from the pool and the picture before anyone is asked.

A card says under ``draws`` which of these it wants. What is drawn goes to whoever answers: into a model's prompt, or to
a rule. A picture that does not have what a type needs is rejected here, at stage ``prompt``.
"""

from __future__ import annotations

from collections.abc import Mapping

from InstructionGen.tasks.questions.asked import Aim, Asked, Question, Variables
from InstructionGen.tasks.questions.backgrounds import backgrounds
from InstructionGen.tasks.questions.counts import counts
from InstructionGen.tasks.questions.doings import doings
from InstructionGen.tasks.questions.framing import frames, views
from InstructionGen.tasks.questions.looks import appearances, attributes, colours, materials, sizes, textures
from InstructionGen.tasks.questions.objects import letterings, newcomers, objects, swaps
from InstructionGen.tasks.questions.placing import moves, turns
from InstructionGen.tasks.questions.relating import relations
from InstructionGen.tasks.questions.rewording import condition, reference
from InstructionGen.tasks.questions.whole import cutouts, looks, styles, tones

QUESTIONS: Mapping[str, Question] = {
    "objects": objects,
    "swaps": swaps,
    "newcomers": newcomers,
    "letterings": letterings,
    "doings": doings,
    "counts": counts,
    "moves": moves,
    "turns": turns,
    "relations": relations,
    "condition": condition,
    "reference": reference,
    "colours": colours,
    "materials": materials,
    "textures": textures,
    "appearances": appearances,
    "attributes": attributes,
    "sizes": sizes,
    "backgrounds": backgrounds,
    "tones": tones,
    "styles": styles,
    "looks": looks,
    "views": views,
    "frames": frames,
    "cutouts": cutouts,
}
"""What a card may say under ``draws``."""

__all__ = ["QUESTIONS", "Aim", "Asked", "Question", "Variables"]
