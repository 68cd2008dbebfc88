"""What the captions of one picture do not agree on: a thing's number, its color, where it all is, what kind it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from InstructionGen.checks import lexicon
from InstructionGen.checks.doings.numbers import spelt
from InstructionGen.checks.reading import Phrase, Reading
from InstructionGen.engine.rules.edits.fitness import COLOURS

Said = tuple[str, str]
"""A noun in the singular and a word that goes with it: *cat* and *three*; of a place the noun is empty."""

_RIVALS: Final = tuple(
    tuple(frozenset(word.strip() for word in same.split("/")) for same in line.split(","))
    for line in """
    street/road/highway/roadway/avenue/intersection, path/pathway/trail/walkway, runway/tarmac/airstrip, parking lot, driveway
    field/pasture/meadow/plain/grassland/lawn, forest/woods/jungle, beach/shore/coast, desert, yard/backyard, zoo/enclosure/pen
    ocean/sea, lake/pond/lagoon, river/stream/creek/canal, pool, harbor/marina
    kitchen, bathroom/restroom, bedroom, living room, dining room, office, restaurant/cafe/diner, bar, classroom, hotel room
    table, desk, counter/countertop, bench, shelf, mat, stand, bed
    couch/sofa/loveseat, chair/armchair/recliner, bed, stool
    bowl, pan/skillet/pot, tray, box, basket, plate, container
    duck, goose, swan, seagull/gull, pigeon, crane, heron, pelican, flamingo, parrot, eagle, hawk, owl
    sheep/lamb, goat, cow/cattle/bull/calf, horse/pony, deer/moose/elk/antelope/wildebeest
    baseball, softball, cricket
    sandwich, burger/hamburger, hot dog, wrap, pizza
    cake, pie, donut, muffin, cookie
    truck, van, car
    motorcycle/motorbike, scooter/moped, bicycle
    train, tram/trolley, bus, subway
    ship, canoe/kayak/raft, sailboat
    laptop, tablet
    ski, snowboard
    frisbee/disc, kite, balloon
    morning, evening, night/nighttime, afternoon
    winter, summer, spring, fall
    sofa/couch, bed, rug, floor
    station, tunnel
    vase, pot/planter, jar, glass, pitcher, cup/mug
    """.strip().splitlines()  # noqa: E501 - a table
)
"""A line: words of which a picture's captions mean one and the same when no caption says two of them."""


def disputed(readings: Sequence[Reading], counted: Mapping[str, int]) -> frozenset[Said]:
    """What a minority of the captions says otherwise than most; all of it where they are as many.

    ``counted`` tells how many of a thing boxes show, by the nouns that may name it.
    """
    lost: set[Said] = set()
    numbers: dict[str, Counter[str]] = {}
    colours: dict[str, Counter[str]] = {}
    for reading in readings:
        for head, word in {pair for phrase in reading.phrases for pair in _numbers(reading, phrase)}:
            numbers.setdefault(head, Counter())[word] += 1
        for head, word in {pair for phrase in reading.phrases for pair in _colours(reading, phrase)}:
            colours.setdefault(head, Counter())[word] += 1
    for head, said in numbers.items():
        right = spelt(counted[head]) if head in counted else ""
        lost |= {(head, word) for word in said if (right and word != right) or (not right and len(said) > 1)}
    for head, said in colours.items():
        if len(said) > 1 and not any(_say_both(reading, head, said) for reading in readings):
            most = [word for word, _ in said.most_common(1)] if said.most_common(2)[1][1] < max(said.values()) else []
            lost |= {(head, word) for word in said if word not in most}
    for line in _RIVALS:
        lost |= {("", word) for word in _losers(line, readings)}
    return frozenset(lost)


def said_in(reading: Reading) -> frozenset[Said]:
    """What a caption says of this sort."""
    pairs = {pair for p in reading.phrases for pair in (*_numbers(reading, p), *_colours(reading, p))}
    return frozenset(pairs) | {("", noun) for noun in _nouns(reading)}


def _numbers(reading: Reading, phrase: Phrase) -> Iterable[Said]:
    for i in range(phrase.first, phrase.head):
        word = reading.words[i]
        if word.tag == "num" and word.key.isalpha():
            yield phrase.keys[-1], word.key


def _colours(reading: Reading, phrase: Phrase) -> Iterable[Said]:
    for i in range(phrase.first, phrase.head):
        if reading.words[i].key in COLOURS:
            yield phrase.keys[-1], reading.words[i].key


def _say_both(reading: Reading, head: str, said: Iterable[str]) -> bool:
    """Whether one caption gives a thing two of the colors."""
    own = {word for phrase in reading.phrases for noun, word in _colours(reading, phrase) if noun == head}
    return len(own & set(said)) > 1


def _nouns(reading: Reading) -> frozenset[str]:
    return frozenset(
        name
        for phrase in reading.phrases
        for name in (phrase.keys[-1], " ".join(phrase.keys), " ".join(phrase.keys[-2:]))
    )


def _losers(line: Sequence[frozenset[str]], readings: Sequence[Reading]) -> Iterable[str]:
    votes: Counter[int] = Counter()
    for reading in readings:
        nouns = _nouns(reading)
        named = {at for at, words in enumerate(line) if not words.isdisjoint(nouns)}
        if len(named) > 1:
            return ()
        votes.update(named)
    if len(votes) < 2:
        return ()
    (first, most), (_, next_) = votes.most_common(2)
    kept = line[first] if most > next_ else frozenset()
    return [word for at in votes for word in line[at] - kept]


UNNAMED: Final = (
    lexicon.WORN
    | lexicon.BODY
    | frozenset(
        "side front top edge corner middle back end center day air group background hand way one other pair couple "
        "bunch row line camera photo".split()
    )
)
"""Nouns that one caption may say alone: nobody doubts a man's hand or the side of a road."""
