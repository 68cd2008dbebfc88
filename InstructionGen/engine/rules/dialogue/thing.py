"""A thing of which a picture has boxes, and what can be said of boxes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from InstructionGen.checks.doings.numbers import spelt
from InstructionGen.engine.rules.dialogue import names
from InstructionGen.english import with_article
from InstructionGen.records import Box

_SAME_PLACE = 0.75


def area(box: Box) -> float:
    """The share of the picture that a box takes up."""
    return (box.right - box.left) * (box.bottom - box.top)


@dataclass(frozen=True, slots=True)
class Thing:
    """All boxes of one label."""

    label: str
    name: str
    """What it is called, in the singular."""
    boxes: tuple[Box, ...]
    count: int | None
    """How many there are, where boxes and captions leave no doubt."""

    @property
    def several(self) -> str:
        """Its name in the plural."""
        return names.several(self.name)

    @property
    def only(self) -> Box | None:
        """The box of a thing that there is one of."""
        return self.boxes[0] if len(self.boxes) == 1 and self.count == 1 else None

    @property
    def pointed(self) -> Box | None:
        """The box of a thing of which one may speak as *the clock* and say where it is."""
        return self.only if self.name not in _UNPOINTED else None

    @property
    def size(self) -> float:
        """The share of the picture that its largest box takes up."""
        return max(map(area, self.boxes))

    @property
    def mentioned(self) -> str:
        """As one speaks of it for the first time: ``a clock``, ``two cars``, ``books``."""
        if self.name in ("broccoli", "skis"):
            return self.name
        if self.count == 1 or (self.count is None and len(self.boxes) == 1 and not is_group(self.boxes[0])):
            return with_article(self.name)
        return f"{spelt(self.count)} {self.several}" if self.count else self.several


_UNPOINTED: Final = frozenset("person skis broccoli table".split())


def is_group(box: Box) -> bool:
    """Whether a box is of a crowd, or of a heap."""
    return box.flags.group is True


def overlap(boxes: Sequence[Box]) -> bool:
    """Whether two boxes may be of the same thing."""
    return any(_shared(box, other) > _SAME_PLACE for i, box in enumerate(boxes) for other in boxes[:i])


def _shared(one: Box, other: Box) -> float:
    """Intersection over union."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    common = max(width, 0.0) * max(height, 0.0)
    return common / (area(one) + area(other) - common)
