"""Consequences that are true and well asked, and ways to spoil each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from InstructionGen.checks import ConsequenceClaim
from InstructionGen.checks.consequence import key_phrases

GOOD = [
    ConsequenceClaim(*fields)
    for fields in (
        ("A wine glass stands at the edge of a stone counter.", "What would happen if the wine glass fell?",
         "A wine glass lies shattered on a stone floor below a counter.", "shattered, floor", ("wine glass",)),
        ("A scoop of ice cream sits in a cone on a bench.", "Show the ice cream after an hour in the July sun.",
         "A puddle of melted ice cream runs from a soggy cone on a bench.", "puddle, melted, soggy", ("ice cream",)),
        ("A new iron gate hangs at the end of a drive.", "How would the gate look twenty winters later?",
         "An iron gate hangs crooked and brown with rust at the end of a drive.", "crooked, rust", ("iron gate",)),
        ("A dog sleeps on a rug in front of a fireplace.", "Imagine the doorbell rings.",
         "A dog stands barking at a front door.", "barking, front door", ("dog",)),
        ("A banana, bright yellow, lies on a kitchen table.", "Leave it there for three weeks.",
         "A shrivelled black banana lies on a kitchen table.", "shrivelled, black", ("banana",)),
        ("A candle with a white wick stands in a brass holder.", "Strike a match and hold it to the wick.",
         "A candle burns with a bright flame in a brass holder.", "burns, bright flame", ("candle",)),
        ("Wet socks hang on a line in a backyard.", "What would a night of hard frost do to the socks?",
         "Socks hang stiff as boards on a line in a white backyard.", "stiff, boards", ("sock",)),
        ("A snowman stands on a lawn.", "What if it rained warm rain until Sunday?",
         "A carrot and two sticks lie in a puddle on a lawn where a snowman stood.", "carrot, puddle", ("snowman",)),
        ("A rough plank is clamped to a workbench.", "Let a carpenter go over the plank with a plane.",
         "A smooth pale plank is clamped to a workbench among curled shavings.", "smooth, curled shavings", ("plank",)),
        ("A full bathtub with the plug in it.", "Pull the plug and come back in ten minutes.",
         "An empty bathtub with a ring of foam around its drain.", "empty, ring of foam", ("bathtub",)),
        ("A red balloon floats above a cactus.", "The balloon comes down. What is left of it then?",
         "Shreds of red rubber hang on the spines of a cactus where a balloon was.", "shreds, rubber", ("balloon",)),
        ("A bare cherry tree stands in a garden.", "How does the same garden look in April?",
         "A cherry tree covered in white blossom stands in a garden.", "white blossom", ("cherry tree",)),
    )
]  # fmt: skip


def spoilt(
    claim: ConsequenceClaim, other: ConsequenceClaim, dice: random.Random
) -> Iterator[tuple[str, ConsequenceClaim]]:
    """Every way to spoil a good one, by the name of what was done."""
    key = dice.choice(key_phrases(claim.key_words))
    yield "before and after swapped", replace(claim, input=claim.output, output=claim.input)
    yield "nothing changes", replace(claim, output=claim.input)
    yield "nothing changes but the dress", replace(claim, output=claim.input.upper().rstrip("."))
    yield "outcome in the ask", replace(claim, edit=f"{claim.edit.rstrip('?.')}, so that it is {key}?")
    yield "after as the ask", replace(claim, edit=claim.output)
    yield "before as the ask", replace(claim, edit=claim.input)
    yield "ask tells the after", replace(claim, edit=f"Show this: {claim.output[0].lower()}{claim.output[1:]}")
    yield "no key words", replace(claim, key_words=" , ")
    yield "key words of another", replace(claim, key_words=other.key_words)
    yield "key word of before", replace(claim, key_words=claim.concept[0])
    yield "after of another", replace(claim, output=other.output)
    yield "before of another", replace(claim, input=other.input)
    yield "concept of another", replace(claim, concept=other.concept)
    yield "picture of a picture", replace(claim, input=f"A photo of {claim.input[0].lower()}{claim.input[1:]}")
    yield "a story", replace(claim, output=f"It rained. It was cold. {claim.output}")
    yield "statement as the ask", replace(claim, edit=f"The {claim.concept[0]} waits here since yesterday.")
