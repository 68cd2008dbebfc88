"""Prompt configurations: those on the shelf, and one's own."""

from __future__ import annotations

import shutil

import pytest

from InstructionGen.errors import CardError, InputError, UnknownName
from InstructionGen.shelves import shelf
from InstructionGen.tasks.dialogue import SHOWN
from InstructionGen.tasks.prompting import kinds_by_medium, load_prompting, prompt_configs

OWN = """
purpose: Short descriptions of captions.
kinds:
  detail: {shots: 2, shows: [captions]}
  talk: {card: conversation, shots: 1, shows: [captions, boxes], most_boxes: 4}
"""


@pytest.fixture
def write(tmp_path):
    def write(text: str):
        (tmp_path / "own.yaml").write_text(text)
        return str(tmp_path / "own.yaml")

    return write


@pytest.mark.parametrize("name", ["llava", "llava_smallcontext", "openimagesv7"])
def test_every_configuration_has_its_examples_and_shows_no_more_than_it_says(name):
    assert name in prompt_configs()
    for kind, asking in load_prompting(name).asking().items():
        card = asking.card
        assert len(card.examples) >= max(card.shots, 4), kind
        for example in card.examples:
            assert not [hidden for hidden in SHOWN if hidden not in asking.shows and example.given.get(hidden)]


def test_conversations_are_written_from_captions_and_the_rest_from_boxes_too():
    asking = load_prompting("llava").asking()
    assert "boxes" not in asking["conversation"].shows
    assert "boxes" in asking["detail"].shows
    assert "boxes" in asking["reasoning"].shows


def test_an_example_that_needs_what_is_not_shown_is_left_out():
    shown = load_prompting("openimagesv7").asking()["conversation"].card.examples
    captions = load_prompting("llava").asking()["conversation"].card.examples
    counted = "There are four people beside it."
    assert any(counted in str(example.answer) for example in shown)
    assert not any(counted in str(example.answer) for example in captions)


def test_a_small_context_gets_the_short_prompt_of_the_same_card():
    whole, small = (load_prompting(name).asking()["detail"].card for name in ("llava", "llava_smallcontext"))
    assert whole.name == small.name
    assert small.system == whole.brief
    assert small.hash != whole.hash
    assert len(small.system) < len(whole.system) / 2


@pytest.mark.parametrize("said", ["LLaVA", "llava-smallcontext", "prompt_config_llava", "prompt_config_llava.yaml"])
def test_a_name_is_taken_in_any_spelling(said):
    assert load_prompting(said).name in prompt_configs()


def test_a_file_of_ones_own_is_taken_with_its_kinds(write):
    asking = load_prompting(write(OWN)).asking()
    assert set(asking) == {"detail", "talk"}
    assert (asking["talk"].card.name, asking["talk"].card.shots) == ("dialogue.conversation", 1)
    assert asking["talk"].most_boxes == 4


def test_a_card_of_ones_own_lies_beside_it(write, tmp_path):
    shutil.copy(shelf("visual_instruction", "cards", "motion.yaml"), tmp_path / "moves.yaml")
    asking = load_prompting(write("purpose: x\nkinds: {moves: {card: moves.yaml}}")).asking()
    assert asking["moves"].card.name == "dialogue.moves"


def test_the_users_sampling_takes_the_cards_place():
    asking = load_prompting("llava").asking(("detail",), {"max_tokens": 77})
    assert set(asking) == {"detail"}
    assert asking["detail"].card.sampling.max_tokens == 77


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("purpose: x\n", "kinds"),
        ("purpose: x\nkinds: {}\n", "kinds"),
        ("purpose: x\nkinds: {detail: {shows: [pixels]}}\n", "kinds.detail.shows"),
        ("purpose: x\nkinds: {detail: {show: [captions]}}\n", "kinds.detail.show"),
        ("- purpose\n", "mapping"),
        ("purpose: [x\n", "own.yaml"),
    ],
)
def test_a_wrong_configuration_names_its_file_and_what_is_wrong(write, text, says):
    with pytest.raises(CardError) as told:
        load_prompting(write(text))
    assert says in str(told.value)
    assert "own.yaml" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_configuration_may_not_ask_with_a_card_that_is_no_dialogue(write, tmp_path):
    shutil.copy(shelf("concept", "cards", "c2cap.yaml"), tmp_path / "c2cap.yaml")
    with pytest.raises(CardError, match="asks for no dialogue"):
        load_prompting(write("purpose: x\nkinds: {talk: {card: c2cap.yaml}}")).asking()


def test_examples_that_nothing_shown_bears_out_are_an_error_and_not_a_question_without_them(write):
    with pytest.raises(CardError, match=r"no example of dialogue\.detail stands on absent alone"):
        load_prompting(write("purpose: x\nkinds: {detail: {shows: [absent]}}")).asking()


def test_what_there_is_not_is_told_the_nearest(write, tmp_path):
    with pytest.raises(UnknownName, match="Did you mean 'llava'"):
        load_prompting("lava")
    with pytest.raises(UnknownName, match="Did you mean 'detail'"):
        load_prompting("llava").asking(("detial",))
    with pytest.raises(InputError, match="no file at"):
        load_prompting(str(tmp_path / "gone.yaml"))


def test_kinds_go_to_things_of_their_medium_unless_somebody_chose():
    asking = load_prompting("llava").asking()
    media = kinds_by_medium(asking)
    assert media == {"picture": ("conversation", "detail", "reasoning"), "motion": ("motion",)}
    assert kinds_by_medium(asking, ("detail",)) == {"picture": ("detail",), "motion": ("detail",)}
