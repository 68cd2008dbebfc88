from __future__ import annotations

import random

import pytest

from InstructionGen.cards import load_card
from InstructionGen.checks.whole.staged import unstaged, untailed
from InstructionGen.errors import Rejected
from InstructionGen.pool import load_pool
from InstructionGen.records import Box, Item
from InstructionGen.tasks.questions import QUESTIONS, Aim, Asked, Variables


def asked(type_: str, caption: str, *boxes: Box, seed: int = 1, aim: Aim | None = None) -> Variables:
    card = load_card("edit", type_)
    item = Item("picture/1", "test", captions=(caption,), boxes=boxes)
    return QUESTIONS[card.draws](Asked(item, caption, card, random.Random(seed), load_pool(), aim or Aim()))


def values(type_: str, caption: str, *boxes: Box, seeds: int = 30) -> set[str]:
    return {v for seed in range(seeds) for v in asked(type_, caption, *boxes, seed=seed)["values"]}


def test_weather_is_offered_outdoors_and_lamps_indoors():
    outside, inside = values("tone_transfer", "A tram in a street"), values("tone_transfer", "A stove in a kitchen")
    assert "in heavy rain" in outside
    assert "in heavy rain" not in inside
    assert "in soft candlelight" in inside
    assert "in soft candlelight" not in outside


def test_no_state_is_offered_that_the_caption_contradicts_or_has_already():
    offered = values("tone_transfer", "A skier on a snowy slope at night")
    assert not offered & {"in heavy rain", "at night", "in falling snow", "on a warm summer evening"}
    assert "at dawn" in offered


@pytest.mark.parametrize(
    ("type_", "caption", "reason"),
    [
        ("tone_transfer", "A man with a hat", "neither outdoors nor indoors"),
        ("tone_transfer", "A dog sits in a park. A cat sleeps.", "not one sentence about a thing"),
        ("photometric", "A blurry dog", "a look is spoken of already"),
        ("zoom_view", "A close-up of a dog", "a view is spoken of already"),
        ("outpaint", "A man with a hat", "no surroundings to continue"),
        ("outpaint", "A dog on a lawn, with more of the lawn on both sides", "it has been extended already"),
        ("extract_part", "A snowy mountain", "nothing that could be cut out"),
        ("background_change", "A surfer riding a wave", "it belongs to its place"),
        ("background_change", "A clean kitchen", "it belongs to its place"),
        ("background_change", "A man looking out at the ocean", "it belongs to its place"),
        ("background_change", "A man walking next to a road filled with cars", "it belongs to its place"),
        ("background_change", "The chairs are in the room with the fireplace", "it belongs to its place"),
        ("background_change", "A woman sitting next to a statue sitting down", "it belongs to its place"),
        ("background_change", "A man in mid air", "it belongs to its place"),
        ("background_change", "The bowl contains some soup", "it belongs to its place"),
        ("background_change", "A bunch of bananas hanging above a bowl", "it belongs to its place"),
        ("tone_transfer", "A suitcase and a bag", "neither outdoors nor indoors"),
        ("tone_transfer", "A man with lots of hats", "neither outdoors nor indoors"),
        ("tone_transfer", "A llama biting a carrot", "neither outdoors nor indoors"),
        ("extract_part", "A runway", "nothing that could be cut out"),
    ],
)
def test_a_caption_without_what_the_type_needs_is_rejected_before_anyone_is_asked(
    type_: str, caption: str, reason: str
):
    with pytest.raises(Rejected) as rejected:
        asked(type_, caption)
    assert (rejected.value.stage, rejected.value.reason) == ("prompt", reason)


def test_a_black_and_white_photo_is_offered_no_colours_and_a_white_dog_is():
    assert not any("colour" in value for value in values("photometric", "A black and white photo of a dog"))
    assert any("colour" in value for value in values("photometric", "A black and white dog"))


def test_a_new_place_is_none_of_the_old_scene():
    offered = values("background_change", "A man walking on a snowy street")
    assert len(offered) > 50
    assert not any("street" in place or "snow" in place for place in offered)


def test_no_thing_to_stand_beside_is_offered_as_a_background():
    offered = values("background_change", "A man using a laptop computer")
    assert offered
    heads = {place.split()[-1] for place in offered}
    assert heads.isdisjoint({"sofa", "lamp", "bookcase", "wardrobe", "log", "mound", "haystack", "napkin", "bed"})


def test_a_table_is_a_background_for_a_sandwich_and_a_plate_is_not():
    offered = values("background_change", "A sandwich with lettuce")
    assert any(place.startswith("on ") and place.endswith("table") for place in offered)
    assert not any(place.endswith(("plate", "dish", "napkin")) for place in offered)


def test_a_new_place_does_not_look_like_the_old_one():
    offered = values("background_change", "A cow standing in a grassy field")
    assert not any({"meadow", "pasture", "lawn", "field"} & set(place.split()) for place in offered)


def test_what_drives_is_put_where_it_can_drive():
    offered = values("background_change", "A white bus driving down a street")
    assert offered
    assert {place.split()[0] for place in offered} <= {"in", "on", "among"}


def test_whoever_brushes_his_teeth_stays_in_a_room():
    offered = values("background_change", "A man with a toothbrush")
    assert offered
    assert not any({"forest", "field", "street", "beach", "orchard"} & set(place.split()) for place in offered)


def test_outside_of_a_place_is_outdoors():
    offered = values("tone_transfer", "A man standing outside of a fast food place")
    assert "at dusk" in offered
    assert not any("lamplight" in value or "candlelight" in value for value in offered)


def test_a_cow_is_met_on_a_farm_unless_the_unexpected_is_wanted():
    places = [
        {
            place
            for seed in range(30)
            for place in asked("background_change", "A cow on a road", seed=seed, aim=Aim(counterfactual=share))[
                "values"
            ]
        }
        for share in (0.0, 1.0)
    ]
    assert not any("airport" in place or "camp" in place for place in places[0])
    assert any("airport" in place or "camp" in place for place in places[1])


def test_a_close_up_is_offered_on_what_the_caption_names_unless_it_fills_the_picture():
    caption = "A brown dog next to a bicycle"
    assert "zoomed in on the brown dog" in values("zoom_view", caption)
    filled = values("zoom_view", caption, Box("dog", 0.0, 0.05, 0.95, 1.0))
    assert "zoomed in on the brown dog" not in filled
    assert "zoomed in on the bicycle" in filled


def test_the_frame_grows_by_what_the_caption_names():
    offered = values("outpaint", "A donkey on a stony beach")
    assert "with more of the stony beach at the bottom" in offered
    assert "with more of the sky above" in offered
    assert all("beach" in value or "sky" in value for value in offered)


def test_one_of_several_boxes_is_not_cut_out():
    caption = "A chair next to a vase"
    boxes = (Box("chair", 0.1, 0.1, 0.3, 0.3), Box("chair", 0.5, 0.1, 0.7, 0.3))
    assert asked("extract_part", caption, *boxes)["objects"] == ["vase"]
    assert sorted(asked("extract_part", caption)["objects"]) == ["chair", "vase"]


def test_the_same_dice_draw_the_same():
    for type_ in ("tone_transfer", "style_change", "photometric", "zoom_view", "outpaint", "extract_part"):
        caption = "A dog on a beach"
        assert asked(type_, caption, seed=5) == asked(type_, caption, seed=5)


@pytest.mark.parametrize(
    ("caption", "before"),
    [
        ("A dog on a hill at dusk.", "A dog on a hill."),
        ("A linocut print of a dog on a rug", "a dog on a rug"),
        ("A dog on a rug, in the style of an etching.", "A dog on a rug."),
        ("A dog on a rug, with fine grain, seen from above", "A dog on a rug"),
        ("A cup of tea on a tray", "A cup of tea on a tray"),
        ("A man in a black coat, with a dog", "A man in a black coat, with a dog"),
    ],
)
def test_what_an_edit_of_the_whole_picture_said_can_be_left_out_again(caption: str, before: str):
    assert unstaged(caption) == before
    assert untailed(caption) in caption
