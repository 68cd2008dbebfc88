"""Whether a kind of thing suits a captioned picture at all, before anyone asks where in it."""

from __future__ import annotations

from InstructionGen.engine.rules.edits.occasions import is_unasked
from InstructionGen.engine.rules.edits.reading import Reading
from InstructionGen.engine.rules.edits.surroundings import ROOMS, revealed_scenes
from InstructionGen.english import NounPhrase
from InstructionGen.pool import Concept, Pool
from InstructionGen.pool.knowledge import Kind

SPORTS = frozenset(
    """
    tennis baseball softball soccer football basketball volleyball golf hockey rugby cricket badminton ping-pong
    frisbee ski skier skiing snowboard snowboarder snowboarding sled surf surfer surfing surfboard skate skater skating
    skateboard skateboarder skateboarding bowl bowling box boxing wrestle wrestling swim swimming swimmer polo archery
    gym gymnast gymnastics player footballer batter pitcher catcher umpire court match tournament race racing cyclist
    wakeboard kayak paddle dive diver fencing lacrosse stadium goalkeeper athlete team game cricketer
    """.split()
)
_STEM = 4
"""Letters that a sport and its gear share: ``skateboarder`` and ``skate ramp``."""
_PLAYED_ANYWHERE = frozenset({
    "ball", "beach ball", "football", "soccer ball", "volleyball", "basketball", "tennis ball", "rubber ball",
    "frisbee", "skateboard", "skipping rope", "jump rope", "rugby ball", "softball", "baseball",
})  # fmt: skip


def suits(reading: Reading, concept: Concept, kind: Kind, anchors: list[NounPhrase], pool: Pool) -> bool:
    """Whether the kind is met in the scene that the caption reveals first, and its sport is the one being played."""
    said, name = reading.said(), concept.name.lower()
    first_word = name.split()[0]
    foreign = first_word in OF_A_PLACE and first_word not in said
    silent = kind.category == "instrument" and not said & _MUSICAL
    idle = kind.category == "sport" and not _is_played(reading, concept)
    label = kind.category == "art" and name.endswith(_LABELS)
    lonely = kind.alive and kind.category == "animal" and not _keeps_company(reading, kind, anchors)
    unplumbed = kind.name == "bathroom_fixture" and "bathroom" not in revealed_scenes(reading, pool)
    unasked = is_unasked(said, name, kind.name)
    remote = not kind.alive and len(kind.scenes) == 1 and not is_plainly(reading, kind.scenes[0], pool)
    unfit = foreign or silent or idle or label or lonely or unplumbed or unasked or remote
    return not unfit and _is_met(reading, kind, anchors, pool)


def is_plainly(reading: Reading, scene: str, pool: Pool) -> bool:
    """Whether the caption names the scene or two things of it: a mirror is not yet a bathroom."""
    said = reading.said()
    names = {scene, scene.replace("_", " "), scene.partition("_")[0]}
    return bool(names & said) or sum(word in said for word in pool.knowledge.scenes[scene].words) > 1


OF_A_PLACE = ROOMS | frozenset("garden church hospital lawn altar dining dentist barber school patio picnic".split())
"""A name that begins so says where the thing belongs: a kitchen cabinet."""
TAME = frozenset("dog cat horse cattle sheep_goat pig poultry pigeon duck_swan camel_llama".split())
_WILD = frozenset(
    "big_cat wild_canine bear large_beast crocodile primate great_ape forest_cat jungle_cat snake".split()
)
_KEPT = frozenset("zoo safari circus ranger keeper trainer".split())
_LABELS = (" tag", " plate", " label", " sticker", " badge")
"""No things of their own: what they are on would have to come too."""
_SEEN_FROM_AFAR = 3
_MUSICAL = frozenset(
    "band stage concert music musician guitar drum piano orchestra singer violin living rehearsal".split()
)


def _keeps_company(reading: Reading, kind: Kind, anchors: list[NounPhrase]) -> bool:
    """Whether it is met where the animals of the caption are: no rooster among bears."""
    among_people = any(reading.nouns.is_person(reading.core(p)) for p in reading.sentence.phrases)
    if kind.name in _WILD and among_people and not reading.said() & _KEPT:
        return False
    if "perch" in kind.slots or kind.size < _SEEN_FROM_AFAR:
        return True
    for anchor in anchors:
        there = reading.nouns.kind(reading.nouns.concept(reading.core(anchor)))
        animal = there is not None and there.category == "animal" and reading.is_alive(anchor)
        if there is not None and animal and "perch" not in there.slots:
            together = set(there.scenes) & set(kind.scenes) and (there.name in TAME) == (kind.name in TAME)
            if not together:
                return False
    return True


def _is_met(reading: Reading, kind: Kind, anchors: list[NounPhrase], pool: Pool) -> bool:
    """Whether it is met in the scene most spoken of, or else where the things of the caption are met."""
    revealed = revealed_scenes(reading, pool)
    if revealed:
        named = {t.lemma for t in reading.tokens} & set(revealed)  # "a bathroom": no plate is met there
        shared = [scene for scene in revealed if scene in kind.scenes]
        first = named or {revealed[0]}
        return first <= set(shared) and 2 * len(shared) >= min(len(revealed), 3)
    concepts = [reading.nouns.concept(reading.core(a)) for a in anchors]
    kinds = [pool.knowledge.kinds.get(c.kind) for c in concepts if c is not None]
    homes = [set(k.scenes[:3]) for k in kinds if k is not None and not k.person]
    return bool(homes) and all(home & set(kind.scenes) for home in homes)


def _is_played(reading: Reading, concept: Concept) -> bool:
    sports = [t.lemma.lower() for t in reading.tokens if t.lemma.lower() in SPORTS]
    if not sports:
        return concept.name.lower() in _PLAYED_ANYWHERE
    own = concept.name.lower()
    return any(sport[:_STEM] in own for sport in sports if len(sport) >= _STEM and sport not in _ANY_SPORT)


_ANY_SPORT = frozenset("player court match tournament race racing stadium athlete team game footballer gym".split())
