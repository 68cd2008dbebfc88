"""The first thing of a caption leaves, and the place where it was remains: ``A cat on a couch`` becomes ``A couch``."""

from __future__ import annotations

from InstructionGen.engine.rules.edits import vocabulary
from InstructionGen.engine.rules.edits.fitness import refuse_ill_formed
from InstructionGen.engine.rules.edits.lists import put_verb
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.rewrite import Rewrite
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase

_PLACING = frozenset(
    """
    sit stand lie lay rest park perch sleep walk run graze play swim fly float hang lean travel drive go move
    jump ski snowboard surf skate skateboard climb roll wait pose relax gather seat set place mount locate
    display arrange stop dock cruise sail ride come crawl kneel crouch squat bend stroll wander jog hike nap
    lounge curl stack pile line situate position feed eat roam head cross land glide slide race pass bathe drink
    wade snuggle cuddle hide peek huddle serve stick look stare trot gallop speed dine swing leap
    """.split()
)
_TRANSITIVE = frozenset("watch pet feed approach chase photograph inspect pass cross lick sniff face overlook".split())
_PLACES_BY = frozenset(
    """
    on in at near beside behind by alongside under beneath over above along across through around down up inside
    outside against between among atop underneath past beyond toward towards
    """.split()
) | {
    "next to", "in front of", "on top of", "close to", "inside of", "outside of", "out of", "adjacent to",
    "across from", "along side", "in back of", "alongside of", "atop of", "near to",
}  # fmt: skip
_SAID_OF_PLACES = frozenset(
    """
    filled covered lined surrounded topped decorated crowded packed loaded stocked cluttered furnished dotted
    parked paved made
    """.split()
)
_TOO_BARE = frozenset(
    "lot world area place space region ground floor land zone sky city town country wild outskirts press media coast "
    "background".split()
)
_BARE_STUFF = frozenset(
    "snow grass water air rain sun dirt sand shade mud dark ice hay wild wind fog smoke background distance".split()
)


def as_subject(reading: Reading, phrase: NounPhrase) -> Rewrite | None:
    """The caption from its place on, when the phrase leads it."""
    outer = reading.outer_of(phrase)
    lead, picture = _lead(reading, phrase, outer)
    if lead is None:
        return None
    if reading.head(phrase) == "camera":
        raise CannotAnswer("the picture is taken with it")
    if reading.list_with(phrase) or reading.list_with(outer):
        raise CannotAnswer("no safe way to take it out")
    place_at = _to_place(reading, max(outer.last, phrase.last))
    place = reading.at(place_at)
    if place is None:
        raise CannotAnswer("no place would be left")
    shown = _place_itself(reading, place)
    _refuse_bad_place(reading, phrase, shown)
    _refuse_bad_rest(reading, phrase, shown)
    rewrite = Rewrite(reading.sentence)
    rewrite.drop(lead, shown.first)
    if not picture and lead > 0 and reading.lower(0) == "there":
        if reading.lower(shown.first) == "the":  # "there is the ocean" says where it is, not that it is
            rewrite.drop(0, lead)
        else:
            put_verb(reading, lead - 1, shown.number, rewrite)
    return rewrite


def _lead(reading: Reading, phrase: NounPhrase, outer: NounPhrase) -> tuple[int | None, bool]:
    """Where the removal begins when the phrase leads the caption, and whether it is what a picture is of."""
    if phrase.first == outer.first and phrase.head == outer.head:
        if phrase.first == 0:
            return 0, False
        if phrase.first == 2 and reading.lower(0) == "there" and reading.lower(1) in ("is", "are"):
            return 2, False
    elif outer.first == 0 and reading.head(outer) in vocabulary.PICTURES and reading.complement(outer) == phrase:
        return phrase.first, True
    return None, False


def _to_place(reading: Reading, i: int) -> int:
    """The token after ``sitting on`` or ``is parked next to``: where the place begins."""
    if reading.tag(i) == "rel" and reading.tag(i + 1) == "aux":
        i += 1
    while reading.tag(i) in ("aux", "adv"):
        if reading.tag(i) == "aux" and reading.lower(i) not in ("is", "are", "being", "was", "were"):
            raise CannotAnswer("no place would be left")
        i += 1
    if reading.tag(i).startswith("verb"):
        lemma = reading.tokens[i].lemma
        looks = lemma in ("look", "stare", "gaze") and reading.lower(i + 1) == "at"
        if looks:
            return i + 2
        if (lemma in _TRANSITIVE and reading.tag(i) != "verb-ed") or (
            lemma == "ride" and reading.tag(i + 1) in ("det", "noun", "adj")
        ):
            _refuse_unridden(reading, i, lemma)
            return i + 1
        if lemma not in _PLACING:
            raise CannotAnswer("no place would be left")
        i += 1
        while reading.tag(i) == "adv":
            i += 1
        if reading.tag(i) in ("verb-ed", "verb-ing") and reading.tokens[i].lemma in _PLACING:  # "sits parked on"
            i += 1
    start = i
    while reading.tag(i) == "prep":
        i += 1
    if start == i or " ".join(t.lower for t in reading.tokens[start:i]) not in _PLACES_BY:
        raise CannotAnswer("no place would be left")
    return i


def _refuse_unridden(reading: Reading, verb: int, lemma: str) -> None:
    follower = reading.at(verb + 1)
    if follower is None or (lemma == "ride" and not reading.nouns.is_animal(reading.core(follower))):
        raise CannotAnswer("no place would be left")


def _place_itself(reading: Reading, place: NounPhrase) -> NounPhrase:
    """``the side of a road`` is no picture; the road is."""
    while reading.head(place) in vocabulary.RELATIONAL:
        inner = reading.complement(place)
        if inner is None:
            raise CannotAnswer("no place would be left")
        place = inner
    return place


def _refuse_bad_place(reading: Reading, phrase: NounPhrase, place: NounPhrase) -> None:
    head = reading.head(place)
    opening = reading.token(place.first)
    if (
        head in vocabulary.BODY
        or head in vocabulary.PARTS - vocabulary.PLACES - vocabulary.SCENERY
        or not reading.nouns.is_solid(reading.core(place))
    ):
        raise CannotAnswer("no place would be left")
    refuse_ill_formed(reading, place)
    if head in _TOO_BARE and place.last == place.head + 1 and place.core == place.head:
        raise CannotAnswer("no place would be left")
    if any(reading.tag(i) == "propn" for i in range(place.core, place.head + 1)):
        raise CannotAnswer("no place would be left")  # a city is no picture
    if reading.lower(place.first - 1) == "by" and reading.nouns.is_person(reading.core(place)):
        raise CannotAnswer("no place would be left")  # "a painting by an artist"
    if head in _BARE_STUFF or (head in vocabulary.WORN and head not in vocabulary.SCENERY):
        raise CannotAnswer("no place would be left")
    if opening is None or opening.tag == "poss" or any(reading.tag(i) == "gen" for i in range(place.first, place.head)):
        raise CannotAnswer("a pronoun would lose its owner")
    if head == "camera" or opening.lower in ("each", "another", "other", "both", "their"):
        raise CannotAnswer("said of both")
    if reading.nouns.is_alive(reading.core(phrase)) and head in (
        "surfboard",
        "skateboard",
        "snowboard",
        "ski",
        "wave",
        "skis",
    ):
        raise CannotAnswer("no place would be left")


def _refuse_bad_rest(reading: Reading, phrase: NounPhrase, place: NounPhrase) -> None:
    """Refuses what follows the place unless it is said of the place."""
    i = place.last
    found = next((c for c in reading.lists if place in c.members), None)
    if found is not None:
        if any(reading.head(p) in vocabulary.WORN | vocabulary.PARTS for p in found.members if p != place):
            raise CannotAnswer("what follows may belong to it")  # "in a pink house and patterned skirt"
        i = found.last
    while i < reading.end:
        tag = reading.tag(i)
        before = reading.ending_at(i)
        if tag == "prep":
            i = _past_setting(reading, i, before)
        elif tag == "verb-ed" and reading.tag(i + 1) == "prep" and before is not None and not reading.is_alive(before):
            if reading.lower(i) not in _SAID_OF_PLACES:
                raise CannotAnswer("what follows may belong to it")
            i += 1
        elif tag == "verb-ing" and before is not None and reading.nouns.is_person(reading.core(before)):
            if reading.is_alive(phrase):
                raise CannotAnswer("what follows may belong to it")
            return
        elif tag == "adj" and reading.lower(i) == "full" and reading.lower(i + 1) == "of":
            i += 1
        else:
            raise CannotAnswer("what follows may belong to it")


def _past_setting(reading: Reading, i: int, before: NounPhrase | None) -> int:
    j = i
    while reading.tag(j) == "prep":
        j += 1
    preposition = " ".join(t.lower for t in reading.tokens[i:j])
    follower = reading.at(j)
    if follower is None:
        raise CannotAnswer("what follows may belong to it")
    if preposition not in _PLACES_BY and preposition not in ("with", "of"):
        raise CannotAnswer("what follows may belong to it")
    head = reading.head(follower)
    filled = reading.tag(i - 1) == "verb-ed" or reading.lower(i - 1) == "full"
    if preposition == "with" and not filled:
        if before is None or not (reading.nouns.is_place(reading.core(before)) and head in vocabulary.SCENERY):
            raise CannotAnswer("what follows may belong to it")
    elif (
        head in vocabulary.BODY
        or reading.tag(follower.first) == "poss"
        or head in ("air", "rain")
        or (
            not filled
            and not reading.nouns.is_place(reading.core(follower))
            and head not in vocabulary.SCENERY | vocabulary.RELATIONAL
        )
    ):
        raise CannotAnswer("what follows may belong to it")
    found = next((c for c in reading.lists if follower in c.members), None)
    return found.last if found is not None else follower.last
