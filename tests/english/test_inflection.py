from __future__ import annotations

import pytest

from InstructionGen.english import agree, is_plural, plural, singular, with_article


@pytest.mark.parametrize(
    "words",
    [
        "an hourglass", "a unicorn", "an umbrella", "a European church", "an honest face", "a one-way sign",
        "an onion", "a ukulele", "an unmade bed", "a uniform", "an SUV", "a TV", "an LCD screen", "an 8-ball",
        "an 18-wheeler", "a yacht", "an X-ray", "a herbivore", "an heirloom", "a utensil", "an urn", "a ewe", "an eel",
        "a unique car", "an uninviting room", "an 11th plate", "a 10-speed bike", "a user", "an uncle",
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(words: str):
    article, noun = words.split(" ", 1)
    assert with_article(noun) == f"{article} {noun}"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("teddy bear", "teddy bears"), ("bench", "benches"), ("knife", "knives"), ("sheep", "sheep"),
        ("person", "people"), ("fireman", "firemen"), ("pair of scissors", "pairs of scissors"), ("box", "boxes"),
        ("goldfish", "goldfish"), ("city bus", "city buses"), ("cherry", "cherries"), ("potato", "potatoes"),
        ("wine glass", "wine glasses"), ("walrus", "walruses"), ("mother-in-law", "mothers-in-law"), ("goose", "geese"),
        ("German shepherd", "German shepherds"), ("aircraft", "aircraft"), ("lotus", "lotuses"), ("tooth", "teeth"),
    ],
)  # fmt: skip
def test_singular_and_plural_are_inverse(one: str, many: str):
    assert plural(one) == many
    assert singular(many) == one
    assert singular(one) == one
    assert plural(many) == many


@pytest.mark.parametrize("noun", ["scissors", "people", "two dogs", "sunglasses", "women"])
def test_plural_forms_are_known(noun: str):
    assert is_plural(noun)


@pytest.mark.parametrize("noun", ["bus", "grass", "sheep", "tennis", "octopus", "dress", "asparagus", "man"])
def test_a_final_s_alone_makes_no_plural(noun: str):
    assert not is_plural(noun)


@pytest.mark.parametrize(
    ("verb", "number", "expected"),
    [
        ("sit", "one", "sits"), ("sits", "many", "sit"), ("are", "one", "is"), ("is", "many", "are"),
        ("have", "one", "has"), ("was", "many", "were"), ("flies", "many", "fly"), ("watch", "mass", "watches"),
        ("can", "one", "can"), ("stood", "one", "stood"), ("lie", "one", "lies"), ("lie", "many", "lie"),
    ],
)  # fmt: skip
def test_a_verb_agrees_with_its_subject(verb: str, number: str, expected: str):
    assert agree(verb, number) == expected
