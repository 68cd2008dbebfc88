"""Things that are held, worn or used leave together with the verb that holds them."""

from __future__ import annotations

from InstructionGen.engine.rules.edits import nouns, vocabulary
from InstructionGen.engine.rules.edits.constructions import STANDS_ALONE
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.edits.tail import end_of_removal
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase

_HOLD = frozenset("hold wear carry use fly push pull".split())
_ALONG = frozenset("down up through along across over around into onto from towards toward past to for off out".split())
_PUSHED = frozenset("cart stroller wagon suitcase carriage wheelbarrow".split())
_IN_ARMS = frozenset("baby child toddler infant".split())


def with_its_verb(reading: Reading, phrase: NounPhrase) -> Rewrite | None:
    """``a man holding an umbrella`` without the umbrella: ``a man``."""
    outer = reading.outer_of(phrase)
    verb = outer.first - 1
    if reading.tag(verb) not in ("verb-ing", "verb-fin") or outer.head != phrase.head:
        return None
    rewrite = Rewrite(reading.sentence)
    lemma = reading.tokens[verb].lemma
    if lemma == "walk" and reading.nouns.is_animal(reading.core(phrase)):
        rewrite.drop(outer.first, end_of_removal(reading, phrase, outer.first, "with"))
        return rewrite
    if lemma not in _HOLD or verb == 0:
        raise CannotAnswer("the verb needs it")
    _refuse_bad_holding(reading, phrase, lemma)
    if reading.head(phrase) in vocabulary.RECORDING and {t.lemma for t in reading.tokens} & vocabulary.RECORDED:
        raise CannotAnswer("it is being used")
    end = end_of_removal(reading, phrase, verb, "holding")
    if reading.tag(end) == "prep" and reading.lower(end) in _ALONG:
        raise CannotAnswer(
            "the verb needs it"
        )  # "two men carrying a kite through a park": they move, and nothing else says so
    start = verb
    while reading.tag(start - 1) == "adv" and _of_manner(reading.lower(start - 1)):
        start -= 1
    if reading.tag(end) == "conj":
        if reading.tag(end + 1) != reading.tag(verb):
            raise CannotAnswer("what follows may belong to it")
        rewrite.drop(start, end + 1)  # "is holding a bat and wearing a cap": the next verb steps into its place
    elif _simply_does(reading, start, end):
        rewrite.drop(start, end + 1)  # "a man holding a ball while standing" is simply standing
    else:
        rewrite.drop(_left_edge(reading, start, verb, end), end)
    return rewrite


def _of_manner(adverb: str) -> bool:
    return adverb.endswith("ly") or adverb in ("also", "just", "still")


def _simply_does(reading: Reading, start: int, end: int) -> bool:
    follows = reading.lower(end) == "while" and reading.tag(end + 1) == "verb-ing"
    return follows and reading.tag(start - 1) in ("noun", "propn")


def _left_edge(reading: Reading, start: int, verb: int, end: int) -> int:
    """Where the removal begins: before the auxiliary, pronoun or conjunction that leads to the verb."""
    aux = reading.tag(start - 1) == "aux"
    if reading.tag(start - 1 - aux) == "rel":
        start -= 1 + aux
    elif aux:
        if reading.tag(start - 2) not in ("noun", "propn") or reading.tag(end) in ("sub", "comma"):
            raise CannotAnswer("the verb needs it")
        start -= 1
    elif _left_bare(reading, start, verb, end):
        raise CannotAnswer("the verb needs it")
    while reading.tag(start - 1) in ("conj", "comma", "sub"):
        start -= 1
    if reading.tag(start - 1) in ("aux", "verb-inf", "prep", "other"):
        raise CannotAnswer("the verb needs it")
    if reading.tag(start - 1) == "verb-ing" and reading.tokens[start - 1].lemma not in STANDS_ALONE:
        raise CannotAnswer("the verb needs it")
    return start


def _left_bare(reading: Reading, start: int, verb: int, end: int) -> bool:
    """Whether what follows the thing would have no verb to lean on."""
    if reading.tag(verb) == "verb-fin":
        return reading.tag(end) in ("sub", "comma", "verb-ing")
    return reading.tag(end) == "sub" and not any(t.tag.startswith("verb") for t in reading.tokens[:start])


def _refuse_bad_holding(reading: Reading, phrase: NounPhrase, lemma: str) -> None:
    core = reading.core(phrase)
    head = nouns.last_word(core)
    if lemma == "wear" and not reading.nouns.may_be_worn(core):
        raise CannotAnswer("not a thing that can leave")
    in_use = {
        "use": head not in vocabulary.PORTABLE_TOOLS,
        "fly": head != "kite",
        "push": head not in _PUSHED,
        "pull": head not in _PUSHED,
        "hold": reading.nouns.is_person(core) and head not in _IN_ARMS,
    }
    if in_use.get(lemma, False):
        raise CannotAnswer("it is being used")
