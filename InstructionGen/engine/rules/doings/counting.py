"""Takes some of several things away: the number, and what goes with it, follows."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from InstructionGen.answers import Counting
from InstructionGen.checks import lexicon
from InstructionGen.checks.agreement import subject_number
from InstructionGen.checks.doings.numbers import Count, count_of, spelt, value_of
from InstructionGen.checks.reading import Phrase
from InstructionGen.checks.wording import noun_key
from InstructionGen.engine.rules.doings.splice import Caption
from InstructionGen.engine.rules.edits.fitness import caption_of, refuse_ill_formed
from InstructionGen.engine.rules.edits.rewrite import finish
from InstructionGen.engine.rules.manner import said
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import agree, article, is_plural, plural, singular
from InstructionGen.english.inflection import could_be_verb
from InstructionGen.pool import Pool

_GOING = (
    "remove {k} of the {things}",
    "remove {k} of the {n} {things}",
    "take {k} of the {n} {things} away",
    "take {k} of the {things} out of the picture",
    "erase {k} of the {n} {things}",
    "delete {k} of the {things}",
    "get rid of {k} of the {n} {things}",
    "cut {k} of the {things} out of the photo",
    "make {k} of the {n} {things} disappear",
    "eliminate {k} of the {things} from the image",
)
_STAYING = (
    "leave only {m} of the {n} {things}",
    "keep only {m} of the {n} {things}",
    "reduce the number of {things} from {n} to {m}",
    "remove all but {m} of the {n} {things}",
    "take away all but {m} of the {things}",
    "show only {m} {thing_m} instead of {n}",
    "change the number of {things} from {n} to {m}",
)
_TOGETHER = frozenset(
    "together other others another both between among side row line lined same matching each all twin twins pair race "
    "racing fight fighting chase chasing chat chatting talking talk hug hugging kiss kissing shake shaking meet "
    "meeting one first second third different various assorted two-some facing toward towards embrace embracing shared "
    "sharing share stack stacked pile piled circle gathered gather gathering arranged surround surrounding surrounded "
    "apart against opposing formation group team match rally competing opposite across family couple married "
    "conversation stand-off crossed separate seperate similar identical adjacent matched back face".split()
)
"""Words that are said of several and not of one."""
_EACH_HAS = frozenset("wear in hold ride with carry use have on fly swing play eat drive push pull walk dress".split())
"""After these a bare plural is one for each: *two men riding horses*."""


def counting(variables: Mapping[str, Any], dice: random.Random, pool: Pool) -> Counting:
    """The first of ``counts`` (``object``, ``there``, ``go``) of which the ``caption`` can do with fewer.

    Raises:
        CannotAnswer: It can of none; the reason is that of the first.
    """
    caption = Caption(caption_of(variables), pool)
    caption.refuse_unfit()
    reason = ""
    for offer in variables["counts"]:
        try:
            return _fewer(caption, offer["object"], int(offer["there"]), int(offer["go"]), variables["manner"], dice)
        except CannotAnswer as refused:
            reason = reason or refused.reason
    raise CannotAnswer(reason or "nothing is counted")


def _fewer(caption: Caption, name: str, there: int, go: int, manner: str, dice: random.Random) -> Counting:
    phrase, count = _counted(caption, name, there)
    own = next((p for p in caption.reading.sentence.phrases if p.head == caption.token(phrase.head)), None)
    if own is None:
        raise CannotAnswer("ill-formed phrase")
    if count.noun == phrase.head:  # of "three slices of pizza" it would say that they are a part of a whole
        refuse_ill_formed(caption.reading, own)
    core = caption.reading.core(own)
    if not (caption.reading.nouns.is_thing(core) or count.noun != phrase.head):
        raise CannotAnswer("not a thing that can leave")
    if _counted_again(caption, phrase):
        raise CannotAnswer("it counts them again")
    left = there - go
    reason = _not_alone(caption, phrase, count)
    if left == 1 and reason:
        if there == 2:
            raise CannotAnswer(reason)
        left, go = 2, there - 2
    output = _rewritten(caption, phrase, count, left, dice)
    words = caption.words.words
    things = " ".join(word.text for word in words[count.stop : phrase.last])
    if phrase.last > count.noun + 1 and words[count.noun + 1].key not in ("of",):
        things = " ".join(word.text for word in words[count.stop : count.noun + 1])
    things = things[:1].lower() + things[1:] if things[1:] == things[1:].lower() else things
    digits = words[count.first].key.isdecimal()
    one = re.sub(rf"\b{re.escape(words[count.noun].text)}\b", singular(words[count.noun].text), things, count=1)
    command = dice.choice(_GOING + _STAYING if dice.random() < 0.5 else _GOING).format(
        k=spelt(go, digits),
        m=spelt(left, digits),
        n=spelt(there, digits),
        things=things,
        thing_m=one if left == 1 else things,
    )
    shown = " ".join(word.text for word in words[count.stop : max(count.noun + 1, phrase.last)])
    return Counting(edit=said(command, manner, dice), edited_object=shown, remove_number=go, output=output)


def _counted(caption: Caption, name: str, there: int) -> tuple[Phrase, Count]:
    found = []
    for phrase in caption.words.phrases:
        count = count_of(caption.words, phrase)
        if count is not None and count.number == there and caption.words.words[count.noun].key == name.lower():
            found.append((phrase, count))
    heads = [noun_key(word.key) for word in caption.words.words]
    if not found:
        raise CannotAnswer("object not in caption")
    if len(found) > 1 or heads.count(noun_key(name.lower())) > 1:
        raise CannotAnswer("more than one of them")
    return found[0]


def _counted_again(caption: Caption, phrase: Phrase) -> bool:
    """Whether numbers without a noun share them out: *three people, two skiing, one walking*."""
    words = caption.words.words
    for at in range(phrase.last, len(words)):
        number = value_of(words[at].key) is not None and words[at].key not in ("a", "an", "single", "both")
        follows = words[at + 1] if at + 1 < len(words) else None
        bare = follows is None or follows.after_comma or follows.is_verb or follows.tag in ("prep", "conj", "aux")
        if number and bare and words[at].key not in ("couple", "pair", "dozen"):
            return True
    return False


def _not_alone(caption: Caption, phrase: Phrase, count: Count) -> str:
    """Why one of them could not be left alone; empty where it could."""
    words = caption.words.words
    before = {words[i].key for i in range(phrase.first, count.first)}
    if before & lexicon.GATHERING or "of" in before:
        return "a group of one"
    rest = [
        word for at, word in enumerate(words) if not phrase.first <= at < phrase.last or count.stop <= at < count.noun
    ]
    if before - {"the", "a"} or any({word.key, word.lemma} & _TOGETHER for word in rest):
        return "said of both"
    if any(word.key in _MANY or (word.key == "their" and word in words[phrase.last :]) for word in rest):
        return "a pronoun would lose its owner"
    shared = any(_one_for_each(caption, other) for other in caption.words.phrases if other.first >= phrase.last)
    return "each has its own" if shared else ""


_MANY = frozenset({"they", "them", "themselves", "ones"})


def _one_for_each(caption: Caption, phrase: Phrase) -> bool:
    """Whether a bare plural is one for each of several: *two men riding horses*."""
    words = caption.words.words
    bare = phrase.number == "many" and words[phrase.first].tag not in ("det", "num", "poss")
    lead = words[phrase.first - 1]
    shared = phrase.number == "many" and words[phrase.first].tag == "num" and lead.lemma in _EACH_HAS
    return shared or (bare and (lead.lemma in _EACH_HAS or lead.key in _EACH_HAS or lead.tag == "conj"))


def _rewritten(caption: Caption, phrase: Phrase, count: Count, left: int, dice: random.Random) -> str:
    words = caption.words.words
    digits = words[count.first].key.isdecimal()
    shown = spelt(left, digits)
    noun = words[count.noun].text
    swaps: list[tuple[int, int, str]] = []
    if left == 1:
        held = count.first > phrase.first
        low = " ".join(word.text for word in words[count.stop : count.noun + 1])
        new = "one" if digits or held or dice.random() < 0.6 else article(low)
        swaps.append((count.first, count.stop, new))
        swaps.append((count.noun, count.noun + 1, singular(noun)))
        swaps += _verbs(caption, phrase)
    else:
        swaps.append((count.first, count.stop, shown))
    if plural(singular(noun)) != noun and not is_plural(noun):
        raise CannotAnswer("one cannot count it")
    text = caption.text
    for first, last, new in sorted(swaps, reverse=True):
        begin, end = caption.start(first), caption.end(last)
        capital = first == 0 and (text[begin].isupper() or (text[begin].isdigit() and new == "one"))
        text = f"{text[:begin]}{new[:1].upper() + new[1:] if capital else new}{text[end:]}"
    return finish(text, like=caption.text)


def _verbs(caption: Caption, phrase: Phrase) -> list[tuple[int, int, str]]:
    """The verbs that follow when one of several is left, in their new form."""
    words = caption.words.words
    found: list[tuple[int, int, str]] = []
    listed = _in_list(caption, phrase)
    for at, word in enumerate(words):
        finite = word.tag == "verb-fin" or word.key in ("is", "are", "was", "were", "has", "have")
        if not finite or (at and words[at - 1].key in lexicon.MODALS | {"to"}):
            continue
        there = at > 0 and words[at - 1].key == "there"
        related = at > 0 and words[at - 1].tag == "rel" and phrase.last == at - 1
        if there:
            first = next((p for p in caption.words.outer() if p.first > at), None)
            mine = first is not None and first.first <= phrase.first and phrase.last <= first.last
            if mine and listed:
                raise CannotAnswer("part of a list after there is")
        else:
            subject = next((p for p in caption.words.outer()), None)
            first_of_all = subject is not None and subject.first <= phrase.first and phrase.last <= subject.last
            mine = first_of_all and not listed and phrase.last <= at and not _subordinate(caption, at)
            mine = mine and subject_number(caption.words, at, ()) == "many"
            mine = mine or (phrase.last == at and not listed)
        if mine or related:
            new = agree(word.key, "one")
            if new != word.key:
                found.append((at, at + 1, new))
        elif phrase.last <= at and subject_number(caption.words, at, ()) is None and not listed:
            raise CannotAnswer("whose verb it is cannot be told")
    if found and _verb_as_noun(caption, phrase):
        raise CannotAnswer("whose verb it is cannot be told")
    return found


def _verb_as_noun(caption: Caption, phrase: Phrase) -> bool:
    """Whether what *and* joins may be a second verb, read as a noun: *lean out from behind curtains and smile*."""
    words = caption.words.words
    return any(
        words[at - 1].tag == "conj"
        and words[at].tag == "noun"
        and could_be_verb(words[at].key)
        and not is_plural(words[at].key)
        for at in range(phrase.last + 1, len(words))
    )


def _subordinate(caption: Caption, at: int) -> bool:
    return any(word.tag in ("sub", "rel") for word in caption.words.words[:at])


def _in_list(caption: Caption, phrase: Phrase) -> bool:
    words = caption.words.words
    after = words[phrase.last] if phrase.last < len(words) else None
    before = words[phrase.first - 1] if phrase.first else None
    joined = after is not None and (after.tag == "conj" or (after.after_comma and caption.words.phrase_at(phrase.last)))
    return bool(joined) or (before is not None and before.tag == "conj")
