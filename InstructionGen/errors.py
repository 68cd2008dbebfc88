"""What can go wrong, and who should hear about it.

* InstructionGenError    the user can mend it: one line, exit 2
  * UnknownName          no such card, source, engine, type (with near misses)
  * InputError           a file that cannot be read as what it was given for
  * CardError            a card that is wrong (names the file)
  * OutputError          a run directory that cannot be written, is taken, or was made with other settings
  * EngineError          an engine that cannot start or has died
* Rejected               one row failed; the run writes it down as a Reject and goes on

Anything else that escapes is a fault of this program and shows its traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from InstructionGen.records import Stage

FEW = 40
"""Names that are still worth listing in one line."""


class InstructionGenError(Exception):
    """Something the user can mend. Its text is one line that ends in the next move."""


class UnknownName(InstructionGenError):  # noqa: N818 - says what it is without the suffix
    """A name that is not in the list, with the nearest ones that are."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = difflib.get_close_matches(name.lower(), [n.lower() for n in names], n=1, cutoff=0.6)
        hint = next((f" Did you mean {n!r}?" for n in names if near and n.lower() == near[0]), "")
        listed = f" Known: {', '.join(names)}" if len(names) <= FEW else ""
        super().__init__(f"no {what} called {name!r}.{hint}{listed}")


class InputError(InstructionGenError):
    """An input file that is missing, or is not what it was given for."""


class CardError(InstructionGenError):
    """A card that cannot be used; names the file."""


class OutputError(InstructionGenError):
    """A run directory that cannot be used, and what to do about it."""


class EngineError(InstructionGenError):
    """An engine that cannot start or has died."""


class Rejected(Exception):  # noqa: N818 - not an error of the program: the row's own end
    """One row failed. ``reason`` is short and countable; ``detail`` says more about this row."""

    def __init__(self, stage: Stage, reason: str, detail: str = "", raw: str = "") -> None:
        super().__init__(f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason
        self.detail = detail
        self.raw = raw
