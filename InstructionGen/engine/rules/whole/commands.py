"""The commands that ask for another picture of the same scene; ``{v}`` is what it becomes, in the caption's words."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from InstructionGen.engine.rules.manner import said

_PICTURES = ("picture", "image", "photo", "scene")
_OWN = 0.6
"""How often a value is asked for in words of its own, where it has any."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How one type is asked for."""

    commands: Sequence[str]
    """Beginning with a verb; any value of the type can stand for ``{v}``."""
    details: Sequence[str]
    """What a detailed command says besides: the rest of a picture that changes as a whole is not left alone."""

    def worded(self, value: str, variables: Mapping[str, Any], dice: random.Random, **words: str) -> str:
        """The instruction, in the manner asked for: one of the value's own commands, or one that any value takes.

        Args:
            value: What the picture becomes, as the commands take it in.
            variables: Of the request: ``manner``, and in ``asks`` the commands of each value's own.
            dice: Where the choices come from.
            words: What else the commands have places for.
        """
        manner = variables.get("manner", "command")
        own = variables.get("asks", {}).get(value, ())
        picture, shot = dice.choice(_PICTURES), dice.choice(_PICTURES[:3])
        if own and dice.random() < _OWN:
            command = dice.choice(own)
        else:
            command = dice.choice(self.commands).format(v=value, picture=picture, shot=shot, **words)
        if manner != "detailed command":
            return said(command, manner, dice)
        detail = dice.choice(self.details).format(shot=shot, **words)
        return said(f"{command}{detail}", "plain command", dice)


TONE = Asking(
    (
        "show the scene {v}",
        "set the scene {v}",
        "let the scene take place {v}",
        "make it look as if the photo was taken {v}",
        "edit the {picture} to look as if it was shot {v}",
        "change the {shot} so that we see the same scene {v}",
        "restage the {picture} {v}",
        "change the {shot} to the same scene {v}",
        "turn this into the same scene {v}",
        "let us see all of it {v}",
    ),
    (
        ", and keep everything in the {shot} where it is",
        "; nothing else in the scene may change",
        ", without moving or changing anything that is in the {shot}",
        " and let light and shadows follow, but keep all that is there",
        ", and see to it that the colours of all things match",
    ),
)
STYLE = Asking(
    (
        "turn the {picture} into {v}",
        "make the {picture} look like {v}",
        "redo the {picture} as {v}",
        "render the scene as {v}",
        "convert the {picture} to {v}",
        "transform the whole {picture} into {v}",
        "show all of this as {v}",
        "recreate the {picture} as {v}",
        "give the whole {picture} the look of {v}",
        "restyle the {picture} as {v}",
        "make it {v}",
    ),
    (
        ", and keep the composition as it is",
        "; everything in it should stay recognisable",
        " without moving anything in it",
        ", with the same things in the same places",
        " from edge to edge, and leave nothing out",
    ),
)
LOOK = Asking(
    (
        "rework the {shot} {v}",
        "show the same {shot} {v}",
        "redo the {shot} {v}",
        "render the {shot} {v}",
        "process the {shot} so that it comes out {v}",
        "retouch the {shot} so that it comes out {v}",
        "develop the {shot} {v}",
        "give me the same {shot} {v}",
    ),
    (
        ", and leave all that the {shot} shows as it is",
        " and do not touch what is in the {shot}",
        "; the content of the {shot} stays the same",
        ", without adding or moving anything",
        " but change nothing of what is shown",
    ),
)
VIEW = Asking(
    (
        "change the view so that the scene is {v}",
        "reframe the {picture} so that it is {v}",
        "move the camera so that the scene is {v}",
        "redo the {shot} so that the scene is {v}",
        "rework the {picture} so that it is {v}",
        "give me the same scene {v}",
        "take the {shot} again so that it is {v}",
        "recompose the {shot} so that the scene is {v}",
    ),
    (
        ", and keep the scene itself as it is",
        " without changing anything in the scene",
        "; only the camera should change its place",
        ", with the same light and the same things in it",
        " and keep all that is going on the same",
    ),
)
FRAME = Asking(
    (
        "extend the {picture} {v}",
        "make the canvas larger {v}",
        "expand the {picture} {v}",
        "enlarge the frame {v}",
        "expand the borders of the {shot} {v}",
        "outpaint the {picture} {v}",
        "let the {picture} go on {v}",
        "grow the {picture} {v}",
    ),
    (
        ", and leave what is already in the {shot} untouched",
        " without adding anything new",
        "; all that is there now stays where it is",
        ", and let no seam show",
        " and match its light and colours",
    ),
)
BACKGROUND = Asking(
    (
        "place {it} {v}",
        "put {it} {v}",
        "move {it} to another place: {v}",
        "change the background so that {it} {are} {v}",
        "show {it} {v} instead",
        "set the scene with {it} {v}",
        "replace the background: {it} should be {v}",
        "swap the surroundings so that {it} {are} {v}",
        "make it look as if the {shot} of {it} was taken {v}",
        "edit the {shot} so that {it} {are} {v}",
        "change the setting so that we see {it} {v}",
    ),
    (
        ", and keep {it} exactly as before",
        " and match light and shadows to the new place",
        "; only the surroundings should change",
        ", without changing {it} at all",
        " and let nothing of the old background show",
    ),
)
CUTOUT = Asking(
    (
        "isolate {it} {v}",
        "cut out {it} and show {them} {v}",
        "extract {it} and place {them} {v}",
        "lift {it} out of the {picture} and set {them} {v}",
        "keep only {it}, {v}",
        "show nothing but {it} {v}",
        "separate {it} from the rest and put {them} {v}",
        "crop away everything else and show {it} {v}",
        "take {it} out of the {picture} and present {them} {v}",
        "make a cut-out of {it} {v}",
    ),
    (
        ", with clean edges",
        ", and leave nothing else in the {shot}",
        "; everything else should go",
        " and keep its shape and colours exactly as they are",
        ", complete and without a shadow",
    ),
)
