"""Turns of a session: by a pronoun, by a standing order, by going back."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from InstructionGen.answers import Wording
from InstructionGen.checks.instruction import head_key
from InstructionGen.checks.wording import noun_key
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rewording.plain import command_of, steps_of
from InstructionGen.engine.rules.rule import CannotAnswer, Rule
from InstructionGen.pool import Pool

_OWNED = re.compile(
    r"\bthe (colou?r|size|material|look|surface|texture|place|pattern|appearance|background) of (it|them|him|her)\b"
)
_OWNER = {"it": "its", "them": "their", "him": "his", "her": "her"}
_LINKS = ("", "", "", "now ", "then ", "next, ")
_SEVERAL = re.compile(r"\bthey are\b")
_ONE = re.compile(r"\bones?\b")


def coreference(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """The step's command with a pronoun for its thing: ``Now paint it green.``.

    Raises:
        CannotAnswer: the command names it in a way that no pronoun can stand for, or twice.
    """
    step = steps_of(variables)[-1]
    command = command_of(step)
    # "turn the new one into a rusty one" has one too many
    fit = [word for word in variables["pronouns"] if not (_ONE.search(word) and _ONE.search(command))]
    pronoun = dice.choice(fit or variables["pronouns"])
    start, end = _named(command, str(step["edited_object"]))
    spoken = _OWNED.sub(lambda found: f"{_OWNER[found[2]]} {found[1]}", f"{command[:start]}{pronoun}{command[end:]}")
    if pronoun in ("it", "the new one"):  # somebody whose sex is not told is *they*, but not after *it*
        spoken = _SEVERAL.sub("it is", spoken)
    manner = variables["manner"]
    worded = said(spoken, manner, dice)
    link = dice.choice(_LINKS) if manner in ("command", "brief command") else ""
    if link and worded.lower().startswith(spoken.lower()):
        linked = f"{link}{worded[:1].lower()}{worded[1:]}"
        worded = linked[:1].upper() + linked[1:] if worded[:1].isupper() else linked
    return Wording(edit=worded)


def _named(command: str, thing: str) -> tuple[int, int]:
    """Where the command names the thing, its article and descriptions with it.

    Raises:
        CannotAnswer: nowhere, more than once, or as the owner of something.
    """
    head = head_key(thing)
    heads = [match for match in _WORD.finditer(command) if noun_key(match[0].lower()) == head]
    if len(heads) == 1:
        end = heads[0].end()
        opened = list(_OPENS.finditer(command, 0, heads[0].start()))
        rest = thing.lower().partition(heads[0][0].lower())[2]  # of a plate of food the plate is the head
        end += len(rest) if rest and command[end:].lower().startswith(rest) else 0
        told = command[opened[-1].end() : heads[0].start()] if opened else ""
        if opened and len(told.split()) <= _DESCRIPTIONS and command[end : end + 2] not in ("'s", "’s"):
            return opened[-1].start(), end
    raise CannotAnswer("no place for a pronoun")


_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OPENS = re.compile(r"\b(?:the|his|her|their|its|a|an)\s+", re.IGNORECASE)
_DESCRIPTIONS = 5
_ORDERS: Mapping[str, Sequence[str]] = {
    "command": (
        "From now on, everything {you} is to be {quality}.",
        "From here on, make everything {you} {quality}.",
        "In all that follows, whatever {you} must be {quality}.",
        "Remember this: everything {you} has to be {quality}.",
        "Always make what {you} {quality}.",
        "Make sure that anything {you} from now on is {quality}.",
        "Let everything {you} from here on be {quality}.",
        "Keep in mind that all that {you} should be {quality}.",
    ),
    "brief command": (
        "from now on, everything {you} is {quality}",
        "from here on, make everything {you} {quality}",
        "whatever {you} must be {quality}",
        "Every new thing must be {quality}.",
        "all new things should be {quality} from now on",
    ),
    "detailed command": (
        "From now on and until I say otherwise, everything {you} is to be {quality}; change nothing for now.",
        "Do not change anything yet, but remember for all the edits to come: whatever {you} has to be {quality}.",
        "For all the following edits, make everything {you} {quality} without my saying so again.",
        "Keep this in mind for the rest of the session: anything that is new in the picture should be {quality}.",
    ),
    "polite request": (
        "From now on, please make everything {you} {quality}.",
        "Please remember that whatever {you} should be {quality}.",
        "Could you make sure that everything {you} from now on is {quality}?",
        "Would you please keep in mind that every new thing has to be {quality}?",
        "Please let anything {you} from here on be {quality}.",
    ),
    "question": (
        "Can everything {you} from now on be {quality}?",
        "Could you make everything {you} {quality} from here on?",
        "How about making whatever {you} {quality} from now on?",
        "Can we agree that every new thing is {quality}?",
        "Could all that {you} be {quality} for the rest of this?",
    ),
    "wish": (
        "I'd like everything {you} from now on to be {quality}.",
        "I want whatever {you} to be {quality} from here on.",
        "From now on I only want new things that are {quality}.",
        "I'd love it if everything {you} were {quality} from now on.",
        "In all that follows, I want every new thing to be {quality}.",
    ),
}
_YOU = ("you add", "you put in", "you bring in", "you add or put in", "that is new")


def memory(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """A standing order: ``From now on, everything you add is made of glass.``."""
    frame = dice.choice(_ORDERS.get(variables["manner"], _ORDERS["command"]))
    whatever = re.search(r"(?:whatever|what|that) \{you\}", frame)
    close = "{you} {quality}" in frame  # "make everything you put in yellow" can be read in two ways
    quality = str(variables["quality"])
    if _MAKES.search(frame):  # nobody makes things made of paper
        quality = re.sub(r"^made of\b", "out of", quality)
    unfit = ("put in", "is new", *(["bring in"] if quality.startswith("out of") else [])) if close else ()
    fit = [words for words in _YOU if not ((whatever and words.startswith("that")) or words.endswith(tuple(unfit)))]
    return Wording(edit=frame.format(you=dice.choice(fit), quality=quality))


_MAKES = re.compile(r"\bmak(?:e|ing) (?:what|everything)", re.IGNORECASE)


_BACK: Mapping[str, Sequence[str]] = {
    "last": (
        "undo the last change",
        "undo the last edit",
        "take back the last change",
        "take back what you just did",
        "revert the last edit",
        "reverse the previous change",
        "scrap the last change",
        "forget the last edit",
        "go back to how it was before the last change",
        "restore the picture as it was before the last edit",
        "return to the previous version",
        "roll back the latest change",
        "undo that",
        "cancel the last step",
    ),
    "start": (
        "go back to the original picture",
        "undo everything",
        "undo all the changes",
        "return to the original",
        "start over from the original picture",
        "restore the original photo",
        "revert everything to the start",
        "go back to the very beginning",
        "bring back the untouched picture",
    ),
    "after": (
        "go back to the version after turn {number}",
        "return to the picture as it was after the {ordinal} change",
        "restore the result of step {number}",
        "go back to where we were after the {ordinal} edit",
        "revert to the result of the {ordinal} turn",
        "undo everything since the {ordinal} change",
        "bring back the version after the {ordinal} edit",
        "go back to before the {next} change",
        "return to how it was before the {next} edit",
    ),
}
_THEN = ("{back} and {command}", "{back}, then {command}", "{back} and then {command}", "{back} and {command}")
_INSTEAD = ("{back} and {command} instead", "{back} and instead {command}")
_ALONE = ("{Back}. Then {command}.", "{Back}. {Command} instead.", "{Back}. Now {command}.")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")


def backtrack(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Wording:  # noqa: ARG001 - as all rules
    """A wording such as ``Undo the last change and make the mug black instead.``."""
    version, manner = str(variables["version"]), variables["manner"]
    turn = int(version) if version.isdigit() else 0
    back = dice.choice(_BACK["after" if turn else version])
    back = back.format(number=turn, ordinal=_ORDINALS[turn - 1], next=_ORDINALS[turn])
    if not variables.get("steps"):
        if manner == "detailed command":  # "undo everything and leave the rest as it is" contradicts itself
            return Wording(edit=dice.choice(_BACK_ALONE).format(back=back, Back=back[:1].upper() + back[1:]))
        return Wording(edit=said(back, manner, dice))
    command = command_of(variables["steps"][-1])
    said_instead = "instead" in command
    told = {"back": back, "Back": back[:1].upper() + back[1:], "command": command}
    if manner in ("command", "detailed command") and dice.random() < _APART:
        alone = [frame for frame in _ALONE if not (said_instead and "instead" in frame)]
        return Wording(edit=dice.choice(alone).format(**told, Command=command[:1].upper() + command[1:]))
    if manner == "detailed command":
        return Wording(edit=dice.choice(_BACK_CAREFULLY).format(**told))
    frames = (*_THEN, *_INSTEAD) if version == "last" and not said_instead else _THEN
    return Wording(edit=said(dice.choice(frames).format(back=back, command=command), manner, dice))


_APART = 0.35
_BACK_CAREFULLY = (
    "{Back}, then {command}, keeping everything else the same.",
    "{Back}. Then {command} and leave the rest as it is.",
    "First {back}, then {command}, and touch nothing else.",
    "{Back}. From there, {command} and change nothing more.",
    "Before anything else, {back}. Then {command}.",
)
_BACK_ALONE = (
    "{Back} and leave it at that for now.",
    "{Back}, and do nothing more for now.",
    "{Back}, and wait for what I say next.",
    "Before we go on, {back}.",
    "I have changed my mind: {back}.",
    "On second thoughts, {back}.",
)

RULES: Mapping[str, Rule] = {
    "session.coreference": coreference,
    "session.memory": memory,
    "session.backtrack": backtrack,
}
"""Card name -> the rule that answers it."""
