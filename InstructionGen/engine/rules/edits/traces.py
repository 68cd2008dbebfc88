"""What in a caption still speaks of a thing that another has replaced: its clothes, its lettering, its rider."""

from __future__ import annotations

from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.rule import CannotAnswer
from InstructionGen.english import NounPhrase
from InstructionGen.pool import Concept

_FIGURES = frozenset(
    """
    bear doll robot rabbit bunny puppet statue snowman figurine mannequin scarecrow toy figure sculpture marionette
    gnome dinosaur
    """.split()
)
_DONE_BY_FIGURES = frozenset(
    """
    wear hold sit hug dress ride read face pose lean watch kiss carry hat shirt clothes tie smile eye arm lap hand paw
    each
    """.split()
)
_LETTERED = frozenset(
    "sign billboard poster banner placard plaque flag book newspaper magazine notebook board label card map".split()
)
_LETTERING = frozenset(
    """
    state writing write written language english chinese japanese spanish word read say letter lettering graffiti spell
    direction name show direct point warn restrict number
    """.split()
)
_RIDDEN = frozenset("horse donkey mule camel elephant pony bull mare stallion llama ox bronco".split())
_HORSES = frozenset("horse donkey mule pony mare stallion".split())
_IN_HARNESS = frozenset(
    "equestrian jockey hurdle polo rider cowboy carriage cart pull plow saddle jump race police".split()
)
_SAT_UPON = frozenset(
    """
    chair stool armchair bench sofa couch bed rug carpet mat blanket cushion pillow rock log wall table desk towel quilt
    ottoman loveseat recliner futon daybed hammock step ledge fence counter shelf settee recliner rocker hay stump
    """.split()
)
_SITTING = frozenset("sit lie lay sleep nap relax rest lounge stand stretch seat curl".split())
_LAMPS = frozenset("streetlight light lamp lantern chandelier candle torch spotlight lamppost".split())
_SHINING = frozenset("light lit shine glow illuminate burn".split())
_CLOCKED = frozenset("numeral roman church building tower station wall steeple street post pole city".split())
_TOOL_VERBS = frozenset("cut slice eat brush write draw paint dig chop spread stir scrape sign".split())
_BOARDED = frozenset("board aboard on-board onboard passenger disembark".split())
_COLD_STORES = frozenset("refrigerator fridge freezer oven microwave stove".split())
_MEALS = frozenset("food plate dining dinner meal pizza cake wine dish bowl restaurant glass cup lunch salad".split())
_CLASSES = {
    "animal": "animal insect bird bug creature mammal pet cub beast butterfly fish reptile primate feline canine",
    "plant": "plant flower tree blossom petal bud branch trunk", "food": "food fruit vegetable snack dessert meal",
    "drink": "drink beverage", "vehicle": "vehicle", "furniture": "furniture seat", "instrument": "instrument string",
    "building": "building structure",
}  # fmt: skip
_PARTS_OF_ANY = frozenset("twig petal thorn".split())
_PARTS_OF = {
    "animal": frozenset("horn antler tusk trunk mane hump beak wing feather stripe spot udder wool hoof shell".split()),
    "vehicle": frozenset(
        "car engine locomotive hood windshield trunk seat wheel door trailer cargo caboose freight load hay "
        "ladder hose plough plow bow stern deck cabin cockpit mast sail anchor oar".split()
    ),
    "furniture": frozenset("drawer cushion pillow headboard mattress sheet".split()),
    "clothing": frozenset("sleeve collar hood button pocket lace stripe".split()),
    "food": frozenset("half topping crust bun roll toasted frosting filling candle pepperoni slice top".split()),
    "building": frozenset("steeple dome porch tower clock".split()),
    "household": frozenset("seat lid tank faucet spout flush".split()),
    "electronics": frozenset("screen keyboard key channel online game website video internet".split()),
}


def refuse_left_speaking(reading: Reading, phrase: NounPhrase, old: Concept | None, new_head: str) -> None:
    """Refuses a swap that leaves words which are true of the old thing alone.

    Raises:
        CannotAnswer: They are there.
    """
    head = reading.head(phrase)
    around = [t for i, t in enumerate(reading.tokens) if not phrase.first <= i < phrase.head + 1]
    lemmas = {t.lemma for t in around}
    if head in _FIGURES and new_head not in _FIGURES and lemmas & _DONE_BY_FIGURES:
        raise CannotAnswer("what it does is no deed of the other")
    if head in _LETTERED and new_head not in _LETTERED and (lemmas & _LETTERING or _quoted(reading)):
        raise CannotAnswer("its lettering stays")
    if _is_ridden(reading, phrase, lemmas, new_head):
        raise CannotAnswer("it is being used")
    _refuse_in_service(reading, phrase, lemmas, new_head)
    if old is not None:
        _refuse_class_in_use(old, lemmas)
        _refuse_other_names(lemmas, old, head)
    if any(t.lower in ("one", "ones") and reading.tag(i - 1) == "adj" for i, t in enumerate(reading.tokens)):
        raise CannotAnswer("another word means the same thing")
    if any(t.lower in ("other", "others") for t in around) and phrase.number != "many":
        raise CannotAnswer("others like it stay")


def _is_ridden(reading: Reading, phrase: NounPhrase, lemmas: set[str], new_head: str) -> bool:
    """Whether somebody rides or drives the beast, as nobody does the other."""
    head = reading.head(phrase)
    if not reading.nouns.is_animal(head):
        return False
    mounted = "ride" in lemmas or reading.preposition(phrase.first)[1] in ("on", "onto", "on top of")
    harnessed = head in _RIDDEN and bool(lemmas & _IN_HARNESS)
    return (mounted and new_head not in _RIDDEN) or (harnessed and new_head not in _HORSES)


def _refuse_in_service(reading: Reading, phrase: NounPhrase, lemmas: set[str], new_head: str) -> None:
    """Refuses to take away what is sat upon, served at, cut with, cooled in or told the time by."""
    head, where = reading.head(phrase), reading.preposition(phrase.first)[1]
    lit = head in _LAMPS and new_head not in _LAMPS and bool(lemmas & _SHINING)
    on = where in ("on", "onto", "on top of", "atop", "in")
    sat_upon = on and bool(lemmas & _SITTING) and head in _SAT_UPON and new_head not in _SAT_UPON
    served_at = head == "table" and new_head in ("desk", "workbench") and bool(reading.said() & _MEALS)
    tells_time = head == "clock" and new_head != "clock" and bool(lemmas & _CLOCKED)
    tool = where in ("with", "by") and bool(lemmas & _TOOL_VERBS)
    inside = where in ("in", "into", "inside")
    stocked = head in _COLD_STORES and (inside or bool(lemmas & (_MEALS | {"open", "drink"})))
    speech = head == "toast" and bool(lemmas & {"do", "make", "raise", "wine", "champagne"})
    if sat_upon or served_at or tells_time or tool or stocked or speech or lit:
        raise CannotAnswer("it is being used")


def _refuse_class_in_use(old: Concept, lemmas: set[str]) -> None:
    """Refuses vehicles boarded or towed, and plants on a plate."""
    if old.category == "vehicle" and lemmas & (_BOARDED | {"pull", "tow", "draw"}):
        raise CannotAnswer("it is being used")
    if old.category in ("plant", "fungus") and lemmas & _MEALS:
        raise CannotAnswer("it is eaten there")


def _quoted(reading: Reading) -> bool:
    return any(mark in reading.sentence.text for mark in '"“”')


def _refuse_other_names(lemmas: set[str], old: Concept, head: str) -> None:
    """Refuses what names the old thing again by its class (*the insect*), or one of its parts."""
    classes = set(_CLASSES.get(old.category, "").split()) | {h for h in old.hypernyms if " " not in h}
    if (classes - {head}) & lemmas:
        raise CannotAnswer("another word means the same thing")
    if (_PARTS_OF.get(old.category, frozenset()) | _PARTS_OF_ANY) & lemmas:
        raise CannotAnswer("a part of it stays")
