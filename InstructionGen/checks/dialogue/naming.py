"""Is everything there that questions and answers name, and is nothing denied that is there?"""

from __future__ import annotations

from collections.abc import Iterator

from InstructionGen.checks.claims import DialogueClaim
from InstructionGen.checks.dialogue.grounds import Grounds, grounds
from InstructionGen.checks.dialogue.looks import agrees_with_captions
from InstructionGen.checks.dialogue.said import Mention, Saying
from InstructionGen.checks.dialogue.turns import spoken
from InstructionGen.checks.reasons import refuse


def named(claim: DialogueClaim) -> Iterator[tuple[Saying, Mention]]:
    """Every thing that is claimed or denied, in the order of the turns."""
    for question, answer in claim.turns:
        for saying, mention in spoken(question, answer):
            if mention.means.is_thing and mention.mode != "open":
                yield saying, mention


def names_what_is_there(claim: DialogueClaim) -> None:
    """Every object that is said to be there is there, and none is denied that is.

    An object is there by a box, a label, a link, a caption or a known answer, under any everyday name of it or the
    name of its class; what such a thing always has, or where it always is, is there with it. Nor has it a colour or
    a material of which captions say another.

    Raises:
        Rejected: something is named that nothing vouches for, denied that is known to be there, or looks otherwise.
    """
    known = grounds(claim.item)
    agrees_with_captions(claim)
    for _, mention in named(claim):
        if mention.mode == "denied":
            if not mention.is_other and known.has(mention.means):
                refuse("denies what is there", mention.means.core)
        elif not is_founded(known, mention):
            refuse("names what is not there", mention.means.core)


def is_founded(known: Grounds, mention: Mention) -> bool:
    """Whether a thing that is claimed is known to be there."""
    return known.founds(mention.means)
