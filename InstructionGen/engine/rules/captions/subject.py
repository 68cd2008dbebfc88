"""What a caption is about: a concept of the pool, or a word of the user's own that is likened to one."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from InstructionGen.english import is_plural, plural, singular, tidy, with_article
from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.concept import Count
from InstructionGen.pool.knowledge import Kind
from InstructionGen.pool.phrasing import lowered
from InstructionGen.pool.places import naming_words

UNKNOWN = Kind(
    name="thing",
    category="household",
    roots=(),
    scenes=(),
    slots=("ground",),
    states=("seen up close", "seen from the side", "lit by soft light", "in sharp focus", "in full view"),
    count="one",
    size=3,
    alive=False,
    person=False,
    addable=False,
    servings=(),
    backgrounds=(
        *("against a plain background", "against a white background", "in front of a pale wall", "in bright daylight"),
        *("in a photo studio", "under soft studio light", "in morning light", "under an overcast sky"),
        *("in front of a brick wall", "in the open air", "at an exhibition", "in a museum", "at a fair", "in low sun"),
        *("in front of a painted backdrop", "on a sunny day", "in the shade", "in evening light", "at a market"),
    ),
)
"""All that can be said of a word that the pool has never heard."""

# Spoken of as stuff wherever it is met, by the whole name or its last word, and the usual portion of it.
_STUFF: Mapping[str, str] = {
    word: portion
    for portion, words in (
        (
            "a piece of",
            "pottery furniture jewelry jewellery clothing footwear underwear equipment luggage baggage machinery",
        ),
        (
            "a piece of",
            "outerwear sportswear nightwear beachwear formalwear loungewear knitwear headgear neckwear lingerie",
        ),
        (
            "a piece of",
            "glassware earthenware stoneware porcelain china agateware artwork armor armour chalk",
        ),
        (
            "a piece of",
            "lumber timber leather plastic silk wool denim chewing-gum bubble-gum stained-glass cheese toast",
        ),
        (
            "a pile of",
            "silverware flatware crockery cutlery tableware hardware stationery hay straw laundry rubbish trash",
        ),
        ("a bunch of", "spinach parsley coriander cilantro celery dill basil thyme rhubarb watercress chard"),
        ("a stack of", "money cash currency"),
        ("a little", "makeup dust"),
        ("a bottle of", "detergent shampoo lotion perfume cologne mouthwash sunscreen aftershave conditioner ink glue"),
        ("a roll of", "toilet-paper wallpaper sticky-tape"),
        ("a sheet of", "paper"),
        ("a bar of", "soap"),
        ("a patch of", "grass moss"),
        ("a loaf of", "bread"),
        ("a bowl of", "rice"),
        ("a glass of", "wine"),
    )
    for word in words.split()
}
# Two of the same make one: a pair of scissors.
_PAIRS = frozenset(
    "scissors shears pliers pincers tongs tweezers forceps clippers nippers glasses eyeglasses spectacles "
    "sunglasses goggles binoculars trousers pants jeans shorts tights leggings pajamas pyjamas breeches knickers "
    "briefs slacks overalls jodhpurs sweatpants khakis trunks boxers chaps cords dungarees stockings headphones "
    "earphones compasses calipers callipers bellows stilts castanets handcuffs chopsticks snuffers".split()
)
_COLOURS = ("red", "blue", "green", "white", "black", "grey", "yellow")
_ADJECTIVES: Mapping[str, tuple[str, ...]] = {
    "animal": ("young", "large", "small"),
    "plant": ("young", "healthy"),
    "fungus": ("small", "large"),
    "vehicle": (*_COLOURS, "old", "large", "small"),
    "clothing": ("new", "old", "plain", "dark", "pale"),
    "furniture": ("old", "simple", "large", "small", "antique"),
    "household": ("old", "new", "small", "large", "plain"),
    "tool": ("old", "worn", "new", "small", "large"),
    "instrument": ("old", "polished", "antique"),
    "electronics": ("new", "old", "modern", "small"),
    "machine": ("old", "large", "new"),
    "building": ("old", "small", "large", "tall"),
    "place": ("small", "large"),
    "toy": ("colourful", "small", "old"),
    "sport": ("new", "old", "plain"),
    "person": ("young",),
    "paper": ("old", "new"),
    "art": ("small", "large", "old"),
}
"""Category -> what any of its members may be."""
_COLOUR_WORDS = frozenset((*_COLOURS, "gold", "golden", "silver", "brown", "pink", "purple", "orange", "dark", "pale"))
_AGES_AND_SIZES = frozenset(
    "young old new baby small large big little great giant dwarf pygmy miniature mini tall antique ancient modern "
    "model toy empty single pocket lesser greater common plain short long".split()
)
# Stuff by the portion, but of countable pieces: a plate of mussels.
_COUNTED = frozenset(
    "mussel clam oyster scallop prawn cockle whelk snail littleneck quahog cherrystone periwinkle limpet crayfish "
    "langoustine noodle bean pea lentil chickpea nut berry sprout olive pickle chip fry crisp nacho dumpling "
    "green leaf seed oat raisin currant anchovy sardine sprat smelt egg mushroom crumb flake cracker pretzel".split()
)
_PLURAL_SHARE, _ADJECTIVE_SHARE = 0.16, 0.22


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of, and what is known of its kind."""

    name: str
    """As the caption spells it."""
    kind: Kind
    count: Count
    words: frozenset[str]
    """Words that name it or what it is a kind of."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject as it stands in a caption."""

    text: str
    """``a poodle``, ``two poodles``, ``a bowl of rice``, ``a pair of scissors``."""
    many: bool


def subject(name: str, pool: Pool) -> Subject:
    """The subject that a name means."""
    name = tidy(name.replace("_", " "))
    found = pool.get(name)
    if found is not None:
        kind = pool.knowledge.kinds[found.kind]
        own = _as_spelt(name, found)
        singular_there = not is_plural(found.name) and found.count != "plural"
        count: Count = "plural" if singular_there and own != found.name and is_plural(own) else found.count
        count = _usual_count(own) if count == "one" else count
        return Subject(own, kind, count, naming_words(found))
    spelt = lowered(name, pool)
    like = pool.find(spelt)
    if like is None:
        return Subject(
            spelt, UNKNOWN, "plural" if is_plural(spelt) else _usual_count(spelt), frozenset(spelt.lower().split()[-1:])
        )
    count = like.count if like.count != "one" else "plural" if is_plural(spelt) else _usual_count(spelt)
    return Subject(spelt, pool.knowledge.kinds[like.kind], count, naming_words(like))


def _usual_count(name: str) -> Count:
    return "mass" if _stuff_portion(name) else "one"


def _stuff_portion(name: str) -> str:
    words = name.lower().split()
    return _STUFF.get("-".join(words)) or _STUFF.get(words[-1], "")


def _as_spelt(name: str, found: Concept) -> str:
    """The pool's spelling where the name is one of the concept's; the user's own in other cases (a plural)."""
    for known in (found.name, *found.synonyms):
        if known.lower() == name.lower():
            return known
    return name.lower() if found.name.islower() else name


def mention(
    about: Subject,
    dice: random.Random,
    quality: str = "",
    *,
    place: str = "",
    single: bool = False,
    bare: bool = False,
) -> Mention:
    """The subject with what English wants before it.

    Args:
        about: The subject.
        dice: Chooses number, portion and adjective.
        quality: A word or two to say of it: ``freshly painted``.
        place: Where it is: a shop has vinegar by the bottle, not by the spoon.
        single: Never several of it.
        bare: No adjective of our own.
    """
    words = _HALF.sub(r"\1-", quality)
    if not quality and not bare and about.count != "mass" and dice.random() < _ADJECTIVE_SHARE:
        words = _adjective(about, dice)
    named = f"{words} {about.name}" if words else about.name
    if about.count == "mass":
        if about.name.lower().split()[-1] in _COUNTED and singular(plural(about.name)) == about.name:
            named = plural(named)
        return Mention(_portion(about, named, words, place, dice), many=False)
    if about.count == "plural":
        if about.name.lower().split()[-1] in _PAIRS:
            return Mention(f"a pair of {named}", many=False)
        return Mention(named, many=True)
    several = plural(about.name)
    # A plural like the singular may be no plural at all, but stuff: two spinach.
    sure = singular(several) == about.name if several != about.name else several.endswith(("fish", "sheep", "deer"))
    if not single and sure and about.kind.addable and about.kind.size < 6 and dice.random() < _PLURAL_SHARE:
        number = dice.choice(("two", "two", "three", "several"))
        return Mention(f"{number} {words} {several}" if words else f"{number} {several}", many=True)
    return Mention(with_article(named), many=False)


def _portion(about: Subject, named: str, words: str, place: str, dice: random.Random) -> str:
    said = {*about.name.split(), *place.split()}
    fit = [serving for serving in about.kind.servings if said.isdisjoint(serving.split()[1:-1])]
    if _FOR_SALE.search(place) and about.kind.category in {"food", "drink"}:
        fit = [serving for serving in fit if _PACKED.search(serving)] or [_PACKS[about.kind.category]]
    own = _stuff_portion(about.name)
    if own and not (fit and about.kind.count == "mass"):
        portion = "a clump of" if about.kind.category == "plant" else own
        return (
            f"{with_article(words + ' ' + portion.partition(' ')[2])} {about.name}" if words else f"{portion} {named}"
        )
    if not fit:
        return f"some {named}"
    serving = dice.choice(fit)
    if words.startswith("half-"):  # the bottle is half empty, not the wine
        return f"{with_article(words + ' ' + serving.partition(' ')[2])} {named.removeprefix(words).strip()}"
    return f"{serving} {named}"


_HALF = re.compile(r"^(half|well) ")
_FOR_SALE = re.compile(r"\b(shop|store|supermarket|cash register|warehouse|crate|pallet)\b")
_PACKED = re.compile(
    r"\b(jar|bag|packet|bottle|box|can|tin|pack|carton|block|loaf|piece|bunch|basket|crate|pile|heap|sack)\b"
)
_PACKS = {"food": "a packet of", "drink": "a bottle of"}


def _adjective(about: Subject, dice: random.Random) -> str:
    first = {word.lower() for word in about.name.replace("-", " ").split()}
    if len(first) > 2 or first & (_COLOUR_WORDS | _AGES_AND_SIZES) or about.name[:1].isupper():
        return ""
    known = _ADJECTIVES.get(about.kind.category, ())
    return dice.choice(known) if known else ""
