"""The implicit cards: each of their cases, told of any thing that it suits, keeps the rules of the checks."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest

from InstructionGen.cards import Card, Case, load_card
from InstructionGen.checks import ConsequenceClaim, verify
from InstructionGen.checks.consequence import key_phrases
from InstructionGen.checks.wording import words
from InstructionGen.engine.rules import RULES
from InstructionGen.pool import Concept, load_pool
from InstructionGen.pool.suiting import suiting
from InstructionGen.pool.telling import SLOTS, tell
from InstructionGen.shelves import card_names
from InstructionGen.sources.happenings import check_cases
from InstructionGen.tasks.implicit import claim

KINDS = card_names("implicit")
SLOT = re.compile(r"\{(\w+)\}")


@cache
def things(kind: str, number: int) -> tuple[Concept, ...]:
    """Well-known things that a case suits."""
    case = load_card("implicit", kind).cases[number]
    return suiting(load_pool()).known(case.suits, case.unless)


def sentences(case: Case) -> tuple[str, ...]:
    return (*case.before, *case.asks, *case.after)


@pytest.fixture(params=KINDS)
def card(request) -> Card:
    return load_card("implicit", request.param)


def numbered(card: Card) -> list[tuple[int, Case]]:
    return list(enumerate(card.cases))


def test_every_name_that_a_case_suits_or_not_is_known(card):
    check_cases(card, load_pool())


def test_a_card_has_cases_enough_and_each_has_several_ways_to_say_it(card):
    assert len(card.cases) >= 14
    for case in card.cases:
        assert min(len(case.before), len(case.after)) >= 3
        assert len(case.asks) >= 4
        assert len(set(sentences(case))) == len(sentences(case))
        if any("{place}" in sentence for sentence in sentences(case)):
            assert len(set(case.places)) == len(case.places) >= 4


def test_every_case_suits_something_that_people_know(card):
    kind = card.name.partition(".")[2]
    assert [case.happens for number, case in numbered(card) if not things(kind, number)] == []


def test_every_slot_is_one_that_can_be_filled(card):
    for case in card.cases:
        for sentence in (*sentences(case), case.happens):
            assert set(SLOT.findall(sentence)) <= SLOTS, sentence
            assert "{" not in SLOT.sub("", sentence)


def test_the_key_words_stand_in_every_after_and_in_no_before_and_no_ask(card):
    for case in card.cases:
        keys = {word for phrase in key_phrases(case.key_words) for word in words(phrase)}
        for sentence in case.after:
            assert keys <= set(words(SLOT.sub(" ", sentence))), (case.key_words, sentence)
        for sentence in (*case.before, *case.asks):
            assert keys.isdisjoint(words(SLOT.sub(" ", sentence))), (case.key_words, sentence)


def test_any_before_goes_with_any_ask_and_any_after_of_any_thing(card):
    kind, pool = card.name.partition(".")[2], load_pool()
    for number, case in numbered(card):
        fit = things(kind, number)
        dice = random.Random(f"{kind}/{number}")
        for thing in dice.sample(fit, min(3, len(fit))):
            told, place = tell(thing.name, pool), dice.choice(case.places or ("",))
            filled = [[told.fill(text, place) for text in texts] for texts in (case.before, case.asks, case.after)]
            for before in filled[0]:
                for ask in filled[1]:
                    for after in filled[2]:
                        names = (told.name, thing.name, *thing.synonyms)
                        verify(card.checks, ConsequenceClaim(before, ask, after, case.key_words, names))


def test_captions_are_short_sentences_with_a_full_stop(card):
    pool = load_pool()
    cup = tell("cup", pool)
    for case in card.cases:
        for sentence in (*case.before, *case.after):
            said = cup.fill(sentence, case.places[0] if case.places else "")
            assert said.endswith("."), said
            assert len(words(said)) <= 26, said
            assert "  " not in said
            assert said[0].isupper(), said
            assert not any(letter.isdigit() for letter in said), said


def test_every_kind_is_asked_with_the_same_variables_and_has_a_rule(card):
    assert card.render({"concept": "cup", "place": "in a hall", "happens": "it falls"})
    assert card.name in RULES


def test_every_example_is_of_a_thing_of_its_own(card):
    for example in card.examples:
        verify(card.checks, claim(card.model.model_validate(example.answer), example.given))
    names = [example.given["concept"] for example in card.examples]
    assert len(set(names)) == len(names) >= 12
