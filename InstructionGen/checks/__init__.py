"""Is an answer true to its source? Decided without a model, each refusal by a name that can be counted.

A card names its checks; ``verify`` runs them on what an answer claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from InstructionGen.checks import captions
from InstructionGen.checks.claims import (
    BackgroundsClaim,
    CaptionClaim,
    Claim,
    ConsequenceClaim,
    DialogueClaim,
    Edit,
)
from InstructionGen.checks.consequence import hides_the_outcome, tells_before_and_after
from InstructionGen.checks.dialogue import counts_right, names_what_is_there, places_right, reads_as_dialogue
from InstructionGen.checks.doings.actions import changes_action
from InstructionGen.checks.doings.counting import changes_count
from InstructionGen.checks.doings.places import moves_object
from InstructionGen.checks.doings.relations import relates_objects
from InstructionGen.checks.doings.turning import turns_object
from InstructionGen.checks.instruction import asks_for_edit
from InstructionGen.checks.lettering import changes_lettering
from InstructionGen.checks.looks.alteration import (
    changes_appearance,
    changes_person,
    recolours_object,
    remakes_object,
    resizes_object,
    retextures_object,
)
from InstructionGen.checks.reasons import REASONS
from InstructionGen.checks.rewording.turns import obeys_order, sets_order, words_backtrack, words_coreference
from InstructionGen.checks.rewording.wordings import words_composed, words_condition, words_visual
from InstructionGen.checks.things.addition import adds_object
from InstructionGen.checks.things.removal import removes_object
from InstructionGen.checks.things.replacement import replaces_object
from InstructionGen.checks.whole.background import changes_background
from InstructionGen.checks.whole.extraction import cuts_out
from InstructionGen.checks.whole.restaging import changes_look, changes_style, changes_tone, changes_view, extends_frame
from InstructionGen.errors import UnknownName

EDIT_CHECKS: Mapping[str, Callable[[Edit], None]] = {
    "removes_object": removes_object,
    "replaces_object": replaces_object,
    "adds_object": adds_object,
    "changes_lettering": changes_lettering,
    "changes_action": changes_action,
    "changes_count": changes_count,
    "moves_object": moves_object,
    "turns_object": turns_object,
    "relates_objects": relates_objects,
    "asks_for_edit": asks_for_edit,
    "words_visual": words_visual,
    "words_condition": words_condition,
    "words_composed": words_composed,
    "words_coreference": words_coreference,
    "words_backtrack": words_backtrack,
    "sets_order": sets_order,
    "obeys_order": obeys_order,
    "changes_background": changes_background,
    "changes_tone": changes_tone,
    "changes_style": changes_style,
    "changes_look": changes_look,
    "changes_view": changes_view,
    "extends_frame": extends_frame,
    "cuts_out": cuts_out,
    "recolours_object": recolours_object,
    "remakes_object": remakes_object,
    "retextures_object": retextures_object,
    "changes_appearance": changes_appearance,
    "changes_person": changes_person,
    "resizes_object": resizes_object,
}
CAPTION_CHECKS: Mapping[str, Callable[[CaptionClaim], None]] = {
    "names_concept": captions.names_concept,
    "names_both": captions.names_both,
    "names_background": captions.names_background,
    "at_most_12_words": captions.at_most_12_words,
    "no_digits": captions.no_digits,
    "one_sentence": captions.one_sentence,
}
BACKGROUNDS_CHECKS: Mapping[str, Callable[[BackgroundsClaim], None]] = {
    "distinct_backgrounds": captions.distinct_backgrounds,
    "not_the_concept": captions.not_the_concept,
}
CONSEQUENCE_CHECKS: Mapping[str, Callable[[ConsequenceClaim], None]] = {
    "tells_before_and_after": tells_before_and_after,
    "hides_the_outcome": hides_the_outcome,
}
DIALOGUE_CHECKS: Mapping[str, Callable[[DialogueClaim], None]] = {
    "reads_as_dialogue": reads_as_dialogue,
    "names_what_is_there": names_what_is_there,
    "counts_right": counts_right,
    "places_right": places_right,
}
CHECKS: Mapping[str, Callable[[Any], None]] = {
    **EDIT_CHECKS,
    **CAPTION_CHECKS,
    **BACKGROUNDS_CHECKS,
    **CONSEQUENCE_CHECKS,
    **DIALOGUE_CHECKS,
}
"""Every name that a card may give under ``checks``."""

_OF: Mapping[type, Mapping[str, Callable[[Any], None]]] = {
    Edit: EDIT_CHECKS,
    CaptionClaim: CAPTION_CHECKS,
    BackgroundsClaim: BACKGROUNDS_CHECKS,
    ConsequenceClaim: CONSEQUENCE_CHECKS,
    DialogueClaim: DIALOGUE_CHECKS,
}


def verify(checks: Iterable[str], claim: Claim) -> None:
    """Run named checks on a claim, in order.

    Raises:
        Rejected: At stage ``check``; the reason is in ``REASONS``.
        UnknownName: No such check for this kind of claim.
    """
    known = _OF[type(claim)]
    for name in checks:
        if name not in known:
            raise UnknownName("check", name, known)
        known[name](claim)


__all__ = [
    "BACKGROUNDS_CHECKS",
    "CAPTION_CHECKS",
    "CHECKS",
    "CONSEQUENCE_CHECKS",
    "DIALOGUE_CHECKS",
    "EDIT_CHECKS",
    "REASONS",
    "BackgroundsClaim",
    "CaptionClaim",
    "Claim",
    "ConsequenceClaim",
    "DialogueClaim",
    "Edit",
    "verify",
]
