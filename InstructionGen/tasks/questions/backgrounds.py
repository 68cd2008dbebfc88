"""Other places for what a caption names: where it may be met, or where nobody would look for it."""

from __future__ import annotations

from collections.abc import Iterable

from InstructionGen.checks.reading import NOMINAL, Reading, read
from InstructionGen.checks.whole.moments import clash, state_stretches
from InstructionGen.checks.whole.setting import Place, places_in
from InstructionGen.checks.whole.sorts import GROUNDS
from InstructionGen.checks.whole.staged import untailed
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept
from InstructionGen.pool.knowledge import Kind, Knowledge
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables, objects_in
from InstructionGen.tasks.questions.grounds import is_same_ground, is_seen_behind, is_small
from InstructionGen.tasks.questions.whole import LARGE, SMALL, lemmas_of, one_sentence


def backgrounds(asked: Asked) -> Variables:
    """``values``: other places for what the caption names: where it may be met, or where nobody would look for it."""
    one_sentence(asked)
    caption = read(untailed(" ".join(asked.caption.split())))
    _refuse_bound(asked, caption)
    found = places_in(caption)
    subject = _subject(asked, caption)
    places = _places(asked, subject)
    said = {word.key for word in caption.words}
    old = {head for place in found for head in place.heads}
    small = is_small(asked.pool.knowledge.kinds[subject.kind])
    fitting = [p for p in places if p.split()[0] in _STANDING and not _alike(_words_of(p), said | old)]
    fitting = [p for p in fitting if is_seen_behind(p, small) and not is_same_ground(p, old)]
    fitting = [p for p in fitting if not state_stretches(read(p)) and not clash(p.split(), list(said))]
    if any(word.is_verb and word.lemma in _MOVING for word in caption.words):
        fitting = [p for p in fitting if p.split(maxsplit=1)[0] in _ROOM_TO_MOVE and not p.startswith("in front")]
    if not fitting:
        raise Rejected("prompt", "no other place for it", asked.caption)
    return {"values": asked.dice.sample(fitting, min(OFFERED, len(fitting)))}


_STANDING = frozenset("in on at beside under outside near by among inside amid next".split())
"""How a place begins of which a thing can be said to be there: none is *along an avenue*."""
_MOVING = frozenset("drive travel ride walk run gallop trot roam wander march stroll race".split())
_ROOM_TO_MOVE = frozenset("in on among".split())
"""Where one can be on the move: nobody is *driving at* a petrol station."""
_STAYS_PUT = frozenset(
    """
    stand sit walk lie lay rest run graze play pose wait park ride travel drive sleep eat hold wear carry stroll
    gather kneel crouch talk smile look relax stop be laugh chat read drink pull feed place display set perch
    trot jog march wander roam line seat lounge nap curl face bend nurse hug kiss push locate position
    arrange group huddle
    """.split()
)
_BOUND = frozenset(
    """
    ski skier skiing skis snowboard snowboarder snowboarding surf surfer surfing surfboard wave wakeboard kayak
    canoe paddle paddleboard swim swimmer swimming dive sail sailboat float skate skater skateboard skateboarder
    skateboarding tennis baseball soccer football basketball volleyball golf hockey rugby cricket badminton
    frisbee batter pitcher catcher umpire bat racket racquet ball match game court rink ramp race racing stadium
    player team tournament kite fly flying soar airborne air jump leap climb cross swing trick pitch court sled
    parasail toilet sink bathtub urinal oven stove shower train tram runway intersection sign signal traffic
    hydrant meter bridge clock tower building view pedestrian bicyclist make making prepare preparing cooking
    batting closeup close-up wii nintendo video tv television hand window door wall room house kitchen bathroom
    bedroom church city street-sign sky reflection shadow fence pole train-track track rail tracks cook bake
    wash bathe land dock moor cloud water snow herd grassy sandy snowy surface mural graffiti poster billboard parking
    screen monitor push
    """.split()
)
"""Doings and things that are of their place, or are the place: they cannot be taken elsewhere."""


def _refuse_bound(asked: Asked, caption: Reading) -> None:
    """Refuse a caption that is about its place, or whose doings belong to it."""
    found = places_in(caption)
    said = f" {caption.text(0, len(caption.words))} "
    if any(f" {words} " in said for words in _SAID_OF_ALL):
        raise Rejected("prompt", "it belongs to its place", asked.caption)
    if len(found) > 1:
        raise Rejected("prompt", "its place is in several pieces", asked.caption)
    place = range(found[0].start, found[0].stop) if found else range(0)
    for at, word in enumerate(caption.words):
        if at in place:
            continue
        if {word.key, word.lemma} & _BOUND or (word.tag in NOMINAL and word.lemma in GROUNDS - _CARRIED):
            raise Rejected("prompt", "it belongs to its place", asked.caption)
    if found:
        before = found[0].start - 1
        while before >= 0 and caption.words[before].tag == "adv":
            before -= 1
        verb = caption.words[before] if before >= 0 else None
        fenced = verb is not None and before > 0 and caption.words[before - 1].tag == "det" and verb.tag == "verb-ed"
        if fenced or _BOUND_PLACES & set(found[0].heads) or _goes_on(caption, found[0]):
            raise Rejected("prompt", "it belongs to its place", asked.caption)
        if verb is None or (verb.is_verb and verb.lemma not in _STAYS_PUT) or verb.tag in ("prep", "det"):
            raise Rejected("prompt", "it belongs to its place", asked.caption)
        looking = any(w.lemma in _GAZING and w.is_verb for w in caption.words[: before + 1])
        if looking:
            raise Rejected("prompt", "it belongs to its place", asked.caption)
    elif any(w.lemma in _UNPLACED for w in caption.words) or _states(asked, caption):
        raise Rejected("prompt", "it belongs to its place", asked.caption)


_BOUND_PLACES = frozenset("air midair sky court rink ramp track pool stadium outfield infield dugout".split())
"""Places of a doing that none other has."""


def _goes_on(caption: Reading, place: Place) -> bool:
    """Whether something more is said of the place: *filled with cars*, *with the fireplace*, a statue's *sitting*."""
    said = caption.words[place.stop : place.stop + 2]
    if not said or said[0].after_comma:
        return False
    doing = said[0].tag == "verb-ing" and not place.firm
    return doing or said[0].tag in ("verb-ed", "rel") or [w.key for w in said] == ["with", "the"]


def _states(asked: Asked, caption: Reading) -> bool:
    """Whether the sentence says what a thing has and not what goes on, so that no place can be said of it."""
    verbs = {w.lemma for w in caption.words if w.tag == "verb-fin"} & _STATIVE
    named = objects_in(asked.caption, asked.pool)
    lives = any(asked.pool.knowledge.kinds[c.kind].alive for c in list(named.values())[:1])
    return bool(verbs - {"hold", "carry", "have"} if lives else verbs)


_STATIVE = frozenset(
    "contain have include hold carry feature show surround consist come appear seem belong need".split()
)


_SAID_OF_ALL = (
    *("close up", "out in the", "in the wild", "look on", "out of the water", "out of a"),
    *(
        f"{where} {one} {vehicle}"
        for where in ("on", "in", "inside")
        for one in ("a", "the")
        for vehicle in ("bus", "train", "car", "plane", "van", "truck")
    ),
)
"""After these a caption is of where it is taken: nobody sits on the bus in a meadow."""
_CARRIED = frozenset(
    """
    table desk bed sofa couch blanket leaf plant flower log tree crowd branch hay straw rug counter shelf
    """.split()
)
_GAZING = frozenset(
    """
    look gaze stare watch face photograph point put dip throw pour reach hang toss drop dunk stick plant spray
    drink
    """.split()
)
_UNPLACED = frozenset("its it close-up close closeup up photo picture image view painting mirror".split())


_PICTURED = frozenset({"photo", "photograph", "picture", "image", "snapshot"})


def _subject(asked: Asked, caption: Reading) -> Concept:
    named = objects_in(asked.caption, asked.pool)
    leads = [p for p in caption.phrases if " ".join(p.keys) not in _PICTURED][:1]
    for phrase in leads:
        name = " ".join(phrase.keys)
        concept = named.get(name)
        if concept is None or concept.category in ("body", "material", "place", "nature"):
            break
        if asked.aims_at(concept) and (not asked.aim.about or asked.aim.about == name):
            return concept
    raise Rejected("prompt", "no known subject", asked.caption)


_PEOPLED = tuple(
    """
    street city_square park beach field meadow forest desert mountain hill village harbour market country_road
    savanna canal_side courtyard garden ruins farmyard orchard vineyard cliff lake river
    """.split()
)
_ROOMED = tuple(
    """
    museum library gallery greenhouse church hallway workshop warehouse living_room cafe
    """.split()
)
_NOT_GROUND = frozenset(
    """
    sky night_sky open_sea coral_reef aquarium polar_ice seashore swimming_pool stadium dining_table
    tennis_court baseball_field golf_course sports_field gym stage concert_hall
    """.split()
)


def _places(asked: Asked, subject: Concept) -> list[str]:
    """Places where all that the caption names could be."""
    knowledge = asked.pool.knowledge
    kinds = [knowledge.kinds[c.kind] for c in objects_in(asked.caption, asked.pool).values()]
    own = knowledge.kinds[subject.kind]
    if is_small(own):
        caption = read(asked.caption)
        there = {i for place in places_in(caption) for i in range(place.start, place.stop)}
        held = {w.key for i, w in enumerate(caption.words) if w.tag == "prep" and i not in there}
        if _SUPPORTING & held:
            raise Rejected("prompt", "it belongs to its place", asked.caption)
        if asked.unexpected():
            return _at_large(knowledge, tuple(s for s in _PEOPLED if s not in own.scenes))
        return list(asked.pool.places(subject))
    least = LARGE if own.person else SMALL
    heavy = [k for k in kinds if not k.person and k.size >= least and k.slots[0] != "place"]
    if asked.unexpected():
        scenes: Iterable[str] = [s for s in knowledge.scenes if all(s not in k.scenes for k in heavy)]
        if not heavy:
            scenes = (*_PEOPLED, *_ROOMED)
    elif heavy:
        scenes = [s for s in heavy[0].scenes if all(s in k.scenes for k in heavy)]
    else:
        scenes = (*_PEOPLED, *_ROOMED)
    moving = _OUT_THERE & lemmas_of(asked)
    homely = _AT_HOME & lemmas_of(asked)
    chosen = [s for s in scenes if s not in _NOT_GROUND and (not moving or knowledge.scenes[s].outdoors)]
    chosen = [s for s in chosen if not homely or not knowledge.scenes[s].outdoors]
    caption = read(asked.caption)
    there = {i for place in places_in(caption) for i in range(place.start, place.stop)}
    shown = knowledge.scenes_in(word.lemma for i, word in enumerate(caption.words) if i in there)
    return _at_large(knowledge, tuple(s for s in chosen if s not in shown), _slot(own))


_SUPPORTING = frozenset("on in inside under at by behind above below over from atop".split())
_OUT_THERE = frozenset(
    """
    ride drive run walk graze travel trot gallop horse car truck bus bicycle bike motorcycle carriage cart
    umbrella cow sheep elephant zebra giraffe van taxi moped scooter wagon
    """.split()
)
"""Doings and things for which no room is the place."""
_AT_HOME = frozenset(
    """
    toothbrush toothpaste brush screen computer keyboard fridge refrigerator microwave pajamas remote fireplace
    """.split()
)
"""Doings and things that are of a room."""


def _slot(kind: Kind) -> str:
    return "water" if kind.slots[0] == "water" else "ground"


def _at_large(knowledge: Knowledge, scenes: tuple[str, ...], slot: str = "ground") -> list[str]:
    """Places on the ground of the scenes, and the scenes themselves."""
    found: list[str] = []
    for scene in scenes:
        by_slot = {str(name): phrases for name, phrases in knowledge.scenes[scene].backgrounds.items()}
        found += by_slot.get(slot, ())
        if slot == "ground":
            found += by_slot.get("place", ())
    return list(dict.fromkeys(found))


def _alike(words: frozenset[str], others: frozenset[str] | set[str]) -> bool:
    """Whether two places have a word in common, in whatever form: *grassland* and *grass*."""
    return any(
        one == other or (min(len(one), len(other)) > _SHORT and (one.startswith(other) or other.startswith(one)))
        for one in words
        for other in others
    )


_SHORT = 3


def _words_of(place: str) -> frozenset[str]:
    return frozenset(word.lower() for word in place.split()) - _LITTLE


_LITTLE = frozenset(
    """
    a an the of in on at by to with and under over beside along among in front near next old edge end middle
    """.split()
)
