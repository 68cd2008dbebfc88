"""Edits of what a thing does, how many there are and where it is, as a careless writer would claim them."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit
from InstructionGen.records import Box

from .good_doings import ACTION, COUNT, MOVE, RELATE, TURN, _alter, _count, _relate

BAD_DOINGS: list[tuple[str, Edit, str]] = [
    (ACTION, _alter("Make the dog yawn.", "A dog lies on a sofa.", "A dog lies on a sofa.", "dog", "yawning"), "output repeats input"),
    (ACTION, _alter("Make the cat yawn.", "A dog lies on a sofa.", "A dog yawns on a sofa.", "cat", "yawning"), "object not in caption"),
    (ACTION, _alter("Make the dog yawn.", "A dog lies on a sofa.", "A dog yawns on a sofa.", "dog", "barking"), "value missing"),
    (ACTION, _alter("Make the dog sleepy.", "A dog lies on a sofa.", "A dog yawns on a sofa.", "dog", "yawning"), "instruction does not name the value"),
    (ACTION, _alter("Make the dog bark.", "A dog lies on a sofa.", "A dog yawns on a sofa.", "dog", "yawning"), "instruction does not name the value"),
    (ACTION, _alter("Make the dog stop yawning.", "A dog lies on a sofa.", "A dog yawns on a sofa.", "dog", "yawning"), "instruction asks for the contrary"),
    (ACTION, _alter("Make the dog yawn.", "A dog lies on a sofa.", "A dog yawn on a sofa.", "dog", "yawning"), "verb does not agree"),
    (ACTION, _alter("Make the dog yawn.", "A dog is lying on a sofa.", "A dog is yawns on a sofa.", "dog", "yawning"), "broken sentence"),
    (ACTION, _alter("Make the dog yawn.", "A dog lies on a sofa.", "A dog yawning on a sofa.", "dog", "yawning"), "broken sentence"),
    (ACTION, _alter("Make the dog yawn.", "A dog lying on a sofa", "A dog lying on a sofa, yawning", "dog", "yawning"), "old value still there"),
    (ACTION, _alter("Make the dog yawn.", "A dog lying on a sofa", "A dog yawning", "dog", "yawning"), "something else lost"),
    (ACTION, _alter("Make the dog chase a rabbit.", "A dog lying on a sofa", "A dog chasing a rabbit on a sofa", "dog", "chasing a rabbit"), "something else added"),
    (ACTION, _alter("Make the dog lie.", "A dog lying on a sofa", "A dog that is lying on a sofa", "dog", "lying"), "value already there"),
    (ACTION, _alter("Make the dog large.", "A dog on a sofa", "A dog large on a sofa", "dog", "large"), "value is of another sort"),
    (ACTION, _alter("Make the man yawn.", "A man on a sofa with a sleeping dog", "A man on a sofa with a yawning dog", "man", "yawning"), "something else lost"),
    (ACTION, _alter("Make the woman sleep.", "A woman reading a book to a boy", "A woman sleeping a book to a boy", "woman", "sleeping"), "broken sentence"),
    (ACTION, _alter("Make the dog yawn.", "A man and a dog sit on a bench.", "A man and a dog yawn on a bench.", "dog", "yawning"), "instruction names another object"),
    (COUNT, _count("Remove two of the kites.", "Three kites over a beach", "Two kites over a beach", "kites", 2), "numbers do not add up"),
    (COUNT, _count("Remove one of the kites.", "Three kites over a beach", "One kite over a beach", "kites", 2), "numbers do not add up"),
    (COUNT, _count("Leave only two of the kites.", "Three kites over a beach", "One kite over a beach", "kites", 2), "numbers do not add up"),
    (COUNT, _count("Remove three of the five kites.", "Four kites over a beach", "One kite over a beach", "kites", 3), "numbers do not add up"),
    (COUNT, _count("Remove some of the kites.", "Three kites over a beach", "One kite over a beach", "kites", 2), "instruction does not name the value"),
    (COUNT, _count("Remove two of the kites.", "Three kites over a beach", "One kites over a beach", "kites", 2), "number changes"),
    (COUNT, _count("Remove one of the kites.", "Three kites over a beach", "Four kites over a beach", "kites", 1), "numbers do not add up"),
    (COUNT, _count("Remove one of the dogs.", "Two dogs sit on a rug.", "One dog sit on a rug.", "dogs", 1), "verb does not agree"),
    (COUNT, _count("Remove one of the dogs.", "Two dogs sit on a rug.", "One dog sits.", "dogs", 1), "something else lost"),
    (COUNT, _count("Remove one of the dogs.", "Two brown dogs sit on a rug.", "One black dog sits on a rug.", "dogs", 1), "something else lost"),
    (COUNT, _count("Remove one of the rugs.", "Two dogs sit on a rug.", "One dog sits on a rug.", "dogs", 1), "instruction does not name the object"),
    (COUNT, _count("Add one dog.", "Two dogs sit on a rug.", "One dog sits on a rug.", "dogs", 1), "instruction asks for another edit"),
    (COUNT, _count("Remove one of the dogs.", "Two dogs next to each other", "One dog next to each other", "dogs", 1), "numbers do not add up"),
    (COUNT, _count("Remove one of the dogs.", "Three dogs asleep", "Two dogs asleep", "dogs", 1, (Box("dog", 0, 0, 0.4, 0.5),)), "contradicts the boxes"),
    (MOVE, _alter("Move the lamp to the left.", "A lamp on a desk", "A lamp on a desk, with the lamp on the right", "lamp", "on the right"), "instruction asks for the contrary"),
    (MOVE, _alter("Move the lamp.", "A lamp on a desk", "A lamp on a desk, with the lamp on the right", "lamp", "on the right"), "instruction does not name the value"),
    (MOVE, _alter("Move the lamp to the right.", "A lamp on a desk", "A lamp on a desk, with the desk on the right", "lamp", "on the right"), "something else added"),
    (MOVE, _alter("Move the lamp to the right.", "A lamp on a desk", "A lamp on a desk, on a sunny day", "lamp", "on a sunny day"), "value is of another sort"),
    (MOVE, _alter("Move the lamp to the right of a vase.", "A lamp on a desk", "A lamp on a desk, with the lamp on the right of a vase", "lamp", "on the right of a vase"), "something else added"),
    (MOVE, _alter("Move the lamp to the right.", "A lamp on the left of a desk", "A lamp on the left of a desk, with the lamp on the right", "lamp", "on the right"), "old value still there"),
    (MOVE, _alter("Move the lamp to the right.", "A lamp on a desk", "A lamp, with the lamp on the right", "lamp", "on the right"), "something else lost"),
    (MOVE, _alter("Move the lamp to the right.", "A lamp on a desk", "A lamp on a desk, with lamp on the right", "lamp", "on the right"), "something else added"),
    (MOVE, _alter("Move the lamp to the right.", "A lamp on a desk", "A lamp on a desk, the lamp on the right", "lamp", "on the right"), "something else added"),
    (TURN, _alter("Make the dog face left.", "A dog on a rug", "A dog on a rug, the dog facing left", "dog", "facing left"), "something else added"),
    (TURN, _alter("Make the dog face left.", "A dog on a rug", "A dog on a rug, while the dog facing left", "dog", "facing left"), "something else added"),
    (COUNT, _count("Remove one of the glasses.", "A table with two glasses", "A table with one glasses", "glasses", 1), "number changes"),
    (ACTION, _alter("Make the boys sing.", "Two boys standing outside near a gate", "Two boys singing near a gate", "boys", "singing"), "something else lost"),
    (MOVE, _alter("Move the church to the right.", "A church on a hill", "A church on a hill, with the church on the right", "church", "on the right"), "cannot become so"),
    (MOVE, _alter("Move the dog to the right.", "A dog on a rug", "A dog on a rug, with the dog on the right", "dog", "on the right", (Box("dog", 0.7, 0.2, 1.0, 0.6),)), "contradicts the boxes"),
    (MOVE, _alter("Move the dog to the right.", "A dog on a rug", "A dog on a rug, with the dog on the right", "dog", "on the right", (Box("dog", 0.0, 0.0, 0.9, 0.9),)), "contradicts the boxes"),
    (MOVE, _alter("Move the dog further from the.", "A dog on a rug", "A dog on a rug, with the dog further from the", "dog", "further from the"), "broken sentence"),
    (TURN, _alter("Turn the donkey to face right.", "A donkey in an alley", "A donkey in an alley, facing left", "donkey", "facing left"), "instruction asks for the contrary"),
    (TURN, _alter("Turn the donkey around.", "A donkey in an alley", "A donkey in an alley, facing left", "donkey", "facing left"), "instruction does not name the value"),
    (TURN, _alter("Turn the alley to face left.", "A donkey in an alley", "A donkey in an alley, facing left", "alley", "facing left"), "something else added"),
    (TURN, _alter("Turn the donkey to face left.", "A donkey facing right in an alley", "A donkey facing right in an alley, facing left", "donkey", "facing left"), "old value still there"),
    (TURN, _alter("Turn the donkey to face left.", "A donkey facing left in an alley", "A donkey facing left in an alley, with the donkey facing left", "donkey", "facing left"), "value already there"),
    (TURN, _alter("Turn the donkey grey.", "A donkey in an alley", "A donkey in an alley, with the donkey grey", "donkey", "grey"), "value is of another sort"),
    (TURN, _alter("Lay the bottles on their sides.", "Two bottles on a tray", "Two bottles on a tray, with the bottles lying on its side", "bottles", "lying on its side"), "pronoun without its owner"),
    (TURN, _alter("Turn the pond upside down.", "A pond in a park", "A pond upside down in a park", "pond", "upside down"), "cannot become so"),
    (RELATE, _relate("Put the kitten under the box.", "A kitten next to a box", "A kitten on top of a box", "kitten", "box", "on top of"), "instruction asks for the contrary"),
    (RELATE, _relate("Put the box on top of the kitten.", "A kitten next to a box", "A kitten on top of a box", "kitten", "box", "on top of"), "instruction names another object"),
    (RELATE, _relate("Move behind the kitten the box.", "A kitten next to a box", "A kitten behind a box", "kitten", "box", "behind"), "instruction is the wrong way round"),
    (RELATE, _relate("Put the kitten on top of the box.", "A kitten next to a box", "A kitten on top of a box", "kitten", "box", "behind"), "value missing"),
    (RELATE, _relate("Put the kitten on top of the box.", "A kitten next to a box", "A kitten on top of a box", "kitten", "chair", "on top of"), "target not in caption"),
    (RELATE, _relate("Put the kitten somewhere near the box.", "A kitten next to a box", "A kitten somewhere a box", "kitten", "box", "somewhere"), "value is of another sort"),
    (RELATE, _relate("Put the kitten on top of the box.", "A kitten next to a box", "A kitten next to a box, with the kitten on top of the box", "kitten", "box", "on top of"), "old value still there"),
    (RELATE, _relate("Put the kitten next to the box.", "A kitten next to a box", "A kitten beside a box", "kitten", "box", "next to"), "value already there"),
    (RELATE, _relate("Put the radio behind the fern.", "A shelf with a radio and a fern", "A shelf with a radio and a fern, with the radio behind fern", "radio", "fern", "behind"), "article missing"),
    (RELATE, _relate("Put the radio to the left of the fern.", "A radio and a fern", "A radio and a fern, with the radio to the left of the fern", "radio", "fern", "to the left of", (Box("radio", 0, 0, 0.2, 0.2), Box("fern", 0.5, 0, 0.8, 0.4))), "contradicts the boxes"),
]
"""(check, edit, reason) that must be refused."""
