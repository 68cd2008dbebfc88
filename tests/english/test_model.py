from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from InstructionGen.english.model import END, START, read_model
from InstructionGen.errors import InstructionGenError
from tests.english.hanta import hanta


def test_the_model_of_the_installed_hanta_is_read_unchanged():
    model = read_model(hanta())
    assert model.transitions == hanta().LP_trans_word
    assert model.lexicon == hanta().cache
    assert [model.names[c] for c in model.classes][:2] == ["NP0", "POS"]
    assert END not in model.classes


def drop(*names: str) -> Callable[[Any], None]:
    return lambda it: [delattr(it, name) for name in names] and None


def put(name: str, value: Any) -> Callable[[Any], None]:
    return lambda it: setattr(it, name, value)


def shorten(it: Any) -> None:
    it.LP_trans_word = {state: dict(list(row.items())[:9]) for state, row in it.LP_trans_word.items()}


def reorder(it: Any) -> None:
    state, row = next(iter(it.LP_trans_word.items()))
    it.LP_trans_word = it.LP_trans_word | {state: dict(reversed(row.items()))}


def lose_a_state(it: Any) -> None:
    it.LP_trans_word = {state: row for state, row in it.LP_trans_word.items() if state != (START, 11)}


def leave_open(it: Any) -> None:
    it.LP_trans = it.LP_trans | {(0, START): {**it.LP_trans[0, START], 9999: -1.0}}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (drop("LP_s_t"), "LP_s_t"),
        (put("LP_wtag", [0.1, 0.2]), "LP_wtag"),
        (put("Int_t", "-14.3"), "Int_t"),
        (put("cache", {"dog": [("NN1", -3.0)]}), "cache"),
        (put("cache", {"dog": [(16, "-3.0")]}), "cache"),
        (put("cache", {"dog": []}), "cache"),
        (put("LP_wtag", {11: -3.2}), "LP_wtag"),
        (put("LP_case_t", {c: {True: -1.0} for c in range(200)}), "LP_case_t"),
        (put("LP_s_t", {12: {"": -1.0}, 15: {"": -1.0, "s": -2.0}}), "LP_s_t"),
        (put("LP_len_t", {}), "LP_len_t"),
        (put("LP_trans", {}), "LP_trans"),
        (leave_open, "LP_trans"),
        (shorten, "LP_trans_word"),
        (reorder, "LP_trans_word"),
        (lose_a_state, "LP_trans_word"),
    ],
)
def test_a_hanta_of_another_shape_is_refused_by_what_has_changed(change: Callable[[Any], None], named: str):
    other = copy.copy(hanta())
    change(other)
    with pytest.raises(InstructionGenError, match=named) as caught:
        read_model(other)
    assert "pip install HanTa==" in str(caught.value)
    assert "\n" not in str(caught.value)
