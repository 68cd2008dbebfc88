"""How an edit of what a thing does, how many there are or where it is can lie."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.corruption.general import Corruption
from InstructionGen.checks.doings.numbers import spelt, value_of
from InstructionGen.checks.doings.spatial import DIRECTIONS, direction_named, places_in, turns_in
from InstructionGen.english import agree, verb_lemma
from InstructionGen.english.inflection import could_be_verb

_DOINGS = "juggling kneeling yawning sneezing cartwheeling whistling clapping galloping".split()
_CONTRARIES: Mapping[str, str] = {
    one: other
    for a, b in (
        ("left", "right"), ("top", "bottom"), ("foreground", "background"), ("closer", "further"), ("front", "back"),
        ("clockwise", "anticlockwise"), ("to", "from"), ("away from", "towards"), ("from behind", "from the front"),
        ("upside down", "upright"), ("in front of", "behind"), ("on top of", "under"), ("inside", "on top of"),
        ("next to", "on top of"), ("above", "under"),
    )
    for one, other in ((a, b), (b, a))
}  # fmt: skip


def _is_action(edit: Edit) -> bool:
    first = edit.value.split()[:1]
    if not first or edit.remove_number or edit.direction or places_in(edit.value) or turns_in(edit.value):
        return False
    return first[0].endswith("ing") and could_be_verb(first[0])


def _other_doing(edit: Edit, dice: random.Random) -> str:
    return dice.choice([doing for doing in _DOINGS if doing not in f"{edit.value} {edit.input}"])


def _doing_declared(edit: Edit, dice: random.Random) -> Edit | None:
    return replace(edit, value=_other_doing(edit, dice)) if _is_action(edit) else None


def _doing_shown(edit: Edit, dice: random.Random) -> Edit | None:
    """The output says that they do something else than was asked for."""
    if not _is_action(edit) or edit.value not in edit.output:
        return None
    other = _other_doing(edit, dice)
    return replace(edit, value=other, output=edit.output.replace(edit.value, other, 1))


def _doing_asked(edit: Edit, dice: random.Random) -> Edit | None:
    """The instruction asks for something else than the output shows."""
    if not _is_action(edit):
        return None
    verb, other = edit.value.split()[0], _other_doing(edit, dice)
    for old, new in ((verb, other), (verb_lemma(verb), verb_lemma(other))):
        asked = re.sub(rf"\b{old}\b", new, edit.edit, flags=re.IGNORECASE)
        if asked != edit.edit:
            return replace(edit, edit=asked)
    return None


def _doing_added(edit: Edit, _dice: random.Random) -> Edit | None:
    """The old doing stays, and the new one is said after it."""
    if not _is_action(edit) or not any(could_be_verb(w) and w.endswith("ing") for w in edit.input.lower().split()):
        return None
    body = edit.input.rstrip(" .")
    return replace(edit, output=f"{body}, {edit.value}{edit.input[len(body) :].rstrip()}")


def _wrong_form(edit: Edit, _dice: random.Random) -> Edit | None:
    """*A heron yawn*, *is yawns*."""
    if not _is_action(edit) or edit.value not in edit.output:
        return None
    base = verb_lemma(edit.value.split()[0])
    at = edit.output.index(edit.value)
    be = edit.output[:at].lower().split()[-1:] in (["is"], ["are"], ["was"], ["were"])
    if not be and not re.match(r"an? (?!.*\b(?:of|and|people|men|women|children)\b)", edit.output[:at].lower()):
        return None
    if agree(base, "one") == base or base == _past(base):
        return None
    new = agree(base, "one") if be else base
    return replace(edit, output=edit.output.replace(edit.value.split()[0], new, 1))


def _past(base: str) -> str:
    from lemminflect import getInflection

    return next(iter(getInflection(base, tag="VBD")), "")


def _number_declared(edit: Edit, dice: random.Random) -> Edit | None:
    return replace(edit, remove_number=edit.remove_number + dice.choice((1, 2))) if edit.remove_number else None


def _number_shown(edit: Edit, _dice: random.Random) -> Edit | None:
    """The output counts one too many."""
    if not edit.remove_number:
        return None
    for word in edit.output.split():
        number = value_of(word.lower())
        if number is not None and number > 1 and word.lower() not in ("couple", "pair", "dozen"):
            return replace(edit, output=edit.output.replace(word, spelt(number + 1, word.isdecimal()), 1))
    return None


def _number_asked(edit: Edit, _dice: random.Random) -> Edit | None:
    """The instruction asks for one more to go, or to stay."""
    if not edit.remove_number:
        return None
    for word in re.findall(r"[a-z0-9]+", edit.edit.lower()):
        number = value_of(word)
        if number is not None and word not in ("a", "an", "couple", "pair", "dozen", "both", "single"):
            return replace(edit, edit=re.sub(rf"\b{word}\b", spelt(number + 1, word.isdecimal()), edit.edit, count=1))
    return None


def _kept_for_gone(edit: Edit, _dice: random.Random) -> Edit | None:
    """*Leave two of five* where two of five go."""
    asked = re.sub(r"\b(?:remove|erase|delete|get rid of|eliminate) (?=\w+ of\b)", "leave only ", edit.edit, flags=re.I)
    told = [value_of(word) for word in edit.input.lower().split()]
    if not edit.remove_number or asked == edit.edit or 2 * edit.remove_number in told or "couple" in edit.input.lower():
        return None
    return replace(edit, edit=asked)


def _turned_over(text: str, value: str) -> str | None:
    """A text with the contrary of one word of the value in that word's place."""
    for one, other in sorted(_CONTRARIES.items(), key=lambda pair: -len(pair[0])):
        if re.search(rf"\b{one}\b", value) and re.search(rf"\b{one}\b", text) and one not in ("to", "from"):
            return re.sub(rf"\b{one}\b", other, text, count=1)
    return None


def _is_placed(edit: Edit) -> bool:
    return bool(edit.value and not edit.remove_number and (places_in(edit.value) or turns_in(edit.value)))


def _place_declared(edit: Edit, _dice: random.Random) -> Edit | None:
    other = _turned_over(edit.value, edit.value) if _is_placed(edit) else None
    return replace(edit, value=other) if other else None


def _place_shown(edit: Edit, _dice: random.Random) -> Edit | None:
    """The output says the contrary of what was asked for, and so does the declared value."""
    if not _is_placed(edit) or edit.value not in edit.output:
        return None
    other = _turned_over(edit.value, edit.value)
    return replace(edit, value=other, output=edit.output.replace(edit.value, other)) if other else None


def _place_asked(edit: Edit, _dice: random.Random) -> Edit | None:
    """The instruction asks for the contrary of what the output says."""
    if not _is_placed(edit):
        return None
    words = edit.edit.replace(edit.edited_object, " " * len(edit.edited_object))
    other = _turned_over(words, edit.value)
    return replace(edit, edit=_turned_over(edit.edit, edit.value) or "") if other and other != words else None


def _place_of_another_sort(edit: Edit, _dice: random.Random) -> Edit | None:
    if not _is_placed(edit) or edit.value not in edit.output:
        return None
    return replace(edit, value="shiny", output=edit.output.replace(edit.value, "shiny"))


def _direction_declared(edit: Edit, dice: random.Random) -> Edit | None:
    if not edit.direction:
        return None
    return replace(edit, direction=dice.choice([d for d in DIRECTIONS if d != direction_named(edit.direction)]))


def _direction_asked(edit: Edit, _dice: random.Random) -> Edit | None:
    other = _turned_over(edit.edit, edit.direction) if edit.direction else None
    return replace(edit, edit=other) if other else None


def _direction_shown(edit: Edit, _dice: random.Random) -> Edit | None:
    if not edit.direction or edit.direction not in edit.output:
        return None
    other = _turned_over(edit.direction, edit.direction)
    at = edit.output.rindex(edit.direction)
    return replace(edit, output=edit.output[:at] + other + edit.output[at + len(edit.direction) :]) if other else None


def _target_swapped(edit: Edit, _dice: random.Random) -> Edit | None:
    """The instruction puts the second thing beside the first."""
    one, other = edit.edited_object, edit.target_object
    if not edit.direction or one not in edit.edit or other not in edit.edit or one in other or other in one:
        return None
    return replace(edit, edit=edit.edit.replace(one, "\0").replace(other, one).replace("\0", other))


def _target_declared(edit: Edit, _dice: random.Random) -> Edit | None:
    return replace(edit, target_object="gramophone") if edit.target_object else None


DOINGS: Mapping[str, Corruption] = {
    "other doing declared": _doing_declared,
    "other doing in output": _doing_shown,
    "other doing asked": _doing_asked,
    "old doing beside the new": _doing_added,
    "doing in a wrong form": _wrong_form,
    "other number declared": _number_declared,
    "other number in output": _number_shown,
    "other number asked": _number_asked,
    "kept for gone": _kept_for_gone,
    "contrary place declared": _place_declared,
    "contrary place in output": _place_shown,
    "contrary place asked": _place_asked,
    "place of another sort": _place_of_another_sort,
    "other direction declared": _direction_declared,
    "contrary direction asked": _direction_asked,
    "contrary direction in output": _direction_shown,
    "object and target swapped": _target_swapped,
    "another target declared": _target_declared,
}
"""Class -> what it does to an edit; None where it has no hold on it."""
