"""The short names in ``checkpoints/models.yaml``: what they stand for, and under which licence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from InstructionGen.shelves import shelf


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One published checkpoint, as ``models.yaml`` describes it."""

    hub: str
    licence: str
    context: int
    template: Literal["yes", "folded"]
    """Whether its chat template gives a system message a turn of its own."""
    file: str = ""
    """The one file of it to fetch, where the publication is a shelf of GGUF files."""
    gated: bool = False
    aliases: tuple[str, ...] = ()
    note: str = ""

    @property
    def hub_id(self) -> str:
        """The publication, and the file in it where there is one."""
        return f"{self.hub}/{self.file}" if self.file else self.hub


@cache
def models() -> Mapping[str, Model]:
    """Short name -> what it stands for, in the order of the file."""
    import yaml

    text = shelf("checkpoints", "models.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), type=dict[str, Model])


def short_name(model: str) -> str | None:
    """The name in ``models.yaml`` of a short name, an alias or a hub id: in any case, with dashes or underscores."""
    wanted = plain(model)
    for name, known in models().items():
        if wanted in {plain(n) for n in (name, known.hub_id, *known.aliases)}:
            return name
    return None


def licence_of(model: str) -> str:
    """The licence of a checkpoint that is known by a short name, an alias or a hub id; ``unknown`` otherwise."""
    name = short_name(model)
    return models()[name].licence if name else "unknown"


def plain(name: str) -> str:
    """A name without the differences that nobody means."""
    return name.strip().lower().replace("_", "-")
