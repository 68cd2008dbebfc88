"""What somebody does in a caption: where the verb stands, what it takes, and whether it is theirs alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from InstructionGen.checks import lexicon
from InstructionGen.checks.reading import Phrase, Reading

Form = Literal["ing", "finite", "none"]

PARTICLES: Final = frozenset("up down around about away off out over together back forward forwards".split())
STATIC: Final = frozenset(
    "on in at near beside behind by under beneath underneath inside outside between among against next above below "
    "alongside close atop amid within front".split()
)
"""Prepositions of a place where something is."""
PATHS: Final = frozenset("down along across through past up around toward towards into onto over to from".split())
"""Prepositions of a way that something goes."""
PHRASAL: Final = frozenset("hold pick put set take open blow line dress show cut hand lift throw".split())
SEPARABLE: Final = frozenset("up out off down".split())
"""Verbs that take these with them: *hold up a phone*."""
STAYING: Final = frozenset("outside outdoors inside indoors together alone nearby".split())
"""Adverbs that say where, or with whom, whatever one does."""
_PICTURED_ON: Final = frozenset(
    "cup mug plate shirt t-shirt vase bowl sign cake card stamp book poster tray bag hat kite flag bottle wall "
    "airliner airplane plane jet".split()
)
"""On these an animal is a picture of one."""
_MODIFYING: Final = frozenset("wear have dress clothe feature".split())
"""Verbs that say what somebody looks like and not what they do."""
_KEPT: Final = frozenset("hold wear carry cover fill overlook surround include park".split())
"""What one may do beside anything else, or what things do."""
_RESTING: Final = frozenset("seat perch".split())
_AUXILIARIES: Final = frozenset("is are was were 's".split())


@dataclass(frozen=True, slots=True)
class Doing:
    """A doing, or the place where one can be said; positions are words of the reading."""

    subject: Phrase
    at: int
    """The verb, or where one would stand."""
    stop: int
    """One past the verb and its particles; ``at`` where there is none."""
    form: Form
    """``ing``: a participle stands, or must stand, there; ``finite``: a verb that agrees; ``none``: no verb."""
    object: Phrase | None
    """What the verb is done to."""

    @property
    def there(self) -> bool:
        """Whether a verb is said."""
        return self.stop > self.at


def is_alive(phrase: Phrase) -> bool:
    """Whether a phrase names a person or an animal by a word that everybody knows."""
    return is_somebody(phrase.keys[-1]) and phrase.keys not in _NOT_ALIVE and phrase.keys[0] not in _REPLICAS


def is_somebody(head: str) -> bool:
    """Whether a head noun, in the singular, names a person or an animal."""
    return lexicon.is_person(head) or head in lexicon.ANIMALS or head in _MORE_ANIMALS


_NOT_ALIVE = frozenset({("hot", "dog"), ("ceiling", "fan"), ("fan",), ("computer", "mouse"), ("polar",), ("one",)})
_REPLICAS = frozenset("teddy toy stuffed plush rubber statue gummy wooden ceramic".split())
_MORE_ANIMALS = frozenset(
    "puppy kitten calf foal colt mare stallion goose gosling duckling chick piglet lamb cub cattle heron hawk parakeet "
    "dove sparrow robin falcon vulture raven egret crane stork antelope gazelle wildebeest hare mustang lioness ram "
    "ewe hog tabby oxen pet boar turkey stork emu chimpanzee baboon".split()
)


def doing_of(reading: Reading, thing: Phrase) -> Doing | None:
    """What a thing does, or where it could be said that it does something; None where that cannot be told.

    It cannot where several share the verb (*a man and a dog sit*), where it may be another's (*a man with a dog
    sitting*), and where the verb is one of several (*trying to catch*, *sits and reads*).
    """
    if not _stands_alone(reading, thing):
        return None
    words, attached = reading.words, _is_attached(reading, thing)
    at, be = _lead_in(reading, thing, attached)
    word = words[at] if at < len(words) else None
    if word is None or word.after_comma or word.tag in ("conj", "sub", "pron", "gen"):
        plain = word is None or not word.after_comma or word.tag == "prep"
        return _unsaid(reading, thing, at, be) if plain else None
    if word.tag == "prep":
        if not be:
            return _unsaid(reading, thing, thing.last, be)
        idle = words[at - 1].key in _AUXILIARIES and not _acts_later(reading, at)
        return Doing(thing, at, at, "ing", None) if idle else None
    mine = word.tag in ("verb-ing", "verb-ed") or (word.tag in ("verb-fin", "verb-inf") and not attached)
    return _verb(reading, thing, at, be) if mine else None


def _is_attached(reading: Reading, thing: Phrase) -> bool:
    """Whether a finite verb after the thing is another's: *a yacht with people is near a pier*."""
    return thing.first > 0 and reading.words[thing.first - 1].key == "with"


def _lead_in(reading: Reading, thing: Phrase, attached: bool) -> tuple[int, bool]:
    """Where what the thing does is said, past its clothes and what it is with; and whether *is* stands before it."""
    words, at, be = reading.words, thing.last, False
    while at < len(words) and not words[at].after_comma:
        word = words[at]
        if word.tag == "adv" or (word.tag == "rel" and not be):
            at += 1
        elif word.key in _AUXILIARIES and not be and not attached:
            at, be = at + 1, True
        else:
            dressed = _after_dress(reading, at) if word.is_verb else None
            follows = _after_modifier(reading, at) if word.tag == "prep" and not be else dressed
            if follows is None:
                break
            at = follows
    return at, be


def _unsaid(reading: Reading, thing: Phrase, at: int, be: bool) -> Doing | None:
    idle = at == thing.last and not be and not _acts_later(reading, at)
    return Doing(thing, at, at, "none", None) if idle else None


def _acts_later(reading: Reading, at: int) -> bool:
    """Whether a verb further on may be the first one's: *is in a kitchen making pizzas*."""
    words = reading.words
    lively = {phrase.last for phrase in reading.phrases if phrase.first >= at and is_alive(phrase)}
    return any(
        words[i].tag in ("verb-ing", "verb-fin", "aux")
        and (i not in lively or words[i].tag == "verb-fin")  # "jockeys on horses race"
        and words[i].lemma not in _KEPT
        for i in range(at, len(words))
    )


def _stands_alone(reading: Reading, thing: Phrase) -> bool:
    """Whether the verb that follows can only be the thing's."""
    words = reading.words
    outer = next((p for p in reading.outer() if p.first <= thing.first and thing.last <= p.last), thing)
    before = words[outer.first - 1] if outer.first else None
    after = words[outer.last] if outer.last < len(words) else None
    part = outer.head != thing.head and outer.keys[-1] not in lexicon.PICTURES
    owned = thing.last < len(words) and words[thing.last].tag == "gen"
    copied = any(words[i].key in _REPLICAS for i in range(thing.first, thing.last))
    shared = after is not None and (after.tag == "conj" or (after.after_comma and bool(reading.phrase_at(outer.last))))
    led = before is not None and _is_led(reading, outer.first)
    others = any(is_alive(phrase) for phrase in reading.phrases if phrase.last <= outer.first)
    return not (part or owned or copied or shared or led or others)


def _is_led(reading: Reading, first: int) -> bool:
    """Whether what stands before a phrase takes it: as its object, in a list, as a place."""
    words, before = reading.words, reading.words[first - 1]
    if before.tag == "conj" or (before.is_verb and before.tag != "aux"):
        return True
    if before.tag == "prep":
        full = before.key == "of" and words[first - 2].key in ("full", "filled")
        pictured = before.key == "with" and words[first - 2].lemma in _PICTURED_ON
        return not full and (before.key != "with" or pictured)
    return words[first].after_comma and before.tag != "adv"


def _after_dress(reading: Reading, at: int) -> int | None:
    """Where *wearing a hat* or *dressed in red* ends; None where the verb is a doing."""
    word = reading.words[at]
    if word.lemma not in _MODIFYING or word.tag == "verb-fin":
        return None
    stop = at + 1
    while stop < len(reading.words) and reading.words[stop].tag == "prep":
        stop += 1
    return _end_of_list(reading, stop)


def _after_modifier(reading: Reading, at: int) -> int | None:
    """Where *in a red shirt* ends, where a verb follows it; None where none does."""
    stop = at
    while stop < len(reading.words) and reading.words[stop].tag == "prep":
        stop += 1
    end = _end_of_list(reading, stop)
    if end is None or end >= len(reading.words):
        return None
    follows = reading.words[end]
    lively = any(is_alive(p) for p in reading.phrases if at <= p.first < end)
    verb = follows.tag in ("verb-ing", "verb-fin") or follows.key in _AUXILIARIES
    return end if verb and not lively and not follows.after_comma else None


def _end_of_list(reading: Reading, at: int) -> int | None:
    phrase = reading.phrase_at(at)
    while phrase is not None:
        end = phrase.last
        joined = end < len(reading.words) and reading.words[end].tag == "conj"
        further = reading.phrase_at(end + 1) if joined else None
        if further is None:
            return end
        phrase = further
    return None


def _verb(reading: Reading, thing: Phrase, at: int, be: bool) -> Doing | None:
    words, word = reading.words, reading.words[at]
    form: Form = "ing" if word.tag in ("verb-ing", "verb-ed") else "finite"
    stop = at + 1
    while stop < len(words) and not words[stop].after_comma:
        phrasal = word.lemma in PHRASAL and words[stop].key in SEPARABLE
        if (words[stop].tag != "adv" and not phrasal) or words[stop].key in STAYING:
            break
        stop += 1
    further = past_staying(reading, stop)
    follows = words[further] if further < len(words) else None
    governs = follows is not None and (
        follows.is_verb or follows.tag in ("pron", "rel", "conj") or (follows.key == "to" and follows.tag != "prep")
    )
    leads = word.lemma in lexicon.LEADING_VERBS or (word.tag == "verb-ed" and word.lemma not in _RESTING)
    if leads or governs or (form == "finite" and be) or _verb_joined(reading, stop):
        return None
    taken = None if follows is None or follows.after_comma else reading.phrase_at(stop)
    return Doing(thing, at, stop, form, taken)


def past_staying(reading: Reading, at: int) -> int:
    """The first word from one on that is none of the adverbs which stay with another doing."""
    words = reading.words
    while at < len(words) and words[at].key in STAYING and words[at].tag == "adv" and not words[at].after_comma:
        at += 1
    return at


def _verb_joined(reading: Reading, at: int) -> bool:
    """Whether *and* or a comma brings a second verb of the same subject further on."""
    words = reading.words
    for i in range(at, len(words)):
        joined = words[i].after_comma or (i > at and words[i - 1].tag == "conj")
        if joined and words[i].is_verb and words[i].tag != "aux":
            return True
    return False
