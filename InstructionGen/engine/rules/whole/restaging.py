"""Gives a scene another time, light, style, look, view or frame: its caption, and a tail or a lead that says so."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from InstructionGen.answers import Restaging
from InstructionGen.checks.reading import read
from InstructionGen.checks.whole.moments import clash, sorts, state_stretches
from InstructionGen.checks.whole.sorts import PICTURES
from InstructionGen.engine.rules.edits.fitness import answered
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite, finish
from InstructionGen.engine.rules.edits.wording import lowered
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.engine.rules.whole import commands
from InstructionGen.engine.rules.whole.captions import is_sentence, is_shouted, lacks_article, read_caption, with_tail
from InstructionGen.english import NounPhrase
from InstructionGen.pool import Pool

Staging = Callable[[Reading, str], str]
"""From a caption and what it becomes to the new caption."""


def tone(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Restaging:
    """The first of ``values`` that the ``caption`` can be set in: at its end, or for the time or weather it had."""
    return _first(variables, dice, pool, _toned, commands.TONE)


def style(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Restaging:
    """The ``caption`` as a picture of the first of ``values``."""
    return _first(variables, dice, pool, _styled, commands.STYLE)


def look(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Restaging:
    """The ``caption`` with the first of ``values`` for its look."""
    return _first(variables, dice, pool, _set_off, commands.LOOK)


def view(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Restaging:
    """The ``caption`` with the first of ``values`` for its view."""
    return _first(variables, dice, pool, _set_off, commands.VIEW)


def frame(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Restaging:
    """The ``caption`` with more of its surroundings to the side that the first of ``values`` says."""
    return _first(variables, dice, pool, _set_off, commands.FRAME)


def _first(
    variables: Mapping[str, Any], dice: random.Random, pool: Pool, staged: Staging, asking: commands.Asking
) -> Restaging:
    reading = read_caption(variables, pool)
    reason = ""
    for value in variables["values"]:
        try:
            output = staged(reading, value)
        except CannotAnswer as refused:
            reason = reason or refused.reason
            continue
        edit = asking.worded(value, variables, dice)
        return answered(Restaging, edit=edit, value=value, output=output)
    raise CannotAnswer(reason or "nothing that it could become")


def _set_off(reading: Reading, value: str) -> str:
    return with_tail(reading, value, comma=True)


# --- time, weather, light --------------------------------------------------------------------------------------------


def _toned(reading: Reading, value: str) -> str:
    """The value in place of the state that the caption has of its sort, or at its end."""
    caption = read(reading.sentence.text)
    wanted = read(value).words
    keys, own = [w.key for w in wanted], sorts([w.key for w in wanted])
    rest = [w.key for w in caption.words]
    for start, stop in state_stretches(caption):
        old = rest[start:stop]
        # That it is day and the sun shines goes without saying where the weather changes.
        covered = {table for table, sort in sorts(old) if sort not in ("day", "sunlit")} <= {table for table, _ in own}
        if (clash(keys, old) or sorts(old) & own) and covered and not clash(keys, rest[:start] + rest[stop:]):
            return _in_place(reading, start, stop, value)
    if clash(keys, rest) or sorts(rest) & own:
        raise CannotAnswer("it contradicts the caption")
    return with_tail(reading, value, comma=False)


def _in_place(reading: Reading, start: int, stop: int, value: str) -> str:
    """The value in place of some words, counted without the marks between them."""
    spoken = [i for i, token in enumerate(reading.tokens) if token.tag not in ("comma", "punct")]
    rewrite = Rewrite(reading.sentence)
    first = spoken[start]
    said = value.upper() if is_shouted(reading.sentence.text) else value
    rewrite.put(first, spoken[stop - 1] + 1, said[:1].upper() + said[1:] if first == 0 else said)
    return rewrite.render()


# --- style -----------------------------------------------------------------------------------------------------------

_PHOTOS = frozenset("photo photograph picture image snapshot".split())
_PLAIN = frozenset(
    """
    a an the black and white old vintage color colour colored coloured sepia blurry blurred
    """.split()
)
_VIEWS = frozenset("view shot close-up closeup up close".split())
_BEGINNINGS = frozenset("det num".split())
_STYLED = ("in", "the", "style", "of")


def _styled(reading: Reading, value: str) -> str:
    """``a linocut print of`` the thing that the caption names; a sentence with ``in the style of a linocut print``."""
    text = reading.sentence.text
    lead = _lead(reading)
    if lead:
        rest = text[reading.tokens[lead].start :]
        return finish(f"{_capital(value, text)} of {rest}", like=text)
    tail = _styled_tail(reading)
    if tail:
        last = reading.tokens[tail - 1].end
        end = next((t.start for t in reading.tokens[tail:] if t.tag == "comma"), reading.tokens[reading.end - 1].end)
        return finish(f"{text[:last]} {value}{text[end:]}", like=text)
    first = reading.at(0)
    thing = first is not None and (reading.tag(0) in _BEGINNINGS or _is_bare_plural(reading, first))
    viewed = first is not None and reading.head(first) in _VIEWS
    if thing and not viewed and not is_sentence(reading) and reading.lower(0) not in ("this", "these", "that", "those"):
        body = lowered(reading, 0, len(reading.tokens))
        return finish(f"{_capital(value, text)} of {body}", like=text)
    return with_tail(reading, f"in the style of {value}", comma=True)


def _is_bare_plural(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether the phrase needs no article after *of*: ``rows of seats`` does not, ``bunch of people`` does."""
    return phrase.number == "many" and not lacks_article(reading, phrase)


def _capital(value: str, text: str) -> str:
    said = value.upper() if is_shouted(text) else value
    return said[:1].upper() + said[1:] if text[:1].isupper() else said


def _lead(reading: Reading) -> int:
    """Where what the picture shows begins, after ``a black and white photo of``; 0 where it does not begin so."""
    first = reading.at(0)
    if first is None or reading.head(first) in _VIEWS:
        return 0
    of = first.head + 1
    if reading.lower(of) != "of" or reading.head(first) not in _PHOTOS | PICTURES:
        return 0
    made = reading.head(first) not in _PHOTOS
    plain = all(reading.lower(i) in _PLAIN for i in range(first.head))
    if reading.head(first) in ("scene", "piece", "plate", "page", "cover", "map", "label", "card", "window", "frame"):
        return 0
    if not plain and not made:
        raise CannotAnswer("it is a picture of another kind")
    if reading.at(of + 1) is None and reading.complement(first) is None:
        raise CannotAnswer("it is a picture of another kind")
    return of + 1


def _styled_tail(reading: Reading) -> int:
    """Where the style that an earlier edit gave the picture begins, or 0."""
    words = [t.lower for t in reading.tokens]
    found = [i for i in range(len(words) - 3) if tuple(words[i : i + 4]) == _STYLED]
    return found[-1] + 4 if found else 0
