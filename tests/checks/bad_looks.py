"""Edits of how one thing looks, as a careless writer would claim them, and the reason for which each is refused."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit
from InstructionGen.records import Box

from .good_looks import COLOUR, LOOK, MATERIAL, PERSON, SIZE, TEXTURE

BUS = "A red bus on a street."
BAD_LOOKS: list[tuple[str, Edit, str]] = [
    (COLOUR, Edit("Make the bus green.", BUS, BUS, "bus", value="green"), "output repeats input"),
    (MATERIAL, Edit("Make the toilet out of white marble.", "A white toilet.", "A white white marble toilet.", "toilet", value="white marble"), "old value still there"),
    (MATERIAL, Edit("Make the toilet out of white marble.", "A white toilet.", "A white white marble toilet.", "toilet"), "old value still there"),
    (MATERIAL, Edit("Make the toilet out of black marble.", "A white toilet.", "A white black marble toilet.", "toilet", value="black marble"), "old value still there"),
    (COLOUR, Edit("Paint the bus red.", "A cat by a blue bus.", "A cat by a blue bus, with the bus painted red.", "bus"), "old value still there"),
    (SIZE, Edit("Make the cat twice as large.", "A dog and a cat on a bed.", "A dog and a cat on a bed, with the dog twice as large.", "cat"), "something else changed"),
    (SIZE, Edit("Make the cat twice as large.", "A dog and a cat.", "A dog and a cat, with the cat half as large.", "cat"), "instruction asks for the contrary"),
    (COLOUR, Edit("Make the bus green.", BUS, "A blue bus on a street.", "bus", value="green"), "value missing"),
    (COLOUR, Edit("Make the bus green.", BUS, "A green red bus on a street.", "bus", value="green"), "old value still there"),
    (COLOUR, Edit("Make the bus green.", BUS, "A red bus on a green street.", "bus", value="green"), "something else changed"),
    (COLOUR, Edit("Make the bus green.", BUS, "A green bus on a wet street.", "bus", value="green"), "something else added"),
    (COLOUR, Edit("Make the bus green.", BUS, "A green bus.", "bus", value="green"), "something else lost"),
    (COLOUR, Edit("Make the bus green.", BUS, "A green car on a street.", "bus", value="green"), "something else changed"),
    (COLOUR, Edit("Make the bus green.", "A bus on a street.", "A bus green on a street.", "bus", value="green"), "broken sentence"),
    (COLOUR, Edit("Make the bus orange.", BUS, "A orange bus on a street.", "bus", value="orange"), "article does not fit"),
    (COLOUR, Edit("Make the bus red.", BUS, "A red bus on a red street.", "bus", value="red"), "value already there"),
    (COLOUR, Edit("Make the bus wooden.", BUS, "A wooden bus on a street.", "bus", value="wooden"), "value is of another sort"),
    (COLOUR, Edit("Make the man green.", "A man on a street.", "A green man on a street.", "man", value="green"), "value is of another sort"),
    (COLOUR, Edit("Make the bus green.", BUS, "A green bus on a street.", "bus", value="a"), "no value named"),
    (COLOUR, Edit("Make the tram green.", BUS, "A green bus on a street.", "tram", value="green"), "object not in caption"),
    (COLOUR, Edit("Repaint the bus.", BUS, "A green bus on a street.", "bus", value="green"), "instruction does not name the value"),
    (COLOUR, Edit("Make it green.", BUS, "A green bus on a street.", "bus", value="green"), "instruction does not name the object"),
    (COLOUR, Edit("Paint the street next to the bus green.", BUS, "A green bus on a street.", "bus", value="green"), "instruction names another object"),
    (COLOUR, Edit("Change the bus from green to red.", BUS, "A green bus on a street.", "bus", value="green"), "instruction is the wrong way round"),
    (COLOUR, Edit("Remove the green bus.", BUS, "A green bus on a street.", "bus", value="green"), "instruction asks for another edit"),
    (COLOUR, Edit("Make the group green.", "A group of cups.", "A group of green cups.", "cups", value="green"), "instruction does not name the object"),
    (MATERIAL, Edit("Make the gate steel.", "A wooden gate.", "A steel wooden gate.", "gate", value="steel"), "old value still there"),
    (MATERIAL, Edit("Make the gate red.", "A wooden gate.", "A red gate.", "gate", value="red"), "value is of another sort"),
    (MATERIAL, Edit("Make the gate brushed steel.", "A wooden gate.", "A steel gate.", "gate", value="brushed steel"), "value missing"),
    (TEXTURE, Edit("Make the mug striped.", "A mug and a jug.", "A mug and a striped jug.", "mug", value="striped"), "something else changed"),
    (TEXTURE, Edit("Give the mug a herringbone pattern.", "A mug on a desk.", "A mug with pattern herringbone on a desk.", "mug", value="with a herringbone pattern"), "value missing"),
    (LOOK, Edit("Cover the cake with almonds.", "A cake on a table.", "A cake on a table covered with almonds.", "cake", value="covered with almonds"), "something else changed"),
    (LOOK, Edit("Make the cake red.", "A cake on a table.", "A red cake on a table.", "cake", value="red"), "value is of another sort"),
    (LOOK, Edit("Cover the cake with almonds.", "A cake on a table.", "A cake covered with walnuts on a table.", "cake"), "instruction does not name the value"),
    (LOOK, Edit("Give the photo a worn look.", "A photo of a man.", "A worn photo of a man.", "photo", value="worn"), "not a thing one can see"),
    (PERSON, Edit("Put a hat on the man.", "A man and a woman.", "A man and a woman wearing a hat.", "man", value="wearing a hat"), "something else changed"),
    (PERSON, Edit("Give the man dark skin.", "A man on a pier.", "A man with dark skin on a pier.", "man", value="with dark skin"), "value is of another sort"),
    (PERSON, Edit("Put a hat on the man.", "A young man on a pier.", "A man wearing a hat on a pier.", "man", value="wearing a hat"), "something else lost"),
    (PERSON, Edit("Put a hat on the dog.", "A dog on a pier.", "A dog wearing a hat on a pier.", "dog", value="wearing a hat"), "value is of another sort"),
    (PERSON, Edit("Give the man a hat.", "A man on a pier.", "A man with hat on a pier.", "man", value="hat"), "article missing"),
    (SIZE, Edit("Shrink the dog.", "A dog on a rug.", "A huge dog on a rug.", "dog", value="huge"), "instruction asks for the contrary"),
    (SIZE, Edit("Change the dog.", "A dog on a rug.", "A huge dog on a rug.", "dog", value="huge"), "instruction does not name the value"),
    (SIZE, Edit("Triple the size of the dog.", "A dog on a rug.", "A dog on a rug, with the dog twice as large.", "dog", value="twice as large"), "instruction does not name the value"),
    (SIZE, Edit("Make the dog huge.", "A dog on a rug.", "A huge dog on a rug.", "dog", value="huge", boxes=(Box("dog", 0.0, 0.1, 0.9, 1.0),)), "contradicts the boxes"),
    (SIZE, Edit("Make the bird tiny.", "A bird over a lake.", "A tiny bird over a lake.", "bird", value="tiny", boxes=(Box("bird", 0.1, 0.1, 0.15, 0.15),)), "contradicts the boxes"),
    (SIZE, Edit("Make the dog huge.", "A small dog on a rug.", "A huge small dog on a rug.", "dog", value="huge"), "old value still there"),
    (SIZE, Edit("Make the women tiny.", "A group of women on a pier.", "A group tiny of women on a pier.", "women", value="tiny"), "broken sentence"),
]
"""(check, edit, reason) that must be refused."""
