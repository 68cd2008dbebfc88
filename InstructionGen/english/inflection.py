"""Articles, plurals and verb forms: a thin face over lemminflect, with the words it gets wrong set right."""

from __future__ import annotations

import re
from functools import lru_cache

from InstructionGen.english import irregular

_SILENT_H = re.compile(r"^(hour|honest|honou?r|heir|herb(?!iv|ert|ic)|homage)")
_YOO = re.compile(
    r"^(eu|ewe|u(?:[bcfhjkqrst][aeiou]|ni(?!n|m|d)|nanim|tt?ensil|s[bc]|su|ral|ranium|rine|rolog|kr|vul|vea)|"
    r"ufo$|once|one$|one-|ouija)"
)
_VOWEL_LETTER_NAMES = "aefhilmnorsx"
_SPELT_OUT = frozenset(
    ["SUV", "MRI", "ATM", "LED", "NBA", "RV", "FBI", "SOS", "XL", "HDMI", "MP3", "IPA", "NFL", "HD", "X", "F"]
)


def _begins_with_vowel_sound(words: str) -> bool:
    first = re.split(r"[\s\-/]", words.strip().lstrip("\"'“”‘’("), maxsplit=1)[0].strip("\"'“”‘’().,")
    low = first.lower()
    if not low:
        return False
    if low[0].isdigit():
        return low[0] == "8" or re.match(r"1[18](\D|$|\d{3}(\D|$))", low) is not None
    if _is_spelt_out(first):
        return low[0] in _VOWEL_LETTER_NAMES
    if low[0] in "aeiou":
        return _YOO.match(low) is None
    return _SILENT_H.match(low) is not None or re.match(r"y(tt|gg|ps|cl)", low) is not None


def _is_spelt_out(word: str) -> bool:
    """Whether a word is read letter by letter: *SUV*, *LCD*, *rv*."""
    known = word.upper() in _SPELT_OUT if word.isupper() or word == "suv" else False
    capitals = re.fullmatch(r"[B-DF-HJ-NP-TV-XZ][B-DF-HJ-NP-TV-Z0-9]{1,4}", word) is not None
    small = len(word) < 5 and word.isalpha() and not re.search("[aeiouy]", word.lower())
    return len(word) == 1 or known or capitals or small


def article(words: str) -> str:
    """``a`` or ``an``, as the sound of the first word asks."""
    return "an" if _begins_with_vowel_sound(words) else "a"


def with_article(noun: str) -> str:
    """The words with the right indefinite article before them: ``an hourglass``, ``a unicorn``."""
    return f"{article(noun)} {noun}"


def _split_compound(noun: str) -> tuple[str, str, str]:
    """What stands before the word that inflects, the word itself, what stands after it (``pair| of scissors``)."""
    found = re.match(r"^(.+?)(\s(?:of|in|on|with|for|at|à|de|la)\s.+|-(?:of|in|on|de|at)-.+)$", noun)
    core, tail = (found.group(1), found.group(2)) if found else (noun, "")
    cut = max(core.rfind(" "), core.rfind("-")) + 1
    return core[:cut], core[cut:], tail


def _match_case(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() and not word[:1].isupper() else word


@lru_cache(maxsize=65536)
def plural(noun: str) -> str:
    """The plural of a singular noun or compound: ``teddy bears``, ``pairs of scissors``, ``sheep``."""
    if noun.lower() in irregular.PLURALS:
        return _match_case(noun, irregular.PLURALS[noun.lower()])
    before, word, after = _split_compound(noun)
    low = word.lower()
    if not low or low in irregular.SAME_IN_BOTH or is_plural(noun):
        return noun
    if low in irregular.PLURALS:
        new = irregular.PLURALS[low]
    elif low.endswith("man") and low not in ("human", "german", "roman", "shaman", "talisman", "caiman", "ottoman"):
        new = low[:-3] + "men"
    elif low.endswith(("fish", "nese", "craft")):
        new = low
    elif low.endswith("saurus"):
        new = low + "es"
    elif low.endswith("loaf"):
        new = low[:-1] + "ves"
    else:
        from lemminflect import getInflection

        forms: tuple[str, ...] = getInflection(low, tag="NNS")
        new = forms[0] if forms else low + "s"
    return before + _match_case(word, new) + after


@lru_cache(maxsize=65536)
def singular(noun: str) -> str:
    """The singular of a noun in either number: ``teddy bear``, ``knife``; a plural without one stays."""
    if noun.lower() in irregular.SINGULARS:
        return _match_case(noun, irregular.SINGULARS[noun.lower()])
    before, word, after = _split_compound(noun)
    low = word.lower()
    if low == "glasses" and before and before.lower().strip() not in irregular.SPECTACLES:
        return before + word[:-2] + after  # wine glasses can be one; reading glasses cannot
    if len(low) < 3 or low in irregular.SAME_IN_BOTH or low in irregular.PLURAL_ONLY or low in irregular.SINGULAR_IN_S:
        return noun
    if low in irregular.SINGULARS:
        new = irregular.SINGULARS[low]
    elif low.endswith("men") and low not in ("specimen", "stamen", "abdomen", "omen", "ramen", "cyclamen"):
        new = low[:-3] + "man"
    elif low.endswith(("ss", "nese")) or not _may_be_plural(low):
        return noun
    else:
        from lemminflect import getLemma

        known: tuple[str, ...] = getLemma(low, upos="NOUN", lemmatize_oov=False)
        new = known[0] if known else _without_s(low)
        if low.endswith("us") and not new.endswith("u"):
            return noun
    return before + _match_case(word, new) + after


def _without_s(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return low[:-2]
    if low.endswith("us"):
        return low
    if low.endswith("uses") and not low.endswith("ouses"):
        return low[:-2]
    return low[:-1] if low.endswith("s") else low


def _may_be_plural(low: str) -> bool:
    return low.endswith("s") or low in irregular.PLURALS_WITHOUT_S


@lru_cache(maxsize=65536)
def is_plural(noun: str) -> bool:
    """Whether the noun's form is plural. A form that serves for both (``sheep``) is not."""
    _, word, _ = _split_compound(noun)
    low = word.lower()
    if low in irregular.PLURAL_ONLY or low == "glasses":
        return True
    if low in irregular.SAME_IN_BOTH or low in irregular.SINGULAR_IN_S:
        return False
    return singular(low) != low


@lru_cache(maxsize=4096)
def verb_lemma(word: str) -> str:
    """The base form of a verb in any form; the word itself when it is unknown as a verb."""
    from lemminflect import getLemma

    if word in _BE:
        return "be"
    lemmas: tuple[str, ...] = getLemma(word, upos="VERB")
    return _VERB_LEMMAS.get(word) or (lemmas[0] if lemmas else word)


_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re"])
_VERB_LEMMAS = {
    "lying": "lie",
    "lies": "lie",
    "laying": "lay",
    "lays": "lay",
    "lay": "lay",
    "flies": "fly",
    "saw": "see",
}


@lru_cache(maxsize=8192)
def could_be_verb(word: str) -> bool:
    """Whether the dictionary knows the word as a form of a verb."""
    from lemminflect import getLemma

    return bool(getLemma(word, upos="VERB", lemmatize_oov=False))


_BE_FORMS = {"is": "are", "was": "were", "has": "have", "does": "do", "'s": "are", "isn't": "aren't"}
_BE_FORMS_BACK = {"are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't", "'re": "is"}


@lru_cache(maxsize=4096)
def agree(verb: str, number: str) -> str:
    """The present-tense (or ``was``/``were``) verb in the given number: ``agree("sit", "one")`` is ``sits``.

    Args:
        verb: A finite verb in either number, lower case.
        number: ``many`` for a plural subject; ``one`` and ``mass`` for a singular one.
    """
    table = _BE_FORMS if number == "many" else _BE_FORMS_BACK
    if verb in table:
        return table[verb]
    if verb in _BE_FORMS or verb in _BE_FORMS_BACK or verb in _MODALS:
        return verb
    from lemminflect import getInflection

    lemma = verb_lemma(verb)
    past: tuple[str, ...] = getInflection(lemma, tag="VBD")
    if verb in past and verb != lemma:
        return verb
    forms: tuple[str, ...] = getInflection(lemma, tag="VBP" if number == "many" else "VBZ")
    return forms[0] if forms else verb


_MODALS = frozenset(["can", "may", "could", "will", "should", "would", "might", "must", "shall", "did", "had"])


@lru_cache(maxsize=4096)
def gerund(verb: str) -> str:
    """The verb's *-ing* form: ``gerund("swap")`` is ``swapping``."""
    return _inflected(verb, "VBG", "ing")


@lru_cache(maxsize=4096)
def past(verb: str) -> str:
    """The verb's simple past: ``past("take")`` is ``took``."""
    return _inflected(verb, "VBD", "ed")


def _inflected(verb: str, tag: str, ending: str) -> str:
    from lemminflect import getInflection

    forms: tuple[str, ...] = getInflection(verb, tag=tag)
    return forms[0] if forms else (verb[:-1] if verb.endswith("e") else verb) + ending
