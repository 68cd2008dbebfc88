"""Consequences by rule: a case told of its thing, and more of the sort that a definition is of."""

from __future__ import annotations

import random

import pytest

from InstructionGen.cards import load_card
from InstructionGen.checks import verify
from InstructionGen.engine.rules import RULES, RuleEngine
from InstructionGen.engine.rules.implicit.definition import another, nearest
from InstructionGen.engine.rules.implicit.telling import consequence
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.pool import Pool, load_pool
from InstructionGen.records import Request
from InstructionGen.shelves import card_names
from InstructionGen.tasks.implicit import claim
from tests.happenings import case

CHECKS = ("tells_before_and_after", "hides_the_outcome")
SPILT = {
    "input": "A full cup of coffee stands on a white tablecloth.",
    "edit": "What would happen if somebody knocked the cup over?",
    "output": "A cup lies on its side on a tablecloth with a spreading brown stain of coffee.",
    "key_words": "spreading, brown stain",
}
FROZEN = {
    "input": "A garden pond ripples in the autumn wind.",
    "edit": "Show the pond after a week far below freezing.",
    "output": "A garden pond lies frozen under a sheet of smooth ice.",
    "key_words": "frozen, smooth ice",
}


@pytest.fixture(scope="module")
def pool() -> Pool:
    return load_pool()


@pytest.mark.parametrize("name", ["wineglass", "scissors", "rice", "jeans"])
def test_a_case_is_told_in_sentences_of_its_own(pool, name):
    variables = {"concept": name, "place": "in a hall", "case": case(["glass"])}
    said = {consequence(variables, random.Random(seed), pool).told() for seed in range(40)}
    assert len(said) == 8
    for seed in range(8):
        answer = consequence(variables, random.Random(seed), pool)
        verify(CHECKS, claim(answer, variables, pool))


def test_the_same_dice_tell_the_same(pool):
    variables = {"concept": "wineglass", "place": "in a hall", "case": case(["glass"])}
    assert consequence(variables, random.Random(3), pool) == consequence(variables, random.Random(3), pool)


def test_without_a_case_or_a_thing_the_rule_does_not_answer(pool):
    with pytest.raises(CannotAnswer, match="no case to tell"):
        consequence({"concept": "cup", "place": "in a hall"}, random.Random(0), pool)
    with pytest.raises(CannotAnswer, match="no concept"):
        consequence({"concept": " ", "place": "in a hall", "case": case(["glass"])}, random.Random(0), pool)


def test_every_kind_on_the_shelf_has_a_rule():
    assert {f"implicit.{kind}" for kind in card_names("implicit")} <= set(RULES)
    assert "definition.continue" in RULES


@pytest.mark.parametrize(("definition", "kind"), [(SPILT, "spills_stains"), (FROZEN, "freezing_melting")])
def test_a_definition_is_nearest_to_the_cases_of_its_own_kind(definition, kind):
    own = [one.happens for one in load_card("implicit", kind).cases]
    near, others = nearest(definition)
    assert near
    assert all(one.happens in own for one in near)
    assert not any(one.happens in own for one in others)


def test_a_case_put_as_a_definition_is_nearest_to_its_own_kind():
    right = total = 0
    for kind in card_names("implicit"):
        own = load_card("implicit", kind)
        for one in own.cases:
            told = {"input": one.before[0], "edit": one.asks[0], "output": one.after[0], "key_words": one.key_words}
            total += 1
            right += nearest(told)[0][0] in own.cases
    assert right > 0.95 * total


def test_another_of_a_sort_is_of_another_thing_and_passes_its_checks(pool):
    said = set()
    for seed in range(30):
        variables = {"definition": SPILT, "written": []}
        answer = another(variables, random.Random(seed), pool)
        verify(CHECKS, claim(answer, variables))
        said.add(answer.input)
    assert len(said) > 15


def test_what_the_definition_speaks_of_is_not_told_of_again(pool):
    rose = {
        "input": "A red rose stands in a vase on a desk.",
        "edit": "Show the rose after a month without fresh water.",
        "output": "A withered rose hangs over the rim of a vase on a desk.",
        "key_words": "withered, hangs",
    }
    for seed in range(20):
        answer = another({"definition": rose, "written": []}, random.Random(seed), pool)
        assert " rose " not in answer.input.replace(".", " ")


def test_what_happens_makes_the_sort_and_not_the_thing_that_it_happens_to():
    banana = {
        "input": "A ripe banana lies on a sunny windowsill.",
        "edit": "What would it look like after two weeks?",
        "output": "A black, shrivelled banana with fruit flies lies on a sunny windowsill.",
        "key_words": "black, shrivelled",
    }
    near, others = nearest(banana)
    assert near[0] in load_card("implicit", "growth_ageing").cases
    assert "the keeper hands it a banana" not in {one.happens for one in (*near, *others)}
    assert not any("ripe" in one.key_words for one in near)  # which it was before, and is no longer


def test_where_things_for_the_nearest_cases_run_out_those_of_other_kinds_are_told(pool):
    candle = {
        "input": "A boy holds a melting candle in a dark room.",
        "edit": "What would happen if he blew on it?",
        "output": "A boy holds an extinguished candle with a curl of smoke in a dark room.",
        "key_words": "extinguished, smoke",
    }
    near, others = nearest(candle)
    assert others
    written: list[dict[str, str]] = []
    for turn in range(len(near) + 1):
        written.append(another({"definition": candle, "written": written}, random.Random(turn), pool).model_dump())
    happened = [one["output"] for one in written]
    assert len(set(happened)) == len(happened) > len(near)


def test_a_definition_without_a_word_in_common_with_any_case_is_not_answered(pool):
    strange = dict.fromkeys(("input", "edit", "output", "key_words"), "Zxq vrbl.")
    with pytest.raises(CannotAnswer, match="no case is like the definition"):
        another({"definition": strange, "written": []}, random.Random(0), pool)


def test_the_engine_answers_a_cards_own_question(pool):
    engine = RuleEngine(pool=pool)
    card = load_card("definition", "continue")
    engine.submit(Request("a#0", card, {"definition": FROZEN, "written": []}))
    (completion,) = engine.poll()
    assert completion.finish_reason == "stop"
    assert card.model.model_validate_json(completion.text)
