"""The thing whose looks change: which phrases may be altered, and which are another's or half a name."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.checks import lexicon
from InstructionGen.checks.looks.vocabulary import Vocabulary
from InstructionGen.engine.rules.edits import vocabulary, wording
from InstructionGen.engine.rules.edits.fitness import answered, caption_of, refuse_ill_formed, refuse_untidy
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.remove import named
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, is_plural, parse
from InstructionGen.pool import Pool


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a caption that is to look otherwise."""

    reading: Reading
    phrase: NounPhrase
    start: int
    """Where its descriptions begin: after article, number and owner."""

    @property
    def many(self) -> bool:
        """Whether there are several."""
        return self.phrase.number == "many"

    @property
    def name(self) -> str:
        """As the caption calls it, without descriptions: ``double decker buses``."""
        return wording.lowered(self.reading, self.phrase.core, self.phrase.head + 1)

    @property
    def it(self) -> str:
        """As one speaks of a thing already known: ``the red bus``, what it holds left out."""
        phrase = self.phrase
        bare = NounPhrase(phrase.first, phrase.head + 1, phrase.head, phrase.core, phrase.number)
        return wording.definite(self.reading, bare)

    @property
    def plain(self) -> str:
        """The same without its descriptions: ``the bus``, ``his hat``."""
        opening = self.reading.tokens[self.phrase.first]
        if opening.tag == "poss" or any(
            self.reading.tag(i) == "gen" for i in range(self.phrase.first, self.phrase.core)
        ):
            return self.it
        return f"the {self.name}"

    @property
    def is_person(self) -> bool:
        """Whether it is somebody, by the rules' lists or by those of the checks."""
        core = self.reading.core(self.phrase)
        return self.reading.nouns.is_person(core) or lexicon.is_person(self.reading.head(self.phrase))

    def descriptions(self) -> list[str]:
        """The words between its article and its name."""
        return [self.reading.lower(i) for i in range(self.start, self.phrase.core)]

    def spans(self, words: Vocabulary) -> list[tuple[int, int]]:
        """Where its descriptions say something of a sort."""
        spoken = [token.lower for token in self.reading.tokens]
        return words.spans(spoken, self.start, self.phrase.head, self.reading.head(self.phrase))


Alter = Callable[[Thing, Mapping[str, Any], str, random.Random], tuple[str, str, str]]
"""From a thing, what may become of it and the manner to instruction, value and output."""


def first_that_works(variables: Mapping[str, Any], dice: random.Random, pool: Pool, alter: Alter) -> Alteration:
    """The first of ``looks`` (``object``, ``value``) that the ``caption`` takes well.

    Raises:
        CannotAnswer: It takes none of them; the reason is that of the first.
    """
    reading = Reading(parse(caption_of(variables)), Nouns(pool))
    reason = ""
    for look in variables["looks"]:
        for phrase in named(reading, look["object"]):
            try:
                thing = fit(reading, phrase)
                edit, value, output = alter(thing, look, variables.get("manner", ""), dice)
                if output.lower() == reading.sentence.text.lower():
                    raise CannotAnswer("nothing would change")
                return answered(Alteration, edit=edit, edited_object=thing.name, value=value, output=output)
            except CannotAnswer as refused:
                reason = reason or refused.reason
    raise CannotAnswer(reason or "object not in caption")


def fit(reading: Reading, phrase: NounPhrase) -> Thing:
    """The phrase as a thing that may be altered.

    Raises:
        CannotAnswer: Several have its name, it is a part of a name, or its descriptions may be another's.
    """
    refuse_untidy(reading)
    refuse_ill_formed(reading, phrase)
    head = reading.head(phrase)
    if any(p.head != phrase.head and reading.head(p) == head for p in reading.sentence.phrases):
        raise CannotAnswer("more than one of them")
    if head in vocabulary.ABSTRACT or head in vocabulary.PICTURES:
        raise CannotAnswer("not a thing one can see")
    if reading.tag(phrase.head + 1) in ("noun", "propn") or reading.lower(phrase.head + 1) in _NAMES_GO_ON:
        raise CannotAnswer("part of a name")
    owner = next((p for p in reading.sentence.phrases if reading.complement(p) == phrase), None)
    if owner is not None and reading.head(owner) not in vocabulary.CONTAINERS | vocabulary.PICTURES:
        raise CannotAnswer("part of a name")
    start = phrase.core
    while start > phrase.first and reading.tag(start - 1) in _DESCRIBING and reading.lower(start - 1) not in _COUNTING:
        start -= 1
    if any(reading.tag(i) == "noun" and reading.lower(i) not in ("and",) for i in range(start, phrase.core)):
        raise CannotAnswer("part of a name")
    if reading.tag(start) in ("conj", "comma") or reading.lower(start - 1) in ("half",):
        raise CannotAnswer("ill-formed phrase")
    if any(reading.lower(i) == "no" for i in range(phrase.first, phrase.head)):
        raise CannotAnswer("part of a name")  # "a no parking zone sign"
    _refuse_torn(reading, phrase)
    _refuse_shared(reading, phrase)
    _refuse_idiom(reading, phrase, start, head)
    return Thing(reading, phrase, start)


_DESCRIBING = ("adj", "adv", "verb-ed", "verb-ing", "conj", "comma", "punct")
_COUNTING = frozenset(
    """
    different assorted certain other same own many few several various multiple numerous first second third last next
    """.split()
)
_NAMES_GO_ON = frozenset("like setting style themed shaped colored coloured painting drawn".split())


def _refuse_torn(reading: Reading, phrase: NounPhrase) -> None:
    """``keep watch``, ``approaches home plate``, ``a pick up truck``, ``a glass fronted cabinet``: half a name."""
    first, head = phrase.first, phrase.head
    before, earlier = reading.tag(first - 1), reading.lower(first - 2)
    bare = first == phrase.core and phrase.number == "one" and first > 0
    if bare and reading.tokens[first - 1].lemma == "watch":
        raise CannotAnswer("part of a name")  # "watching TV"
    if bare and (before in ("verb-fin", "verb-inf", "adv") or (earlier, reading.lower(first - 1)) == ("pick", "up")):
        raise CannotAnswer("part of a name")
    follows = reading.tag(head + 1)
    if follows == "verb-ed" and reading.tag(head + 2) == "noun":
        raise CannotAnswer("part of a name")
    if follows == "verb-fin" and reading.lower(head + 2) == "of":
        raise CannotAnswer("part of a name")  # "museum displays of uniforms"
    found = reading.nouns.concept(reading.core(phrase))
    if found is not None and found.category == "animal" and reading.complement(phrase) is not None:
        raise CannotAnswer("another thing is meant")  # "rays of sunlight"
    other = _OTHER_SENSE.get(reading.head(phrase))
    if other is not None and not other.isdisjoint(token.lemma for token in reading.tokens):
        raise CannotAnswer("another thing is meant")


_OTHER_SENSE: Mapping[str, frozenset[str]] = {
    "plate": frozenset("baseball batter catcher umpire pitcher pitch swing bat home player slide ball".split()),
    "pen": frozenset("sheep cow cattle animal zoo giraffe elephant horse goat pig bear zebra bird chicken dog".split()),
    "wing": frozenset(
        "bird duck goose gull seagull pelican eagle hawk owl parrot butterfly swan heron angel crow pigeon hen".split()
    ),
    "gear": frozenset("baseball ski skier snow player man woman person boy girl catcher umpire team dugout".split()),
    "spear": frozenset("broccoli asparagus pickle".split()),
    "base": frozenset("baseball batter player slide steal first second third ball".split()),
}
"""What a noun stands beside where it is not the thing that the pool knows by it."""


def _refuse_idiom(reading: Reading, phrase: NounPhrase, start: int, head: str) -> None:
    """``in bed``, ``looks at the camera``, ``lies on his chest``: no such thing is meant or shown."""
    if head in _WITHOUT_ARTICLE and start == phrase.first and reading.tag(phrase.first - 1) == "prep":
        raise CannotAnswer("part of a name")
    if head == "camera" and (reading.lower(phrase.first) == "the" or start == phrase.first == phrase.core):
        raise CannotAnswer("the picture is taken with it")
    if head in ("photographer", "cameraman") and reading.tag(phrase.first - 1) == "prep":
        raise CannotAnswer("the picture is taken by them")
    _refuse_surroundings(reading, phrase, head)
    earlier = (reading.lower(phrase.first - 2), reading.lower(phrase.first - 1))
    taken = head in ("bath", "shower", "seat") and reading.token(phrase.first - 1) is not None
    if (head == "door" and earlier == ("out", "of")) or (taken and reading.tokens[phrase.first - 1].lemma == "take"):
        raise CannotAnswer("part of a name")  # "taking a bath", "out of doors"
    if head in vocabulary.BODY and reading.tag(phrase.first) == "poss":
        raise CannotAnswer("a part of somebody")


def _refuse_surroundings(reading: Reading, phrase: NounPhrase, head: str) -> None:
    """``people in a supermarket``, ``a chicken in a landscape``: it is what the whole picture is taken in."""
    found = reading.nouns.concept(reading.core(phrase))
    kind = reading.nouns.kind(found)
    if found is None or kind is None:
        return
    within = reading.preposition(phrase.first)[1] in ("in", "inside", "within", "inside of", "at")
    indoors = within and found.category == "building" and "place" in kind.slots
    if indoors or (found.category == "art" and head in vocabulary.PLACES):
        raise CannotAnswer("the picture is taken in it")


_WITHOUT_ARTICLE = frozenset("bed home school church court stage town class work flight".split())


def _refuse_shared(reading: Reading, phrase: NounPhrase) -> None:
    """``two dogs and cats``: what is said of the first may be said of both."""
    listed = reading.list_with(phrase)
    if listed is None:
        return
    at = listed.members.index(phrase)
    if any(
        reading.tag(p.first) == "num"
        and not is_plural(reading.lower(p.head))
        and reading.lower(p.first) not in ("one", "1")
        for p in listed.members[:at]
    ):
        raise CannotAnswer("part of a name")  # "two peanut butter and jelly sandwiches"
    follows = listed.members[at + 1 : at + 2]
    if follows and not reading.has_own_determiner(follows[0]):
        raise CannotAnswer("said of both")
    if at and not reading.has_own_determiner(phrase) and phrase.number != "many":
        raise CannotAnswer("said of both")
