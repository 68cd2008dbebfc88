"""A caption as somebody who does something, is somewhere or has something: what can be asked of it, and said again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.engine.rules.dialogue.fit import reading_of
from InstructionGen.engine.rules.dialogue.plain import is_plain, is_vague
from InstructionGen.engine.rules.dialogue.predicate import STATIC, predicate_at
from InstructionGen.engine.rules.dialogue.tale import HOLDERS, ROOMS, Sort, Told
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase, is_plural, with_article, words
from InstructionGen.pool import Pool

_AT_REST: Final = frozenset("sit stand lie hang rest float fly drive travel move go park".split())
_MASSED: Final = words.COLLECTIVES_OF_MANY - frozenset("two three four five six seven eight nine ten".split())
_UNSPOKEN: Final = frozenset("no any another other his her its their my our your every each both either what".split())
_POINTING: Final = frozenset("a an the this that these those some several few".split())
_PLURAL: Final = lexicon.EITHER_NUMBER - {"food"}
_SAME: Final = lexicon.EITHER_NUMBER | frozenset("fish bison buffalo moose elk aircraft".split())


def told(text: str, pool: Pool) -> Told | None:
    """What a fit caption tells, where it begins with somebody or something of which it goes on to say one thing."""
    reading = reading_of(text, pool)
    lead = reading.at(0)
    if lead is None or reading.lower(0) in _UNSPOKEN or reading.core(lead) in lexicon.PICTURES:
        return None
    listed = reading.list_with(lead)
    if listed is not None and listed.owner is not None:
        listed = None
    members = listed.members if listed is not None else (lead,)
    end = listed.last if listed is not None else lead.last
    heads = tuple(reading.head(member) for member in members)
    single = reading.lower(lead.first) in ("a", "an", "one") and heads[0] in ("sheep", "deer", "fish")
    paired = reading.lower(lead.first) == "a" and reading.lower(lead.first + 1) == "couple"
    many = listed is not None or lead.number == "many" or paired or (heads[0] in _PLURAL and not single)
    at, finite_lead = _past_modifiers(reading, end)
    if at is None:
        return None
    subject = _with_article(reading, lead, reading.sentence.span(0, at))
    described = at > end or lead.core > lead.first + (reading.tag(lead.first) in ("det", "num", "poss"))
    sure = listed is not None or not many or is_plural(reading.lower(lead.head)) or heads[0] in _SAME
    predicate = predicate_at(reading, at, many, finite_lead, reading.is_alive(lead)) if sure else None
    further = any(reading.tag(i) in ("verb-fin", "aux") for i in _same_clause(reading, at + 1))
    if predicate is None or further or (listed is None and "," in subject) or _is_misread(reading, members, predicate):
        return None
    alive = reading.is_alive(lead)
    if not _is_sayable(reading, members, at, predicate, alive):
        return None
    caption = _with_article(reading, lead, text)
    sort, verb, rest, finite = _as_one_says(predicate, alive)
    if (sort, rest, finite) != (predicate[0], predicate[2], predicate[3]):
        caption = f"{subject} {rest}"
    return Told(
        caption=caption, subject=subject, the=_definite(reading, members, at), short=_short(reading, members),
        head=heads[0], name=reading.core(lead), heads=heads, described=described, many=many, sort=sort, verb=verb,
        rest=rest, finite=finite,
    )  # fmt: skip


def _is_sayable(
    reading: Reading, members: Sequence[NounPhrase], at: int, predicate: tuple[Sort, str, str, bool], alive: bool
) -> bool:
    """Whether what is said of the subject from a token on is plain, and is said of such a one."""
    lead, heads = members[0], {reading.head(member) for member in members}
    sort, verb, rest, _ = predicate
    begin = at + (reading.tag(at) == "rel")
    begin += reading.tag(begin) == "aux"
    plain = is_plain(reading, begin, alive, sort) and not any(is_vague(reading, i) for i in range(at))
    if not plain or not heads.isdisjoint(_CROWDS | _ASPECTS):
        return False
    if sort == "having":
        return _holds(reading, lead, alive, rest)
    again = set(reading.core(lead).split()[:-1]) & set(rest.lower().split())  # "a kitchen sink in a kitchen"
    still = sort == "doing" and not alive and (verb not in _UNALIVE or not heads.isdisjoint(_WAYS))
    return not (still or (again and not alive) or (verb == "park" and any(map(lexicon.is_person, heads))))


def _as_one_says(predicate: tuple[Sort, str, str, bool], alive: bool) -> tuple[Sort, str, str, bool]:
    """The predicate in plainer words: a pizza *is* on a table and does not sit there; a doing goes on (*is riding*)."""
    sort, verb, rest, _ = predicate
    place = rest.partition(" ")[2]
    if not alive and verb in _LYING and place.split(" ")[0] in STATIC and sort in ("doing", "state"):
        return "place", "", place, False
    if sort != "doing":
        return predicate
    return sort, verb, _TWO_DOINGS.sub(r"\1 and \2", rest), False  # "wearing a helmet holding a bat"


_CROWDS: Final = frozenset("couple crowd team family audience crew staff group".split())
"""Of these one says *is* and goes on with *they*."""
_ASPECTS: Final = frozenset("side front top back end part half corner edge inside row close-up closeup view".split())
"""Of these nobody says what they do."""
_FURTHER: Final = (
    "holding|wearing|carrying|riding|standing|sitting|walking|smiling|running|looking|talking|playing|eating"
)
_WAYS: Final = frozenset("road street path pathway trail walkway river track line fence wall bridge".split())
"""What only lies there, however it winds."""
_TWO_DOINGS: Final = re.compile(rf"^((?:wearing|holding|carrying)\b(?:(?! and | while |,).)*?) ((?:{_FURTHER})\b)")
_LYING: Final = frozenset("sit rest lie place set".split())
_UNALIVE: Final = _LYING | frozenset(
    "stand lean hang float fly drive travel move go pass sail glide soar cross burn turn roll pull come arrive land "
    "hover stop approach enter leave".split()
)
"""What things do."""


def _holds(reading: Reading, lead: NounPhrase, alive: bool, rest: str) -> bool:
    """Whether the lead is one of which one says that it has something."""
    head = reading.head(lead)
    if alive:
        return not {"his", "her", "its", "their"}.isdisjoint(rest.split())
    return head in HOLDERS or head in ROOMS


def _short(reading: Reading, members: Sequence[NounPhrase]) -> str:
    """The subject by its bare name: ``the man``, ``the two zebras``, ``the man and the dog``."""
    spoken = []
    for member in members:
        number = reading.lower(member.first) if reading.tag(member.first) == "num" else ""
        number = "" if number in ("one", "1") else f"{number} " if number else ""
        spoken.append(f"the {number}{reading.sentence.span(member.core, member.last)}")
    return f"{', '.join(spoken[:-1])} and {spoken[-1]}" if len(spoken) > 1 else spoken[0]


def _is_misread(reading: Reading, members: Sequence[NounPhrase], predicate: tuple[Sort, str, str, bool]) -> bool:
    """Whether the predicate is hardly the lead's own: ``hair cutting utensils on a table``."""
    lead = members[0]
    sort, verb, rest, _ = predicate
    if sort == "having":
        return len(members) > 1 or rest.startswith(("other", "no ")) or _hangs_loose(reading, lead)
    stuff = lead.number != "many" and not reading.has_own_determiner(lead) and not reading.is_alive(lead)
    return sort == "doing" and stuff and verb not in _AT_REST


def _hangs_loose(reading: Reading, lead: NounPhrase) -> bool:
    """Whether *with* may bring more than the lead has: ``a player with the Cardinals getting ready``."""
    return reading.is_alive(lead) and any(
        reading.tag(i) in ("verb-ing", "propn") for i in range(lead.last, reading.end) if reading.lower(i) != "sticking"
    )


def _same_clause(reading: Reading, at: int) -> range:
    """From a token up to the first word that may begin another clause."""
    stop = at + (reading.tag(at) in ("aux", "verb-fin", "adv"))
    begin = stop
    while stop < reading.end and reading.tag(stop) not in ("sub", "rel", "conj", "comma"):
        stop += 1
    return range(begin, stop)


def _with_article(reading: Reading, lead: NounPhrase, text: str) -> str:
    """A heading that left its first article out gets it back."""
    bare = reading.tag(lead.first) not in ("det", "num", "poss", "propn")
    owned = any(reading.tag(i) == "gen" for i in range(lead.first, lead.head))
    if bare and not owned and lead.number == "one" and reading.head(lead) not in lexicon.EITHER_NUMBER:
        return with_article(text)
    return text


def _definite(reading: Reading, members: Sequence[NounPhrase], at: int) -> str:
    """The subject as one speaks of it again, up to a token: ``the people on a bench`` for *a group of* them."""
    spoken = [_pointed(reading, member) for member in members]
    tail = reading.sentence.span(members[-1].last, at)
    text = f"{', '.join(spoken[:-1])} and {spoken[-1]}" if len(spoken) > 1 else spoken[0]
    return f"{text} {tail}".strip()


def _pointed(reading: Reading, phrase: NounPhrase) -> str:
    first = phrase.first
    for i in range(phrase.first, phrase.head):
        if reading.lower(i) in _MASSED and reading.lower(i + 1) == "of":
            first = i + 2
    if reading.tag(first) == "propn":
        return reading.sentence.span(first, phrase.last)
    while reading.lower(first) in _POINTING and first < phrase.head:
        first += 1
    text = reading.sentence.span(first, phrase.last)
    return text if reading.tag(first) == "poss" else f"the {text}"


def _past_modifiers(reading: Reading, end: int) -> tuple[int | None, bool]:
    """Where what the subject does begins, past *in a red shirt*; and whether a finite verb or *is* is there."""
    at = end
    for _ in range(_MOST_MODIFIERS):
        tag = reading.tag(at)
        if tag == "rel":
            relative = reading.lower(at) in ("that", "who", "which") and reading.tag(at + 1) in ("aux", "verb-fin")
            return (at if relative else None), relative
        if tag != "prep":
            finite = tag in ("aux", "verb-fin")
            begins = finite or tag in ("verb-ing", "verb-ed") or reading.lower(at) == "full"
            return (at if begins else None), finite
        stop = _after_modifier(reading, at)
        if stop is None or stop == at:
            return stop, False
        at = stop
    return None, False


_MOST_MODIFIERS = 3


def _after_modifier(reading: Reading, at: int) -> int | None:
    """Where *in a red shirt* ends, if a verb of the subject follows; ``at`` where it is all that is said of it.

    None where it cannot be told whose the verb is: of *a man beside a dog sitting* who sits?
    """
    after = at
    while reading.tag(after) == "prep":
        after += 1
    phrase = reading.at(after)
    if phrase is None:
        return at
    listed = reading.list_with(phrase)
    stop = listed.last if listed is not None and listed.owner is None else phrase.last
    having = reading.lower(at) == "with"  # "a sign with rain drops on it": nouns that are taken for verbs
    if reading.tag(stop) == "aux" or (reading.tag(stop) == "verb-fin" and not having):
        return stop
    if reading.tag(stop) == "verb-ing" and not having:
        return None if reading.is_alive(phrase) else stop
    return at
