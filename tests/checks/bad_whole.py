"""False edits of the whole picture, and the one reason for which each must be refused."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit
from InstructionGen.records import Box

from .good_whole import BACKGROUND, CUT, FRAME, LOOK, STYLE, TONE, VIEW

DOG = "A dog on a beach."

BAD_WHOLE: list[tuple[str, Edit, str]] = [
    (TONE, Edit("Make it dusk.", DOG, DOG, value="at dusk"), "output repeats input"),
    (TONE, Edit("Make it dusk.", DOG, "A dog on a beach at dusk.", value="…"), "no value named"),
    (TONE, Edit("Make it dusk.", DOG, "A dog on a beach at dawn.", value="at dusk"), "value missing"),
    (TONE, Edit("Make it dusk.", DOG, "A dog on a beach at dusk with a camel.", value="at dusk"), "something else added"),
    (TONE, Edit("Make it dusk.", DOG, "A dog on a beach at dusk with a camel."), "instruction does not name the value"),
    (TONE, Edit("Make it dusk.", DOG, "A dog at dusk.", value="at dusk"), "something else lost"),
    (TONE, Edit("Make it dusk.", DOG, "A cat on a beach at dusk.", value="at dusk"), "something else changed"),
    (TONE, Edit("Make it dawn.", DOG, "A dog on a beach at dusk.", value="at dusk"), "instruction does not name the value"),
    (TONE, Edit("Make it dawn.", "A road at night.", "A road at night at dawn.", value="at dawn"), "old value still there"),
    (TONE, Edit("Make it rain heavily.", "A road in the sunshine.", "A road in the sunshine, in heavy rain.", value="in heavy rain"), "old value still there"),
    (TONE, Edit("Turn dawn into night.", "A road at night", "A road at dawn", value="at dawn"), "instruction is the wrong way round"),
    (TONE, Edit("Make it an oil painting.", DOG, "A dog on a beach, an oil painting.", value="an oil painting"), "value is of another sort"),
    (TONE, Edit("Make it dusk.", "A dog at dusk on a beach", "A dog at dusk on a beach at dusk", value="at dusk"), "value already there"),
    (TONE, Edit("A dog at dusk.", DOG, "A dog on a beach at dusk.", value="at dusk"), "instruction is not an edit"),
    (TONE, Edit("A dog on a beach at dusk.", DOG, "A dog on a beach at dusk.", value="at dusk"), "instruction repeats a caption"),
    (TONE, Edit("Make it dusk.", DOG, "At dusk a dog on a beach.", value="at dusk"), "broken sentence"),
    (TONE, Edit("Make it dusk.", DOG, "A at dusk dog on a beach.", value="at dusk"), "broken sentence"),
    (TONE, Edit("Add a dragon at dusk.", DOG, "A dog on a beach at dusk.", value="at dusk"), "instruction asks for another edit"),
    (STYLE, Edit("Turn it into an etching.", DOG, "An etching a dog on a beach.", value="an etching"), "broken sentence"),
    (STYLE, Edit("Turn it into an etching.", DOG, "Etching of a dog on a beach.", value="etching"), "article missing"),
    (STYLE, Edit("Turn it into an etching.", DOG, "A etching of a dog on a beach."), "article does not fit"),
    (STYLE, Edit("Turn it into an etching.", DOG, "An etching of a dog on a rug.", value="an etching"), "something else changed"),
    (STYLE, Edit("Turn it into an etching.", "A dog is here, in the style of a mosaic", "An etching of a dog is here, in the style of a mosaic", value="an etching"), "old value still there"),
    (STYLE, Edit("Turn it into a mosaic.", DOG, "An etching of a dog on a beach.", value="an etching"), "instruction does not name the value"),
    (STYLE, Edit("Turn it into dusk.", DOG, "A dog on a beach at dusk.", value="at dusk"), "value is of another sort"),
    (LOOK, Edit("Lower the exposure slightly.", DOG, "A dog on a beach, with slightly raised exposure.", value="with slightly raised exposure"), "instruction does not name the value"),
    (LOOK, Edit("Make the colours vivid.", "A black and white photo of a dog", "A black and white photo of a dog, with vivid colours", value="with vivid colours"), "old value still there"),
    (LOOK, Edit("Add fine grain.", DOG, "A dog on a beach, with fine grain and a kite.", value="with fine grain and a kite"), "instruction does not name the value"),
    (LOOK, Edit("Add fine grain and a kite.", DOG, "A dog on a beach, with fine grain and a kite.", value="with fine grain and a kite"), "something else added"),
    (VIEW, Edit("Show it from below.", DOG, "A dog on a beach, seen from above.", value="seen from above"), "instruction does not name the value"),
    (VIEW, Edit("Show it in a wide shot.", "A close-up of a dog", "A close-up of a dog, shown in a wide shot", value="shown in a wide shot"), "old value still there"),
    (VIEW, Edit("Zoom in to a close-up on the cat.", DOG, "A dog on a beach, shown in a close-up on the cat.", value="shown in a close-up on the cat"), "something else added"),
    (VIEW, Edit("Zoom in to a close-up on the dog.", DOG, "A dog on a beach, shown in a close-up on the dog.", value="shown in a close-up on the dog", boxes=(Box("dog", 0.02, 0.05, 0.99, 0.97),)), "contradicts the boxes"),
    (FRAME, Edit("Extend the picture to the right with more of the beach.", DOG, "A dog on a beach, with more of the beach stretching out to the left.", value="with more of the beach stretching out to the left"), "instruction does not name the value"),
    (FRAME, Edit("Extend the left, not the right, with more of the beach.", DOG, "A dog on a beach, with more of the beach stretching out to the left.", value="with more of the beach stretching out to the left"), "instruction asks for the contrary"),
    (FRAME, Edit("Extend the picture to the left with more of the circus.", DOG, "A dog on a beach, with more of the circus on the left.", value="with more of the circus on the left"), "something else added"),
    (FRAME, Edit("Show more of the beach.", DOG, "A dog on a beach, with more of the beach.", value="with more of the beach"), "value is of another sort"),
    (BACKGROUND, Edit("Put the dog in a forest.", DOG, "A dog on a beach in a forest.", value="in a forest"), "old value still there"),
    (BACKGROUND, Edit("Put the dog in a forest.", "A dog with a ball on a beach.", "A dog in a forest.", value="in a forest"), "something else lost"),
    (BACKGROUND, Edit("Put the dog in a forest.", "A dog on a street in front of a building.", "A dog in a forest in front of a building.", value="in a forest"), "old value still there"),
    (BACKGROUND, Edit("Put the dog in a forest.", DOG, "A dog in a desert.", value="in a desert"), "instruction does not name the value"),
    (BACKGROUND, Edit("Put the dog on a sandy beach.", DOG, "A dog on a sandy beach.", value="on a sandy beach"), "value already there"),
    (BACKGROUND, Edit("Make it dusk.", "A dog sleeping", "A dog sleeping at dusk", value="at dusk"), "value is of another sort"),
    (BACKGROUND, Edit("Put the dog in a forest.", DOG, "A dog in a forest with a bear.", value="in a forest"), "something else added"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "A kettle on a plain white background", "kettle"), "something else lost"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a stove", "kettle"), "output repeats input"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a busy street", "kettle"), "value missing"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a plain black background", "kettle"), "instruction does not name the value"),
    (CUT, Edit("Isolate the teapot on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a plain white background", "kettle"), "instruction does not name the object"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "A blue kettle and a cup on a plain white background", "kettle"), "something else added"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "Blue kettle on a plain white background", "kettle"), "article missing"),
    (CUT, Edit("Isolate the cup on a plain white background.", "A blue kettle on a stove.", "A cup on a plain white background", "cup"), "object not in caption"),
    (CUT, Edit("Isolate the kettle and the stove on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a plain white background", "kettle"), "instruction names another object"),
    (CUT, Edit("Paint the kettle on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a plain white background", "kettle"), "instruction asks for another edit"),
    (CUT, Edit("Isolate the kettle on a plain white background.", "A blue kettle on a stove.", "A blue kettle on a plain white background", "kettle", boxes=(Box("kettle", 0.1, 0.1, 0.3, 0.3), Box("kettle", 0.5, 0.1, 0.7, 0.3))), "contradicts the boxes"),
    (CUT, Edit("Isolate the two hens on a plain white background.", "Two hens near a bucket", "Three hens on a plain white background", "hens"), "something else added"),
]
"""(check, edit, reason) that must be refused."""
