"""The last look at a caption that has lost something: is it still English, and has nothing else gone?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.fitness import COLOURS
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, Token, parse, plural

_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves one ones".split()
)
_NEEDS_TWO = frozenset("both together each other another others between among same matching different various".split())
_CANNOT_END = frozenset({"prep", "conj", "det", "comma", "sub", "poss", "num", "aux", "rel", "gen"})
_CANNOT_BEGIN = frozenset({"prep", "conj", "comma", "sub", "rel", "aux", "verb-fin", "gen", "punct"})
_CANNOT_FOLLOW = {
    "prep": frozenset({"conj", "comma", "aux", "verb-fin", "sub", "rel"}),
    "conj": frozenset({"conj", "comma", "sub"}),
    "det": frozenset({"prep", "conj", "comma", "aux", "verb-fin", "sub", "rel", "poss"}),
    "poss": frozenset({"prep", "conj", "comma", "aux", "verb-fin", "sub", "rel", "det", "poss"}),
    "comma": frozenset({"comma"}),
    "aux": frozenset({"conj", "comma", "sub"}),
}


def refuse_unsound(reading: Reading, target: NounPhrase, rewrite: Rewrite, output: str) -> None:
    """Raises CannotAnswer when the output lost more than the target, or reads badly."""
    if output.count('"') % 2 or output.count("“") != output.count("”"):
        raise CannotAnswer("half a quotation would be left")
    _refuse_losses(reading, target, rewrite)
    _refuse_idle_end(reading, rewrite)
    _refuse_others(reading, target, rewrite)
    _refuse_its_colour(reading, rewrite)
    _refuse_orphans(reading, target, rewrite)
    refuse_broken(output)
    head = reading.head(target)
    if re.search(rf"\b({re.escape(head)}|{re.escape(plural(head))})\b", output, re.IGNORECASE):
        raise CannotAnswer("its name is still there")


_COMPARED = frozenset("larger smaller bigger taller shorter longer older younger".split())


def _refuse_others(reading: Reading, target: NounPhrase, rewrite: Rewrite) -> None:
    """Refuses *other* and *another* that were said with regard to what has gone: ``a train next to another train``."""
    listed = reading.list_with(target)
    if listed is not None and len(listed.members) > 2:
        return
    for i in rewrite.kept():
        other = reading.lower(i) in ("other", "another", "others") and reading.lower(i - 1) != "each"
        compared = reading.lower(i) in _COMPARED
        if (other or compared) and i > target.head:
            raise CannotAnswer("others are left without it")


def _refuse_its_colour(reading: Reading, rewrite: Rewrite) -> None:
    """Refuses what the one that has gone wore: ``[a man] in grey``."""
    kept = set(rewrite.kept())
    for i in kept:
        if i and i - 1 not in kept and reading.lower(i) == "in" and reading.lower(i + 1) in COLOURS:
            raise CannotAnswer("what follows may belong to it")


def _refuse_idle_end(reading: Reading, rewrite: Rewrite) -> None:
    """Refuses a posture left at the end (*a truck with a trailer sitting*) unless the first thing named takes it."""
    kept = [i for i in rewrite.kept() if i < reading.end]
    if not kept or kept[-1] == reading.end - 1 or reading.tag(kept[-1]) not in ("verb-ing", "verb-ed", "verb-fin"):
        return
    verb = kept[-1]
    lead = reading.outer[0]
    listed = reading.list_with(lead)
    at = listed.last if listed is not None else lead.last
    while reading.tag(at) in ("aux", "adv", "rel") and at < verb:
        at += 1
    if at != verb or not reading.is_alive(lead):
        raise CannotAnswer("the verb needs it")


def _refuse_losses(reading: Reading, target: NounPhrase, rewrite: Rewrite) -> None:
    gone = rewrite.dropped()
    kept_text = rewrite.render().lower()
    for phrase in reading.sentence.phrases:
        if phrase == target or (target.first <= phrase.first and phrase.last <= target.last):
            continue
        if phrase.head not in gone or (phrase.first <= target.first and target.last <= phrase.last):
            continue
        head = reading.head(phrase)
        if head in vocabulary.BODY or head in vocabulary.RELATIONAL or head in _GOES_ALONG:
            continue
        if reading.tokens[phrase.head].lower not in kept_text.split(" ") and not re.search(
            rf"\b{re.escape(reading.tokens[phrase.head].lower)}\b", kept_text
        ):
            raise CannotAnswer("something else would be lost")


_GOES_ALONG = frozenset("leash air background foreground distance display".split())


def _refuse_orphans(reading: Reading, target: NounPhrase, rewrite: Rewrite) -> None:
    kept = rewrite.kept()
    listed = reading.list_with(target)
    for i in kept:
        token = reading.tokens[i]
        if token.tag not in ("pron", "poss", "adj", "det", "adv", "prep") or token.lower not in _PRONOUNS | _NEEDS_TWO:
            continue
        if token.lower in _PRONOUNS:
            if _means_owner_before(reading, i, target):
                continue
            if reading.may_mean(token, target) or not _has_antecedent(reading, i, kept):
                raise CannotAnswer("a pronoun would lose its owner")
        elif (
            listed is not None and token.lower in _NEEDS_TWO and _speaks_of_list(reading, i, listed.first, listed.last)
        ):
            raise CannotAnswer("said of both")


def _speaks_of_list(reading: Reading, i: int, first: int, last: int) -> bool:
    """Whether a word like *together* can be said of a list: it stands in it, or right before, or after it."""
    return (
        reading.lower(i) not in ("other", "another", "different", "various", "same", "matching")
        or (i < first and i > first - 2)
        or (reading.lower(i) == "other" and reading.lower(i - 1) == "each" and i > last)
    )


def _means_owner_before(reading: Reading, i: int, target: NounPhrase) -> bool:
    """``a table with a lamp and a book on it``: *it* is the table, whatever else it might be."""
    if reading.lower(i) not in ("it", "them") or reading.tag(i - 1) != "prep":
        return False
    start, _ = reading.preposition(i)
    listed = next((found for found in reading.lists if found.last == start and target in found.members), None)
    if listed is None:
        return False
    _, governor = reading.preposition(listed.first)
    return governor == "with" or reading.lower(listed.first - 1) in ("has", "have", "having")


def _has_antecedent(reading: Reading, i: int, kept: tuple[int, ...]) -> bool:
    heads = set(kept)
    return any(
        p.head in heads and p.head < i and reading.may_mean(reading.tokens[i], p) for p in reading.sentence.phrases
    )


_FEWEST = 2
"""Words of a caption: one alone is a label."""


def refuse_broken(output: str) -> None:
    """Raises CannotAnswer when the words do not join as English words do."""
    refuse_broken_words(parse(output).tokens)


def refuse_broken_words(words: Sequence[Token]) -> None:
    """The same for words that have been read."""
    tokens = [t for t in words if t.tag != "punct"]
    if len(tokens) < _FEWEST:
        raise CannotAnswer("too little left")
    if tokens[-1].tag in _CANNOT_END or tokens[0].tag in _CANNOT_BEGIN:
        raise CannotAnswer("broken sentence")
    for one, two in pairwise(tokens):
        part = one.lower in ("more", "some", "many", "several", "each", "both", "all") and two.lower == "of"
        if (two.tag in _CANNOT_FOLLOW.get(one.tag, ()) and not part) or (one.lower == two.lower and one.tag != "other"):
            raise CannotAnswer("broken sentence")
    if not any(t.tag in ("noun", "propn") for t in tokens):
        raise CannotAnswer("too little left")
