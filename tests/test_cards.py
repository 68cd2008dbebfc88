"""Cards: every one on the shelves is whole, and a wrong one names its file."""

from __future__ import annotations

import orjson
import pytest

from InstructionGen.cards import card_names, load_card, read_card
from InstructionGen.checks import verify
from InstructionGen.errors import CardError, UnknownName
from InstructionGen.records import Item
from InstructionGen.shelves import SHELVES
from InstructionGen.tasks import caption, dialogue, editing, implicit

EVERY_CARD = [(family, stem) for family in SHELVES for stem in card_names(family)]
JUDGES = [card for card in EVERY_CARD if load_card(*card).choices]
WRITING = [card for card in EVERY_CARD if card not in JUDGES]

PICTURE = Item("picture/1", "test")

CARD = """
task: edit
answer: Removal
purpose: Try something.
needs: [caption]
checks: [removes_object]
system: Speak JSON.
prompt: "Caption: {{ caption }}"
shots: 1
variants: 2
examples:
  - given: {caption: a sign reading ON at 12:30}
    answer: {edit: Remove the sign., edited_object: sign, output: nothing}
"""


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "trial.yaml"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


@pytest.mark.parametrize(("family", "stem"), EVERY_CARD)
def test_every_card_asks_and_shows_its_examples(family, stem):
    card = load_card(family, stem)
    assert len(card.examples) >= 10
    for number, example in enumerate(card.examples):
        chat = card.messages(example.given, f"item/{number}#draft")
        assert [m.role for m in chat] == ["system", *["user", "assistant"] * card.shots, "user"]
        said = [m.content for m in chat if m.role == "assistant"]
        assert all(text in card.choices if card.choices else card.model.model_validate_json(text) for text in said)
    assert len({orjson.dumps(e.given, option=orjson.OPT_SORT_KEYS) for e in card.examples}) == len(card.examples)


@pytest.mark.parametrize(("family", "stem"), JUDGES)
def test_a_judge_sees_every_choice_as_often(family, stem):
    card = load_card(family, stem)
    said = [card.model.model_validate(example.answer).said() for example in card.examples]
    assert {said.count(choice) for choice in card.choices} == {len(said) / len(card.choices)}


@pytest.mark.parametrize(("family", "stem"), WRITING)
def test_every_example_passes_the_checks_of_its_card(family, stem):
    card = load_card(family, stem)
    for example in card.examples:
        answer = card.model.model_validate(example.answer)
        if family == "dialogue":
            claim = dialogue.claim(answer, example.given)
        elif family in ("implicit", "definition"):
            claim = implicit.claim(answer, example.given)
        elif family in ("edit", "session"):
            claim = editing.claim(answer, example.given["caption"], example.given, PICTURE)
        else:
            claim = caption.claim(answer, example.given)
        verify(card.checks, claim)


@pytest.mark.parametrize(("family", "stem"), WRITING)
def test_every_card_says_what_it_needs_and_how_it_is_checked(family, stem):
    card = load_card(family, stem)
    assert card.purpose.endswith(".")
    assert card.needs
    assert card.checks


def test_a_card_keeps_the_words_yaml_would_turn_into_something_else(write):
    card = read_card(write(CARD))
    assert card.examples[0].given == {"caption": "a sign reading ON at 12:30"}
    assert (card.name, card.shots, card.variants) == ("edit.trial", 1, 2)


def test_items_of_one_variant_share_all_but_the_question(write):
    card = load_card("edit", "remove")
    heads = {
        card.messages({"caption": "x", "objects": ["y"], "manner": "wish"}, f"item/{n}#a")[:-1] for n in range(200)
    }
    assert len(heads) == card.variants
    again = card.messages({"caption": "x", "objects": ["y"], "manner": "wish"}, "item/7#a")
    assert again[:-1] == card.messages({"caption": "z", "objects": ["y"], "manner": "wish"}, "item/7#b")[:-1]


def test_any_change_changes_the_hash(write):
    hashes = {
        read_card(write(text, f"{number}/trial.yaml".replace("/", "_"))).hash
        for number, text in enumerate([CARD, CARD.replace("Speak JSON.", "Speak  JSON."), CARD + "weight: 2\n"])
    }
    assert len(hashes) == 3


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("answer: Removal", "answer: Removals"), "no answer called 'Removals'"),
        (("checks: [removes_object]", "checks: [removes]"), "no check called 'removes'"),
        (("needs: [caption]", "needs: [captoin]"), "needs"),
        (("purpose:", "purpos:"), "purpos"),
        (("{{ caption }}", "{{ capton }}"), "example 1: 'capton' is undefined"),
        (("{{ caption }}", "{{ caption"), "prompt: "),
        (("edited_object: sign,", ""), "example 1: edited_object"),
        (("task: edit", "task: edits"), "task"),
        (("task: edit\n", ""), "begins with `task:`"),
        (("prompt:", "  prompt:"), "trial.yaml"),
    ],
)
def test_a_wrong_card_names_its_file_and_what_is_wrong(write, change, says):
    with pytest.raises(CardError) as told:
        read_card(write(CARD.replace(*change)))
    assert says in str(told.value)
    assert "trial.yaml" in str(told.value)
    assert "\n" not in str(told.value)


def test_an_unknown_card_is_told_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean 'textual'"):
        load_card("edit", "textul")


def test_a_question_without_its_variables_is_an_error_never_a_blank():
    with pytest.raises(CardError, match="caption"):
        load_card("edit", "remove").messages({"objects": []}, "x")


def test_a_card_that_asks_about_concepts_is_no_mode_of_captions():
    assert "visible" in card_names("concept")
    assert "visible" not in card_names("caption")
    assert "c2b" in card_names("caption")
    assert "c2b" not in card_names("concept")
