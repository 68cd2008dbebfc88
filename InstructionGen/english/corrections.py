"""What HanTa's word classes get wrong in captions, set right.

HanTa learnt from written prose. Captions are mostly noun phrases and participles, so a few of its habits
(``flying/adjective kites``, ``a man surfs/noun on``) are corrected with what a caption makes likely.
"""

from __future__ import annotations

from InstructionGen.english import verbs, words
from InstructionGen.english.draft import Draft, Tag
from InstructionGen.english.spot import EDGE, NOMINAL, Look, Spot


def correct(drafts: list[Draft]) -> None:
    """Sets the classes of the words right, in place."""
    _marks(drafts)
    _lettering(drafts)
    _prepositions(drafts)
    _close_ups(drafts)
    for looks in _PASSES:
        for i, draft in enumerate(drafts):
            if draft.fixed:
                continue
            spot = Spot(drafts, i)
            found = next((tag for look in looks if (tag := look(spot)) is not None), None)
            if found is not None:
                draft.tag = found


def _fix(draft: Draft, tag: Tag) -> None:
    draft.tag, draft.fixed = tag, True


# --- before all others: marks, lettering, words that belong together -------------------------------------------------


def _marks(drafts: list[Draft]) -> None:
    for i, draft in enumerate(drafts):
        before = drafts[i - 1] if i else EDGE
        if draft.text[0].isalnum():
            if draft.tag in ("punct", "gen"):
                draft.tag = "noun"
        elif draft.text == ",":
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
    i = 0
    while i < len(drafts):
        found = next((p for p in words.PREPOSITIONS_BY_FIRST.get(lowers[i], ()) if _starts(lowers, i, p)), ())
        if found and not any(d.fixed for d in drafts[i : i + len(found)]):
            for draft in drafts[i : i + len(found)]:
                _fix(draft, "prep")
        i += max(1, len(found))


def _starts(lowers: list[str], i: int, phrase: tuple[str, ...]) -> bool:
    return tuple(lowers[i : i + len(phrase)]) == phrase


def _close_ups(drafts: list[Draft]) -> None:
    """``a close up of a dog``, ``a close up view``."""
    for one, two, three in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if (one.lower, two.lower) == ("close", "up") and three.lower in (
            "of",
            "view",
            "photo",
            "picture",
            "shot",
            "image",
        ):
            _fix(one, "noun" if three.lower == "of" else "adj")
            _fix(two, "noun" if three.lower == "of" else "adj")


# --- single words ----------------------------------------------------------------------------------------------------


def _listed(spot: Spot) -> Tag | None:
    lower = spot.word.lower
    if lower in words.TAG_OF:
        return words.TAG_OF[lower]
    return "noun" if lower in words.ALWAYS_NOUNS or lower in words.NOUNS_IN_ED else None


def _adjective(spot: Spot) -> Tag | None:
    if spot.word.lower not in words.ALWAYS_ADJECTIVES:
        return None
    joined = {spot.at(-1).lower, spot.at(1).lower} & {"and", ","}
    describes = spot.tag(1) in ("adj", "noun", "propn", "verb-ed") or joined
    return "adj" if describes or spot.word.tag != "noun" else "noun"


def _that(spot: Spot) -> Tag | None:
    if spot.word.lower != "that":
        return None
    return "det" if spot.tag(1) in NOMINAL and spot.tag(-1) not in NOMINAL else "rel"


def _her(spot: Spot) -> Tag | None:
    if spot.word.lower != "her":
        return None
    return "poss" if spot.tag(1) in ("noun", "adj", "propn", "num", "verb-ing") else "pron"


def _one(spot: Spot) -> Tag | None:
    if spot.word.lower != "one" or spot.word.tag != "pron":
        return None
    return "num" if spot.tag(1) in ("noun", "adj") else "pron"


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


def _where(spot: Spot) -> Tag | None:
    """``outside`` and its like are prepositions before a noun phrase and adverbs elsewhere."""
    if spot.word.lower not in words.ADVERBS_OR_PREPOSITIONS:
        return None
    return "prep" if spot.tag(1) in ("det", "poss", "num", "adj", "noun", "propn", "pron") else "adv"


def _material(spot: Spot) -> Tag | None:
    """``a metal bench``, ``a gold and blue clock``."""
    lower = spot.word.lower
    if spot.word.tag != "noun" or lower not in words.ADJECTIVES_BEFORE_NOUNS:
        return None
    if spot.tag(1) == "conj" and spot.at(2).lower in words.ALWAYS_ADJECTIVES and spot.tag(-1) in ("det", "adj", "poss"):
        return "adj"
    after = spot.at(1).lower
    if after.endswith("ing") and after not in words.INSTRUMENT_ING | words.NOUNS_IN_ING:
        return None  # "around a glass drinking wine"
    named = (lower, spot.at(1).lower) in words.ADJECTIVES_IN_COMPOUNDS
    return "adj" if spot.tag(1) in ("noun", "adj") and not named else None


def _first_name(spot: Spot) -> Tag | None:
    return "noun" if spot.i == 0 and spot.word.tag == "propn" else None


def _can(spot: Spot) -> Tag | None:
    """``a watering can``, ``one can of soda``."""
    if spot.word.lower not in ("can", "cans"):
        return None
    return "noun" if spot.at(1).lower == "of" or spot.at(-1).lower in words.BEFORE_CAN else None


def _set(spot: Spot) -> Tag | None:
    """``a chess set``; but ``a table set`` is one that somebody has laid."""
    return "noun" if spot.word.lower in ("set", "sets") and spot.at(-1).lower in words.BEFORE_SET else None


def _modal(spot: Spot) -> Tag | None:
    modal = spot.word.tag == "noun" and spot.word.lower in ("can", "will", "may")
    return "aux" if modal and spot.tag(1) in ("verb-inf", "aux") else None


# --- last looks ------------------------------------------------------------------------------------------------------


def _leading_verb(spot: Spot) -> Tag | None:
    leads = spot.i == 0 and spot.word.tag in ("verb-fin", "verb-inf")
    return "adj" if leads and spot.tag(1) in ("noun", "adj") else None


def _lone_material(spot: Spot) -> Tag | None:
    """``made of wood``: with nothing to describe it is a noun again."""
    lower = spot.word.lower
    if spot.word.tag != "adj" or lower not in words.ADJECTIVES_BEFORE_NOUNS or lower in words.STATES:
        return None
    if spot.tag(1) in ("noun", "adj", "propn", "conj", "comma"):
        return None
    return "noun" if spot.tag(-1) in ("det", "poss", "adj", "prep", "verb-ing", "num") else None


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
