"""Reading lists of concepts: a user's own file, and the class lists that others publish, one reader a format.

``read_concepts`` gives a user's file as it is meant to be used. ``read_rows`` gives a class list row by row, as it
stands; what of it becomes a concept is for ``cleaning`` to say.
"""

from __future__ import annotations

from InstructionGen.pool.readers.formats import FORMATS, read_rows
from InstructionGen.pool.readers.own import ConceptFile, concept_id, read_concepts
from InstructionGen.pool.readers.rows import Listed, Row, Unread, What

__all__ = [
    "FORMATS",
    "ConceptFile",
    "Listed",
    "Row",
    "Unread",
    "What",
    "concept_id",
    "read_concepts",
    "read_rows",
]
