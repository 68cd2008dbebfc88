"""Changes the words written in a picture: the caption quotes them once, before and after."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Relettering
from InstructionGen.engine.rules.edits import wording
from InstructionGen.engine.rules.edits.fitness import answered, caption_of, refuse_unprintable
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import finish
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, parse, tidy
from InstructionGen.pool import Pool

_QUOTED = re.compile(r"[\"“”]([^\"“”]*)[\"“”]|[‘]([^‘’]*)[’]|(?<!\w)'([^']+)'(?!\w)")
_SAYS = re.compile(
    r"\b(?:says|say|saying|reads|read|reading|words?|written|titled|called|named|labell?ed|marked|text|letters|lettering|"
    r"spells?|spelling|displaying|that is|with|of|for|the|a|an)\s+$",
    re.IGNORECASE,
)
_SAYS_PLAINLY = re.compile(
    r"\b(?:says|say|saying|reads|reading|words?|written|titled|labell?ed|text|spells?|spelling)[:,]?\s+$", re.IGNORECASE
)
_CARRIES = re.compile(
    r"\s+(?:(?:that|which) )?(?:reads|says|reading|saying|bearing|with|showing|displaying|titled|labell?ed|marked)?"
    r"(?: the (?:words?|text|letters))? ?",
    re.IGNORECASE,
)
_BEARERS = frozenset(
    """
    sign poster billboard banner book shirt t-shirt cup mug bottle box bag building store shop storefront bus
    truck van train airplane plane screen monitor label card menu blackboard chalkboard whiteboard board cake
    jersey magazine newspaper flyer package packaging can plate license-plate door window logo advertisement ad
    brochure notebook wall bench boat ship clock cover page paper ticket tag sticker sweatshirt hoodie hat cap
    helmet restaurant awning flag kite surfboard placard notice receipt certificate letter envelope phone laptop
    television tv
    """.split()
)
_READS = ("{} that reads {}", "{} that says {}", "{} with the {} {} on it", "{} bearing the {} {}")


def reletter(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Relettering:
    """The ``caption`` with its ``lettering`` quoted, and with the first of ``new_lettering`` of as many words.

    Raises:
        CannotAnswer: The lettering cannot be quoted, or nothing of equal length was offered.
    """
    caption = caption_of(variables)
    old = tidy(variables["lettering"])
    refuse_unprintable(old)
    if not old or _marks(old):
        raise CannotAnswer("no plain lettering")
    new = next((n for n in map(tidy, variables["new_lettering"]) if _may_follow(n, old)), None)
    if new is None:
        raise CannotAnswer("no new lettering of as many words")
    refuse_unprintable(new)
    new = new.upper() if old.isupper() else new
    given = _with_lettering(caption, old, dice, pool)
    if given.count('"') != 2:
        raise CannotAnswer("more than one lettering")
    quoted = f'"{old}"'
    edit = wording.relettering(old, new, _named_bearer(given, pool), variables.get("manner", ""), dice)
    return answered(Relettering, edit=edit, input=given, output=given.replace(quoted, f'"{new}"'))


def _named_bearer(given: str, pool: Pool) -> str:
    """What the caption says carries the words that it quotes, in one word: ``sign``; empty where it does not say."""
    reading = Reading(parse(given), Nouns(pool))
    before = given[: given.index('"')]
    for phrase in reading.outer:
        end = reading.tokens[phrase.last - 1].end
        if reading.head(phrase) in _BEARERS and phrase.number == "one" and _CARRIES.fullmatch(before[end:]):
            return reading.head(phrase)
    return ""


def _marks(text: str) -> bool:
    return any(c in '"“”' for c in text)


def _may_follow(new: str, old: str) -> bool:
    return bool(new) and not _marks(new) and new.lower() != old.lower() and len(new.split()) == len(old.split())


def _with_lettering(caption: str, old: str, dice: random.Random, pool: Pool) -> str:
    """The caption with the lettering in straight double quotes, exactly once."""
    quotes = list(_QUOTED.finditer(caption))
    match = next((m for m in quotes if _same(next(g for g in m.groups() if g is not None), old)), None)
    if match is not None:
        return _plain(caption[: match.start()]) + f'"{old}"' + _plain(caption[match.end() :])
    bare = _plain(caption)
    spot = _spot(bare, old)
    if spot is not None:
        return f'{bare[: spot[0]]}"{old}"{bare[spot[1] :]}'
    return _with_phrase(bare, old, dice, pool)


def _same(said: str, old: str) -> bool:
    return said.strip(" .,!?").lower() == old.strip(" .,!?").lower()


def _plain(text: str) -> str:
    """Other words in double quotes lose their marks: only one lettering is quoted."""
    return re.sub(r"[\"“”]", "", text)


def _spot(caption: str, old: str) -> tuple[int, int] | None:
    """Where the lettering already stands in the caption, if it plainly is the lettering there."""
    for found in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", caption, re.IGNORECASE):
        before = caption[: found.start()]
        if _SAYS_PLAINLY.search(before):
            return found.span()
        exact = found.group(0) == old and not old.islower() and found.start() > 0
        if exact and (_SAYS.search(before) or len(old) > 2):
            return found.span()
        if old.lower() == "stop" and re.match(r"\s+(sign|light)", caption[found.end() :]):
            return found.span()
    return None


def _with_phrase(caption: str, old: str, dice: random.Random, pool: Pool) -> str:
    reading = Reading(parse(caption), Nouns(pool))
    words = "word" if len(old.split()) == 1 else "words"
    quoted = f'"{old}"'
    bearer = _bearer(reading)
    if bearer is not None:
        pattern = dice.choice(_READS if bearer.number == "one" else _READS[:2])
        at = reading.tokens[bearer.last - 1].end
        # "{} with the {} {} on it" takes the noun; the two patterns that quote alone do not
        phrase = pattern.format("", quoted) if pattern.count("{}") == 2 else pattern.format("", words, quoted)
        return finish(caption[:at] + phrase + caption[at:], like=caption)
    if reading.end == 0:
        raise CannotAnswer("no words")
    at = reading.tokens[reading.end - 1].end
    phrase = dice.choice(
        (
            f", with the {words} {quoted} on display",
            f", with the {words} {quoted} in view",
            f", with {quoted} written in the scene",
        )
    )
    return finish(caption[:at] + phrase + caption[at:], like=caption)


def _bearer(reading: Reading) -> NounPhrase | None:
    """The one thing of the caption that can carry words."""
    for phrase in reading.outer:
        if reading.head(phrase) not in _BEARERS or phrase.number != "one" or phrase.last != phrase.head + 1:
            continue
        following = reading.tag(phrase.last)
        if (
            following in ("gen", "rel", "noun", "propn", "adj")
            or reading.list_with(phrase)
            or (following == "verb-ing" and reading.lower(phrase.last) in ("reading", "saying"))
        ):
            continue
        return phrase
    return None
