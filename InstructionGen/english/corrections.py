"""What HanTa's word classes get wrong in captions, set right.

HanTa learnt from written prose. Captions are mostly noun phrases and participles, so a few of its habits
(``flying/adjective kites``, ``a man surfs/noun on``) are corrected with what a caption makes likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from InstructionGen.english import verbs, words
from InstructionGen.english.draft import TAGS, Draft, Tag
from InstructionGen.english.spot import EDGE, NOMINAL, Look, Say, Spot, look

_WORDS_KEPT = 65536


def correct(drafts: list[Draft]) -> None:
    """Sets the classes of the words right, in place."""
    _marks(drafts)
    _lettering(drafts)
    _prepositions(drafts)
    _close_ups(drafts)
    loose: list[tuple[int, Draft, _Looks]] = []
    for i, draft in enumerate(drafts):
        if not draft.fixed:
            looks = _looks_at(draft.lower)
            if looks.settled is not None:
                draft.tag = looks.settled
            else:
                _ask(looks.passes[0][draft.tag], drafts, i)
            if draft.tag in looks.later:
                loose.append((i, draft, looks))
    for number in range(1, len(_PASSES)):
        for i, draft, looks in loose:
            says = looks.passes[number][draft.tag]
            if says:
                _ask(says, drafts, i)


def _ask(says: Sequence[Say], drafts: list[Draft], i: int) -> None:
    """Gives a word the class that the first one says that has something to say."""
    for say in says:
        found = say(Spot(drafts, i))
        if found is not None:
            drafts[i].tag = found
            return


def _fix(draft: Draft, tag: Tag) -> None:
    draft.tag, draft.fixed = tag, True


# --- before all others: marks, lettering, words that belong together -------------------------------------------------


def _marks(drafts: list[Draft]) -> None:
    for i, draft in enumerate(drafts):
        if draft.text[0].isalnum():
            if draft.tag in ("punct", "gen"):
                draft.tag = "noun"
            continue
        before = drafts[i - 1] if i else EDGE
        if draft.text == ",":
            _fix(draft, "comma")
        elif draft.lower == "'s":
            stands_for_is = before.tag in ("pron", "other", "rel") or before.lower in ("there", "that", "it")
            _fix(draft, "aux" if stands_for_is else "gen")
        elif draft.text in "'’" and draft.tag == "gen" and before.lower.endswith("s"):
            _fix(draft, "gen")
        else:
            _fix(draft, "conj" if draft.text == "&" else "punct")


def _lettering(drafts: list[Draft]) -> None:
    """What is quoted was read in the picture: it says nothing about the picture."""
    marks = [i for i, d in enumerate(drafts) if d.text in '"“”']
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        for draft in drafts[opening + 1 : closing]:
            _fix(draft, "other")


def _prepositions(drafts: list[Draft]) -> None:
    lowers = [d.lower for d in drafts]
    after = 0  # a word belongs to one preposition only
    for i, lower in enumerate(lowers):
        if i < after or lower not in words.PREPOSITIONS_BY_FIRST:
            continue
        for phrase in words.PREPOSITIONS_BY_FIRST[lower]:
            if tuple(lowers[i : i + len(phrase)]) == phrase:
                after = i + len(phrase)
                if not any(d.fixed for d in drafts[i:after]):
                    for draft in drafts[i:after]:
                        _fix(draft, "prep")
                break


_CLOSE_UPS = frozenset("of view photo picture shot image".split())


def _close_ups(drafts: list[Draft]) -> None:
    """``a close up of a dog``, ``a close up view``."""
    for i, one in enumerate(drafts[:-2]):
        if one.lower == "close" and drafts[i + 1].lower == "up" and drafts[i + 2].lower in _CLOSE_UPS:
            tag: Tag = "noun" if drafts[i + 2].lower == "of" else "adj"
            _fix(one, tag)
            _fix(drafts[i + 1], tag)


# --- single words ----------------------------------------------------------------------------------------------------


@look(words=frozenset(words.TAG_OF) | words.ALWAYS_NOUNS | words.NOUNS_IN_ED)
def _listed(spot: Spot) -> Tag | None:
    return words.TAG_OF.get(spot.word.lower, "noun")


@look(words=words.ALWAYS_ADJECTIVES)
def _adjective(spot: Spot) -> Tag | None:
    joined = {spot.at(-1).lower, spot.at(1).lower} & {"and", ","}
    describes = spot.tag(1) in ("adj", "noun", "propn", "verb-ed") or joined
    return "adj" if describes or spot.word.tag != "noun" else "noun"


@look(words=frozenset(["that"]))
def _that(spot: Spot) -> Tag | None:
    return "det" if spot.tag(1) in NOMINAL and spot.tag(-1) not in NOMINAL else "rel"


@look(words=frozenset(["her"]))
def _her(spot: Spot) -> Tag | None:
    return "poss" if spot.tag(1) in ("noun", "adj", "propn", "num", "verb-ing") else "pron"


@look("pron", words=frozenset(["one"]))
def _one(spot: Spot) -> Tag | None:
    return "num" if spot.tag(1) in ("noun", "adj") else "pron"


@look(words=frozenset(["each", "other", "one", "another"]))
def _each_other(spot: Spot) -> Tag | None:
    """``next to each other making pizza``: the two words stand for people already named."""
    lower = spot.word.lower
    pair = (lower == "each" and spot.at(1).lower == "other") or (lower == "other" and spot.at(-1).lower == "each")
    whole = (
        pair
        or (lower == "one" and spot.at(1).lower == "another")
        or (lower == "another" and spot.at(-1).lower == "one")
    )
    return "pron" if whole else None


@look(words=words.ADVERBS_OR_PREPOSITIONS)
def _where(spot: Spot) -> Tag | None:
    """``outside`` and its like are prepositions before a noun phrase and adverbs elsewhere."""
    return "prep" if spot.tag(1) in ("det", "poss", "num", "adj", "noun", "propn", "pron") else "adv"


@look("noun", words=words.ADJECTIVES_BEFORE_NOUNS)
def _material(spot: Spot) -> Tag | None:
    """``a metal bench``, ``a gold and blue clock``."""
    if spot.tag(1) == "conj" and spot.at(2).lower in words.ALWAYS_ADJECTIVES and spot.tag(-1) in ("det", "adj", "poss"):
        return "adj"
    after = spot.at(1).lower
    if after.endswith("ing") and after not in words.INSTRUMENT_ING and after not in words.NOUNS_IN_ING:
        return None  # "around a glass drinking wine"
    named = (spot.word.lower, spot.at(1).lower) in words.ADJECTIVES_IN_COMPOUNDS
    return "adj" if spot.tag(1) in ("noun", "adj") and not named else None


@look("propn")
def _first_name(spot: Spot) -> Tag | None:
    return "noun" if spot.i == 0 else None


@look(words=frozenset(["can", "cans"]))
def _can(spot: Spot) -> Tag | None:
    """``a watering can``, ``one can of soda``."""
    return "noun" if spot.at(1).lower == "of" or spot.at(-1).lower in words.BEFORE_CAN else None


@look(words=frozenset(["set", "sets"]))
def _set(spot: Spot) -> Tag | None:
    """``a chess set``; but ``a table set`` is one that somebody has laid."""
    return "noun" if spot.at(-1).lower in words.BEFORE_SET else None


@look("noun", words=frozenset(["can", "will", "may"]))
def _modal(spot: Spot) -> Tag | None:
    return "aux" if spot.tag(1) in ("verb-inf", "aux") else None


# --- last looks ------------------------------------------------------------------------------------------------------


@look("verb-fin", "verb-inf")
def _leading_verb(spot: Spot) -> Tag | None:
    return "adj" if spot.i == 0 and spot.tag(1) in ("noun", "adj") else None


@look("adj", words=words.ADJECTIVES_BEFORE_NOUNS - words.STATES)
def _lone_material(spot: Spot) -> Tag | None:
    """``made of wood``: with nothing to describe it is a noun again."""
    if spot.tag(1) in ("noun", "adj", "propn", "conj", "comma"):
        return None
    return "noun" if spot.tag(-1) in ("det", "poss", "adj", "prep", "verb-ing", "num") else None


@look("verb-ed", "verb-ing")
def _lone_participle(spot: Spot) -> Tag | None:
    """``the painting is``, ``a cut on``."""
    if spot.tag(-1) not in ("det", "poss"):
        return None
    if spot.word.tag == "verb-ed" and spot.tag(1) not in ("noun", "adj", "adv"):
        return "noun"
    ends = spot.tag(1) in (None, "prep", "punct", "aux", "comma", "conj")
    return "noun" if spot.word.tag == "verb-ing" and ends else None


_PASSES: tuple[tuple[Look, ...], ...] = (
    (_each_other, _listed, _adjective, _that, _her, _one, _where, _material, _first_name, _can, _set, _modal),
    *verbs.PASSES,
    (_leading_verb, _lone_material, _lone_participle),
)
_LISTED = frozenset(word for looks in _PASSES for each in looks for word in each.words or ())
_PASSES_FOR_ALL = tuple(tuple(each for each in looks if each.words is None) for looks in _PASSES)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What is to be asked about a word."""

    settled: Tag | None
    """Its class after the first pass, if nothing has to be asked for that."""
    passes: tuple[Mapping[Tag, tuple[Say, ...]], ...]
    """For each pass, by the class that the word then has."""
    later: frozenset[Tag]
    """Classes with which it must be looked at after the first pass. A noun may be made an adjective by what follows."""


@lru_cache(maxsize=_WORDS_KEPT)
def _looks_at(lower: str) -> _Looks:
    """What is to be asked about a word, which is nothing for most."""
    passes = _PASSES if lower in _LISTED else _PASSES_FOR_ALL
    concerned = tuple([tuple([each for each in looks if each.concerns(lower)]) for looks in passes])
    settled = words.TAG_OF.get(lower, "noun") if concerned[0][:1] == (_listed,) else None
    return _looks(settled, concerned)


@lru_cache(maxsize=_WORDS_KEPT)
def _looks(settled: Tag | None, concerned: tuple[tuple[Look, ...], ...]) -> _Looks:
    """One and the same for all words that the same looks are for."""
    passes = tuple(
        {tag: tuple(each.say for each in looks if not each.tags or tag in each.tags) for tag in TAGS}
        for looks in concerned
    )
    later = {tag for tag in TAGS if any(says[tag] for says in passes[1:])}
    return _Looks(settled, passes, frozenset(later | {"noun"} if "adj" in later else later))
