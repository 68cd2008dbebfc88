"""What an edit is, told from its words."""

from __future__ import annotations

import pytest

from InstructionGen.checks import Edit
from InstructionGen.lint.command import command_of
from InstructionGen.lint.recognise import named_by_difference, recognise


@pytest.mark.parametrize(
    ("said", "verb", "rest"),
    [
        ("Remove the dog.", "remove", "the dog"),
        ("Could you please remove the dog?", "remove", "the dog"),
        ("I’d like to add a hat", "add", "a hat"),
        ("Remove the dog, and keep everything else as it is.", "remove", "the dog"),
        ("Paint the car red so that it shines", "paint", "the car red"),
        ("Would you be so kind as to turn the cart teal?", "turn", "the cart teal"),
    ],
)
def test_manners_and_afterthoughts_are_set_aside(said, verb, rest):
    command = command_of(said)
    assert command is not None
    assert (command.verb, command.rest) == (verb, rest)


@pytest.mark.parametrize(
    "said", ["Remove the dog and add a cat", "Remove the dog, then paint the car", "Make it red. Add a hat.", ""]
)
def test_several_commands_are_none(said):
    assert command_of(said) is None


@pytest.mark.parametrize(
    ("before", "edit", "after", "kind", "names"),
    [
        ("A dog and a cat", "Remove the dog", "A cat", "remove", ("dog", "", "")),
        ("A dog and a cat", "get rid of the cat", "A dog", "remove", ("cat", "", "")),
        ("A dog and a cat", "take the cat out", "A dog", "remove", ("cat", "", "")),
        ("A dog and a cat", "make the cat disappear", "A dog", "remove", ("cat", "", "")),
        ("A dog", "Add a cat", "A dog and a cat", "add", ("cat", "", "")),
        ("A park", "let a pigeon sit on the bench", "A park with a pigeon on the bench", "add", ("pigeon", "", "")),
        ("A dog", "turn the dog into a cat", "A cat", "replace", ("dog", "cat", "")),
        ("A dog", "swap the dog for a cat", "A cat", "replace", ("dog", "cat", "")),
        ("A dog", "substitute a cat for the dog", "A cat", "replace", ("dog", "cat", "")),
        ("A vase", "turn the vase into a rose", "A rose", "replace", ("vase", "rose", "")),
        ("A red car", "make the car blue", "A blue car", "color_alter", ("car", "", "blue")),
        ("A red car", "paint the car in blue", "A blue car", "color_alter", ("car", "", "blue")),
        ("A wooden gate", "turn the gate into steel", "A steel gate", "material_alter", ("gate", "", "steel")),
        ("A dog", "make it a watercolor painting", "A watercolor painting of a dog", "style_change", ("", "", "")),
        ("A street", "make it night", "A street at night", "tone_transfer", ("", "", "")),
        ("A dog in a yard", "change the background to a beach", "A dog on a beach", "background_change", ("", "", "")),
        ("A dog sits on a rug", "make the dog jump", "A dog jumps on a rug", "action_change", ("dog", "", "")),
        ('A sign "OPEN"', 'Change "OPEN" to "SOON"', 'A sign "SOON"', "textual", ("", "", "")),
    ],
)
def test_types_and_names_are_told_by_plain_words(before, edit, after, kind, names):
    found = recognise(Edit(edit, before, after))
    assert found is not None
    assert found.type == kind
    assert (found.edit.edited_object, found.edit.new_object, found.edit.value) == names


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("A woman", "make her older", "An old woman"),
        ("A bus", "Turn the bus to face right", "A bus facing right"),
        ("A bench", "turn the bench a quarter turn", "A bench, turned"),
        ("A herd", "make the herd a third of the size", "A herd a third of the size"),
        ("Four men", "remove two of the men", "Two men"),
        ("An airplane", "change the airplane to one with stripes", "An airplane with stripes"),
        ("A dog and a bear", "Cut out the bear", "A bear"),
        ("A dog", "what about something else", "A cat"),
    ],
)
def test_where_the_words_leave_it_open_nothing_is_recognised(before, edit, after):
    assert recognise(Edit(edit, before, after)) is None


def test_names_that_a_file_leaves_out_are_taken_from_the_difference():
    edit = Edit("I want it gone", "A man and a dog sit on a bench.", "A man sits on a bench.")
    found = named_by_difference(edit, ["edited_object"])
    assert found is not None
    assert found.edited_object == "dog"
    swap = named_by_difference(
        Edit("something else there", "A dog on a rug", "A cat on a rug"), ["edited_object", "new_object"]
    )
    assert swap is not None
    assert (swap.edited_object, swap.new_object) == ("dog", "cat")


def test_several_differences_leave_the_names_open():
    assert named_by_difference(Edit("change it", "A dog on a rug", "A cat on a mat"), ["edited_object"]) is None
