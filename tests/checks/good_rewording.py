"""True edits asked for in other words: with a picture, in one breath, in a session."""

# One edit a line; the formatter would give each word its own.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from InstructionGen.checks import Edit

VISUAL, CONDITION, COMPOSED = "words_visual", "words_condition", "words_composed"
COREFERENCE, ORDER, OBEYS, BACK = "words_coreference", "sets_order", "obeys_order", "words_backtrack"

KITE = Edit("Remove the kite.", "A boy with a kite walks along a beach.", "A boy walks along a beach.", "kite")
GOAT = Edit("Replace the goat with a sheep.", "A white goat stands on a stone wall.", "A sheep stands on a stone wall.", "goat", "sheep")
HERON = Edit("Place a heron in the pond.", "A wooden footbridge over a pond", "A wooden footbridge over a pond, with a heron in the pond", "heron")
DOOR = Edit("Paint the door mint green.", "A brown door in a whitewashed wall.", "A mint green door in a whitewashed wall.", "door", value="mint green")
VASE = Edit("Make the vase of copper.", "A glass vase stands on the piano.", "A copper vase stands on the piano.", "vase", value="copper")
CHAIRS = Edit("Turn the chairs red.", "Four chairs around a table.", "Four red chairs around a table.", "chairs", value="red")
LAMP = Edit("Put a lamp on the table.", "A table under a window.", "A table under a window, with a lamp on the table.", "lamp")


def shown(words: str, step: Edit, kind: str = "bbox", shows: str = "") -> Edit:
    """The step asked for with a picture."""
    return Edit(words, step.input, step.output, step.edited_object, step.new_object, step.value, visual_input=f"{kind}/1.png", ref_object=shows, steps=(step,))


def at_once(words: str, *steps: Edit) -> Edit:
    """The steps asked for in one breath."""
    return Edit(words, steps[0].input, steps[-1].output, steps=steps)


def reworded(words: str, step: Edit) -> Edit:
    """The step in other words."""
    return Edit(words, step.input, step.output, step.edited_object, step.new_object, step.value, steps=(step,))


def back(words: str, version: str, there: str, now: str = "A dog and a glass globe on a rug.", step: Edit | None = None) -> Edit:
    """Going back to a version, perhaps with a change."""
    if step is None:
        return Edit(words, now, there, direction=version, caption=there)
    return Edit(words, now, step.output, step.edited_object, step.new_object, step.value, direction=version, caption=there, steps=(step,))


def obeying(words: str, before: str, between: str, after: str, thing: str, order: str) -> Edit:
    """What comes in is as the standing order wants it."""
    step = Edit(words, before, between, thing)
    return Edit(words, before, after, thing, value=order, steps=(step,))


def order(words: str, value: str) -> Edit:
    """A standing order."""
    return Edit(words, "A tram at a stop.", "A tram at a stop.", value=value)


SIGN = Edit("Remove the sign.", "A painted sign hangs next to a brown door.", "A brown door.", "sign")
GREEN = Edit("Paint the door green.", "A brown door.", "A green door.", "door", value="green")
GLOBE = Edit("Take the globe away.", "a desk with a lamp, a globe and an inkwell", "a desk with a lamp and an inkwell", "globe")
CANDLE = Edit("Turn the lamp into a candlestick.", "a desk with a lamp and an inkwell", "a desk with a candlestick and an inkwell", "lamp", "candlestick")
DOG = Edit("Put a dog next to the bench.", "An old man sits on a bench.", "An old man sits on a bench, with a dog next to the bench.", "dog")
BENCH = Edit("Make the bench red.", "An old man sits on a bench, with a dog next to the bench.", "An old man sits on a red bench, with a dog next to the bench.", "bench", value="red")
HIKE = Edit("Delete the flagpole.", "Hikers cross a stream near a hut and a flagpole.", "Hikers cross a stream near a hut.", "flagpole")
TENT = Edit("Swap the hut for a tent.", "Hikers cross a stream near a hut.", "Hikers cross a stream near a tent.", "hut", "tent")
VAN = Edit("Paint the van navy blue.", "A white van waits outside a bakery.", "A navy blue van waits outside a bakery.", "van", value="navy blue")
CAT = Edit("Put a cat in front of the bakery.", "A navy blue van waits outside a bakery.", "A navy blue van waits outside a bakery, with a cat in front of the bakery.", "cat")

GOOD_REWORDING: list[tuple[str, Edit]] = [
    (CONDITION, shown("Follow the bounding box [V*] and remove the kite.", KITE)),
    (CONDITION, shown("erase the kite in the box [V*]", KITE)),
    (CONDITION, shown("Could you get rid of the kite that the rectangle [V*] surrounds?", KITE)),
    (CONDITION, shown("With the depth map [V*] as a guide, replace the goat with a sheep.", GOAT)),
    (CONDITION, shown("I'd like a sheep instead of the goat, drawn after the scribble [V*].", GOAT)),
    (CONDITION, shown("Please place a heron in the pond, following the sketch [V*].", HERON)),
    (CONDITION, shown("How about a heron in the pond, as in the segmentation map [V*]?", HERON)),
    (CONDITION, shown("Paint the door mint green, and only within the mask [V*].", DOOR)),
    (CONDITION, shown("Make the vase of copper; its form should follow the line drawing [V*].", VASE)),
    (CONDITION, shown("Use the segmentation mask [V*] to turn the chairs red.", CHAIRS)),
    (VISUAL, shown("Replace the goat with the animal in [V*].", GOAT, "reference", "sheep")),
    (VISUAL, shown("swap the goat for [V*]", GOAT, "reference", "sheep")),
    (VISUAL, shown("I want what [V*] shows to stand where the goat is.", GOAT, "reference", "sheep")),
    (VISUAL, shown("Could the sheep from [V*] take the goat's place?", GOAT, "reference", "sheep")),
    (VISUAL, shown("Make the vase of the same material as [V*].", VASE)),
    (VISUAL, shown("What if the vase were made of the stuff in [V*]?", VASE)),
    (COMPOSED, at_once("Remove the sign, then paint the door green.", SIGN, GREEN)),
    (COMPOSED, at_once("Get rid of the sign. After that, the door should become green.", SIGN, GREEN)),
    (COMPOSED, at_once("I'd like the sign gone and the door green.", SIGN, GREEN)),
    (COMPOSED, at_once("Could you take the globe away and turn the lamp into a candlestick?", GLOBE, CANDLE)),
    (COMPOSED, at_once("no globe, and a candlestick for the lamp please", GLOBE, CANDLE)),
    (COMPOSED, at_once("Put a dog next to the bench and make the bench red.", DOG, BENCH)),
    (COMPOSED, at_once("Please add a dog beside the bench; also paint the bench red.", DOG, BENCH)),
    (COMPOSED, at_once("What if you deleted the flagpole and swapped the hut for a tent?", HIKE, TENT)),
    (COMPOSED, at_once("First delete the flagpole, then swap the hut for a tent, and leave the stream alone.", HIKE, TENT)),
    (COMPOSED, at_once("Make the van navy blue, and in front of the bakery put a cat.", VAN, CAT)),
    (COREFERENCE, reworded("Now paint it mint green.", DOOR)),
    (COREFERENCE, reworded("could that one be mint green?", DOOR)),
    (COREFERENCE, reworded("I'd like the new one to be of copper.", VASE)),
    (COREFERENCE, reworded("Please change its material to copper.", VASE)),
    (COREFERENCE, reworded("Turn them red, please.", CHAIRS)),
    (COREFERENCE, reworded("How about making those red?", CHAIRS)),
    (COREFERENCE, reworded("Replace it with a sheep.", GOAT)),
    (COREFERENCE, reworded("then remove it", KITE)),
    (ORDER, order("From now on, everything you add is made of glass.", "glass")),
    (ORDER, order("whatever you put in must be red", "red")),
    (ORDER, order("Could you make every new thing tiny?", "tiny")),
    (ORDER, order("Remember that anything you bring in has to be navy blue.", "navy blue")),
    (ORDER, order("I only want new things that are striped.", "striped")),
    (OBEYS, obeying("Put a lamp on the table.", LAMP.input, LAMP.output, "A table under a window, with a glass lamp on the table.", "lamp", "glass")),
    (OBEYS, obeying("Add an urn.", "A hall.", "A hall, with an urn in the corner.", "A hall, with a marble urn in the corner.", "urn", "marble")),
    (OBEYS, obeying("Add a lamp.", "A hall.", "A hall, with a lamp in the corner.", "A hall, with an orange lamp in the corner.", "lamp", "orange")),
    (BACK, back("Undo the last change.", "last", "A dog on a rug.")),
    (BACK, back("take back what you just did", "last", "A dog on a rug.")),
    (BACK, back("Could you go back to the original picture?", "start", "A dog.")),
    (BACK, back("I'd like you to undo everything.", "start", "A dog.")),
    (BACK, back("Return to the version after turn 2.", "2", "A dog on a rug.")),
    (BACK, back("Go back to how it was before the third change.", "2", "A dog on a rug.")),
    (BACK, back("Undo the last change and paint the door mint green instead.", "last", DOOR.input, step=DOOR)),
    (BACK, back("What if we went back to the start and replaced the goat with a sheep?", "start", GOAT.input, step=GOAT)),
    (BACK, back("Revert to the result of step 1, then make the vase of copper.", "1", VASE.input, step=VASE)),
]
"""(check, edit) that must pass."""
