"""How an output says one thing more of an object that the caption has: after its name, or in a tail."""

from __future__ import annotations

import random
from itertools import pairwise

from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.doing import is_alive
from InstructionGen.checks.reading import Phrase
from InstructionGen.engine.rules.doings.splice import Caption
from InstructionGen.engine.rules.edits.naming import lowered
from InstructionGen.english import NounPhrase


def remarked(caption: Caption, own: NounPhrase, phrase: Phrase, value: str, dice: random.Random, lead: str = "") -> str:
    """The caption with the remark.

    Args:
        caption: What is said now.
        own: The thing, in tokens.
        phrase: The same in words.
        value: What it is: ``facing left``, ``on the far right of the desk``.
        dice: Where the choice between several ways comes from.
        lead: What may stand before the remark where it follows the caption without a name: ``seen`` of *…, seen on the
            far left*; a space where nothing need stand there; empty where the thing must be named.
    """
    words = caption.words.words
    last = phrase.last == len(words)
    follows = words[phrase.last] if not last else None
    before = phrase.first > 0 and (words[phrase.first - 1].tag == "conj" or words[phrase.first].after_comma)
    listed = before or (follows is not None and (follows.tag == "conj" or follows.after_comma))
    lively = [p for p in caption.words.outer() if is_alive(p)]
    alone = lively in ([], [phrase]) and phrase == next(caption.words.outer()) and not listed
    commas = any(word.after_comma for word in words)
    # "the bowl is full, seen closer" would be said of the state
    state = any(one.tag == "aux" and other.tag == "adj" for one, other in pairwise(words))
    simple = not commas and not state and all(word.tag != "sub" and word.key not in ("seen", "shown") for word in words)
    if lead and alone and not last and simple and dice.random() < 0.8:
        return caption.with_tail(f", {lead}{' ' if lead.strip() else ''}{value}".replace("  ", " "))
    # "a cake sits on a plate with a fork on the right" would be said of the plate
    owner = next(caption.words.outer())
    beside = phrase.first > 0 and (words[phrase.first - 1].key != "with" or owner.last == phrase.first - 1)
    if last and not listed and beside:
        return caption.put(phrase.last, phrase.last, value)
    it = f"the {lowered(caption.reading, own.core, own.head + 1)}"
    withs = any(word.key == "with" and word.after_comma for word in words)
    return caption.with_tail(f", {it} {value}" if withs else f", with {it} {value}")


def several(phrase: Phrase) -> bool:
    """Whether it is spoken of as several: *sheep* without an article is."""
    return phrase.number == "many" or (phrase.keys[-1] in lexicon.EITHER_NUMBER and phrase.first == phrase.core)


def called(caption: Caption, own: NounPhrase, many: bool) -> str:
    """The thing as it is called when spoken of again, with its verb: ``it is``, ``she is``, ``they are``."""
    head = caption.reading.head(own)
    if many:
        return "they are"
    told = {caption.reading.tokens[i].text.lower() for i in range(own.first, own.head)}
    if "female" in told or "male" in told:
        return "she is" if "female" in told else "he is"
    if head in lexicon.MALE:
        return "he is"
    if head in lexicon.FEMALE:
        return "she is"
    return "they are" if caption.reading.nouns.is_person(caption.reading.core(own)) else "it is"
