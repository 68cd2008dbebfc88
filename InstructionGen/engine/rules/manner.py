"""How people ask for an edit: one command in the manner of an order, a request, a question or a wish."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from InstructionGen.english.inflection import could_be_verb, gerund, past

# {command} is "remove the dog", {Command} "Remove the dog", {gerund} "removing the dog", {past} "removed the dog".
# None has a word that an edit may be about: no side, size, number, colour or background, no add and no remove.
_FRAMES: Mapping[str, Sequence[str]] = {
    "command": (
        *["{Command}."] * 12,
        "{Command}!",
        "Just {command}.",
        "Now {command}.",
        "Go ahead and {command}.",
        "Let's {command}.",
        "You should {command}.",
    ),
    "plain command": ("{Command}.",),
    "brief command": (*["{command}"] * 5, *["{Command}"] * 2, *["{Command}."] * 3, "just {command}"),
    "detailed command": (
        "{Command} and leave the rest as it is.",
        "{Command}, and touch nothing else.",
        "{Command}, keeping everything else the same.",
        "{Command} without touching anything else.",
        "{Command}, but leave the rest of the {picture} alone.",
        "{Command}, and make sure it looks natural.",
        "{Command}; all else stays.",
        "{Command} and keep the {picture} otherwise unchanged.",
        "{Command}; nobody should notice the edit.",
        "{Command}, leaving everything else alone.",
        "In this {picture}, {command}.",
        "Without altering anything else, {command}.",
        "Keep everything else as it is, but {command}.",
        "Carefully {command}.",
        "{Command}. Everything else stays.",
        "{Command}, as if it had always been like that.",
        "{Command}, and nothing more.",
        "{Command}, as realistically as possible.",
        "{Command}, true to the rest of the {picture}.",
        "{Command}, and do it convincingly.",
        "{Command}, seamlessly.",
        "{Command}; nothing else should look edited.",
    ),
    "polite request": (
        *["Please {command}."] * 7,
        *["{Command}, please."] * 6,
        *["{command} please"] * 2,
        *["please {command}"] * 2,
        "Could you please {command}?",
        "Can you please {command}?",
        "Could you {command}, please?",
        "Would you {command}, please?",
        "Would you please {command}?",
        "Would you mind {gerund}?",
        "Would you be so kind as to {command}?",
        *["Kindly {command}."] * 2,
        "Please go ahead and {command}.",
        "Do me a favour and {command}.",
        "If you don't mind, {command}.",
        "When you get a chance, {command}.",
        "May I ask you to {command}?",
    ),
    "question": (
        *["Can you {command}?"] * 4,
        *["Could you {command}?"] * 4,
        *["can you {command}"] * 3,
        *["could you {command}"] * 2,
        *["Would you {command}?"] * 2,
        "Will you {command}?",
        "Can we {command}?",
        "Could we {command}?",
        "Shall we {command}?",
        *["How about {gerund}?"] * 3,
        "how about {gerund}",
        *["What about {gerund}?"] * 2,
        *["Why not {command}?"] * 2,
        "Why don't you {command}?",
        "What if you {past}?",
        "What if we {past}?",
        "Is it possible to {command}?",
        "Is there a way to {command}?",
        "Any chance you could {command}?",
        "Are you able to {command}?",
        "Do you think you could {command}?",
    ),
    "wish": (
        *["I'd like to {command}."] * 2,
        *["I want to {command}."] * 2,
        "I'd like you to {command}.",
        "I want you to {command}.",
        "i want to {command}",
        "I need you to {command}.",
        "I'd love for you to {command}.",
        "I'd love it if you {past}.",
        "I wish you would {command}.",
        "I'd prefer it if you {past}.",
        "It would be nice to {command}.",
        "It'd be great if you could {command}.",
        "I was hoping you could {command}.",
        "I think you should {command}.",
        "Ideally you would {command}.",
        *["We need to {command}."] * 2,
        *["We should {command}."] * 2,
        *["Maybe {command}."] * 2,
        *["You could {command}."] * 2,
        "I was thinking of {gerund}.",
    ),
}
PICTURES = ("picture", "image", "photo", "photograph", "shot", "scene", "pic", "picture", "photo", "image")
"""What people call it, the usual names more often."""
_CURT = 0.5
"""How often a brief command does without articles: ``put hat on table``."""
_SHORT = 9
"""Words that such a command has at most."""
_ARTICLES = re.compile(
    r"(?<=\s)(?:the|an?)\s(?!(?:few|lot|third|couple|pair|bit|little|left|right|same|size|other|top|bottom|far|middle|quarter|"
    r"new ones?)\b)"
)
_WHOLE = re.compile(
    r"^make .* an? |^give .* the |[\"“]"
    r"| so that | as if |\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) of the "
)
"""What is not understood without its articles: "make vase pitcher", "give sign look of it", "remove one of boys"."""
# Of "take the cup and put it on the shelf" the second verb would need the other form as well.
_SECOND = re.compile(r"[,;:]|\b(?:and|then|but|or)\b")


def said(command: str, manner: str, dice: random.Random) -> str:
    """The instruction.

    Args:
        command: What to do, beginning with a verb in its base form, without a stop at the end: ``paint the bus red``.
        manner: One of ``tasks.editing.MANNERS``; an unknown one is spoken as a plain command.
        dice: Where the choice of words comes from.
    """
    low = command[:1].lower() + command[1:]
    verb, _, rest = low.partition(" ")
    inflected = rest and could_be_verb(verb) and not _SECOND.search(low)
    lets = _LETS.fullmatch(low) if manner in _LET_FRAMES else None
    if lets:
        it, be = lets.groups()
        return dice.choice(_LET_FRAMES[manner]).format(it=it, It=it[:1].upper() + it[1:], be=be)
    if manner == "brief command" and len(low.split()) <= _SHORT and not _WHOLE.search(low) and dice.random() < _CURT:
        low = _ARTICLES.sub("", low)
    frame = dice.choice(_fitting(manner if manner in _FRAMES else "command", bool(inflected), verb == "let"))
    return frame.format(
        command=low,
        Command=low[:1].upper() + low[1:],
        gerund=f"{gerund(verb)} {rest}" if inflected else "",
        past=f"{past(verb)} {rest}" if inflected else "",
        picture=dice.choice(PICTURES),
    )


@lru_cache(maxsize=64)
def _fitting(manner: str, inflected: bool, lets: bool) -> Sequence[str]:
    """The manner's frames that suit a command.

    Without a verb that can be put into other forms those that leave it as it is; and nobody says "Let's let it snow".
    """
    return [
        frame
        for frame in _FRAMES[manner]
        if (inflected or not ("{gerund}" in frame or "{past}" in frame)) and not (lets and _TOGETHER.search(frame))
    ]


# Nobody wishes to let a table be blue: the table is to be blue.
_LETS = re.compile(
    r"let ((?:(?!\band\b)[^,;:])+?) ((?:be|look|have|wear|appear)\b(?:(?!\band\b|\bthen\b)[^;:])+(?:and \S+)?)"
)
_LET_FRAMES: Mapping[str, Sequence[str]] = {
    "polite request": (
        "Please let {it} {be}.",
        "please let {it} {be}",
        "Let {it} {be}, please.",
        "Could {it} {be}, please?",
        "I'd like {it} to {be}, please.",
    ),
    "question": (
        *["Can {it} {be}?"] * 2,
        *["Could {it} {be}?"] * 2,
        "can {it} {be}",
        "Can you let {it} {be}?",
        "How about letting {it} {be}?",
        "Why not let {it} {be}?",
    ),
    "wish": (
        *["I'd like {it} to {be}."] * 2,
        *["I want {it} to {be}."] * 2,
        "i want {it} to {be}",
        "I'd love {it} to {be}.",
        "I'd prefer {it} to {be}.",
        "{It} should {be}.",
        "Maybe let {it} {be}.",
    ),
}
_TOGETHER = re.compile(r"\b(?:we|We|Let's)\b")
