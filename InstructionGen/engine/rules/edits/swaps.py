"""Which things of a caption may be swapped, and for what: sense that the pool's relations alone do not have."""

from __future__ import annotations

from InstructionGen.engine.rules.edits import nouns, vocabulary
from InstructionGen.engine.rules.edits.fitness import refuse_gear_in_use, refuse_ill_formed, refuse_untidy
from InstructionGen.engine.rules.edits.occasions import is_unasked
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.suits import OF_A_PLACE, SPORTS
from InstructionGen.engine.rules.edits.surroundings import ROOM_SCENES, is_outdoors
from InstructionGen.engine.rules.edits.traces import refuse_left_speaking
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase, is_plural, singular
from InstructionGen.pool import Concept
from InstructionGen.pool.knowledge import Kind


def refuse_unfit_for_swap(reading: Reading, phrase: NounPhrase) -> None:
    """Refuses what is no plain thing, is being used, holds what stays, or is part of a longer name."""
    refuse_untidy(reading)
    refuse_ill_formed(reading, phrase)
    core, head = reading.core(phrase), reading.head(phrase)
    known = reading.nouns
    if not (known.is_thing(core) or head in _CLOTHES or (head in _FOODS and known.concept(core) is not None)):
        raise CannotAnswer("not a thing that can be replaced")
    if any(p.head != phrase.head and reading.head(p) == head for p in reading.sentence.phrases):
        raise CannotAnswer("more than one of them")
    refuse_gear_in_use(reading, phrase)
    _refuse_in_use(reading, phrase, head)
    _refuse_holding(reading, phrase)
    _refuse_part_of_name(reading, phrase)


def _refuse_in_use(reading: Reading, phrase: NounPhrase, head: str) -> None:
    if head == "camera" and reading.lower(phrase.first) == "the":
        raise CannotAnswer("the picture is taken with it")
    if head == "umbrella" and reading.preposition(phrase.first)[1] in ("under", "beneath", "underneath"):
        raise CannotAnswer("it shelters somebody")
    if head == "clock" and reading.said() & _TELLING:
        raise CannotAnswer("it is being used")


def _refuse_holding(reading: Reading, phrase: NounPhrase) -> None:
    """What a thing holds may not be at home in another: a pan of rice, a loaf of bread, a fridge with food inside."""
    words = [token.lower for token in reading.tokens]
    served = {"loaf", "loaves"} & set(words[phrase.first : phrase.core])
    if (
        phrase.last > phrase.head + 1
        or reading.lower(phrase.last) == "of"
        or "inside" in words[phrase.last :]
        or served
    ):
        raise CannotAnswer("what it holds goes on")
    if reading.tag(phrase.head + 1) == "gen":
        raise CannotAnswer("it owns something that stays")
    if reading.lower(phrase.first) == "its" and reading.is_alive(phrase):
        raise CannotAnswer("others like it stay")  # "a foal with its mare"
    if words[phrase.last : phrase.last + 1] == ["made"] or words[phrase.first - 2 : phrase.first - 1] == ["made"]:
        raise CannotAnswer("its material goes on")  # "three vases made of clay"


def _refuse_part_of_name(reading: Reading, phrase: NounPhrase) -> None:
    """``salt and pepper shakers``, ``a horse drawn carriage``, ``a broccoli and pasta salad``."""
    _refuse_heap(reading, phrase)
    pair = reading.tokens[phrase.head].lower in vocabulary.PAIRED and reading.lower(phrase.first) in ("a", "an")
    goes_on = (
        reading.tag(phrase.last) in ("noun", "propn")
        or reading.lower(phrase.last) in ("setting", "building", "painting")
        or (reading.tag(phrase.last) == "conj" and reading.tag(phrase.last + 1) == "adj")
    )
    joined = reading.token(phrase.last)
    makes_name = joined is not None and joined.lemma in _MAKES_NAMES and reading.tag(phrase.last + 1) == "noun"
    bare = phrase.first == phrase.core
    shared = bare and phrase.number != "many" and reading.lower(phrase.first - 1) in ("and", "or")
    # "elbow and knee pads": the word before the and lacks the pads
    at = phrase.first - 2
    alone = reading.tag(at) == "noun" and reading.tag(at - 1) not in _PREMODIFIES and not is_plural(reading.lower(at))
    halved = bare and reading.lower(at + 1) in ("and", "or") and alone
    of_several = "other" in {reading.lower(i) for i in range(phrase.first, phrase.core)}
    institution = bare and reading.core(phrase) in _WITHOUT_ARTICLE
    named = pair or goes_on or makes_name or institution or (halved and phrase.head > phrase.core)
    if named or of_several or (shared and phrase.head > phrase.core):
        raise CannotAnswer("part of a name")
    listed = next((c for c in reading.lists if phrase in c.members), None)
    if listed is not None and phrase != listed.members[-1]:
        last = listed.members[-1]  # a bare member may only describe the last one
        if not reading.has_own_determiner(last) and last.head > last.core and phrase.number != "many":
            raise CannotAnswer("part of a name")


def _refuse_heap(reading: Reading, phrase: NounPhrase) -> None:
    """``wood burning stove``, ``face painting``, ``mountain pass snakes through the snow``."""
    bare = phrase.first == phrase.core
    before = reading.ending_at(phrase.first - 1)
    driven = (
        bare and reading.tag(phrase.first - 1) == "verb-ing" and before is not None and not reading.is_alive(before)
    )
    doing = bare and phrase.number != "many" and reading.head(phrase).endswith("ing")
    name = reading.core(phrase).split()
    pool = reading.nouns.pool
    unknown = len(name) > _NAME and pool.get(" ".join(name)) is None and pool.get(" ".join(name[-_NAME:])) is None
    if driven or doing or unknown:
        raise CannotAnswer("part of a name")


_NAME = 2
_PREMODIFIES = ("det", "poss", "num", "adj")
_TELLING = frozenset("time read reading show showing face hand tell give oclock".split())
_MAKES_NAMES = frozenset("draw cover fill shape flavor flavour line theme style".split())
_WITHOUT_ARTICLE = frozenset("costume uniform bed home school church court stage town class work".split())
_CLOTHES = frozenset(
    "shirt jacket coat dress sweater skirt hoodie blouse vest jersey shoe boot robe gown costume".split()
)
_FOODS = frozenset("pizza sandwich cake salad soup pasta broccoli bread cheese rice steak bacon".split())


def refuse_mismatch(reading: Reading, phrase: NounPhrase, new: str) -> None:
    """Refuses a newcomer that is there already, is of another sort, or would not be found where the old one is."""
    known, core = reading.nouns, reading.core(phrase)
    lowered = new.lower()
    words = reading.said()
    new_head = nouns.last_word(singular(lowered))
    if new_head in words or new_head == reading.head(phrase):
        raise CannotAnswer("new object already there")
    if known.is_person(core) != known.is_person(lowered):
        raise CannotAnswer("people are replaced by people")
    if known.is_animal(core) != known.is_animal(lowered):
        raise CannotAnswer("animals are replaced by animals")
    gender = _gender(new_head)
    said = bool(words & {"he", "his", "him", "she", "her"})
    if said and known.is_person(core) and gender and gender != _gender(reading.head(phrase)):
        raise CannotAnswer("a pronoun would no longer fit")
    old_concept, new_concept = known.concept(core), known.concept(lowered)
    refuse_left_speaking(reading, phrase, old_concept, new_head)
    _refuse_misfit(reading, phrase, old_concept, new_concept)
    in_pieces = any(reading.lower(i) in vocabulary.PIECES for i in range(phrase.first, phrase.core))
    if in_pieces and not (old_concept and new_concept and old_concept.category == new_concept.category == "food"):
        raise CannotAnswer("it does not come in pieces")
    if old_concept is not None and old_concept == new_concept:
        raise CannotAnswer("the same thing by another name")


def _refuse_misfit(reading: Reading, phrase: NounPhrase, old: Concept | None, new: Concept | None) -> None:
    """A boat is not ridden down a street for a bicycle, nor a piano held for a flute."""
    before, after = reading.nouns.kind(old), reading.nouns.kind(new)
    if before is None or after is None:
        return
    kinds = before, after
    if reading.preposition(phrase.first)[1] in ("at", "around") and kinds[0] != kinds[1]:
        raise CannotAnswer("it would not be found there")  # one sits at a table, and at hardly anything else
    doing = _governing(reading, phrase)
    if doing in _SAID_INTO_IT:
        raise CannotAnswer("it is being used")
    if doing in _DONE_WITH_ITS_KIND and kinds[0] != kinds[1] and not _alike(kinds[0].category, kinds[1].category):
        raise CannotAnswer("it is being used")  # one talks on no clock and lights no vase
    if doing in _LED and kinds[0] != kinds[1]:
        raise CannotAnswer("it is being used")  # one walks no rabbit
    _refuse_out_of_place(reading, phrase, new, kinds, doing)
    gathered = any(reading.lower(i) in _GATHERINGS for i in range(phrase.first, phrase.core))
    if gathered and kinds[0] != kinds[1]:
        raise CannotAnswer("others are counted so")  # a flock of birds, but a swarm of bees
    where = reading.preposition(phrase.first)[1]
    within = where in ("in", "into", "inside", "inside of", "within")
    roomy = kinds[0].category != "clothing" and not {kinds[0].name, kinds[1].name} <= _VESSELS
    if where in ("on", "onto") and kinds[0].category == "electronics":
        raise CannotAnswer("it is being used")  # on a laptop, but on no monitor
    if kinds[0].category == "electronics" and where == "at" and doing in _WATCHED:
        raise CannotAnswer("it is being used")  # looking at a television, but at no radio
    flat = within and new is not None and nouns.last_word(new.name).endswith(("board", "raft"))
    if flat or (within and roomy and kinds[0] != kinds[1]):
        raise CannotAnswer("it would not be found there")  # in a chair, but on a bench
    if where in ("on", "onto", "off", "off of") and kinds[0].category in _USED_ON and kinds[0] != kinds[1]:
        raise CannotAnswer("it is being used")  # on a motorcycle, but in a car; on the phone, but on no clock
    if kinds[0].slots and not set(kinds[0].slots) & set(kinds[1].slots):
        raise CannotAnswer("it would not be found there")
    held = phrase.first > 0 and reading.tokens[phrase.first - 1].lemma in _HELD
    if abs(kinds[0].size - kinds[1].size) > 1 or (held and kinds[1].size > max(2, kinds[0].size)):
        raise CannotAnswer("the size does not fit")


def _refuse_out_of_place(
    reading: Reading, phrase: NounPhrase, new: Concept | None, kinds: tuple[Kind, Kind], doing: str
) -> None:
    """No picnic table in a living room, no shower in a kitchen, no sofa in the woods, no fur coat on a surfer."""
    words = new.name.lower().split() if new is not None else [""]
    said = reading.said()
    if doing == "wear" and kinds[1].category != "clothing":
        raise CannotAnswer("it is being used")
    foreign = words[0] in OF_A_PLACE and words[0] not in said
    heated = kinds[0].category == "clothing" and said & SPORTS and set(words) & _WARM
    bath = words[-1] in _BATHS and "kitchen" in said
    if foreign or heated or bath:
        raise CannotAnswer("it would not be found there")
    follows = reading.lower(phrase.last)
    if follows in _FILLED or (follows in _HOLDING and {kinds[0].name, kinds[1].name} & _VESSELS):
        raise CannotAnswer("what it holds goes on")
    if kinds[0] == kinds[1]:
        return
    scenes = reading.nouns.pool.knowledge.scenes
    rooms = {t.lemma for t in reading.tokens} & ROOM_SCENES
    homely = kinds[1].category == "furniture" and not any(scenes[scene].outdoors for scene in kinds[1].scenes)
    if rooms - set(kinds[1].scenes) or (homely and is_outdoors(reading, reading.nouns.pool)):
        raise CannotAnswer("it would not be found there")
    if any(reading.lower(i) in _VAST for i in range(phrase.first, phrase.core)):
        raise CannotAnswer("the size does not fit")
    ridden = kinds[0].category == "vehicle" and any(t.lemma in _RIDE for t in reading.tokens)
    planted = reading.head(phrase) in _POTS and said & _PLANTED
    passed = kinds[0].category == "nature" and reading.preposition(phrase.first)[1] in _PASSED
    through = reading.preposition(phrase.first)[1] == "through"
    if (
        planted
        or passed
        or through
        or (reading.head(phrase) == "fountain" and "in" in reading.preposition(phrase.first)[1])
    ):
        raise CannotAnswer("it would not be found there")  # trees in pots, water that flows through rocks
    hung = "hang" in {t.lemma for t in reading.tokens} and kinds[0].category != "clothing"
    if hung or said & _LIPS:
        raise CannotAnswer("it would not be found there")  # a lantern hangs from a tree, and no vase
    if ridden or (kinds[0].category == "electronics" and said & _TAKING):
        raise CannotAnswer("it is being used")  # "riding on the back of a motorcycle", "taking a picture with a phone"
    somebody = [p for p in reading.outer if reading.is_alive(p)]
    several = len(somebody) > 1 or any(p.number == "many" for p in somebody) or said & _SEVERAL
    seats = kinds[0].size > kinds[1].size and {t.lemma for t in reading.tokens} & _SITTING and several
    if new is not None and is_unasked(said, new.name, kinds[1].name):
        raise CannotAnswer("it would not be found there")
    if seats and phrase.number != "many":
        raise CannotAnswer("the size does not fit")  # several on one stool


_HOLDING = frozenset("filled full containing holding topped has with".split())
_FILLED = frozenset("filled full containing".split())
_RIDE = frozenset("ride drive rider driver".split())
_TAKING = frozenset("photo photograph picture selfie film video pictures photos".split())
_SITTING = frozenset("sit lie lay rest seat gather".split())
_SEVERAL = frozenset("couple two three four five group several many".split())
_LIPS = frozenset("mouth mouths lip lips sip".split())
_POTS = frozenset("pot planter vase".split())
_PLANTED = frozenset(
    "plant plants tree trees flower flowers succulent succulents cactus herb herbs roses tulips".split()
)
_PASSED = frozenset("through between among over around".split())
_WATCHED = frozenset("look stare watch gaze glance".split())
_LED = frozenset("walk lead herd train exercise climb".split())
_BATHS = frozenset("toilet bathtub shower urinal bidet tub".split())
_WARM = frozenset(
    "coat jacket gown robe kimono raincoat cape cloak suit tuxedo tube halter bra blouse "
    "bathrobe parka cardigan dress".split()
)
_VAST = frozenset("large big giant huge massive enormous tall long gigantic".split())
_GATHERINGS = frozenset("flock school pack swarm litter pride bushel bunch".split())
_VESSELS = frozenset("bottle_jar cup_glass small_container tableware cookware box_basket".split())
_USED_ON = ("vehicle", "electronics")


def _governing(reading: Reading, phrase: NounPhrase) -> str:
    """The verb that the phrase is the object of, directly or through a preposition: ``talking on a phone``."""
    i = phrase.first - 1
    while i > phrase.first - 4 and reading.tag(i) in ("prep", "adv"):
        i -= 1
    return reading.tokens[i].lemma if i >= 0 and str(reading.tag(i)).startswith("verb") else ""


def _alike(one: str, other: str) -> bool:
    return one == other and one in ("food", "drink", "clothing", "animal", "instrument")


_SAID_INTO_IT = frozenset("talk speak chat text call sing".split())
_DONE_WITH_ITS_KIND = frozenset(
    "light blow ride drive play read dial type write cut slice brush comb fly kick throw catch hit bounce swing pour "
    "cook bake grill fry drink eat sip bite chew smoke operate use wear pull tow row paddle surf ski skate ring strum "
    "shear milk feed peel toss plug charge load board mow plow saddle steer pedal bat serve "
    "lace tie button zip knot hook haul spear twirl stab light illuminate weld repair".split()
)
_HELD = frozenset("hold carry wear throw catch swing use lift eat".split())


def _gender(head: str) -> str:
    return "m" if head in vocabulary.MEN else "f" if head in vocabulary.WOMEN else ""
