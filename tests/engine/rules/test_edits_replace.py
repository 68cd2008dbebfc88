from __future__ import annotations

import random

import pytest

from InstructionGen.answers import Replacement
from InstructionGen.engine.rules.edits import replace
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import load_pool


def swap(caption: str, old: str, new: str, seed: int = 1) -> Replacement:
    variables = {"caption": caption, "swaps": [{"object": old, "new_object": new}]}
    return replace(variables, random.Random(seed), load_pool())


@pytest.mark.parametrize(
    ("caption", "old", "new", "output"),
    [
        ("A small brown chair by a bed.", "chair", "armchair", "An armchair by a bed."),
        ("Two brown dogs on a bed.", "dog", "fox", "Two foxes on a bed."),
        ("A boy with his guitar.", "guitar", "violin", "A boy with his violin."),
        ("a man's guitar on a chair", "guitar", "violin", "a man's violin on a chair"),
        ("An apple on a table.", "apple", "pear", "A pear on a table."),
        ("A group of young women near a car.", "woman", "nurse", "A group of nurses near a car."),
        ("A red, white, and blue kite on the grass.", "kite", "balloon", "A balloon on the grass."),
        ("Several knives on a table.", "knife", "spoon", "Several spoons on a table."),
        ("A MAN WITH A HAT", "hat", "helmet", "A MAN WITH A HELMET"),
        ("A stuffed giraffe on a shelf.", "giraffe", "elephant", "A stuffed elephant on a shelf."),
    ],
)
def test_the_new_object_takes_the_place_number_and_owner_of_the_old(caption: str, old: str, new: str, output: str):
    assert swap(caption, old, new).output == output


@pytest.mark.parametrize(
    ("caption", "old", "new"),
    [
        ("A man on a bench.", "man", "lamp"),
        ("A dog on a bench.", "dog", "lamp"),
        ("A dog and a cat on a bed.", "dog", "cat"),
        ("A cup of tea on a table.", "cup", "plate"),
        ("A car on a table.", "car", "scissors"),
        ("A suitcase on a bed.", "suitcase", "luggage"),
        ("A dog next to another dog.", "dog", "fox"),
        ("A child in bed.", "bed", "hammock"),
        ("A horse drawn carriage.", "horse", "llama"),
        ("A man skiing on skis.", "ski", "sled"),
        ("A batter at the plate in a baseball game.", "plate", "bowl"),
        ("A tub near a bath tub.", "sink", "bathtub"),
        ("A woman brushing her hair.", "woman", "waiter"),
        ("A child under an umbrella.", "umbrella", "cane"),
        ("A man riding a bicycle on a street.", "bicycle", "motorboat"),
        ("A man sits at a table.", "table", "cupboard"),
        ("A man looks at the camera.", "camera", "clock"),
        ("A boy on a half pipe.", "pipe", "hose"),
        ("A sign for Queens and the Bronx.", "queen", "king"),
    ],
)
def test_what_would_no_longer_be_true_or_grammatical_is_refused(caption: str, old: str, new: str):
    with pytest.raises(CannotAnswer):
        swap(caption, old, new)


def test_a_refused_swap_gives_way_to_the_next():
    variables = {
        "caption": "A dog on a bench.",
        "swaps": [{"object": "dog", "new_object": "lamp"}, {"object": "dog", "new_object": "cat"}],
    }
    answer = replace(variables, random.Random(1), load_pool())
    assert (answer.edited_object, answer.new_object) == ("dog", "cat")


def test_the_request_counts_the_new_as_the_old_was_counted():
    requests = {swap("Two old men near a car.", "man", "farmer", seed).edit for seed in range(12)}
    assert all("the two old men" in request and "two farmers" in request for request in requests)
    assert len(requests) > 4


@pytest.mark.parametrize(
    ("caption", "old", "new"),
    [
        ("A teddy bear wearing a red shirt.", "teddy bear", "cushion"),
        ("A street with a sign that reads slow.", "sign", "street lamp"),
        ("A girl riding a horse on a beach.", "horse", "sheep"),
        ("Two men on horses in the snow.", "horse", "sheep"),
        ("A woman sitting on a chair by a window.", "chair", "wardrobe"),
        ("A burrito along with some other foods.", "burrito", "taco"),
        ("An ant on a leaf, the insect is small.", "ant", "beetle"),
        ("A bowl of cereal on a table.", "cereal", "waffle"),
        ("A train pulling several cars on a track.", "train", "tram"),
        ("A man surfing in a red shirt.", "shirt", "coat"),
        ("A kitchen with a sink and a stove.", "sink", "bathtub"),
        ("A living room with a couch and chairs.", "chair", "picnic table"),
        ("A flock of birds above a field.", "bird", "butterfly"),
        ("A man cutting a cake with a knife.", "knife", "spoon"),
        ("A half eaten and peeled banana in a hand.", "banana", "apple"),
        ("A very ugly cow with long horns in a field.", "cow", "horse"),
        ("A kid in elbow and knee pads on a street.", "knee pad", "apron"),
        ("Two buses in a city with other cars.", "car", "truck"),
        ("Three vases made of clay on a table.", "vase", "basket"),
        ("A man riding on the back of a motorcycle.", "motorcycle", "car"),
        ("A man taking a picture with a phone in a park.", "phone", "wallet"),
        ("Two people sitting on a bench.", "bench", "stool"),
        ("A vase filled with flowers on a table.", "vase", "lamp"),
        ("A lamp in the shape of a ship on a desk.", "ship", "canoe"),
        ("A foal with its mare in a field.", "mare", "deer"),
        ("A kitchen with a wood burning stove.", "stove", "washing machine"),
        ("Water that flows through the rocks.", "rock", "barrel"),
        ("A man walking his dog in a park.", "dog", "rabbit"),
        ("People looking at a television in a room.", "television", "radio"),
        ("A cake on a plate with a fork.", "fork", "chopstick"),
        ("A sign on a wall as a map of a town.", "map", "newspaper"),
        ("An irish coat of arms hats on a shelf.", "arms hat", "cap"),
    ],
)
def test_nothing_is_left_that_speaks_of_the_old_thing(caption: str, old: str, new: str):
    with pytest.raises(CannotAnswer):
        swap(caption, old, new)
