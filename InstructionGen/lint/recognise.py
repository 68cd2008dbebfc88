"""What type an edit is of, and what it is about, told from its instruction and from what differs between its captions.

Conservative: where the words leave it open, nothing is recognised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from InstructionGen.checks import Edit
from InstructionGen.checks.difference import compare
from InstructionGen.checks.lettering import quoted
from InstructionGen.checks.looks.colours import COLOURS
from InstructionGen.checks.looks.materials import MATERIALS
from InstructionGen.checks.objects import spot_object
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.checks.wording import DETERMINERS, noun_key, noun_keys, words
from InstructionGen.english import verb_lemma
from InstructionGen.english.inflection import could_be_verb
from InstructionGen.lint.command import Command, command_of

_REMOVE = frozenset("remove erase delete eliminate omit".split())
_ADD = frozenset("add insert include introduce put place set position".split())
_SWAP = frozenset("replace swap substitute exchange".split())
_TURN = frozenset("turn change transform convert make switch".split())
_DYE = frozenset("paint colour color dye recolor recolour".split())
_HAVING = frozenset("make have let get".split())
_CHANGING = _SWAP | _TURN | _DYE | _HAVING
_INTO: Final = {
    "change": re.compile(r"\s+(?:with|by|for|into|to)\s+"),
    "turn": re.compile(r"\s+(?:into|to\s+(?=an?\s))\s*"),
    "make": re.compile(r"\s+(?:into|out\s+of)\s+"),
    **dict.fromkeys(_HAVING - {"make"}, re.compile(r"\s+(?:be(?:come)?|turn\s+into)\s+")),
    **dict.fromkeys(_DYE, re.compile(r"\s+in\s+")),
}
"""Verb -> what stands between the old and the new; verbs that are not here have what *change* has."""
_TAKE: Final = (
    re.compile(r"^(?:take|leave|wipe|edit|photoshop)\s+(?:away|out|off)\s+(?P<thing>.+)$"),
    re.compile(r"^(?:take|edit|photoshop)\s+(?P<thing>.+?)\s+(?:away|out)(?:\s+of\s+the\s+\w+)?$"),
    re.compile(r"^(?:get\s+rid\s+of|do\s+away\s+with)\s+(?P<thing>.+)$"),
)
_HAVE = re.compile(r"^(?:have|let)\s+there\s+be\s+(?P<thing>.+)$")
_SOME_OF = re.compile(r"\b(?:two|three|four|five|six|seven|both|any|each|most|many|several)\s+of\b")
_INSTEAD = re.compile(r"\b(?:in\s+(?:the\s+)?place\s+of|instead)\b")
_STYLE = re.compile(
    r"\b(?:in\s+the\s+style\s+of|style|painting|drawing|sketch|watercolou?r|cartoon|anime|pixel\s+art|mosaic|"
    r"oil\s+on\s+canvas|cubist|impressionist|abstract|line\s+art|comic|origami|engraving|etching|woodcut|linocut|"
    r"claymation|photo(?:graph)?\s+realistic|photorealistic|black\s+and\s+white|sepia)\b"
)
_TONE = re.compile(
    r"\b(?:night|nighttime|daytime|sunset|sunrise|dawn|dusk|twilight|midnight|noon|evening|morning|winter|summer|autumn|"
    r"spring|fall|snow(?:y|ing)?|rain(?:y|ing)?|fog(?:gy)?|mist(?:y)?|storm(?:y)?|sunny|cloudy|overcast|golden\s+hour)\b"
)
_BACKGROUND = re.compile(r"\b(?:background|backdrop|location|setting|surroundings)\b")
_WHOLE = frozenset("it picture photo photograph image scene painting this that everything".split())
_SPLIT = frozenset(
    "of in on at by with to from near next behind under over inside that who which and or but while as".split()
)
_SHARE = frozenset("third half quarter little bit lot size times twice degrees way".split())
_BEING = frozenset("be become turn look".split())
_GOING = frozenset("disappear vanish go leave".split())
_ONE_OF = frozenset(
    "one some half few left right second third other another last first more extra all everything everyone".split()
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A type, and the edit with the names of what it is about."""

    type: str
    """Our card's name."""
    edit: Edit


@lru_cache(maxsize=1024)
def recognise(edit: Edit) -> Recognised | None:
    """What an edit is, of which neither type nor objects are declared; None where the words leave it open."""
    if len(quoted(edit.input)) == 1 == len(quoted(edit.output)) and quoted(edit.edit):
        return Recognised("textual", edit)
    command = command_of(edit.edit)
    return _commanded(edit, command) if command and edit.input and edit.output else None


def _commanded(edit: Edit, command: Command) -> Recognised | None:
    taken = next((found["thing"] for pattern in _TAKE if (found := pattern.match(command.said))), "")
    if taken or command.verb in _REMOVE:
        return _about(edit, "remove", taken or command.rest, (edit.input, edit.output))
    have = _HAVE.match(command.said)
    if have or (command.verb in _ADD and not _BACKGROUND.search(command.rest)):
        return _about(edit, "add", have["thing"] if have else command.rest, (edit.output, edit.input))
    if command.verb in _CHANGING:
        return _changed(edit, command)
    return None


def _about(edit: Edit, kind: str, told: str, captions: Sequence[str]) -> Recognised | None:
    """A removal or an addition of what an instruction names, where it names one thing in plain words.

    The first of the captions is where the thing should be named; where it is in the other one, the edit is backwards.
    """
    if _ONE_OF & set(words(told)) or _SOME_OF.search(told) or _INSTEAD.search(told):
        return None
    thing = next(filter(None, (named(told, caption) for caption in captions)), "")
    if not thing and kind == "add":
        thing = _head_name(told)
    return Recognised(kind, replace(edit, edited_object=thing)) if thing else None


def _changed(edit: Edit, command: Command) -> Recognised | None:
    """A change of one thing into another, of its colour, material or doing, or of the whole picture."""
    halves = _doing(edit, command) or _halves(command)
    if halves is None:
        return None
    old, new = halves
    if set(words(old)) & _WHOLE or (command.verb == "make" and not named(old, edit.input)):
        whole = "style_change" if _STYLE.search(command.rest) else "tone_transfer" if _TONE.search(command.rest) else ""
        if whole:
            return Recognised(whole, edit)
    if _BACKGROUND.search(old):
        return Recognised("background_change", edit)
    thing = "" if _ONE_OF & set(words(old)) else named(old, edit.input) or named(old, edit.output)
    return _becomes(edit, thing, new, command.verb) if thing else None


def _becomes(edit: Edit, thing: str, new: str, verb: str) -> Recognised | None:
    """What a thing of the caption becomes: of another colour or material, another thing, or busy with something."""
    spoken = [word for word in words(new) if word not in DETERMINERS]
    altered = replace(edit, edited_object=thing, value=" ".join(spoken))
    told_of = words(new)[0] in ("a", "an")  # "a rose" is a flower, "rose" a colour
    if all(word in COLOURS for word in spoken) and not told_of:
        return Recognised("color_alter", altered)
    if all(word in MATERIALS for word in spoken):
        return Recognised("material_alter", altered)
    if _SHARE & set(words(new)) or "one" in words(new):
        return None
    if verb in _SWAP | _TURN and (verb != "make" or told_of):
        newcomer = named(new, edit.output) or _head_name(new)
        return Recognised("replace", replace(edit, edited_object=thing, new_object=newcomer)) if newcomer else None
    return _does(edit, thing, words(new)[0]) if verb in _HAVING else None


def _does(edit: Edit, thing: str, verb: str) -> Recognised | None:
    """A thing that is made to do something: it goes, it comes, or does it where it is."""
    if not could_be_verb(verb) or verb_lemma(verb) != verb:
        return None
    there, stays = (bool(spot_object(read(caption), noun_keys(thing))) for caption in (edit.input, edit.output))
    if verb in _GOING:
        return Recognised("remove", replace(edit, edited_object=thing)) if there else None
    kind = "action_change" if there and stays else "add" if stays else ""
    return Recognised(kind, replace(edit, edited_object=thing)) if kind else None


def _doing(edit: Edit, command: Command) -> tuple[str, str] | None:
    """*the dog* and *jump over the rug* of "make the dog jump over the rug", where a caption names the dog."""
    if command.verb not in _HAVING:
        return None
    known = {noun_key(word.key) for caption in (edit.input, edit.output) for word in read(caption).words}
    spoken = words(command.rest)
    for end in range(1, len(spoken)):
        verb = spoken[end]
        if (
            noun_key(spoken[end - 1]) in known
            and could_be_verb(verb)
            and verb_lemma(verb) == verb
            and verb not in COLOURS
        ):
            return " ".join(spoken[:end]), " ".join(spoken[end:])
    return None


def _halves(command: Command) -> tuple[str, str] | None:
    """The old and the new: *the car* and *red*, *it* and *a painting*, *the dog* and *a cat*."""
    verb, rest = command.verb, command.rest
    if rest.startswith("in "):
        return None
    parts = _INTO.get(verb, _INTO["change"]).split(rest, maxsplit=1)
    if len(parts) == 1 and verb not in _SWAP:
        parts = list(_split(rest))
        if verb in _TURN - {"make"} and not all(
            word in COLOURS | MATERIALS for word in words(parts[-1] if parts else "")
        ):
            return None
    if len(parts) != 2 or not [word for word in words(parts[1]) if word not in DETERMINERS]:
        return None
    old, new = parts
    # "Substitute a fox for the dog": the new one comes first.
    return (new, old) if verb == "substitute" and re.search(r"\sfor\s", rest) else (old, new)


def _split(rest: str) -> Sequence[str]:
    """*the car red* where the thing ends."""
    spoken = words(rest)
    at = len(spoken)
    while at > 1 and (spoken[at - 1] in COLOURS or spoken[at - 1] in MATERIALS):
        at -= 1
    if 1 < at < len(spoken):
        return " ".join(spoken[:at]), " ".join(spoken[at:])
    if spoken and spoken[0] in _WHOLE:
        return spoken[0], " ".join(spoken[1:])
    reading = read(rest)
    first = next(iter(reading.phrases), None)
    if first is None or first.first > 0:
        return ()
    return reading.text(0, first.last), reading.text(first.last, len(reading.words))


def named(told: str, caption: str) -> str:
    """The thing that words speak of, as a caption has it; empty where the caption does not name it.

    Args:
        told: Such as ``the black dog on the left``.
        caption: Where it must be named.
    """
    name = _head_name(told)
    if not name:
        return ""
    reading = read(caption)
    keys = noun_keys(name)
    for start in range(len(keys)):  # "black dog" may be called a dog
        if spot_object(reading, keys[start:]):
            return " ".join(name.split()[-(len(keys) - start) :])
    return ""


def _head_name(told: str) -> str:
    """The first noun phrase of words, without its determiner and what hangs on it."""
    spoken: list[str] = []
    for word in words(told):
        if word in _SPLIT and spoken:
            break
        if word in DETERMINERS and not spoken:
            continue
        spoken.append(word)
    return " ".join(spoken) if 0 < len(spoken) <= 4 and spoken[-1] not in _WHOLE else ""


def named_by_difference(edit: Edit, wants: Sequence[str]) -> Edit | None:
    """The edit with its missing names, taken from what differs; None where that leaves them open.

    Args:
        edit: Both captions known.
        wants: Which of ``edited_object`` and ``new_object`` are to be filled in.
    """
    known = recognise(replace(edit, edited_object="", new_object=""))
    if known and all(getattr(known.edit, name) for name in wants):
        return replace(edit, **{name: getattr(known.edit, name) for name in wants})
    before, after = read(edit.input), read(edit.output)
    changes = [c for c in compare(before, after).changes if c.start < c.stop or c.begin < c.end]
    if len(changes) != 1:
        return None
    (change,) = changes
    gone = _things(before, change.start, change.stop)
    come = _things(after, change.begin, change.end)
    found = {"edited_object": gone or come, "new_object": come} if gone or come else {}
    if not all(found.get(name) for name in wants):
        return None
    names: dict[str, Any] = {name: found[name][0] for name in wants}
    return replace(edit, **names)


def _things(reading: Reading, start: int, stop: int) -> list[str]:
    """The names of the things whose head stands in a stretch."""
    inside = [phrase for phrase in reading.phrases if start <= phrase.head < stop]
    return [_name(reading, phrase) for phrase in inside]


def _name(reading: Reading, phrase: Phrase) -> str:
    return reading.text(phrase.core, phrase.head + 1)


def key_of(name: str) -> str:
    """The head of a name in one form."""
    keys = noun_keys(name)
    return keys[-1] if keys else noun_key(name)
