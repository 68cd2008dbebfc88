"""The concept pool: what there is to write about, and what is true of it."""

from __future__ import annotations

from InstructionGen.pool.concept import Concept, fold
from InstructionGen.pool.pairs import Pairs
from InstructionGen.pool.permutation import shuffled_pairs
from InstructionGen.pool.readers import ConceptFile, concept_id, read_concepts
from InstructionGen.pool.relations import Relations
from InstructionGen.pool.store import Pool, load_pool, pool_files

__all__ = [
    "Concept",
    "ConceptFile",
    "Pairs",
    "Pool",
    "Relations",
    "concept_id",
    "fold",
    "load_pool",
    "pool_files",
    "read_concepts",
    "shuffled_pairs",
]
