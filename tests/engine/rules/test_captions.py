"""Captions by rule: true to their concepts, in shape, and different from each other."""

import random

import pytest

from InstructionGen.checks import BackgroundsClaim, CaptionClaim, verify
from InstructionGen.engine.rules import captions
from InstructionGen.engine.rules.captions.state import read_state
from InstructionGen.engine.rules.captions.subject import mention, subject
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Concept, Pool, load_pool
from InstructionGen.pool.phrasing import background_phrase

CAPTION = ("names_concept", "at_most_12_words", "no_digits", "one_sentence")


@pytest.fixture(scope="module")
def pool() -> Pool:
    return load_pool()


def sample(pool: Pool, count: int, seed: str) -> list[Concept]:
    return random.Random(seed).sample(list(pool), count)


def names(concept: Concept) -> tuple[str, ...]:
    return (concept.name, *concept.synonyms)


def test_every_caption_names_its_concept_in_twelve_words(pool: Pool):
    for concept in sample(pool, 400, "captions"):
        answer = captions.caption({"concept": concept.name}, random.Random(concept.name), pool)
        verify(CAPTION, CaptionClaim(answer.caption, names(concept)))


def test_captions_hardly_ever_repeat(pool: Pool):
    found = [
        captions.caption({"concept": concept.name}, random.Random(concept.name), pool).caption
        for concept in sample(pool, 2000, "repeats")
    ]
    assert len(set(found)) > 0.99 * len(found)


def test_one_concept_is_captioned_in_many_ways(pool: Pool):
    found = {captions.caption({"concept": "dog"}, random.Random(seed), pool).caption for seed in range(100)}
    assert len(found) > 90
    openings = {" ".join(text.split()[:2]) for text in found}
    assert len(openings) > 8


def test_the_same_dice_write_the_same_caption(pool: Pool):
    one, two = (captions.caption({"concept": "teapot"}, random.Random(5), pool) for _ in range(2))
    assert one == two


def test_backgrounds_are_distinct_and_enough(pool: Pool):
    for concept in sample(pool, 300, "backgrounds"):
        answer = captions.backgrounds({"concept": concept.name}, random.Random(concept.name), pool)
        assert 10 <= len(answer.backgrounds) <= 25
        verify(("distinct_backgrounds", "not_the_concept"), BackgroundsClaim(tuple(answer.backgrounds), names(concept)))


def test_two_concepts_of_a_kind_get_different_lists(pool: Pool):
    one, two = (
        captions.backgrounds({"concept": name}, random.Random(name), pool).backgrounds for name in ("beagle", "poodle")
    )
    assert one != two


def test_nothing_is_put_beside_itself(pool: Pool):
    for seed in range(20):
        found = captions.backgrounds({"concept": "sofa"}, random.Random(seed), pool).backgrounds
        assert not [text for text in found if "sofa" in text]


@pytest.mark.parametrize(
    ("background", "phrase"),
    [
        ("on the shipbuilding area", "on the shipbuilding area"),
        ("in the beer garden", "in the beer garden"),
        ("Lakes", "by a lake"),
        ("Beer garden", "in a beer garden"),
        ("farm", "on a farm"),
        ("Hospital Room", "in a hospital room"),
        ("Airport", "at an airport"),
        ("Music festival", "at a music festival"),
        ("Finnish sauna experience", "at a Finnish sauna experience"),
        ("Sky", "in the sky"),
        ("Clouds", "among clouds"),
        ("the old town", "in the old town"),
        ("sunset", "at sunset"),
        ("Above oil rigs", "above oil rigs"),
        ("City streets", "on a city street"),
        ("Underbrush", "in the underbrush"),
        ("edge of the forest", "at the edge of the forest"),
    ],
)
def test_a_background_is_made_to_follow_a_noun(pool: Pool, background: str, phrase: str):
    assert background_phrase(background, pool) == phrase


def test_a_fish_is_in_the_lake_that_a_tent_is_by(pool: Pool):
    assert background_phrase("Lakes", pool, ("underwater",)) == "in a lake"
    assert background_phrase("Lakes", pool, ("water",)) == "on a lake"
    assert background_phrase("Lakes", pool, ("ground",)) == "by a lake"


@pytest.mark.parametrize(
    "background",
    ["on the shipbuilding area", "Lakes", "Beer garden", "farm", "City streets", "at the World Heritage site"],
)
def test_the_given_background_is_in_the_caption(pool: Pool, background: str):
    for concept in sample(pool, 40, background):
        variables = {"concept": concept.name, "background": background}
        answer = captions.caption_in_background(variables, random.Random(concept.name), pool)
        verify((*CAPTION, "names_background"), CaptionClaim(answer.caption, names(concept), background=background))


def test_a_concept_s_own_places_serve_as_backgrounds(pool: Pool):
    for concept in sample(pool, 200, "own"):
        background = captions.backgrounds({"concept": concept.name}, random.Random(1), pool).backgrounds[0]
        variables = {"concept": concept.name, "background": background}
        answer = captions.caption_in_background(variables, random.Random(concept.name), pool)
        verify((*CAPTION, "names_background"), CaptionClaim(answer.caption, names(concept), background=background))


def test_a_background_too_long_for_twelve_words_is_no_answer(pool: Pool):
    background = "in a very old and crooked little house at the far end of a long muddy lane"
    with pytest.raises(CannotAnswer, match="twelve words"):
        captions.caption_in_background({"concept": "dog", "background": background}, random.Random(1), pool)


def test_a_pair_s_caption_names_both_in_fifteen_words(pool: Pool):
    pairs = iter(pool.pairs(3))
    for _ in range(300):
        one, other, scene = next(pairs)
        variables = {"concept": one.name, "other": other.name, "scene": scene}
        answer = captions.caption_of_two(variables, random.Random(one.name + other.name), pool)
        verify(("names_both", "no_digits", "one_sentence"), CaptionClaim(answer.caption, names(one), names(other)))
        assert len(answer.caption.split()) <= 15 or len(f"{one.name} {other.name}".split()) > 5


def test_a_pair_with_nothing_in_common_is_shown_as_pictures(pool: Pool):
    answer = captions.caption_of_two({"concept": "whale", "other": "wardrobe"}, random.Random(1), pool)
    assert any(word in answer.caption.lower() for word in ("picture", "drawing", "poster", "painting", "mural"))


def test_a_concept_is_no_pair_with_itself(pool: Pool):
    with pytest.raises(CannotAnswer):
        captions.caption_of_two({"concept": "Dog", "other": "dog"}, random.Random(1), pool)


@pytest.mark.parametrize(
    "name", ["zorblax", "Zorblaxes", "robot vacuum cleaner", "Leash", "smart watches", "snow leopards"]
)
def test_words_that_the_pool_does_not_know_are_captioned_too(pool: Pool, name: str):
    answer = captions.caption({"concept": name}, random.Random(3), pool)
    verify(CAPTION, CaptionClaim(answer.caption, (name,)))
    assert len(captions.backgrounds({"concept": name}, random.Random(3), pool).backgrounds) >= 10


def test_an_unknown_compound_is_likened_to_its_last_word(pool: Pool):
    dog = pool.get("dog")
    assert dog is not None
    assert subject("one-eyed gutter dog", pool).kind.name == dog.kind


@pytest.mark.parametrize(("name", "said"), [("scissors", "a pair of scissors"), ("hourglass", "an hourglass")])
def test_things_are_spoken_of_as_english_wants(pool: Pool, name: str, said: str):
    assert mention(subject(name, pool), random.Random(1), single=True, bare=True).text == said


def test_stuff_comes_in_portions(pool: Pool):
    assert mention(subject("rice", pool), random.Random(1), bare=True).text.endswith(" of rice")


@pytest.mark.parametrize(
    ("text", "form", "finite"),
    [
        ("lying down", "doing", "lies down"),
        ("wagging its tail", "doing", "wags its tail"),
        ("resting", "doing", "rests"),
    ],
)
def test_what_is_done_becomes_a_finite_verb(text: str, form: str, finite: str):
    state = read_state(text)
    assert (state.form, state.finite(many=False)) == (form, finite)


@pytest.mark.parametrize(
    ("text", "form"),
    [("freshly painted", "quality"), ("seen from above", "view"), ("wet with rain", "other"), ("alone", "other")],
)
def test_states_are_told_apart(text: str, form: str):
    assert read_state(text).form == form


def test_nothing_flies_where_it_sits():
    flying = read_state("flying low")
    assert flying.fits("air")
    assert not flying.fits("ground")
    assert not flying.fits(None)


def test_what_can_be_carried_is_found_where_the_other_is_at_home(pool: Pool):
    for seed in range(20):
        answer = captions.caption_of_two({"concept": "lion", "other": "backpack"}, random.Random(seed), pool)
        assert not any(word in answer.caption.lower() for word in ("poster", "drawing", "mural", "painting"))


def test_a_concept_from_the_whole_pool_has_room_beside_its_places(pool: Pool):
    for concept in sample(pool, 100, "room"):
        for background in captions.backgrounds({"concept": concept.name}, random.Random(2), pool).backgrounds:
            variables = {"concept": concept.name, "background": background}
            assert captions.caption_in_background(variables, random.Random(3), pool).caption
