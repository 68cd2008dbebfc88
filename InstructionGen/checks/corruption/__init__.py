"""Good edits made bad on purpose, to measure a judge: each by the name of what was done to it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.corruption.doings import DOINGS
from InstructionGen.checks.corruption.general import GENERAL, Corruption
from InstructionGen.checks.corruption.looks import LOOKS
from InstructionGen.checks.corruption.rewording import REWORDING
from InstructionGen.checks.corruption.whole import WHOLE

CORRUPTIONS: Mapping[str, Corruption] = {**GENERAL, **LOOKS, **WHOLE, **DOINGS, **REWORDING}
"""Class -> what it does to an edit; None where it has no hold on it."""


def corruptions(edit: Edit, dice: random.Random) -> Iterator[tuple[str, Edit]]:
    """Every way in which this good edit can be made a bad one, drawn once each.

    A class that has no hold on the edit is left out: a caption without *a* has no article to break.

    Args:
        edit: An edit that is true.
        dice: Where the choices within a class come from.

    Yields:
        The name of the class, and the corrupted edit.
    """
    for name, corrupt in CORRUPTIONS.items():
        bad = corrupt(edit, dice)
        if bad is not None and bad != edit:
            yield name, bad
