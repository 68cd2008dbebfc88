"""What is known of a picture: what is there, what is not, how many there are and where.

After CHAIR, which holds the objects of a caption against those of the boxes and of people's captions: A. Rohrbach,
L. A. Hendricks, K. Burns, T. Darrell and K. Saenko, Object Hallucination in Image Captioning, EMNLP 2018.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from InstructionGen.checks.dialogue import belongings, kinds, nothings, people
from InstructionGen.checks.dialogue.clauses import is_negative
from InstructionGen.checks.dialogue.meaning import Meaning, is_name, meaning, one_form
from InstructionGen.checks.dialogue.said import Mention, Saying, said
from InstructionGen.checks.dialogue.turns import spoken
from InstructionGen.checks.wording import noun_key
from InstructionGen.records import Box, Item

_ANIMATE: Final = frozenset({"animal", "person"})
_OWN_PARTS: Final = frozenset({"body"})
_DEAD: Final = frozenset({"bone", "skull", "skeleton", "antler"})
_ENDINGS: Final = frozenset("suit coat shirt shoe boot boat plane bike truck bag berry brush cloth cake".split())
"""Names by which one may call what bears them in one word: a snowsuit is a suit."""
_FACE: Final = frozenset("face mouth hair beard eye tooth arm lap stomach belly skin fist limb shoulder".split())


@dataclass(frozen=True)
class Grounds:
    """An item as its facts. What is not known is not there to be found in either direction."""

    item: Item
    told: tuple[Saying, ...]
    """Captions and people's answers, read."""
    mentions: tuple[tuple[Saying, Mention], ...]
    """The things that they say are there."""
    things: tuple[Meaning, ...]
    """All that is there: boxes, labels, the ends of links, what is told."""
    words: frozenset[str]
    """Every word that was told, as it stands and in its singular."""

    @cached_property
    def names(self) -> frozenset[str]:
        """What the things that are there are called."""
        return frozenset().union(*(thing.names for thing in self.things))

    @cached_property
    def near(self) -> frozenset[str]:
        """What they may be called as well."""
        return frozenset().union(*(thing.near for thing in self.things))

    @cached_property
    def above(self) -> frozenset[str]:
        """What they are kinds of."""
        return frozenset().union(*(thing.above for thing in self.things))

    @cached_property
    def absent(self) -> frozenset[str]:
        """Names of what was looked for and not found, and that nobody tells of either."""
        boxed = {one_form(box.label) for box in self.item.boxes}
        looked = [*self.item.absent, *(label for label in self.item.searched if one_form(label) not in boxed)]
        found: set[str] = set()
        for label in looked:
            means = meaning(label)
            if not self.is_told(means):
                found |= means.names
        return frozenset(found)

    @cached_property
    def is_peopled(self) -> bool:
        """Whether anybody is there."""
        return any(thing.is_person for thing in self.things)

    @cached_property
    def is_animate(self) -> bool:
        """Whether anybody or any animal is there."""
        return self.is_peopled or any(thing.category in _ANIMATE for thing in self.things) or "animal" in self.above

    @cached_property
    def _has_animals(self) -> bool:
        return any(thing.category == "animal" for thing in self.things)

    @cached_property
    def _has_young_animals(self) -> bool:
        """Whether there are animals, and young ones among them."""
        return self._has_animals and not people.OF_YOUNG.isdisjoint(self.words)

    @cached_property
    def parts(self) -> frozenset[str]:
        """What the things that are there always have, and what goes without saying where they are."""
        owned: set[str] = set()
        own = self.names | self.above | self.near
        for owner, parts in belongings.PARTS.items():
            if owner in own or one_form(owner) in own:
                owned |= parts
        known = self.names | self.words | self.near
        for places, evidence in belongings.SCENES:
            if not evidence.isdisjoint(known):
                owned |= places
        for word in known:
            owned.update(belongings.WITH.get(word, ()))
        return frozenset(one_form(part) for part in owned)

    def is_told(self, means: Meaning) -> bool:
        """Whether a thing is there by one of its names, as a sort of what is named, or among the words told."""
        if means.is_person:
            kin = means.head in people.KIN and self._has_young_animals
            kin = kin or (means.head in people.EPITHETS and self._has_animals)
            return kin or people.is_founded(means, self.things, self.words, self.names)
        if means.head in people.YOUNG_ANIMALS and means.core == means.head and self._has_young_animals:
            return True
        if not means.names.isdisjoint(self.near) or not means.own.isdisjoint(self.above):
            return True
        if means.core in kinds.TRAPS or any(name in kinds.TRAPS for name in means.names):
            return False
        if means.head in _ENDINGS and any(word.endswith(means.head) for word in self.words):
            return True
        # What is carpeted has a carpet, and what is tiled has tiles.
        fitted = f"{means.head}d" if means.head.endswith("e") else f"{means.head}ed"
        return means.head in self.words or fitted in self.words

    def is_modified(self, means: Meaning) -> bool:
        """Whether a name's first word names no animal that is not there: *goldfish bowl*, *shark fin*."""
        first, _, rest = means.core.partition(" ")
        if not rest or is_name(means.core) or means.core in self.names:
            return True
        what = meaning(first)
        return what.category != "animal" or not what.is_thing or self.is_told(what)

    def founds(self, means: Meaning) -> bool:
        """Whether it is no invention that such a thing is there."""
        if not means.is_thing:
            return True
        if not self.is_modified(means):
            return False
        return self.is_told(means) or (means.names.isdisjoint(self.absent) and self._goes_without_saying(means))

    def _goes_without_saying(self, means: Meaning) -> bool:
        """Whether it is a part of what is there, or wherever such things are."""
        if means.core in nothings.ALWAYS or means.head in nothings.ALWAYS:
            return True
        if (means.category in _OWN_PARTS and means.head not in _DEAD) or means.head in _FACE:
            return self.is_animate or "teddy bear" in self.names or not means.names.isdisjoint(self.parts)
        if means.head in nothings.WEARABLE and self.is_peopled:
            return True
        return not means.names.isdisjoint(self.parts)

    def has(self, means: Meaning) -> bool:
        """Whether such a thing is there for certain, so that nobody may deny it."""
        if not means.is_thing:
            return False
        if means.is_person:
            return people.is_certain(means, self.things)
        if not means.names.isdisjoint(self.names):
            return True
        return means.head == means.core and any(not means.own.isdisjoint(thing.classes) for thing in self.things)

    def boxes(self, means: Meaning) -> list[Box]:
        """The boxes of what may be meant."""
        return list(_boxes(self.item, means))


def _boxes(item: Item, means: Meaning) -> Iterator[Box]:
    labels: dict[str, bool] = {}
    for box in item.boxes:
        if box.label not in labels:
            other = meaning(box.label)
            labels[box.label] = (
                other.is_person
                if means.is_person
                else not means.own.isdisjoint(other.near) or not means.own.isdisjoint(other.above)
            )
        if labels[box.label]:
            yield box


@lru_cache(maxsize=1024)
def grounds(item: Item) -> Grounds:
    """What an item knows. Works with captions, boxes, labels or answers alone."""
    told: list[Saying] = [saying for caption in item.captions for saying in said(caption)]
    mentions = [(saying, m) for saying in told for m in saying.mentions if vouches(saying, m)]
    for known in item.known:
        mentions += [(s, m) for s, m in spoken(known.question, known.answer) if m.mode == "claimed"]
        told += said(known.answer)
    things = [m.means for _, m in mentions]
    names = [box.label for box in item.boxes] + list(item.labels)
    for link in item.links:
        names += [link.subject, *([link.object] if link.relation != "is" else [])]
    names += list(item.concepts)
    things += [meaning(name) for name in dict.fromkeys(names)]
    return Grounds(item, tuple(told), tuple(mentions), tuple(dict.fromkeys(things)), frozenset(_words(told)))


def vouches(saying: Saying, mention: Mention) -> bool:
    """Whether a thing may be spoken of since a caption names it: as there, or as what something is like."""
    return mention.mode == "claimed" or (mention.mode == "open" and not is_negative(saying.sentence))


def _words(told: Iterable[Saying]) -> Iterator[str]:
    """Words of what is told that are neither denied nor a part of a longer name that means something else."""
    for saying in told:
        skipped: set[int] = set()
        for mention in saying.mentions:
            phrase = mention.phrase
            if not vouches(saying, mention):
                skipped.update(range(phrase.first, phrase.last))
            elif not mention.means.names.isdisjoint(kinds.TRAPS):
                skipped.update(range(phrase.core, phrase.head + 1))
        for i, token in enumerate(saying.sentence.tokens):
            if i not in skipped:
                yield token.lower
                yield noun_key(token.lower)
                if token.lower != "glasses":
                    yield token.lemma
