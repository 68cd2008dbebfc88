"""Other people's dialogues put to our checks: their form, and with a source of their pictures whether they are true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from InstructionGen.checks import DIALOGUE_CHECKS, DialogueClaim, Edit, verify
from InstructionGen.errors import Rejected
from InstructionGen.lint.entries import Malformed
from InstructionGen.lint.row import Row
from InstructionGen.lint.verifier import Verdict
from InstructionGen.records import Item, Reject
from InstructionGen.sources.dialogues import Dialogue, Dialogues

FORM_ALONE = ("reads_as_dialogue",)
"""Checks that need no source."""
UNKNOWN_KIND = "dialogue"


def judged(path: Path, pictures: Mapping[str, Item]) -> Iterator[tuple[Row, Verdict] | Malformed]:
    """Each dialogue of a file with what came of it.

    Args:
        path: A file in any form of ``sources.dialogues``, or a run's directory.
        pictures: Picture -> what a source knows of it. Of one that is not there the form alone is
            checked.

    Raises:
        InputError: There are no dialogues.
    """
    for found in Dialogues(path):
        if isinstance(found, Reject):
            yield Malformed(found.item, f"{found.reason} ({found.detail})" if found.detail else found.reason)
        else:
            asked, answered = (" ".join(said) for said in zip(*found.turns, strict=True))
            row = Row(found.id, Edit(asked, "", answered), found.kind, {"id": found.id, "turns": found.turns})
            yield row, _verdict(found, pictures.get(found.picture))


def _verdict(found: Dialogue, item: Item | None) -> Verdict:
    kind = found.kind or UNKNOWN_KIND
    claim = DialogueClaim(found.turns, item or Item(found.id, "unknown"))
    try:
        verify(DIALOGUE_CHECKS if item else FORM_ALONE, claim)
    except Rejected as why:
        return Verdict(kind, "finding", why.reason, why.detail, general=item is None)
    return Verdict(kind, "fine", general=item is None)
