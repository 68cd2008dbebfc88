"""What is said of rows: of a declared type, of a type told from the words, of none."""

from __future__ import annotations

import pytest

from InstructionGen.checks import Edit
from InstructionGen.lint.forms import edit_of
from InstructionGen.lint.row import Row
from InstructionGen.lint.verifier import (
    BROKEN_CHAIN,
    MEANINGS,
    NO_CAPTIONS,
    NO_EDIT,
    NO_OBJECT,
    NO_OUTPUT,
    UNTYPED,
    Verdict,
    Verifier,
)
from InstructionGen.pool import load_pool
from tests.runs import EDITS


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(load_pool())


def untyped(verifier: Verifier, before: str, edit: str, after: str) -> Verdict:
    return verifier.judge(Row("line 1", Edit(edit, before, after)))


def declared(verifier: Verifier, kind: str, **changed: str | None) -> Verdict:
    data = {**EDITS[kind.replace("textual_change", "textual")], **changed}
    return verifier.judge(Row("line 1", edit_of({k: v for k, v in data.items() if v is not None}), declared=kind))


@pytest.mark.parametrize("kind", ["remove", "replace", "textual", "textual_change"])
def test_a_true_edit_of_a_declared_type_is_fine(verifier, kind):
    verdict = declared(verifier, kind)
    assert (verdict.type, verdict.outcome) == (kind.removesuffix("_change"), "fine")
    assert not verdict.general


def test_a_declared_type_has_its_own_checks_word_for_word(verifier):
    verdict = declared(verifier, "remove", output="A man sits on a chair.")
    assert (verdict.type, verdict.outcome, verdict.reason) == ("remove", "finding", "something else changed")
    assert verdict.detail == "bench / chair"


def test_the_object_is_told_by_the_captions_where_the_file_does_not_name_it(verifier):
    assert declared(verifier, "remove", **{"edited object": None}).outcome == "fine"
    assert declared(verifier, "replace", **{"edited object": None, "new object": None}).outcome == "fine"


def test_a_value_may_be_a_bare_name_as_anyedit_has_it(verifier):
    before, after = "A man riding a horse in a field", "A man riding a horse in a desert"
    edit = Edit("Change the background to a desert", before, after, value="desert")
    assert verifier.judge(Row("line 1", edit, declared="background_change", bare=True)).outcome == "fine"
    assert verifier.judge(Row("line 1", edit, declared="background_change")).outcome == "finding"
    other = Edit("Change the background to a desert", before, after, value="harbour")
    assert verifier.judge(Row("line 1", other, declared="background_change", bare=True)).outcome == "finding"


def test_an_object_that_nothing_tells_leaves_a_row_not_checkable(verifier):
    edit = Edit("Remove everything that moves.", "A street, noisy and full.", "A street, quiet and bare.")
    verdict = verifier.judge(Row("line 1", edit, declared="remove"))
    assert (verdict.outcome, verdict.reason) == ("not checkable", NO_OBJECT)


def test_a_type_that_we_have_not_gets_general_checks_and_says_so(verifier):
    verdict = verifier.judge(
        Row("line 1", Edit("Make the teapot levitate.", "A teapot.", "A levitating teapot."), declared="levitate")
    )
    assert verdict == Verdict("levitate", "fine", general=True)
    same = Row("line 1", Edit("Make the teapot levitate.", "A teapot.", "a teapot"), declared="levitate")
    assert verifier.judge(same).reason == "output repeats input"


@pytest.mark.parametrize("kind", ["relation", "movement", "resize"])
def test_a_null_output_leaves_the_instruction_to_be_checked(verifier, kind):
    good = Row("line 1", Edit("Move the cup to the left of the plate.", "A cup and a plate.", "", "cup"), declared=kind)
    assert (verifier.judge(good).outcome, verifier.judge(good).reason) == ("not checkable", NO_OUTPUT)
    bad = Row("line 1", Edit("The cup and the plate.", "A cup and a plate.", "", "cup"), declared=kind)
    assert (verifier.judge(bad).outcome, verifier.judge(bad).reason) == ("finding", "instruction is not an edit")


def test_an_instruction_alone_is_all_that_can_be_checked_without_captions(verifier):
    assert untyped(verifier, "", "Add a cat.", "") == Verdict(UNTYPED, "not checkable", NO_CAPTIONS)
    assert untyped(verifier, "", "a cat", "").reason == "instruction is not an edit"


def test_a_record_of_another_task_is_no_edit(verifier):
    row = Row("line 1", Edit("", "", ""), declared="caption.c2cap", foreign="caption.c2cap")
    assert verifier.judge(row) == Verdict("caption.c2cap", "not checkable", NO_EDIT)


def test_a_turn_that_begins_elsewhere_breaks_the_chain(verifier):
    edit = Edit("Remove the dog.", "A man and a dog sit on a bench.", "A man sits on a bench.", "dog")
    assert verifier.judge(Row("t", edit, "remove", begins="a man and a dog sit on a bench")).outcome == "fine"
    assert verifier.judge(Row("t", edit, "remove", begins="A man with a hat.")).reason == BROKEN_CHAIN


GOOD = (
    ("Sunflowers, 1888", "swap sunflowers with roses", "Roses, 1888"),
    ("Winter landscape with skaters", "make it summer", "Summer landscape with skaters"),
    ("A horse in a meadow", "as a watercolor", "A watercolor of a horse in a meadow"),
    ("White cat sleeping on a sofa", "What if the cat were black?", "Black cat sleeping on a sofa"),
    ("Statue of a lion", "bring the lion to life", "A live lion"),
    ("Deer in the forest", "no trees", "Deer in the open field"),
    ("Christmas tree in a living room", "remove the tree", "A living room"),
    ("Herd of elephants", "replace the elephants with dinosaurs", "Herd of dinosaurs"),
    ("A table set for six", "delete the chairs", "A table without chairs set for six"),
    ("A dog on a rug", "substitute a fox for the dog", "A fox on a rug"),
    ("Cottage garden with foxgloves", "Make it winter", "Cottage garden in winter"),
    ("Street in rain", "have there be a parade", "Parade on a street in rain"),
    ("A girl with a pearl earring", "Change the earring to a hoop", "A girl with a hoop earring"),
    ("Snow leopard on a rock", "make the snow leopard a tiger", "Tiger on a rock"),
    ("Lake at dawn", "add an animal", "Lake at dawn with a deer"),
)
"""As people write them: titles, free wording, requests of all sorts."""


@pytest.mark.parametrize(("before", "edit", "after"), GOOD, ids=lambda text: text[:30])
def test_free_wording_of_a_true_edit_is_let_through(verifier, before, edit, after):
    assert untyped(verifier, before, edit, after).outcome == "fine"


BAD = (
    ("A dog on the beach", "Remove the dog", "A dog on the beach.", "output repeats input"),
    ("A dog on the beach with a ball", "Remove the dog", "A dog on the beach", "object still there"),
    ("Lemons on a plate", "Replace the lemons with limes", "Lemons and limes on a plate", "object still there"),
    ("Red barn in the snow", "Add a horse", "Red barn", "new object missing"),
    ("A train on a bridge", "Replace the train with a bus", "A truck on a bridge", "new object missing"),
    ("A horse in a field", "replace the cow with a horse", "A cow in a field", "instruction is the wrong way round"),
    ("A field", "remove the cow", "A cow in a field", "instruction asks for another edit"),
    ("A cow in a field", "Add a cow", "A field", "instruction asks for another edit"),
    ("White cat on a sofa", "Make the cat black", "Green cat on a sofa", "value missing"),
    ("A lamp and a notebook on a desk", "Take away the lamp", "A desk", "something else lost"),
    ("A zebra at a pond", "Change the zebra to a horse", "A horse and a giraffe at a pond", "something else added"),
    ("Vintage car", "paint it red", "the the vintage red car", "broken sentence"),
    ("A woman with a parrot", "Remove the parrot", "A woman with a", "broken sentence"),
    ("A boy flying a kite", "Change the kite to a balloon", "A boy flying an balloon", "article does not fit"),
    ("An owl on a branch", "The owl is big", "A big owl on a branch", "instruction is not an edit"),
    ("A lighthouse at night", "A lighthouse at night", "A lighthouse by day", "instruction repeats a caption"),
    (
        "Castle on a green hill surrounded by dark forest", "make it dramatic", "Sandwich with ham",
        "something else changed",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("before", "edit", "after", "reason"), BAD, ids=lambda text: text[:30])
def test_what_any_reader_would_refuse_is_refused_for_its_reason(verifier, before, edit, after, reason):
    verdict = untyped(verifier, before, edit, after)
    assert (verdict.outcome, verdict.reason) == ("finding", reason)


def test_captions_written_apart_need_not_share_their_words(verifier):
    before = "A wooden table with a plate of pasta, a glass and an old newspaper"
    after = "There is pasta on a table together with some flowers"
    assert verifier.judge(Row("t", Edit("Add flowers", before, after), free=True)).outcome == "fine"
    assert verifier.judge(Row("t", Edit("Add flowers", before, before), free=True)).reason == "output repeats input"


def test_every_reason_of_a_finding_has_a_meaning(verifier):
    found = {untyped(verifier, before, edit, after).reason for before, edit, after, _ in BAD}
    assert found <= set(MEANINGS)
