"""The thing whose looks change: which phrases may be altered, and where in them the new look is said."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from InstructionGen.answers import Alteration
from InstructionGen.checks import colours, lexicon, materials, sizes, textures
from InstructionGen.checks.vocabulary import Vocabulary
from InstructionGen.engine.rules.edits import nouns, vocabulary, wording
from InstructionGen.engine.rules.edits.fitness import answered, caption_of, refuse_ill_formed, refuse_untidy
from InstructionGen.engine.rules.edits.nouns import Nouns
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.remove import named
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, parse
from InstructionGen.english.words import ADJECTIVE_COMPOUND_ENDS
from InstructionGen.pool import Pool

SIZE, AGE, LOOK, TEXTURE, COLOUR, MATERIAL = range(1, 7)
"""In what order English describes: *a large old rusty striped green wooden gate*."""
_CLASS = 7
_AGES = frozenset("old new young antique vintage ancient modern older younger elderly".split())
_VIEWS = frozenset(
    """
    open closed broken long wide high thick thin cute pretty beautiful nice lovely ugly delicious tasty fancy
    elegant cool strange weird odd funny good great happy sad lone single whole simple plain clean dirty messy neat
    wild lively empty full hairy busy crowded lit
    """.split()
)
_OPINION_ENDS = ("ful", "ous", "ish", "able", "ive", "ly", "y")
_CLASSING_ENDS = ("ary", "ory", "table")
"""*military* jets, a *portable* stove: which sort of thing, and no opinion of it."""


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
    if bare and (before in ("verb-fin", "verb-inf", "adv") or (earlier, reading.lower(first - 1)) == ("pick", "up")):
        raise CannotAnswer("part of a name")
    if reading.tag(head + 1) == "verb-ed" and reading.tag(head + 2) == "noun":
        raise CannotAnswer("part of a name")
    found = reading.nouns.concept(reading.core(phrase))
    if found is not None and found.category == "animal" and reading.complement(phrase) is not None:
        raise CannotAnswer("another thing is meant")  # "rays of sunlight"
    other = _OTHER_SENSE.get(reading.head(phrase))
    if other is not None and not other.isdisjoint(token.lemma for token in reading.tokens):
        raise CannotAnswer("another thing is meant")


_OTHER_SENSE: Mapping[str, frozenset[str]] = {
    "plate": frozenset("baseball batter catcher umpire pitcher pitch swing bat home player slide ball".split()),
    "pen": frozenset("sheep cow cattle animal zoo giraffe elephant horse goat pig bear zebra bird chicken dog".split()),
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
    _refuse_surroundings(reading, phrase, head)
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
    follows = listed.members[at + 1 : at + 2]
    if follows and not reading.has_own_determiner(follows[0]):
        raise CannotAnswer("said of both")
    if at and not reading.has_own_determiner(phrase) and phrase.number != "many":
        raise CannotAnswer("said of both")


def before_noun(thing: Thing, value: str, rank: int, replaced: Vocabulary | None = None) -> str:
    """The caption with the value among the thing's descriptions, in the place of what it replaces.

    Raises:
        CannotAnswer: There is no safe place among them.
    """
    reading = thing.reading
    rewrite = Rewrite(reading.sentence)
    if reading.tokens[thing.phrase.head].text.isupper() and reading.sentence.text.isupper():
        value = value.upper()
    old = thing.spans(replaced) if replaced is not None else []
    if old and old[-1][1] > thing.phrase.core:
        raise CannotAnswer("part of a name")
    if old:
        rewrite.put(old[0][0], old[0][1], value)
        for first, last in old[1:]:
            if reading.tag(first - 1) in ("conj", "comma") or reading.tag(last) in ("conj", "comma"):
                raise CannotAnswer("ill-formed phrase")
            rewrite.drop(first, last)
        return rewrite.render()
    at = _place(thing, rank)
    if at > 0 and reading.tag(at) in ("conj", "comma"):
        raise CannotAnswer("ill-formed phrase")
    if at < thing.phrase.core and reading.tag(at) == "adv":
        raise CannotAnswer("what follows may belong to it")  # "a [frowning] very sharp dressed man"
    follows = wording.lowered(reading, at, at + 1)
    rewrite.put(at, at + 1, f"{value} {follows}", keeping=[(at, at + 1)])
    return rewrite.render()


def _place(thing: Thing, rank: int) -> int:
    """Where a word of a rank goes: behind all of lower rank."""
    reading = thing.reading
    at = thing.start
    for i in range(thing.start, thing.phrase.core):
        if reading.tag(i) in ("conj", "comma", "punct", "adv"):
            continue
        if reading.lower(i + 1) in ADJECTIVE_COMPOUND_ENDS and i + 1 < thing.phrase.core:
            if rank < LOOK:
                break
            continue  # "snow covered" is one word
        if rank_of(reading.lower(i), reading.tag(i)) > rank or _is_name(thing, i):
            break
        at = i + 1
    return at


def _is_name(thing: Thing, i: int) -> bool:
    """Whether a description is half of a name that the pool knows: a *grizzly* bear."""
    reading, pool = thing.reading, thing.reading.nouns.pool
    if i + 1 != thing.phrase.core:
        return False
    core = reading.core(thing.phrase)
    return pool.find(f"{reading.lower(i)} {core}") not in (None, pool.find(core))


def rank_of(word: str, tag: str) -> int:
    """Where a description stands among others."""
    if word in colours.SHADES or colours.VOCABULARY.has(word):
        return COLOUR
    if materials.VOCABULARY.has(word) or word in materials.QUALIFIERS:
        return MATERIAL
    rank = next((rank for rank, words in _RANKED if word in words), None)
    if rank is not None:
        return rank
    if tag == "adj" and word.endswith(_OPINION_ENDS) and not word.endswith(_CLASSING_ENDS) and "-" not in word:
        return 0
    return LOOK if tag in ("verb-ing", "verb-ed") and word not in vocabulary.REPLICAS else _CLASS


_RANKED = (
    (SIZE, sizes.DESCRIBING),
    (AGE, _AGES),
    (0, _VIEWS),
    (TEXTURE, textures.OLD),
    (LOOK, ADJECTIVE_COMPOUND_ENDS),
)


def one_of(asks: Sequence[str], manner: str, dice: random.Random) -> str:
    """One of the commands; where the manner adds a clause of its own, none that ends in one."""
    short = [ask for ask in asks if "so that" not in ask] if manner == "detailed command" else asks
    return dice.choice(short or asks)


def behind_noun(thing: Thing, value: str) -> str:
    """The caption with the value right behind the thing: ``a car covered in frost parked by a road``.

    Raises:
        CannotAnswer: What follows the thing, or stands before it in a list, would be parted from it.
    """
    reading, phrase = thing.reading, thing.phrase
    if phrase.last > phrase.head + 1 or reading.list_with(phrase) is not None:
        raise CannotAnswer("what follows may belong to it")
    tag, word = reading.tag(phrase.last), reading.lower(phrase.last)
    follows = reading.at(phrase.last + 1)
    if tag in ("conj", "rel", "adj", "gen", "pron", "poss") or word in _CLOSELY:
        raise CannotAnswer("what follows may belong to it")
    if tag == "adv" and reading.tag(phrase.last + 1) not in ("", "punct"):
        raise CannotAnswer("what follows may belong to it")
    if word in ("in", "on") and follows is not None and is_worn(reading, follows):
        raise CannotAnswer("what follows may belong to it")
    if reading.tag(phrase.first - 1) == "verb-ed":
        raise CannotAnswer("what follows may belong to it")
    if value.startswith("with ") and reading.preposition(phrase.first)[1] in ("with", "of"):
        raise CannotAnswer("two phrases with the same preposition")
    above = [p for p in reading.outer if p.last <= phrase.first]
    if tag == "verb-ed" and (above or reading.tag(phrase.last + 1) in ("adj", "noun", "propn")):
        raise CannotAnswer("what follows may belong to it")
    if tag == "verb-ing" and above and not reading.is_alive(phrase):
        raise CannotAnswer("what follows belongs to another")  # "a man on a board [waxed to a shine] riding a wave"
    rewrite = Rewrite(reading.sentence)
    last = phrase.last
    if reading.sentence.text.isupper():
        value = value.upper()
    rewrite.put(last - 1, last, f"{wording.lowered(reading, last - 1, last)} {value}", keeping=[(last - 1, last)])
    return rewrite.render()


_CLOSELY = frozenset(
    "to about with of that which who wearing full made dressed for as up down than containing holding".split()
)


def is_worn(reading: Reading, phrase: NounPhrase) -> bool:
    """Whether the phrase is something worn, or the colour of it."""
    found = reading.nouns.concept(reading.core(phrase))
    head = nouns.last_word(reading.core(phrase))
    clothing = found is not None and found.category == "clothing"
    return clothing or head in vocabulary.WORN or head in colours.COLOURS or head in _ALSO_WORN


_ALSO_WORN = frozenset("top tee attire gear garb".split())


def in_tail(thing: Thing, value: str) -> str:
    """The caption with the value said at its end: ``…, with the dog twice as large``."""
    reading = thing.reading
    text = reading.sentence.text
    stop = reading.tokens[reading.end - 1].end
    if any(reading.lower(i) == "with" and reading.tag(i - 1) == "comma" for i in range(1, reading.end)):
        raise CannotAnswer("it has such an end already")
    return f"{text[:stop]}, with {thing.plain} {value}{text[stop:]}"
