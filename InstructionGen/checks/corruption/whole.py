"""What can go wrong with an edit of the whole picture: another state than is said, the old beside the new."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from InstructionGen.checks.claims import Edit
from InstructionGen.checks.corruption.general import Corruption, respaced, stranger
from InstructionGen.checks.whole.moments import TONES
from InstructionGen.checks.whole.setting import PLACES
from InstructionGen.checks.wording import words
from InstructionGen.english import parse, with_article

_VALUES: Mapping[str, Sequence[str]] = {
    "tone": ("at dusk", "at dawn", "in heavy rain", "on a foggy morning", "under a starry sky", "in deep snow",
             "in soft candlelight", "in pink neon light"),
    "style": ("a linocut print", "an oil painting", "a Roman mosaic", "a charcoal drawing", "a pixel art image",
              "a cyanotype"),
    "look": ("with slightly raised exposure", "with strongly lowered exposure", "with coarse film grain",
             "in black and white", "in sepia tones", "with a dark vignette"),
    "view": ("seen from above", "seen from behind", "shown in a wide shot", "seen through a window",
             "seen from a low angle"),
    "frame": ("with more of the sky above", "with more of the beach stretching out to the left",
              "with more of the street visible on the right"),
    "place": ("on a salt flat", "in a pine forest", "in a museum hall", "on a harbour quay", "in a narrow alley"),
}  # fmt: skip
_BEGINNINGS: Mapping[str, str | tuple[str, ...]] = {
    "frame": "with more of",
    "view": ("seen", "shown", "zoomed", "viewed"),
    "look": "with ",
    "style": ("a ", "an "),
}
_TONED_LOOKS = frozenset("sepia monochrome duotone razor-sharp black".split())
_SIDES = (("left", "right"), ("right", "left"), ("upwards", "downwards"), ("downwards", "upwards"), ("above", "below"),
          ("top", "bottom"), ("bottom", "top"))  # fmt: skip
_GROUND = (" on a ", " on an ", " against a ")


def _sort(edit: Edit) -> str:
    said = set(words(edit.value))
    for name, beginning in _BEGINNINGS.items():
        if edit.value.startswith(beginning):
            return name
    if said & _TONED_LOOKS:
        return "look"
    return "place" if said & PLACES or not said & TONES else "tone"


def _is_restaging(edit: Edit) -> bool:
    return bool(edit.value) and not edit.edited_object and edit.value in edit.output


def _other(edit: Edit, dice: random.Random) -> str:
    """Another value of the sort, none of which the edit speaks."""
    said = f"{edit.edit} {edit.output}".lower()
    others = [value for value in _VALUES[_sort(edit)] if not _tells(value, said)]
    return dice.choice(others) if others else ""


def _tells(value: str, said: str) -> bool:
    return words(value)[-1] in words(said)


def _other_state_declared(edit: Edit, dice: random.Random) -> Edit | None:
    other = _other(edit, dice) if _is_restaging(edit) else ""
    return replace(edit, value=other) if other else None


def _other_state_written(edit: Edit, dice: random.Random) -> Edit | None:
    other = _other(edit, dice) if _is_restaging(edit) else ""
    return replace(edit, output=edit.output.replace(edit.value, other)) if other else None


def _other_state_asked(edit: Edit, dice: random.Random) -> Edit | None:
    other = _other(edit, dice) if _is_restaging(edit) else ""
    return replace(edit, edit=f"Show the scene {other}.") if other else None


def _all_other_but_asked(edit: Edit, dice: random.Random) -> Edit | None:
    """Output and value agree with each other, and with nothing that was asked for."""
    other = _other(edit, dice) if _is_restaging(edit) else ""
    return replace(edit, value=other, output=edit.output.replace(edit.value, other)) if other else None


def _state_of_another_sort(edit: Edit, dice: random.Random) -> Edit | None:
    """All is of one piece, but a style where a weather should be."""
    if not _is_restaging(edit):
        return None
    own = _sort(edit)
    other = dice.choice(_VALUES[dice.choice([name for name in _VALUES if name not in (own, "place")])])
    return replace(edit, edit=f"Make the picture {other}.", value=other, output=f"{edit.input.rstrip(' .')}, {other}")


def _slipped_in(edit: Edit, dice: random.Random) -> Edit | None:
    """A thing comes with the state that was asked for."""
    if not _is_restaging(edit):
        return None
    more = f"{edit.value} with {with_article(stranger(edit, dice))}"
    return replace(edit, output=edit.output.replace(edit.value, more))


def _contrary_side(edit: Edit, _dice: random.Random) -> Edit | None:
    if not _is_restaging(edit) or _sort(edit) != "frame":
        return None
    for one, other in _SIDES:
        if one in words(edit.edit):
            return replace(edit, edit=re.sub(rf"\b{one}\b", other, edit.edit))
    return None


def _said_twice(edit: Edit, dice: random.Random) -> Edit | None:
    """Another state of the sort beside the one that was asked for."""
    other = _other(edit, dice) if _is_restaging(edit) else ""
    return replace(edit, output=f"{edit.output.rstrip(' .')}, {other}") if other else None


def _inside_a_phrase(edit: Edit, dice: random.Random) -> Edit | None:
    """The state between an article and its noun."""
    if not _is_restaging(edit) or not edit.output.rstrip(" .").endswith(edit.value):
        return None
    tokens = parse(edit.input).tokens
    places = [token.end for token in tokens[:-1] if token.tag in ("det", "adj")]
    if not places:
        return None
    at = dice.choice(places)
    return replace(edit, output=f"{edit.input[:at]} {edit.value}{edit.input[at:]}")


def _cut_at(edit: Edit) -> int:
    """Where the plain background begins in the output of an extraction; -1 in other edits."""
    if not edit.edited_object or not edit.output.rstrip(" .").endswith(("background", "backdrop")):
        return -1
    return max(edit.output.rfind(ground) for ground in _GROUND)


def _busy_background(edit: Edit, dice: random.Random) -> Edit | None:
    at = _cut_at(edit)
    where = dice.choice(("on a busy street", "on a wooden table", "in a sunny garden", "on a white sofa"))
    return replace(edit, output=f"{edit.output[:at]} {where}") if at > 0 else None


def _other_plain_background(edit: Edit, dice: random.Random) -> Edit | None:
    at = _cut_at(edit)
    colours = ["solid red", "plain brown", "bright orange", "pale mint"]
    return replace(edit, output=f"{edit.output[:at]} on a {dice.choice(colours)} background") if at > 0 else None


def _description_lost(edit: Edit, dice: random.Random) -> Edit | None:
    """The thing that was cut out without a word of its own."""
    at = _cut_at(edit)
    if at < 0:
        return None
    tokens = [t for t in parse(edit.output[:at]).tokens if t.tag in ("adj", "num")]
    if not tokens:
        return None
    gone = dice.choice(tokens)
    text = respaced(edit.output[: gone.start] + edit.output[gone.end :])
    return replace(edit, output=text[:1].upper() + text[1:])


def _not_cut_out(edit: Edit, _dice: random.Random) -> Edit | None:
    at = _cut_at(edit)
    return replace(edit, output=f"{edit.input.rstrip(' .')}{edit.output[at:]}") if at > 0 else None


WHOLE: Mapping[str, Corruption] = {
    "other state declared": _other_state_declared,
    "other state written": _other_state_written,
    "other state asked": _other_state_asked,
    "other state than asked": _all_other_but_asked,
    "state of another sort": _state_of_another_sort,
    "thing slipped in with the state": _slipped_in,
    "contrary side of the frame": _contrary_side,
    "state said twice": _said_twice,
    "state inside a phrase": _inside_a_phrase,
    "busy background": _busy_background,
    "other plain background": _other_plain_background,
    "description of the cut-out lost": _description_lost,
    "not cut out": _not_cut_out,
}
"""Class -> what it does to an edit; None where it has no hold on it."""
