"""The shapes of answers. A card names one; the engine is asked for its JSON schema and the task reads by it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# Printable characters only: without a pattern, grammar-constrained engines may put raw control characters in strings.
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f\u2028\u2029]+$", min_length=1, max_length=400)]
Phrase = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f\u2028\u2029]+$", min_length=1, max_length=80)]


class Answer(BaseModel):
    """Common manners: no extra fields, no surprise coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


ANSWERS: dict[str, type[Answer]] = {
    model.__name__: model for model in (Backgrounds, Caption, Removal, Addition, Replacement, Relettering)
}
