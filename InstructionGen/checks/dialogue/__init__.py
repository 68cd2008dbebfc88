"""Questions and answers about a picture: does all that they say hold against what the picture's source knows?"""

from __future__ import annotations

from InstructionGen.checks.claims import DialogueClaim


def reads_as_dialogue(claim: DialogueClaim) -> None:
    """Questions are questions, answers answer, nothing is said twice. Raises ``Rejected``."""


def names_what_is_there(claim: DialogueClaim) -> None:
    """Every object that is said to be there is there. Raises ``Rejected``."""


def counts_right(claim: DialogueClaim) -> None:
    """Every number of things agrees with the boxes and captions. Raises ``Rejected``."""


def places_right(claim: DialogueClaim) -> None:
    """Every left, right, above and below agrees with the centres of the boxes. Raises ``Rejected``."""
