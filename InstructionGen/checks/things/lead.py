"""What may leave a caption along with an object, in front of it: a conjunction, its verb, its preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from InstructionGen.checks import lexicon
from InstructionGen.checks.reading import Phrase, Reading, Word
from InstructionGen.checks.reasons import refuse
from InstructionGen.english.words import PREPOSITIONS_OF_SEVERAL_WORDS

_LONG_PREPOSITIONS = frozenset(PREPOSITIONS_OF_SEVERAL_WORDS) | {
    ("out", "from"), ("from", "behind"), ("from", "under"), ("in", "with"), ("as", "well", "as"), ("onto",), ("into",),
    ("off", "with"), ("up", "to"), ("up", "on"), ("right", "next", "to"), ("in", "the"), ("along", "side"), ("by",),
}  # fmt: skip
_FILLING = frozenset({"with", "by", "in", "of"})


@dataclass(frozen=True, slots=True)
class Lead:
    """What goes in front of the object."""

    binds: bool
    """Words go that tie the object to what stays; *There is* does not."""
    verb: bool
    """A verb goes too, and with it what its ways and manners hung on."""


def check_lead(before: Reading, thing: Phrase, start: int, stop: int) -> Lead:
    """Refuse words in front of the object that it does not take along.

    It takes along one conjunction, the verb whose direct object it is, and one preposition. A verb of its own meaning
    stays when only its preposition goes and the clause goes on: ``A man standing [next to a horse] in a field``.
    """
    words = before.words
    lead = list(words[start : thing.first])
    binds = bool(lead)
    whole_clause = bool(lead) and (lead[0].tag in ("conj", "sub", "rel") or lead[0].after_comma)
    if lead and (lead[0].tag in ("conj", "sub") or lead[0].key == "plus"):
        del lead[0]
    if lead and lead[0].tag == "rel":
        del lead[0]
    if len(lead) == 2 and lead[0].key == "there" and lead[1].tag == "aux":
        return Lead(binds=start > 0, verb=False)
    particle = len(lead) > 1 and lead[0].tag in ("adv", "prep") and lead[0].key in lexicon.STRANDED
    if particle and lead[1].is_verb:
        refuse("something else lost", lead[0].key)  # "leaning over holding": the particle is the other verb's
    verbs, rest = verb_group(lead)
    if not verbs and rest and rest[0].key in lexicon.OWNING and rest[0].tag == "adj":
        rest = rest[1:]  # "full of fruit"
    if not is_preposition(rest):
        refuse("something else lost", " ".join(word.key for word in rest))
    if verbs and not whole_clause:
        if start:
            _check_verbs_are_its_own(verbs)
        _check_verb_may_leave(verbs, rest, clause_ends(before, stop, strictly=True))
    return Lead(binds, verb=bool(verbs))


def _check_verbs_are_its_own(verbs: Sequence[Word]) -> None:
    """Refuse a mere *is* that goes, and a verb in front of the object's verb: ``standing [holding a bag]``."""
    if all(word.tag == "aux" and word.lemma == "be" for word in verbs):
        refuse("something else lost", " ".join(word.key for word in verbs))
    main = [word for word in verbs if word.tag.startswith("verb") and word.lemma not in lexicon.LEADING_VERBS]
    if len(main) > 1:
        refuse("something else lost", main[0].key)


def _check_verb_may_leave(verbs: Sequence[Word], rest: Sequence[Word], last_of_clause: bool) -> None:
    """Refuse a verb that goes with its preposition though it says something of its own, and more is said with it."""
    if not rest:
        return
    last = next((word for word in reversed(verbs) if word.is_verb), verbs[-1])
    filled = last.tag == "verb-ed" and rest[0].key in _FILLING
    if filled or last.lemma in lexicon.GOVERNED or (last_of_clause and rest[0].key != "with"):
        return
    refuse("something else lost", " ".join(word.key for word in verbs))


def verb_group(lead: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The verbs at the front with their auxiliaries, adverbs and particles, and what is left."""
    at = 0
    seen = False
    while at < len(lead):
        word = lead[at]
        if word.is_verb:
            seen = True
        elif word.tag not in ("adv", "other") and word.key not in ("to", "ready", "about"):
            break
        at += 1
    return (list(lead[:at]), list(lead[at:])) if seen else ([], list(lead))


def is_preposition(rest: Sequence[Word]) -> bool:
    """Whether words are one preposition (``next to``, ``on the left side of``) or none at all."""
    keys = tuple(word.key for word in rest)
    if not keys:
        return True
    if len(keys) == 1:
        return rest[0].tag in ("prep", "adv", "conj", "other") or keys[0] == "like"
    if keys in _LONG_PREPOSITIONS or keys[-2:] == ("well", "as"):
        return True
    placed = keys[-2] in lexicon.ENDS or rest[-2].lemma in lexicon.ENDS
    if keys[-1] in ("of", "from") and rest[0].tag == "prep" and placed:
        return all(word.tag in ("det", "adj", "noun", "gen", "num") or word.key in lexicon.ENDS for word in rest[1:-1])
    return keys[0] in ("right", "just", "directly") and is_preposition(rest[1:])


def clause_ends(before: Reading, stop: int, strictly: bool = False) -> bool:
    """Whether a clause may end before this word; strictly, where nothing that follows can still hang on its verb."""
    if stop >= len(before.words):
        return True
    word = before.words[stop]
    if word.after_comma or word.tag in ("conj", "sub", "rel"):
        return True
    return not strictly and word.tag in ("prep", "aux", "verb-fin", "verb-ing")
