"""What the people and animals of a caption could be doing instead, and of what there are several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from InstructionGen.cards import Value
from InstructionGen.checks.doings.doing import PATHS, STATIC, Doing, doing_of, is_alive, past_staying
from InstructionGen.checks.lexicon import BODY, EITHER_NUMBER, WORN, is_person
from InstructionGen.checks.reading import Phrase, Reading, read
from InstructionGen.english import plural, singular, tidy, verb_lemma
from InstructionGen.errors import Rejected
from InstructionGen.pool import Concept, Pool
from InstructionGen.tasks.questions.asked import OFFERED, Asked, Variables

_EACH = 4
"""Doings that are offered for one of several."""
DOERS = frozenset("child adult dog cat horse bird grazer animal".split())
"""Who does something, in the words of the card's ``suits``."""
OBJECT = "..."
"""Stands in a card's value for what the old verb was done to, which stays: ``opening ...``."""
OWN = "their"
"""Stands in a card's value for *his*, *her* or *its*."""
_CHILDREN = frozenset("child kid boy girl baby toddler infant youngster schoolboy schoolgirl newborn".split())
_MALE = frozenset("man boy guy gentleman groom father businessman policeman fireman cowboy schoolboy son king".split())
_FEMALE = frozenset("woman girl lady bride mother schoolgirl businesswoman daughter queen".split())
_GRAZERS = frozenset(
    "cow cattle bull calf ox oxen sheep lamb ram ewe goat deer elk moose antelope gazelle giraffe elephant bison "
    "buffalo camel llama alpaca rhino rhinoceros wildebeest yak steer".split()
)
_HORSES = frozenset("horse pony foal colt mare stallion donkey mule zebra mustang".split())
_FLYING = frozenset("fly soar hover glide".split())
_SWIMMING = frozenset("swim float wade paddle bathe splash".split())
_GEARED = frozenset("surf ski skate snowboard skateboard ride windsurf drive jump slide race sail wakeboard".split())
_POSTURES = frozenset("sit stand lie lay rest sleep kneel crouch wait relax pose lounge perch nap seat lean".split())
_BALLPARK = frozenset("baseball mound ball game throw throwing throws field pitch pitching".split())
_NEVER_DOERS = frozenset("couple pair group one someone somebody crowd audience team family party".split())
_WATERS = frozenset("water ocean sea lake river pond pool".split())
_SEATS = frozenset(
    "bench chair couch sofa bed stool table armchair desk seat recliner hammock swing windowsill sill toilet counter "
    "sink laptop keyboard box basket suitcase crib stroller motorcycle bike bicycle scooter moped horse elephant truck "
    "car branch wire fence limb post pole rail railing ledge bathtub tub lap blanket pillow rug mat shelf dresser "
    "toilet bus train boat canoe kayak hood roof wall perch saddle carriage wagon cart tree surfboard snowboard "
    "skateboard board".split()
)
_HOLDING_ON = frozenset(
    "work participate compete engage lead gather cover surround line grow look get go prepare hang "
    "huddle stick bunch crowd".split()
)
_BESIDES = frozenset("hold wear carry overlook include".split())
_GEAR = frozenset("skateboard surfboard snowboard ski board skateboards surfboards snowboards skis wave".split())
_NO_BEASTS = frozenset("bat mouse crane ray".split())
_OPEN = frozenset(
    "field grass grassland meadow pasture park yard lawn beach sand snow street road sidewalk path trail dirt hill "
    "hillside slope desert savanna savannah plain forest woods water mud plaza playground track".split()
)
"""Where there is room to run."""
_CRAMPED = frozenset(
    "table desk counter plate meal food dinner restaurant laptop computer keyboard bathroom stall stalls cage crate "
    "kitchen crowd crowded couch sofa bed sink".split()
)
"""Where these are, nobody rolls over or does a handstand."""
_MOVING = frozenset("riding pushing pulling carrying leading flying".split())
_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "sleep nap doze rest snore lie lay relax lounge curl sit",
        "walk stroll wander travel march tiptoe head",
        "run jog sprint gallop race",
        "trot canter gallop",
        "look glance stare gaze watch peer",
        "eat chew graze feed bite nibble munch",
        "smile grin laugh",
        "laugh giggle",
        "kneel crouch squat bend",
        "carry hold",
        "sit seat perch",
        "fly soar glide hover circle",
        "swim paddle float wade tread",
        "stand wait pose",
        "jump leap hop skip",
        "play run",
        "operate use type work",
    )
)
"""Doings that look the same in a picture, or nearly so."""
_AT_SOMETHING = frozenset(
    "looking pointing waving laughing smiling grinning frowning shouting barking growling hissing whistling".split()
)
_GOING = frozenset(
    "walk run jog stroll wander march hike trot gallop head move go cross charge travel race hurry step wade "
    "roam crawl "
    "limp trek canter stampede sprint skip amble".split()
)
_SERVED = frozenset(
    "plate bowl grilled fried roasted baked cooked rice sandwich salad sauce dish fork pan tray".split()
)
"""Beside these a chicken is a dish."""
_EATEN = frozenset("chicken turkey duck fish lobster crab lamb salmon tuna shrimp pig goose".split())
_SAUSAGES = frozenset("hot chili chilli cheese corn coney".split())
_DESKTOP = frozenset("computer laptop keyboard desk monitor corded wireless cordless pad".split())
_DRESS = WORN | frozenset("hair beard ponytail tattoo mustache moustache".split())
_MOUNTS = frozenset("motorcycle bike bicycle scooter moped horse elephant saddle camel donkey pony carriage".split())
_GIVING = frozenset(
    "put place set pour give feed show hand offer take make have get let help teach use keep wear play".split()
)
_GOVERNED = frozenset("look stare gaze smile wave bark point glance peer laugh grin".split())
_STATES = frozenset("open closed shut upside high aloft".split())
"""After a verb's object these hang on the verb: *holding a phone open*."""
_NEEDED_BY_OBJECT = frozenset("with to for into onto from as of off out over at".split())


def doings(asked: Asked) -> Variables:
    """``doings``: pairs of somebody in the caption (``object``) and what they could do instead (``doing``)."""
    reading = read(tidy(asked.caption))
    others = frozenset(word.lemma for word in reading.words) | {word.key for word in reading.words}
    offers = [
        (name, found)
        for name, doing, concept in _doers(asked, reading)
        if (found := _fitting(asked, reading, doing, concept, others))
    ]
    if not offers:
        raise Rejected("prompt", "nobody whose doing could change", asked.caption)
    offers = asked.shuffled(offers)
    most = OFFERED if len(offers) == 1 else _EACH
    drawn = [
        {"object": name, "doing": value}
        for name, found in offers
        for value in asked.dice.sample(found, min(most, len(found)))
    ]
    return {"doings": drawn[:OFFERED]}


def _doers(asked: Asked, reading: Reading) -> Iterator[tuple[str, Doing, Concept | None]]:
    """The people and animals of a caption that the run aims at, and what each does."""
    heads = [phrase.keys[-1] for phrase in reading.phrases]
    for phrase in reading.phrases:
        name = " ".join(phrase.keys)
        concept = asked.pool.find(name) or asked.pool.find(phrase.keys[-1])
        single = heads.count(phrase.keys[-1]) == 1 and is_alive(phrase) and not _is_doubtful(reading, phrase)
        if not single or not is_meant(asked, name, concept):
            continue
        doing = doing_of(reading, phrase)
        if doing is not None and not _goes_on(reading, doing):
            yield name, doing, concept


def _is_doubtful(reading: Reading, phrase: Phrase) -> bool:
    """Whether a word for somebody may mean a thing, a dish, or several: a pitcher in a kitchen, chicken with rice."""
    head, first = phrase.keys[-1], reading.words[phrase.first].key
    told = {word.key for word in reading.words}
    herd = head in EITHER_NUMBER and phrase.number == "one" and first not in ("a", "an", "one", "this", "the")
    dish = head in _EATEN and bool(told & _SERVED)
    device = head == "mouse" and bool(told & _DESKTOP)
    jug = head == "pitcher" and not told & _BALLPARK
    sausage = head == "dog" and not _SAUSAGES.isdisjoint(phrase.keys)
    # "a hydrant that a man is painting": what he does, he does to what was named before
    done_to = phrase.first > 1 and reading.words[phrase.first - 1].tag == "rel"
    return herd or dish or device or jug or sausage or done_to or head in _NEVER_DOERS


def _goes_on(reading: Reading, doing: Doing) -> bool:
    """Whether the caption says further on what else they do, to what end, or how they hold themselves.

    *while …*, *to take a picture*, *for the sunrise*, *with its arm stretched out*.
    """
    rest = reading.words[doing.stop :]
    if any(word.key == "for" for word in rest) or any(
        word.key == "with" and own.tag == "poss" and {part.key, part.lemma} & BODY
        for word, own, part in zip(rest, rest[1:], rest[2:], strict=False)
    ):
        return True
    if any(word.tag in ("sub", "verb-inf") or word.key in ("one", "each", "trying") for word in rest):
        return True
    lively = {
        phrase.last
        for phrase in reading.phrases
        if is_alive(phrase) and phrase.keys[-1] not in _NEVER_DOERS  # "people in an audience taking pictures"
    }
    return any(
        word.tag == "verb-ing" and i not in lively and word.lemma not in _BESIDES
        for i, word in enumerate(rest, doing.stop)
    )


def is_meant(asked: Asked, name: str, concept: Concept | None) -> bool:
    """Whether a run is about a thing; people of whom the pool has no concept are, where it is about everything."""
    if asked.aim.about and singular(asked.aim.about.lower()) != name:
        return False
    return asked.aims_at(concept) if concept is not None else not asked.aim.concepts


def _fitting(
    asked: Asked, reading: Reading, doing: Doing, concept: Concept | None, others: frozenset[str]
) -> list[str]:
    """The card's doings that suit somebody where they are, in their words."""
    who = {doer_of(doing.subject, concept)}
    if asked.unexpected():
        who = set(DOERS) - who
    known = _known(asked.card.values)
    where = _where(reading, doing)
    old = verb_lemma(reading.words[doing.at].key) if doing.there else ""
    found: list[str] = []
    if doing.object is not None:
        found = _with_object(asked, reading, doing.object, old, who, others)
    else:
        for value, suits, unless in known[""]:
            if suits & who and suits & where and not unless & others:
                found.append(value)
    beyond = past_staying(reading, doing.stop)
    if {word.key for word in reading.words[doing.stop : beyond]} & {"alone", "together"}:
        found = [value for value in found if OWN not in value.split()]
    follows = reading.words[beyond].key if beyond < len(reading.words) else ""
    if follows in ("at", "to") and where != {"at"}:
        found = [value for value in found if value.split()[0] not in _AT_SOMETHING]
    if follows == "on":
        found = [value for value in found if value not in ("looking up", "looking down", "looking back")]
    if doing.there and where == {"at"}:
        found = [value for value in found if " " not in value]
    return [
        in_person(value, doing.subject) for value in found if not _repeats(value, old, others, doing.object is not None)
    ]


def _with_object(
    asked: Asked, reading: Reading, thing: Phrase, old: str, who: set[str], others: frozenset[str]
) -> list[str]:
    """What else somebody can do with what they do something with; nothing where the old verb is needed."""
    follows = reading.words[thing.last].key if thing.last < len(reading.words) else ""
    if old in _GIVING or follows in _STATES or _needs_more(reading, thing):
        return []
    said = said_by(reading, thing)
    return [
        value.replace(OBJECT, said)
        for value, suits, unless in _known(asked.card.values)[OBJECT]
        if (follows not in PATHS or value.split()[0] in _MOVING)
        and suits & who
        and suits & _object_words(thing, asked.pool)
        and not unless & others
    ]


def _repeats(value: str, old: str, others: frozenset[str], taken: bool) -> bool:
    verb = verb_lemma(value.split(maxsplit=1)[0])
    looks_the_same = any(verb in alike and old in alike for alike in _ALIKE)
    return verb == old or looks_the_same or (not taken and verb in others)


@lru_cache(maxsize=16)
def _known(values: tuple[Value, ...]) -> Mapping[str, Sequence[tuple[str, frozenset[str], frozenset[str]]]]:
    """The card's doings with their object in its place, and those that do without one."""
    rows = [(value.value, frozenset(value.suits), frozenset(value.unless)) for value in values]
    return {OBJECT: [row for row in rows if OBJECT in row[0]], "": [row for row in rows if OBJECT not in row[0]]}


def doer_of(phrase: Phrase, concept: Concept | None) -> str:
    """Which of ``DOERS`` somebody is."""
    head = phrase.keys[-1]
    beast = concept is not None and concept.category == "animal"
    names = {head, *((concept.name, *concept.hypernyms) if concept is not None and beast else ())}
    bird = "bird" in names or "bird" in (concept.kind if concept is not None else "")
    told = {
        "child": head in _CHILDREN,
        "dog": bool(names & {"dog", "puppy", "pup"}),
        "cat": bool(names & {"cat", "kitten", "kitty"}),
        "bird": bird or head in _BIRDS,
        "horse": bool(names & _HORSES),
        "grazer": bool(names & _GRAZERS),
        "animal": beast or not is_person(head),
    }
    return next((doer for doer, fits in told.items() if fits), "adult")


_BIRDS = frozenset(
    "bird duck goose swan chicken rooster hen penguin owl eagle hawk seagull gull pigeon parrot peacock ostrich "
    "pelican flamingo heron crow duckling chick sparrow robin egret crane stork".split()
)


def _where(reading: Reading, doing: Doing) -> set[str]:
    """Where, or in which manner, the doing goes on, in the words of the card's ``suits``; nothing: no other fits."""
    words = reading.words
    lemma = verb_lemma(words[doing.at].key) if doing.there else ""
    stop = past_staying(reading, doing.stop)
    follows = words[stop] if stop < len(words) else None
    key = follows.key if follows is not None and follows.tag == "prep" else ""
    while stop < len(words) and words[stop].tag == "prep":
        stop += 1
    place = reading.phrase_at(stop)
    head = place.keys[-1] if place is not None and key else ""
    found: set[str] = set()
    if head == "direction" or any(word.key == "mid" for word in words):  # one looks there, or is caught in the act
        return found
    if lemma in _FLYING or head in ("sky", "air"):
        found = {"air"}
    elif key in PATHS and (lemma in _SWIMMING or lemma in _GOVERNED):
        found = set()
    elif lemma in _SWIMMING or (head in _WATERS and key in ("in", "on", "through")):
        found = {"water"}
    elif lemma in _GEARED:
        found = set()
    elif key == "at" and lemma in _GOVERNED:
        found = {"at"}
    elif key in PATHS and key not in ("over", "from", "to"):
        found = {"path"} if lemma in _GOING and not _geared(reading) else set()
    elif _may_stay(key, head, lemma) and (key in STATIC or key == "with" or follows is None or follows.after_comma):
        before = any(words[i].key == "front" for i in range(doing.stop, stop))
        seat = key in ("on", "in", "inside", "atop") and head in _SEATS and not before
        found = {"any", "seat"} if seat else {"any", "ground"}
        found |= {"open"} if key in ("in", "on") and head in _OPEN and not before else set()
        cramped = bool(_CRAMPED & {word.key for word in words}) and not seat
        found = found - {"ground"} if cramped else found
        found = {"any"} if _geared(reading) or head in _MOUNTS else found
    return found


def _geared(reading: Reading) -> bool:
    return any(word.key in _GEAR or word.lemma in _GEAR for word in reading.words)


def _may_stay(key: str, head: str, lemma: str) -> bool:
    """Whether what follows the verb, or the name, can stay where another doing comes."""
    if not lemma:
        return head not in _DRESS and not (key == "on" and head in ("phone", "telephone", "computer", "wii"))
    return lemma in _POSTURES or (key not in ("on", "at", "against", "with") and lemma not in _HOLDING_ON)


def _needs_more(reading: Reading, thing: Phrase) -> bool:
    """Whether what follows the verb's object hangs on the verb: *cutting a cake with a knife*."""
    follows = reading.words[thing.last] if thing.last < len(reading.words) else None
    if follows is not None and follows.key in ("in", "on") and is_alive(thing):
        return True
    rest = reading.words[thing.last :]
    if any(
        own.tag == "poss" and {part.key, part.lemma} & BODY for own, part in pairwise(rest)
    ):  # "carrying bananas on their shoulder"
        return True
    return follows is not None and (
        (follows.key in _NEEDED_BY_OBJECT and not follows.after_comma)
        or follows.tag in ("conj", "rel", "sub")
        or follows.is_verb
    )


def _object_words(thing: Phrase, pool: Pool) -> set[str]:
    concept = pool.find(" ".join(thing.keys)) or pool.find(thing.keys[-1])
    words = {word if word not in DOERS else f"the {word}" for word in (thing.keys[-1], " ".join(thing.keys))}
    if concept is None:
        return words
    if thing.keys[-1] in _NO_BEASTS:
        return words
    return words | {"beast" if concept.category == "animal" else concept.category}


def said_by(reading: Reading, phrase: Phrase) -> str:
    """The words of a phrase as the caption has them."""
    return " ".join(word.text for word in reading.words[phrase.first : phrase.last])


def in_person(value: str, subject: Phrase) -> str:
    """A doing with *their* turned into what the doer is called by: ``spreading its wings``."""
    words = value.split()
    if OWN not in words:
        return value
    at = words.index(OWN)
    many, head = subject.number == "many", subject.keys[-1]
    if many:
        end = next((i for i in range(at + 1, len(words)) if words[i] in _PREPOSITIONS), len(words))
        words[end - 1] = plural(words[end - 1])
        return " ".join(words)
    words[at] = "his" if head in _MALE else "her" if head in _FEMALE else OWN if _is_person(head) else "its"
    return " ".join(words)


_PREPOSITIONS = STATIC | PATHS | {"with", "high", "wide", "clean", "dry", "shut"}


def _is_person(head: str) -> bool:
    return is_person(head)
