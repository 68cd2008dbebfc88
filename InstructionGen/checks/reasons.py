"""Why an answer is refused: one table, so that refusals can be counted and explained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from InstructionGen.errors import Rejected

REASONS: Mapping[str, str] = {
    # what the picture says before and after
    "output repeats input": "the output caption is the input caption",
    "no object named": "the answer does not say which object it is about, or names no thing",
    "object not in caption": "the object to be edited is not in the input caption",
    "object still there": "the object that should have gone is in the output",
    "object only partly gone": "a part of the object's own words stayed behind, or only a part of them went",
    "new object missing": "the new object is not in the output",
    "new object already there": "the new object is in the input already",
    "new object is the old one": "the new object is the old one in other words",
    "number changes": "one thing was replaced by many, or many by one",
    "something else lost": "the output misses something that the edit does not touch",
    "something else added": "the output has something that the edit does not declare",
    "something else changed": "words that the edit does not touch read differently in the output",
    "person becomes a thing": "somebody was replaced by something that is no person, or something by somebody",
    "not a thing one can see": "the edit is about a feeling, an idea or another thing that no picture shows",
    # what becomes of a thing, or of the whole picture
    "no value named": "the answer does not say what the thing, or the picture, becomes",
    "value is of another sort": "what it becomes is no colour, no material, no place or whatever the type asks for",
    "value missing": "the output does not say what the thing, or the picture, has become",
    "value already there": "it is so in the input already",
    "old value still there": "the output says the old beside the new: a colour, a weather, an action, a background",
    "numbers do not add up": "what was there, less what goes, is not what the output counts",
    "contradicts the boxes": "the edit is at odds with the places, sizes or numbers of the picture's boxes",
    "cannot become so": "the thing is of a sort that does not move, turn or act, or looks alike from all sides",
    "target not in caption": "the object that it is put beside is not in the input caption",
    # the English of the output
    "broken sentence": "the output does not read on where the edit was made",
    "article does not fit": "a stands where an belongs, or the other way round",
    "article missing": "one countable thing stands without its article",
    "verb does not agree": "a verb and its subject differ in number",
    "verb without its object": "a verb stayed behind whose object has gone",
    "pronoun without its owner": "a pronoun stayed behind and what it stood for has gone",
    # the instruction
    "instruction is not an edit": "the instruction is neither a command nor a request",
    "instruction repeats a caption": "the instruction is one of the captions",
    "instruction asks for another edit": "the instruction asks to add where something is removed, or the like",
    "instruction does not name the object": "the object to be edited is not in the instruction",
    "instruction does not name the new object": "the new object is not in the instruction",
    "instruction names another object": "the instruction is about another object than the declared one",
    "instruction is the wrong way round": "the instruction puts the old in the place of the new",
    "instruction does not name the value": "the instruction does not say what the thing, or the picture, becomes",
    "instruction asks for the contrary": "the instruction says left and the caption right, or larger and smaller",
    "marker not there once": "the instruction does not have its picture's marker [V*] exactly once",
    "step missing": "the instruction leaves out one of the changes that it should ask for",
    "still named": "the instruction names what it should have left to a pronoun",
    # lettering
    "lettering not quoted once": "a caption does not quote its lettering exactly once",
    "not the lettering of the picture": "the input quotes other words than are written in the picture",
    "not the caption of the picture": "the input says something else than the picture's caption",
    "lettering unchanged": "the new lettering is the old one",
    "number of words differs": "the new lettering has more or fewer words than the old one",
    "instruction does not quote the lettering": "the instruction does not quote the new lettering or misquotes the old",
    # captions and backgrounds written from concepts
    "concept not named": "the caption does not name its concept",
    "background not named": "the caption leaves out a word of its background",
    "too many words": "the caption has more than 12 words",
    "digits": "the caption has digits",
    "not one sentence": "the caption is empty or more than one sentence",
    "background repeated": "a background occurs twice but for case, article, number or word order",
    "background is the concept": "a background is the concept itself, not a place",
    # questions and answers about a picture
    "not a question": "a question does not ask, or is empty",
    "not an answer": "an answer is empty, is no sentence where one is asked for, breaks off, or repeats its question",
    "question repeated": "the same question is asked twice",
    "speaks of its sources": "a text speaks of captions, boxes, coordinates or of the model itself",
    "answers nothing": "the answer says that it cannot be told",
    "names what is not there": "something is said to be there that no box, label, caption or known answer has",
    "denies what is there": "something is said not to be there that is known to be",
    "contradicts a caption": "a thing has another colour or is of another material than captions say",
    "wrong number of things": "a number of things agrees neither with the boxes nor with a caption",
    "number not known": "things are counted that nobody has counted",
    "wrong place": "left, right, above or below is not so by the boxes, nor said by a caption",
    "place not known": "left or right is said of things whose places nobody knows",
    # what would happen if
    "more than two sentences": "a caption, or what is asked, has more than two sentences",
    "caption speaks of the picture": "a caption tells of an image or a photo, and not of what it shows",
    "nothing in common": "the output tells of another picture than the input",
    "no key words": "the answer does not say what is new in the picture",
    "key word not in the output": "what should be new in the picture is not in the output",
    "key word in the input": "what should be new in the picture is in the input already",
    "instruction gives away the outcome": "the instruction says what comes of what happens",
}
"""Reason -> what it means, for a report's reader. Every refusal of this package uses one of these."""


def refuse(reason: str, detail: str = "") -> NoReturn:
    """Refuse the answer at hand.

    Raises:
        Rejected: always; its ``reason`` is in ``REASONS``.
    """
    assert reason in REASONS, reason
    raise Rejected("check", reason, detail)
