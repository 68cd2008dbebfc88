"""What would happen if: is there a before, an after that differs from it, and a question that does not give it away?"""

from __future__ import annotations

from InstructionGen.checks.claims import ConsequenceClaim


def tells_before_and_after(claim: ConsequenceClaim) -> None:
    """The thing is there before, and the caption after it tells of another state. Raises ``Rejected``."""


def hides_the_outcome(claim: ConsequenceClaim) -> None:
    """What is asked does not say what comes of it. Raises ``Rejected``."""
