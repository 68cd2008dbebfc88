from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from InstructionGen.checks.depicted import refusal
from InstructionGen.pool import load_pool


@pytest.mark.parametrize(
    "caption",
    [
        "A man on a bench in a park",
        "There is a cat on a table in a kitchen.",
        "This is a church made of white stone.",
        "this living room has white couches and a flat screen tv",
        "a close up of a dog with a ball",
        "dogs running on the beach",
        "girl eating a peach under a tree",
        "A MAN WITH A KITE ON A BEACH",
        "A train near a station in Rome.",
        "Two elephants are walking side by side.",
        "A can of beer next to a trash can.",
        "A dirty, rundown kitchen.",
        "A cat in a cat bed.",
        "A US flag on a pole.",
        "A man on a bench, with a teapot next to the bench, at dusk",
    ],
)
def test_a_caption_that_says_what_is_to_be_seen_is_depicted(caption: str):
    assert refusal(caption, load_pool()) == ""


@pytest.mark.parametrize(
    ("caption", "reason"),
    [
        ("How can you keep your kitchen tidy?", "it speaks to somebody"),
        ("glow in the living room !", "it speaks to somebody"),
        ("Remember to water the plants in the garden", "it speaks to somebody"),
        ("protesters carry a banner that says", "it breaks off"),
        ("a lioness in a desert , country", "it breaks off"),
        ("floral ceramic heart on a wall ... handmade", "it breaks off"),
        ("a man imagines a house by the sea", "not known to be there"),
        ("Vector illustration of a table in a kitchen", "it may be a drawing"),
        ("card with a white goat and a tree", "it may be a drawing"),
        ("a bath rug of 17inches x 24 inches", "it describes wares"),
        ("a house with two bedrooms for rent", "it describes wares"),
        ("bicycle case for an iphone5c", "it describes wares"),
        ("Women's Knit Jacket With A Hood", "it is a title"),
        ("garden table | chairs | parasols", "it is a title"),
        ("a man s wallet on a table", "it is garbled"),
        ("pop artist on a stage", "names hidden behind classes"),
        ("a road in an administrative division", "names hidden behind classes"),
        ("a city in the city", "names hidden behind classes"),
        ("the trees were painted by a woman", "it tells what happened"),
        ("actor attends the wedding of a friend", "it tells what happened"),
        ("the bridge is the longest in town", "it explains"),
        ("a premiere in a theater", "it names what no picture shows"),
        ("beside a house with a garden", "it begins with no thing"),
        ("outdoor curtain rods", "it is a mere name"),
    ],
)
def test_a_caption_that_shows_nothing_is_refused_by_a_telling_reason(caption: str, reason: str):
    assert refusal(caption, load_pool()) == reason


@pytest.mark.parametrize("text", ["", " ", "?", ".", ",", "...", "a", "\u200b", "1", "of the"])
def test_what_is_no_caption_is_refused(text: str):
    assert refusal(text, load_pool())


def test_captions_of_annotators_pass_and_most_texts_of_the_web_do_not(samples: Path):
    coco = json.loads((samples / "coco" / "captions_val2017.json").read_text("utf-8"))["annotations"]
    web = (samples / "laion" / "Validation_GCC-1.1.0-Validation.tsv").read_text("utf-8").splitlines()
    dice = random.Random(3)
    written = [row["caption"] for row in dice.sample(coco, 300)]
    found = [line.partition("\t")[0] for line in dice.sample(web, 300)]
    assert sum(not refusal(text, load_pool()) for text in written) > 255
    assert 60 < sum(not refusal(text, load_pool()) for text in found) < 150
