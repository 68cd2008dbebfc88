"""Verbs that HanTa takes for nouns and descriptions in captions, and the other way round."""

from __future__ import annotations

from InstructionGen.english import words
from InstructionGen.english.draft import Tag
from InstructionGen.english.inflection import could_be_verb, is_plural, singular
from InstructionGen.english.spot import NOMINAL, Look, Spot, look

# --- participles -----------------------------------------------------------------------------------------------------


@look("verb-ing", words=words.NOUNS_IN_ING)
def _noun_in_ing(spot: Spot) -> Tag | None:
    return "noun" if spot.tag(-1) in NOMINAL and spot.tag(1) in NOMINAL else None


def _in_ing(lower: str) -> bool:
    return lower.endswith("ing") and len(lower) > 4 and lower not in words.NOUNS_IN_ING


@look("adj", "noun", "verb-ing", when=_in_ing)
def _describing_ing(spot: Spot) -> Tag | None:
    """``a parking meter``, ``baked goods, baking pans``, ``Smiling people``."""
    lower, before = spot.word.lower, spot.tag(-1)
    if (lower, spot.at(1).lower) in words.ADJECTIVES_IN_COMPOUNDS:
        return "adj"
    if spot.tag(1) not in NOMINAL:
        return None
    inside = before in ("det", "poss", "adj", "num") or (before == "prep" and lower in words.ATTRIBUTIVE_ING)
    listed = before == "comma" and lower in words.INSTRUMENT_ING
    leads = before is None and spot.word.tag == "verb-ing" and is_plural(spot.at(1).lower)
    return "adj" if inside or listed or leads else None


@look("adj", "noun", when=lambda lower: _in_ing(lower) and could_be_verb(lower))
def _acting_ing(spot: Spot) -> Tag | None:
    """``people flying kites``: what HanTa holds for a description is a verb after a noun."""
    if spot.tag(-1) not in (*NOMINAL, "aux", "adv", "conj", "rel", "sub"):
        return None
    ends = spot.tag(1) in (None, "prep", "adv", "det", "poss", "punct", "pron", "comma", "conj", "num")
    takes_object = spot.tag(1) in ("noun", "adj") and spot.word.lower not in words.ATTRIBUTIVE_ING
    return "verb-ing" if ends or takes_object or spot.word.tag == "adj" else None


@look("verb-ed", "noun", "adj", "verb-fin", words=words.ADJECTIVE_COMPOUND_ENDS)
def _compound_end(spot: Spot) -> Tag | None:
    """``a grass covered field``, ``a graffiti lined street``."""
    before = spot.at(-1)
    if spot.tag(1) not in ("noun", "adj"):
        return None
    if before.tag in ("noun", "adj"):
        before.tag = "adj"
        return "adj"
    return "adj" if before.tag in ("det", "poss", "num") else None


@look("verb-ed", when=lambda lower: lower not in ("made", "seen", "shown"))
def _describing_ed(spot: Spot) -> Tag | None:
    """``a parked car``, ``with sliced tomatoes``."""
    if spot.tag(1) not in ("noun", "adj"):
        return None
    opens = spot.tag(-1) in (None, "det", "poss", "adj", "num", "prep", "conj", "comma", "verb-ing")
    return "adj" if opens else None


# --- finite verbs ----------------------------------------------------------------------------------------------------


@look("verb-inf")
def _bare_verb(spot: Spot) -> Tag | None:
    """``a cup and a plate sit/infinitive on``, ``they stand and look/infinitive at``."""
    earlier = {d.lower for d in spot.all[max(0, spot.i - 3) : spot.i]}
    if spot.tag(-1) == "conj":
        coordinated = any(d.tag == "verb-fin" for d in spot.all[: spot.i])
        return "verb-fin" if coordinated and "to" not in {d.lower for d in spot.all[: spot.i]} else None
    return "verb-fin" if spot.tag(-1) in NOMINAL and not earlier & {"to", "help", "helping", "let"} else None


def _verb_of_one(lower: str) -> bool:
    dictionary = lower.endswith("s") and singular(lower) != lower and could_be_verb(lower)
    return dictionary or lower in words.VERBS_NOT_NOUNS


@look("noun", when=_verb_of_one)
def _verb_in_s(spot: Spot) -> Tag | None:
    """``a man surfs/noun on``: a plural cannot follow *a*; ``the street lights`` can be one."""
    lower, before = spot.word.lower, spot.at(-1)
    sure = lower in words.VERBS_NOT_NOUNS
    if before.tag not in NOMINAL or is_plural(before.lower):
        return None
    if spot.opens() and lower not in words.COMMON_PLURAL_NOUNS and not _has_finite(spot):
        return "verb-fin" if sure or _determiner_before(spot) in ("a", "an", "one") else None
    return "verb-fin" if sure and spot.tag(1) in ("noun", "adj") else None


def _verb_of_several(lower: str) -> bool:
    listed = lower + "s" in words.VERBS_NOT_NOUNS or lower + "es" in words.VERBS_NOT_NOUNS
    return listed or (not is_plural(lower) and could_be_verb(lower))


@look("noun", when=_verb_of_several)
def _verb_of_many(spot: Spot) -> Tag | None:
    """``two men ride/noun horses``, ``a herd of zebra stand``, ``people in uniform stand outside``."""
    lower, before = spot.word.lower, spot.at(-1)
    if before.tag != "noun" or not spot.opens() or _has_finite(spot):
        return None
    if is_plural(before.lower):
        return "verb-fin" if not is_plural(lower) and could_be_verb(lower) else None
    if {lower + "s", lower + "es"} & words.VERBS_NOT_NOUNS and _joined(spot):
        return "verb-fin"
    if lower + "s" in words.VERBS_NOT_NOUNS and spot.tag(1) in ("prep", "adv"):
        counted = spot.tag(-2) == "num" or spot.at(-2).lower == "of"
        if counted or (lower in ("stand", "sit", "gather", "wait") and not _determiner_before(spot)):
            return "verb-fin"
    return None


def _joined(spot: Spot) -> bool:
    """Whether the phrase before is the last of several: ``a dog and a cat sleep``."""
    j = -1
    while spot.tag(j) in ("noun", "adj", "propn", "num", "det", "poss"):
        j -= 1
    return spot.at(j).lower == "and" and spot.tag(j - 1) in NOMINAL and spot.tag(j + 1) in ("det", "poss", "num")


@look("noun", when=lambda lower: lower + "s" in words.VERBS_NOT_NOUNS)
def _second_verb(spot: Spot) -> Tag | None:
    """``they stand on the beach and look/noun at the ocean``."""
    if spot.tag(-1) != "conj":
        return None
    finite = any(d.tag == "verb-fin" and not d.lower.endswith("s") for d in spot.all[: spot.i])
    return "verb-fin" if finite and spot.tag(1) in ("prep", "adv", "det", "poss") else None


@look("verb-fin", "verb-inf")
def _no_verb(spot: Spot) -> Tag | None:
    """Nouns that HanTa took for verbs: ``the walk``, ``on top of watch``, ``teddy bears``."""
    lower, before = spot.word.lower, spot.at(-1)
    if before.tag in ("det", "poss", "adj") and lower not in words.VERBS_NOT_NOUNS:
        return None if before.lower in ("both", "all", "each", "that", "this") else "noun"
    if spot.word.tag == "verb-fin" and before.tag == "prep":
        return "noun"
    plural = spot.word.tag == "verb-fin" and before.tag == "noun" and lower in words.COMMON_PLURAL_NOUNS
    return "noun" if plural else None


def _determiner_before(spot: Spot) -> str:
    j = -1
    while spot.tag(j) in ("noun", "adj", "propn", "num"):
        j -= 1
    return spot.at(j).lower if spot.tag(j) in ("det", "poss") else ""


def _has_finite(spot: Spot) -> bool:
    """Whether the clause has a finite verb elsewhere."""
    j = -1
    while spot.tag(j) not in (None, "sub", "rel", "conj"):
        aux = spot.tag(j) == "aux" and spot.at(j).lower not in ("being", "been", "be", "having")
        if aux or spot.tag(j) == "verb-fin":
            return True
        j -= 1
    j = 1
    while spot.tag(j) not in (None, "sub", "rel", "conj"):
        if spot.at(j).lower in ("is", "are", "was", "were", "has", "have"):
            return True
        j += 1
    return False


PASSES: tuple[tuple[Look, ...], ...] = (
    (_noun_in_ing, _describing_ing, _acting_ing),
    (_compound_end, _describing_ed),
    (_bare_verb,),
    (_verb_in_s, _verb_of_many, _second_verb, _no_verb),
)
"""In this order: a participle that is seen for a description no longer counts as a verb."""
