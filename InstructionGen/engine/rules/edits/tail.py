"""What stands after a thing that leaves: what goes with it, what stays, and when nobody can say."""

from __future__ import annotations

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, agree

_SETTINGS = frozenset(
    "rain snow sun sunlight night day daytime evening morning shade wind water dark sunset dusk dawn winter fog".split()
)
_SETTING_PREPOSITIONS = frozenset("on in at near down along through across over outside inside during by".split()) | {
    "in front of",
    "next to",
}
_BELONGS = vocabulary.RELATIONAL | frozenset("background foreground distance air leash mid-air side both".split())
_BELONGING = frozenset({"with", "holding"})


def end_of_removal(reading: Reading, phrase: NounPhrase, start: int, relation: str) -> int:
    """One past the last token that leaves with the phrase.

    Args:
        reading: The caption.
        phrase: The thing that leaves.
        start: Where the removal begins.
        relation: How the rest relates to it: a preposition, or ``holding``.

    Raises:
        CannotAnswer: What follows may be said of it or of something else.
    """
    i = reading.outer_of(phrase).last
    while i < reading.end:
        moved = _prepositional(reading, i, start, relation)
        if moved == i:
            return _other(reading, phrase, i, start)
        i = moved
    return i


def _prepositional(reading: Reading, i: int, start: int, relation: str) -> int:
    """One past a prepositional phrase that leaves too, or ``i`` when there is none or it stays."""
    if reading.tag(i) == "adv" and i + 1 >= reading.end and reading.lower(i) in _NEARBY:
        return i + 1 if relation in _BELONGING else i
    if reading.tag(i) != "prep":
        return i
    j = i
    while reading.tag(j) == "prep":
        j += 1
    follower = reading.at(j)
    if reading.tag(j) == "pron" or (follower is not None and _its_own(reading, follower)):
        end = follower.last if follower is not None else j + 1
        return end if relation in _BELONGING else _doubt()
    preposition = " ".join(t.lower for t in reading.tokens[i:j])
    if follower is None or not _stays(reading, follower, preposition):
        return _doubt()
    before = reading.ending_at(start)
    placed = before is not None and (_is_setting(reading, before) or bool(reading.preposition(before.first)[1]))
    if relation == "with" and placed and reading.head(follower) not in _SETTINGS:
        return _doubt()  # "a street with cars on a hill", "a cat on a couch with a dog on the floor"
    return i


_NEARBY = frozenset("nearby overhead inside outside around".split())


def _its_own(reading: Reading, follower: NounPhrase) -> bool:
    """``in his hand``, ``in the background``, ``on a leash``: said of the thing that leaves and of no other."""
    head = reading.head(follower)
    owned = reading.tag(follower.first) == "poss" and head in ("pocket", "side", "lap")
    shown = head == "display" and follower.first == follower.core
    return head in vocabulary.BODY or owned or shown or (head in _BELONGS and reading.complement(follower) is None)


def _stays(reading: Reading, follower: NounPhrase, preposition: str) -> bool:
    """Whether the phrase tells where the whole picture is."""
    if preposition == "of":
        return False
    if reading.head(follower) in _SETTINGS:
        return True
    owned = reading.tag(follower.first) == "poss"
    return preposition in _SETTING_PREPOSITIONS and _is_setting(reading, follower) and not owned


def _is_setting(reading: Reading, phrase: NounPhrase) -> bool:
    inner = reading.complement(phrase)
    if reading.head(phrase) in vocabulary.RELATIONAL and inner is not None:
        return reading.nouns.is_place(reading.core(inner))
    return reading.nouns.is_place(reading.core(phrase))


def _other(reading: Reading, phrase: NounPhrase, i: int, start: int) -> int:
    """The end, when what follows at ``i`` is no prepositional phrase that leaves."""
    tag = reading.tag(i)
    if tag in ("", "punct", "sub", "comma", "prep"):
        stays = tag != "comma" or reading.at(i + 1) is None
    elif tag == "aux" and reading.lower(i) in ("being", "having"):
        stays = False
    elif tag in ("aux", "verb-fin"):  # "a man with a hat is riding": the verb is the man's
        stays = not _finite_before(reading, start) and _agrees(reading, i)
        return i if stays else _doubt()
    elif tag == "conj":
        verb = reading.tag(i + 1)  # "is standing next to a dog and holding", "is holding a cup and wearing"
        stays = verb.startswith("verb") and verb in (reading.tag(start), reading.tag(start - 1))
    else:
        stays = tag == "verb-ing" and not reading.is_alive(phrase) and _somebody_before(reading, start)
    if stays:
        return i
    main_verb = any(reading.tag(j) in ("aux", "verb-fin") for j in range(i + 1, reading.end)) and tag != "rel"
    said_of_it = tag in ("verb-ing", "verb-ed", "rel", "aux") and not main_verb and not _things_after(reading, i)
    return reading.end if said_of_it else _doubt()


def _agrees(reading: Reading, verb: int) -> bool:
    """Whether the first phrase of the caption can be the subject of a verb."""
    if not reading.outer:
        return False
    lead = reading.outer[0]
    listed = reading.list_with(lead)
    number = reading.number(listed.members) if listed is not None else lead.number
    said = reading.lower(verb)
    return agree(said, number) == said or reading.tokens[lead.head].lower in _EITHER


_EITHER = frozenset("couple group family pair crowd herd team bunch sheep fish".split())


def _finite_before(reading: Reading, start: int) -> bool:
    return any(
        t.tag == "verb-fin" or (t.tag == "aux" and t.lower in ("is", "are", "has", "have"))
        for t in reading.tokens[:start]
    )


def _somebody_before(reading: Reading, start: int) -> bool:
    return any(reading.is_alive(p) for p in reading.outer if p.last <= start)


def _things_after(reading: Reading, i: int) -> bool:
    later = [p for p in reading.sentence.phrases if p.first >= i]
    return any(reading.head(p) not in vocabulary.BODY | _BELONGS for p in later)


def _doubt() -> int:
    raise CannotAnswer("what follows may belong to it")
