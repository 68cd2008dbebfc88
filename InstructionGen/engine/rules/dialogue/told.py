"""A caption as somebody who does something, is somewhere or has something: what can be asked of it, and said again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from InstructionGen.checks import lexicon
from InstructionGen.engine.rules.dialogue.fit import reading_of
from InstructionGen.engine.rules.dialogue.plain import is_plain, is_vague
from InstructionGen.engine.rules.edits.fitness import COLOURS
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.english import NounPhrase, agree, is_plural, with_article, words
from InstructionGen.english.inflection import gerund
from InstructionGen.pool import Pool

Sort = Literal["doing", "state", "place", "having"]
"""``riding a wave``; ``parked on a street``; ``on a couch``; ``a stove and a sink``."""

_STATIC: Final = frozenset(
    "on in at near beside behind by under beneath underneath inside outside between among against above below "
    "alongside atop amid within along next close front top across around over".split()
)
_HOLDING: Final = frozenset("contain feature include".split())
"""Verbs by which a thing has something in it."""
_AT_REST: Final = frozenset("sit stand lie hang rest float fly drive travel move go park".split())
_STATIVE: Final = frozenset(
    "show feature contain include have appear seem cover surround overlook display depict represent consist be "
    "become make look need want belong fill line run".split()
)
"""Verbs that tell nothing that somebody does."""
_NO_PARTICIPLE: Final = frozenset(
    "sit stand lie run walk ride fly play hang go come get look pull arrive land travel drift fall".split()
)
_PARTICIPLES: Final = frozenset("set cut put spread split shut".split())
"""Verbs whose bare form is a participle."""
_MASSED: Final = words.COLLECTIVES_OF_MANY - frozenset("two three four five six seven eight nine ten".split())
_GATHERED: Final = frozenset(
    "stack pile row fleet herd flock line collection crowd group set team bunch family".split()
)
"""One of these is one, whatever it is of."""
_UNSPOKEN: Final = frozenset("no any another other his her its their my our your every each both either what".split())
_POINTING: Final = frozenset("a an the this that these those some several few".split())
_SAME: Final = lexicon.EITHER_NUMBER | frozenset("fish bison buffalo moose elk aircraft".split())


@dataclass(frozen=True, slots=True)
class Told:
    """One caption, in two halves."""

    caption: str
    """All of it as a sentence or a heading, without its full stop: ``a man in a red shirt riding a wave``."""
    subject: str
    """``a man in a red shirt``."""
    the: str
    """As one speaks of it again: ``the man in a red shirt``."""
    short: str
    """The same by the bare name: ``the man``."""
    head: str
    """``man``; of several heads the first."""
    name: str
    """Its name without what is said of it: ``living room``."""
    heads: tuple[str, ...]
    described: bool
    """Whether more than its name is said of it."""
    many: bool
    sort: Sort
    verb: str
    """The doing's or state's verb in its base form; empty for the others."""
    rest: str
    finite: bool
    """Whether the caption is a sentence as it stands."""

    @property
    def be(self) -> str:
        """``is`` or ``are``."""
        return "are" if self.many else "is"

    @property
    def sentence(self) -> str:
        """All of it as a sentence that begins with a small letter and has no full stop."""
        if self.finite:
            return self.caption
        words = self.subject.split(" ")
        gathered = len(self.heads) == 1 and words[0] == "a" and words[1] in _GATHERED and "of" in words[2:3]
        if gathered and self.predicate.startswith("are "):
            return f"{self.subject} is {self.rest}"
        return f"{self.subject} {self.predicate}"

    @property
    def predicate(self) -> str:
        """What is said of the subject, with its verb: ``is riding a wave``, ``has a stove and a sink``."""
        if self.sort == "having":
            return f"{'have' if self.many else 'has'} {self.rest}"
        return f"{self.be} {self.rest}"

    @property
    def they(self) -> str:
        """The pronoun for the subject."""
        if self.many:
            return "they"
        if self.head in lexicon.MALE:
            return "he"
        if self.head in lexicon.FEMALE:
            return "she"
        return "they" if lexicon.is_person(self.head) else "it"


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
    many = listed is not None or lead.number == "many" or paired or (heads[0] in lexicon.EITHER_NUMBER and not single)
    at, finite_lead = _past_modifiers(reading, end)
    if at is None:
        return None
    subject = _with_article(reading, lead, reading.sentence.span(0, at))
    described = at > end or lead.core > lead.first + (reading.tag(lead.first) in ("det", "num", "poss"))
    sure = listed is not None or not many or paired or is_plural(reading.lower(lead.head)) or heads[0] in _SAME
    predicate = _predicate(reading, at, many, finite_lead, reading.is_alive(lead)) if sure else None
    further = any(reading.tag(i) in ("verb-fin", "aux") for i in _same_clause(reading, at + 1))
    if predicate is None or further or (listed is None and "," in subject) or _is_misread(reading, members, predicate):
        return None
    sort, verb, rest, finite = predicate
    alive = reading.is_alive(lead)
    begin = at + (reading.tag(at) == "rel")
    begin += reading.tag(begin) == "aux"
    if not is_plain(reading, begin, alive, sort) or any(is_vague(reading, i) for i in range(at)):
        return None
    caption = _with_article(reading, lead, text)
    finite = finite and sort != "doing"
    if sort == "having" and not _holds(reading, lead, alive, rest):
        return None
    if sort == "doing" and not alive and verb not in _UNALIVE:
        return None
    if not alive and verb in _LYING and rest.split()[1] in _STATIC and sort in ("doing", "state"):
        sort, verb, rest, finite = "place", "", rest.split(" ", 1)[1], False  # nothing but a caption sits a pizza on a table
        caption = f"{subject} {rest}"
    return Told(
        caption=caption, subject=subject, the=_definite(reading, members, at), short=_short(reading, members),
        head=heads[0], name=reading.core(lead), heads=heads, described=described, many=many, sort=sort, verb=verb,
        rest=rest, finite=finite,
    )  # fmt: skip


_LYING: Final = frozenset("sit rest lie place set".split())
_UNALIVE: Final = _LYING | frozenset(
    "stand lean hang float fly drive travel move go pass sail glide soar cross burn turn roll pull come arrive land hover "
    "stop approach enter leave".split()
)
"""What things do."""
HOLDERS: Final = {
    **dict.fromkeys("plate table tray platter counter desk shelf countertop".split(), "on"),
    **dict.fromkeys("bowl basket pan pot vase box glass cup skillet refrigerator container case".split(), "in"),
}
"""What other things lie on or in."""
ROOMS: Final = frozenset("kitchen bathroom bedroom room office restaurant store garden".split())


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


def _predicate(reading: Reading, at: int, many: bool, finite: bool, alive: bool) -> tuple[Sort, str, str, bool] | None:
    rel = reading.tag(at) == "rel"
    at += rel
    whole = finite and not rel
    be = reading.tag(at) == "aux"
    if be and reading.lower(at) != ("are" if many else "is"):
        return None
    at += be
    tag, lower = reading.tag(at), reading.lower(at)
    if tag == "verb-fin" and not be:
        return _finite(reading, at, many, whole)
    if tag == "prep":
        return _placed(reading, at, be, alive, whole)
    return _participial(reading, at, be, whole) if at < reading.end and lower else None


def _participial(reading: Reading, at: int, be: bool, whole: bool) -> tuple[Sort, str, str, bool] | None:
    rest = reading.sentence.span(at, reading.end)
    at += reading.tag(at) == "adv" and reading.tag(at + 1) in ("verb-ing", "verb-ed")  # "is nearly finished"
    token = reading.tokens[at]
    if token.tag == "verb-ing" and token.lemma in _HOLDING:
        return "having", "", reading.sentence.span(at + 1, reading.end), whole
    if token.tag == "verb-ing" and token.lemma not in _STATIVE:
        return "doing", token.lemma, rest, whole
    undergone = be and token.lower == "being" and reading.tag(at + 1) == "verb-ed"
    if undergone or (token.lower == "full" and reading.lower(at + 1) == "of") or _is_participle(reading, at):
        return "state", token.lemma, rest, whole
    return None


def _placed(reading: Reading, at: int, be: bool, alive: bool, whole: bool) -> tuple[Sort, str, str, bool] | None:
    """What begins with a preposition: a place, or what the subject has."""
    lower = reading.lower(at)
    if lower == "with" and not be:
        held = reading.sentence.span(at + 1, reading.end)
        return ("having", "", held, whole) if held and reading.at(at + 1) is not None else None
    worn = lower == "in" and any(reading.head(p) in lexicon.WORN for p in reading.outer if at < p.first <= at + 2)
    worn = worn or (lower == "in" and reading.lower(at + 1) in COLOURS)
    static = lower in _STATIC and (alive or lower != "over")
    return ("place", "", reading.sentence.span(at, reading.end), whole) if static and not worn else None


def _is_participle(reading: Reading, at: int) -> bool:
    """Whether something is done to the subject: ``parked on a street``, not ``stood on`` or ``cut the cake``."""
    token = reading.tokens[at]
    bare = token.lower == token.lemma and token.lemma not in _PARTICIPLES
    active = reading.tag(at + 1) in ("det", "poss", "num")
    return token.tag == "verb-ed" and not bare and not active and token.lemma not in _NO_PARTICIPLE | {"see", "show"}


def _finite(reading: Reading, at: int, many: bool, whole: bool) -> tuple[Sort, str, str, bool] | None:
    """``rides a horse`` as ``riding a horse``; None where the verb does not agree or another one follows it."""
    token = reading.tokens[at]
    number = "many" if many else "one"
    if agree(token.lower, number) != token.lower or agree(token.lower, "one") == agree(token.lower, "many"):
        return None
    if token.lemma == "have" or token.lemma in _HOLDING:
        return "having", "", reading.sentence.span(at + 1, reading.end), whole
    further = any(reading.tag(i) in ("verb-fin", "aux") for i in range(at + 1, reading.end))
    if token.lemma in _STATIVE or further:
        return None
    after = reading.sentence.span(at + 1, reading.end)
    return "doing", token.lemma, f"{gerund(token.lemma)} {after}".strip(), whole
