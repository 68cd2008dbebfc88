from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from InstructionGen.checks import CHECKS, EDIT_CHECKS, REASONS, CaptionClaim, Edit, verify
from InstructionGen.errors import Rejected, UnknownName

from .bad_edits import BAD
from .good_edits import ADD, GOOD, REMOVE, REPLACE

CAPTIONS = (
    "A man and a dog sit on a bench.",
    "there is a red car parked next to a house",
    "A desk with a computer, a lamp and a phone on it",
    'A sign that reads "STOP" hangs over a road.',
)


def _name(case: tuple[object, ...]) -> str:
    edit = case[1]
    assert isinstance(edit, Edit)
    return f"{edit.edit} -> {edit.output}"[:80]


@pytest.mark.parametrize(("check", "edit"), GOOD, ids=map(_name, GOOD))
def test_a_true_edit_passes(check: str, edit: Edit):
    verify([check], edit)


@pytest.mark.parametrize(("check", "edit", "reason"), BAD, ids=map(_name, BAD))
def test_a_false_edit_is_refused_for_its_reason(check: str, edit: Edit, reason: str):
    with pytest.raises(Rejected) as refused:
        verify([check], edit)
    assert refused.value.stage == "check"
    assert refused.value.reason == reason


def test_the_table_of_false_edits_shows_every_reason_an_edit_can_have():
    shown = {reason for _, _, reason in BAD}
    of_captions = set(list(REASONS)[list(REASONS).index("concept not named") :])
    assert set(REASONS) - shown - of_captions == set()


@pytest.mark.parametrize(
    "edit", [edit for check, edit in GOOD if check in (REMOVE, REPLACE, ADD)], ids=lambda e: e.output
)
def test_full_stop_case_and_spaces_make_no_difference(edit: Edit):
    check = REPLACE if edit.new_object else REMOVE if len(edit.output) < len(edit.input) else ADD
    if edit.output.count(".") > 1:
        return
    for output in (edit.output.rstrip("."), edit.output.rstrip(".") + ".", edit.output.lower(), f"  {edit.output} "):
        verify([check], Edit(edit.edit, edit.input, output, edit.edited_object, edit.new_object))


def test_an_unknown_check_is_named_with_its_neighbours():
    with pytest.raises(UnknownName, match="removes_object"):
        verify(["remove_object"], Edit("", "", ""))


def test_a_check_of_captions_is_unknown_to_an_edit():
    with pytest.raises(UnknownName):
        verify(["names_concept"], Edit("", "", ""))
    with pytest.raises(UnknownName):
        verify(["removes_object"], CaptionClaim("A dog."))


def test_every_check_has_a_docstring_for_the_card_writer():
    assert [name for name, check in CHECKS.items() if not check.__doc__] == []


def _verdict(check: str, edit: Edit) -> str | None:
    try:
        verify([check], edit)
    except Rejected as refused:
        return refused.reason
    return None


TEXT = st.one_of(
    st.text(max_size=60), st.sampled_from(CAPTIONS), st.sampled_from(["dog", "a", "", "remove the dog", "'s"])
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(EDIT_CHECKS)), TEXT, TEXT, TEXT, TEXT, TEXT)
def test_no_string_makes_a_check_do_anything_but_pass_or_refuse(check, edit, before, after, thing, new):
    assert _verdict(check, Edit(edit, before, after, thing, new)) in {None, *REASONS}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(GOOD), st.data())
def test_no_mangled_output_makes_a_check_crash(case, data):
    check, edit = case
    words = edit.output.split()
    mangled = data.draw(st.lists(st.sampled_from([*words, ",", ".", "the", "of", '"']), max_size=12))
    claim = Edit(edit.edit, edit.input, " ".join(mangled), edit.edited_object, edit.new_object)
    assert _verdict(check, claim) in {None, *REASONS}
