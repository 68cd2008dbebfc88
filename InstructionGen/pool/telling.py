"""A concept in the sentences of a case: what stands for ``{a}``, ``{the}`` and ``{it}``, and what agrees with it.

A sentence is written for one thing that is counted, *a cup*. Told of scissors, of rice or of a nurse it needs other
words in places, and those are what is seen to here: *a pair of scissors*, *the scissors lie*, *some rice*, *they are*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from InstructionGen.english import agree, article, is_plural, parse, plural, singular, with_article
from InstructionGen.english.inflection import could_be_verb
from InstructionGen.pool.concept import Count
from InstructionGen.pool.phrasing import lowered
from InstructionGen.pool.store import Pool

SLOTS = frozenset("a A the The thing Thing it It its Its is was has does Is Was Has Does place".split())
"""What a sentence of a case may hold in braces."""

Number = Literal["one", "many"]

_SLOT = re.compile(r"\{(\w+)\}")
_NAMING = frozenset("a the thing it".split())
_AGREEING = frozenset("is was has does".split())
_NAMED = re.compile(r"\b(an?|another|An?|Another) ((?!\w+ of )(?:[\w-]+,? (?!of )){0,5})\{thing\}")
_FOR_ONE = re.compile(r"\b(?:it|its|itself)\b(?!\})")
_BEHIND_OTHERS = re.compile(
    r"\b(?:of|with|on|in|at|beside|behind|under|over|near|from|by|for|into|onto|against|between|around|above|below|"
    r"across|along|through|to|without|inside|upon)\s$"
)
"""What stands before a thing that is not what the sentence is about: *the stone of the stairs is smooth*."""
_SUBJECT_AFTER = frozenset(
    "if when after as that while because until once before and but though since where unless so how what whether than "
    "would could will should might may did does do is are was were has have had can".split()
)
_ACTING = frozenset("would could will should might may did can had must".split())
_PAIRS = frozenset(
    "scissors shears loppers pliers tongs snips glasses sunglasses goggles binoculars trousers pants jeans shorts "
    "tights leggings pajamas overalls trunks headphones joggers chinos suspenders castanets fins slacks pantyhose "
    "earmuffs".split()
)
"""Two of the same make one of these."""
_PIECES = frozenset(
    "furniture jewelry jewellery clothing luggage pottery porcelain paper chalk toast lumber charcoal driftwood "
    "gingerbread cornbread string twine thread".split()
)
_BUNCHES = frozenset("spinach parsley dill thyme coriander chives asparagus".split())
_HEADS = frozenset("lettuce celery".split())
_SHEETS = frozenset("parchment".split())
_LOAVES = frozenset("bread pumpernickel challah".split())
_SINGLE = frozenset(
    "loaf baguette naan band muffin salad milkshake smoothie shake cappuccino espresso latte affogato macchiato "
    "Americano mess pot lasagna stew curry cocktail pudding chowder bisque goulash cassoulet rosti balm brew "
    "currywurst brioche halibut mackerel herring flounder catfish bluefish grouse quail partridge burrito wick drift "
    "snowdrift tenderloin".split()
)
"""Stuff by its kind, and yet one of it is one: *a baguette*."""
_SEVERAL = frozenset(
    "olive oat dumpling noodle bean pea lentil nut berry sprout green seed chip cracker nacho prawn shrimp clam mussel "
    "oyster scallop anchovy sardine flake".split()
)
"""Stuff by its kind, and spoken of in the plural: *some olives*."""
_STUFF = _PIECES | frozenset("asparagus celery kale clover heather wire dough".split())
"""Of a kind whose members are counted, and yet stuff: *some clover*."""
_CALLED: Mapping[str, str] = {
    **{herb: f"{herb} plant" for herb in "basil mint".split()},
    "Boston bull": "Boston terrier",
    "Leonberg dog": "Leonberger",
    "Lhasa dog": "Lhasa apso",
    "Scotch terrier": "Scottish terrier",
    "bacon strip": "strip of bacon",
    "bicycle-built-for-two": "tandem bicycle",
    "caldron": "cauldron",
    "corn on the cob": "ear of corn",
    "custard apple fruit": "custard apple",
    "earmuff": "earmuffs",
    "goats' milk": "goat's milk",
    "gooseberry fruit": "gooseberry",
    "hand glass": "hand mirror",
    "jampot": "jam jar",
    "knee-high": "knee-high sock",
    "mandarin fruit": "mandarin",
    "persimmon fruit": "persimmon",
    "sherbert": "sherbet",
    "soy": "soybean",
    "sparerib": "spare rib",
}
"""A name that tells one concept from others -> what people say when they see one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A thing as sentences name it."""

    name: str
    """``scissors``, ``rice``, ``nurse``."""
    served: str
    """With what English wants before it: ``a pair of scissors``, ``some rice``, ``a nurse``."""
    number: Number
    """What agrees with ``the scissors``."""
    number_served: Number
    """What agrees with ``a pair of scissors``."""
    person: bool = False

    def fits(self, sentence: str) -> bool:
        """Whether a sentence can be told of it: not of several, where words in it that are no slots stand for one."""
        return self.number == "one" or not _FOR_ONE.search(sentence)

    def fill(self, sentence: str, place: str = "") -> str:
        """The sentence, told of the thing.

        Args:
            sentence: With slots, see ``SLOTS``.
            place: What stands for ``{place}``.

        Raises:
            KeyError: A slot is none of ``SLOTS``.
        """
        sentence = _NAMED.sub(self._described, sentence)
        marks = list(_SLOT.finditer(sentence))
        words, subjects, at = "", [], 0
        for number, mark in enumerate(marks):
            words += sentence[at : mark.start()]
            said, agreeing = self._said(sentence, marks, number, place)
            if agreeing == "many" and not _BEHIND_OTHERS.search(words):
                subjects.append(len(words) + len(said))
            words += said
            at = mark.end()
        words += sentence[at:]
        return _agreed(words, subjects) if subjects else words

    def _described(self, mark: re.Match[str]) -> str:
        """``a wet {thing}`` as English has it: ``an old {thing}``, ``a wet pair of {thing}``, ``some wet {thing}``."""
        portion = self.served.removesuffix(self.name).rstrip()
        more = mark[1].lower() == "another"
        if portion.endswith(" of"):
            rest = portion.partition(" ")[2]
            first, rest = article(mark[2] or rest), f"{mark[2]}{rest} "
        else:
            first, rest = ("some" if portion == "some" else article(mark[2] or self.name)), mark[2]
        if more:
            first = "more" if first == "some" else "another"
        elif first == "some" and mark[1][0] == "A":
            return f"{rest[0].upper()}{rest[1:]}{{thing}}" if rest else "{Thing}"
        return f"{first.capitalize() if mark[1][0] == 'A' else first} {rest}{{thing}}"

    def _said(self, sentence: str, marks: Sequence[re.Match[str]], number: int, place: str) -> tuple[str, str]:
        """What stands for one slot, and ``many`` where a verb behind it has to agree with several."""
        slot = marks[number][1]
        if slot not in SLOTS:
            raise KeyError(slot)
        low = slot.lower()
        several = self.number == "many" or self.person
        agreeing: str = ""
        if low == "place":
            said = place
        elif low == "a":
            said, agreeing = self.served, self.number_served
            if slot == "A" or _BEHIND_OTHERS.search(sentence[: marks[number].start()]):
                said = said.removeprefix("some ")  # Rice on a table, a bowl of rice
        elif low == "the":
            said, agreeing = f"the {self.name}", self.number
        elif low == "thing":
            before = sentence[: marks[number].start()]
            said, agreeing = self.name, "one" if before.endswith("pair of ") else self.number
            first, _, rest = said.partition(" ")
            if rest and before.lower().endswith(f" {first.lower()} "):  # no gleaming silver silver bracelet
                said = rest
        elif low == "its":
            said = "their" if several else "its"
        elif low == "it":
            is_subject = self._is_subject(sentence, marks, number)
            said = ("they" if is_subject else "them") if several else "it"
            agreeing = "many" if several and is_subject else ""
        else:
            said = agree(low, self._number_at(sentence, marks, number))
        return (said[:1].upper() + said[1:] if slot[0].isupper() else said), agreeing

    def _is_subject(self, sentence: str, marks: Sequence[re.Match[str]], number: int) -> bool:
        before = sentence[: marks[number].start()].rstrip()
        after = sentence[marks[number].end() :].lstrip()
        follows = _SLOT.match(after)
        if (follows and follows[1] in _AGREEING) or (re.match(r"[a-z]+", after) or [""])[0] in _ACTING:
            return True
        last = marks[number - 1][1].lower() if number and before.endswith("}") else ""
        word = (re.findall(r"[\w'’]+", before) or [""])[-1].lower()
        return not before or before[-1] in ".,?!:;—" or last in _AGREEING or word in _SUBJECT_AFTER

    def _number_at(self, sentence: str, marks: Sequence[re.Match[str]], number: int) -> str:
        """What the verb of a slot agrees with: what is named right after it in a question, else what was named last.

        Where nothing was, in the same sentence, it is the verb of something else: *an iron is standing next to it*.
        """
        mark = marks[number]
        begins = max(sentence.rfind(end, 0, mark.start()) for end in ".?!")
        following = next((other for other in marks[number + 1 :] if other.start() <= mark.end() + 1), None)
        earlier = [
            other
            for other in marks[:number]
            if other[1].lower() in _NAMING and other.start() > begins
            if not _BEHIND_OTHERS.search(sentence[: other.start()])
        ]
        asked = following is not None and following[1].lower() in _NAMING
        named = following if asked else earlier[-1] if earlier else None
        slot = named[1].lower() if named else ""
        if slot == "it":
            return "many" if self.number == "many" or self.person else "one"
        return {"": "one", "a": self.number_served}.get(slot, self.number)


def _agreed(text: str, subjects: Sequence[int]) -> str:
    """The text with the verb right behind each subject of several put in its form: ``the scissors lies``.

    Args:
        text: Filled.
        subjects: Where each subject ends.
    """
    for end in reversed(subjects):
        found = re.match(r"( (?:\w+ly |still |now |just |already )?)([a-z]+s)\b", text[end:])
        if found is None or not could_be_verb(found[2]):
            continue
        at = end + len(found[1])
        token = next((token for token in parse(text).tokens if token.start == at), None)
        if token is not None and token.tag in ("verb-fin", "aux"):
            text = text[:at] + agree(found[2], "many") + text[at + len(found[2]) :]
    return text


def tell(name: str, pool: Pool) -> Told:
    """How sentences name a thing.

    Args:
        name: A concept's name or synonym, or a word of the user's own, which is counted as what it ends in.
        pool: Where it is looked up.
    """
    known = pool.get(name)
    if known is None:
        name = lowered(name, pool)
        known = pool.find(name)
    elif _flat(name) not in map(_flat, (known.name, *known.synonyms)):
        name = known.name  # a plural of it
    if known and name == known.name:
        name = _CALLED.get(name, name)
    head = name.rsplit(maxsplit=1)[-1].lower()
    count: Count = known.count if known else "plural" if is_plural(name) else "one"
    if count == "plural" or (head in _PAIRS and is_plural(name)) or name == "pantyhose":
        if head in _PAIRS:
            return Told(name, f"a pair of {name}", "many", "one")
        return Told(name, f"some {name}", "many", "many")
    if (count == "mass" or head in _STUFF) and " of " not in name:
        return _stuff(name)
    person = known is not None and pool.knowledge.kinds[known.kind].person
    return Told(name, with_article(name), "one", "one", person)


def _flat(name: str) -> str:
    """In which wine glass, wine-glass and wineglass are one."""
    return name.lower().replace(" ", "").replace("-", "")


def _stuff(name: str) -> Told:
    head = name.rsplit(maxsplit=1)[-1].lower()
    if head in _SINGLE or name in _SINGLE:
        return Told(name, with_article(name), "one", "one")
    if head in _SEVERAL and singular(plural(name)) == name:
        return Told(plural(name), f"some {plural(name)}", "many", "many")
    portions = (
        (_PIECES, "a piece of"),
        (_BUNCHES, "a bunch of"),
        (_LOAVES, "a loaf of"),
        (_HEADS, "a head of"),
        (_SHEETS, "a sheet of"),
    )
    portion = next((portion for heads, portion in portions if head in heads), "some")
    return Told(name, f"{portion} {name}", "one", "one")
