"""Checkpoints: what a user calls one, where it lies, whether it is whole, how it is fetched.

``find`` says where, ``check`` that it can be used, ``fingerprint`` what tells it from another, ``fetch`` brings it.
None loads a model, and the library that talks to the hub is imported only when the hub or its cache is asked.
"""

from __future__ import annotations

from InstructionGen.checkpoints.checking import check
from InstructionGen.checkpoints.facts import Facts, facts
from InstructionGen.checkpoints.fetching import fetch
from InstructionGen.checkpoints.finding import FOLDER, Checkpoint, find, here, home_of
from InstructionGen.checkpoints.identity import fingerprint
from InstructionGen.checkpoints.models import Model, licence_of, models, short_name

__all__ = [
    "FOLDER",
    "Checkpoint",
    "Facts",
    "Model",
    "check",
    "facts",
    "fetch",
    "find",
    "fingerprint",
    "here",
    "home_of",
    "licence_of",
    "models",
    "short_name",
]
