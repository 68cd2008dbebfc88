"""False edits in other words, and the one reason for which each must be refused."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from dataclasses import replace

from InstructionGen.checks import Edit

from .good_rewording import (
    BACK,
    BENCH,
    CANDLE,
    CHAIRS,
    COMPOSED,
    CONDITION,
    COREFERENCE,
    DOG,
    DOOR,
    GLOBE,
    GOAT,
    GREEN,
    HERON,
    KITE,
    LAMP,
    OBEYS,
    ORDER,
    SIGN,
    VASE,
    VISUAL,
    at_once,
    back,
    obeying,
    order,
    reworded,
    shown,
)

BAD_REWORDING: list[tuple[str, Edit, str]] = [
    (CONDITION, shown("Follow the bounding box and remove the kite.", KITE), "marker not there once"),
    (CONDITION, shown("Follow [V*] and the box [V*] and remove the kite.", KITE), "marker not there once"),
    (CONDITION, shown("Follow the bounding box [V] and remove the kite.", KITE), "marker not there once"),
    (CONDITION, shown("A kite in the bounding box [V*].", KITE), "instruction is not an edit"),
    (CONDITION, shown("Follow the bounding box [V*] and remove the boy.", KITE), "instruction does not name the object"),
    (CONDITION, shown("Follow the bounding box [V*] and add the kite.", KITE), "instruction asks for another edit"),
    (CONDITION, shown("Delete a heron in the pond as in the sketch [V*].", HERON), "instruction asks for another edit"),
    (CONDITION, shown("Erase the door, mint green, as in the sketch [V*].", DOOR), "instruction asks for another edit"),
    (CONDITION, shown("Replace the goat with a horse as the sketch [V*] shows.", GOAT), "instruction names another object"),
    (CONDITION, shown("Replace the goat as the sketch [V*] shows.", GOAT), "instruction does not name the new object"),
    (CONDITION, shown("Paint the door blue as the sketch [V*] shows.", DOOR), "instruction does not name the value"),
    (CONDITION, shown("Follow the box [V*], remove the kite and add an anvil.", KITE), "instruction names another object"),
    (CONDITION, replace(shown("Paint the door mint green in the box [V*].", DOOR), value="red"), "value is of another sort"),
    (CONDITION, replace(shown("Paint the door mint green in the box [V*].", DOOR), value=""), "no value named"),
    (CONDITION, replace(shown("Remove the kite in the box [V*].", KITE), output="A boy walks."), "something else changed"),
    (CONDITION, replace(shown("Remove the kite in the box [V*].", KITE), output=KITE.input, steps=()), "output repeats input"),
    (CONDITION, replace(shown("Remove the boy in the box [V*].", KITE), edited_object="boy"), "instruction names another object"),
    (VISUAL, shown("Replace the wall with the animal in [V*].", GOAT, "reference", "sheep"), "instruction does not name the object"),
    (VISUAL, shown("Replace the goat with a trombone like [V*].", GOAT, "reference", "sheep"), "instruction names another object"),
    (COMPOSED, at_once("Remove the sign.", SIGN, GREEN), "step missing"),
    (COMPOSED, at_once("Remove the sign, then paint the door.", SIGN, GREEN), "step missing"),
    (COMPOSED, at_once("Paint the door green, then remove the sign.", SIGN, GREEN), "step missing"),
    (COMPOSED, at_once("Add the sign, then paint the door green.", SIGN, GREEN), "instruction asks for another edit"),
    (COMPOSED, at_once("Take the globe away and turn the lamp into a vase.", GLOBE, CANDLE), "step missing"),
    (COMPOSED, at_once("Take the globe away, turn the lamp into a candlestick and add a tuba.", GLOBE, CANDLE), "instruction names another object"),
    (COMPOSED, at_once("Remove a dog next to the bench and make the bench red.", DOG, BENCH), "instruction asks for another edit"),
    (COMPOSED, at_once("The globe and the candlestick in place of a lamp on a desk", GLOBE, CANDLE), "instruction is not an edit"),
    (COMPOSED, replace(at_once("Remove the sign, then paint the door green.", SIGN, GREEN), output="A brown door."), "something else changed"),
    (COREFERENCE, reworded("Now paint the door mint green.", DOOR), "still named"),
    (COREFERENCE, reworded("Now paint it, the door, mint green.", DOOR), "still named"),
    (COREFERENCE, reworded("Now paint mint green.", DOOR), "instruction does not name the object"),
    (COREFERENCE, reworded("Now paint them mint green.", DOOR), "number changes"),
    (COREFERENCE, reworded("Now turn it red.", CHAIRS), "number changes"),
    (COREFERENCE, reworded("Now paint it blue.", DOOR), "instruction does not name the value"),
    (COREFERENCE, reworded("Now add it.", KITE), "instruction asks for another edit"),
    (COREFERENCE, reworded("Replace it with a horse.", GOAT), "instruction does not name the new object"),
    (ORDER, order("From now on, everything you add is made of glass.", "wood"), "instruction does not name the value"),
    (ORDER, order("Make the tram red.", "red"), "instruction is not an edit"),
    (ORDER, replace(order("From now on, everything you add is red.", "red"), output="A red tram at a stop."), "something else changed"),
    (OBEYS, obeying("Put a lamp on the table.", LAMP.input, LAMP.output, LAMP.output, "lamp", "glass"), "value missing"),
    (OBEYS, obeying("Put a lamp on the table.", LAMP.input, LAMP.output, "A glass table under a window, with a lamp on the table.", "lamp", "glass"), "something else changed"),
    (BACK, back("Undo everything.", "last", "A dog on a rug."), "instruction asks for another edit"),
    (BACK, back("Go back to the version after turn 1.", "2", "A dog on a rug."), "instruction asks for another edit"),
    (BACK, back("Remove the globe.", "last", "A dog on a rug."), "instruction asks for another edit"),
    (BACK, back("The last version.", "last", "A dog on a rug."), "instruction is not an edit"),
    (BACK, back("Undo the last change.", "last", DOOR.input, step=DOOR), "step missing"),
    (BACK, back("Undo the last change and paint the door blue.", "last", DOOR.input, step=DOOR), "step missing"),
    (BACK, replace(back("Undo the last change.", "last", "A dog on a rug."), output="A cat on a rug."), "something else changed"),
    (BACK, replace(back("Undo the last change and make the vase of copper.", "last", VASE.input, step=VASE), output="A vase."), "something else changed"),
]
"""(check, edit, reason) that must be refused."""
