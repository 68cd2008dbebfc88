"""What an answer claims, in the form that the checks read."""

from __future__ import annotations

from dataclasses import dataclass

from InstructionGen.records import Box, Item


@dataclass(frozen=True, slots=True)
class Edit:
    """A claimed edit: ``output`` is ``input`` with just the change that ``edit`` asks for."""

    edit: str
    """The instruction: "Remove the black dog."."""
    input: str
    """The caption before."""
    output: str
    """The caption after."""
    edited_object: str = ""
    """What goes, is replaced, or (in an addition) comes."""
    new_object: str = ""
    """What takes the old object's place; in a replacement only."""
    value: str = ""
    """What the object, or the whole picture, becomes: a colour, an action, a style. Empty: it is not said."""
    target_object: str = ""
    """What the object is put beside; in a relation only."""
    direction: str = ""
    """How it lies to the target: ``to the left of``; in a relation only."""
    remove_number: int = 0
    """How many of the objects go; in a counting only."""
    caption: str = ""
    """The caption as its source has it, where the answer writes an ``input`` of its own: it quotes the lettering."""
    lettering: str = ""
    """The words written in the picture, as its source has them; in such an answer only."""
    boxes: tuple[Box, ...] = ()
    """What the source knows of where things are in the picture before the edit. Empty: nothing."""
    visual_input: str = ""
    """The picture that the instruction calls ``[V*]``."""
    ref_object: str = ""
    """What is to be seen on that picture, where the thing comes from there."""
    steps: tuple[Edit, ...] = ()
    """The verified edits, one after the other, that this one asks for in other words or in one breath."""


@dataclass(frozen=True, slots=True)
class CaptionClaim:
    """A caption written about concepts. A concept is given by its names, any of which will do: synonyms belong here."""

    caption: str
    concept: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    background: str = ""


@dataclass(frozen=True, slots=True)
class BackgroundsClaim:
    """A list of places where a concept is found. The concept is given by its names."""

    backgrounds: tuple[str, ...]
    concept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsequenceClaim:
    """What would happen to a thing: a caption before, what is asked, a caption after. See ``answers.Consequence``."""

    input: str
    edit: str
    output: str
    key_words: str
    concept: tuple[str, ...]
    """The thing's names, any of which will do."""


@dataclass(frozen=True, slots=True)
class DialogueClaim:
    """Questions and answers about what an item shows."""

    turns: tuple[tuple[str, str], ...]
    """Question and answer."""
    item: Item
    """What its source knows: captions, boxes, labels, links, known answers."""


Claim = Edit | CaptionClaim | BackgroundsClaim | ConsequenceClaim | DialogueClaim
