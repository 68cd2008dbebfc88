"""Verbs, articles and pronouns that an edit may have left at odds with the rest of the caption."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from InstructionGen.checks import lexicon
from InstructionGen.checks.difference import Difference
from InstructionGen.checks.reading import Phrase, Reading
from InstructionGen.checks.reasons import refuse
from InstructionGen.english import agree, article

Number = Literal["one", "many"]
_BE = frozenset({"is", "are", "was", "were"})
_TWO_FORMED = _BE | {"has", "have", "does", "do"}


def check_verbs(
    longer: Reading, gone: Collection[int], full: Sequence[str], bare: Sequence[str], given: Literal["full", "bare"]
) -> None:
    """Refuse a finite verb that no longer agrees with its subject, or that changed though its subject did not.

    Args:
        longer: The caption that has all the words: the input of a removal, the output of an addition.
        gone: Which of its words the other caption lacks.
        full: For each word, its form when all words are there.
        bare: For each word, its form when those are gone (anything for the gone ones).
        given: Which of the two is the input: what is wrong there already is not held against the output.
    """
    for at, word in enumerate(longer.words):
        if at in gone or not word.is_verb or word.tag in ("verb-ing", "verb-ed") or _unfinite(longer, at):
            continue
        if word.tag not in {"verb-fin", "verb-inf"} and full[at] not in _TWO_FORMED:
            continue
        there = at > 0 and longer.words[at - 1].key == "there"
        if full[at] != bare[at] and not any(i > at if there else i < at for i in gone):
            refuse("verb does not agree", f"{full[at]} / {bare[at]}")
        was, now = subject_number(longer, at, ()), subject_number(longer, at, gone)
        if full[at] != bare[at] and was is not None and was == now:
            mended = bare[at] == agree(bare[at], was) if given == "full" else full[at] == agree(full[at], was)
            if not mended:
                refuse("verb does not agree", f"{full[at]} / {bare[at]}")
        if there and was is None and now is not None and bare[at] != agree(bare[at], now):
            refuse("verb does not agree", bare[at])
        if was is None or now is None or was == now:
            continue
        fits = full[at] == agree(full[at], was), bare[at] == agree(bare[at], now)
        if fits == ((True, False) if given == "full" else (False, True)):
            refuse("verb does not agree", bare[at] if given == "full" else full[at])


def _unfinite(reading: Reading, at: int) -> bool:
    """Whether a verb is an infinitive: after *to* or a modal."""
    earlier = reading.words[at - 1] if at else None
    return earlier is not None and (earlier.key == "to" or earlier.key in lexicon.MODALS)


def subject_number(reading: Reading, verb: int, gone: Collection[int]) -> Number | None:
    """The number of a finite verb's subject, the gone words left out; None where that cannot be told."""
    words = reading.words
    if verb and words[verb - 1].key == "there":
        there = _chain([p for p in reading.outer() if p.first > verb], reading, gone)
        if len(there) > 1 and there[0].number != "many":
            return None  # "there is a cup and a plate", "there are a cup and a plate": both are written
        return _number(there[:1], reading)
    begin = max((i + 1 for i in range(verb) if words[i].tag in ("rel", "sub") and i not in gone), default=0)
    if begin and words[begin - 1].tag == "rel":
        return None  # "a man and a dog that sit": who sits is anyone's guess
    phrases = [phrase for phrase in reading.outer() if begin <= phrase.first and phrase.end <= verb]
    # A second verb shares the subject of the first: "a man stands and holds".
    return _number(_chain(phrases, reading, gone), reading)


def _chain(phrases: Sequence[Phrase], reading: Reading, gone: Collection[int]) -> list[Phrase]:
    """The first phrase that stays, and those coordinated with it."""
    chain: list[Phrase] = []
    for phrase in phrases:
        if phrase.head in gone:
            continue
        if chain:
            between = [reading.words[i] for i in range(chain[-1].last, phrase.first) if i not in gone]
            if any(word.tag != "conj" or word.key in ("or", "but") for word in between):
                break
            if not between and not reading.words[phrase.first].after_comma:
                break
        chain.append(phrase)
    return chain


def _number(chain: Sequence[Phrase], reading: Reading) -> Number | None:
    if not chain:
        return None
    if len(chain) > 1:
        return "many"
    first = chain[0]
    opening = {reading.words[i].key for i in range(first.first, first.head)}
    if opening & lexicon.GATHERING or reading.words[first.head].key in lexicon.GATHERING | lexicon.EITHER_NUMBER:
        return None  # "a group of people sit", "a group of people sits": both are written
    return "many" if first.number == "many" else "one"


def check_articles(after: Reading, difference: Difference, before: Reading) -> None:
    """Refuse *a* before a vowel sound or *an* before a consonant, unless the input has the same pair already."""
    origin = {j: i for i, j in difference.kept}
    for j, word in enumerate(after.words):
        if word.key not in ("a", "an"):
            continue
        if j + 1 == len(after.words):
            refuse("broken sentence", f"ends in {word.key!r}")
        follows = after.words[j + 1].key
        i = origin.get(j)
        inherited = i is not None and origin.get(j + 1) == i + 1 and before.words[i].key == word.key
        if not inherited and article(after.words[j + 1].text) != word.key:
            refuse("article does not fit", f"{word.key} {follows}")


def check_pronouns(before: Reading, gone: Collection[int], head: str, removed_first: int) -> None:
    """Refuse a pronoun that stays when the only thing it can stand for has gone.

    Args:
        before: The caption with everything in it.
        gone: The words that go.
        head: The head noun of what goes, in one form.
        removed_first: Where what goes begins.
    """
    for at, word in enumerate(before.words):
        if at in gone or at < removed_first or word.key not in lexicon.PRONOUNS:
            continue
        kind = lexicon.PRONOUNS[word.key]
        if not _may_own(kind, head, _removed_number(before, gone, head)):
            continue
        if not any(_may_own(kind, owner.keys[-1], owner.number) for owner in _owners(before, at, gone)):
            refuse("pronoun without its owner", word.key)


def _removed_number(before: Reading, gone: Collection[int], head: str) -> str:
    return next((p.number for p in before.phrases if p.head in gone and p.keys[-1:] == (head,)), "one")


def _owners(reading: Reading, pronoun: int, gone: Collection[int]) -> Iterator[Phrase]:
    """The things that stay and that a pronoun may stand for: named before it, and not what hangs on it."""
    words = reading.words
    host = pronoun - 1
    while host >= 0 and (words[host].tag in ("prep", "adv") or host in gone):
        host -= 1
    preposition = words[pronoun - 1].tag == "prep"
    for phrase in reading.phrases:
        if phrase.last > pronoun or phrase.head in gone or not phrase.keys:
            continue
        if preposition and phrase.end - 1 == host and words[pronoun].tag == "pron":
            continue  # "a vase on it": it is not the vase
        yield phrase


def _may_own(kind: str, head: str, number: str) -> bool:
    if kind == "many":
        return number == "many" or lexicon.is_person(head)
    if kind == "thing":
        return number != "many" and not lexicon.is_person(head)
    if number == "many":
        return False
    if kind == "male":
        return head not in lexicon.FEMALE and (lexicon.is_person(head) or head in lexicon.ANIMALS)
    return head not in lexicon.MALE and (lexicon.is_person(head) or head in lexicon.ANIMALS)
