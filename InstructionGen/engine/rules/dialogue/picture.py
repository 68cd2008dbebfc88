"""What an item says of its picture, read once for all questions: captions, things, numbers, colours, the place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.numbers import count_of
from InstructionGen.checks.reading import Reading, read
from InstructionGen.engine.rules.dialogue import names
from InstructionGen.engine.rules.dialogue.agreeing import consistent
from InstructionGen.engine.rules.dialogue.alike import is_slip, may_be_same
from InstructionGen.engine.rules.dialogue.disputed import UNNAMED, Said, disputed, said_in
from InstructionGen.engine.rules.dialogue.fit import GREY, fit
from InstructionGen.engine.rules.dialogue.painted import Colour, colour_of
from InstructionGen.engine.rules.dialogue.plain import mended
from InstructionGen.engine.rules.dialogue.scenes import SCENES, places
from InstructionGen.engine.rules.dialogue.tale import Told
from InstructionGen.engine.rules.dialogue.thing import Thing, area, is_group, overlap
from InstructionGen.engine.rules.dialogue.told import told
from InstructionGen.engine.rules.edits.fitness import COLOURS
from InstructionGen.english import is_plural
from InstructionGen.pool import Pool
from InstructionGen.records import Box, Item

MOST = 8
"""More boxes than this are no count that anybody should state."""
_FEW_CAPTIONS = 3
"""With fewer captions none can bear out another."""
_TINY = 0.0012
"""A box of a smaller share of the picture is easily missed."""
_MANY_WORDS: Final = frozenset(
    "several many multiple numerous various bunch group lot crowd herd flock row dozen".split()
)


class Picture:
    """One item, read."""

    def __init__(self, item: Item, pool: Pool) -> None:
        self.item = item
        self.pool = pool
        self.captions = tuple(mended(caption) for caption in item.captions)
        self.readings = tuple(read(caption) for caption in self.captions)
        self.words = frozenset(
            form for reading in self.readings for word in reading.words for form in (word.key, word.lemma)
        )
        """All words of the captions, and their dictionary forms."""
        self.nouns = Counter(
            name
            for reading in self.readings
            for name in {part for phrase in reading.phrases for part in (" ".join(phrase.keys), phrase.keys[-1])}
        )
        """Names of things, in the singular -> how many captions say them."""
        self.grey = any(GREY.search(caption) for caption in item.captions)

    @cached_property
    def fits(self) -> tuple[str, ...]:
        """The captions that describe in good English, their leads gone."""
        return tuple(dict.fromkeys(text for caption in self.item.captions if (text := fit(caption, self.pool))))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What they tell, those left out that speak otherwise than most of who is there; the best vouched for first."""
        found = [tale for text in self.fits if (tale := told(text, self.pool)) is not None and self._stands(tale)]
        kept = [
            replace(tale, the=tale.short) if self._is_the_only(tale) else tale
            for tale in consistent(found, self.item.boxes)
            if not self._is_one_of_many(tale)
        ]
        return tuple(sorted(kept, key=lambda tale: -self.vouched(tale.caption)))

    def _stands(self, tale: Told) -> bool:
        """Whether nothing that is known of the picture speaks against a tale, and something for what it names."""
        reading = read(tale.caption)
        keys = {word.key for word in reading.words}
        if any(sum(word in self._said(other) for other in self.readings) < 2 for word in keys & names.NOT_REAL):
            return False
        return (
            self._is_borne_out(reading) and self._disputed.isdisjoint(said_in(reading)) and not self._errs(tale.caption)
        )

    @staticmethod
    def _said(reading: Reading) -> frozenset[str]:
        return frozenset(word.key for word in reading.words)

    @property
    def is_of_a_picture(self) -> bool:
        """Whether it may be of a picture or of toys, so that nothing in it is what it looks like."""
        return any(not names.PICTURED.isdisjoint(self._said(reading)) for reading in self.readings)

    @cached_property
    def _disputed(self) -> frozenset[Said]:
        labels: dict[str, list[Box]] = {}
        for box in self.item.boxes:
            labels.setdefault(box.label, []).append(box)
        sure = {
            word: len(boxes)
            for label, boxes in labels.items()
            if label.lower() not in names.UNCOUNTED | {"person"}
            and not any(map(is_group, boxes))
            and len(boxes) <= MOST
            for word in names.naming(label)
        }
        return disputed(self.readings, sure)

    def _is_borne_out(self, reading: Reading) -> bool:
        """Whether boxes or further captions name what a caption does, its first thing above all, but for one."""
        if len(self.readings) < _FEW_CAPTIONS or not reading.phrases:
            return True
        boxed = {word for box in self.item.boxes for word in names.kin(box.label)}
        heads = [phrase.keys[-1] for phrase in reading.phrases]
        alone = {head for head in heads if self.nouns[head] < 2 and head not in boxed and head not in UNNAMED}
        people = sum(any(lexicon.is_person(p.keys[-1]) for p in other.phrases) for other in self.readings)
        alone -= {head for head in alone if lexicon.is_person(head) and people > 1}
        sure = {noun for noun, count in self.nouns.items() if count > 1} | boxed
        slips = any(is_slip(head, noun) for head in alone for noun in sure)
        return len(alone) < 2 and heads[0] not in alone and not slips

    def _is_one_of_many(self, tale: Told) -> bool:
        """Whether boxes show several things of which a tale may be about any, or one where it speaks of several."""
        same = [box for box in self.item.boxes if tale.head in names.kin(box.label)]
        if tale.many:
            named = [box for box in self.item.boxes if tale.head in names.naming(box.label)]
            return len(named) == 1 and not is_group(named[0]) and named[0].label not in names.UNCOUNTED
        return not tale.described and not lexicon.is_person(tale.head) and len(same) > 1

    def _is_the_only(self, tale: Told) -> bool:
        """Whether its bare name is enough to say of whom a tale is."""
        if tale.many:
            return not any(word in COLOURS for word in tale.the.split())
        if len(tale.heads) > 1:
            return True
        boxes = [box for box in self.item.boxes if tale.head in names.kin(box.label)]
        if boxes and not lexicon.is_person(tale.head):
            return len(boxes) == 1
        return not any(
            phrase.keys[-1] == tale.head and phrase.number == "many"
            for reading in self.readings
            for phrase in reading.phrases
        )

    def _errs(self, caption: str) -> bool:
        """Whether a caption names what is not there for something like it that is: skis for a snowboard."""
        there = frozenset(box.label for box in self.item.boxes)
        heads = {key for phrase in read(caption).phrases for key in (phrase.keys[-1], " ".join(phrase.keys))}
        gone = [label for label in self.item.searched if label not in there and names.may_be_confused(label, there)]
        return any(not heads.isdisjoint({*names.naming(label), *_HEADS.get(label, ())}) for label in gone)

    def vouched(self, caption: str) -> float:
        """How well the other captions and the boxes bear out the things that a caption names, 0 to 1."""
        reading = read(caption)
        heads = {phrase.keys[-1] for phrase in reading.phrases}
        boxed = {word for box in self.item.boxes for word in names.kin(box.label)}
        shared = [head for head in heads if self.nouns[head] > 1 or head in boxed]
        return len(shared) / (len(heads) + 1)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The labels that have boxes, the largest first. Pictures of things are no things."""
        labels: dict[str, list[Box]] = {}
        for box in self.item.boxes:
            if not box.flags.depiction:
                labels.setdefault(box.label, []).append(box)
        drawn = {box.label for box in self.item.boxes if box.flags.depiction}
        found = [
            Thing(label, self.name(label, len(boxes)), tuple(boxes), self._count(label, boxes, label in drawn))
            for label, boxes in labels.items()
        ]
        return tuple(sorted(found, key=lambda thing: -thing.size))

    def thing(self, label: str) -> Thing | None:
        """The thing of a label."""
        return next((thing for thing in self.things if thing.label == label), None)

    def name(self, label: str, number: int = 1) -> str:
        """What a label is called: as most captions say, where they name it, and else in plain words."""
        if label.lower() == "person":
            return self.who if number == 1 else "person"
        known = [word for word in names.naming(label) if self.nouns[word]]
        return max(known, key=lambda word: self.nouns[word]) if known else names.spoken(label)

    @cached_property
    def who(self) -> str:
        """What the one person in the picture is called."""
        said = Counter(tale.head for tale in self.told if tale.head in names.WHO and not tale.many)
        for reading in () if said else self.readings:
            for phrase in reading.phrases:
                head = phrase.keys[-1]
                if phrase.number == "one" and head in names.WHO:
                    said[head] += 1
        sexes = {names.WHO[head] for head in said} - {"either"}
        if not said or len(sexes) > 1:
            return "person"
        return said.most_common(1)[0][0]

    def _count(self, label: str, boxes: Sequence[Box], drawn: bool) -> int | None:
        number = len(boxes)
        if drawn or number > MOST or any(map(is_group, boxes)) or (label.lower() in names.UNCOUNTED and number > 1):
            return None
        if any(area(box) < _TINY for box in boxes) or overlap(boxes):
            return None
        return number if all(self._agrees(reading, label, number) for reading in self.readings) else None

    def _agrees(self, reading: Reading, label: str, number: int) -> bool:
        kin = names.kin(label) - names.GENERAL
        person = label.lower() == "person"
        for phrase in reading.phrases:
            head = phrase.keys[-1]
            if head not in kin and " ".join(phrase.keys) not in kin:
                continue
            spoken = {reading.words[i].key for i in range(phrase.first, phrase.head)}
            count = count_of(reading, phrase)
            exact = count.number if count is not None and not spoken & _MANY_WORDS else None
            part = person and head not in ("people", "person")
            if exact is not None and exact > 1 and (exact > number or (exact < number and not part)):
                return False
            several = bool(spoken & _MANY_WORDS) or head in ("group", "crowd", "herd", "flock", "team")
            if (several and number < 3) or (is_plural(reading.words[phrase.head].key) and number < 2):
                return False
            if exact == 1 and number > 1 and not part:
                return False
        return True

    @cached_property
    def colours(self) -> tuple[Colour, ...]:
        """The colours that captions agree on."""
        if self.grey:
            return ()
        found: dict[str, list[Colour]] = {}
        for reading in self.readings:
            for phrase in reading.phrases:
                colour = colour_of(reading, phrase)
                if colour is not None and self.pool.find(" ".join(phrase.keys)) is not None:
                    found.setdefault(colour.head, []).append(colour)
        agreed = {head: said[0] for head, said in found.items() if len({colour.value for colour in said}) == 1}
        said = {pair for reading in self.readings for pair in said_in(reading) if pair[1] in COLOURS}
        agreed = {
            head: c
            for head, c in agreed.items()
            if all(w in c.value.split() for noun, w in said if noun == head or may_be_same(noun, head))
        }
        agreed = {
            head: c for head, c in agreed.items() if "'s " not in c.thing or c.thing.startswith(f"the {self.who}'s ")
        }
        single = [colour for head, colour in agreed.items() if self._is_one(head, colour.many)]
        return tuple(
            colour for colour in single if not any(may_be_same(colour.head, o.head) for o in single if o != colour)
        )

    def _is_one(self, head: str, many: bool) -> bool:
        """Whether only one thing, or one lot of things, can be meant by a noun."""
        for reading in self.readings:
            own = [phrase for phrase in reading.phrases if phrase.keys[-1] == head]
            if len(own) > 1 or any((phrase.number == "many") != many for phrase in own):
                return False
        boxes = [box for box in self.item.boxes if head in names.kin(box.label)]
        return many or len(boxes) <= 1

    @cached_property
    def scene(self) -> str:
        """Where the picture was taken, as captions have it: ``in a kitchen``. Empty where they do not say."""
        told = Counter(name for reading in self.readings for name in set(places(reading)))
        said = {where: sum(told[word] for word in words) for where, words in SCENES.items()}
        where = max(said, key=lambda place: said[place])
        sure = said[where] > (len(self.readings) >= _FEW_CAPTIONS)
        return where if sure and not any(("", word) in self._disputed for word in SCENES[where]) else ""

    def has(self, *words: str) -> bool:
        """Whether a caption says one of the words, or a box shows what one names."""
        labels = {box.label for box in self.item.boxes} | set(self.item.labels)
        return any(word in self.words or word in self.nouns or word in labels for word in words)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Labels of things that are not there, though one might meet them beside what is there."""
        there = frozenset(box.label for box in self.item.boxes)
        groups = [group for group in names.MET_TOGETHER if len(there.intersection(group)) > 1 + ("microwave" in group)]
        groups += [group for group in names.MET_TOGETHER[:3] if not there.isdisjoint(group)]
        groups = [group for room, own in names.BY_ROOM.items() if room in self.scene for group in own] or groups
        near = {label for group in groups for label in group}
        sure = [label for label in self.item.searched if label in near and label not in names.NEVER_ASKED]
        sure = [label for label in sure if not names.may_be_confused(label, there)]
        return tuple(label for label in (*self.item.absent, *sure) if label not in there and not self._speaks_of(label))

    def _speaks_of(self, label: str) -> bool:
        """Whether captions or labels name what a label names, or something that one may call so."""
        words = names.kin(label)
        spoken = {word for word in words if " " not in word}
        said = any(word in self.words or self.nouns[word] for word in spoken) or any(self.nouns[word] for word in words)
        return said or any(names.spoken(other) in words for other in self.item.labels)


_HEADS: Final = {"skis": ("ski",), "remote": ("remote",), "mouse": ("mouse",)}
