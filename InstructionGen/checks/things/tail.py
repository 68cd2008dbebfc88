"""What may leave a caption along with an object, behind it: what it owns, wears and does, and where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from InstructionGen.checks import lexicon
from InstructionGen.checks.reading import NOMINAL, Phrase, Reading, Word
from InstructionGen.checks.reasons import refuse
from InstructionGen.checks.things.lead import Lead, clause_ends, is_preposition, verb_group

_MUTUAL = frozenset({"each other", "one another"})
_PARTICLES = frozenset("up down around about together there".split())


def check_tail(before: Reading, thing: Phrase, start: int, stop: int, lead: Lead) -> None:
    """Refuse words behind the object that do not hang on it.

    Where the caption was about the object, the verb that placed it goes as well: ``[A cat sitting on] a couch``.

    Args:
        before: The input.
        thing: The object's phrase.
        start: Where the deletion begins.
        stop: Where it ends.
        lead: What goes in front of the object.
    """
    words = before.words
    opening = opens_caption(before, start)
    at = thing.last if thing.last <= stop else thing.end
    while at < stop:
        step = max(read_dependent(before, at, stop) for read_dependent in _DEPENDENTS)
        if step > at and not (opening and words[at].tag == "adv" and step < stop and words[step].tag == "prep"):
            at = step
            continue
        if opening and not lead.binds and stop < len(words) and _links(words[at:stop]):
            return
        if not _joins(before, thing, at, start, stop, lead):
            refuse("something else lost", before.text(at, stop))
        return


def opens_caption(before: Reading, start: int) -> bool:
    """Whether what stands at a position is what the whole caption is about."""
    keys = [word.key for word in before.words[:start] if word.key not in ("a", "an", "the")]
    if not keys or (keys[0] in ("there", "here") and len(keys) == 2):
        return True
    return len(keys) <= 5 and keys[-1] == "of" and any(key in lexicon.PICTURES for key in keys)


def _joins(before: Reading, thing: Phrase, at: int, start: int, stop: int, lead: Lead) -> bool:
    """Whether the last words only join the object to what stays: ``[a cat and] a dog``, ``[the man's] hat``."""
    words = before.words
    last = words[stop - 1]
    if at == stop - 1:
        first_of_list = not lead.binds and (start == 0 or words[start - 1].tag not in NOMINAL)
        # "holding a plate [while] eating"
        goes_on = lead.verb and stop < len(words) and words[stop].tag in ("verb-ing", "verb-fin")
        # "[wearing a hat and] holding a bag"
        joined = (last.tag == "conj" and first_of_list) or (last.tag in ("conj", "sub") and goes_on)
        return joined or last.tag == "gen"
    # "A [boy and his] dog"
    return at == stop - 2 and words[at].tag == "conj" and last.tag == "poss" and start == thing.first + 1


def _links(rest: Sequence[Word]) -> bool:
    """Whether words join what the caption was about to what it is about now: *is sitting on*, *next to*, *with*."""
    _, after = verb_group(rest[1:] if rest[0].tag == "rel" else rest)
    return is_preposition(after) or all(word.tag in ("prep", "adv") for word in after)


def _owned(before: Reading, at: int, stop: int) -> int:
    """*with a leash*, *full of fruit*, *wearing a hat*."""
    words = before.words
    follows = words[at + 1].key if at + 1 < stop else ""
    described = words[at].tag == "adj" and follows in ("of", "with", "in")
    if not described and words[at].key not in lexicon.OWNING:
        return at
    begin = at + 1
    while begin < stop and words[begin].tag in ("prep", "adv") and begin - at < 3:
        begin += 1
    return _phrases_end(before, begin, stop) or at


def _worn(before: Reading, at: int, stop: int) -> int:
    """*in a red coat*."""
    phrase = _phrase(before, at + 1, stop)
    if before.words[at].key != "in" or phrase is None or phrase.last > stop:
        return at
    worn = phrase.keys[-1] in lexicon.WORN or before.words[phrase.head].key in lexicon.WORN
    return _phrases_end(before, at + 1, stop) if worn else at


def _placed(before: Reading, at: int, stop: int) -> int:
    """*on it*, *next to each other*, *in the background*, *in its mouth*, *on display*."""
    words = before.words
    if words[at].tag != "prep" and words[at].key not in lexicon.NEARNESS:
        return at
    end = at + 1
    while end < stop and words[end].tag == "prep":
        end += 1
    if end == stop:
        stranded = all(word.key in lexicon.STRANDED for word in words[at:end])
        return end if stranded and before.phrase_at(stop) is None else at
    mutual = end + 2 <= stop and before.text(end, end + 2) in _MUTUAL
    if mutual or words[end].tag == "pron":
        return end + 1 + mutual
    phrase = _phrase(before, end, stop)
    return at if phrase is None else _placed_by(before, at, stop, phrase)


def _placed_by(before: Reading, at: int, stop: int, phrase: Phrase) -> int:
    """A preposition and its phrase, where that names a part of the picture or of somebody's body, and no object."""
    words = before.words
    if phrase.keys[-1] in lexicon.WHERE or words[phrase.head].key in lexicon.WHERE:
        return phrase.end if phrase.last == phrase.end else at
    held = phrase.keys[-1] in lexicon.BODY and (_is_bare(before, phrase) or _is_someones(before, phrase))
    of_its_own = held or phrase.keys[-1] == "leash" or before.text(at, phrase.last) in lexicon.MANNERS
    return phrase.last if phrase.last <= stop and of_its_own else at


def _is_bare(before: Reading, phrase: Phrase) -> bool:
    return not any(word.tag == "det" for word in before.words[phrase.first : phrase.head])


def _is_someones(before: Reading, phrase: Phrase) -> bool:
    words = before.words[phrase.first : phrase.last]
    return any(word.tag == "poss" or word.key in ("each", "one") for word in words)


def _clause(before: Reading, at: int, stop: int) -> int:
    """*that is looking up*, to its end."""
    words = before.words[at:stop]
    whole = words[0].tag == "rel" and any(word.is_verb for word in words) and clause_ends(before, stop)
    return stop if whole else at


def _participle(before: Reading, at: int, stop: int) -> int:
    """*chasing a ball*, *running*, *hanging on the wall*: a participle with what it needs."""
    words = before.words
    end = at + (words[at].key == "being")
    if end == stop or words[end].tag not in ("verb-ing", "verb-ed"):
        return at
    while end < stop and (words[end].tag in ("verb-ing", "verb-ed", "adv") or _goes_on(words, end, stop)):
        end += 1
    if end == stop:
        follows = words[stop] if stop < len(words) else None
        needs = follows and (follows.tag in ("prep", "adv") or follows.key == "to" or before.phrase_at(stop))
        return at if needs else end
    if end + 2 <= stop and before.text(end, end + 2) in _MUTUAL:
        return end + 2
    if words[end].tag != "prep":
        return end + 1 if words[end].tag == "pron" else _phrases_end(before, end, stop) or at
    backdrop = _phrase(before, end + 1, stop)
    if backdrop and backdrop.last <= stop and backdrop.keys[-1] in lexicon.BACKDROPS:
        return backdrop.last
    bound = _placed(before, end, stop)
    return bound if bound > end else at


def _adverb(before: Reading, at: int, stop: int) -> int:
    """*nearby*, *outside*."""
    return at + 1 if before.words[at].tag == "adv" and at < stop else at


_DEPENDENTS: tuple[Callable[[Reading, int, int], int], ...] = (_owned, _worn, _placed, _clause, _participle, _adverb)
"""Each gives the index after the dependent that begins at a word and ends by another; the word's own for none."""


def _goes_on(words: Sequence[Word], at: int, stop: int) -> bool:
    """Whether a word joins two participles or particles, or is one: *standing and lying*, *up and down*."""
    follows = words[at + 1] if at + 1 < stop else None
    if words[at].tag == "conj" and follows is not None:
        return follows.tag == words[at - 1].tag or follows.key in _PARTICLES | {"out"}
    opens = follows is not None and follows.tag in ("det", "poss", "pron", "noun", "adj", "num")
    return words[at].key in _PARTICLES and not opens


def _phrase(before: Reading, begin: int, stop: int) -> Phrase | None:
    """The noun phrase that begins here, where its head comes before ``stop``."""
    phrase = before.phrase_at(begin) if begin < stop else None
    return phrase if phrase is not None and phrase.end <= stop else None


def _phrases_end(before: Reading, begin: int, stop: int) -> int:
    """The index after the noun phrases, coordinated, that begin here and end by ``stop``; 0 where there is none."""
    phrase = _phrase(before, begin, stop)
    if phrase is None or phrase.last > stop:
        return 0
    end = phrase.last
    while end + 1 < stop and before.words[end].tag == "conj":
        more = _phrase(before, end + 1, stop)
        if more is None or more.last > stop:
            break
        end = more.last
    return end
