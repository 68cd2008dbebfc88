"""What a question offers that asks for a verified edit in other words: the picture that goes with them."""

from __future__ import annotations

import re

from InstructionGen.english import singular
from InstructionGen.errors import Rejected
from InstructionGen.records import Box
from InstructionGen.tasks.questions.asked import Asked, Variables

_NO_NAME = re.compile(r"[^\w.-]+")


def condition(asked: Asked) -> Variables:
    """``visual_input``: where an editor will find the picture that the instruction calls ``[V*]``.

    It is named after the type and the item, so that no two items share one. ``boxes`` are those of the edited thing,
    where the source has any.
    """
    kind = asked.card.name.partition(".")[2]
    own = asked.item.id.partition("/")[2] or asked.item.id
    stem = _NO_NAME.sub("_", own.rpartition(".")[0] if own.endswith((".jpg", ".png", ".jpeg", ".webp")) else own)
    return {"visual_input": f"{kind}/{stem}.png", "boxes": _boxes(asked)}


def reference(asked: Asked) -> Variables:
    """The same, and ``ref_object``: what is to be seen on that picture.

    Raises:
        Rejected: the edit brings nothing that a picture could show.
    """
    thing = asked.steps[-1].new_object
    if not thing:
        raise Rejected("prompt", "no new object to show", asked.caption)
    concept = asked.pool.find(thing) or asked.pool.find(singular(thing))
    sort = concept.category if concept is not None and concept.category in SORTS else "thing"
    return {**condition(asked), "ref_object": thing, "sort": sort}


SORTS = frozenset("animal person vehicle plant food drink furniture clothing instrument tool toy".split())
"""Categories of the pool that people use for a word for the thing."""


def _boxes(asked: Asked) -> tuple[Box, ...]:
    """The boxes of what the last edit is about, by their labels."""
    thing = singular(asked.steps[-1].edited_object.lower())
    concept = asked.pool.find(thing)
    return tuple(
        box
        for box in asked.item.boxes
        if singular(box.label.lower()) == thing
        or (concept is not None and asked.pool.find(singular(box.label.lower())) == concept)
    )
