"""The shapes of answers. A card names one; the engine is asked for its JSON schema and the task reads by it."""

from __future__ import annotations

import json
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

# What a grammar-constrained engine may put into a string. Without a pattern it may write raw control characters. The
# class leaves out what xgrammar (0.2) encodes wrongly, the blocks whose UTF-8 begins with E0 or F0 and the halves of
# surrogate pairs. How long a line may be is left to the limit of tokens: a count of hundreds makes a grammar that takes
# a minute to compile for a vocabulary of 128,000 tokens. A count of 80 takes a third of a second.
_LETTER = r"[ -~\u00a0-\u07ff\u1000-\u2027\u202a-\ud7ff\ue000-\uffff]"

_Printable = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f\u2028\u2029]+$")]
Line = Annotated[_Printable, WithJsonSchema({"type": "string", "pattern": f"^{_LETTER}+$"})]
Phrase = Annotated[_Printable, WithJsonSchema({"type": "string", "pattern": f"^{_LETTER}{{1,80}}$"})]


class Answer(BaseModel):
    """Common manners: no extra fields, no surprise coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    choices: ClassVar[tuple[str, ...]] = ()
    """The words one of which is the whole answer, where it is not JSON."""

    def said(self) -> str:
        """The answer as a model writes it: JSON with the spaces that grammars put in by default."""
        return json.dumps(self.model_dump(), ensure_ascii=False)

    def told(self) -> str:
        """The answer in plain words, as a judge is shown it."""
        words = (", ".join(value) if isinstance(value, list) else str(value) for value in self.model_dump().values())
        return "; ".join(words)


class Backgrounds(Answer):
    """Places where a concept is found: 5 to 50 of them."""

    backgrounds: Annotated[list[Phrase], Field(min_length=5, max_length=50)]


class Caption(Answer):
    """One factual caption."""

    caption: Line


class Removal(Answer):
    """An object leaves the picture."""

    edit: Line
    edited_object: Phrase
    output: Line


class Addition(Answer):
    """An object joins the picture."""

    edit: Line
    edited_object: Phrase
    output: Line


class Replacement(Answer):
    """One object takes another's place."""

    edit: Line
    edited_object: Phrase
    new_object: Phrase
    output: Line


class Relettering(Answer):
    """The words written in the picture change. ``input`` is the caption with the present lettering quoted in it."""

    edit: Line
    input: Line
    output: Line


class Alteration(Answer):
    """One thing of the picture changes: its colour, material, look, size, doing or place."""

    edit: Line
    edited_object: Phrase
    value: Phrase
    """What it becomes: ``mustard yellow``, ``brushed steel``, ``on the far left``."""
    output: Line


class Restaging(Answer):
    """The whole picture changes: its background, weather, style, exposure or frame."""

    edit: Line
    value: Phrase
    """What it becomes: ``on a salt flat``, ``at dusk``, ``a linocut print``."""
    output: Line


class Counting(Answer):
    """Of several things of one sort some leave the picture."""

    edit: Line
    edited_object: Phrase
    remove_number: Annotated[int, Field(ge=1, le=99)]
    output: Line


class Relation(Answer):
    """One thing takes a place beside another."""

    edit: Line
    edited_object: Phrase
    target_object: Phrase
    direction: Phrase
    """``to the left of``, ``on top of``, ``behind``."""
    output: Line


class Extraction(Answer):
    """One thing is all that stays."""

    edit: Line
    edited_object: Phrase
    output: Line


class Wording(Answer):
    """An edit that is there already, asked for in other words."""

    edit: Line


class Consequence(Answer):
    """A picture's caption, what happens to what it shows, and the caption of what has become of it."""

    input: Line
    """Before: ``A wine glass stands at the edge of a stone counter.``"""
    edit: Line
    """What happens, without what comes of it: ``What would it look like if the glass fell to the floor?``"""
    output: Line
    """After: ``A wine glass lies in sharp pieces on a stone floor.``"""
    key_words: Line
    """What is new in the picture, a few words with commas between: ``shattered, sharp pieces``."""


class Exchange(Answer):
    """A question about a picture, and its answer."""

    question: Line
    answer: Line


class Conversation(Answer):
    """Several questions about one picture, one after the other."""

    turns: Annotated[list[Exchange], Field(min_length=2, max_length=12)]

    def told(self) -> str:
        """Questions and answers in their order."""
        return " ".join(f"Q: {turn.question} A: {turn.answer}" for turn in self.turns)


class Description(Answer):
    """All that can be said of a picture, in one paragraph."""

    answer: Line


class Reasoning(Answer):
    """A question that asks to think about what a picture shows, and its answer with its grounds."""

    question: Line
    answer: Line


class Verdict(Answer):
    """Yes or no, in one word."""

    choices = ("yes", "no")

    verdict: Literal["yes", "no"]

    def said(self) -> str:
        """The word."""
        return self.verdict


class Rating(Answer):
    """How good something is, in one word, from 1 (``awful``) to 5 (``perfect``).

    Words and not digits: many vocabularies write a digit as two tokens, of which the first is the same for all.
    """

    choices = ("awful", "weak", "fair", "good", "perfect")

    rating: Literal["awful", "weak", "fair", "good", "perfect"]

    def said(self) -> str:
        """The word."""
        return self.rating


class Preference(Answer):
    """Which of two is better, in one word."""

    choices = ("first", "second", "neither")

    preference: Literal["first", "second", "neither"]

    def said(self) -> str:
        """The word."""
        return self.preference


ANSWERS: dict[str, type[Answer]] = {
    model.__name__: model
    for model in (
        Backgrounds,
        Caption,
        Removal,
        Addition,
        Replacement,
        Relettering,
        Alteration,
        Restaging,
        Counting,
        Relation,
        Extraction,
        Wording,
        Consequence,
        Conversation,
        Description,
        Reasoning,
        Verdict,
        Rating,
        Preference,
    )
}
